//! Draws: views in, bytes out. Text tables now, pictures of a count; documents later. Nothing here reads a clock,
//! a file or a database.

pub mod draw;
pub mod text;
