//! What a played round looks like in a terminal: its course, its count, its announcement, the sign-ins.

use simui_app::play::{Cast, Step};
use simui_domain::announcement::PublicAnnouncement;
use simui_domain::count::RankingView;
use simui_domain::language::Language;
use simui_print::text::Grid;
use simui_words::{say, say_with};

/// The language of the terminal, by `LANG`; Korean unless it says English.
pub(super) fn language() -> Language {
    let told = std::env::var("LC_ALL")
        .or_else(|_| std::env::var("LANG"))
        .unwrap_or_default();
    if told.starts_with("en") {
        Language::En
    } else {
        Language::Ko
    }
}

/// One step of the course.
pub(super) fn step(step: &Step, language: Language) {
    let day = simui_words::notation::moment(step.at, chrono_tz::Asia::Seoul, language);
    let mut figures = step.figures.clone();
    let currency = figures
        .iter()
        .find(|(name, _)| *name == "currency")
        .map(|(_, code)| code.clone());
    for (name, figure) in &mut figures {
        if let (&mut "amount", Ok(amount), Some(currency)) = (name, figure.parse(), &currency) {
            *figure = simui_words::notation::amount(amount, currency, language);
        }
    }
    println!("  {day}  {}", say_with(language, step.key, &figures));
}

/// One person for each kind of part, with the address to sign in and, while rounds are `open`, what waits for them.
pub(super) fn sign_ins(cast: &Cast, (password, open): (&str, bool), language: Language) {
    const PARTS: [&str; 11] = [
        "administrator",
        "secretary",
        "approver",
        "acting_secretary",
        "acting_approver",
        "chair",
        "member",
        "coordinator",
        "drafter",
        "officer",
        "auditor",
    ];
    println!(
        "\n{}",
        say_with(language, "play-sign-ins", &[("password", password.to_owned())])
    );
    let mut grid = Grid::new(&[]);
    for part in PARTS {
        let found = cast.players().find(|player| player.part == part);
        let Some(player) = found else { continue };
        let role = say(language, &format!("part-{}", part.replace('_', "-")));
        let organization = player.organization.clone().unwrap_or_default();
        let now = format!("play-now-{}", part.replace('_', "-"));
        let now = if open { say(language, &now) } else { String::new() };
        grid.row([
            format!("  {role}"),
            player.email.clone(),
            player.name.get(language).to_owned(),
            organization,
            now,
        ]);
    }
    print!("{}", grid.drawn());
}

/// The count, with the members' totals that were left out in brackets.
pub(super) fn result(ranking: &RankingView, language: Language) {
    if let RankingView::Whole(count) = ranking {
        println!("\n{}", simui_print::text::count(count, language));
        let amount = |amount: i64| simui_words::notation::amount(amount, &count.budget.currency, language);
        let figures = [
            ("committed", amount(count.budget.committed)),
            ("limit", amount(count.budget.limit)),
            ("left", amount(count.budget.left)),
        ];
        println!("{}", say_with(language, "play-budget", &figures));
    }
}

/// A published announcement.
pub(super) fn announcement(one: &PublicAnnouncement) {
    println!(
        "\n[{}] {}\n{}\n\n{}\n",
        one.number, one.title, one.published_at, one.body
    );
    for line in &one.selected {
        println!("  {}) {} ({})", line.position, line.title, line.applicant);
    }
}
