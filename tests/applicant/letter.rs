//! Signing off by official letter (공문), on the page of the answers before submission.

use super::{done, page, read};
use crate::world::Client;
use crate::world::survey::Survey;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";

/// Attaches a file; answers what it is called in a form.
async fn attached(who: &Client, address: &str, name: &str) -> String {
    let path = format!("{address}/attachments?name={name}");
    let sent = done(who.upload(&path, PDF).await);
    sent.json["id"].as_str().unwrap().to_owned()
}

/// The digest that the form of a page carries.
fn carried(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"digest\" value=\"")
        .expect("a form to sign by");
    rest.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_drafter_enters_the_official_letter_on_the_page_and_then_submits() {
    for rule in ["letter", "officer"] {
        let survey = Survey::with_sign_off(rule).await;
        let drafter = survey.person("drafter").await;
        let address = survey.draft(&drafter, "daegu").await;
        let to = |rest: &str| page(&address, "ko", rest);

        let bare = read(&drafter, &to("/draft/check")).await;
        attached(&drafter, &address, "plan.pdf").await;
        let letter = attached(&drafter, &address, "letter.pdf").await;
        let digest = carried(&read(&drafter, &to("/draft/check")).await);
        let fields = |date: &'static str| {
            [
                ("digest", digest.as_str()),
                ("letter/number", "전산정보과-57"),
                ("letter/date", date),
                ("letter/attachment", letter.as_str()),
            ]
        };
        let refused = drafter.form(&to("/sign-off"), &fields("2017-02-31")).await;
        let early = drafter.form(&to("/submission"), &[]).await;
        let entered = drafter.form(&to("/sign-off"), &fields("2017-04-07")).await;
        let signed = read(&drafter, &to("/draft/check")).await;
        let submitted = drafter.form(&to("/submission"), &[]).await;

        assert!(bare.contains("먼저 공문을 PDF로 첨부해"), "{rule}: {bare}");
        assert!(!bare.contains("letter/number"), "{rule}: {bare}");
        assert_eq!(refused.status, 422, "{rule}: {}", refused.text);
        let chosen = format!("<option value=\"{letter}\" selected>");
        for typed in [
            "href=\"#letter/date\"",
            "value=\"전산정보과-57\"",
            "name=\"letter/date\" type=\"date\" value=\"2017-02-31\"",
            chosen.as_str(),
        ] {
            assert!(refused.text.contains(typed), "{rule}, {typed}: {}", refused.text);
        }
        assert_eq!(early.status, 409, "{rule}: {}", early.text);
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, to("/draft/check").as_str()),
            "{rule}: {}",
            entered.text
        );
        assert!(signed.contains("공문 전산정보과-57("), "{rule}: {signed}");
        assert!(!signed.contains("letter/number"), "{rule}: {signed}");
        assert_eq!(
            (submitted.status, submitted.header("location")),
            (303, to("/receipt").as_str()),
            "{rule}: {}",
            submitted.text
        );
        let receipt = read(&drafter, &to("/receipt")).await;
        assert!(receipt.contains("공문 전산정보과-57("), "{rule}: {receipt}");
    }
}
