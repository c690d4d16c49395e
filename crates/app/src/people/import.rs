//! Who acts for the organizations of a round, from a table: by the round's secretary for those that are invited, by an
//! administrator likewise. And whom to reach there.

use std::collections::{BTreeMap, HashMap};

use simui_domain::ids::{OrganizationId, PersonId, RoundId};
use simui_domain::language::Both;
use simui_domain::organization::OrganizationRefusal;
use simui_domain::people::{
    CoordinatorsView, ImportedMember, MemberDraft, MemberImportView, MemberRow, Membership, PeopleRefusal,
    PersonDraft, email_key,
};
use simui_domain::policy::{Administrator, Caller, Enroller, Secretary};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundRefusal, StageKind};
use simui_selection::files::{Columns, Named, Table};
use simui_store::{Lock, Snapshot, Tx};

use super::members::stays_apart;
use crate::organization::{MOST_ROWS, unreadable};
use crate::round::at_desk;
use crate::sign_in::{Ended, log};
use crate::{App, Error};

/// The columns, found by name in any order.
const COLUMNS: Columns<'static> = Columns {
    required: &["organization", "email"],
    optional: &["part", "name_ko", "name_en", "language"],
    others: false,
};

/// By what somebody imports.
enum Charge {
    Administrator(Administrator),
    Secretary(Secretary),
}

impl Charge {
    fn over(&self, organization: OrganizationId) -> Enroller {
        match self {
            Self::Administrator(by) => Enroller::of_administrator(by, organization),
            Self::Secretary(by) => Enroller::of_secretary(by, organization),
        }
    }
}

/// A row that gives a part.
struct Step {
    at: String,
    by: Enroller,
    draft: MemberDraft,
    key: String,
    known: Option<PersonId>,
    told: ImportedMember,
}

/// What follows from a table.
struct Plan {
    steps: Vec<Step>,
    unchanged: usize,
}

impl App {
    /// Gives parts in the invited organizations by a table, all of them or none; with `dry_run` only tells what would
    /// be done. Who is not known yet is entered and invited.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`; every bad row, with its line and column as the pointer: `not_invited`,
    /// `not_a_choice`, `email_form`, `text_required`, `person_elsewhere`, `duty_and_part`.
    pub async fn import_members(
        &self,
        caller: &Caller,
        round: &str,
        table: &[u8],
        dry_run: bool,
    ) -> Result<MemberImportView, Error> {
        let view = self
            .store
            .write(caller.act("import_members"), |tx| async move {
                let found = tx.round(round).await?;
                tx.lock_round(found.id, Lock::Shared).await?;
                let by = charge(&tx, caller, found.id).await?;
                let plan = planned(&tx, &by, found.id, &rows(table)?).await?;
                let told = plan.steps.iter().map(|step| step.told.clone()).collect();
                let view = MemberImportView::of(told, plan.unchanged, dry_run);
                if !dry_run {
                    self.give_all(&tx, plan.steps).await?;
                }
                Ok(view)
            })
            .await?;
        if !dry_run {
            log("parts_imported", Some(caller.person), "", Ended::Done);
        }
        Ok(view)
    }

    async fn give_all(&self, tx: &Tx, steps: Vec<Step>) -> Result<(), Error> {
        let mut entered: BTreeMap<String, PersonId> = BTreeMap::new();
        for step in steps {
            let person = if let Some(person) = step.known.or_else(|| entered.get(&step.key).copied()) {
                person
            } else {
                let newcomer = PersonDraft {
                    name: step.draft.name.clone().unwrap_or_default(),
                    email: step.draft.email.clone(),
                    language: step.draft.language,
                };
                self.enter_invited(tx, &newcomer, step.by.by()).await?
            };
            if step.known.is_some() && step.draft.part.applies() {
                stays_apart(tx, &step.by, person)
                    .await
                    .map_err(|error| in_row(error, &step.at))?;
            }
            tx.save(Membership::give(
                tx.id(),
                person,
                step.draft.part,
                &step.by,
                tx.now(),
            )?)
            .await?;
            entered.insert(step.key, person);
        }
        Ok(())
    }

    /// The invited organizations and their coordinators, for the round's staff, its auditor and administrators.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn coordinators(&self, caller: &Caller, round: &str) -> Result<CoordinatorsView, Error> {
        let snapshot = self.store.read().await?;
        let duties = snapshot.duties(caller.person, None).await?;
        let round = match Administrator::among(caller.person, &duties) {
            Ok(_) => snapshot.round(round).await?,
            Err(_) => at_desk(&snapshot, caller, round).await?.0,
        };
        let invited = snapshot.invited(round.id).await?;
        let ids: Vec<OrganizationId> = invited.iter().map(|one| one.id).collect();
        let mut names = snapshot.applicant_names(&ids).await?;
        let mut found = snapshot.coordinators(&ids).await?;
        let reached = ids.iter().filter_map(|id| {
            let coordinators = found.remove(id).unwrap_or_default();
            Some((names.remove(id)?, coordinators))
        });
        Ok(CoordinatorsView::of(reached.collect()))
    }
}

