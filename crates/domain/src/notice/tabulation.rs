//! The mail about a row of the tabulation: that a member says something is wrong with theirs. Who may not read the
//! whole tabulation does not hear of it.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[told(
    "tabulation.questioned",
    "row_questioned",
    Audience::SecretariesOfTheWhole,
)];
