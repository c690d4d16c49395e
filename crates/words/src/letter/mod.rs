//! Official letters (공문) as text to be copied into the e-approval system, which numbers, signs and stamps them: 수신,
//! 제목, 관련, numbered items, 붙임, 끝. One function for each outward step in `steps`; here is how a letter is set.
//! Who may read what a letter says was settled before: it is made from views.

mod marks;
mod steps;

use simui_domain::language::Language;

use crate::say;
use marks::mark;
pub use steps::{
    Place, announcement, appointment, cancellation, challenge, erratum, extension, invitation, meeting,
    objection, reminder, result, scoring, seat_end, seat_extension, supplement, terms,
};

/// A letter before it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// In which language.
    pub language: Language,
    /// To whom; several are named at the end.
    pub to: Vec<String>,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub items: Vec<Item>,
    /// What is attached, without how often.
    pub attachments: Vec<String>,
}

/// A numbered item and those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its text; line ends stay.
    pub text: String,
    /// The items below.
    pub below: Vec<Item>,
}

impl Item {
    /// An item without any below.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            below: Vec::new(),
        }
    }

    /// An item with others below.
    #[must_use]
    pub fn over(text: impl Into<String>, below: Vec<Self>) -> Self {
        Self {
            text: text.into(),
            below,
        }
    }
}

impl Letter {
    /// The letter as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        let addressee = match self.to.as_slice() {
            [one] => one.clone(),
            _ => say(self.language, "letter-to-several"),
        };
        lines.push(self.headed("letter-to", &addressee));
        if self.language == Language::Ko {
            lines.push("(경유)".to_owned());
        }
        lines.push(self.headed("letter-title", &self.title));
        lines.push(String::new());
        set(&self.items, 0, self.language, &mut lines);
        lines.extend(self.attached());
        // The last word of the text, two half-width columns after it.
        if self.language == Language::Ko
            && let Some(last) = lines.last_mut()
        {
            last.push_str("  끝.");
        }
        if self.to.len() > 1 {
            lines.push(String::new());
            lines.push(self.headed("letter-recipients", &self.to.join(", ")));
        }
        lines.join("\n") + "\n"
    }

    /// A head and what follows it: two columns between in Korean, a colon in English.
    fn headed(&self, key: &str, text: &str) -> String {
        let head = say(self.language, key);
        match self.language {
            Language::Ko => format!("{head}  {text}"),
            Language::En => format!("{head}: {text}"),
        }
    }

    /// What is attached: numbered if there are several, each below the other, a copy of each.
    fn attached(&self) -> Vec<String> {
        if self.attachments.is_empty() {
            return Vec::new();
        }
        let copy = |name: &String| match self.language {
            Language::Ko => format!("{name} 1부."),
            Language::En => format!("{name}."),
        };
        let numbered = self.attachments.len() > 1;
        let line = |(place, name): (usize, &String)| {
            let text = if numbered {
                format!("{} {}", mark(0, place, self.language), copy(name))
            } else {
                copy(name)
            };
            match (place, self.language) {
                (0, _) => self.headed("letter-attached", &text),
                // 붙임 is four columns wide, and two follow.
                (_, Language::Ko) => format!("      {text}"),
                (_, Language::En) => format!("             {text}"),
            }
        };
        let mut lines = vec![String::new()];
        lines.extend(self.attachments.iter().enumerate().map(line));
        lines
    }
}

/// Sets items one below the other, each level two columns deeper.
fn set(items: &[Item], level: usize, language: Language, lines: &mut Vec<String>) {
    let indent = " ".repeat(level * 2);
    let only = items.len() == 1;
    for (place, item) in items.iter().enumerate() {
        let head = if only {
            String::new()
        } else {
            mark(level, place, language) + " "
        };
        let deeper = " ".repeat(level * 2 + columns(&head));
        let mut parts = item.text.lines();
        lines.push(format!("{indent}{head}{}", parts.next().unwrap_or_default()));
        lines.extend(parts.map(|part| format!("{deeper}{part}").trim_end().to_owned()));
        set(&item.below, level + 1, language, lines);
    }
}

/// How many half-width columns a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests;
