//! Rows into things and back.
