//! A request that the approver returns on its page: the reason is never lost.

use serde_json::json;

use super::scene::{ROUND, Scene};

#[actix_web::test]
async fn a_reason_that_is_too_long_comes_back_as_typed_with_what_is_wrong_beside_it() {
    let scene = Scene::published().await;
    let change = json!({ "reason": "추가경정예산", "budget": 1_200_000_000 });
    let asked = scene.secretary.post(&format!("{ROUND}/changes"), &change).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let end = json!({ "reason": "예산 삭감" });
    let asked = scene.secretary.put(&format!("{ROUND}/cancellation"), &end).await;
    assert!(asked.status < 300, "{}", asked.text);
    let long = "근거가 더 필요합니다. ".repeat(200);
    let long = long.trim();

    for page in ["change", "cancellation"] {
        let page = format!("/ko/rounds/2017/desk/{page}");
        let shown = scene.approver.get(&page).await.text;
        assert!(!shown.contains("<details open>"), "{shown}");
        assert!(shown.contains("data-most=\"2000\""), "{shown}");

        let refused = scene
            .approver
            .form(&format!("{page}/return"), &[("reason", long)])
            .await;

        assert_eq!(refused.status, 422, "{page}: {}", refused.text);
        for part in [
            "<details open>",
            "href=\"#reason\"",
            "id=\"reason\"",
            "id=\"reason-wrong\"",
            &format!("\n{long}</textarea>"),
        ] {
            assert!(refused.text.contains(part), "{page}, {part}: {}", refused.text);
        }
        assert_eq!(refused.text.matches(" id=\"reason\"").count(), 1, "{page}");

        let returned = scene
            .approver
            .form(&format!("{page}/return"), &[("reason", "근거가 더 필요합니다.")])
            .await;
        assert_eq!(returned.status, 303, "{page}: {}", returned.text);
    }
}
