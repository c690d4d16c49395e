//! What is seen of the council: by its members and the ministry's side. Applicants and the public see nothing of
//! it here.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Category, Gender, Leaving, Pledged, Seat, SeatState};
use crate::language::Both;
use crate::policy::Standing;
use crate::refusal::{Common, Refusal};
use crate::time::canonical;

/// How a seat stands, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeatWord {
    /// Offered.
    Invited,
    /// Accepted.
    Accepted,
    /// The offer was refused.
    Refused,
    /// The member resigned.
    Resigned,
    /// The secretariat ended it.
    Ended,
}

/// A seat as the council and the ministry's side see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the seat, independent of the others"
)]
pub struct SeatView {
    /// Code.
    pub code: String,
    /// The member's names; absent once they are erased.
    pub name: Option<Both>,
    /// From which side.
    pub category: Category,
    /// The member's gender, if it was said: for the ministry's side only.
    pub gender: Option<Gender>,
    /// Code of the organization where the member works.
    pub employer: Option<String>,
    /// Names of the organization where the member works.
    pub employer_name: Option<Both>,
    /// How it stands.
    pub state: SeatWord,
    /// Why it was refused, left or ended: for the secretariat and the member only.
    pub reason: Option<String>,
    /// Whether it chairs.
    pub chair: bool,
    /// Why it chairs in another's stead (직무대행).
    pub acting_reason: Option<String>,
    /// Whether the pledge is given.
    pub pledged: bool,
    /// Which text was pledged and when: for the secretariat and the member only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledge: Option<PledgedView>,
    /// Whether every conflict is declared.
    pub declared: bool,
    /// Whether the member said that the sheets are final.
    pub final_said: bool,
    /// When it ended.
    #[schema(format = DateTime)]
    pub until: Option<String>,
    /// Version, also the `ETag`.
    pub version: i64,
}

/// The pledge that a member gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PledgedView {
    /// Which version of the text.
    pub version: i32,
    /// The SHA-256 of the text, in hex.
    pub digest: String,
    /// When.
    #[schema(format = DateTime)]
    pub at: String,
}

impl Pledged {
    fn seen(&self) -> PledgedView {
        PledgedView {
            version: self.text,
            digest: self.digest.clone(),
            at: canonical(self.at),
        }
    }
}

impl SeatView {
    /// Whether it is not over: offered, or a member's.
    #[must_use]
    pub fn held(&self) -> bool {
        match self.state {
            SeatWord::Invited | SeatWord::Accepted => true,
            SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
        }
    }
}

impl Seat {
    /// Its view; `name` and `employer` are what the store knows of them.
    ///
    /// # Errors
    /// `unknown` to whom the council's names are not told: applicants, and persons whose own seat is only offered
    /// about the seats of others.
    pub fn seen_by(
        &self,
        standing: &Standing,
        name: Option<Both>,
        employer: Option<(String, Both)>,
    ) -> Result<SeatView, Refusal> {
        let own = standing.person() == self.person;
        let desk = standing.secretary().is_ok() || standing.approver().is_ok() || standing.auditor().is_ok();
        if !own && !desk && standing.member().is_err() {
            return Err(Common::Unknown.into());
        }
        let (state, reason, until) = match &self.state {
            SeatState::Invited => (SeatWord::Invited, None, None),
            SeatState::Accepted => (SeatWord::Accepted, None, None),
            SeatState::Left { how, reason, at } => {
                let word = match how {
                    Leaving::Refused => SeatWord::Refused,
                    Leaving::Resigned => SeatWord::Resigned,
                    Leaving::Ended => SeatWord::Ended,
                };
                (word, Some(reason.clone()), Some(canonical(*at)))
            }
        };
        let (employer, employer_name) = employer.unzip();
        Ok(SeatView {
            code: self.code.clone(),
            name,
            category: self.category,
            gender: self.gender.filter(|_| desk),
            employer,
            employer_name,
            state,
            reason: reason.filter(|_| own || desk),
            chair: self.chair.is_some(),
            acting_reason: self.chair.as_ref().and_then(|chair| chair.acting.clone()),
            pledged: self.pledge.is_some(),
            pledge: self.pledge.as_ref().filter(|_| own || desk).map(Pledged::seen),
            declared: self.declared_at.is_some(),
            final_said: self.final_at.is_some(),
            until,
            version: self.version,
        })
    }
}
