//! Files: what is taken, how it is kept, and how it leaves.

use serde_json::json;

use crate::world::survey::{Survey, save, submit};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n";

#[actix_web::test]
async fn a_file_comes_back_as_it_was_sent_and_only_as_a_download() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let rival = survey.person("rival").await;
    let address = survey.draft(&drafter, "daegu").await;
    let path = format!("{address}/attachments?name=..%2F%EC%A0%9C%EC%95%88%EC%84%9C.pdf");

    let sent = drafter.upload(&path, PDF).await;
    assert_eq!(
        (sent.status, &sent.json["name"]),
        (201, &json!("제안서.pdf")),
        "{}",
        sent.text
    );
    let file = sent.header("location").to_owned();
    let read = drafter.get(&file).await;

    assert_eq!((read.status, read.text.as_bytes()), (200, PDF));
    assert_eq!(read.header("content-type"), "application/pdf");
    assert_eq!(read.header("x-content-type-options"), "nosniff");
    assert_eq!(
        read.header("content-security-policy"),
        "sandbox; default-src 'none'"
    );
    let disposition = read.header("content-disposition");
    assert!(disposition.starts_with("attachment; "), "{disposition}");
    assert!(
        disposition.ends_with("filename*=UTF-8''%EC%A0%9C%EC%95%88%EC%84%9C.pdf"),
        "{disposition}"
    );
    assert_eq!(
        (
            rival.get(&file).await.status,
            rival.upload(&path, PDF).await.status
        ),
        (404, 404)
    );
}

#[actix_web::test]
async fn a_file_taken_out_of_the_draft_stays_with_the_revision_that_held_it() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let acting = survey.person("acting-secretary").await;
    let address = survey.draft(&drafter, "daegu").await;
    let sent = drafter
        .upload(&format!("{address}/attachments?name=a.pdf"), PDF)
        .await;
    let file = sent.header("location").to_owned();
    let same = drafter
        .upload(&format!("{address}/attachments?name=b.pdf"), PDF)
        .await;
    assert_eq!(same.json["digest"], sent.json["digest"]);
    assert_eq!(
        survey.world.database.number("SELECT count(*) FROM blobs").await,
        1
    );
    assert_eq!(acting.get(&file).await.status, 404, "not submitted yet");

    assert_eq!(submit(&drafter, &address).await.status, 200);
    assert_eq!(drafter.delete(&file).await.status, 204);
    let draft = drafter.get(&format!("{address}/draft")).await;
    assert_eq!(draft.json["files"].as_array().unwrap().len(), 1);
    assert_eq!(submit(&drafter, &address).await.json["revision"], 2);

    assert_eq!(acting.get(&file).await.status, 200);
    let seen = acting.get(&address).await;
    assert_eq!(seen.json["files"].as_array().unwrap().len(), 1);
    let revisions = acting.get(&format!("{address}/revisions")).await;
    let held = &revisions.json["items"][1]["content"]["files"];
    assert_eq!(held.as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn what_is_not_what_its_name_says_is_refused_and_nothing_is_kept() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let send = async |name: &str, bytes: &'static [u8]| {
        let path = format!("{address}/attachments?name={name}");
        let answer = drafter.upload(&path, bytes).await;
        (answer.status, answer.code().to_owned())
    };
    let told = |status: u16, code: &str| (status, code.to_owned());

    assert_eq!(send("a.pdf", b"<html>").await, told(415, "file_content"));
    assert_eq!(send("a.hwp", PDF).await, told(415, "file_content"));
    assert_eq!(send("a.exe", PDF).await, told(415, "file_type"));
    assert_eq!(send("a.pdf.svg", PDF).await, told(415, "file_type"));
    assert_eq!(send("a.pdf", b"").await, told(422, "file_empty"));
    assert_eq!(send("a%0D%0Ab.pdf", PDF).await, told(422, "text_control"));
    let locked = b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>";
    assert_eq!(send("a.pdf", locked).await, told(422, "file_protected"));
    assert_eq!(
        survey
            .world
            .database
            .number("SELECT count(*) FROM attachments")
            .await,
        0
    );
    let folder = survey.world.database.folder.path().join("files").join("incoming");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
    assert_eq!(send("a.pdf", PDF).await.0, 201);
    assert_eq!(send("a.pdf", PDF).await, told(409, "file_name_taken"));
}

#[actix_web::test]
async fn an_official_letter_is_a_pdf_of_the_draft_that_it_covers() {
    let survey = Survey::with_sign_off("letter").await;
    let drafter = survey.person("drafter").await;
    let officer = survey.person("officer").await;
    let address = survey.draft(&drafter, "daegu").await;
    let sent = drafter
        .upload(&format!("{address}/attachments?name=letter.pdf"), PDF)
        .await;
    let draft = drafter.get(&format!("{address}/draft")).await;
    let digest = &draft.json["digest"];
    let letter = json!({ "digest": digest,
        "letter": { "number": "전산정보과-57", "date": "2017-04-07", "attachment": sent.json["id"] } });
    let signs = format!("{address}/sign-offs");

    let by_account = officer.post(&signs, &json!({ "digest": digest })).await;
    assert_eq!((by_account.status, by_account.code()), (409, "sign_off_kind"));
    let entered = drafter.post(&signs, &letter).await;
    assert_eq!(entered.json["signed_off"], true, "{}", entered.text);
    assert_eq!(submit(&drafter, &address).await.json["signed_off"], true);
    save(&drafter, &address, "title_ko", "\"1\"", &json!("바뀐 제목")).await;
    assert_eq!(submit(&drafter, &address).await.code(), "sign_off_missing");
}

#[actix_web::test]
async fn of_several_files_each_refused_one_is_named_and_the_others_go_in() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/files";
    let part = |name: &str, bytes: &str| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n{bytes}\r\n"
        )
    };
    let pdf = std::str::from_utf8(PDF).unwrap();
    let parts = [
        part("run.exe", "MZ"),
        part("one.pdf", pdf),
        part("two.pdf", "no pdf"),
        part("three.pdf", pdf),
    ];
    let body = parts.concat() + "--b--\r\n";
    let ours = drafter.with("sec-fetch-site", "same-origin");

    let hints = drafter.get(&page).await.text;
    let sent = ours
        .send_raw(
            reqwest::Method::POST,
            &page,
            "multipart/form-data; boundary=b",
            body,
        )
        .await;

    assert!(
        hints.contains("파일 하나는 50MB, 모두 합해 200MB까지이며, 20개까지"),
        "{hints}"
    );
    assert_eq!(sent.status, 422, "{}", sent.text);
    for refused in ["<li>run.exe: hwp, hwpx", "<li>two.pdf: 파일의 내용이"] {
        assert!(sent.text.contains(refused), "{refused}: {}", sent.text);
    }
    let files = drafter.get(&format!("{address}/attachments")).await;
    let names = files.json["items"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["one.pdf", "three.pdf"], "{}", files.text);
}
