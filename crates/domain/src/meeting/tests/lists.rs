//! From the count to the resolved list.

use super::*;
use crate::count::Outcome;
use crate::refusal::Figure;

fn draft(proposal: &str, outcome: ResolvedOutcome) -> OverrideDraft {
    OverrideDraft {
        proposal: proposal.to_owned(),
        outcome,
        amount: None,
        conditions: None,
        reason: "The council weighs it otherwise.".to_owned(),
    }
}

#[test]
fn items_for_which_nobody_is_blocked_are_one_consent_item_and_the_others_stand_alone() {
    let table = Table::sits();

    let told: Vec<(i32, ItemKind, bool, String)> = table
        .items
        .iter()
        .map(|item| {
            let candidate = item.proposal.and_then(|one| table.material.candidate(one));
            let reference = candidate.map(|one| one.reference.clone()).unwrap_or_default();
            (item.position, item.kind, item.consent.is_some(), reference)
        })
        .collect();

    assert_eq!(told[0], (1, ItemKind::Consent, false, String::new()));
    let under = ["P04", "P05", "P06", "P07", "P08", "P09", "P10"];
    for (line, code) in told[1..8].iter().zip(under) {
        assert_eq!(
            (line.1, line.2, line.3.as_str()),
            (ItemKind::Proposal, true, code)
        );
    }
    let alone: Vec<&str> = told[8..].iter().map(|line| line.3.as_str()).collect();
    assert_eq!(alone, ["P01", "P02", "P03", "P13"]);
    assert!(told[8..].iter().all(|line| !line.2));
}

#[test]
fn when_every_item_is_carried_the_list_is_complete_with_985_million() {
    let mut table = Table::sits();
    table.resolve_all();

    let decision = table.decision();

    decision.complete(1_000_000_000).unwrap();
    assert_eq!(decision.committed(), 985_000_000);
    let reserve: Vec<(&str, Option<u32>)> = decision
        .resolved
        .iter()
        .filter(|one| one.outcome == ResolvedOutcome::Reserve)
        .map(|one| (one.reference.as_str(), one.reserve_rank))
        .collect();
    assert_eq!(reserve, [("P09", Some(1)), ("P13", Some(2)), ("P10", Some(3))]);
    assert_eq!(table.make_agenda(), 0, "nothing is put again without need");
}

#[test]
fn an_open_item_keeps_the_list_incomplete() {
    let table = Table::sits();

    let refused = table.decision().complete(1_000_000_000);

    assert_eq!(refused.unwrap_err().code, "items_unresolved");
}

#[test]
fn a_failed_item_is_out_and_what_the_new_count_changes_is_put_again() {
    let mut table = Table::sits();
    table.resolve_all();
    let item = table.item("P01");
    // P01 is put once more and fails.
    let mut again = item.clone();
    again.state = ItemState::Open;
    table.keep(vec![again.clone()]);
    assert!(!table.resolve(&again, Choice::No));

    let written = table.count_again();

    // 210 million fall free: P13 and P10 are selected now, P09 is still too dear.
    assert_eq!(written, 2);
    for code in ["P13", "P10"] {
        let item = table.item(code);
        assert_eq!(item.state, ItemState::Open);
        assert_eq!(item.put.unwrap().outcome, ResolvedOutcome::Selected);
    }
    let decision = table.decision();
    assert_eq!(decision.unresolved, ["P13", "P10"]);
    table.resolve_all();
    let decision = table.decision();
    decision.complete(1_000_000_000).unwrap();
    let failed = decision
        .resolved
        .iter()
        .find(|one| one.reference == "P01")
        .unwrap();
    assert_eq!(
        (failed.outcome, failed.reason.code()),
        (ResolvedOutcome::NotSelected, "must_not_take")
    );
}

#[test]
fn a_failed_consent_item_puts_each_of_its_proposals_by_itself() {
    let mut table = Table::sits();
    let consent = table.consent();

    assert!(!table.resolve(&consent, Choice::No));

    assert!(out(&table.items).is_empty());
    let item = table.item("P05");
    assert_eq!((item.state, item.consent), (ItemState::Open, None));
    item.open(&table.items).unwrap();
}

#[test]
fn an_item_under_consent_is_not_voted_on_by_itself() {
    let table = Table::sits();

    let refused = table.item("P05").open(&table.items).unwrap_err();

    assert_eq!(
        (refused.code, &refused.figures[..]),
        ("item_in_consent", &[("position", "1".into())][..])
    );
}

