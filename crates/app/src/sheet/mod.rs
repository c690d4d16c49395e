//! What is done with score sheets: fields saved as they are typed, seals, reopenings, revisions, one member's
//! extension, and the opening by two people. What the count makes of them is elsewhere.

mod extension;
mod opening;
mod reads;
mod seal;
mod write;
