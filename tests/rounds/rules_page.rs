//! The page on which the rules are set: a form that works without any script.

use serde_json::{Value, json};

use super::scene::{ROUND, Scene};
use crate::world::{Answer, Client};

const PAGE: &str = "/ko/rounds/2017/desk/set-up/rules";

/// The fields of a form in the order in which they stand.
type Fields = Vec<(String, String)>;

async fn read(who: &Client, page: &str) -> String {
    let answer = who.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    answer.text
}

fn plain(text: &str) -> String {
    let signs = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| {
        text.replace(written, sign)
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(plain)
}

/// What a browser without script sends when the form of the rules is sent as it stands.
fn fields(page: &str) -> Fields {
    let (_, form) = page.split_once(&format!("action=\"{PAGE}\">")).unwrap();
    let (form, _) = form.split_once("</form>").unwrap();
    let mut fields = Fields::new();
    let (mut within, mut first) = (String::new(), None);
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name = || attribute(tag, "name").unwrap();
        let value = || attribute(tag, "value").unwrap_or_default();
        match tag.split_whitespace().next().unwrap() {
            "input" => {
                let boxed = ["radio", "checkbox"]
                    .map(Some)
                    .contains(&attribute(tag, "type").as_deref());
                if !boxed || tag.contains(" checked") {
                    fields.push((name(), value()));
                }
            }
            "textarea" => fields.push((name(), plain(text.strip_prefix('\n').unwrap_or(text)))),
            "select" => (within, first) = (name(), None),
            "option" if tag.contains(" selected") => fields.push((within.clone(), value())),
            "option" => first = first.or_else(|| Some(value())),
            // Where nothing is selected the first is.
            "/select" if !fields.iter().any(|(known, _)| *known == within) => {
                fields.push((within.clone(), first.clone().unwrap_or_default()));
            }
            _ => {}
        }
    }
    fields
}

/// The same form with other values in these fields.
fn with(fields: &Fields, others: &[(&str, &str)]) -> Fields {
    let mut fields = fields.clone();
    for (name, value) in others {
        let field = fields.iter_mut().find(|(known, _)| known == name);
        let (_, own) = field.unwrap_or_else(|| panic!("there is no field {name}"));
        (*value).clone_into(own);
    }
    fields
}

async fn send(who: &Client, fields: &Fields) -> Answer {
    let pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    who.form(PAGE, &pairs).await
}

async fn rules(scene: &Scene) -> Value {
    scene.secretary.get(&format!("{ROUND}/rules/draft")).await.json
}

/// Rules that use what the usual ones do not.
fn unusual(usual: &Value) -> Value {
    let mut rules = usual.clone();
    let count = &mut rules["count"];
    count["aggregate"] = json!("trimmed_mean");
    count["trim"] = json!([1, 2]);
    count["trim_scope"] = json!("per_criterion");
    count["rounding"] = json!("half_up:2");
    count["selection"] = json!("exact");
    count["objective"] = json!("column:benefit");
    count["caps"] = json!([{ "attribute": "area", "value": "training", "count": 2, "amount": 500 }]);
    count["floors"] = json!([{ "attribute": "countries", "count": 1 }]);
    count["must_take"] = json!(["P01"]);
    count["tie_order"] = json!(["need", "amount", "code"]);
    let will = &mut count["criteria"][0];
    will["points"] = json!("65/2");
    will["max"] = json!(5);
    will["step"] = json!("1/2");
    will["better"] = json!("lower");
    will["pass_share"] = json!("2/5");
    will["low"] = json!(1);
    will["not_applicable_in"] = json!(["roadshow"]);
    will["not_applicable_when"] = json!("no_country");
    rules["recused_in_base"] = json!(true);
    rules["justification"] = json!("outside_band");
    rules["band"] = json!({ "low_percent": 40, "high_percent": 90 });
    rules["exclusion_links"] = json!(["agency_under"]);
    rules["objection"]["days"] = json!(0);
    rules["objection"]["grounds"] = json!([]);
    rules
}

