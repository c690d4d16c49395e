//! How firm the count is, to somebody from whom nothing is hidden: what happens without one member or criterion,
//! under other weights, and given how much the members differ. Advice beside the official count, never a part of it.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use simui_selection::robust::{
    ExpectedRankRow, LeftOut, NearestFlip, NotSeparable, RankInterval, WeightMap, WeightShare, Zone,
    ZoneReason, ZoneRow,
};
use simui_selection::{Code, ProposalResult, Robustness, Study};
use utoipa::ToSchema;

use super::FigureView;
use crate::count::{Count, ENGINE, Material, Outcome, outcome_name};
use crate::language::Both;
use crate::policy::Whole;
use crate::round::Criterion;

/// How firm the official count is. Nothing here changes a result; it says which results to talk about.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FirmnessView {
    /// The number of the official count.
    pub n: i32,
    /// Whether what was studied is what the official count counted; otherwise something changed since.
    pub current: bool,
    /// Name and version of the engine.
    pub engine: String,
    /// Digest of the input and rules that were studied.
    pub input_digest: String,
    /// Selected, reserve, then the others; without those that are not counted.
    pub proposals: Vec<FirmLine>,
    /// Without each member in turn.
    pub members: Vec<LeftOutView>,
    /// Without each criterion in turn.
    pub criteria: Vec<LeftOutView>,
    /// What other weights were tried; absent if none could be.
    pub weights: Option<WeightsView>,
    /// The funding line among the expected ranks.
    pub line: Option<FundingLineView>,
    /// Studies that these sheets do not allow: `weights`, `leave_one_out`, `expected_ranks`.
    pub not_made: Vec<&'static str>,
    /// What the pictures are drawn from.
    #[serde(skip)]
    study: Arc<Study>,
}

/// How firm one proposal's result is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FirmLine {
    /// What addresses call it.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// Its place; absent below a threshold.
    pub rank: Option<u32>,
    /// What became of it.
    pub outcome: &'static str,
    /// `clearly_in`, `clearly_out` or `contested`.
    pub zone: &'static str,
    /// Why it is contested: `one_member_decides`, `weights_decide`, `not_separable`.
    pub reasons: Vec<&'static str>,
    /// The share of weightings that select it.
    pub weight_share: Option<FigureView>,
    /// The nearest weighting that turns its result.
    pub nearest_flip: Option<NearestFlipView>,
    /// The seats of the members each of whom, left out, turns its result.
    pub deciding: Vec<String>,
    /// Its expected rank.
    pub expected: Option<ExpectedRankView>,
}

/// The nearest weighting that turns a result.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct NearestFlipView {
    /// The weights as shares of one, in the order of the criteria.
    pub weights: Vec<FigureView>,
    /// The sum of the changes of all weights.
    pub distance: FigureView,
}

/// An expected rank, rounded to two decimals.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ExpectedRankView {
    /// From 1, the best.
    pub rank: String,
    /// The share of others that it beats, on average.
    pub beats: String,
    /// The middle half of its possible ranks.
    pub half: RankSpanView,
    /// The middle nineteen twentieths of its possible ranks.
    pub most: RankSpanView,
}

/// Ranks from best to worst, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RankSpanView {
    /// The better end.
    pub best: u32,
    /// The worse end.
    pub worst: u32,
}

/// What leaving one out changes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct LeftOutView {
    /// The seat or the criterion.
    pub code: String,
    /// What a criterion is called; a seat has no name here.
    pub name: Option<Both>,
    /// Whether the ranking changes.
    pub order_changes: bool,
    /// Who is selected then and is not now.
    pub enters: Vec<String>,
    /// Who is selected now and is not then.
    pub leaves: Vec<String>,
    /// Whether no selection can be made then.
    pub infeasible: bool,
}

/// The weightings that were tried.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct WeightsView {
    /// The criteria, in the order of all weights.
    pub criteria: Vec<String>,
    /// `lattice`: every point of the triangle; `sample`: drawn ones.
    pub method: String,
    /// How many.
    pub points: u32,
    /// How many of them allow no selection.
    pub infeasible: u32,
}

/// The funding line among the expected ranks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FundingLineView {
    /// How many places there are.
    pub places: u32,
    /// The expected rank of the last of them, rounded to two decimals.
    pub at: Option<String>,
}

impl FirmnessView {
    /// Of the official count and a study of what `material` would count now, whose digest is `digest`; `called` gives
    /// the criteria their names.
    #[must_use]
    pub fn seen_whole(
        count: &Count,
        material: &Material,
        (digest, study): (String, Arc<Study>),
        called: &[Criterion],
        _proof: &Whole,
    ) -> Self {
        let robustness = study.robustness.as_ref();
        let left_out = robustness.and_then(|all| all.leave_one_out.as_ref());
        let all = |of: Option<&Vec<LeftOut>>| -> Vec<LeftOutView> {
            of.into_iter()
                .flatten()
                .map(|left| without(left, called))
                .collect()
        };
        Self {
            n: count.n,
            current: count.input_digest == digest,
            engine: ENGINE.to_owned(),
            input_digest: digest,
            proposals: robustness.map_or_else(Vec::new, |all| lines(&study, all, material)),
            members: all(left_out.map(|left| &left.members)),
            criteria: all(left_out.map(|left| &left.criteria)),
            weights: robustness.and_then(|all| all.weight_map.as_ref()).map(weights),
            line: robustness
                .and_then(|all| all.not_separable.as_ref())
                .map(|line| FundingLineView {
                    places: line.places,
                    at: line.line.map(rounded),
                }),
            not_made: robustness.map_or_else(Vec::new, not_made),
            study,
        }
    }

