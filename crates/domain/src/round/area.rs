//! The support areas (지원분야) of a round.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{RoundRefusal, codes, tidy};
use crate::ids::AreaId;
use crate::language::Both;
use crate::refusal::Refusal;

/// A support area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Inside identifier.
    pub id: AreaId,
    /// What rules and proposals call it.
    pub code: String,
    /// Names.
    pub name: Both,
}

/// A support area as sent and as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaDraft {
    /// What rules and proposals call it.
    pub code: String,
    /// Names.
    pub name: Both,
}

impl AreaDraft {
    /// The areas of a round, checked, in their order.
    ///
    /// # Errors
    /// Codes that cannot be written or stand twice, names that are missing, more than 30.
    pub fn checked(list: &[Self]) -> Result<Vec<Self>, Refusal> {
        let mut areas = list.to_vec();
        let mut wrong = codes(
            &list.iter().map(|area| area.code.as_str()).collect::<Vec<_>>(),
            "/areas",
        );
        for (place, area) in areas.iter_mut().enumerate() {
            tidy(&mut area.name, 100, &format!("/areas/{place}/name"), &mut wrong);
        }
        if areas.is_empty() || areas.len() > 30 {
            wrong.push(Refusal::from(RoundRefusal::AreasMissing).at("/areas"));
        }
        Refusal::all(wrong)?;
        Ok(areas)
    }
}
