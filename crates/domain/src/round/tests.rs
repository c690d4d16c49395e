use chrono::TimeDelta;

use super::{
    Dates, DeadlineKind, Extension, Moment, Rules, StageKind, Terms, TermsChange, TermsVersion, in_force,
    latest, preset,
};
use crate::ids::{ExtensionId, OrganizationId, PersonId, RoundId};
use crate::language::Both;
use crate::time::Timestamp;

const STAGES: [StageKind; 10] = [
    StageKind::Draft,
    StageKind::Surveying,
    StageKind::Screening,
    StageKind::Scoring,
    StageKind::Deliberation,
    StageKind::Decided,
    StageKind::Announced,
    StageKind::Delivering,
    StageKind::Closed,
    StageKind::Cancelled,
];

fn day(number: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + TimeDelta::days(number)
}

fn dates() -> Dates {
    DeadlineKind::ALL
        .into_iter()
        .filter(|kind| kind.needed())
        .zip(1..)
        .fold(Dates::default(), |dates, (kind, number)| {
            dates.with(kind, day(number * 10))
        })
}

fn terms() -> Terms {
    Terms {
        code: "2017".to_owned(),
        name: Both::new("회차", "Round"),
        budget: 100,
        currency: "KRW".to_owned(),
        zone: "Asia/Seoul".to_owned(),
        starts_on: None,
        ends_on: None,
        areas: Vec::new(),
        dates: dates(),
        rules: preset("kr-standard").unwrap(),
    }
}

#[test]
fn a_stage_leads_to_the_next_one_and_to_cancellation_and_to_nothing_else() {
    for (place, from) in STAGES.into_iter().enumerate() {
        let over = matches!(from, StageKind::Closed | StageKind::Cancelled);
        for (other, to) in STAGES.into_iter().enumerate() {
            let next = other == place + 1 || to == StageKind::Cancelled;
            assert_eq!(from.leads_to(to), next && !over, "{from:?} to {to:?}");
        }
    }
}

#[test]
fn the_preset_is_without_fault_and_counts_equally() {
    let rules = preset("kr-standard").unwrap();
    assert_eq!(rules.checked().unwrap(), rules);
    assert_eq!((rules.min_valid_scores(), rules.criteria().len()), (5, 3));
    assert!(preset("unknown").is_none());
}

#[test]
fn kept_terms_say_again_what_was_digested() {
    let kept = TermsVersion::of(1, &terms(), None).unwrap();
    assert_eq!(kept.terms().unwrap(), terms());
    assert_eq!(kept.terms().unwrap().text().unwrap(), kept.body);
}

#[test]
fn an_extension_holds_for_whom_it_names_and_never_shortens() {
    let (one, other) = (
        OrganizationId(uuid::Uuid::from_u128(1)),
        OrganizationId(uuid::Uuid::from_u128(2)),
    );
    let extension = |organization, until| Extension {
        id: ExtensionId(uuid::Uuid::nil()),
        round: RoundId(uuid::Uuid::nil()),
        kind: DeadlineKind::SurveyCloses,
        organization,
        person: None,
        until,
        reason: String::new(),
        by: PersonId(uuid::Uuid::nil()),
        at: day(0),
    };
    let given = [
        extension(Some(one), day(25)),
        extension(None, day(22)),
        extension(None, day(5)),
    ];
    let of = |organization| {
        let at = dates().get(DeadlineKind::SurveyCloses);
        in_force(at, &given, DeadlineKind::SurveyCloses, organization, None)
    };
    assert_eq!(of(Some(one)), Some(day(25)));
    assert_eq!(of(Some(other)), Some(day(22)));
    assert_eq!(of(None), Some(day(22)));
    assert_eq!(
        latest(&dates(), &given, DeadlineKind::SurveyCloses),
        Some(day(25))
    );
}

fn change(stage: StageKind, submitted: bool, change: &TermsChange) -> Result<Terms, &'static str> {
    let now = day(1);
    let moment = Moment {
        stage,
        submitted,
        now,
    };
    let applied = change.applied(&terms(), moment);
    applied.map(|(terms, _)| terms).map_err(|refusal| refusal.code)
}

fn to(budget: Option<i64>, rules: Option<Rules>) -> TermsChange {
    TermsChange {
        reason: "reason".to_owned(),
        budget,
        dates: None,
        rules,
    }
}

#[test]
fn the_budget_changes_from_publication_to_the_opening_only() {
    for stage in STAGES {
        let lawful = matches!(
            stage,
            StageKind::Surveying | StageKind::Screening | StageKind::Scoring
        );
        assert_eq!(
            change(stage, true, &to(Some(5), None)).is_ok(),
            lawful,
            "{stage:?}"
        );
    }
}

#[test]
fn after_the_first_submission_points_stay() {
    let mut rules = terms().rules;
    rules.count.pass_mark = None;
    let changed = to(None, Some(rules));
    assert!(change(StageKind::Surveying, false, &changed).is_ok());
    assert_eq!(
        change(StageKind::Surveying, true, &changed),
        Err("change_after_submission")
    );
}

#[test]
fn the_council_changes_the_budget_in_deliberation_only() {
    for stage in STAGES {
        let lawful = stage == StageKind::Deliberation;
        assert_eq!(
            terms().with_resolved_budget(5, stage).is_ok(),
            lawful,
            "{stage:?}"
        );
    }
    let same = terms().with_resolved_budget(100, StageKind::Deliberation);
    assert_eq!(same.map_err(|refusal| refusal.code), Err("change_empty"));
}

#[test]
fn what_is_wrong_with_a_criterion_is_told_at_its_place() {
    let mut rules = preset("kr-standard").unwrap();
    let criteria = &mut rules.count.criteria;
    criteria[1].points = simui_selection::Ratio::whole(-1);
    criteria[1].max = Some(simui_selection::Ratio::whole(100));
    criteria[2].code = "will".into();

    let refusal = rules.checked().unwrap_err();

    let pointers: Vec<_> = refusal
        .also
        .iter()
        .filter_map(|one| one.pointer.as_deref())
        .collect();
    assert!(pointers.contains(&"/count/criteria/1/points"), "{pointers:?}");
    assert!(pointers.contains(&"/count/criteria/2/code"), "{pointers:?}");
}