#[actix_web::test]
async fn the_form_saved_as_it_stands_changes_nothing() {
    let scene = Scene::written().await;
    let usual = rules(&scene).await;
    for written in [usual.clone(), unusual(&usual)] {
        scene.write("rules", &written).await;
        let before = rules(&scene).await;

        let saved = send(&scene.secretary, &fields(&read(&scene.secretary, PAGE).await)).await;

        assert_eq!(saved.status, 303, "{}", saved.text);
        assert_eq!(rules(&scene).await, before);
        for page in [PAGE, "/en/rounds/2017/desk/set-up/rules"] {
            let shown = read(&scene.secretary, page).await;
            assert!(!shown.contains("Unknown localization"), "{page} lacks a word");
            assert!(
                !shown.contains(">plain_mean<") && !shown.contains(">draw<"),
                "{page} shows codes"
            );
        }
    }
}

#[actix_web::test]
async fn a_round_without_rules_gets_them_by_the_form() {
    let scene = Scene::begun().await;
    let empty = fields(&read(&scene.secretary, PAGE).await);
    let first = [
        ("count/criteria/0/code", "need"),
        ("count/criteria/0/points", "100"),
        ("criteria/0/name/ko", "사업의 필요성"),
        ("criteria/0/name/en", "Need"),
    ];

    let saved = send(&scene.secretary, &with(&empty, &first)).await;

    assert_eq!(saved.status, 303, "{}", saved.text);
    let rules = rules(&scene).await;
    assert_eq!(rules["count"]["criteria"][0]["code"], "need");
    assert_eq!(rules["quorum"], "2/3");
}

#[actix_web::test]
async fn a_changed_pass_mark_and_an_added_criterion_arrive_and_an_emptied_row_goes() {
    let scene = Scene::written().await;
    let before = rules(&scene).await;
    let form = fields(&read(&scene.secretary, PAGE).await);
    let changes = [
        ("count/pass_mark", "72.5"),
        ("count/criteria/3/code", "readiness"),
        ("count/criteria/3/points", "20"),
        ("criteria/3/name/ko", "준비 정도"),
        ("criteria/3/name/en", "Readiness"),
        ("objection/grounds/1/code", ""),
        ("objection/grounds/1/label/ko", ""),
        ("objection/grounds/1/label/en", " "),
    ];

    let saved = send(&scene.secretary, &with(&form, &changes)).await;

    assert_eq!(saved.status, 303, "{}", saved.text);
    let mut expected = before.clone();
    expected["count"]["pass_mark"] = json!("145/2");
    let mut scale = before["count"]["criteria"][0].clone();
    scale["code"] = json!("readiness");
    scale["points"] = json!(20);
    expected["count"]["criteria"].as_array_mut().unwrap().push(scale);
    let text = json!({ "code": "readiness", "name": { "ko": "준비 정도", "en": "Readiness" },
        "guide": { "ko": "", "en": "" } });
    expected["criteria"].as_array_mut().unwrap().push(text);
    expected["objection"]["grounds"].as_array_mut().unwrap().remove(1);
    assert_eq!(rules(&scene).await, expected);
}

#[actix_web::test]
async fn what_is_refused_stands_at_its_field_and_everything_entered_stands_there_again() {
    let scene = Scene::written().await;
    let before = rules(&scene).await;
    let form = fields(&read(&scene.secretary, PAGE).await);
    let entered = [("objection/days", "14"), ("checklist/1/label/ko", "점검 <둘>")];
    // The first cannot be read, the two others are no rules.
    for (name, value) in [
        ("count/criteria/1/points", "서른"),
        ("count/criteria/1/points", "-30"),
        ("quorum", "3/2"),
    ] {
        let others = [&entered[..], &[(name, value)]].concat();
        let sent = with(&form, &others);

        let refused = send(&scene.secretary, &sent).await;

        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(
            refused.text.contains(&format!("href=\"#{name}\"")),
            "{name} is led to"
        );
        assert!(
            refused.text.contains(&format!("id=\"{name}-wrong\"")),
            "{name} is told of"
        );
        assert_eq!(fields(&refused.text), sent);
    }
    assert_eq!(rules(&scene).await, before);
}

#[actix_web::test]
async fn more_rows_are_shown_without_saving_and_without_losing_anything() {
    let scene = Scene::written().await;
    let before = rules(&scene).await;
    let form = fields(&read(&scene.secretary, PAGE).await);
    let mut sent = with(
        &form,
        &[
            ("checklist/1/code", "second"),
            ("count/pass_mark", "칠십"),
            ("quorum", "1/2"),
        ],
    );
    sent.push(("more".to_owned(), "checklist".to_owned()));

    let shown = send(&scene.secretary, &sent).await;

    assert_eq!(shown.status, 200, "{}", shown.text);
    sent.pop();
    let again = fields(&shown.text);
    let rows = |fields: &Fields| {
        fields
            .iter()
            .filter(|(name, _)| name.starts_with("checklist/") && name.ends_with("/code"))
            .count()
    };
    assert_eq!(rows(&again), rows(&form) + 3);
    let kept: Fields = again
        .into_iter()
        .filter(|(name, _)| sent.iter().any(|(known, _)| known == name))
        .collect();
    assert_eq!(kept, sent);
    assert_eq!(rules(&scene).await, before);
}

