//! Writing a draft: beginning it, saving it field by field, sharing it.

use serde_json::Value;
use simui_domain::policy::Caller;
use simui_domain::proposal::{
    Beginning, DraftFieldView, Field, FieldDraft, NewProposal, ParticipantsDraft, Proposal, ProposalRefusal,
    ProposalView, Sharing,
};
use simui_domain::reference;
use simui_domain::refusal::{Common, Refusal};
use simui_store::Tx;

use super::{Held, answering, entered, held};
use crate::repeat::once;
use crate::{App, Error};

/// How often a reference is drawn before a round must be full of them.
const DRAWS: usize = 8;

/// Under which reference a draft is begun.
#[derive(Debug, Clone, Copy)]
pub enum Numbering<'a> {
    /// A drawn one: nobody can tell from it how many others there are.
    Drawn,
    /// One that came from elsewhere, and stays.
    Imported(&'a str),
}

impl App {
    /// Begins a draft for one of the caller's organizations.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `area_unknown`, `survey_not_open`, `deadline_passed`, `code_taken`.
    pub async fn begin_proposal(
        &self,
        caller: &Caller,
        round: &str,
        new: &NewProposal,
        numbering: Numbering<'_>,
    ) -> Result<ProposalView, Error> {
        self.store
            .write(caller.act("begin_proposal"), |tx| async move {
                let make = begun(&tx, caller, round, new, numbering);
                let id = once(&tx, caller, "begin_proposal", &(round, new), make).await?;
                let proposal = tx.proposal_of(id).await?;
                super::reads::seen(&tx, caller, &tx.round(round).await?, &proposal).await
            })
            .await
    }

    /// Saves one field of a draft that was read at `version`; 0 for a field that was never typed.
    ///
    /// # Errors
    /// `unknown`, `draft_field_unknown`, `stale` with the present version, `deadline_passed`, the refusals of the
    /// value; of participants `organization_unknown`, `lead_takes_part`.
    pub async fn save_proposal_field(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        field: &str,
        version: i64,
        draft: &FieldDraft,
    ) -> Result<DraftFieldView, Error> {
        self.store
            .write(caller.act("save_proposal_field"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let field = Field::of_name(field)?;
                let value = field.typed(&draft.value)?;
                held.answering.writing()?;
                fits(&tx, &held, &field, &value).await?;
                let version = tx
                    .save_field(&held.proposal, &field, &value, version, caller.person)
                    .await?;
                if matches!(field, Field::TitleKo | Field::TitleEn) {
                    let content = tx.draft(held.proposal.id).await?.content();
                    tx.index_draft(&held.proposal, &content).await?;
                }
                Ok(DraftFieldView::new(value, version, tx.now()))
            })
            .await
    }

    /// Sets all participating organizations of a draft that was read at `version`.
    ///
    /// # Errors
    /// As [`Self::save_proposal_field`].
    pub async fn set_participants(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        version: i64,
        draft: &ParticipantsDraft,
    ) -> Result<DraftFieldView, Error> {
        let draft = FieldDraft {
            value: draft.organizations.clone().into(),
        };
        let field = Field::Participants.name();
        self.save_proposal_field(caller, (round, reference), &field, version, &draft)
            .await
            .map_err(|error| match error {
                Error::Refused(refusal) if refusal.pointer.as_deref() == Some("/value") => {
                    refusal.at("/organizations").into()
                }
                other @ (Error::Refused(_) | Error::Fault(_)) => other,
            })
    }

    /// Shares a draft with the organization's other drafters, or ends that.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn share_proposal(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        shared: Sharing,
    ) -> Result<ProposalView, Error> {
        self.store
            .write(caller.act("share_proposal"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                let change = held.proposal.share(shared, &held.by, tx.now())?;
                let proposal = tx.save(change).await?;
                super::reads::seen(&tx, caller, &held.round, &proposal).await
            })
            .await
    }
}

async fn begun(
    tx: &Tx,
    caller: &Caller,
    code: &str,
    new: &NewProposal,
    numbering: Numbering<'_>,
) -> Result<simui_domain::ids::ProposalId, Error> {
    let (round, standing) = entered(tx, caller, code).await?;
    let organization = tx.organization(&new.organization).await?;
    let by = standing.applicant(organization.id)?;
    answering(tx, &round, &standing, organization.id, None)
        .await?
        .survey()?;
    let areas = tx.areas(round.id).await?;
    let area = areas.into_iter().find(|area| area.code == new.area);
    let unknown = || {
        let code = new.area.chars().take(40).collect();
        Refusal::from(ProposalRefusal::NoSuchArea { code }).at("/area")
    };
    let area = area.ok_or_else(unknown)?;
    let reference = match numbering {
        Numbering::Drawn => drawn(tx, &round).await?,
        Numbering::Imported(code) => reference::code(code, "/reference")?,
    };
    let beginning = Beginning {
        id: tx.id(),
        round: round.id,
        area: area.id,
        reference,
        illustrative: round.illustrative,
    };
    let proposal = tx.save(Proposal::begin(beginning, &by)).await?;
    tx.save_field(&proposal, &Field::Area, &area.code.into(), 0, caller.person)
        .await?;
    Ok(proposal.id)
}

/// A reference that no proposal of the round has.
async fn drawn(tx: &Tx, round: &simui_domain::round::Round) -> Result<String, Error> {
    for _ in 0..DRAWS {
        let reference = reference::drawn(&round.code, tx.bytes());
        match tx.proposal(round.id, &reference).await {
            Err(Error::Refused(refusal)) if refusal == Refusal::from(Common::Unknown) => {
                return Ok(reference);
            }
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Err(Refusal::from(Common::Busy { retry_after: 1 }).into())
}

/// An answer belongs to a question of the questionnaire; who takes part is another organization that is entered.
async fn fits(tx: &Tx, held: &Held, field: &Field, value: &Value) -> Result<(), Error> {
    match field {
        Field::Answer(code) => {
            let questionnaire = tx.questionnaire(held.round.id).await?;
            let asked = questionnaire.question(code);
            asked.ok_or_else(|| Refusal::from(ProposalRefusal::NoSuchField))?;
        }
        Field::Participants => {
            let codes = value.as_array().into_iter().flatten().filter_map(Value::as_str);
            let codes: Vec<_> = codes.map(str::to_owned).collect();
            let found = super::submit::participants(tx, &codes, "/value").await?;
            if found.iter().any(|(id, _)| *id == held.proposal.organization) {
                return Err(Refusal::from(ProposalRefusal::LeadTakesPart).at("/value").into());
            }
        }
        Field::TitleKo
        | Field::TitleEn
        | Field::Area
        | Field::Countries
        | Field::Amount
        | Field::Costs
        | Field::Period
        | Field::Counterpart => {}
    }
    Ok(())
}
