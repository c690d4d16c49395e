use super::*;
use crate::ids::RoundId;
use crate::people::{Duty, PeopleEvent};
use crate::record::Noun;

#[test]
fn a_given_duty_is_told_to_the_person_and_carries_references_only() {
    let person = PersonId(uuid::Uuid::from_u128(7));
    let about = About {
        round: Some(RoundId(uuid::Uuid::from_u128(8))),
        ..About::new(Noun::Person, person)
    };
    let event = PeopleEvent::DutyGiven {
        duty_id: crate::ids::DutyId(uuid::Uuid::from_u128(9)),
        duty: Duty::Secretary,
    };

    let notices = notices(&event.into(), &about);

    let kinds: Vec<_> = notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, ["duty_given"]);
    assert_eq!(notices[0].references.about, about);
    assert_eq!(notices[0].references.to, Audience::Subject);
}

#[test]
fn the_staff_hear_what_follows_an_upheld_objection_and_nothing_of_a_dismissed_one() {
    use crate::objection::{Answer, Follows, ObjectionEvent};
    let about = About::new(Noun::Objection, crate::ids::ObjectionId(uuid::Uuid::from_u128(7)));
    let told = |answer, follows| -> Vec<&str> {
        let notices = notices(&ObjectionEvent::Answered { answer, follows }.into(), &about);
        let staff = notices
            .iter()
            .filter(|notice| notice.references.to == Audience::Staff);
        staff.map(|notice| notice.kind).collect()
    };

    assert_eq!(
        told(Answer::Upheld, Some(Follows::NewDecision)),
        ["new_decision_due"]
    );
    assert_eq!(told(Answer::Upheld, Some(Follows::Erratum)), ["erratum_due"]);
    assert!(told(Answer::Dismissed, None).is_empty());
}

#[test]
fn nobody_is_mailed_about_a_person_who_was_only_entered() {
    let about = About::new(Noun::Person, PersonId(uuid::Uuid::from_u128(7)));
    assert_eq!(notices(&PeopleEvent::Entered {}.into(), &about), []);
}

#[test]
fn every_event_that_is_told_of_exists() {
    let nouns = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut kinds = String::new();
    for noun in std::fs::read_dir(nouns).unwrap() {
        kinds += &std::fs::read_to_string(noun.unwrap().path().join("event.rs")).unwrap_or_default();
    }
    for told in lines() {
        let written = format!("rename = \"{}\"", told.on);
        assert!(kinds.contains(&written), "no event is called {}", told.on);
    }
}
