//! The board of the council: where members take no part, and the form by which that is decided or ended.

use serde_json::json;

use crate::world::{Client, ROUND, Scene};

const BOARD: &str = "/en/rounds/2017/desk/council";

/// What the matrix says of a proposal, seat by seat.
fn cells(board: &str, reference: &str) -> Vec<String> {
    let (_, matrix) = board.split_once("<summary>Conflict matrix</summary>").unwrap();
    let (matrix, _) = matrix.split_once("</table>").unwrap();
    let line = format!("<span class=\"code\">{reference}</span>");
    let row = matrix.split("<tr>").find(|row| row.contains(&line));
    let cells = row.unwrap_or_default().split("<td>").skip(1);
    let plain = |cell: &str| {
        let (cell, _) = cell.split_once("</td>").unwrap();
        let text = cell.rsplit_once("\">").map_or(cell, |(_, text)| text);
        text.trim_end_matches("</span>").to_owned()
    };
    cells.map(plain).collect()
}

async fn board(who: &Client) -> String {
    let answer = who.get(BOARD).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

#[actix_web::test]
async fn a_recusal_stands_in_its_cell_of_the_matrix_until_it_is_ended_by_its_form() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let before = board(&secretary).await;
    // M5 works for the applicant of the first.
    assert_eq!(cells(&before, "P01"), ["-", "-", "-", "-", "exclusion"]);
    assert_eq!(cells(&before, "P03"), ["-", "-", "-", "-", "-"]);
    let recusal = json!({ "proposal": "P03", "kind": "recusal", "ground": "advised the applicant" });
    let declared = scene
        .client("m3")
        .await
        .post(&format!("{ROUND}/conflicts"), &recusal)
        .await;
    assert_eq!(declared.status, 201, "{}", declared.text);

    let after = board(&secretary).await;

    assert_eq!(cells(&after, "P03"), ["-", "-", "recusal", "-", "-"]);
    let barred = board(&scene.client("barred").await).await;
    assert!(!barred.contains("P02"), "{barred}");
    let own = format!("{BOARD}/conflicts/M3/P03/recusal");
    assert!(after.contains(&format!("href=\"{own}\"")), "{after}");
    let form = secretary.get(&own).await.text;
    assert!(
        form.contains("id=\"decision/ended\"") && form.contains("advised the applicant"),
        "{form}"
    );

    let silent = secretary
        .form(&own, &[("decision", "ended"), ("reason", "")])
        .await;
    assert_eq!(silent.status, 422, "{}", silent.text);
    assert!(silent.text.contains("id=\"reason-wrong\""), "{}", silent.text);
    let fields = [("decision", "ended"), ("reason", "The advice was for another.")];
    let ended = secretary.form(&own, &fields).await;
    assert_eq!(
        (ended.status, ended.header("location")),
        (303, BOARD),
        "{}",
        ended.text
    );
    assert_eq!(cells(&board(&secretary).await, "P03"), ["-", "-", "-", "-", "-"]);
    let over = secretary.get(&own).await.text;
    assert!(
        over.contains("The advice was for another.") && over.contains("There is nothing to decide here."),
        "{over}"
    );
}

#[actix_web::test]
async fn a_challenge_is_decided_by_its_form() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let challenge = json!({ "member": "M2", "proposal": "P02", "kind": "challenge", "ground": "rivalry" });
    let rival = scene.client("rival").await;
    let filed = rival.post(&format!("{ROUND}/conflicts"), &challenge).await;
    assert_eq!(filed.json["state"], "pending", "{}", filed.text);
    let secretary = scene.client("secretary").await;
    assert_eq!(
        cells(&board(&secretary).await, "P02"),
        ["-", "challenge", "-", "-", "-"]
    );
    let own = format!("{BOARD}/conflicts/M2/P02/challenge");
    let form = secretary.get(&own).await.text;
    for word in ["upheld", "dismissed"] {
        assert!(form.contains(&format!("id=\"decision/{word}\"")), "{form}");
    }

    let fields = [("decision", "dismissed"), ("reason", "Nothing was shown.")];
    let decided = secretary.form(&own, &fields).await;

    assert_eq!(
        (decided.status, decided.header("location")),
        (303, BOARD),
        "{}",
        decided.text
    );
    assert_eq!(cells(&board(&secretary).await, "P02"), ["-", "-", "-", "-", "-"]);
    let kept = secretary.get(&format!("{ROUND}/conflicts")).await;
    let kept = kept.json["conflicts"].as_array().unwrap();
    let kept = kept.iter().find(|one| one["kind"] == "challenge").unwrap();
    assert_eq!(
        (&kept["state"], &kept["reason"]),
        (&json!("dismissed"), &json!("Nothing was shown."))
    );
}
