//! Writing a draft round, part by part. Every part is edited at the version of the round's row.

use simui_domain::organization::LinkSet;
use simui_domain::people::PeopleRefusal;
use simui_domain::policy::Caller;
use simui_domain::proposal::ApplicantName;
use simui_domain::refusal::Refusal;
use simui_domain::round::{
    Area, AreaDraft, Dates, InvitedTrial, OrganizationsView, Part, Round, RoundDraft, RoundRefusal,
    RoundView, Rules, unknown,
};
use simui_domain::survey::{KeptQuestionnaire, Questionnaire};
use simui_store::{InvitedOrganization, Snapshot};

use super::parts::{to_draft, view};
use super::reads::at_desk;
use crate::{App, Error};

/// More than are ever asked in one survey.
const MOST_ORGANIZATIONS: usize = 5000;

impl App {
    /// Writes names, budget, currency, zone and period.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `stale`, and the refusals of the details.
    pub async fn edit_round(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        draft: &RoundDraft,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("edit_round"), |tx| async move {
                let (round, secretary) = to_draft(&tx, caller, code, version).await?;
                let round = tx.save(round.edit(draft, &secretary)?).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Writes the rules.
    ///
    /// # Errors
    /// As [`Self::edit_round`]; everything that is wrong with the rules.
    pub async fn set_rules(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        rules: &Rules,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("set_rules"), |tx| async move {
                let (mut round, secretary) = to_draft(&tx, caller, code, version).await?;
                let checked = rules.checked()?;
                round.exclusion_links = LinkSet::of(&checked.exclusion_links);
                tx.set_rules_draft(round.id, &checked).await?;
                let round = tx.save(round.drafted(Part::Rules, &secretary)).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Writes the instants; those not named are taken away.
    ///
    /// # Errors
    /// As [`Self::edit_round`]; `dates_contradict`.
    pub async fn set_dates(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        dates: &Dates,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("set_dates"), |tx| async move {
                let (round, secretary) = to_draft(&tx, caller, code, version).await?;
                Refusal::all(dates.contradictions())?;
                tx.set_dates(round.id, &dates.kept()).await?;
                let round = tx.save(round.drafted(Part::Dates, &secretary)).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Writes the support areas.
    ///
    /// # Errors
    /// As [`Self::edit_round`]; the refusals of the areas.
    pub async fn set_areas(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        areas: &[AreaDraft],
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("set_areas"), |tx| async move {
                let (round, secretary) = to_draft(&tx, caller, code, version).await?;
                let areas: Vec<Area> = AreaDraft::checked(areas)?
                    .into_iter()
                    .map(|area| Area {
                        id: tx.id(),
                        code: area.code,
                        name: area.name,
                    })
                    .collect();
                tx.set_areas(round.id, &areas).await?;
                let round = tx.save(round.drafted(Part::Areas, &secretary)).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Sets the questionnaire as a new version.
    ///
    /// # Errors
    /// As [`Self::edit_round`]; everything that is wrong with the questionnaire.
    pub async fn set_questionnaire(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        questionnaire: &Questionnaire,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("set_questionnaire"), |tx| async move {
                let (round, secretary) = to_draft(&tx, caller, code, version).await?;
                let checked = questionnaire.checked()?;
                let before = tx.kept_questionnaire(round.id).await?;
                let before = before.map_or(0, |kept| kept.version);
                let set = KeptQuestionnaire::set(tx.id(), round.id, before, checked, secretary.by())?;
                tx.save(set).await?;
                let round = tx.save(round.drafted(Part::Questionnaire, &secretary)).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Names the organizations to be invited, by their codes; all of them, each time.
    ///
    /// # Errors
    /// As [`Self::edit_round`]; `organizations_unknown`, naming every code that is not there.
    pub async fn set_invited(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        codes: &[String],
    ) -> Result<OrganizationsView, Error> {
        self.store
            .write(caller.act("set_invited"), |tx| async move {
                let (round, secretary) = to_draft(&tx, caller, code, version).await?;
                let found = to_invite(&tx, &round, codes).await?;
                known(codes, &found)?;
                tx.set_invited(round.id, &found).await?;
                let round = tx.save(round.drafted(Part::Organizations, &secretary)).await?;
                let codes = found.into_iter().map(|one| one.code).collect();
                Ok(OrganizationsView::of(codes, round.version))
            })
            .await
    }
}

impl App {
    /// The same from a table with a column `code`, as a spreadsheet saves it; other columns are not read.
    ///
    /// # Errors
    /// As [`Self::set_invited`]; `table_fault`.
    pub async fn set_invited_from(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        table: &[u8],
    ) -> Result<OrganizationsView, Error> {
        let codes = crate::organization::codes(table)?;
        self.set_invited(caller, code, version, &codes).await
    }

    /// What [`Self::set_invited`] would change; nothing is stored. Codes that are not there are told, not refused.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, and the other refusals of [`Self::set_invited`].
    pub async fn try_invited(
        &self,
        caller: &Caller,
        code: &str,
        codes: &[String],
    ) -> Result<InvitedTrial, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = at_desk(&snapshot, caller, code).await?;
        standing.secretary()?;
        round.draft_only()?;
        let after = to_invite(&snapshot, &round, codes).await?;
        let before = snapshot.invited(round.id).await?;
        let before = named(&snapshot, &before).await?;
        let after = named(&snapshot, &after).await?;
        Ok(InvitedTrial::of(&before, &after, codes))
    }

    /// The same from a table, as in [`Self::set_invited_from`].
    ///
    /// # Errors
    /// As [`Self::try_invited`]; `table_fault`.
    pub async fn try_invited_from(
        &self,
        caller: &Caller,
        code: &str,
        table: &[u8],
    ) -> Result<InvitedTrial, Error> {
        let codes = crate::organization::codes(table)?;
        self.try_invited(caller, code, &codes).await
    }
}

/// The organizations of these codes, as far as they are there, if they may be invited together.
async fn to_invite(
    snapshot: &Snapshot,
    round: &Round,
    codes: &[String],
) -> Result<Vec<InvitedOrganization>, Error> {
    let most = MOST_ORGANIZATIONS;
    if codes.len() > most {
        return Err(Refusal::from(RoundRefusal::OrganizationsMany { most })
            .at("/codes")
            .into());
    }
    let found = snapshot.organizations_of(codes).await?;
    let ids: Vec<_> = found.iter().map(|one| one.id).collect();
    if snapshot.staff_applies_for(&ids, round.id).await? {
        return Err(Refusal::from(PeopleRefusal::DutyAndPart).at("/codes").into());
    }
    Ok(found)
}

/// Codes and names of organizations, in their order.
async fn named(snapshot: &Snapshot, these: &[InvitedOrganization]) -> Result<Vec<ApplicantName>, Error> {
    let ids: Vec<_> = these.iter().map(|one| one.id).collect();
    let mut names = snapshot.applicant_names(&ids).await?;
    Ok(ids.iter().filter_map(|id| names.remove(id)).collect())
}

/// Every code has its organization.
fn known(codes: &[String], found: &[InvitedOrganization]) -> Result<(), Refusal> {
    let unknown = unknown(found.iter().map(|one| one.code.as_str()), codes);
    if unknown.is_empty() {
        return Ok(());
    }
    let codes = unknown.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
    Err(Refusal::from(RoundRefusal::OrganizationsUnknown { codes }).at("/codes"))
}
