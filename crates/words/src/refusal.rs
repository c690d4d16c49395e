//! The sentence of a "no".

use simui_domain::language::Language;
use simui_domain::refusal::{Figure, Refusal};

use crate::{has, notation, say, say_with};

/// Figures that name something of a family: stages, dates, duties. Their names stand in the catalogue.
const NAMED: [(&str, &[&str]); 8] = [
    ("stage", &["stage", "status"]),
    ("from", &["stage"]),
    ("to", &["stage"]),
    ("state", &["desk-meeting"]),
    ("date", &["desk-date"]),
    ("before", &["desk-date"]),
    ("after", &["desk-date"]),
    ("duty", &["duty"]),
];

/// What happened and what can be done about it; of one of several files with its name before it.
#[must_use]
pub fn sentence(refusal: &Refusal, language: Language) -> String {
    let told = told(refusal, language);
    match &refusal.file {
        Some(name) => format!("{name}: {told}"),
        None => told,
    }
}

fn told(refusal: &Refusal, language: Language) -> String {
    let figures = refusal.figures.iter();
    let figures: Vec<_> = figures
        .map(|(name, figure)| (*name, written(name, figure, language)))
        .collect();
    // The count and the reader of tables name their faults with a word, beside their own English.
    let fault = refusal.figures.iter().find(|(name, _)| *name == "fault");
    let key = fault.and_then(|(_, word)| Some(format!("refusal-{}-{}", refusal.code, word.plain()?)));
    let names: Vec<_> = figures.iter().map(|(name, _)| *name).collect();
    let key = key.filter(|key| has(language, key, &names));
    let key = key.unwrap_or_else(|| format!("refusal-{}", refusal.code));
    say_with(language, &key, &figures)
}

/// A figure as the language writes it.
fn written(name: &str, figure: &Figure, language: Language) -> String {
    match figure {
        Figure::Plain(text) => called(name, text, language).unwrap_or_else(|| text.clone()),
        Figure::Amount(amount) => notation::grouped(*amount),
        Figure::Bytes(bytes) => notation::bytes(*bytes, language),
        Figure::Moment(at, zone) => notation::moment(*at, *zone, language),
    }
}

/// What the thing is called that a figure names by its code, if it names one.
fn called(name: &str, code: &str, language: Language) -> Option<String> {
    let (_, families) = NAMED.iter().find(|(figure, _)| *figure == name)?;
    let mut keys = families.iter().map(|family| format!("{family}-{code}"));
    let key = keys.find(|key| has(language, key, &[]))?;
    Some(say(language, &key))
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
    use simui_domain::proposal::ProposalRefusal;
    use simui_domain::refusal::{Amount, Common, Moment, Refusal, codes};
    use simui_domain::round::{RoundRefusal, preset};

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
    fn amounts_instants_and_stages_of_a_refusal_are_written_as_people_write_them() {
        let costs = ProposalRefusal::CostsDiffer {
            amount: Amount(113_560_000),
            costs: Amount(113_500_000),
        };
        assert_eq!(
            sentence(&costs.into(), Language::Ko),
            "비용 항목의 합 113,500,000과 신청 금액 113,560,000이 다릅니다. 어느 한쪽을 고쳐 주십시오."
        );
        let noon = "2017-04-28T09:00:00Z".parse().unwrap();
        let deadline = Moment(noon, chrono_tz::Asia::Seoul);
        let late = Refusal::from(RoundRefusal::DeadlinePassed { deadline });
        assert_eq!(
            sentence(&late, Language::Ko),
            "마감(2017. 4. 28.(금) 18:00)이 지났습니다."
        );
        let stage = "surveying";
        let early = Refusal::from(Common::WrongStage { stage });
        assert_eq!(
            sentence(&early, Language::Ko),
            "지금 단계(수요조사 중)에서는 할 수 없습니다."
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
