//! A questionnaire with one place of it changed: written, moved, taken away. A place that is not there gives nothing.
//! Whether the whole is sound afterwards is the check's matter.

use super::{Condition, Question, Questionnaire, Section};
use crate::language::Both;
use crate::organization::named;

/// Which way a section or a question is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Before the one that stands before it.
    Earlier,
    /// Behind the one that stands behind it.
    Later,
}

named!(Toward { Earlier = "earlier", Later = "later" });

impl Questionnaire {
    /// The place of a section.
    #[must_use]
    pub fn section_place(&self, code: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.code == code)
    }

    /// The place of a question: its section's, and its own in the section.
    #[must_use]
    pub fn question_place(&self, code: &str) -> Option<(usize, usize)> {
        let mut sections = self.sections.iter().enumerate();
        sections.find_map(|(place, section)| {
            let inner = section.questions.iter().position(|one| one.code == code)?;
            Some((place, inner))
        })
    }

    /// The same under another title.
    #[must_use]
    pub fn titled(&self, title: Both) -> Self {
        Self {
            title,
            ..self.clone()
        }
    }

    /// The same with one more section behind the others.
    #[must_use]
    pub fn with_section(&self, section: Section) -> Self {
        let mut whole = self.clone();
        whole.sections.push(section);
        whole
    }

    /// The same with another code and title of a section, which keeps its questions.
    #[must_use]
    pub fn section_named(&self, code: &str, new: &str, title: Both) -> Option<Self> {
        let mut whole = self.clone();
        let section = whole.sections.get_mut(self.section_place(code)?)?;
        new.clone_into(&mut section.code);
        section.title = title;
        Some(whole)
    }

    /// The same with a section moved, its questions with it; nothing behind either end.
    #[must_use]
    pub fn section_moved(&self, code: &str, toward: Toward) -> Option<Self> {
        let place = self.section_place(code)?;
        let other = match toward {
            Toward::Earlier => place.checked_sub(1)?,
            Toward::Later => place + 1,
        };
        let mut whole = self.clone();
        let section = whole.sections.remove(place);
        if other > whole.sections.len() {
            return None;
        }
        whole.sections.insert(other, section);
        Some(whole)
    }

    /// The same without a section and its questions.
    #[must_use]
    pub fn without_section(&self, code: &str) -> Option<Self> {
        let mut whole = self.clone();
        whole.sections.remove(self.section_place(code)?);
        Some(whole)
    }

    /// The same with one more question at the end of a section.
    #[must_use]
    pub fn with_question(&self, section: &str, question: Question) -> Option<Self> {
        let mut whole = self.clone();
        let section = whole.sections.get_mut(self.section_place(section)?)?;
        section.questions.push(question);
        Some(whole)
    }

    /// The same with another question in the place of one. Conditions on it follow its code: they mean the question,
    /// whatever it is called.
    #[must_use]
    pub fn question_changed(&self, code: &str, question: Question) -> Option<Self> {
        let (place, inner) = self.question_place(code)?;
        let mut whole = self.clone();
        for condition in whole.conditions() {
            if condition.question == code {
                question.code.clone_into(&mut condition.question);
            }
        }
        *whole.sections.get_mut(place)?.questions.get_mut(inner)? = question;
        Some(whole)
    }

    /// The same with a question moved by one place; from the end of its section into the next one. Nothing behind
    /// either end of the questionnaire.
    #[must_use]
    pub fn question_moved(&self, code: &str, toward: Toward) -> Option<Self> {
        let (place, inner) = self.question_place(code)?;
        let mut whole = self.clone();
        let own = &mut whole.sections.get_mut(place)?.questions;
        let question = own.remove(inner);
        let inside = match toward {
            Toward::Earlier => inner.checked_sub(1),
            Toward::Later => Some(inner + 1).filter(|next| *next <= own.len()),
        };
        if let Some(inside) = inside {
            own.insert(inside, question);
            return Some(whole);
        }
        match toward {
            Toward::Earlier => whole
                .sections
                .get_mut(place.checked_sub(1)?)?
                .questions
                .push(question),
            Toward::Later => whole.sections.get_mut(place + 1)?.questions.insert(0, question),
        }
        Some(whole)
    }

    /// The same without a question.
    #[must_use]
    pub fn without_question(&self, code: &str) -> Option<Self> {
        let (place, inner) = self.question_place(code)?;
        let mut whole = self.clone();
        whole.sections.get_mut(place)?.questions.remove(inner);
        Some(whole)
    }

    fn conditions(&mut self) -> impl Iterator<Item = &mut Condition> {
        let questions = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.questions);
        questions.filter_map(|question| question.show_if.as_mut())
    }
}
