//! Every key of a rules file, with its default and its meaning. The reader takes exactly these, so the explanation
//! cannot fall behind.

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The table it stands in (`round`, `criteria`, `rules`, `caps`, `floors`).
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The default as it would be written; `required` or `none`.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn key(table: &'static str, name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key {
        table,
        name,
        default,
        meaning,
    }
}

/// The keys of the count, in the order in which they are explained.
#[must_use]
pub const fn keys() -> &'static [Key] {
    &KEYS
}

const KEYS: [Key; 45] = [
    key(
        "round",
        "code",
        "\"\"",
        "The code of the round; part of every draw.",
    ),
    key(
        "round",
        "budget",
        "required",
        "The money there is, in the smallest unit.",
    ),
    key(
        "round",
        "currency",
        "\"\"",
        "What amounts are shown in, such as KRW; nothing is converted.",
    ),
    key(
        "criteria",
        "code",
        "required",
        "The name of the criterion in scores.csv.",
    ),
    key("criteria", "points", "required", "The weight (배점)."),
    key("criteria", "min", "0", "The lowest mark of the scale."),
    key("criteria", "max", "points", "The highest mark of the scale."),
    key(
        "criteria",
        "step",
        "1",
        "The distance between two marks; 0.5 allows half marks.",
    ),
    key(
        "criteria",
        "better",
        "\"higher\"",
        "Which end is good: higher, lower.",
    ),
    key(
        "criteria",
        "pass_mark",
        "none",
        "The lowest passing figure of this criterion, on its scale (과락).",
    ),
    key(
        "criteria",
        "pass_share",
        "none",
        "The same as a share of the scale, such as \"3/5\".",
    ),
    key(
        "criteria",
        "low",
        "none",
        "A mark at or below this is low; what more than half of its members mark low fails.",
    ),
    key(
        "criteria",
        "not_applicable_in",
        "[]",
        "Areas in which the criterion does not apply; the others are scaled up.",
    ),
    key(
        "criteria",
        "not_applicable_when",
        "none",
        "no_country: does not apply to proposals without a country.",
    ),
    key(
        "rules",
        "aggregate",
        "\"drop_one_mean\"",
        "drop_one_mean, trimmed_mean, mean, median, borda, rank_points.",
    ),
    key(
        "rules",
        "trim",
        "[1, 1]",
        "How many of the lowest and highest totals trimmed_mean leaves out.",
    ),
    key(
        "rules",
        "trim_scope",
        "\"member_total\"",
        "Extremes of the member's total, or per_criterion.",
    ),
    key(
        "rules",
        "min_valid_scores",
        "5",
        "From this many scores on extremes are left out; below: plain mean, flagged.",
    ),
    key(
        "rules",
        "hard_min_scores",
        "3",
        "Below this many scores a proposal is not decidable.",
    ),
    key("rules", "scale", "100", "The full mark of a member's total."),
    key(
        "rules",
        "rounding",
        "\"exact\"",
        "exact, or half_up:2 (once, before thresholds and ranks).",
    ),
    key(
        "rules",
        "pass_mark",
        "none",
        "The lowest score that may be selected.",
    ),
    key(
        "rules",
        "rank_points_step",
        "\"1/20\"",
        "What each place costs under rank_points, as a share of the full mark.",
    ),
    key(
        "rules",
        "tie_order",
        "by points",
        "Criterion codes, plain_mean, median, amount, code, draw, refuse, in order. \
         Default: criteria by falling points, plain_mean, median, draw.",
    ),
    key(
        "rules",
        "draw_seed",
        "none",
        "The secrets revealed at the draw, in the order of their commitments.",
    ),
    key(
        "rules",
        "draw_commitment",
        "none",
        "SHA-256 of each secret, published before scoring closed.",
    ),
    key("rules", "selection", "\"skip\"", "skip, stop, partial, exact."),
    key(
        "rules",
        "objective",
        "\"score\"",
        "What exact maximizes: score, above_pass_mark, column:NAME.",
    ),
    key(
        "rules",
        "partial_min_share",
        "\"4/5\"",
        "The smallest share of its amount partial may give a proposal that states no minimum.",
    ),
    key(
        "rules",
        "must_take",
        "[]",
        "Taken before all others, by resolution.",
    ),
    key("rules", "must_not_take", "[]", "Never taken, by resolution."),
    key(
        "rules",
        "incompatible",
        "[]",
        "Groups of proposals of which at most one is taken, such as [[\"P1\", \"P2\"]].",
    ),
    key(
        "rules",
        "requires",
        "[]",
        "Pairs: the first is taken only if the second is, such as [[\"P3\", \"P1\"]].",
    ),
    key(
        "rules",
        "outlier_percent",
        "none",
        "A total further than this from the proposal's mean, in percent of it, is flagged.",
    ),
    key("rules", "caps", "[]", "The same as [[caps]], written in [rules]."),
    key(
        "rules",
        "floors",
        "[]",
        "The same as [[floors]], written in [rules].",
    ),
    key(
        "caps",
        "attribute",
        "required",
        "The column of proposals.csv that makes the groups.",
    ),
    key(
        "caps",
        "value",
        "each",
        "The value meant; absent: each value by itself (one per organization: count = 1).",
    ),
    key("caps", "count", "none", "At most so many proposals."),
    key("caps", "amount", "none", "At most so much money."),
    key(
        "floors",
        "attribute",
        "required",
        "The column of proposals.csv that makes the groups.",
    ),
    key(
        "floors",
        "value",
        "each",
        "The value meant; absent: each value that an eligible proposal has.",
    ),
    key("floors", "count", "none", "At least so many proposals."),
    key("floors", "amount", "none", "At least so much money."),
    key(
        "areas",
        "code",
        "none",
        "Passed over by the count, as are the other parts of a round.toml.",
    ),
];

/// Keys of `[round]` and `[rules]` that belong to other parts of the product.
pub(super) const OF_OTHERS: [(&str, &[&str]); 3] = [
    (
        "round",
        &[
            "name_en",
            "name_ko",
            "programme",
            "organizer",
            "starts_on",
            "ends_on",
            "time_zone",
            "announced_ko",
            "announced_en",
        ],
    ),
    ("criteria", &["name_en", "name_ko", "guide_en", "guide_ko"]),
    (
        "rules",
        &[
            "quorum",
            "majority",
            "equality",
            "recused_in_base",
            "incomplete_sheets",
            "justification",
            "council",
            "disclosure",
            "names_disclosed",
            "scores_disclosed",
            "sign_off",
            "renunciation",
            "objection_days",
            "objection_grounds",
            "excluding_links",
        ],
    ),
];

/// Whole tables that belong to other parts of the product.
pub(super) const TABLES_OF_OTHERS: [&str; 8] = [
    "dates",
    "areas",
    "survey",
    "council",
    "meeting",
    "announcement",
    "objections",
    "disclosure",
];
