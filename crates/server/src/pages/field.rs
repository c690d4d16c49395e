//! Fields of forms: a label, a hint, what is wrong, the control. A field's id and name are the JSON pointer of its
//! value.

use askama::Template;

use super::Told;

/// A field of one line.
#[derive(Template)]
#[template(path = "field/line.html")]
pub(crate) struct Line<'a> {
    told: &'a Told,
    name: String,
    label: String,
    hint: String,
    saved: String,
    kind: &'a str,
    more: &'a str,
}

/// A field of several lines.
#[derive(Template)]
#[template(path = "field/area.html")]
pub(crate) struct Area<'a> {
    told: &'a Told,
    name: String,
    label: String,
    hint: String,
    saved: String,
    rows: u32,
    most: u32,
}

/// A template hands over some texts and lends others.
fn owned(text: impl AsRef<str>) -> String {
    text.as_ref().to_owned()
}

impl Told {
    /// A field of one line and what is saved in it.
    pub(crate) fn line(
        &self,
        name: impl AsRef<str>,
        label: impl AsRef<str>,
        saved: impl AsRef<str>,
    ) -> Line<'_> {
        Line {
            told: self,
            name: owned(name),
            label: owned(label),
            hint: String::new(),
            saved: owned(saved),
            kind: "text",
            more: "",
        }
    }

    /// A field of several lines and what is saved in it.
    pub(crate) fn area(
        &self,
        name: impl AsRef<str>,
        label: impl AsRef<str>,
        saved: impl AsRef<str>,
    ) -> Area<'_> {
        Area {
            told: self,
            name: owned(name),
            label: owned(label),
            hint: String::new(),
            saved: owned(saved),
            rows: 3,
            most: 0,
        }
    }
}

impl<'a> Line<'a> {
    /// What helps to fill it in.
    pub(crate) fn hint(mut self, hint: impl AsRef<str>) -> Self {
        self.hint = owned(hint);
        self
    }

    /// Another type of input than text.
    pub(crate) fn kind(mut self, kind: &'a str) -> Self {
        self.kind = kind;
        self
    }

    /// Whatever else its tag says.
    pub(crate) fn more(mut self, more: &'a str) -> Self {
        self.more = more;
        self
    }
}

impl Area<'_> {
    /// What helps to fill it in.
    pub(crate) fn hint(mut self, hint: impl AsRef<str>) -> Self {
        self.hint = owned(hint);
        self
    }

    /// How many lines are seen at once.
    pub(crate) fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    /// How many characters it takes at most.
    pub(crate) fn most(mut self, most: u32) -> Self {
        self.most = most;
        self
    }
}
