//! A count with everything that was asked about it, as one JSON object. The report's keys stand at the top; each study
//! adds its own.

use serde::Serialize;

use crate::{
    Input, Report, Rules,
    agree::{Agreement, agreement},
    count,
    model::{Calibration, calibration},
    refused::Refused,
    robust::{
        ExpectedRankRow, LeaveOneOut, MemberLevel, NotSeparable, Outlier, Spread, WeightMap,
        WeightMapSettings, ZoneRow, expected_rank, leave_one_out, outliers, spreads, weight_map, zones,
    },
};

/// What is asked besides the count.
#[derive(Debug, Clone, Default)]
pub struct Questions {
    /// How firm is the result.
    pub robustness: Option<WeightMapSettings>,
    /// Do the members agree.
    pub agreement: Question,
    /// What are the members' levels.
    pub calibration: Question,
}

/// Whether something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Question {
    /// Yes.
    Asked,
    /// No.
    #[default]
    NotAsked,
}

/// A count and its studies.
#[derive(Debug, Clone, Serialize)]
pub struct Study {
    /// The count.
    #[serde(flatten)]
    pub report: Report,
    /// How firm it is.
    #[serde(flatten)]
    pub robustness: Option<Robustness>,
    /// Whether the members agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// The members' levels; absent also when they cannot be fitted, then with the reason in `calibration_refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Calibration>,
    /// Why there are no levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration_refused: Option<String>,
}

/// How firm a result is.
#[derive(Debug, Clone, Serialize)]
pub struct Robustness {
    /// Other weights; absent with the reason in `weight_map_refused`.
    pub weight_map: Option<WeightMap>,
    /// Why there is no weight map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_map_refused: Option<String>,
    /// Without one member, without one criterion; absent with the reason in `leave_one_out_refused`.
    pub leave_one_out: Option<LeaveOneOut>,
    /// Why nothing was counted without a member or criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_one_out_refused: Option<String>,
    /// Expected ranks; absent with the reason in `expected_rank_refused`.
    pub expected_rank: Option<Vec<ExpectedRankRow>>,
    /// The group at the line.
    pub not_separable: Option<NotSeparable>,
    /// The members' levels in the model of the expected ranks.
    pub member_levels: Option<Vec<MemberLevel>>,
    /// Why there are no expected ranks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_rank_refused: Option<String>,
    /// Clearly in, clearly out, contested.
    pub zone: Vec<ZoneRow>,
    /// Totals that stand apart.
    pub outliers: Vec<Outlier>,
    /// How the members used the scale.
    pub spreads: Vec<Spread>,
}

/// Counts and answers every question.
///
/// # Errors
/// As [`count`].
pub fn study(rules: &Rules, input: &Input, questions: &Questions) -> Result<Study, Refused> {
    let report = count(rules, input)?;
    let asked = |question: Question| question == Question::Asked;
    let (calibration, calibration_refused) = if asked(questions.calibration) {
        or_why_not(calibration(rules, input))?
    } else {
        (None, None)
    };
    Ok(Study {
        robustness: questions
            .robustness
            .as_ref()
            .map(|settings| robustness(rules, input, (&report, settings)))
            .transpose()?,
        agreement: asked(questions.agreement)
            .then(|| agreement(rules, input))
            .transpose()?,
        calibration,
        calibration_refused,
        report,
    })
}

fn robustness(
    rules: &Rules,
    input: &Input,
    (report, settings): (&Report, &WeightMapSettings),
) -> Result<Robustness, Refused> {
    let (weight_map, weight_map_refused) = or_why_not(weight_map(rules, input, settings))?;
    let (leave_one_out, leave_one_out_refused) = or_why_not(leave_one_out(rules, input))?;
    let (ranks, expected_rank_refused) = or_why_not(expected_rank(rules, input))?;
    let zone = zones(
        report,
        leave_one_out.as_ref(),
        weight_map.as_ref(),
        ranks.as_ref(),
    );
    let (expected_rank, not_separable, member_levels) = match ranks {
        Some(ranks) => (
            Some(ranks.proposals),
            Some(ranks.not_separable),
            Some(ranks.members),
        ),
        None => (None, None, None),
    };
    Ok(Robustness {
        weight_map,
        weight_map_refused,
        leave_one_out,
        leave_one_out_refused,
        expected_rank,
        not_separable,
        member_levels,
        expected_rank_refused,
        zone,
        outliers: outliers(rules, input)?,
        spreads: spreads(rules, input)?,
    })
}

/// A study that cannot be made is absent with its reason; the count and the other studies stand.
fn or_why_not<T>(made: Result<T, Refused>) -> Result<(Option<T>, Option<String>), Refused> {
    match made {
        Ok(study) => Ok((Some(study), None)),
        Err(refused @ (Refused::NotPossible { .. } | Refused::NotProven { .. } | Refused::TooLarge)) => {
            Ok((None, Some(refused.to_string())))
        }
        Err(
            refused @ (Refused::Rules { .. }
            | Refused::Input { .. }
            | Refused::Tie { .. }
            | Refused::DrawNotRevealed { .. }
            | Refused::FloorsInfeasible { .. }
            | Refused::MustTakeBarred { .. }),
        ) => Err(refused),
    }
}
