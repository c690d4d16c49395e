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
fn nobody_is_mailed_about_a_person_who_was_only_entered() {
    let about = About::new(Noun::Person, PersonId(uuid::Uuid::from_u128(7)));
    assert_eq!(notices(&PeopleEvent::Entered {}.into(), &about), []);
}
