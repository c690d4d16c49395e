//! What a page with a form is told about the act that its form asked for: what was entered, and what was refused.

use simui_domain::language::Language;
use simui_domain::refusal::Refusal;

use super::Entered;

/// What was entered and why it was refused; nothing of either when the page is only read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    entered: Entered,
    refusal: Option<Refusal>,
    language: Language,
}

/// A line of the summary of what was refused.
pub(crate) struct Fault {
    /// The field's name, if it is about one; the summary leads there.
    pub(crate) field: Option<String>,
    /// What is wrong, in words.
    pub(crate) sentence: String,
}

impl Told {
    /// An act was refused.
    pub(crate) fn refused(language: Language, entered: Entered, refusal: Refusal) -> Self {
        Self {
            entered,
            refusal: Some(refusal),
            language,
        }
    }

    pub(super) fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    /// Nothing was refused, and what was entered is shown again.
    pub(crate) fn entered(language: Language, entered: Entered) -> Self {
        Self {
            entered,
            refusal: None,
            language,
        }
    }

    /// Whether the act was refused for this.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.code == code)
    }

    /// Whether what was refused came with the form that has this field.
    pub(crate) fn came_with(&self, field: &str) -> bool {
        self.refusal.is_some() && self.entered.sent(field).is_some()
    }

    /// What to show in a field: what was entered, otherwise what is saved.
    pub(crate) fn value<'a>(&'a self, name: &str, saved: &'a str) -> &'a str {
        self.entered.sent(name).unwrap_or(saved)
    }

    /// Whether one of several values of a field is to be shown as chosen.
    pub(crate) fn chosen(&self, name: &str, value: &str, saved: bool) -> bool {
        // A form in which no box is ticked sends nothing of them: what was entered counts as a whole.
        if self.refusal.is_none() && self.entered.is_empty() {
            return saved;
        }
        self.entered.all(name).any(|entered| entered == value)
    }

    /// The sentence at a field, if something is wrong with it.
    pub(crate) fn at(&self, name: &str) -> Option<String> {
        let found = self
            .each()
            .find(|refusal| field(refusal).as_deref() == Some(name));
        found.map(|refusal| simui_words::sentence(refusal, self.language))
    }

    /// The sentences at a field where several things may be wrong: several files.
    pub(crate) fn at_all(&self, name: &str) -> Vec<String> {
        let all = self
            .each()
            .filter(|refusal| field(refusal).as_deref() == Some(name));
        all.map(|refusal| simui_words::sentence(refusal, self.language))
            .collect()
    }

    /// Everything that is wrong, for the summary at the head of the page.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let told = |refusal: &Refusal| Fault {
            field: field(refusal),
            sentence: simui_words::sentence(refusal, self.language),
        };
        self.each().map(told).collect()
    }

    /// The refusals of the fields; or the one refusal of the act.
    fn each(&self) -> impl Iterator<Item = &Refusal> {
        let whole = self.refusal.iter().filter(|refusal| refusal.also.is_empty());
        let parts = self.refusal.iter().flat_map(|refusal| &refusal.also);
        whole.chain(parts)
    }
}

/// The name of a field in its form.
fn field(refusal: &Refusal) -> Option<String> {
    let pointer = refusal.pointer.as_deref()?;
    Some(pointer.trim_start_matches('/').to_owned()).filter(|name| !name.is_empty())
}
