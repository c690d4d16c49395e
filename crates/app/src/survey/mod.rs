//! What is done here, one function per action.
