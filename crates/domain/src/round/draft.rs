//! Beginning a round and writing its details while it is a draft.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Entry, Part, Programme, Round, RoundEvent, RoundRefusal, Stage, StageKind, tidy};
use crate::ids::{PersonId, RoundId};
use crate::language::Both;
use crate::organization::LinkSet;
use crate::policy::{Administrator, Secretary};
use crate::record::Change;
use crate::reference;
use crate::refusal::{Amount, Common, Refusal};
use crate::time::Timestamp;

/// The largest budget: larger numbers do not survive every reader of JSON.
const LARGEST_BUDGET: i64 = 9_007_199_254_740_991;

/// Names, budget and period of a round, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundDraft {
    /// Names.
    pub name: Both,
    /// What may be given out, in the currency's smallest unit.
    pub budget: i64,
    /// ISO 4217.
    #[serde(default = "won")]
    pub currency: String,
    /// The zone in which its instants are shown.
    #[serde(default = "seoul")]
    pub zone: String,
    /// First day of delivery.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<NaiveDate>,
    /// Last day of delivery.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<NaiveDate>,
    /// A rehearsal, for ever; only told when the round is begun.
    #[serde(default)]
    pub rehearsal: bool,
    /// Its data are illustrative; only told when the round is begun.
    #[serde(default)]
    pub illustrative: bool,
}

fn won() -> String {
    "KRW".to_owned()
}
fn seoul() -> String {
    "Asia/Seoul".to_owned()
}

/// A round that is begun: kept as its row and its first stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The round.
    pub round: Round,
    /// Its first stage.
    pub entry: Entry,
    /// Who began it.
    pub by: PersonId,
}

impl Round {
    /// Begins a round of a programme, as a draft.
    ///
    /// # Errors
    /// `code_form`, and the refusals of `details`.
    pub fn begin(
        id: RoundId,
        code: &str,
        draft: &RoundDraft,
        programme: &Programme,
        by: &Administrator,
        at: Timestamp,
    ) -> Result<Change<Begun>, Refusal> {
        let code = reference::code(code, "/code")?;
        let blank = Self {
            id,
            code: code.clone(),
            programme: programme.id,
            organizer: programme.organizer,
            name: Both::default(),
            budget: 0,
            currency: won(),
            zone: chrono_tz::Asia::Seoul,
            starts_on: None,
            ends_on: None,
            stage: StageKind::Draft,
            rules_version: None,
            exclusion_links: LinkSet::usual(),
            rehearsal: draft.rehearsal,
            illustrative: draft.illustrative,
            version: 0,
        };
        let round = blank.details(draft)?;
        let about = round.about();
        let after = Begun {
            round,
            entry: Entry {
                stage: Stage::Draft {},
                at,
            },
            by: by.person(),
        };
        Ok(Change::new(after, by.by(), about, RoundEvent::Begun { code }))
    }

    /// Writes names, budget, currency, zone and period of a draft.
    ///
    /// # Errors
    /// `wrong_stage` once it is published; `number_range`, `currency_unknown`, `zone_unknown`, `period_crossed`,
    /// `flag_fixed`, the refusals of the names.
    pub fn edit(self, draft: &RoundDraft, by: &Secretary) -> Result<Change<Self>, Refusal> {
        self.draft_only()?;
        if (draft.rehearsal, draft.illustrative) != (self.rehearsal, self.illustrative) {
            return Err(RoundRefusal::FlagFixed.into());
        }
        Ok(self.details(draft)?.drafted(Part::Details, by))
    }

    /// A part of the draft was written anew: the row's version tells of it.
    pub fn drafted(self, part: Part, by: &Secretary) -> Change<Self> {
        let about = self.about();
        Change::new(self, by.by(), about, RoundEvent::Drafted { part })
    }

    /// Refuses what may be done to a draft only.
    ///
    /// # Errors
    /// `wrong_stage`.
    pub fn draft_only(&self) -> Result<(), Refusal> {
        if self.stage == StageKind::Draft {
            return Ok(());
        }
        let stage = self.stage.name();
        Err(Common::WrongStage { stage }.into())
    }

    fn details(self, draft: &RoundDraft) -> Result<Self, Refusal> {
        let mut wrong = Vec::new();
        let mut name = draft.name.clone();
        tidy(&mut name, 200, "/name", &mut wrong);
        if let Err(refusal) = budget(draft.budget) {
            wrong.push(refusal);
        }
        if draft.currency.len() != 3 || !draft.currency.bytes().all(|sign| sign.is_ascii_uppercase()) {
            wrong.push(Refusal::from(RoundRefusal::CurrencyUnknown).at("/currency"));
        }
        let zone = draft.zone.parse().map_err(|_| {
            wrong.push(Refusal::from(RoundRefusal::ZoneUnknown).at("/zone"));
        });
        if let (Some(starts), Some(ends)) = (draft.starts_on, draft.ends_on)
            && ends < starts
        {
            wrong.push(Refusal::from(RoundRefusal::PeriodCrossed).at("/ends_on"));
        }
        Refusal::all(wrong)?;
        Ok(Self {
            name,
            budget: draft.budget,
            currency: draft.currency.clone(),
            zone: zone.unwrap_or(self.zone),
            starts_on: draft.starts_on,
            ends_on: draft.ends_on,
            ..self
        })
    }
}

/// A budget: at least 1.
///
/// # Errors
/// `number_range` at `/budget`.
pub(super) fn budget(amount: i64) -> Result<(), Refusal> {
    if (1..=LARGEST_BUDGET).contains(&amount) {
        return Ok(());
    }
    let range = Common::NumberRange {
        least: Amount(1),
        most: Amount(LARGEST_BUDGET),
    };
    Err(Refusal::from(range).at("/budget"))
}
