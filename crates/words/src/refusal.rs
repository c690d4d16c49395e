//! The sentence of a "no".

use simui_domain::language::Language;
use simui_domain::refusal::Refusal;

use crate::{has, say, say_with};

/// What happened and what can be done about it.
#[must_use]
pub fn sentence(refusal: &Refusal, language: Language) -> String {
    // The count names its faults with a word, beside its own English.
    let fault = refusal.figures.iter().find(|(name, _)| *name == "fault");
    let key = fault.map(|(_, word)| format!("refusal-{}-{word}", refusal.code));
    if let Some(key) = key.filter(|key| has(language, key, &[])) {
        return say(language, &key);
    }
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
    use simui_domain::round::preset;

    use super::sentence;
    use crate::has;

    #[test]
    fn what_is_wrong_with_the_rules_is_told_in_the_readers_own_language() {
        let mut rules = preset("kr-standard").unwrap();
        rules.count.trim = [21, 0];
        let refusal = rules.checked().unwrap_err();
        assert_eq!(
            sentence(&refusal, Language::Ko),
            "한쪽에서 20개까지 뺄 수 있습니다."
        );
        assert_eq!(
            sentence(&refusal, Language::En),
            "At most 20 can be left out at each end."
        );
    }

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
