use super::*;

fn letter(name: &str) -> Delivered {
    Delivered {
        to: "kim@moi.example".to_owned(),
        name: name.to_owned(),
        subject: "접수증: 2017-7KQ4".to_owned(),
        body: "내용".to_owned(),
        message_id: "0190@simui.example".to_owned(),
        rehearsal: false,
    }
}

fn post(transport: Transport) -> Post {
    Post::open(&MailSettings {
        transport,
        ..MailSettings::default()
    })
    .unwrap()
}

#[tokio::test]
async fn a_name_with_a_line_end_is_refused_before_it_can_kill_the_worker() {
    let memory = Memory::default();
    let post = post(Transport::Memory(memory.clone()));

    let refused = post.send(&letter("Kim\nX")).await;

    assert_eq!(refused, Err("control characters in a header".to_owned()));
    assert_eq!(memory.sent(), []);
}

#[tokio::test]
async fn names_that_try_to_forge_headers_stay_one_recipient() {
    let post = post(Transport::Memory(Memory::default()));
    for name in [
        "Kim, eve@evil.example",
        "Kim <eve@evil.example>",
        "\"Kim",
        "김;이",
        "Kim\\",
    ] {
        let message = post.message(&letter(name)).unwrap();
        assert_eq!(message.envelope().to().len(), 1, "{name}");
        assert_eq!(
            message.envelope().to()[0].to_string(),
            "kim@moi.example",
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_letter_is_written_to_a_file_with_its_message_id() {
    let folder = tempfile::tempdir().unwrap();
    let post = post(Transport::Files(folder.path().to_owned()));

    post.send(&letter("한지우")).await.unwrap();

    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1);
    let text = std::fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
    assert!(text.contains("Message-ID: <0190@simui.example>"), "{text}");
}

#[tokio::test]
async fn a_rehearsal_never_reaches_the_mail_server() {
    let folder = tempfile::tempdir().unwrap();
    let post = post(Transport::Smtp {
        url: Secret("smtp://127.0.0.1:9".to_owned()),
        rehearsals: folder.path().to_owned(),
    });

    let mut rehearsal = letter("한지우");
    rehearsal.rehearsal = true;

    assert_eq!(post.send(&rehearsal).await, Ok(()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(
        post.send(&letter("한지우")).await,
        Err("no connection to the mail server".to_owned())
    );
}
