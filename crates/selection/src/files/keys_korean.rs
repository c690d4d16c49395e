//! The meanings of the keys in Korean, for those who write the rules of a Korean call.

use super::Key;

impl Key {
    /// What the key means, in Korean.
    #[must_use]
    pub fn meaning_in_korean(&self) -> &'static str {
        MEANINGS
            .iter()
            .find(|(table, name, _)| (*table, *name) == (self.table, self.name))
            .map_or(self.meaning, |(_, _, meaning)| meaning)
    }
}

const MEANINGS: [(&str, &str, &str); 45] = [
    ("round", "code", "회차 코드. 모든 추첨에 들어갑니다."),
    ("round", "budget", "예산. 가장 작은 화폐 단위로 적습니다."),
    (
        "round",
        "currency",
        "금액을 표시할 통화(예: KRW). 환산하지 않습니다.",
    ),
    ("criteria", "code", "scores.csv에서 쓰는 기준 이름."),
    ("criteria", "points", "배점(가중치)."),
    ("criteria", "min", "척도의 최저점."),
    ("criteria", "max", "척도의 최고점."),
    ("criteria", "step", "점수 간격. 0.5이면 반 점을 줄 수 있습니다."),
    (
        "criteria",
        "better",
        "좋은 쪽: higher(높을수록), lower(낮을수록).",
    ),
    (
        "criteria",
        "pass_mark",
        "이 기준의 과락 점수. 척도 위의 점수로 적습니다.",
    ),
    (
        "criteria",
        "pass_share",
        "과락 점수를 척도의 비율로 적은 것(예: \"3/5\").",
    ),
    (
        "criteria",
        "low",
        "이 점수 이하는 낮은 점수이며, 과반수 위원이 낮게 준 과제는 선정하지 않습니다.",
    ),
    (
        "criteria",
        "not_applicable_in",
        "이 기준을 적용하지 않는 분야. 나머지 기준을 만점으로 환산합니다.",
    ),
    (
        "criteria",
        "not_applicable_when",
        "no_country: 대상국이 없는 과제에는 적용하지 않습니다.",
    ),
    (
        "rules",
        "aggregate",
        "집계: drop_one_mean(최고·최저 제외 평균), trimmed_mean(절사 평균), mean(평균), median(중앙값), borda(순위 평균), rank_points(순위 점수).",
    ),
    ("rules", "trim", "trimmed_mean에서 제외할 최저점과 최고점의 수."),
    (
        "rules",
        "trim_scope",
        "최고·최저를 위원 총점에서 제외하거나(member_total) 기준마다 제외합니다(per_criterion).",
    ),
    (
        "rules",
        "min_valid_scores",
        "유효 점수가 이 수 이상이면 최고·최저를 제외하고, 적으면 단순 평균을 내고 표시합니다.",
    ),
    (
        "rules",
        "hard_min_scores",
        "유효 점수가 이 수보다 적으면 판정하지 않습니다.",
    ),
    ("rules", "scale", "위원 총점의 만점."),
    (
        "rules",
        "rounding",
        "exact(반올림 없음) 또는 half_up:2(기준점·순위 전에 한 번 반올림).",
    ),
    ("rules", "pass_mark", "선정될 수 있는 최저 점수."),
    (
        "rules",
        "rank_points_step",
        "rank_points에서 한 순위마다 깎는 비율(만점 대비).",
    ),
    (
        "rules",
        "tie_order",
        "동점 처리 순서: 기준 코드, plain_mean, median, amount, code, draw, refuse. 기본값: 배점이 큰 기준부터, plain_mean, median, draw.",
    ),
    (
        "rules",
        "draw_seed",
        "추첨 때 공개하는 비밀값. 미리 공표한 순서대로 적습니다.",
    ),
    (
        "rules",
        "draw_commitment",
        "채점 마감 전에 공표한 각 비밀값의 SHA-256.",
    ),
    (
        "rules",
        "selection",
        "선정 방식: skip(건너뛰기), stop(멈추기), partial(감액), exact(최적 조합).",
    ),
    (
        "rules",
        "objective",
        "exact가 최대로 할 값: score, above_pass_mark, column:열이름.",
    ),
    (
        "rules",
        "partial_min_share",
        "최소 금액을 적지 않은 과제에 partial이 줄 수 있는 최소 비율.",
    ),
    ("rules", "must_take", "의결에 따라 먼저 선정하는 과제."),
    ("rules", "must_not_take", "의결에 따라 선정하지 않는 과제."),
    (
        "rules",
        "incompatible",
        "하나만 선정할 수 있는 과제 묶음(예: [[\"P1\", \"P2\"]]).",
    ),
    (
        "rules",
        "requires",
        "둘째 과제가 선정되어야 첫째 과제를 선정합니다(예: [[\"P3\", \"P1\"]]).",
    ),
    (
        "rules",
        "outlier_percent",
        "과제 평균에서 이 백분율보다 멀리 떨어진 총점을 표시합니다.",
    ),
    ("rules", "caps", "[rules] 안에 적은 [[caps]]."),
    ("rules", "floors", "[rules] 안에 적은 [[floors]]."),
    ("caps", "attribute", "묶음을 만드는 proposals.csv의 열."),
    (
        "caps",
        "value",
        "해당하는 값. 없으면 값마다 따로(기관당 하나: count = 1).",
    ),
    ("caps", "count", "선정할 수 있는 최대 과제 수."),
    ("caps", "amount", "배정할 수 있는 최대 금액."),
    ("floors", "attribute", "묶음을 만드는 proposals.csv의 열."),
    (
        "floors",
        "value",
        "해당하는 값. 없으면 적격 과제가 가진 값마다 따로.",
    ),
    ("floors", "count", "선정해야 하는 최소 과제 수."),
    ("floors", "amount", "배정해야 하는 최소 금액."),
    (
        "areas",
        "code",
        "집계에 쓰지 않습니다. round.toml의 다른 부분도 그렇습니다.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::keys;

    #[test]
    fn every_key_has_its_meaning_in_korean() {
        for (key, (table, name, meaning)) in keys().iter().zip(MEANINGS) {
            assert_eq!(
                (key.table, key.name),
                (table, name),
                "the two lists stand in one order"
            );
            assert!(!meaning.is_empty());
            assert_eq!(key.meaning_in_korean(), meaning);
        }
        assert_eq!(keys().len(), MEANINGS.len());
    }
}
