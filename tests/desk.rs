//! The desks of secretariat and approver: what they are told to do, and what their pages let them send.

use std::path::Path;

use chrono::Duration;
use simui_app::play::{Files, Play, Readied};
use simui_domain::round::StageKind;

use crate::cast::{Small, Story};
use crate::meeting::scene::Council;
use crate::world::{Client, PASSWORD, World};

/// The page, as the reader gets it.
async fn page(reader: &Client, path: &str) -> String {
    let answer = reader.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

/// The round of 2017, played until it is screened.
async fn screened() -> (World, String) {
    let world = World::new().await;
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    let folder = Readied::read(&Files::of_folder(&files).unwrap()).unwrap();
    let play = Play {
        password: PASSWORD.to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Screening,
    };
    world.clock.set(folder.opens().0.unwrap() - Duration::days(30));
    let cast = world.app.play_people(&folder, &play).await.unwrap();
    let acts = (&cast, &play, &world.clock);
    let code = world.app.play_round(&folder, acts, &mut |_| {}).await.unwrap();
    (world, code)
}

#[actix_web::test]
async fn the_acting_secretary_is_told_to_convene_and_the_ordinary_one_who_would_be_refused_is_not() {
    let (world, code) = screened().await;
    let convene = format!("href=\"/en/rounds/{code}/desk/council\"");
    let task = "Complete and convene the council";

    let ordinary = world.sign_in("s1@simui.example").await;
    let acting = world.sign_in("s3@simui.example").await;

    let told = page(&acting, "/en/").await;
    assert!(told.contains(task) && told.contains(&convene), "{told}");
    let told = page(&ordinary, "/en/").await;
    assert!(!told.contains(task), "{told}");
}

#[actix_web::test]
async fn who_asked_for_approval_is_not_told_to_give_it() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;
    council.also_approves("secretary").await;
    let path = "/api/v1/rounds/2017/decision-requests";
    let asked = council.secretary.post(path, &serde_json::json!({})).await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    let task = "Approve or return the decision";

    assert!(!page(&council.secretary, "/en/").await.contains(task));
    assert!(page(&council.approver, "/en/").await.contains(task));
    let own = page(&council.secretary, "/en/rounds/2017/desk/decision").await;
    assert!(!own.contains("/desk/decision/approval\""), "{own}");
    let other = page(&council.approver, "/en/rounds/2017/desk/decision").await;
    assert!(other.contains("/desk/decision/approval\""), "{other}");
    // What is signed is read by title and applicant, and who asked by name and duty.
    assert!(other.contains("<span class=\"code\">P01</span> P01"), "{other}");
    assert!(other.contains("secretary (Secretariat)"), "{other}");
}

/// A form of a page: where it is sent, and what it sends by itself.
struct Form {
    to: String,
    fields: Vec<(String, String)>,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

fn forms(address: &str, text: &str) -> Vec<Form> {
    let each = text.split("<form method=\"post\"").skip(1);
    let form = each.filter_map(|part| {
        let body = part.split("</form>").next()?;
        let tag = body.split('>').next()?;
        let to = attribute(tag, "action").unwrap_or(address).to_owned();
        let hidden = body.split("<input type=\"hidden\"").skip(1);
        let field = |input: &str| {
            let input = input.split('>').next()?;
            Some((
                attribute(input, "name")?.to_owned(),
                attribute(input, "value")?.to_owned(),
            ))
        };
        let fields = hidden.filter_map(field).collect();
        Some(Form { to, fields })
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

#[actix_web::test]
async fn no_page_of_a_desk_has_a_form_that_its_reader_may_not_send() {
    let mut small = Small::at("draft", Story::default()).await;
    let mut found = 0;
    for stage in ["screening", "scoring", "sitting", "resolved"] {
        small.on_to(stage).await;
        let reference = small.names["reference"].clone();
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
        ];
        let desks = desks.map(|desk| format!("/en/rounds/2017/{desk}"));
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
                        fields.push((name, if name == "version" { "999" } else { value }));
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

/// What nothing but its address is sent for, and would lead the round on.
fn irreversible(to: &str) -> bool {
    to.ends_with("/desk/opening")
}
