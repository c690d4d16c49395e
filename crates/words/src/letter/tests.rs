use super::*;

fn letter(language: Language) -> Letter {
    Letter {
        language,
        to: vec!["대구광역시".to_owned(), "조달청".to_owned()],
        title: "수요조사 협조 요청".to_owned(),
        items: vec![
            Item::of("관련: 「전자정부법」 제72조"),
            Item::over(
                "다음과 같이 요청합니다.",
                vec![
                    Item::of("기한: 2017. 4. 28.(금) 18:00"),
                    Item::over("방법\n다음 두 가지", vec![Item::of("제출"), Item::of("회신")]),
                ],
            ),
        ],
        attachments: vec!["실시계획".to_owned(), "수요조사서".to_owned()],
    }
}

#[test]
fn a_korean_letter_is_set_by_the_rules_of_official_papers() {
    assert_eq!(
        letter(Language::Ko).text(),
        "수신  수신자 참조\n\
         (경유)\n\
         제목  수요조사 협조 요청\n\
         \n\
         1. 관련: 「전자정부법」 제72조\n\
         2. 다음과 같이 요청합니다.\n  \
           가. 기한: 2017. 4. 28.(금) 18:00\n  \
           나. 방법\n      \
               다음 두 가지\n    \
             1) 제출\n    \
             2) 회신\n\
         \n\
         붙임  1. 실시계획 1부.\n      \
               2. 수요조사서 1부.  끝.\n\
         \n\
         수신자  대구광역시, 조달청\n"
    );
}

#[test]
fn an_only_item_and_an_only_attachment_have_no_mark() {
    let mut letter = letter(Language::Ko);
    letter.to.truncate(1);
    letter.items = vec![Item::of("알려 드립니다.")];
    letter.attachments.truncate(1);
    assert_eq!(
        letter.text(),
        "수신  대구광역시\n(경유)\n제목  수요조사 협조 요청\n\n알려 드립니다.\n\n붙임  실시계획 1부.  끝.\n"
    );
}

#[test]
fn without_attachments_the_text_itself_closes_with_the_end_after_two_columns() {
    let mut letter = letter(Language::Ko);
    letter.attachments.clear();
    let text = letter.text();
    assert!(text.contains("    2) 회신  끝.\n"), "{text}");
    assert_eq!(text.matches("끝.").count(), 1);
}

#[test]
fn an_english_letter_has_its_own_heads_and_marks() {
    let text = letter(Language::En).text();
    for part in [
        "To: See the list below",
        "Subject: ",
        "\n  a. ",
        "\n    i. ",
        "Attachments: 1. ",
        "Recipients: ",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("끝."));
}
