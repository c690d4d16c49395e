//! What the approver reads of rules in sentences: everything that is approved, and everything that would change.

use serde_json::{Value, json};

use super::scene::{ROUND, Scene};
use crate::world::Client;

const CHANGE: &str = "rounds/2017/desk/change";
const PUBLICATION: &str = "/ko/rounds/2017/desk/set-up/publication";

async fn read(who: &Client, page: &str) -> String {
    let answer = who.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    answer.text
}

/// The lines of the table of what would change: what holds now, and what would hold then.
fn lines(page: &str) -> (Vec<&str>, Vec<&str>) {
    let (_, rows) = page.split_once("<tbody>").unwrap();
    let (rows, _) = rows.split_once("</tbody>").unwrap();
    let (mut now, mut then) = (Vec::new(), Vec::new());
    for row in rows.split("<tr>").skip(1) {
        let cells: Vec<&str> = row.split("<td>").skip(1).collect();
        for (cell, told) in cells.iter().zip([&mut now, &mut then]) {
            let parts = cell.split("<p>").skip(1);
            told.extend(parts.filter_map(|part| part.split("</p>").next()));
        }
    }
    (now, then)
}

/// Rules that say of marks and proposals what the usual ones do not.
fn unusual(usual: &Value) -> Value {
    let mut rules = usual.clone();
    let count = &mut rules["count"];
    let will = &mut count["criteria"][0];
    will["min"] = json!(1);
    will["max"] = json!(5);
    will["step"] = json!("1/2");
    will["better"] = json!("lower");
    count["must_take"] = json!(["P01"]);
    count["must_not_take"] = json!(["P02"]);
    count["incompatible"] = json!([["P03", "P04"]]);
    count["requires"] = json!([{ "proposal": "P05", "needs": "P06" }]);
    rules
}

#[actix_web::test]
async fn the_approver_reads_a_line_for_everything_that_other_rules_of_the_count_change() {
    let scene = Scene::published().await;
    let kept = scene.secretary.get(&format!("{ROUND}/rules")).await.json;
    let terms: Value = serde_json::from_str(kept["body"].as_str().unwrap()).unwrap();
    let change = json!({ "reason": "평가 방법 변경", "rules": unusual(&terms["rules"]) });
    let asked = scene.secretary.post(&format!("{ROUND}/changes"), &change).await;
    assert_eq!(asked.status, 200, "{}", asked.text);

    let korean = read(&scene.approver, &format!("/ko/{CHANGE}")).await;
    let english = read(&scene.approver, &format!("/en/{CHANGE}")).await;

    let (now, then) = lines(&korean);
    assert!(now.is_empty(), "{now:?}");
    assert_eq!(
        then,
        [
            "수원국의 의지 항목에는 1점부터 5점까지 0.5점 간격으로 점수를 줍니다.",
            "수원국의 의지 항목은 점수가 낮을수록 좋습니다.",
            "의결에 따라 먼저 선정하는 과제: P01.",
            "의결에 따라 선정하지 않는 과제: P02.",
            "다음 과제 가운데 하나까지만 선정합니다: P03, P04.",
            "P05 과제는 P06 과제를 선정할 때에만 선정합니다.",
        ]
    );
    let (now, then) = lines(&english);
    assert!(now.is_empty(), "{now:?}");
    assert_eq!(
        then,
        [
            "On Will of the target country the marks go from 1 to 5 in steps of 0.5.",
            "On Will of the target country the lower mark is the better one.",
            "Taken before all others, by resolution: P01.",
            "Not taken, by resolution: P02.",
            "Of these proposals at most one is taken: P03, P04.",
            "P05 is taken only together with P06.",
        ]
    );
}

#[actix_web::test]
async fn whoever_approves_the_publication_reads_who_is_barred_and_which_marks_need_reasons() {
    let scene = Scene::written().await;
    scene.ask().await;
    let usual = read(&scene.approver, PUBLICATION).await;
    assert!(
        usual.contains("다음 관계로 이어진 기관의 과제에서 빠집니다: 소속기관, 산하기관."),
        "{usual}"
    );
    assert!(!usual.contains("사유를 적어야 합니다"), "{usual}");

    let mut rules = scene.secretary.get(&format!("{ROUND}/rules/draft")).await.json;
    rules["justification"] = json!("outside_band");
    rules["band"] = json!({ "low_percent": 40, "high_percent": 90 });
    rules["exclusion_links"] = json!(["agency_under"]);
    scene.write("rules", &rules).await;
    let banded = read(&scene.approver, PUBLICATION).await;
    rules["exclusion_links"] = json!([]);
    scene.write("rules", &rules).await;
    let unlinked = read(&scene.approver, PUBLICATION).await;

    assert!(
        banded.contains("항목 점수 범위의 40% 이하이거나 90% 이상인 점수에는 사유를 적어야 합니다."),
        "{banded}"
    );
    assert!(banded.contains("과제에서 빠집니다: 외청."), "{banded}");
    assert!(
        unlinked.contains("다른 기관과의 관계는 따지지 않습니다.")
            && !unlinked.contains("다음 관계로 이어진"),
        "{unlinked}"
    );
}
