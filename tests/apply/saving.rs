//! What is saved as it is typed or ticked.

use serde_json::{Value, json};

use super::done;
use crate::world::Answer;
use crate::world::survey::{PROPOSALS, Survey, save};

#[actix_web::test]
async fn costs_and_period_are_saved_as_they_are_typed_and_the_page_says_when() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/draft/core";
    let read = async || done(drafter.get(&page).await).text;
    let version = |text: &str, name: &str| {
        let after = text
            .split(&format!("id=\"{name}-version\" value=\""))
            .nth(1)
            .unwrap();
        format!("\"{}\"", after.split('"').next().unwrap())
    };
    let before = read().await;
    let costs = json!([{ "item": "항공료", "item_en": "", "amount": 150_000_000 }]);
    let period = json!({ "from": "2017-07-01", "until": "2017-12-15" });
    done(save(&drafter, &address, "costs", &version(&before, "costs"), &costs).await);
    done(save(&drafter, &address, "period", &version(&before, "period"), &period).await);

    let after = read().await;

    for kind in ["costs", "period"] {
        let saves = format!("data-save=\"{address}/draft/fields/{kind}\"");
        assert!(
            after.contains(&saves) && after.contains(&format!("data-kind=\"{kind}\"")),
            "{after}"
        );
        let told = format!("id=\"{kind}-saved\">저장됨 2017. ");
        assert!(after.contains(&told), "{kind}: {after}");
    }
    assert!(after.contains("id=\"costs-sum\">150,000,000</td>"), "{after}");
    assert!(after.contains("id=\"costs-rest\">50,000,000</td>"), "{after}");
    assert!(
        after.contains("id=\"amount-reading\">금200,000,000원(금이억원)</p>"),
        "{after}"
    );
}

#[actix_web::test]
async fn that_there_is_no_target_country_is_an_answer_and_not_what_nobody_looked_at() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let begun = json!({ "organization": "daegu", "area": "training" });
    let begun = done(drafter.post(PROPOSALS, &begun).await);
    let proposal = begun.header("location").replace("/api/v1", "/ko");
    let check = format!("{proposal}/draft/check");
    let untouched = done(drafter.get(&check).await).text;
    let fields = [
        ("countries", "none"),
        ("version/countries", "0"),
        ("was/countries", ""),
    ];

    let saved = drafter.form(&format!("{proposal}/draft/core"), &fields).await;

    assert!(untouched.contains("아직 고르지 않음"), "{untouched}");
    assert!(untouched.contains("/participants\">"), "{untouched}");
    assert_eq!(saved.status, 303, "{}", saved.text);
    let now = done(drafter.get(&check).await).text;
    assert!(
        !now.contains("아직 고르지 않음") && now.contains("해당 없음"),
        "{now}"
    );
    let section = done(drafter.get(&format!("{proposal}/draft/core")).await).text;
    assert!(section.contains("value=\"none\" checked"), "{section}");
}

#[actix_web::test]
async fn participants_that_somebody_else_saved_are_shown_before_they_are_written_over() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/participants";
    let set = async |fields: &[(&str, &str)]| drafter.form(&page, fields).await;
    assert_eq!(
        set(&[("version/organizations", "0"), ("organizations", "archives")])
            .await
            .status,
        303
    );

    let met = set(&[("version/organizations", "0"), ("organizations", "pps")]).await;
    let theirs = set(&[
        ("version/organizations", "1"),
        ("organizations", "pps"),
        ("keep", "theirs"),
    ])
    .await;
    let kept = done(drafter.get(&format!("{address}/draft/fields/participants")).await).json;
    let mine = set(&[
        ("version/organizations", "1"),
        ("organizations", "pps"),
        ("keep", "mine"),
    ])
    .await;

    assert_eq!(met.status, 412, "{}", met.text);
    assert!(met.text.contains("id=\"organizations-theirs\""), "{}", met.text);
    assert!(
        met.text.contains("name=\"keep\" value=\"mine\" required"),
        "{}",
        met.text
    );
    assert_eq!((theirs.status, &kept["value"]), (303, &json!(["archives"])));
    assert_eq!(mine.status, 303, "{}", mine.text);
    let found = done(
        drafter
            .get(&format!("{page}?q=%EC%97%86%EB%8A%94%20%EA%B8%B0%EA%B4%80"))
            .await,
    )
    .text;
    assert!(!found.contains("id=\"organization-archives\""), "{found}");
    assert!(
        found.contains("id=\"organization-pps\""),
        "what is chosen stays: {found}"
    );
}

#[actix_web::test]
async fn participants_are_saved_as_they_are_ticked_by_the_rule_of_their_form() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/participants";
    let ticked =
        async |version: &str, codes: &Value| save(&drafter, &address, "participants", version, codes).await;
    let before = done(drafter.get(&page).await).text;
    let saves =
        format!("data-save=\"{address}/draft/fields/participants\" data-version=\"0\" data-kind=\"list\"");
    assert!(before.contains(&saves), "{before}");

    let saved = done(ticked("\"0\"", &json!(["pps", "archives"])).await);
    let after = done(drafter.get(&page).await).text;
    let unknown = ticked("\"1\"", &json!(["nobody"])).await;
    let lead = ticked("\"1\"", &json!(["daegu"])).await;
    let stale = ticked("\"0\"", &json!(["pps"])).await;
    let foreign = survey.person("rival").await;
    let foreign = save(&foreign, &address, "participants", "\"1\"", &json!(["archives"])).await;
    let none = done(ticked("\"1\"", &json!([])).await);

    assert_eq!(saved.json["value"], json!(["archives", "pps"]));
    assert!(after.contains("value=\"pps\" checked"), "{after}");
    assert!(
        after.contains("id=\"organizations-saved\">저장됨 2017. "),
        "{after}"
    );
    let wrong = |answer: &Answer| answer.json["errors"][0].clone();
    assert_eq!(
        (
            unknown.status,
            &wrong(&unknown)["code"],
            &wrong(&unknown)["pointer"]
        ),
        (422, &json!("organization_unknown"), &json!("/value"))
    );
    assert_eq!(
        (lead.status, &wrong(&lead)["code"]),
        (422, &json!("lead_takes_part"))
    );
    assert_eq!((stale.status, foreign.status), (412, 404));
    assert_eq!(none.json["value"], Value::Null);
}
