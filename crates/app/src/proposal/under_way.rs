//! What the applicant's own lists tell beside the lines: how far each draft is, who did what, what was told. A fixed
//! number of queries, whatever the size.

use std::collections::{BTreeSet, HashMap};

use simui_domain::ids::{PersonId, ProposalId};
use simui_domain::objection::Window;
use simui_domain::policy::Standing;
use simui_domain::proposal::{
    Done, Draft, Hands, Proposal, ProposalLine, Revision, SignOff, Submission, ToldLine, UnderWay, Written,
    lacks, progress,
};
use simui_domain::round::{DeadlineKind, Round, Rules};
use simui_domain::survey::{self, Questionnaire};
use simui_store::Snapshot;

use crate::Error;

/// Adds to the lines of `of`, which the reader sees as applicant, what is under way there.
pub(super) async fn tell(
    snapshot: &Snapshot,
    standing: &Standing,
    round: &Round,
    of: &[Proposal],
    lines: &mut [ProposalLine],
) -> Result<(), Error> {
    // Of a draft nothing can be said without what it answers.
    if of.is_empty() || snapshot.kept_questionnaire(round.id).await?.is_none() {
        return Ok(());
    }
    let ids: Vec<ProposalId> = of.iter().map(|one| one.id).collect();
    let rules = snapshot.rules(round).await?;
    let desk = Desk::load(snapshot, round, &ids, &rules).await?;
    let hands = hands(snapshot, standing, of, &desk).await?;
    let told = told(snapshot, round, &ids, &rules).await?;
    for line in lines {
        let Some(proposal) = of.iter().find(|one| one.reference == line.reference) else {
            continue;
        };
        let mut under_way = desk.under_way(proposal)?;
        under_way.hands = hands.get(&proposal.id).cloned();
        under_way.told = told.get(&proposal.id).cloned();
        line.under_way = Some(under_way);
    }
    Ok(())
}

/// The drafts with what they are held against.
struct Desk {
    drafts: HashMap<ProposalId, Draft>,
    questionnaire: Questionnaire,
    areas: Vec<String>,
    standing: Vec<Revision>,
    signed: HashMap<ProposalId, Vec<SignOff>>,
    rule: simui_domain::round::SignOff,
}

impl Desk {
    /// What was done on a proposal by whom.
    fn done<'a>(&'a self, proposal: &'a Proposal) -> Done<'a> {
        Done {
            proposal,
            draft: self.drafts.get(&proposal.id),
            standing: self.standing.iter().find(|one| one.proposal == proposal.id),
            signed: self.signed.get(&proposal.id).map_or(&[], Vec::as_slice),
        }
    }

    async fn load(
        snapshot: &Snapshot,
        round: &Round,
        ids: &[ProposalId],
        rules: &Rules,
    ) -> Result<Self, Error> {
        let areas = snapshot.areas(round.id).await?;
        let mut signed: HashMap<ProposalId, Vec<SignOff>> = HashMap::new();
        for one in snapshot.sign_offs(ids).await? {
            signed.entry(one.proposal).or_default().push(one);
        }
        Ok(Self {
            drafts: snapshot.drafts(ids).await?,
            questionnaire: snapshot.questionnaire(round.id).await?,
            areas: areas.into_iter().map(|area| area.code).collect(),
            standing: snapshot.standing_revisions(ids).await?,
            signed,
            rule: rules.sign_off,
        })
    }

    fn under_way(&self, proposal: &Proposal) -> Result<UnderWay, Error> {
        let empty = Draft::default();
        let draft = self.drafts.get(&proposal.id).unwrap_or(&empty);
        let content = draft.submitted(&self.questionnaire);
        let asked = survey::complete(&self.questionnaire, &draft.answers());
        let sections = progress(&lacks(&content, &self.areas), &asked);
        let none = simui_domain::ids::RevisionId(uuid::Uuid::nil());
        let written = Submission::new(none, proposal, self.questionnaire.version, content)?;
        let done = sections.iter().filter(|section| section.complete).count();
        Ok(UnderWay::of(&Written {
            digest: &written.digest,
            sections: (done, sections.len()),
            standing: self.standing.iter().find(|one| one.proposal == proposal.id),
            signed: self.signed.get(&proposal.id).map_or(&[], Vec::as_slice),
            rule: self.rule,
        }))
    }
}

/// Who did what on the drafts of the organizations that the reader coordinates.
async fn hands(
    snapshot: &Snapshot,
    standing: &Standing,
    of: &[Proposal],
    desk: &Desk,
) -> Result<HashMap<ProposalId, Hands>, Error> {
    let coordinated = |one: &&Proposal| {
        let applicant = standing.applicant(one.organization);
        applicant.is_ok_and(|applicant| applicant.coordinator())
    };
    let of: Vec<Done<'_>> = of.iter().filter(coordinated).map(|one| desk.done(one)).collect();
    let people: BTreeSet<PersonId> = of.iter().flat_map(Done::people).collect();
    let names = snapshot.person_names(people).await?;
    let called = |person: PersonId| names.get(&person).cloned();
    let each = of.iter().map(|one| (one.proposal.id, one.hands(called)));
    Ok(each.collect())
}

/// The results that were told, with what came of them.
async fn told(
    snapshot: &Snapshot,
    round: &Round,
    ids: &[ProposalId],
    rules: &Rules,
) -> Result<HashMap<ProposalId, ToldLine>, Error> {
    let results = snapshot.newest_results(ids).await?;
    let objections = snapshot.newest_objections(ids).await?;
    let closes = snapshot
        .deadline(round.id, DeadlineKind::ObjectionCloses, None, None)
        .await?;
    let each = results.into_iter().filter_map(|(id, result)| {
        let window = Window::of(rules, result.notified_at?, closes);
        let told = ToldLine::of(&result, window.map(|window| window.until), objections.get(&id))?;
        Some((id, told))
    });
    Ok(each.collect())
}
