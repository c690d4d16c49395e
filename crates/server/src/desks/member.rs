//! What waits for a member of a council: the seat, conflicts, sheets, votes.

use simui_app::App;
use simui_domain::round::{RoundItem, RoundView};

use super::{Task, Way};
use crate::pages::Desk;
use crate::problem::Failed;

pub(super) async fn tasks(_app: &App, _desk: &Desk, _rounds: &[RoundItem]) -> Result<Vec<Task>, Failed> {
    Ok(Vec::new())
}

pub(super) fn ways(_desk: &Desk, _round: &RoundView) -> Vec<Way> {
    Vec::new()
}
