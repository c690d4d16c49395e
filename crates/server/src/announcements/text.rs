//! The text of an announcement as the public reads it, in the language of the announcement whatever the language of
//! the page around it. The public page and the desk's preview show the same.

use askama::Template;
use simui_domain::announcement::{
    Acting, AnnouncementKind, PublicAnnouncement, PublicCriterion, PublicRound,
};
use simui_domain::language::Language;
use simui_print::draw::{self, Picture};
use simui_words::notation;

use crate::pages::Chrome;

/// An announcement with everything that stands around its text.
#[derive(Template)]
#[template(path = "announcements/text.html")]
pub(super) struct NoticeText {
    /// Speaks the language of the announcement.
    chrome: Chrome,
    announcement: PublicAnnouncement,
    round: PublicRound,
    countries: Picture,
    /// Head and rows of the table beside the picture.
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    total: i64,
    /// How often it was read, where that is told.
    reads: Option<i64>,
    /// The level of its title among the headings of the page.
    level: usize,
}

impl NoticeText {
    /// For a page, its title as a heading of `level`.
    pub(super) fn new(
        chrome: &Chrome,
        announcement: PublicAnnouncement,
        round: PublicRound,
        level: usize,
    ) -> Self {
        let countries = tiles(&announcement, announcement.language);
        let (head, rows) = beside(&countries);
        let amounts = announcement.selected.iter().map(|line| line.amount);
        Self {
            chrome: chrome.speaking(announcement.language),
            total: amounts.fold(0, i64::saturating_add),
            announcement,
            round,
            countries,
            head,
            rows,
            reads: None,
            level,
        }
    }

    /// With how often it was read.
    pub(super) fn read(self, reads: i64) -> Self {
        Self {
            reads: Some(reads),
            ..self
        }
    }

    /// The language in which it is.
    pub(super) fn tag(&self) -> &'static str {
        self.announcement.language.tag()
    }

    fn erratum(&self) -> bool {
        self.announcement.kind == AnnouncementKind::Erratum
    }

    /// What the head of the column of amounts says they are in.
    fn unit(&self) -> String {
        notation::unit(&self.round.currency, self.chrome.language)
    }

    fn points(criterion: &PublicCriterion) -> String {
        notation::points(criterion.points)
    }

    /// Whether more is told of any criterion than its name and points.
    fn guided(&self) -> bool {
        let mut criteria = self.round.criteria.iter();
        criteria
            .any(|criterion| !self.chrome.of(&criterion.guide).is_empty() || self.exempt(criterion).is_some())
    }

    /// Where a criterion does not apply, in words.
    fn exempt(&self, criterion: &PublicCriterion) -> Option<String> {
        let areas = criterion.not_applicable_in.iter();
        let areas = areas.map(|name| self.chrome.of(name).to_owned());
        let country = criterion.not_applicable_without_country;
        let country = country.then(|| self.chrome.say("notice-without-country"));
        let all: Vec<String> = areas.chain(country).collect();
        let told = || self.chrome.with("notice-not-applicable", "where", all.join(", "));
        (!all.is_empty()).then(told)
    }

    fn acting(&self, acting: &Acting) -> String {
        let duty = self.chrome.named("duty", &acting.duty);
        self.chrome
            .with_both("notice-acting-line", ("duty", duty), ("name", &acting.name))
    }
}

/// The picture of the target countries.
pub(super) fn tiles(announcement: &PublicAnnouncement, language: Language) -> Picture {
    let lines = announcement.selected.iter();
    let codes: Vec<String> = lines.flat_map(|line| line.countries.iter().cloned()).collect();
    draw::country_tiles(&codes, language)
}

/// Head and rows of the table that tells what a picture shows.
pub(super) fn beside(picture: &Picture) -> (Vec<String>, Vec<Vec<String>>) {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let mut lines = picture.table.lines().map(cells);
    (lines.next().unwrap_or_default(), lines.collect())
}
