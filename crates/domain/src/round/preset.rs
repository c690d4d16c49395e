//! Ready-made rules. `kr-standard` is the practice of Korean selection committees: no published call of the
//! programme tells weights, so the criteria weigh the same until the round sets its points.

use simui_selection::{Criterion as Scale, Ratio, Rules as CountRules};

use super::{ChecklistItem, CriterionText, MemberScoresDisclosed, Rules};
use crate::language::Both;

/// Name, Korean and English name of the programme's three criteria, and their guides.
const CRITERIA: [(&str, &str, &str, &str, &str); 3] = [
    (
        "will",
        "수원국의 의지",
        "Will of the target country",
        "상대국이 사업을 원하고 이어 갈 의지와 준비가 있는가",
        "Whether the target country wants the project and is ready to carry it on",
    ),
    (
        "need",
        "사업의 필요성",
        "Need of the project",
        "지금 이 지원이 필요하며 다른 지원과 겹치지 않는가",
        "Whether the support is needed now and does not overlap with other support",
    ),
    (
        "effect",
        "사업의 효과성",
        "Effect of the project",
        "성과가 실제 수출과 협력으로 이어질 수 있는가",
        "Whether the outcome can lead to actual export and cooperation",
    ),
];

/// The rules of a preset.
#[must_use]
pub fn preset(name: &str) -> Option<Rules> {
    (name == "kr-standard").then(kr_standard)
}

/// Equal weights, one highest and one lowest out from five scores on, pass mark 70, down the ranking with skipping,
/// ties by effect, will, need, plain mean, median, lots; quorum 2/3 of those not blocked, majority of those present.
fn kr_standard() -> Rules {
    let scales = CRITERIA.map(|(code, ..)| Scale::new(code, Ratio::whole(100)));
    let mut count = CountRules::new(scales.to_vec());
    count.pass_mark = Some(Ratio::whole(70));
    count.outlier_percent = Some(Ratio::whole(10));
    count.tie_order = ["effect", "will", "need", "plain_mean", "median", "draw"]
        .map(Into::into)
        .to_vec();
    let texts = CRITERIA.map(|(code, ko, en, guide_ko, guide_en)| CriterionText {
        code: code.to_owned(),
        name: Both::new(ko, en),
        guide: Both::new(guide_ko, guide_en),
    });
    Rules {
        member_scores_disclosed: MemberScoresDisclosed::PublicPseudonymous,
        checklist: vec![ChecklistItem {
            code: "complete".to_owned(),
            label: Both::new("서류를 모두 갖추었음", "Formally complete"),
            required: true,
        }],
        ..Rules::new(count, texts.to_vec())
    }
}
