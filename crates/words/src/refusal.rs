//! The sentence of a "no".

use simui_domain::language::Language;
use simui_domain::refusal::Refusal;

use crate::say_with;

/// What happened and what can be done about it.
#[must_use]
pub fn sentence(refusal: &Refusal, language: Language) -> String {
    say_with(language, &format!("refusal-{}", refusal.code), &refusal.figures)
}

/// The short title of a refusal's kind.
#[must_use]
pub fn title(refusal: &Refusal, language: Language) -> String {
    let kind = format!("{:?}", refusal.kind).to_lowercase();
    say_with(language, &format!("kind-{kind}"), &[])
}

#[cfg(test)]
mod tests {
    use simui_domain::language::Language;
    use simui_domain::refusal::codes;

    use crate::has;

    #[test]
    fn every_refusal_has_its_sentence_and_its_title_in_both_languages() {
        for language in Language::ALL {
            for (code, kind, figures) in codes() {
                let key = format!("refusal-{code}");
                assert!(
                    has(language, &key, figures),
                    "{} has no {key} with {figures:?}",
                    language.tag()
                );
                let key = format!("kind-{kind:?}").to_lowercase();
                assert!(has(language, &key, &[]), "{} has no {key}", language.tag());
            }
        }
    }
}
