//! What can be refused about messages.

use crate::refusals;

refusals! {
    /// Refusals about messages.
    NoticeRefusal {
        /// It is sent, given up or held already.
        NotWaiting => (Conflict, "message_not_waiting"),
        /// It is not held.
        NotHeld => (Conflict, "message_not_held"),
        /// It was not given up.
        NotGivenUp => (Conflict, "message_not_given_up"),
        /// None of several was chosen.
        NoneTicked => (Invalid, "message_none_ticked"),
        /// It is on its way at this moment.
        BeingSent => (Conflict, "message_being_sent"),
    }
}
