//! Quorum after recusal, votes, majorities.

use simui_selection::Ratio;

use super::*;
use crate::round::{Equality, Majority};

fn share() -> Ratio {
    Ratio::new(2, 3).unwrap()
}

#[test]
fn with_nine_members_and_one_blocked_six_open_an_item_and_five_do_not() {
    assert!(opens(share(), 8, 6));
    assert!(!opens(share(), 8, 5));
    assert!(!opens(share(), 0, 0));
}

#[test]
fn who_is_blocked_leaves_base_and_room_unless_the_rules_count_them_in() {
    let blocked = BTreeSet::from([seat("M7")]);
    let there: Vec<Interval> = all_there().into_iter().take(7).collect();
    let mut rules = rules();

    let room = Room::of(&seats(), &blocked, &there, &rules, at(1));
    assert_eq!((room.base, room.present()), (8, 6));
    room.quorate(rules.quorum).unwrap();

    let five: Vec<Interval> = all_there().into_iter().skip(3).collect();
    let room = Room::of(&seats(), &blocked, &five, &rules, at(1));
    let refusal = room.quorate(rules.quorum).unwrap_err();
    assert_eq!(refusal.code, "no_quorum");
    assert_eq!(
        refusal.figures,
        [
            ("present", "5".into()),
            ("base", "8".into()),
            ("needed", "6".into())
        ]
    );

    // With the blocked in the base, 6 of 9 still open; with a quorum of 7/10 they no longer do, but 6 of 8 would.
    rules.recused_in_base = true;
    let room = Room::of(&seats(), &blocked, &there, &rules, at(1));
    assert_eq!((room.base, room.present()), (9, 6));
    room.quorate(rules.quorum).unwrap();
    let higher = Ratio::new(7, 10).unwrap();
    assert!(room.quorate(higher).is_err());
    assert!(opens(higher, 8, 6));
}

#[test]
fn it_is_told_beforehand_how_many_an_item_takes_and_when_too_many_are_blocked() {
    let mut rules = rules();
    let told = |rules: &Rules, blocked| {
        let outlook = Outlook::of(rules, 9, blocked);
        (outlook.base, outlook.needed, outlook.possible())
    };
    assert_eq!(told(&rules, 0), (9, Some(6), true));
    assert_eq!(told(&rules, 3), (6, Some(4), true));
    assert_eq!(told(&rules, 9), (0, None, false));

    rules.recused_in_base = true;
    assert_eq!(told(&rules, 3), (9, Some(6), true));
    assert_eq!(told(&rules, 4), (9, Some(6), false));
}

#[test]
fn who_left_before_the_vote_is_not_present() {
    let mut there = all_there();
    there[0].until = Some(at(30));

    let room = Room::of(&seats(), &BTreeSet::new(), &there, &rules(), at(30));

    assert!(!room.present.contains(&seat("M1")));
    assert_eq!(room.present(), 8);
}

fn tally(present: u32, yes: u32, no: u32, abstain: u32) -> Tally {
    Tally {
        base: 8,
        present,
        yes,
        no,
        abstain,
    }
}

#[test]
fn three_of_six_present_do_not_carry_and_four_do() {
    let carried = |yes, no| tally(6, yes, no, 0).carried(Majority::Present, Equality::NotCarried, None);

    assert!(!carried(3, 3));
    assert!(carried(4, 2));
}

#[test]
fn abstentions_count_against_a_majority_of_those_present_and_not_of_the_votes_cast() {
    let vote = tally(6, 3, 2, 1);

    assert!(!vote.carried(Majority::Present, Equality::NotCarried, None));
    assert!(vote.carried(Majority::VotesCast, Equality::NotCarried, None));
}

#[test]
fn the_chair_decides_an_equality_only_where_the_rules_say_so() {
    let vote = tally(6, 3, 3, 0);
    let by_chair = |choice| vote.carried(Majority::Present, Equality::ChairDecides, Some(choice));

    assert!(!vote.carried(Majority::Present, Equality::NotCarried, Some(Choice::Yes)));
    assert!(by_chair(Choice::Yes));
    assert!(!by_chair(Choice::No));
    assert!(!tally(6, 0, 0, 6).carried(Majority::VotesCast, Equality::ChairDecides, Some(Choice::Yes)));
}

#[test]
fn a_blocked_an_absent_and_a_doubled_vote_are_refused_each_at_its_place() {
    let table = Table::sits();
    let item = table.item("P01");
    let mut room = table.room(&item);
    room.present.remove(&seat("M2"));
    let votes = ballot(&[
        ("M7", Choice::Yes),
        ("M2", Choice::Yes),
        ("M3", Choice::Yes),
        ("M3", Choice::No),
        ("M10", Choice::Yes),
    ]);

    let refused = motion_on(&item).voted(
        item.clone(),
        &votes,
        (&room, &seats()),
        &rules(),
        (&secretary(), at(60)),
    );

    let told: Vec<(&str, String)> = refused
        .unwrap_err()
        .also
        .into_iter()
        .map(|refusal| (refusal.code, refusal.pointer.unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("vote_blocked", "/votes/0".into()),
            ("vote_absent", "/votes/1".into()),
            ("vote_twice", "/votes/3".into()),
            ("meeting_seat_unknown", "/votes/4".into()),
        ]
    );
}

#[test]
fn nothing_is_confirmed_before_there_was_a_vote() {
    let table = Table::sits();
    let item = table.item("P01");

    let refused =
        motion_on(&item).confirmed(id(5), (&item, &table.items), None, &rules(), (&chair(), at(61)));

    assert_eq!(refused.unwrap_err().code, "motion_not_voted");
}
