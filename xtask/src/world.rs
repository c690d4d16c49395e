//! A world to try things on: what the commands that serve the program put into a place first, and who can sign in.

use crate::failure::Outcome;
use crate::program::{Place, Program};

/// One kind of person.
#[derive(Debug)]
pub(crate) struct Person {
    /// What they are.
    pub(crate) role: String,
    /// Mail address and password, unless they never sign in.
    pub(crate) sign_in: Option<(String, String)>,
}

/// Fills a place and answers one person of each kind.
pub(crate) fn make(program: &Program, place: &Place) -> Outcome<Vec<Person>> {
    let (email, password) = program.administrator(place)?;
    Ok(vec![
        Person {
            role: "stranger".to_owned(),
            sign_in: None,
        },
        Person {
            role: "administrator".to_owned(),
            sign_in: Some((email.to_owned(), password.to_owned())),
        },
    ])
}
