//! Reading proposals: as their applicant, as the desk, as the council, or as somebody barred.

use std::collections::HashMap;

use simui_domain::ids::ProposalId;
use simui_domain::policy::{Caller, Scope, Standing};
use simui_domain::proposal::{
    Answering, Asked, DraftFieldView, DraftView, Field, OwnParts, Proposal, ProposalLine, ProposalView,
    Revision, Sight, SignOffView, Submission, TitleLine, lacks, progress,
};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::Round;
use simui_domain::screening::Supplement;
use simui_domain::survey;
use simui_store::{ProposalFilter, Snapshot};

use super::revisions::receipt;
use super::{answering, under_way};
use crate::{App, Error, Listed, Page};

/// As whom a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListAs {
    /// As applicant: own and shared drafts, or the whole organization's.
    Applicant,
    /// As secretariat, approver or auditor: what was submitted.
    Desk,
    /// As council member: what is judged.
    Council,
}

/// What of a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct ProposalQuery {
    /// Words to be found.
    pub words: Option<String>,
    /// Code of a support area.
    pub area: Option<String>,
}

impl App {
    /// One proposal, as far as the caller sees it.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn proposal(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ProposalView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let proposal = snapshot.proposal(round.id, reference).await?;
        seen(&snapshot, caller, &round, &proposal).await
    }

    /// A page of the proposals that the caller sees as one of their parts in the round. A fixed number of queries,
    /// whatever the size.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `area_unknown`.
    pub async fn list_proposals(
        &self,
        caller: &Caller,
        round: &str,
        as_whom: Option<ListAs>,
        query: &ProposalQuery,
        page: &Page,
    ) -> Result<Listed<ProposalLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let (as_whom, scope) = scope(&standing, as_whom)?;
        let mut filter = ProposalFilter {
            words: query.words.clone(),
            area: None,
        };
        if let Some(code) = &query.area {
            let areas = snapshot.areas(round.id).await?;
            let found = areas.into_iter().find(|area| area.code == *code);
            let code = code.chars().take(40).collect();
            let unknown = || Refusal::from(simui_domain::proposal::ProposalRefusal::NoSuchArea { code });
            filter.area = Some(found.ok_or_else(|| unknown().at("/area"))?.id);
        }
        let found = snapshot.proposals(&scope, &filter, page).await?;
        let of = found.items.clone();
        let mut listed = lines(&snapshot, &standing, as_whom, found).await?;
        if as_whom == ListAs::Applicant {
            under_way::tell(&snapshot, &standing, &round, &of, &mut listed.items).await?;
        }
        Ok(listed)
    }

    /// The title lines of what is hidden from the caller in this round by conflict or tree: all that they may know.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`.
    pub async fn barred_title_lines(&self, caller: &Caller, round: &str) -> Result<Vec<TitleLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let council = standing.desk_list().is_err();
        if council {
            standing.council_list()?;
        }
        hidden_lines(&snapshot, &standing).await
    }

    /// The draft of a proposal, for its writers and its signing officer.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn proposal_draft(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<DraftView, Error> {
        draft(&*self.store.read().await?, caller, round, reference).await
    }

    /// One field of a draft; version 0 if it was never typed.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `draft_field_unknown`.
    pub async fn proposal_field(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        field: &str,
    ) -> Result<DraftFieldView, Error> {
        let snapshot = self.store.read().await?;
        let (_, proposal) = own(&snapshot, caller, round, reference).await?;
        let field = Field::of_name(field)?;
        let draft = snapshot.draft(proposal.id).await?;
        Ok(DraftFieldView::of(draft.fields.get(&field.name())))
    }
}

/// The title lines of what is hidden from a person of desk or council by conflict or tree.
pub(super) async fn hidden_lines(snapshot: &Snapshot, standing: &Standing) -> Result<Vec<TitleLine>, Error> {
    let barred = snapshot.barred(standing.person(), standing.round()).await?;
    let mut barred: Vec<ProposalId> = barred.into_iter().collect();
    if standing.desk_list().is_err() {
        let judged = snapshot.judged_revisions(&barred).await?;
        barred = judged.into_iter().map(|(id, _)| id).collect();
    }
    snapshot.title_lines(standing.round(), &barred).await
}