async fn charge(tx: &Tx, caller: &Caller, round: RoundId) -> Result<Charge, Error> {
    let duties = tx.duties(caller.person, None).await?;
    if let Ok(by) = Administrator::among(caller.person, &duties) {
        return Ok(Charge::Administrator(by));
    }
    let standing = tx.standing(caller.person, round).await?;
    let by = standing.secretary()?;
    standing.during(&StageKind::ENROLLING)?;
    Ok(Charge::Secretary(by))
}

/// Every row read, whatever is wrong told at once.
async fn planned(tx: &Tx, by: &Charge, round: RoundId, rows: &[MemberRow]) -> Result<Plan, Error> {
    let invited = tx.invited(round).await?;
    let invited: HashMap<&str, OrganizationId> =
        invited.iter().map(|one| (one.code.as_str(), one.id)).collect();
    let (mut wrong, mut unchanged) = (Vec::new(), 0);
    let mut steps: Vec<Step> = Vec::new();
    for row in rows {
        let draft = row.draft();
        let organization = invited.get(row.organization.as_str()).copied();
        let not_invited = || Refusal::from(RoundRefusal::NotInvited).at(row.at("organization"));
        match (draft, organization.ok_or_else(not_invited)) {
            (Ok(draft), Ok(organization)) => {
                match step(tx, by.over(organization), row, draft, &steps).await {
                    Ok(Some(step)) => steps.push(step),
                    Ok(None) => unchanged += 1,
                    Err(Error::Refused(refusal)) => wrong.push(refusal),
                    Err(fault @ Error::Fault(_)) => return Err(fault),
                }
            }
            (draft, organization) => {
                wrong.extend(organization.err());
                wrong.extend(draft.err().map(each).into_iter().flatten());
            }
        }
    }
    Refusal::all(wrong)?;
    Ok(Plan { steps, unchanged })
}

/// What one row gives after those before it; nothing where it is so already.
async fn step(
    tx: &Tx,
    by: Enroller,
    row: &MemberRow,
    draft: MemberDraft,
    before: &[Step],
) -> Result<Option<Step>, Error> {
    by.covers(draft.part)
        .map_err(|refusal| refusal.at(row.at("part")))?;
    let key = email_key(&draft.email)?;
    let known = tx.person_of_email(&key).await?;
    let organization = by.organization();
    let mut earlier = before.iter().filter(|one| one.key == key);
    let here = |one: &Step| one.by.organization() == organization;
    if earlier
        .clone()
        .any(|one| here(one) && one.draft.part == draft.part)
    {
        return Ok(None);
    }
    let elsewhere = if let Some(person) = known {
        let parts = tx.parts(person).await?;
        let held = parts.get(&organization);
        if held.is_some_and(|held| held.contains(&draft.part)) {
            return Ok(None);
        }
        if draft.part.applies() && staffs(tx, organization, person).await? {
            return Err(Refusal::from(PeopleRefusal::DutyAndPart)
                .at(row.at("email"))
                .into());
        }
        held.is_none() && !earlier.any(here)
    } else {
        let first = earlier.next();
        if first.is_none() && draft.name.is_none() {
            return Err(Refusal::from(Common::TextRequired).at(row.at("name_ko")).into());
        }
        first.is_some_and(|one| !here(one))
    };
    if elsewhere && !by.administrator() {
        return Err(Refusal::from(PeopleRefusal::PersonElsewhere)
            .at(row.at("email"))
            .into());
    }
    let entered = known.is_none() && !before.iter().any(|one| one.key == key);
    Ok(Some(Step {
        at: row.at("email"),
        told: ImportedMember::of(row, &draft, entered),
        by,
        draft,
        key,
        known,
    }))
}

/// Whether the person is of the staff of a round to which the organization is invited.
async fn staffs(snapshot: &Snapshot, organization: OrganizationId, person: PersonId) -> Result<bool, Error> {
    let rounds = snapshot.staffs(person).await?;
    snapshot.invited_to(organization, &rounds).await
}

/// One refusal, or all that it was made of.
fn each(refusal: Refusal) -> Vec<Refusal> {
    if refusal.also.is_empty() {
        vec![refusal]
    } else {
        refusal.also
    }
}

fn in_row(error: Error, at: &str) -> Error {
    match error {
        Error::Refused(refusal) => Error::Refused(refusal.at(at)),
        fault @ Error::Fault(_) => fault,
    }
}

/// The rows of a table.
fn rows(table: &[u8]) -> Result<Vec<MemberRow>, Refusal> {
    let named = Named {
        name: "members.csv",
        text: table,
    };
    let table = Table::read(named, COLUMNS).map_err(unreadable)?;
    let rows: Vec<MemberRow> = table
        .rows()
        .map(|row| MemberRow {
            line: row.line(),
            organization: row.get("organization").trim().to_owned(),
            part: row.get("part").to_owned(),
            email: row.get("email").to_owned(),
            name: Both::new(row.get("name_ko"), row.get("name_en")),
            language: row.get("language").to_owned(),
        })
        .collect();
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(OrganizationRefusal::TableRows { most: MOST_ROWS }.into());
    }
    Ok(rows)
}
