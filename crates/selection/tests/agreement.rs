//! The agreement of the 2017 council.

mod folder;

use folder::round_2017;
use simui_selection::{
    Code,
    agree::{AgreementWarning, Word, agreement},
};

#[test]
fn two_way_statistics_name_the_proposals_every_member_scored() {
    let (rules, input) = round_2017();

    let found = agreement(&rules, &input).unwrap();

    assert_eq!(
        found.base.complete,
        ["P04", "P05", "P06", "P07", "P08", "P09", "P10"].map(Code::from)
    );
    assert_eq!((found.base.proposals, found.base.members), (11, 9));
    let icc = found.icc.unwrap();
    assert!(icc.icc2_1 > Some(0.5) && icc.icc2_k > icc.icc2_1);
    assert_eq!(found.base.reason, None);
    assert!(matches!(found.word.unwrap(), Word::Good | Word::Excellent));
    assert!(found.kendall.unwrap().p < 0.001);
}

#[test]
fn below_two_by_two_the_reason_is_said() {
    let (mut rules, mut input) = round_2017();
    rules.hard_min_scores = 1;
    input.scores.retain(|score| score.member == "M1");

    let found = agreement(&rules, &input).unwrap();

    assert_eq!((found.icc, found.kendall, found.krippendorff), (None, None, None));
    assert!(found.base.reason.is_some());
}

#[test]
fn one_way_statistics_need_no_proposal_that_every_member_scored() {
    let (rules, mut input) = round_2017();
    // Nobody is left who scored everything, and nothing that was scored by all.
    let scorers: Vec<Code> = (1..=9).map(|seat| Code::from(format!("M{seat}"))).collect();
    for (at, result) in input.proposals.iter().enumerate() {
        let missing = &scorers[at % scorers.len()];
        input
            .scores
            .retain(|score| score.proposal != result.code || score.member != *missing);
    }

    let found = agreement(&rules, &input).unwrap();

    let icc = found.icc.unwrap();
    assert!(found.base.complete.is_empty() && found.base.reason.is_some());
    assert_eq!(
        (icc.icc2_1, icc.icc3_k, icc.ci95, found.kendall),
        (None, None, None, None)
    );
    assert!(icc.icc1_1 > Some(0.5) && icc.icc1_k > icc.icc1_1);
    let [low, high] = icc.intervals95.icc1_1.unwrap();
    assert!(Some(low) < icc.icc1_1 && icc.icc1_1 < Some(high));
    assert!(found.krippendorff.unwrap().interval.is_some());
}

#[test]
fn a_base_of_like_proposals_is_warned_of() {
    let (rules, mut input) = round_2017();
    // Only three proposals of nearly equal score stay scored by all.
    for code in ["P04", "P07", "P08", "P09"] {
        input
            .scores
            .retain(|score| score.proposal != code || score.member != "M1");
    }

    let found = agreement(&rules, &input).unwrap();

    assert_eq!(found.warnings, [AgreementWarning::RangeRestricted]);
}
