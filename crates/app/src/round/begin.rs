//! Beginning programmes and rounds: administrators only. Who acts in a round is told by duties.

use simui_domain::ids::{ProgrammeId, RoundId};
use simui_domain::organization::OrganizationRefusal;
use simui_domain::policy::{Administrator, Caller};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Programme, ProgrammeDraft, ProgrammeView, Round, RoundDraft, RoundView};

use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Begins a programme.
    ///
    /// # Errors
    /// `not_yours`, `code_taken`, `organization_unknown`, and the refusals of its details.
    pub async fn begin_programme(
        &self,
        caller: &Caller,
        draft: &ProgrammeDraft,
    ) -> Result<ProgrammeView, Error> {
        self.store
            .write(caller.act("begin_programme"), |tx| async move {
                let by = Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                let id: ProgrammeId = once(&tx, caller, "begin_programme", &draft, async {
                    let code = draft.organizer.clone();
                    let unknown = || OrganizationRefusal::NoSuchOrganization { code: code.clone() };
                    let organizer = tx.organization_if(&draft.organizer).await?;
                    let organizer = organizer.ok_or_else(|| Refusal::from(unknown()).at("/organizer"))?;
                    let change = Programme::begin(tx.id(), draft, organizer.id, &by)?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                let programme = tx.programme_of(id).await?;
                let organizer = tx.organization_code(programme.organizer).await?;
                Ok(programme.seen(organizer))
            })
            .await
    }

    /// Begins a round of a programme, as a draft.
    ///
    /// # Errors
    /// `not_yours`, `unknown` for the programme, `code_taken`, and the refusals of its details.
    pub async fn begin_round(
        &self,
        caller: &Caller,
        programme: &str,
        code: &str,
        draft: &RoundDraft,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("begin_round"), |tx| async move {
                let by = Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                let sent = (programme, code, draft);
                let id: RoundId = once(&tx, caller, "begin_round", &sent, async {
                    let programme = tx.programme(programme).await?;
                    let change = Round::begin(tx.id(), code, draft, &programme, &by, tx.now())?;
                    Ok(tx.save(change).await?.round.id)
                })
                .await?;
                let round = tx.round_of(id).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                Ok(round.seen_by(&standing, super::parts::parts(&tx, &round).await?)?)
            })
            .await
    }
}
