use simui_selection::Figure;

use super::*;
use crate::count::Reason;
use crate::ids::ProposalId;
use crate::meeting::{Resolved, ResolvedOutcome};
use crate::round::Rules;

fn rules() -> Rules {
    Rules::new(simui_selection::Rules::new(Vec::new()), Vec::new())
}

fn resolved(computed: ResolvedOutcome, outcome: ResolvedOutcome, reason: Reason) -> Resolved {
    Resolved {
        proposal: ProposalId(uuid::Uuid::from_u128(1)),
        reference: "P09".to_owned(),
        computed,
        outcome,
        amount: 0,
        conditions: None,
        reserve_rank: Some(1),
        reason,
        overridden: (outcome != computed).then(|| "의결".to_owned()),
    }
}

fn passed_over() -> Reason {
    serde_json::from_str(
        r#"{"code":"passed_over","needs":420000000,"left":180000000,"selected_below":["P02"]}"#,
    )
    .unwrap()
}

#[test]
fn a_reason_tells_an_applicant_nothing_of_what_was_left_or_who_was_taken() {
    let reserve = ResolvedOutcome::Reserve;
    let one = resolved(reserve, reserve, passed_over());
    let words = vec!["나중 의견".to_owned(), "가 의견".to_owned(), "가 의견".to_owned()];

    let disclosed = Disclosed::of(&one, None, &rules(), (words, Screened::default()), None);

    let bytes = crate::record::canon::text(&disclosed).unwrap();
    assert!(bytes.contains(r#""code":"passed_over""#), "{bytes}");
    for hidden in ["420000000", "180000000", "P02", "needs", "left"] {
        assert!(!bytes.contains(hidden), "{hidden} in {bytes}");
    }
    assert_eq!(disclosed.words, ["가 의견", "나중 의견"]);
}

#[test]
fn where_the_council_resolved_otherwise_the_counts_reason_is_not_told_and_words_are_needed() {
    let one = resolved(
        ResolvedOutcome::Selected,
        ResolvedOutcome::NotSelected,
        passed_over(),
    );
    let list = [one];

    let missing = reasons_complete(&list, |_| None, std::iter::empty()).unwrap_err();
    assert_eq!(missing.code, "announcement_reason_missing");
    assert_eq!(missing.pointer.as_deref(), Some("/reasons/P09"));

    let given = Both::new("사유", "reason");
    let complete = reasons_complete(&list, |_| Some(&given), std::iter::empty());
    assert_eq!(complete, Ok(()));
    let told = Disclosed::of(
        &list[0],
        None,
        &rules(),
        (Vec::new(), Screened::default()),
        Some(given.clone()),
    );
    assert_eq!(told.reason, None);
    assert_eq!(told.explained, Some(given));
}

#[test]
fn the_pass_mark_is_the_rules_own_and_may_be_told() {
    let figure = |n: i64| Figure::from(simui_selection::Ratio::whole(n));
    let reason = Reason::BelowPassMark {
        score: figure(66),
        pass_mark: figure(70),
    };
    let own = OwnReason::of(&reason, &rules());
    assert_eq!(own.code, "below_pass_mark");
    assert_eq!(own.threshold.as_deref(), Some("70"));
}

#[test]
fn a_country_counts_as_many_projects_as_are_for_it() {
    let line = |position, countries: &[&str]| PublicLine {
        position,
        reference: format!("P0{position}"),
        outcome: ResolvedOutcome::Selected,
        title: String::new(),
        applicant: "대구광역시".to_owned(),
        countries: countries.iter().map(|code| (*code).to_owned()).collect(),
        area: "연수".to_owned(),
        amount: 10,
    };
    let lines = [line(1, &["UZ"]), line(2, &["UZ", "MN"]), line(3, &[])];

    let counted = figures::projects_by_country(&lines);

    let counted: Vec<(&str, usize)> = counted
        .iter()
        .map(|(code, count)| (code.as_str(), *count))
        .collect();
    assert_eq!(counted, [("MN", 1), ("UZ", 2)]);
}
