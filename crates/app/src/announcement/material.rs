//! What is announced and what applicants are told, made from the resolved list.

use simui_domain::announcement::{
    Announcement, Disclosed, Document, Frozen, Line, ResultNotice, reasons_complete,
};
use simui_domain::count::Count;
use simui_domain::ids::ProposalId;
use simui_domain::language::Both;
use simui_domain::meeting::{Decision, Resolved};
use simui_domain::policy::Whole;
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{NamesDisclosed, Round, Rules};
use simui_store::Snapshot;

use crate::Error;

/// The resolved list with the count that it stands on.
pub(super) struct List {
    pub(super) count: Count,
    pub(super) decision: Decision,
}

impl List {
    pub(super) async fn load(snapshot: &Snapshot, round: &Round) -> Result<Self, Error> {
        let count = snapshot.official_count(round.id).await?;
        let count = count.ok_or(Refusal::from(Common::WrongStage {
            stage: round.stage.name(),
        }))?;
        let decision = snapshot.decision(&count).await?;
        Ok(Self { count, decision })
    }

    fn resolved(&self) -> &[Resolved] {
        &self.decision.resolved
    }
}

/// What an announcement says, frozen now, with the lines that it holds.
pub(super) async fn frozen(
    snapshot: &Snapshot,
    round: &Round,
    of: &Announcement,
    list: &List,
) -> Result<(Document, Frozen, Vec<Line>), Error> {
    let rules = snapshot.rules(round).await?;
    let mut document = Document::of(of, round, list.decision.digest(&list.count)?);
    let lines = lines(snapshot, round, of, list).await?;
    document.lines = lines.iter().map(|line| line.facts.clone()).collect();
    document.members = match rules.names_disclosed {
        NamesDisclosed::Never => Vec::new(),
        NamesDisclosed::AtAnnouncement | NamesDisclosed::AtAppointment => {
            snapshot.member_names(round.id, of.language).await?
        }
    };
    document.acting = snapshot.acting(round.id, of.language).await?;
    if let Some(earlier) = of.supersedes {
        document.supersedes = snapshot.announcement_number(earlier).await?;
    }
    let frozen = document.frozen()?;
    Ok((document, frozen, lines))
}

async fn lines(
    snapshot: &Snapshot,
    round: &Round,
    of: &Announcement,
    list: &List,
) -> Result<Vec<Line>, Error> {
    let ids: Vec<ProposalId> = list.resolved().iter().map(|one| one.proposal).collect();
    let titles = snapshot.title_lines(round.id, &ids).await?;
    let revisions = snapshot.standing_revisions(&ids).await?;
    let areas = snapshot.areas(round.id).await?;
    let area = |proposal: ProposalId| -> Both {
        let revision = revisions.iter().find(|revision| revision.proposal == proposal);
        let area = revision.and_then(|revision| areas.iter().find(|area| area.code == revision.content.area));
        area.map(|area| area.name.clone()).unwrap_or_default()
    };
    let found = list.resolved().iter().filter_map(|one| {
        let title: &TitleLine = titles.iter().find(|title| title.reference == one.reference)?;
        Line::of(one, title, &area(one.proposal), of.language)
    });
    Ok(Line::sorted(found.collect()))
}

/// The results that an announcement brings: all with the first one, with an erratum those that it changes.
pub(super) async fn results(
    snapshot: &Snapshot,
    (round, rules): (&Round, &Rules),
    of: &Announcement,
    list: &List,
    proof: &Whole,
) -> Result<Vec<ResultNotice>, Error> {
    let made = snapshot.results(round.id).await?;
    if !made.is_empty() && of.supersedes.is_none() {
        return Ok(Vec::new());
    }
    reasons_complete(
        list.resolved(),
        |reference| of.reasons.get(reference),
        of.reasons.keys(),
    )?;
    let mut words = snapshot.words_for_applicants(round.id, proof).await?;
    let mut screened = snapshot.screened_out(round.id).await?;
    let told = list.resolved().iter().map(|one| {
        let said = (
            words.remove(&one.proposal).unwrap_or_default(),
            screened.remove(&one.proposal).unwrap_or_default(),
        );
        let explained = of.reasons.get(&one.reference).cloned();
        ResultNotice {
            announcement: of.id,
            proposal: one.proposal,
            round: round.id,
            disclosed: Disclosed::of(
                one,
                list.count.report.proposal(&one.reference),
                rules,
                said,
                explained,
            ),
            notified_at: None,
        }
    });
    let changed = |one: &ResultNotice| {
        let newest = made.iter().filter(|old| old.proposal == one.proposal);
        let newest = newest.max_by_key(|old| old.announcement);
        newest.is_none_or(|old| old.disclosed != one.disclosed)
    };
    Ok(told.filter(changed).collect())
}
