//! What staff and auditor see beside the round itself: kept terms, what waits for a second person, what would be
//! published, who is invited.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Approval, Plan, Round, SignerView, Signers, Terms, TermsVersion, TwoPersonAct};
use crate::policy::Standing;
use crate::record::canon::NotCanonical;
use crate::refusal::Refusal;
use crate::time::{Timestamp, canonical};

/// A version of the terms: the bytes as kept, and what they hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct TermsView {
    /// 1 at publication.
    pub version: i32,
    /// The schema of the bytes.
    pub schema: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// The canonical bytes, as text.
    pub body: String,
    /// Why it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it is in force.
    pub in_force: bool,
}

impl TermsVersion {
    /// Its view in the round.
    #[must_use]
    pub fn seen(self, round: &Round) -> TermsView {
        TermsView {
            in_force: round.rules_version == Some(self.version),
            version: self.version,
            schema: self.schema,
            digest: self.digest,
            body: self.body,
            reason: self.reason,
        }
    }
}

/// What waits for, or had, its second person.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ApprovalView {
    /// Which act.
    pub act: TwoPersonAct,
    /// The digest of what was asked for: who gives it sends it back.
    pub digest: String,
    /// Why it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When.
    pub asked_at: String,
    /// Whether the reader asked.
    pub asked_by_you: bool,
    /// Who asked.
    pub asked_by: SignerView,
    /// Whether it still waits.
    pub open: bool,
    /// When it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_at: Option<String>,
    /// Who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<SignerView>,
    /// Why it was returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_reason: Option<String>,
    /// Who returned it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned_by: Option<SignerView>,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Approval {
    /// Its view, for staff and auditor; `signers` is what the store knows of its people.
    #[must_use]
    pub fn seen_by(&self, standing: &Standing, signers: &Signers) -> ApprovalView {
        let returned = self.returned.as_ref();
        ApprovalView {
            act: self.act,
            digest: self.digest.clone(),
            reason: self.reason.clone(),
            asked_at: canonical(self.asked_at),
            asked_by_you: self.asked_by == standing.person(),
            asked_by: signers.asking(self.asked_by, self.asked_at),
            open: self.open(),
            given_at: self.given.map(|(_, at)| canonical(at)),
            given_by: self.given.map(|(by, at)| signers.giving(by, at)),
            return_reason: returned.map(|(.., reason)| reason.clone()),
            returned_by: returned.map(|(by, at, _)| signers.giving(*by, *at)),
            version: self.version,
        }
    }
}

/// What is to be published, for the two people who agree on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PublicationView {
    /// The digest of all of it as it is now.
    pub digest: String,
    /// The canonical terms.
    pub terms: String,
    /// The digest of the questionnaire.
    pub questionnaire: String,
    /// Codes of the organizations to be invited.
    pub invited: Vec<String>,
    /// Codes of the refusals that publishing would meet now.
    pub hindered_by: Vec<String>,
    /// The newest request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<ApprovalView>,
}

impl Plan {
    /// What staff and auditor see of it.
    ///
    /// # Errors
    /// Never for checked terms.
    pub fn seen(
        self,
        request: Option<ApprovalView>,
        now: Timestamp,
    ) -> Result<PublicationView, NotCanonical> {
        let hindered = self.ready(now).err();
        let each = |refusal: Refusal| {
            let mut codes: Vec<String> = refusal.also.iter().map(|one| one.code.to_owned()).collect();
            if codes.is_empty() {
                codes.push(refusal.code.to_owned());
            }
            codes
        };
        Ok(PublicationView {
            digest: self.digest()?,
            terms: Terms::text(&self.terms)?,
            questionnaire: self.questionnaire.digest,
            invited: self.invited,
            hindered_by: hindered.map(each).unwrap_or_default(),
            request,
        })
    }
}

/// The organizations of a round, for staff.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct OrganizationsView {
    /// Codes of the organizations invited, or to be.
    pub codes: Vec<String>,
    /// The round's version, also the `ETag`.
    pub version: i64,
}

impl OrganizationsView {
    /// Of a round.
    #[must_use]
    pub fn of(codes: Vec<String>, version: i64) -> Self {
        Self { codes, version }
    }
}
