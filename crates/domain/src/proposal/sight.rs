//! Who sees what of one proposal: the same answer as the scopes give for lists.

use super::Proposal;
use crate::policy::Standing;
use crate::refusal::{Common, Refusal};

/// How much of a proposal a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// As its applicant: drafts, receipts, requests.
    Own,
    /// As secretariat, approver or auditor: what was submitted.
    Desk,
    /// As council member: the revision that is judged.
    Council {
        /// Its number.
        n: i32,
    },
    /// Barred: the title line.
    TitleLine,
}

impl Proposal {
    /// How much `standing` sees; `judged` is the revision fixed at convening, if the proposal is in the set.
    ///
    /// # Errors
    /// `unknown`: not there, or not theirs to know.
    pub fn sight(&self, standing: &Standing, judged: Option<i32>) -> Result<Sight, Refusal> {
        let own = self.writer(standing).is_ok() || standing.officer(self.organization).is_ok();
        if own {
            return Ok(Sight::Own);
        }
        let unknown = || Refusal::from(Common::Unknown);
        if self.submitted.is_none() || standing.round() != self.round {
            return Err(unknown());
        }
        if standing.auditor().is_ok() {
            return Ok(Sight::Desk);
        }
        let sight = match (standing.desk_list().is_ok(), judged) {
            (true, _) => Sight::Desk,
            (false, Some(n)) if standing.council_list().is_ok() => Sight::Council { n },
            (false, _) => return Err(unknown()),
        };
        if standing.bars(self.id) {
            return Ok(Sight::TitleLine);
        }
        Ok(sight)
    }
}
