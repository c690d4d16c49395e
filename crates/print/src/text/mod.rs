//! Plain text for terminals and letters: views in, lines out. Korean signs take two columns.

mod count;
mod grid;

pub use count::count;
pub use grid::Grid;
