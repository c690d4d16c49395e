use simui_domain::language::Language;
use simui_domain::notice::texts;

use super::*;
use crate::has;

#[test]
fn every_text_has_subject_and_body_in_both_languages_and_asks_for_known_figures_only() {
    for language in Language::ALL {
        for text in texts() {
            for part in ["subject", "body"] {
                let key = format!("mail-{text}-{part}");
                assert!(has(language, &key, &FIGURES), "{} has no {key}", language.tag());
            }
        }
    }
}

#[test]
fn a_rehearsal_says_so_in_subject_and_body() {
    let figures = Figures {
        name: "한지우".to_owned(),
        ..Figures::default()
    };
    let mail = mail(Language::Ko, "password_changed", &figures, true).unwrap();
    assert!(mail.subject.starts_with("[예행] "), "{}", mail.subject);
    assert!(mail.body.starts_with("예행"), "{}", mail.body);
}

#[test]
fn a_name_with_a_line_end_makes_no_mail() {
    let figures = Figures {
        name: "Kim\nBcc: x@y.example".to_owned(),
        ..Figures::default()
    };
    assert_eq!(
        mail(Language::En, "password_changed", &figures, false),
        Err(Forged("name"))
    );
}

#[test]
fn an_address_in_a_name_is_not_an_address_any_more() {
    assert_eq!(
        harmless("http://evil.example"),
        "http:\u{200b}/\u{200b}/\u{200b}evil.\u{200b}example"
    );
    assert_eq!(harmless("A. Kim"), "A. Kim");
}
