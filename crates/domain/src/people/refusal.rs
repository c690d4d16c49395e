//! What people can be refused when they enter, sign in, and are charged with something.

use crate::refusals;

refusals! {
    /// Refusals about persons, accounts and sessions.
    PeopleRefusal {
        /// No session, or one that ended.
        SignedOut => (SignedOut, "signed_out"),
        /// Mail address or password do not fit; the same answer whichever it is.
        SignInFailed => (SignedOut, "sign_in_failed"),
        /// Too many failed tries; the right password works after the wait.
        TooManyTries { retry_after: i64 } => (TooMany, "too_many_tries"),
        /// A one-time token is unknown, used or too old; the same answer whichever it is.
        TokenRefused => (Invalid, "token_refused"),
        /// An account opens only to who agrees to what is kept of them.
        ConsentMissing => (Invalid, "consent_missing"),
        /// The present password was told wrong.
        PasswordWrong => (Invalid, "password_wrong"),
        /// Too few characters.
        PasswordShort { least: usize, length: usize } => (Invalid, "password_short"),
        /// Too many bytes.
        PasswordLong { most: usize } => (Invalid, "password_long"),
        /// Among the first that would be guessed.
        PasswordGuessable => (Invalid, "password_guessable"),
        /// An act with a cookie that another site sent.
        CrossSite => (Forbidden, "cross_site"),
        /// The mail address has no `@` or holds blanks.
        EmailForm => (Invalid, "email_form"),
        /// Somebody has that mail address already.
        EmailTaken => (Conflict, "email_taken"),
        /// No such person.
        PersonUnknown => (Invalid, "person_unknown"),
        /// Nobody disables themselves or gives up the administrator's duty alone, so that one always remains.
        OwnAccount => (Conflict, "own_account"),
        /// The person has chosen a password already.
        InvitedNoMore => (Conflict, "invited_no_more"),
        /// The person holds that duty already.
        DutyHeld => (Conflict, "duty_held"),
        /// Nobody charges themselves.
        DutyToOneself => (Forbidden, "duty_to_oneself"),
        /// The administrator's duty is of the installation, acting and auditing are of a round.
        DutyPlace => (Invalid, "duty_place"),
        /// An auditor needs a letter.
        LetterRequired => (Invalid, "letter_required"),
        /// An auditor needs a period.
        PeriodRequired => (Invalid, "period_required"),
        /// A period ends after it begins.
        PeriodOrder => (Invalid, "period_order"),
        /// Nobody is both applicant and staff in one round.
        DutyAndPart => (Conflict, "duty_and_part"),
        /// The person has that part already.
        PartHeld => (Conflict, "part_held"),
        /// Only an administrator gives a part to somebody who is known already but not in this organization.
        PersonElsewhere => (Conflict, "person_elsewhere"),
    }
}
