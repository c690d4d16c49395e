//! The count, the meeting, the resolution item by item, the decision by two people.

use std::collections::BTreeSet;

use chrono::Duration;
use simui_domain::meeting::{
    AttendanceDraft, Choice, IntervalDraft, ItemKind, ItemView, MeetingDraft, SeenItem, VoteDraft, VotesDraft,
};
use simui_domain::time::Timestamp;

use super::{Stagehand, date};
use crate::Error;
use crate::play::faulty;

impl Stagehand<'_> {
    pub(super) async fn deliberation(&mut self) -> Result<(), Error> {
        let (code, app) = (self.code().to_owned(), self.app);
        let meets = date(self.folder.terms.dates.council_meets)?;
        let held_at = meets + self.play.shift;
        self.at(meets - Duration::days(7));
        let count = self.as_secretary(|by| {
            let code = code.clone();
            async move { app.make_count(&by, &code).await }
        });
        let count = count.await?;
        let selected = count
            .proposals
            .iter()
            .filter(|line| line.outcome == "selected")
            .count();
        self.tell(
            "play-counted",
            vec![
                ("count", selected.to_string()),
                ("amount", count.budget.committed.to_string()),
                ("currency", count.budget.currency.clone()),
            ],
        );
        let draft = MeetingDraft {
            kind: simui_domain::meeting::MeetingKind::default(),
            held_at,
            place: None,
        };
        let meeting = app
            .call_meeting(&self.cast.first("secretary")?, &code, &draft)
            .await?;
        self.at(meets);
        let at = (code.as_str(), meeting.n);
        let meeting = self
            .as_secretary(|by| async move { app.open_meeting(&by, at, meeting.version).await })
            .await?;
        self.tell("play-meeting", vec![("meeting", meeting.n.to_string())]);
        self.attend(at, None).await?;
        self.resolve(at).await?;
        self.hand.advance(Duration::hours(1));
        let end = self.hand.now();
        self.attend(at, Some(end)).await?;
        let version = app.meeting(&self.cast.first("secretary")?, at).await?.version;
        self.as_secretary(|by| async move { app.close_meeting(&by, at, version).await })
            .await?;
        self.later();
        let asked = self
            .as_secretary(|by| {
                let code = code.clone();
                async move { app.ask_decision(&by, &code).await }
            })
            .await?;
        self.later();
        let approver = self
            .cast
            .first("acting_approver")
            .or_else(|_| self.cast.first("approver"))?;
        app.approve_decision(&approver, &code, asked.version, &asked.digest)
            .await?;
        self.tell(
            "play-decided",
            vec![("digest", asked.digest.chars().take(12).collect())],
        );
        Ok(())
    }

    /// Enters who is present; at the end with the instants of leaving.
    async fn attend(&self, at: (&str, i32), end: Option<Timestamp>) -> Result<(), Error> {
        let now = self.hand.now();
        let shift = self.play.shift;
        let mut intervals: Vec<IntervalDraft> = self
            .folder
            .attendance
            .iter()
            .map(|row| IntervalDraft {
                seat: row.member.clone(),
                from: row.from + shift,
                until: end.map(|end| end.min(row.until + shift)),
            })
            .filter(|interval| interval.from <= now)
            .collect();
        if intervals.is_empty() {
            let from = date(self.folder.terms.dates.council_meets)? + shift;
            let all = self.folder.council.iter();
            intervals = all
                .map(|row| IntervalDraft {
                    seat: row.code.clone(),
                    from,
                    until: end,
                })
                .collect();
        }
        let app = self.app;
        self.as_secretary(|by| {
            let draft = AttendanceDraft {
                intervals: intervals.clone(),
            };
            async move {
                let version = app.attendance(&by, at).await?.version;
                app.enter_attendance(&by, at, version, &draft).await
            }
        })
        .await?;
        Ok(())
    }

    /// Every item of the agenda: votes entered, then confirmed by the chair.
    async fn resolve(&mut self, (code, n): (&str, i32)) -> Result<(), Error> {
        let app = self.app;
        let reader = self
            .cast
            .first("acting_secretary")
            .or_else(|_| self.cast.first("secretary"))?;
        let chair = self.cast.first("chair")?;
        let items = app.items(&reader, (code, n)).await?.items;
        let items: Vec<SeenItem> = items.into_iter().filter_map(seen).collect();
        for item in items.iter().filter(|item| item.consent.is_none()) {
            self.hand.advance(Duration::minutes(4));
            let at = (code, n, item.position);
            let draft = VotesDraft {
                at: None,
                votes: self.votes(item, &items)?,
            };
            let voted = self
                .as_secretary(|by| {
                    let draft = draft.clone();
                    async move { app.enter_votes(&by, at, item.version, &draft).await }
                })
                .await?;
            let voted = seen(voted).ok_or_else(|| faulty("an item was hidden from its secretary"))?;
            app.confirm_item(&chair, at, voted.version).await?;
            let count = ("count", draft.votes.len().to_string());
            match &item.reference {
                Some(reference) => self.tell("play-resolved", vec![("item", reference.clone()), count]),
                None => self.tell("play-resolved-consent", vec![count]),
            }
        }
        Ok(())
    }

    fn votes(&self, item: &SeenItem, all: &[SeenItem]) -> Result<Vec<VoteDraft>, Error> {
        let proposal = match item.kind {
            ItemKind::Consent => all
                .iter()
                .find(|other| other.consent == Some(item.position))
                .and_then(|other| other.reference.clone()),
            ItemKind::Proposal | ItemKind::Override | ItemKind::Budget => item.reference.clone(),
        };
        let told = self
            .folder
            .votes
            .iter()
            .filter(|row| Some(&row.proposal) == proposal.as_ref());
        let mut votes = Vec::new();
        for row in told {
            let choice = match row.choice.as_str() {
                "yes" => Choice::Yes,
                "no" => Choice::No,
                "abstain" => Choice::Abstain,
                _ => return Err(faulty("votes.csv: a choice is yes, no or abstain")),
            };
            votes.push(VoteDraft {
                seat: row.member.clone(),
                choice,
            });
        }
        if votes.is_empty() {
            // Without a table everybody who scored it is present and votes yes.
            let scored = self
                .folder
                .scores
                .iter()
                .filter(|row| Some(&row.proposal) == proposal.as_ref());
            let seats: BTreeSet<&str> = scored.map(|row| row.member.as_str()).collect();
            votes = seats
                .into_iter()
                .map(|seat| VoteDraft {
                    seat: seat.to_owned(),
                    choice: Choice::Yes,
                })
                .collect();
        }
        Ok(votes)
    }
}

/// An item, unless it is hidden.
fn seen(item: ItemView) -> Option<SeenItem> {
    if let ItemView::Seen(item) = item {
        Some(*item)
    } else {
        None
    }
}
