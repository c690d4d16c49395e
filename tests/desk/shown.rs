//! What the pages of a desk let their readers send: nothing that would be refused for who sends it.

use serde_json::json;

use crate::cast::{BEGUN, Small, Story};

/// A form of a page: where it is sent, and what it sends by itself.
struct Form {
    to: String,
    fields: Vec<(String, String)>,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

/// What a form sends: what is hidden in it, and of what must be chosen the first.
fn fields(body: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in body.split("<input ").skip(1) {
        let input = input.split('>').next().unwrap_or_default();
        let (Some(name), Some(value)) = (attribute(input, " name"), attribute(input, " value")) else {
            continue;
        };
        let chosen = input.contains("type=\"radio\"") && input.contains(" required");
        let first = !fields.iter().any(|(known, _)| known == name);
        if input.contains("type=\"hidden\"") || chosen && first {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    // Which ruling its first button asks for.
    if let Some((_, button)) = body.split_once("<button class=\"button second\" name=\"ruling\"") {
        fields.extend(attribute(button, " value").map(|ruling| ("ruling".to_owned(), ruling.to_owned())));
    }
    for choice in body.split("<select ").skip(1) {
        if let (Some(name), Some(value)) = (attribute(choice, " name"), attribute(choice, " value")) {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    fields
}

fn forms(address: &str, text: &str) -> Vec<Form> {
    let each = text.split("<form method=\"post\"").skip(1);
    let form = each.filter_map(|part| {
        let body = part.split("</form>").next()?;
        let tag = body.split('>').next()?;
        let to = attribute(tag, "action").unwrap_or(address).to_owned();
        Some(Form {
            to,
            fields: fields(body),
        })
    });
    form.filter(|form| form.to.contains("/rounds/2017/")).collect()
}

/// Those who read something of the desks, who may do less first.
const READERS: &[&str] = &[
    "auditor",
    "another member",
    "secretary in conflict",
    "acting approver",
    "approver",
    "chair",
    "acting secretary",
    "secretary",
];

/// Another instant and the end of the round wait for their second person.
async fn requests(small: &Small) {
    let secretary = small.person("secretary").await;
    let round = secretary.get("/api/v1/rounds/2017").await;
    let mut dates = round.json["dates"].clone();
    dates["council_meets"] = json!("2017-06-26T14:00:00+09:00");
    let change = json!({ "reason": "회의 일정 변경", "dates": dates });
    let changed = secretary.post("/api/v1/rounds/2017/changes", &change).await;
    assert!(changed.status < 300, "{}", changed.text);
    let end = json!({ "reason": "예산 삭감" });
    let ended = secretary.put("/api/v1/rounds/2017/cancellation", &end).await;
    assert!(ended.status < 300, "{}", ended.text);
}

/// The pages that are looked at, by the names that the round has by now.
async fn pages(small: &Small) -> Vec<String> {
    let name = |name: &str| small.names.get(name).cloned().unwrap_or_default();
    let (reference, rival) = (name("reference"), name("rival"));
    let outbox = small.role("secretary").await;
    let outbox = outbox.get("/api/v1/rounds/2017/outbox?limit=1").await;
    let message = outbox.json["items"][0]["id"].as_str().unwrap_or("none");
    let desks = [
        "desk/screening",
        &format!("proposals/{reference}/screening"),
        "desk/progress",
        "desk/progress/M2",
        "desk/opening",
        "desk/selection",
        "desk/selection/budget",
        &format!("desk/selection/overrides/{reference}"),
        "desk/meetings",
        "desk/meetings/1",
        "desk/meetings/1/items/1",
        "desk/meetings/1/items/2",
        "desk/decision",
        "desk/set-up/details",
        "desk/set-up/contact",
        "desk/set-up/dates",
        "desk/set-up/areas",
        "desk/set-up/organizations",
        "desk/set-up/rules",
        "desk/set-up/questionnaire",
        "desk/set-up/publication",
        "desk/change",
        "desk/change/rules",
        "desk/cancellation",
        "desk/council",
        "desk/council/seats/M2",
        "desk/council/exclusion",
        "desk/announcement/ko",
        "desk/announcement/en",
        &format!("desk/objections/{reference}"),
        &format!("desk/objections/{rival}"),
        "desk/people",
        "desk/outbox",
        &format!("desk/outbox/{message}"),
        "conflicts",
        "opening",
    ];
    desks.map(|desk| format!("/en/rounds/2017/{desk}")).into()
}

#[actix_web::test]
async fn no_page_of_a_desk_has_a_form_that_its_reader_may_not_send() {
    let mut small = Small::at("draft", Story::default()).await;
    let mut found = 0;
    for stage in BEGUN {
        if stage != "draft" {
            small.on_to(stage).await;
        }
        if stage == "surveying" {
            requests(&small).await;
        }
        let desks = pages(&small).await;
        for reader in READERS {
            let client = small.role(reader).await;
            for desk in &desks {
                let answer = client.get(desk).await;
                if answer.status != 200 {
                    continue;
                }
                for form in forms(desk, &answer.text) {
                    found += 1;
                    // What is sent is of no version: it is refused for that, and not for who sends it.
                    let mut fields: Vec<(&str, &str)> = Vec::new();
                    for (name, value) in &form.fields {
                        let read = ["version", "digest"].contains(&name.as_str());
                        fields.push((name, if read { "999" } else { value }));
                    }
                    if form.fields.is_empty() && irreversible(&form.to) {
                        continue;
                    }
                    let sent = client.form(&form.to, &fields).await;
                    assert!(
                        ![403, 404].contains(&sent.status),
                        "{reader} at {stage}, {desk}: {} is refused with {}",
                        form.to,
                        sent.status
                    );
                }
            }
        }
    }
    assert!(found > 20, "{found} forms");
}

/// What nothing but its address is sent for, and would lead the round on: who has these is told one by one below.
fn irreversible(to: &str) -> bool {
    let ends = ["/opening", "/asking", "/council/convening", "/chair", "/erratum"];
    ends.iter().any(|end| to.ends_with(end))
}

/// Who of the readers has a form on a page that is sent to an address.
async fn offered(small: &Small, page: &str, to: &str) -> Vec<&'static str> {
    let page = format!("/en/rounds/2017/{page}");
    let mut readers = Vec::new();
    for reader in READERS {
        let answer = small.role(reader).await.get(&page).await;
        let mut there = forms(&page, &answer.text).into_iter();
        if answer.status == 200 && there.any(|form| form.to == format!("/en/rounds/2017/{to}")) {
            readers.push(*reader);
        }
    }
    readers
}

#[actix_web::test]
async fn a_form_is_shown_to_whom_its_rule_allows_and_to_nobody_else() {
    let secretaries = &["secretary in conflict", "acting secretary", "secretary"][..];
    let whole = &["acting secretary", "secretary"][..];
    let approvers = &["acting approver", "approver"][..];
    let nobody: &[&str] = &[];
    let mut small = Small::at("draft", Story::default()).await;
    let parts = ["details", "dates", "areas", "organizations"];
    let set_up = |part: &str| format!("desk/set-up/{part}");
    for part in parts {
        assert_eq!(
            offered(&small, &set_up(part), &set_up(part)).await,
            secretaries,
            "{part}"
        );
    }
    let publication = "desk/set-up/publication";
    let act = |act: &str| format!("{publication}/{act}");
    assert_eq!(offered(&small, publication, &act("approval")).await, approvers);
    assert_eq!(offered(&small, publication, &act("return")).await, approvers);
    assert_eq!(offered(&small, publication, &act("asking")).await, secretaries);

    small.on_to("surveying").await;
    for part in parts {
        assert_eq!(
            offered(&small, &set_up(part), &set_up(part)).await,
            nobody,
            "{part}"
        );
    }
    assert_eq!(
        offered(&small, "desk/set-up/contact", "desk/set-up/contact").await,
        secretaries
    );
    assert_eq!(offered(&small, "desk/change", "desk/change").await, secretaries);
    requests(&small).await;
    assert_eq!(
        offered(&small, "desk/change", "desk/change").await,
        nobody,
        "one after the other"
    );
    for page in ["desk/change", "desk/cancellation"] {
        for act in ["approval", "return"] {
            assert_eq!(
                offered(&small, page, &format!("{page}/{act}")).await,
                approvers,
                "{page}"
            );
        }
    }
    assert_eq!(
        offered(&small, "desk/cancellation", "desk/cancellation").await,
        secretaries
    );

    small.on_to("screening").await;
    let (board, seat) = ("desk/council", "desk/council/seats/M2");
    assert_eq!(offered(&small, board, "desk/council/offers").await, secretaries);
    assert_eq!(offered(&small, board, "desk/council/convening").await, whole);
    for act in ["chair", "gender", "end"] {
        assert_eq!(
            offered(&small, seat, &format!("{seat}/{act}")).await,
            secretaries,
            "{act}"
        );
    }
    let exclusion = "desk/council/exclusion";
    assert_eq!(offered(&small, exclusion, exclusion).await, secretaries);
    small.on_to("decided").await;
    assert_eq!(offered(&small, board, "desk/council/offers").await, nobody);
    assert_eq!(offered(&small, seat, &format!("{seat}/end")).await, nobody);
    assert_eq!(offered(&small, exclusion, exclusion).await, nobody);
    let (korean, english) = ("desk/announcement/ko", "desk/announcement/en");
    assert_eq!(
        offered(&small, korean, &format!("{korean}/approval")).await,
        approvers
    );
    assert_eq!(
        offered(&small, korean, &format!("{korean}/return")).await,
        approvers
    );
    assert_eq!(offered(&small, korean, korean).await, nobody);
    assert_eq!(offered(&small, english, english).await, secretaries);
    small.on_to("announced").await;
    assert_eq!(
        offered(&small, korean, &format!("{korean}/erratum")).await,
        secretaries
    );
}

#[actix_web::test]
async fn people_letters_and_the_opening_are_offered_to_whom_they_are_and_to_nobody_else() {
    let secretaries = ["secretary in conflict", "acting secretary", "secretary"];
    let nobody: [&str; 0] = [];
    let mut small = Small::at("draft", Story::default()).await;
    let people = "desk/people";
    assert_eq!(offered(&small, people, people).await, secretaries);

    small.on_to("scoring").await;
    assert_eq!(offered(&small, people, people).await, nobody);
    let (outbox, release) = ("desk/outbox", "desk/outbox/letter-release");
    assert_eq!(offered(&small, outbox, release).await, secretaries);
    assert_eq!(offered(&small, "opening", "opening").await, nobody);

    small.on("2017-06-10T10:00:00+09:00");
    assert_eq!(offered(&small, "opening", "opening").await, ["chair"]);
    let chair = small.role("chair").await;
    let asked = chair.put("/api/v1/rounds/2017/opening", &json!({})).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let whole = ["acting secretary", "secretary"];
    assert_eq!(offered(&small, "opening", "opening").await, whole);
}