#[actix_web::test]
async fn rules_that_somebody_else_wrote_meanwhile_are_not_overwritten() {
    let scene = Scene::written().await;
    let form = fields(&read(&scene.secretary, PAGE).await);
    let mut more = form.clone();
    more.push(("more".to_owned(), "criteria".to_owned()));
    assert_eq!(
        send(&scene.secretary, &with(&form, &[("count/pass_mark", "60")]))
            .await
            .status,
        303
    );
    let between = rules(&scene).await;

    let stale = send(&scene.secretary, &with(&form, &[("count/pass_mark", "80")])).await;
    let grown = send(&scene.secretary, &more).await;
    let stale_still = send(&scene.secretary, &fields(&grown.text)).await;

    assert_eq!(stale.status, 412, "{}", stale.text);
    assert!(fields(&stale.text).contains(&("count/pass_mark".to_owned(), "80".to_owned())));
    assert_eq!((grown.status, stale_still.status), (200, 412));
    assert_eq!(rules(&scene).await, between);
}

#[actix_web::test]
async fn rules_come_and_go_as_text_and_what_is_wrong_with_them_stands_in_the_form() {
    let scene = Scene::written().await;
    let usual = rules(&scene).await;
    let version = fields(&read(&scene.secretary, PAGE).await).swap_remove(0).1;
    let text = |rules: &Value| [("version", version.clone()), ("rules", rules.to_string())];
    let address = format!("{PAGE}/text");
    let mut wrong = usual.clone();
    wrong["count"]["criteria"][2]["points"] = json!(-1);
    let mut other = usual.clone();
    other["count"]["pass_mark"] = json!(55);

    let send = async |rules: &Value| {
        let fields = text(rules);
        let pairs = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        scene.secretary.form(&address, &pairs).await
    };
    let unread = send(&json!({ "count": 1 })).await;
    let refused = send(&wrong).await;
    let taken = send(&other).await;

    assert_eq!(unread.status, 422);
    assert!(unread.text.contains("href=\"#rules\""), "{}", unread.text);
    assert_eq!(refused.status, 422);
    let at = ("count/criteria/2/points".to_owned(), "-1".to_owned());
    assert!(fields(&refused.text).contains(&at));
    assert!(refused.text.contains("href=\"#count/criteria/2/points\""));
    assert_eq!(taken.status, 303, "{}", taken.text);
    assert_eq!(rules(&scene).await, other);
}

#[actix_web::test]
async fn the_preview_tells_what_conflicts_do_to_the_quorum_before_anything_is_saved() {
    let scene = Scene::written().await;
    let form = fields(&read(&scene.secretary, PAGE).await);
    let mut sent = with(
        &form,
        &[
            ("recused_in_base", "true"),
            ("quorum", "3/4"),
            ("count/pass_mark", "66"),
        ],
    );
    sent.push(("preview".to_owned(), "yes".to_owned()));

    let usual = read(&scene.secretary, PAGE).await;
    let shown = send(&scene.secretary, &sent).await;

    for told in ["6명 이상(기준 9명)", "4명 이상(기준 6명)", "70점보다", "추첨"] {
        assert!(usual.contains(told), "{told}");
    }
    assert!(!usual.contains("할 수 없음"));
    assert_eq!(shown.status, 200);
    for told in ["7명 이상(기준 9명)", "할 수 없음", "66점보다"] {
        assert!(shown.text.contains(told), "{told}");
    }
    assert_eq!(rules(&scene).await["quorum"], "2/3");
}

#[actix_web::test]
async fn published_rules_are_read_and_have_no_form() {
    let scene = Scene::published().await;
    let page = read(&scene.secretary, PAGE).await;
    assert!(page.contains("6명 이상(기준 9명)"));
    assert!(!page.contains(&format!("action=\"{PAGE}")), "there is no form");
}
