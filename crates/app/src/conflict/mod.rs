//! What is done about conflicts of interest: declared, challenged, decided, ended; and the answer to declare on.

mod acts;
mod challenges;
mod reads;
mod sheets;