    /// What the picture of the rank intervals is drawn from.
    #[must_use]
    pub fn intervals(&self) -> Option<(&[ExpectedRankRow], &NotSeparable)> {
        let all = self.study.robustness.as_ref()?;
        Some((all.expected_rank.as_deref()?, all.not_separable.as_ref()?))
    }

    /// What the weight triangles are drawn from.
    #[must_use]
    pub fn weight_map(&self) -> Option<&WeightMap> {
        self.study.robustness.as_ref()?.weight_map.as_ref()
    }
}

fn lines(study: &Study, robustness: &Robustness, material: &Material) -> Vec<FirmLine> {
    let zones: HashMap<&Code, &ZoneRow> = robustness.zone.iter().map(|row| (&row.code, row)).collect();
    let map = robustness.weight_map.iter().flat_map(|map| &map.proposals);
    let shares: HashMap<&Code, &WeightShare> = map.map(|share| (&share.code, share)).collect();
    let ranks = robustness.expected_rank.iter().flatten();
    let ranks: HashMap<&Code, &ExpectedRankRow> = ranks.map(|row| (&row.code, row)).collect();
    let left_out = robustness.leave_one_out.as_ref();
    let line = |result: &ProposalResult| {
        let code = &result.code;
        let share = shares.get(code);
        let turned = |left: &&LeftOut| left.enters.contains(code) || left.leaves.contains(code);
        let members = left_out.into_iter().flat_map(|all| &all.members);
        FirmLine {
            reference: code.as_str().to_owned(),
            title: material
                .named(code.as_str())
                .map(|one| one.title.clone())
                .unwrap_or_default(),
            rank: result.rank,
            outcome: outcome_name(result.outcome),
            zone: zones.get(code).map_or("clearly_out", |row| zone(row.zone)),
            reasons: zones.get(code).map_or_else(Vec::new, |row| reasons(row)),
            weight_share: share.map(|share| share.share.into()),
            nearest_flip: share.and_then(|share| share.nearest_flip.as_ref()).map(flip),
            deciding: members
                .filter(turned)
                .map(|left| left.code.as_str().to_owned())
                .collect(),
            expected: ranks.get(code).map(|row| expected(row)),
        }
    };
    let results = study.report.proposals.iter();
    results
        .filter(|result| result.outcome != Outcome::NotCounted)
        .map(line)
        .collect()
}

fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::ClearlyIn => "clearly_in",
        Zone::ClearlyOut => "clearly_out",
        Zone::Contested => "contested",
    }
}

fn reasons(row: &ZoneRow) -> Vec<&'static str> {
    let reason = |reason: &ZoneReason| match reason {
        ZoneReason::OneMemberDecides => "one_member_decides",
        ZoneReason::WeightsDecide => "weights_decide",
        ZoneReason::NotSeparable => "not_separable",
    };
    row.reasons.iter().map(reason).collect()
}

fn flip(nearest: &NearestFlip) -> NearestFlipView {
    NearestFlipView {
        weights: nearest.weights.iter().map(|weight| (*weight).into()).collect(),
        distance: nearest.distance.into(),
    }
}

fn expected(row: &ExpectedRankRow) -> ExpectedRankView {
    let span = |interval: RankInterval| RankSpanView {
        best: interval.best,
        worst: interval.worst,
    };
    ExpectedRankView {
        rank: rounded(row.er),
        beats: rounded(row.sucra),
        half: span(row.interval50),
        most: span(row.interval95),
    }
}

/// The engine's advice is of doubles; here it is only written down.
fn rounded(value: f64) -> String {
    format!("{value:.2}")
}

fn without(left: &LeftOut, called: &[Criterion]) -> LeftOutView {
    let codes = |codes: &[Code]| codes.iter().map(|code| code.as_str().to_owned()).collect();
    let mut named = called.iter();
    LeftOutView {
        code: left.code.as_str().to_owned(),
        name: named
            .find(|one| one.code == left.code.as_str())
            .map(|one| one.name.clone()),
        order_changes: left.order_changes,
        enters: codes(&left.enters),
        leaves: codes(&left.leaves),
        infeasible: left.infeasible,
    }
}

fn weights(map: &WeightMap) -> WeightsView {
    WeightsView {
        criteria: map.criteria.iter().map(|code| code.as_str().to_owned()).collect(),
        method: map.method.clone(),
        points: map.points,
        infeasible: map.infeasible,
    }
}

fn not_made(robustness: &Robustness) -> Vec<&'static str> {
    let studies = [
        ("weights", &robustness.weight_map_refused),
        ("leave_one_out", &robustness.leave_one_out_refused),
        ("expected_ranks", &robustness.expected_rank_refused),
    ];
    let refused = studies.into_iter().filter(|(_, why)| why.is_some());
    refused.map(|(study, _)| study).collect()
}
