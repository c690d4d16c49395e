//! A world to try things on: the demo's rounds, one played to its end, one in scoring and one open for answers, and
//! one person of each kind who can sign in.

use crate::failure::Outcome;
use crate::program::{Place, Program};

/// Everybody's password in the demo.
pub(crate) const PASSWORD: &str = "lantern-river-2017";

/// What each kind of person is, and the address of one.
const PEOPLE: [(&str, &str); 11] = [
    ("administrator", "seok.hajun@simui.example"),
    ("auditor", "gam.woojin@simui.example"),
    ("secretary", "s1@simui.example"),
    ("approver", "s2@simui.example"),
    ("acting secretary", "s3@simui.example"),
    ("chair", "m1@simui.example"),
    ("member", "m2@simui.example"),
    ("member in conflict", "m7@simui.example"),
    ("coordinator", "kim.seoyeon@pps.example"),
    ("drafter", "park.junho@pps.example"),
    ("officer", "jung.minseok@pps.example"),
];

/// One kind of person.
#[derive(Debug)]
pub(crate) struct Person {
    /// What they are.
    pub(crate) role: &'static str,
    /// Mail address and password, unless they never sign in.
    pub(crate) sign_in: Option<(&'static str, &'static str)>,
}

/// Plays the demo into an empty place and answers one person of each kind.
pub(crate) fn make(program: &Program, place: &Place) -> Outcome<Vec<Person>> {
    program.demo(place)?;
    let stranger = Person {
        role: "stranger",
        sign_in: None,
    };
    let people = PEOPLE.iter().map(|(role, email)| Person {
        role,
        sign_in: Some((*email, PASSWORD)),
    });
    Ok(std::iter::once(stranger).chain(people).collect())
}
