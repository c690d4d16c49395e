//! What an organization's people see of its answer to a survey as a whole: until when it may be given, "no demand",
//! the order of its proposals. The proposals themselves are listed beside it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Answering, ApplicantName, NoDemand, NoDemandView, Proposal};
use crate::time::Timestamp;

/// An organization's answer to a round's survey, as its own people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AnswerView {
    /// The organization.
    pub organization: ApplicantName,
    /// From when it may answer.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens: Option<Timestamp>,
    /// Until when, with its extension.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// The zone in which both are told.
    pub zone: String,
    /// Whether the survey takes its answer now.
    pub open: bool,
    /// "No demand", while that is the answer.
    pub no_demand: Option<NoDemandView>,
    /// References of its proposals in its own order, as far as the reader sees them.
    pub order: Vec<String>,
}

impl AnswerView {
    /// Of an organization, for its own people; `order` holds what the reader sees.
    #[must_use]
    pub fn new(
        organization: ApplicantName,
        answering: &Answering,
        no_demand: Option<&NoDemand>,
        order: &[&Proposal],
    ) -> Self {
        let no_demand = no_demand.filter(|reply| reply.stands());
        Self {
            organization,
            opens: answering.window.opens,
            closes: answering.window.closes,
            zone: answering.zone.name().to_owned(),
            open: answering.survey().is_ok(),
            no_demand: no_demand.map(NoDemand::seen),
            order: order.iter().map(|one| one.reference.clone()).collect(),
        }
    }
}
