//! The frame around the pages: whose site it is, how far the round is, and where one stands.

use crate::cast::{Small, Story};
use crate::world::{Client, Scene, World};

/// The part of a page from where something begins to where it ends.
fn part<'a>(page: &'a str, begins: &str, ends: &str) -> &'a str {
    let rest = page.split_once(begins).map(|(_, rest)| rest);
    let rest = rest.unwrap_or_else(|| panic!("there is no {begins} in {page}"));
    rest.split_once(ends).map_or(rest, |(part, _)| part)
}

async fn read(who: &Client, path: &str) -> String {
    let answer = who.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

/// The masthead of every kind of page: without signing in, signed in, refused, and not there.
async fn mastheads(world: &World, admin: &Client, language: &str) -> Vec<String> {
    let stranger = world.stranger();
    let mut found = Vec::new();
    for (who, path) in [
        (&stranger, "/"),
        (&stranger, "/announcements"),
        (&stranger, "/sign-in"),
        (&stranger, "/password-forgotten"),
        (&stranger, "/invitation"),
        (&stranger, "/privacy"),
        (&stranger, "/accessibility"),
        (&stranger, "/no-such-page"),
        (admin, "/"),
        (admin, "/rounds"),
        (admin, "/account"),
        (admin, "/persons"),
        (admin, "/rounds/no-such-round"),
    ] {
        let page = who.get(&format!("/{language}{path}")).await.text;
        let masthead = part(&page, "<div class=\"masthead\"", "</div>");
        found.push(masthead.split_once('>').unwrap().1.to_owned());
    }
    found
}

#[actix_web::test]
async fn every_page_says_whether_it_is_an_authoritys_own_site_or_a_demonstration() {
    let own = [
        ("ko", "이 누리집은 대한민국 공식 전자정부 누리집입니다."),
        (
            "en",
            "This is an official e-government site of the Republic of Korea.",
        ),
    ];
    let demonstration = [
        ("ko", "시연용 누리집입니다. 실제 부처의 누리집이 아닙니다."),
        ("en", "A demonstration, not the site of a real ministry."),
    ];
    for (world, said) in [
        (World::official().await, own),
        (World::new().await, demonstration),
    ] {
        let admin = world.administrator().await;
        for (language, sentence) in said {
            for masthead in mastheads(&world, &admin, language).await {
                assert_eq!(masthead, sentence);
            }
        }
    }
}

/// The step indicator as the applicant's people see it, the same on each of their pages.
async fn public_steps(small: &Small) -> String {
    let coordinator = small.role("coordinator").await;
    let own = format!("/ko/rounds/2017/proposals/{}", small.names["reference"]);
    let mut found = Vec::new();
    for path in ["/ko/rounds/2017", "/ko/rounds/2017/answers/daegu", own.as_str()] {
        let page = read(&coordinator, path).await;
        assert_eq!(page.matches("<ol class=\"steps\"").count(), 1, "{path}: {page}");
        found.push(part(&page, "<ol class=\"steps\"", "</ol>").to_owned());
    }
    assert!(found.iter().all(|steps| *steps == found[0]), "{found:#?}");
    found.swap_remove(0)
}

#[actix_web::test]
async fn an_applicant_sees_three_steps_of_the_round_and_no_stage_within_the_review() {
    const NAMES: [&str; 3] = ["수요조사 접수", "검토·심의", "선정 결과 공고"];
    let mut small = Small::at("surveying", Story::default()).await;
    let mut reviewed = Vec::new();
    for (stage, current) in [
        ("surveying", Some(0)),
        ("screening", Some(1)),
        ("scoring", Some(1)),
        ("deliberation", Some(1)),
        ("decided", Some(1)),
        ("announced", None),
    ] {
        if stage != "surveying" {
            small.on_to(stage).await;
        }
        let shown = public_steps(&small).await;
        let steps: Vec<&str> = shown.split("<li class=\"").skip(1).collect();
        let names = steps.iter().map(|step| part(step, "<strong>", "</strong>"));
        assert_eq!(names.collect::<Vec<_>>(), NAMES, "{stage}: {shown}");
        let now = steps.iter().position(|step| step.starts_with("now\""));
        assert_eq!(now, current, "{stage}: {shown}");
        assert_eq!(
            shown.matches("aria-current=\"step\"").count(),
            usize::from(now.is_some())
        );
        if current == Some(1) {
            reviewed.push(shown);
        }
    }
    // Whatever happens inside, who is outside sees one and the same.
    reviewed.dedup();
    assert_eq!(reviewed.len(), 1, "{reviewed:#?}");
}

/// The addresses of the trail of a page, each of which its reader can read.
async fn trail(who: &Client, path: &str) -> Vec<String> {
    let page = read(who, path).await;
    let trail = part(&page, "<nav class=\"trail\"", "</nav>");
    let links = trail.split("<li><a href=\"").skip(1);
    let links: Vec<String> = links
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    for link in &links {
        read(who, link).await;
    }
    links
}

#[actix_web::test]
async fn the_trail_of_a_page_leads_back_over_every_page_above_it() {
    let small = Small::at("scoring", Story::default()).await;
    let own = format!("/ko/rounds/2017/proposals/{}", small.names["reference"]);
    let draft = format!("{own}/draft");
    let (own, draft) = (own.as_str(), draft.as_str());
    let (home, rounds, round) = ("/ko/", "/ko/rounds", "/ko/rounds/2017");
    let answer = "/ko/rounds/2017/answers/daegu";
    let (sheets, council) = ("/ko/rounds/2017/my-sheets", "/ko/rounds/2017/desk/council");

    for (role, path, above) in [
        ("coordinator", round.to_owned(), vec![home, rounds]),
        ("coordinator", answer.to_owned(), vec![home, rounds, round]),
        ("coordinator", own.to_owned(), vec![home, round, answer]),
        ("coordinator", draft.to_owned(), vec![home, round, answer, own]),
        (
            "coordinator",
            format!("{draft}/core"),
            vec![home, round, answer, own, draft],
        ),
        (
            "coordinator",
            format!("{own}/receipt"),
            vec![home, round, answer, own],
        ),
        ("secretary", own.to_owned(), vec![home, round]),
        ("secretary", council.to_owned(), vec![home, rounds, round]),
        (
            "secretary",
            format!("{council}/seats/M1"),
            vec![home, rounds, round, council],
        ),
        ("member", sheets.to_owned(), vec![home, round]),
        ("member", format!("{own}/sheet"), vec![home, round, sheets]),
        ("member", format!("{own}/sheet/paper"), vec![home, round, sheets]),
    ] {
        let who = small.role(role).await;
        assert_eq!(trail(&who, &path).await, above, "{role} at {path}");
    }
}

#[actix_web::test]
async fn the_name_of_a_file_of_a_rehearsal_says_so() {
    let scene = Scene::screening().await;
    let secretary = scene.client("secretary").await;
    let names = async |round: &str| {
        let mut names = Vec::new();
        for file in ["journal.csv", "exceptions.csv", "responses.csv"] {
            let read = secretary.get(&format!("/en/rounds/{round}/desk/{file}")).await;
            assert_eq!(read.status, 200, "{file}");
            names.push(read.header("content-disposition").to_owned());
        }
        names
    };
    let real = names("2017").await;
    // Of which kind a round is was read once and for all: this is another one.
    let other = "UPDATE rounds SET code = '2018', rehearsal = TRUE, illustrative = TRUE";
    assert!(scene.world.database.takes(other).await);
    for (real, rehearsed) in real.iter().zip(names("2018").await) {
        let says = real.replace("2017", "2018");
        assert_eq!(rehearsed, says.replace(".csv", "-rehearsal-illustrative.csv"));
    }
}