/// A proposal of the caller's own organization.
pub(super) async fn own(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &str,
    reference: &str,
) -> Result<(Round, Proposal), Error> {
    let round = snapshot.round(round).await?;
    let standing = snapshot.standing(caller.person, round.id).await?;
    let proposal = snapshot.proposal(round.id, reference).await?;
    let judged = snapshot.judged_revision(&proposal).await?;
    match proposal.sight(&standing, judged)? {
        Sight::Own => Ok((round, proposal)),
        Sight::Desk | Sight::Council { .. } | Sight::TitleLine => Err(Refusal::from(Common::NotYours).into()),
    }
}

/// A proposal as far as the caller sees it.
pub(super) async fn seen(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &Round,
    proposal: &Proposal,
) -> Result<ProposalView, Error> {
    let standing = snapshot.standing(caller.person, round.id).await?;
    let judged = snapshot.judged_revision(proposal).await?;
    let n = match proposal.sight(&standing, judged)? {
        Sight::Own => return seen_own(snapshot, &standing, round, proposal).await,
        Sight::TitleLine => {
            let lines = snapshot.title_lines(round.id, &[proposal.id]).await?;
            let line = lines.into_iter().next();
            return Ok(ProposalView::Barred(line.ok_or(Refusal::from(Common::Unknown))?));
        }
        Sight::Council { n } => Some(n),
        Sight::Desk => None,
    };
    let shown = n.or(proposal.submitted).ok_or(Refusal::from(Common::Unknown))?;
    let revision = snapshot.revision(proposal.id, shown).await?;
    let applicant = applicant(snapshot, proposal).await?;
    let files = snapshot.attachments(proposal.id).await?;
    let priority = priority(snapshot, proposal, Counted::Submitted).await?;
    let view = proposal.seen_submitted(round, applicant, &revision, &files, priority);
    Ok(match n {
        Some(_) => ProposalView::Council(view),
        None => ProposalView::Desk(view),
    })
}

async fn seen_own(
    snapshot: &Snapshot,
    standing: &Standing,
    round: &Round,
    proposal: &Proposal,
) -> Result<ProposalView, Error> {
    let draft = snapshot.draft(proposal.id).await?;
    let receipt = match proposal.submitted {
        Some(n) => {
            let stands = snapshot.revision(proposal.id, n).await?;
            Some(receipt(snapshot, &stands, &proposal.reference).await?)
        }
        None => None,
    };
    let answering = answering(snapshot, round, standing, proposal.organization, Some(proposal)).await?;
    let mut names = snapshot.person_names([proposal.created_by]).await?;
    let requests = snapshot.supplements(proposal.id).await?;
    let answerable = answering.supplement().is_ok();
    let request = requests.iter().find(|one| answerable && one.open());
    let told = requests.iter();
    let told = told
        .map(|one| one.seen_by_applicant(answerable, answering.now))
        .collect();
    Ok(proposal.seen_own(OwnParts {
        round,
        applicant: applicant(snapshot, proposal).await?,
        draft: &draft,
        begun_by: names.remove(&proposal.created_by),
        receipt,
        priority: priority(snapshot, proposal, Counted::Own).await?,
        supplement: request.map(Supplement::seen),
        supplements: told,
        status: proposal.public_status(standing.stage(), asked(&answering)),
        answering: &answering,
        reader: standing,
    }))
}

/// The newest sign-off of a content, with the name of its person.
pub(super) async fn signed(
    snapshot: &Snapshot,
    proposal: ProposalId,
    digest: &str,
) -> Result<Option<SignOffView>, Error> {
    let Some(found) = snapshot.sign_off(proposal, digest).await? else {
        return Ok(None);
    };
    let mut names = snapshot.person_names([found.person]).await?;
    Ok(Some(found.seen(names.remove(&found.person))))
}

fn asked(answering: &Answering) -> Asked {
    match answering.supplement() {
        Ok(()) => Asked::Supplement,
        Err(_) => Asked::Nothing,
    }
}

async fn applicant(
    snapshot: &Snapshot,
    proposal: &Proposal,
) -> Result<simui_domain::proposal::ApplicantName, Error> {
    let names = snapshot.applicant_names(&[proposal.organization]).await?;
    let name = names.into_values().next();
    Ok(name.ok_or(Refusal::from(Common::Unknown))?)
}

/// Among which proposals a place is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// Among all of the organization's.
    Own,
    /// Among those that were ever submitted: a draft's existence does not show.
    Submitted,
}

