//! Who signs off, by themselves or by a letter, and for whom a proposal waits until then.

use serde_json::{Value, json};

use super::{corrected, done, page, read, sign, tasks};
use crate::world::survey::{PROPOSALS, Survey, submit};

#[actix_web::test]
async fn an_officer_finds_no_form_that_is_not_theirs_and_signs_off() {
    let survey = Survey::with_sign_off("officer").await;
    let drafter = survey.person("drafter").await;
    let officer = survey.person("officer").await;
    let address = survey.draft(&drafter, "daegu").await;

    for rest in [
        "",
        "/draft",
        "/draft/core",
        "/draft/overview",
        "/files",
        "/participants",
        "/earlier",
    ] {
        let text = read(&officer, &page(&address, "en", rest)).await;
        assert!(
            !text.contains("<button") && !text.contains("data-save"),
            "{rest}: {text}"
        );
    }
    let check = read(&officer, &page(&address, "en", "/draft/check")).await;
    assert_eq!(check.matches("<form").count(), 1, "{check}");
    let digest = officer.get(&format!("{address}/draft")).await.json["digest"].clone();
    let fields = [("digest", digest.as_str().unwrap())];
    let signed = officer.form(&page(&address, "en", "/sign-off"), &fields).await;
    assert_eq!(signed.status, 303, "{}", signed.text);
    let check = read(&drafter, &page(&address, "en", "/draft/check")).await;
    assert!(check.contains("officer, Mon 10 April 2017, 10:00 KST"), "{check}");

    let receipt = done(submit(&drafter, &address).await).json;
    assert_eq!(receipt["sign_off"]["by"]["en"], "officer");
    assert_eq!(receipt["sign_off"]["letter"], Value::Null);
    assert_eq!(receipt["submitted_by"]["en"], "drafter");
    let printed = read(&drafter, &page(&address, "en", "/receipt")).await;
    assert!(
        printed.contains("officer, Mon 10 April 2017") && printed.contains("<dd>drafter</dd>"),
        "{printed}"
    );
}

#[actix_web::test]
async fn each_proposal_is_a_task_of_whom_it_waits_for_until_they_did_it() {
    let survey = Survey::with_sign_off("officer").await;
    let (drafter, officer) = (survey.person("drafter").await, survey.person("officer").await);
    assert!(
        tasks(&drafter)
            .await
            .contains("/answers/daegu\">Answer the demand survey")
    );
    let body = json!({ "organization": "daegu", "area": "consulting" });
    let begun = done(drafter.post(PROPOSALS, &body).await)
        .header("location")
        .to_owned();
    let to = |address: &str, rest: &str| format!("{}\">", page(address, "en", rest));

    let written = tasks(&drafter).await;
    assert!(
        written.contains(&format!("{}Write the proposal", to(&begun, "/draft"))),
        "{written}"
    );
    assert!(
        !tasks(&officer).await.contains("<ul class=\"tasks\">"),
        "nothing is to be signed yet"
    );

    let whole = survey.draft(&drafter, "daegu").await;
    let check = to(&whole, "/draft/check");
    let signs = tasks(&officer).await;
    assert!(
        signs.contains(&format!("{check}Sign off the proposal")),
        "{signs}"
    );
    assert!(
        tasks(&drafter)
            .await
            .contains(&format!("{check}Have the proposal signed off"))
    );

    sign(&officer, &whole).await;
    assert!(!tasks(&officer).await.contains(&check));
    let ready = tasks(&drafter).await;
    assert!(ready.contains(&format!("{check}Submit the proposal")), "{ready}");
    assert!(ready.contains("Fri 28 April 2017, 18:00 KST"), "{ready}");

    done(submit(&drafter, &whole).await);
    assert!(!tasks(&drafter).await.contains(&check));
    corrected(&drafter, &whole).await;
    assert!(
        tasks(&officer)
            .await
            .contains(&format!("{check}Sign off the proposal"))
    );
    assert!(tasks(&drafter).await.contains("correction not submitted"));
}

#[actix_web::test]
async fn the_file_that_was_chosen_as_the_letter_stays_chosen_when_its_number_is_missing() {
    let survey = Survey::with_sign_off("letter").await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let mut files = Vec::new();
    for name in ["plan.pdf", "letter.pdf"] {
        let path = format!("{address}/attachments?name={name}");
        let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";
        let sent = done(drafter.upload(&path, pdf).await).json;
        files.push(sent["id"].as_str().unwrap().to_owned());
    }
    let digest = drafter.get(&format!("{address}/draft")).await.json["digest"].clone();
    for file in &files {
        let fields = [
            ("digest", digest.as_str().unwrap()),
            ("letter/number", " "),
            ("letter/date", "2017-04-07"),
            ("letter/attachment", file.as_str()),
        ];
        let refused = drafter.form(&page(&address, "en", "/sign-off"), &fields).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let chosen = format!("value=\"{file}\" selected");
        assert!(refused.text.contains(&chosen), "{}", refused.text);
    }
}
