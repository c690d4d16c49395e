//! What belongs to a round beside its row, loaded for views and for publication; and what every act on a draft
//! does first.

use simui_domain::organization::LinkSet;
use simui_domain::people::Duty;
use simui_domain::policy::{Caller, Secretary};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{AreaDraft, Plan, Round, RoundParts, RoundView, Terms};
use simui_domain::survey::SurveyRefusal;
use simui_store::{Lock, Snapshot, Tx};

use crate::Error;

/// Everything that is shown of a round.
pub(crate) async fn parts(snapshot: &Snapshot, round: &Round) -> Result<RoundParts, Error> {
    let extensions = snapshot.extensions(round.id).await?;
    let named = extensions.iter().filter_map(|extension| extension.organization);
    let codes = snapshot.organization_codes(named).await?;
    let members = extensions.iter().any(|extension| extension.person.is_some());
    let seats = if members {
        snapshot.seats(round.id).await?
    } else {
        Vec::new()
    };
    // Who left and came again has the seat that is not over.
    let seat = |person| {
        let own = seats.iter().filter(|seat| seat.person == person);
        own.max_by_key(|seat| !seat.left())
    };
    let extensions = extensions.into_iter().map(|extension| {
        let code = match extension.person {
            Some(person) => seat(person).map(|seat| seat.code.clone()),
            None => extension.organization.and_then(|id| codes.get(&id).cloned()),
        };
        (extension, code)
    });
    Ok(RoundParts {
        programme: snapshot.programme_of(round.programme).await?,
        organizer: snapshot.organization_code(round.organizer).await?,
        dates: snapshot.dates(round.id).await?,
        areas: snapshot.areas(round.id).await?,
        extensions: extensions.collect(),
        terms: if round.published() {
            Some(snapshot.terms_in_force(round).await?.digest)
        } else {
            None
        },
        contact: snapshot.contact(round.id).await?,
    })
}

/// What the caller sees of a round after an act.
pub(super) async fn view(tx: &Tx, caller: &Caller, round: &Round) -> Result<RoundView, Error> {
    let standing = tx.standing(caller.person, round.id).await?;
    Ok(round.seen_by(&standing, parts(tx, round).await?)?)
}

/// A draft round, locked alone and read at `version`, and the proof of its secretary.
pub(super) async fn to_draft(
    tx: &Tx,
    caller: &Caller,
    code: &str,
    version: i64,
) -> Result<(Round, Secretary), Error> {
    let round = locked(tx, code, Lock::Alone).await?;
    let secretary = tx.standing(caller.person, round.id).await?.secretary()?;
    round.draft_only()?;
    if round.version != version {
        return Err(Refusal::from(Common::Stale {
            version: round.version,
        })
        .into());
    }
    Ok((round, secretary))
}

/// A round as it is once its row is locked.
pub(super) async fn locked(tx: &Tx, code: &str, lock: Lock) -> Result<Round, Error> {
    let found = tx.round(code).await?;
    tx.lock_round(found.id, lock).await?;
    tx.round_of(found.id).await
}

/// What would be published now.
pub(super) async fn plan(snapshot: &Snapshot, round: &Round) -> Result<Plan, Error> {
    let rules = snapshot.rules(round).await?;
    let links = LinkSet::of(&rules.exclusion_links);
    let questionnaire = snapshot.kept_questionnaire(round.id).await?;
    let questionnaire = questionnaire.ok_or(Refusal::from(SurveyRefusal::QuestionnaireMissing))?;
    let areas = snapshot.areas(round.id).await?;
    let invited = snapshot.invited(round.id).await?;
    let tree = snapshot.affiliated(round.organizer, links).await?;
    let mut acting_missing = Vec::new();
    if invited.iter().any(|one| tree.contains(&one.id)) {
        for duty in [Duty::ActingSecretary, Duty::ActingApprover] {
            if !snapshot.held_from_outside(round.id, duty, &tree).await? {
                acting_missing.push(duty);
            }
        }
    }
    Ok(Plan {
        terms: Terms {
            code: round.code.clone(),
            name: round.name.clone(),
            budget: round.budget,
            currency: round.currency.clone(),
            zone: round.zone.name().to_owned(),
            starts_on: round.starts_on,
            ends_on: round.ends_on,
            areas: areas.into_iter().map(AreaDraft::from).collect(),
            dates: snapshot.dates(round.id).await?,
            rules,
        },
        questionnaire,
        invited: invited.into_iter().map(|one| one.code).collect(),
        acting_missing,
    })
}