async fn priority(snapshot: &Snapshot, proposal: &Proposal, among: Counted) -> Result<Option<usize>, Error> {
    let mut order = snapshot.priorities(proposal.round, proposal.organization).await?;
    if among == Counted::Submitted {
        let submitted = snapshot.ever_submitted(&order).await?;
        order.retain(|id| submitted.contains(id));
    }
    Ok(order
        .iter()
        .position(|id| *id == proposal.id)
        .map(|place| place + 1))
}

/// The draft as its writers, its organization's coordinator and officer see it.
pub(super) async fn draft(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &str,
    reference: &str,
) -> Result<DraftView, Error> {
    let (round, proposal) = own(snapshot, caller, round, reference).await?;
    let draft = snapshot.draft(proposal.id).await?;
    let questionnaire = snapshot.questionnaire(round.id).await?;
    let areas = snapshot.areas(round.id).await?;
    let codes: Vec<String> = areas.into_iter().map(|area| area.code).collect();
    let content = draft.submitted(&questionnaire);
    let sections = progress(
        &lacks(&content, &codes),
        &survey::complete(&questionnaire, &draft.answers()),
    );
    let id = simui_domain::ids::RevisionId(uuid::Uuid::nil());
    let digest = Submission::new(id, &proposal, questionnaire.version, content)?.digest;
    let signed = signed(snapshot, proposal.id, &digest).await?;
    let files = snapshot.attachments(proposal.id).await?;
    Ok(draft.seen(reference, sections, digest, signed, &files))
}

/// The scope of a list: as asked for, or the first that the person has.
pub(super) fn scope(standing: &Standing, as_whom: Option<ListAs>) -> Result<(ListAs, Scope), Refusal> {
    let of = |as_whom: ListAs| {
        let scope = match as_whom {
            ListAs::Applicant => standing.own_list(),
            ListAs::Desk => standing.desk_list(),
            ListAs::Council => standing.council_list(),
        };
        scope.map(|scope| (as_whom, scope))
    };
    match as_whom {
        Some(as_whom) => of(as_whom),
        None => of(ListAs::Applicant)
            .or_else(|_| of(ListAs::Desk))
            .or_else(|_| of(ListAs::Council)),
    }
}

pub(super) async fn lines(
    snapshot: &Snapshot,
    standing: &Standing,
    as_whom: ListAs,
    found: Listed<Proposal>,
) -> Result<Listed<ProposalLine>, Error> {
    let ids: Vec<ProposalId> = found.items.iter().map(|one| one.id).collect();
    let leads: Vec<_> = found.items.iter().map(|one| one.organization).collect();
    let applicants = snapshot.applicant_names(&leads).await?;
    let mut contents: HashMap<ProposalId, _> = match as_whom {
        ListAs::Applicant => snapshot.draft_contents(&ids).await?,
        ListAs::Desk => pairs(snapshot.standing_revisions(&ids).await?),
        ListAs::Council => pairs(snapshot.judged_contents(&ids).await?),
    };
    let (outcomes, supplements) = match as_whom {
        ListAs::Desk => (
            snapshot.screening_outcomes(standing.round()).await?,
            snapshot.supplement_words(&ids).await?,
        ),
        ListAs::Applicant | ListAs::Council => Default::default(),
    };
    let open = match as_whom {
        ListAs::Applicant => snapshot.asked_now(&ids).await?,
        ListAs::Desk | ListAs::Council => Vec::new(),
    };
    let mut items = Vec::with_capacity(found.items.len());
    for proposal in &found.items {
        let Some(applicant) = applicants.get(&proposal.organization).cloned() else {
            continue;
        };
        let Some(content) = contents.remove(&proposal.id) else {
            continue;
        };
        let asked = if open.contains(&proposal.id) {
            Asked::Supplement
        } else {
            Asked::Nothing
        };
        let status = match as_whom {
            ListAs::Applicant => Some(proposal.public_status(standing.stage(), asked)),
            ListAs::Desk | ListAs::Council => None,
        };
        let id = &proposal.id;
        let screened = (outcomes.get(id).copied(), supplements.get(id).copied());
        items.push(proposal.line(content, applicant, status, screened));
    }
    Ok(Listed {
        items,
        next: found.next,
    })
}

fn pairs(revisions: Vec<Revision>) -> HashMap<ProposalId, simui_domain::proposal::Content> {
    let pair = |revision: Revision| (revision.proposal, revision.content);
    revisions.into_iter().map(pair).collect()
}
