use super::*;
use crate::round::Rules;

fn at(hours: i64) -> Timestamp {
    chrono::DateTime::from_timestamp(1_500_000_000 + hours * 3600, 0).unwrap()
}

fn rules() -> Rules {
    Rules::new(simui_selection::Rules::new(Vec::new()), Vec::new())
}

#[test]
fn the_window_ends_seven_days_after_the_result_was_told() {
    let window = Window::of(&rules(), at(0), None).unwrap();
    assert_eq!(window.until, at(7 * 24));
}

#[test]
fn a_round_that_names_the_last_instant_is_followed() {
    let window = Window::of(&rules(), at(0), Some(at(30))).unwrap();
    assert_eq!(window.until, at(30));
}

#[test]
fn a_round_without_days_takes_no_objections() {
    let mut rules = rules();
    rules.objection.days = 0;
    assert_eq!(Window::of(&rules, at(0), Some(at(30))), None);
}

#[test]
fn who_decided_does_not_answer() {
    let person = PersonId(uuid::Uuid::from_u128(3));
    let decided = std::collections::BTreeSet::from([person]);
    assert_eq!(
        may_answer(person, &decided).unwrap_err().code,
        "objection_own_decision"
    );
    assert!(may_answer(PersonId(uuid::Uuid::from_u128(4)), &decided).is_ok());
}

#[test]
fn what_makes_a_decision_is_called_as_the_journal_calls_it() {
    for kind in DECIDING.iter().chain(DECIDING_ON_ONE) {
        assert_eq!(
            crate::record::kind(kind),
            Some(*kind),
            "no event is called {kind}"
        );
    }
}
