//! That something happened, in words: one sentence for each kind of event, without what it said.

use simui_domain::language::{Both, Language};
use simui_domain::record;

use crate::say;

/// The sentence of a kind in both languages; a kind of a newer program is told to be one.
#[must_use]
pub fn happened(kind: &str) -> Both {
    let key = match record::kind(kind) {
        Some(known) => format!("event-{}", known.replace('.', "-")),
        None => "event-unknown".to_owned(),
    };
    Both::new(say(Language::Ko, &key), say(Language::En, &key))
}

#[cfg(test)]
mod tests {
    use simui_domain::record::KINDS;

    use super::*;
    use crate::has;

    #[test]
    fn every_kind_of_event_has_its_sentence_in_both_languages() {
        for language in Language::ALL {
            for (kind, _) in KINDS {
                let key = format!("event-{}", kind.replace('.', "-"));
                assert!(has(language, &key, &[]), "{} has no {key}", language.tag());
            }
        }
    }
}
