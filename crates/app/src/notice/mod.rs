//! The post of a round as its staff read it: the outbox with previews, holding a message back and letting it go, and
//! the official letters that go the other way, through the e-approval system. Who hears of what is in the domain;
//! writing and sending is in `mail`.

mod letters;
mod outbox;
mod release;
