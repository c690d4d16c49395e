//! The official letters of a round, step by step, each made from views that the reader may see and from nothing else:
//! of a proposal that is hidden from the reader there is no letter, and of their own tree no reminder.

mod course;

use std::sync::Arc;

use simui_domain::council::{SeatView, SeatWord};
use simui_domain::ids::ProposalId;
use simui_domain::language::{Both, Language};
use simui_domain::notice::{LetterStep, LettersView, OfficialLetter};
use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::TitleLine;
use simui_domain::round::{ReminderDraft, ResponseKind, Round, RoundView, StageKind};
use simui_domain::screening::Supplement;
use simui_store::{Page, ProposalFilter, Snapshot};
use simui_words::letter::{self, Letter, Place};

use crate::round::{board, parts};
use crate::{App, Error};

/// So many proposals are read at once.
const AT_ONCE: u64 = 1000;

/// The letters of one reader, as they are put together.
struct Writing<'a> {
    app: &'a App,
    snapshot: Arc<Snapshot>,
    caller: &'a Caller,
    round: Round,
    view: RoundView,
    programme: Both,
    standing: Standing,
    letters: Vec<OfficialLetter>,
}

impl App {
    /// The official letters that can be sent now, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn official_letters(&self, caller: &Caller, code: &str) -> Result<LettersView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.desk_list()?;
        let parts = parts(&snapshot, &round).await?;
        let mut writing = Writing {
            app: self,
            programme: parts.programme.name.clone(),
            view: round.seen_by(&standing, parts)?,
            snapshot,
            caller,
            round,
            standing,
            letters: Vec::new(),
        };
        match writing.round.stage {
            StageKind::Draft => {
                writing.invitation().await?;
                writing.appointment().await?;
                writing.seat_ends().await?;
            }
            StageKind::Surveying => {
                writing.invitation().await?;
                writing.reminder().await?;
                writing.extensions().await?;
                writing.terms().await?;
                writing.appointment().await?;
                writing.seat_ends().await?;
            }
            StageKind::Screening => {
                writing.supplements().await?;
                writing.terms().await?;
                writing.appointment().await?;
                writing.changes_of_the_council().await?;
            }
            StageKind::Scoring => {
                writing.appointment().await?;
                writing.changes_of_the_council().await?;
                writing.scoring().await?;
                writing.seat_extensions().await?;
                writing.terms().await?;
                writing.meetings().await?;
            }
            StageKind::Deliberation => {
                writing.terms().await?;
                writing.changes_of_the_council().await?;
                writing.meetings().await?;
            }
            StageKind::Decided | StageKind::Announced | StageKind::Delivering => {
                writing.meetings().await?;
                writing.results().await?;
                writing.errata().await?;
                writing.objections().await?;
            }
            StageKind::Cancelled => writing.cancellation().await?,
            StageKind::Closed => {}
        }
        Ok(LettersView {
            letters: writing.letters,
        })
    }
}

