//! A council of nine deliberates on the round of 2017.

mod attendance;
mod lists;
mod sight;
mod votes;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use super::*;
use crate::council::{Category, Pledged, Seat, SeatState};
use crate::count::{Candidate, Count, Counted, Material, round_2017};
use crate::ids::{CountId, Id, ItemId, MotionId, OverrideId, PersonId, ProposalId, SeatId};
use crate::language::Both;
use crate::people::Duty;
use crate::policy::{Chair, Facts, SeatFacts, Secretary, Standing};
use crate::record::{By, canon};
use crate::round::{Rules, StageKind};

const ROUND: RoundId = RoundId(Uuid::from_u128(2017));

fn id<I: Id>(number: u128) -> I {
    I::of(Uuid::from_u128(number))
}

fn at(minute: i64) -> Timestamp {
    Utc.with_ymd_and_hms(2017, 6, 23, 5, 0, 0).unwrap() + TimeDelta::minutes(minute)
}

fn seat(code: &str) -> SeatId {
    round_2017::seat(code)
}

fn seats() -> Vec<Seat> {
    let seat = |number: u128| Seat {
        id: id(number),
        round: ROUND,
        person: id(100 + number),
        code: format!("M{number}"),
        category: Category::Academia,
        gender: None,
        employer: None,
        state: SeatState::Accepted,
        chair: None,
        pledge: Some(Pledged {
            text: 1,
            digest: String::new(),
            at: at(0),
        }),
        declared_at: Some(at(0)),
        final_at: None,
        version: 1,
    };
    (1..=9).map(seat).collect()
}

fn standing(person: u128, duty: Option<Duty>, seat: Option<u128>, barred: &[&str]) -> Standing {
    Standing::new(Facts {
        reopened: false,
        person: id(person),
        round: ROUND,
        stage: StageKind::Deliberation,
        now: at(60),
        duties: duty.into_iter().collect(),
        parts: BTreeMap::new(),
        invited: BTreeSet::new(),
        seat: seat.map(|number| SeatFacts {
            id: id(number),
            accepted: true,
            pledged: true,
            declared: true,
            chair: number == 1,
        }),
        barred: barred.iter().map(|code| round_2017::id(code)).collect(),
    })
}

fn secretary() -> Secretary {
    standing(901, Some(Duty::ActingSecretary), None, &[])
        .secretary()
        .unwrap()
}

fn chair() -> Chair {
    standing(101, None, Some(1), &[]).chair().unwrap()
}

fn rules() -> Rules {
    Rules::new(round_2017::material().rules, Vec::new())
}

fn motion_on(item: &Item) -> Motion {
    let draft = MotionDraft::default();
    let put = Motion::put(
        (id(1), 1),
        item.clone(),
        &draft,
        "as counted",
        &rules(),
        &secretary(),
    );
    put.unwrap().after.motion
}

/// Everybody who is not blocked is there the whole time.
fn all_there() -> Vec<Interval> {
    let stay = |number: u128| Interval {
        id: id(number),
        seat: id(number),
        from: at(0),
        until: None,
    };
    (1..=9).map(stay).collect()
}

fn ballot(votes: &[(&str, Choice)]) -> VotesDraft {
    let vote = |(seat, choice): &(&str, Choice)| VoteDraft {
        seat: (*seat).to_owned(),
        choice: *choice,
    };
    VotesDraft {
        at: None,
        votes: votes.iter().map(vote).collect(),
    }
}

/// The council at work: what the store would remember between acts.
struct Table {
    material: Material,
    meeting: Meeting,
    count: Count,
    items: Vec<Item>,
    drawn: u128,
}

impl Table {
    fn sits() -> Self {
        let material = round_2017::material();
        let draft = MeetingDraft {
            kind: MeetingKind::InPerson,
            held_at: at(0),
            place: None,
        };
        let planned = Meeting::plan(id(1), 1, &draft, &secretary()).unwrap().after;
        let meeting = planned.open(&[], &secretary()).unwrap().after;
        let count = counted(&material, 1);
        let mut table = Self {
            material,
            meeting,
            count,
            items: Vec::new(),
            drawn: 1000,
        };
        table.make_agenda();
        table
    }

