//! What people can be refused when they enter and sign in.

use crate::refusals;

refusals! {
    /// Refusals about persons, accounts and sessions.
    PeopleRefusal {
        /// No session, or one that ended.
        SignedOut => (SignedOut, "signed_out"),
        /// Mail address or password do not fit; the same answer whichever it is.
        SignInFailed => (SignedOut, "sign_in_failed"),
        /// The mail address has no `@` or holds blanks.
        EmailForm => (Invalid, "email_form"),
        /// Somebody has that mail address already.
        EmailTaken => (Conflict, "email_taken"),
        /// The person holds that duty already.
        DutyHeld => (Conflict, "duty_held"),
    }
}