impl Writing<'_> {
    /// Adds a letter, written in both languages.
    fn add(&mut self, step: LetterStep, proposal: Option<&str>, write: impl Fn(&Place<'_>) -> Letter) {
        let address = self.app.settings().public_url.trim_end_matches('/');
        let in_language = |language| {
            let at = Place {
                round: &self.view,
                programme: &self.programme,
                address,
                language,
            };
            write(&at).text()
        };
        let text = Both::new(in_language(Language::Ko), in_language(Language::En));
        self.letters.push(OfficialLetter {
            step,
            proposal: proposal.map(str::to_owned),
            text,
        });
    }

    async fn invited(&self) -> Result<Vec<Both>, Error> {
        let invited = self.snapshot.invited(self.round.id).await?;
        let ids: Vec<_> = invited.iter().map(|one| one.id).collect();
        let names = self.snapshot.applicant_names(&ids).await?;
        let name = |id| names.get(id).map(|known| known.name.clone());
        Ok(ids.iter().filter_map(name).collect())
    }

    async fn invitation(&mut self) -> Result<(), Error> {
        let to = self.invited().await?;
        if !to.is_empty() {
            self.add(LetterStep::Invitation, None, |at| letter::invitation(at, &to));
        }
        Ok(())
    }

    async fn reminder(&mut self) -> Result<(), Error> {
        let board = board(&self.snapshot, &self.round, &self.standing).await?;
        let draft = ReminderDraft {
            to: ResponseKind::REMINDED.to_vec(),
            organization: None,
        };
        let reached = draft.reaches(&board, self.snapshot.now())?;
        let to: Vec<Both> = reached.recipients.iter().map(|one| one.name.clone()).collect();
        if !to.is_empty() {
            self.add(LetterStep::Reminder, None, |at| letter::reminder(at, &to));
        }
        Ok(())
    }

    /// What was submitted and is not hidden from the reader.
    async fn seen(&self) -> Result<Vec<ProposalId>, Error> {
        let scope = self.standing.desk_list()?;
        let mut part = Page {
            after: None,
            limit: AT_ONCE,
        };
        let mut seen = Vec::new();
        loop {
            let found = self
                .snapshot
                .proposals(&scope, &ProposalFilter::default(), &part)
                .await?;
            seen.extend(found.items.iter().map(|one| one.id));
            part.after = found.next;
            if part.after.is_none() {
                return Ok(seen);
            }
        }
    }

    /// One for each open request on a proposal that is not hidden from the reader.
    async fn supplements(&mut self) -> Result<(), Error> {
        let seen = self.seen().await?;
        let asked = self.snapshot.asked_now(&seen).await?;
        let lines = self.snapshot.title_lines_of(self.round.id, &asked).await?;
        let mut lines: Vec<(ProposalId, TitleLine)> = lines.into_iter().collect();
        lines.sort_by(|(_, one), (_, other)| one.reference.cmp(&other.reference));
        for (id, line) in lines {
            let open = self.snapshot.open_supplement(id).await?;
            if let Some(open) = open.as_ref().map(Supplement::seen) {
                self.add(LetterStep::Supplement, Some(&line.reference), |at| {
                    letter::supplement(at, &line, &open)
                });
            }
        }
        Ok(())
    }

    async fn appointment(&mut self) -> Result<(), Error> {
        let seats = self.snapshot.seats(self.round.id).await?;
        let names = self.snapshot.seat_names(&seats).await?;
        let seen = seats.iter().filter_map(|seat| {
            let view = seat.seen_by(&self.standing, names.person(seat), names.employer(seat));
            view.ok()
        });
        let open = |seat: &SeatView| match seat.state {
            SeatWord::Invited | SeatWord::Accepted => true,
            SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
        };
        let seen: Vec<SeatView> = seen.filter(|seat| open(seat) && seat.name.is_some()).collect();
        if !seen.is_empty() {
            let seats: Vec<&SeatView> = seen.iter().collect();
            self.add(LetterStep::Appointment, None, |at| {
                letter::appointment(at, &seats)
            });
        }
        Ok(())
    }

    /// One for each applicant whose proposal is not hidden from the reader, and the word that the selection is
    /// announced; to those who may know the resolved list, once it is whole.
    async fn results(&mut self) -> Result<(), Error> {
        if self.standing.whole().is_err() {
            return Ok(());
        }
        let decision = self.app.decision(self.caller, &self.round.code).await?;
        if !decision.unresolved.is_empty() {
            return Ok(());
        }
        let seen = self.seen().await?;
        let lines = self.snapshot.title_lines(self.round.id, &seen).await?;
        for line in &lines {
            let resolved = decision
                .resolved
                .iter()
                .find(|one| one.reference == line.reference);
            if let Some(resolved) = resolved {
                self.add(LetterStep::Result, Some(&line.reference), |at| {
                    letter::result(at, line, resolved)
                });
            }
        }
        let selected = decision
            .resolved
            .iter()
            .filter(|one| one.outcome.selects())
            .count();
        let numbers = self.snapshot.public_numbers(self.round.id).await?;
        let to = self.invited().await?;
        if !to.is_empty() {
            self.add(LetterStep::Announcement, None, |at| {
                letter::announcement(at, &to, &numbers, selected)
            });
        }
        Ok(())
    }
}
