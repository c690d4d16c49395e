//! The order that an organization gives its own proposals. One act sets the whole order.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts::coordinator;
use super::{Proposal, ProposalEvent, ProposalRefusal};
use crate::ids::{OrganizationId, ProposalId, RoundId};
use crate::policy::Applicant;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;

/// The whole order, as sent: references, the first one first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrioritiesDraft {
    /// References of the organization's own proposals.
    pub order: Vec<String>,
}

/// The order in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priorities {
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub organization: OrganizationId,
    /// The first one first.
    pub order: Vec<ProposalId>,
}

impl Priorities {
    /// Sets the order of `own`, the organization's proposals that are not withdrawn. Those not named come after.
    ///
    /// # Errors
    /// `not_yours` to drafters, `priority_unknown`, `entry_twice`.
    pub fn set(
        round: RoundId,
        draft: &PrioritiesDraft,
        own: &[Proposal],
        by: &Applicant,
    ) -> Result<Change<Self>, Refusal> {
        let organization = coordinator(by)?;
        let mut order = Vec::with_capacity(draft.order.len());
        for (position, reference) in draft.order.iter().enumerate() {
            let at = |refusal: ProposalRefusal| Refusal::from(refusal).at(format!("/order/{position}"));
            let reference = reference.clone();
            let Some(found) = own.iter().find(|one| one.reference == reference) else {
                return Err(at(ProposalRefusal::NotInOrder { reference }));
            };
            if order.contains(&found.id) {
                return Err(at(ProposalRefusal::Twice { entry: reference }));
            }
            order.push(found.id);
        }
        let about = About::new(Noun::Organization, organization).in_round(round);
        let event = ProposalEvent::PrioritiesSet { order: order.clone() };
        let after = Self {
            round,
            organization,
            order,
        };
        Ok(Change::new(after, by.by(), about, event))
    }
}
