//! What a mail may name. All texts take the same figures, so that a text cannot ask for what may not be told.

/// The names of the figures.
pub const FIGURES: [&str; 8] = [
    "name",
    "round",
    "closes",
    "reference",
    "title",
    "organization",
    "number",
    "address",
];

/// What a mail may name; what does not apply is empty.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The addressee.
    pub name: String,
    /// Name of the round.
    pub round: String,
    /// The deadline, as people write it.
    pub closes: String,
    /// Reference of the proposal.
    pub reference: String,
    /// Title of the proposal.
    pub title: String,
    /// Name of the organization.
    pub organization: String,
    /// Number of the announcement.
    pub number: String,
    /// Where to read on; ours, not a person's text.
    pub address: String,
}

/// A figure with control characters: it could forge a header or another mail's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forged(pub &'static str);

impl Figures {
    pub(super) fn named(&self) -> Result<Vec<(&'static str, String)>, Forged> {
        let typed = [
            ("name", &self.name),
            ("round", &self.round),
            ("closes", &self.closes),
            ("reference", &self.reference),
            ("title", &self.title),
            ("organization", &self.organization),
            ("number", &self.number),
        ];
        let mut figures = Vec::with_capacity(FIGURES.len());
        for (name, value) in typed {
            if value.chars().any(char::is_control) {
                return Err(Forged(name));
            }
            figures.push((name, harmless(value)));
        }
        figures.push(("address", self.address.clone()));
        Ok(figures)
    }
}

/// People's text so that no mail program makes an address of it: an invisible break follows each sign that holds
/// an address together.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        out.push(sign);
        let joins = matches!(sign, '.' | ':' | '@' | '/');
        if joins && signs.peek().is_some_and(|next| !next.is_whitespace()) {
            out.push('\u{200b}');
        }
    }
    out
}