#[test]
fn an_override_needs_a_reason_and_must_differ() {
    let table = Table::sits();
    let code = |draft: &OverrideDraft| table.override_with(draft).unwrap_err().code;
    let mut silent = draft("P09", ResolvedOutcome::Selected);
    silent.reason = " ".into();

    assert_eq!(code(&silent), "reason_required");
    assert_eq!(code(&draft("P09", ResolvedOutcome::Reserve)), "override_same");
    assert_eq!(
        code(&draft("P11", ResolvedOutcome::Selected)),
        "override_not_counted"
    );
    let mut dear = draft("P09", ResolvedOutcome::Selected);
    dear.amount = Some(420_000_001);
    assert_eq!(code(&dear), "resolved_amount_range");
}

#[test]
fn a_carried_override_is_kept_and_shown_as_one_and_a_failed_one_changes_nothing() {
    let mut table = Table::sits();
    let put = table
        .override_with(&draft("P08", ResolvedOutcome::Reserve))
        .unwrap();
    table.keep(vec![put.item.clone()]);
    assert!(!table.resolve(&put.item, Choice::No));
    assert_eq!(table.item("P08").kind, ItemKind::Proposal);

    let put = table
        .override_with(&draft("P08", ResolvedOutcome::Reserve))
        .unwrap();
    table.keep(vec![put.item.clone()]);
    assert!(table.resolve(&put.item, Choice::Yes));
    table.resolve_all();

    let decision = table.decision();
    decision.complete(1_000_000_000).unwrap();
    let p08 = decision
        .resolved
        .iter()
        .find(|one| one.reference == "P08")
        .unwrap();
    assert_eq!(
        p08.overridden.as_deref(),
        Some("The council weighs it otherwise.")
    );
    assert_eq!(
        (p08.computed, p08.outcome, p08.reserve_rank),
        (ResolvedOutcome::NotSelected, ResolvedOutcome::Reserve, Some(4))
    );
    assert_eq!(
        table.count.line(p08.proposal).unwrap().outcome,
        Outcome::NotSelected
    );
}

#[test]
fn a_list_that_costs_more_than_there_is_cannot_be_decided() {
    let mut table = Table::sits();
    let put = table
        .override_with(&draft("P13", ResolvedOutcome::Selected))
        .unwrap();
    table.keep(vec![put.item.clone()]);
    assert!(table.resolve(&put.item, Choice::Yes));
    table.resolve_all();

    let refused = table.decision().complete(1_000_000_000);

    let refused = refused.unwrap_err();
    assert_eq!(refused.code, "over_budget");
    assert_eq!(refused.figures[0].1, Figure::Amount(1_050_000_000));
}

#[test]
fn conditions_and_less_money_are_put_only_for_what_is_selected() {
    let table = Table::sits();
    let motion = |code: &str, conditions: Option<&str>, amount| {
        let draft = MotionDraft {
            text: None,
            conditions: conditions.map(Into::into),
            amount,
        };
        Motion::put(
            (id(1), 1),
            table.item(code),
            &draft,
            "as counted",
            &rules(),
            &secretary(),
        )
    };

    let put = motion("P04", Some("보완 후 협약"), Some(200_000_000))
        .unwrap()
        .after;
    let resolved = put.item.put.unwrap();
    assert_eq!(resolved.outcome, ResolvedOutcome::SelectedWithConditions);
    assert_eq!(resolved.amount, Some(200_000_000));
    assert!(resolved.agrees(table.count.line(round_2017::id("P04")).unwrap()));
    assert_eq!(motion("P08", Some("x"), None).unwrap_err().code, "not_selecting");
    assert_eq!(
        motion("P04", None, Some(220_000_001)).unwrap_err().code,
        "resolved_amount_range"
    );
}

#[test]
fn the_digest_of_the_list_changes_with_what_is_resolved() {
    let mut table = Table::sits();
    table.resolve_all();
    let digest = |table: &Table| table.decision().digest(&table.count).unwrap();
    let before = digest(&table);

    let item = table.item("P04");
    let mut put = item.put.clone().unwrap();
    put.amount = Some(1);
    table.keep(vec![Item {
        put: Some(put),
        ..item
    }]);

    assert_ne!(digest(&table), before);
}

#[test]
fn closing_defers_what_is_open_and_the_next_meeting_takes_it_up() {
    let mut table = Table::sits();
    let item = table.item("P01");
    assert!(table.resolve(&item, Choice::Yes));
    let closed = table
        .meeting
        .clone()
        .close(&table.items, &secretary())
        .unwrap()
        .after;
    table.keep(closed.deferred);

    table.meeting = Meeting {
        id: id(2),
        n: 2,
        ..closed.meeting.clone()
    };
    assert_eq!(
        table.make_agenda(),
        0,
        "a meeting that does not sit has no agenda"
    );
    table.meeting.state = MeetingState::Sitting;
    let written = table.make_agenda();

    assert_eq!(written, 11);
    assert_eq!(table.item("P02").meeting, table.meeting.id);
    assert_eq!(table.item("P01").meeting, id(1));
    assert_eq!(
        closed.meeting.open(&[], &secretary()).unwrap_err().code,
        "meeting_not_sitting"
    );
}
