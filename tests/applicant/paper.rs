//! A proposal as a paper: what it looks like while it is written, and what once it is submitted.

use super::{done, page, read};
use crate::world::survey::{Survey, submit};

/// The foot of a paper: its number and the digest of what it says.
fn foot(paper: &str) -> &str {
    let (_, rest) = paper
        .split_once("<p class=\"document-foot\">")
        .expect("a paper has its foot");
    rest.split("</p>").next().unwrap()
}

#[actix_web::test]
async fn a_paper_says_that_it_is_being_written_and_has_room_for_signatures_until_it_is_submitted() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let (_, reference) = address.rsplit_once('/').unwrap();
    let path = page(&address, "ko", "/paper");
    let draft = done(drafter.get(&format!("{address}/draft")).await);

    let before = read(&drafter, &path).await;
    let receipt = done(submit(&drafter, &address).await);
    let after = read(&drafter, &path).await;

    assert!(before.contains("<p class=\"mark\">작성 중</p>"), "{before}");
    let (_, approval) = before
        .split_once("<table class=\"approval\">")
        .expect("there is room for signatures");
    let (approval, _) = approval.split_once("</table>").unwrap();
    for who in ["담당", "검토", "결재"] {
        let head = format!("<th scope=\"col\">{who}</th>");
        assert!(approval.contains(&head), "{who}: {approval}");
    }
    for told in [reference, "작성 중", draft.json["digest"].as_str().unwrap()] {
        assert!(foot(&before).contains(told), "{told}: {}", foot(&before));
    }
    for gone in ["class=\"mark\"", "class=\"approval\"", "작성 중"] {
        assert!(!after.contains(gone), "{gone}: {after}");
    }
    let number = format!("{reference}-1");
    for told in [number.as_str(), receipt.json["digest"].as_str().unwrap()] {
        assert!(foot(&after).contains(told), "{told}: {}", foot(&after));
    }
}