    fn make_agenda(&mut self) -> usize {
        let office = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9"];
        let blocked: BTreeSet<ProposalId> = self
            .material
            .blocked
            .iter()
            .filter(|(seat, _)| office.contains(&seat.as_str()))
            .map(|(_, proposal)| *proposal)
            .collect();
        let agenda = Agenda {
            meeting: &self.meeting,
            count: &self.count,
            items: &self.items,
            motions: &[],
            blocked: &blocked,
            consent: Both::new("일괄", "Consent"),
        };
        let drawn = &mut self.drawn;
        let made = agenda.made(
            |proposal| self.material.candidate(proposal).unwrap().title.clone(),
            || {
                *drawn += 1;
                id(*drawn)
            },
            By::Operator,
        );
        let items = made.map(|change| change.after.items).unwrap_or_default();
        let written = items.len();
        self.keep(items);
        written
    }

    fn keep(&mut self, changed: Vec<Item>) {
        for item in changed {
            match self.items.iter_mut().find(|one| one.id == item.id) {
                Some(known) => *known = item,
                None => self.items.push(item),
            }
        }
    }

    fn item(&self, code: &str) -> Item {
        super::standing(&self.items, round_2017::id(code))
            .unwrap()
            .clone()
    }

    fn consent(&self) -> Item {
        let consent = self.items.iter().find(|item| item.kind == ItemKind::Consent);
        consent.unwrap().clone()
    }

    fn room(&self, item: &Item) -> Room {
        let about = item.proposals(&self.items);
        let blocked = self
            .material
            .blocked
            .iter()
            .filter(|(_, proposal)| about.contains(proposal))
            .map(|(code, _)| seat(code))
            .collect();
        Room::of(&seats(), &blocked, &all_there(), &rules(), at(60))
    }

    /// All who may vote vote the same; the chair confirms.
    fn resolve(&mut self, item: &Item, choice: Choice) -> bool {
        let room = self.room(item);
        let codes: Vec<String> = seats()
            .into_iter()
            .filter(|one| room.present.contains(&one.id))
            .map(|one| one.code)
            .collect();
        let votes: Vec<(&str, Choice)> = codes.iter().map(|code| (code.as_str(), choice)).collect();
        let motion = motion_on(item);
        let change = motion.voted(
            item.clone(),
            &ballot(&votes),
            (&room, &seats()),
            &rules(),
            (&secretary(), at(60)),
        );
        self.confirm(change.unwrap().after.motion, item)
    }

    fn confirm(&mut self, motion: Motion, item: &Item) -> bool {
        let overriding = item.overriding((id::<OverrideId>(1), id(5)), &self.count, &motion.text);
        let change = motion.confirmed(
            id(5),
            (item, &self.items),
            overriding,
            &rules(),
            (&chair(), at(61)),
        );
        let confirmed = change.unwrap().after;
        self.keep(confirmed.items);
        confirmed.carried
    }

    fn resolve_all(&mut self) {
        while let Some(item) = self
            .items
            .iter()
            .find(|item| item.open(&self.items).is_ok())
            .cloned()
        {
            assert!(self.resolve(&item, Choice::Yes));
        }
    }

    fn count_again(&mut self) -> usize {
        self.material.out = out(&self.items);
        self.count = counted(&self.material, self.count.n + 1);
        self.make_agenda()
    }

    fn decision(&self) -> Decision {
        let reasons = BTreeMap::from([(
            round_2017::id("P08"),
            "The council weighs it otherwise.".to_owned(),
        )]);
        Decision::of(&self.count, &self.items, &reasons)
    }

    fn candidate(&self, code: &str) -> &Candidate {
        self.material.named(code).unwrap()
    }

    fn override_with(&self, draft: &OverrideDraft) -> Result<Voted, Refusal> {
        let rules = rules();
        let overriding = Overriding {
            meeting: &self.meeting,
            count: &self.count,
            items: &self.items,
            candidate: self.candidate(&draft.proposal),
            rules: &rules,
        };
        let put = overriding.put((id::<ItemId>(7000), id::<MotionId>(7001)), draft, &secretary());
        put.map(|change| change.after)
    }
}

fn counted(material: &Material, n: i32) -> Count {
    let ready = material.ready();
    let report = ready.count().unwrap();
    let counted = Counted {
        input_digest: ready.digest().unwrap(),
        result: canon::text(&report).unwrap(),
        report,
    };
    let acting = standing(901, Some(Duty::ActingSecretary), None, &[]);
    let proof = (
        By::person(PersonId(Uuid::from_u128(901))),
        &acting.whole().unwrap(),
    );
    let number = u128::from(n.unsigned_abs());
    Count::official(
        id::<CountId>(number),
        (ROUND, n),
        material,
        counted,
        proof,
        at(50),
    )
    .after
}
