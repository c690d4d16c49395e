//! What a form of the questionnaire is told when the whole was refused. A refusal names a place of the whole: what is
//! about the form's own place stands at its field, what is about another place is told with the name of that place.

use simui_domain::refusal::Refusal;
use simui_domain::survey::Questionnaire;

use crate::pages::{Chrome, Entered, Told};

/// A line of the summary at the head of the page.
pub(super) struct Line {
    /// Where it leads: a field of the form, or the page of another place.
    pub(super) href: Option<String>,
    /// What is wrong, and where if it is not here.
    pub(super) text: String,
}

/// What was entered, what is wrong with it, and what is wrong elsewhere.
#[derive(Default)]
pub(super) struct Report {
    pub(super) told: Told,
    pub(super) lines: Vec<Line>,
}

impl Report {
    /// The form itself cannot be read so.
    pub(super) fn of_form(chrome: &Chrome, entered: Entered, refusal: Refusal) -> Box<Self> {
        let told = Told::refused(chrome.language, entered, refusal);
        let lines = told.faults().into_iter().map(|fault| Line {
            href: fault.field.map(|name| format!("#{name}")),
            text: fault.sentence,
        });
        let lines = lines.collect();
        Box::new(Self { told, lines })
    }
}

/// The place of the whole that a form is about.
pub(super) struct Home {
    /// Its pointer; empty for the questionnaire itself.
    pub(super) at: String,
    /// The fields of the form, each by the beginning of its name.
    pub(super) fields: &'static [&'static str],
    /// In which row of the form each option was entered.
    pub(super) rows: Vec<usize>,
}

/// The address of the overview, the whole that was refused, and the one that is kept.
type Around<'a> = (&'a str, &'a Questionnaire, Option<&'a Questionnaire>);

impl Home {
    /// A form without fields: a button.
    pub(super) fn nowhere() -> Self {
        Self {
            at: String::new(),
            fields: &[],
            rows: Vec::new(),
        }
    }

    /// What is told of a refusal of the whole.
    pub(super) fn report(
        &self,
        chrome: &Chrome,
        around: Around<'_>,
        entered: Entered,
        mut refusal: Refusal,
    ) -> Box<Report> {
        let mut lines = Vec::new();
        let each = if refusal.also.is_empty() {
            std::slice::from_mut(&mut refusal)
        } else {
            refusal.also.as_mut_slice()
        };
        for one in each {
            let sentence = simui_words::sentence(one, chrome.language);
            let pointer = one.pointer.take().unwrap_or_default();
            if let Some(name) = self.field(&pointer) {
                lines.push(Line {
                    href: Some(format!("#{name}")),
                    text: sentence,
                });
                one.pointer = Some(format!("/{name}"));
            } else {
                lines.push(elsewhere(chrome, around, &pointer, &sentence));
            }
        }
        let told = Told::refused(chrome.language, entered, refusal);
        Box::new(Report { told, lines })
    }

    /// The field of the form that a pointer is about. A condition is one field, and rows that were left empty are no
    /// options.
    fn field(&self, pointer: &str) -> Option<String> {
        let name = pointer.strip_prefix(&self.at)?.strip_prefix('/')?;
        let known = |field: &&str| {
            let rest = name.strip_prefix(*field);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.fields.iter().find(|field| known(field))?;
        if let Some((before, _)) = name.split_once("show_if/") {
            return Some(format!("{before}show_if"));
        }
        let Some((before, option)) = name.split_once("options/") else {
            return Some(name.to_owned());
        };
        let (place, part) = option.split_once('/')?;
        let row = self.rows.get(place.parse::<usize>().ok()?)?;
        Some(format!("{before}options/{row}/{part}"))
    }
}

/// A place of the whole in words, with the page on which it is written.
fn elsewhere(chrome: &Chrome, (base, tried, kept): Around<'_>, pointer: &str, sentence: &str) -> Line {
    let mut steps = pointer.split('/').skip(1);
    let mut place = |name: &str| {
        let found = steps.next() == Some(name);
        let place = steps.next().filter(|_| found)?;
        place.parse::<usize>().ok()
    };
    let section = place("sections").and_then(|place| tried.sections.get(place));
    let question = section.and_then(|section| section.questions.get(place("questions")?));
    let (place, href) = match (section, question) {
        (_, Some(question)) => {
            let known = kept.is_some_and(|kept| kept.question(&question.code).is_some());
            (
                chrome.with("survey-place-question", "question", chrome.of(&question.label)),
                known.then(|| format!("{base}/questions/{}", question.code)),
            )
        }
        (Some(section), None) => {
            let known = kept.is_some_and(|kept| kept.section_place(&section.code).is_some());
            (
                chrome.with("survey-place-section", "section", chrome.of(&section.title)),
                known.then(|| format!("{base}/sections/{}", section.code)),
            )
        }
        (None, None) => {
            let text = sentence.to_owned();
            return Line { href: None, text };
        }
    };
    let text = format!("{place}: {sentence}");
    Line { href, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_into_the_whole_is_a_field_of_the_form_of_its_place() {
        let home = Home {
            at: "/sections/1/questions/2".to_owned(),
            fields: &["max_chars", "options", "show_if"],
            rows: vec![0, 2],
        };
        let field = |rest: &str| home.field(&format!("/sections/1/questions/2{rest}"));
        assert_eq!(field("/max_chars").as_deref(), Some("max_chars"));
        assert_eq!(field("/options").as_deref(), Some("options"));
        assert_eq!(
            field("/options/1/label/en").as_deref(),
            Some("options/2/label/en")
        );
        assert_eq!(field("/show_if/is").as_deref(), Some("show_if"));
        assert_eq!(field("0/max_chars"), None, "the tenth question after it");
        assert_eq!(home.field("/sections/1/questions/1/max_chars"), None);
        assert_eq!(home.field("/sections"), None);
    }
}
