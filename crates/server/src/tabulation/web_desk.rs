//! `/rounds/{round}/desk/selection/tabulation`: the tabulation of the official count as a paper (집계표), with what the
//! members said of their rows.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use chrono_tz::Tz;
use simui_app::App;
use simui_domain::council::CouncilRefusal;
use simui_domain::count::{CountLineView, CountView, RankingView};
use simui_domain::language::Both;
use simui_domain::meeting::{DecisionView, ResolvedView};
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, Rules, StageKind};
use simui_domain::tabulation::{RowAnswersView, SeatAnswerView};
use simui_domain::time::Timestamp;
use simui_words::notation;

use crate::counts::spread_of;
use crate::desks::entering::word;
use crate::pages::{Answer, Chrome, Desk, Told, page, refused};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(tabulation_page);
}

#[derive(Template)]
#[template(path = "tabulation/paper.html")]
struct PaperPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    count: CountView,
    /// The seats that have totals, in their order.
    seats: Vec<String>,
    answers: RowAnswersView,
    /// What the council resolved so far.
    decision: Option<DecisionView>,
    /// By which rules it was counted, to whom they are told.
    rules: Option<Rules>,
}

impl PaperPage<'_> {
    /// A member's total on a proposal; in parentheses if it was left out, a dash where there is none.
    fn total(line: &CountLineView, seat: &str) -> String {
        let mut members = line.members.iter();
        let Some(member) = members.find(|member| member.seat == seat) else {
            return "-".to_owned();
        };
        let total = plain(&member.total.decimal);
        if member.dropped.is_some() {
            format!("({total})")
        } else {
            total
        }
    }

    /// The day on which a member confirmed the row as it stands now.
    fn confirmed(&self, seat: &str) -> Option<String> {
        let mut all = self.answers.seats.iter();
        let answer = all.find(|one| one.seat == seat)?.answer.as_ref()?;
        let holds = answer.state == "confirmed" && answer.current;
        let at: Timestamp = answer.at.parse().ok().filter(|_| holds)?;
        let zone: Tz = self.round.zone.parse().unwrap_or(Tz::UTC);
        let day = at.with_timezone(&zone).date_naive();
        Some(notation::day(day, self.chrome.language))
    }

    /// What was resolved about a proposal.
    fn resolved(&self, reference: &str) -> Option<&ResolvedView> {
        let mut resolved = self.decision.iter().flat_map(|decision| &decision.resolved);
        resolved.find(|one| one.reference == reference)
    }

    /// How the totals became scores, and the scores a selection, in words.
    fn method(&self, rules: &Rules) -> String {
        let named = |family: &str, word: &str| self.chrome.named(family, word);
        let count = &rules.count;
        let least = self.chrome.with_both(
            "desk-rule-min-scores-line",
            ("trim", count.min_valid_scores),
            ("least", count.hard_min_scores),
        );
        let aggregate = named("desk-rule-aggregate", &word(&count.aggregate));
        let selection = named("desk-rule-selection", &word(&count.selection));
        format!("{aggregate} · {least} · {selection}")
    }

    /// The criteria that were counted, by code and name.
    fn criteria(&self) -> Vec<(&str, String)> {
        let mut codes: Vec<&str> = Vec::new();
        for criterion in self.count.proposals.iter().flat_map(|line| &line.criteria) {
            if !codes.contains(&criterion.code.as_str()) {
                codes.push(&criterion.code);
            }
        }
        codes
            .into_iter()
            .map(|code| (code, self.criterion(code)))
            .collect()
    }

    fn criterion(&self, code: &str) -> String {
        let known = self.rules.iter().flat_map(|rules| &rules.criteria);
        let name = known
            .into_iter()
            .find(|one| one.code == code)
            .map(|one| &one.name);
        name.map_or(code, |name: &Both| self.chrome.of(name)).to_owned()
    }

    /// The mean of a proposal on a criterion; a dash where the criterion does not apply.
    fn mean(line: &CountLineView, code: &str) -> String {
        let mut means = line.criteria.iter();
        let mean = means.find(|one| one.code == code);
        mean.map_or_else(|| "-".to_owned(), |one| plain(&one.value.decimal))
    }

    fn spread(line: &CountLineView) -> Option<(String, String)> {
        let (lowest, highest) = spread_of(&line.members)?;
        Some((plain(&lowest), plain(&highest)))
    }

    /// Members whose sheets are in the tabulation and who have no total on this proposal: recused, set aside, missing.
    fn without(&self, line: &CountLineView) -> usize {
        self.seats.len().saturating_sub(line.members.len())
    }

    /// What to call a member's word: the end of a key.
    fn word(seat: &SeatAnswerView) -> &'static str {
        match &seat.answer {
            None => "open",
            Some(answer) if !answer.current => "outdated",
            Some(answer) => answer.state,
        }
    }

    /// Whether the count is older than the sheets and can be made again.
    fn stale(&self) -> bool {
        !self.count.current && self.round.stage == Some(StageKind::Deliberation)
    }

    fn waiting(&self) -> usize {
        let all = self.answers.seats.iter();
        all.filter(|seat| Self::word(seat) != "confirmed").count()
    }
}

/// A decimal without the noughts at its end.
fn plain(decimal: &str) -> String {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        decimal.to_owned()
    }
}

#[get("/rounds/{round}/desk/selection/tabulation")]
async fn tabulation_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let answers = app.row_answers(&desk, &round).await?;
    let RankingView::Whole(count) = app.ranking(&desk, &round).await? else {
        return Err(Refusal::from(CouncilRefusal::WholeNeeded).into());
    };
    let decision = refused(app.decision(&desk, &round).await)?.ok();
    let rules = refused(app.rules_draft(&desk, &round).await)?.ok();
    let chrome = &desk.chrome;
    let shown = PaperPage {
        chrome,
        decision,
        rules: rules.map(|(rules, _)| rules),
        round: app.round(&desk, &round).await?,
        seats: answers.seats.iter().map(|one| one.seat.clone()).collect(),
        answers,
        count,
    };
    page(chrome, &Told::default(), &shown)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_total_is_written_without_the_noughts_at_its_end() {
        assert_eq!(
            ["87.5000", "90.0000", "66.6667", "100"].map(plain),
            ["87.5", "90", "66.6667", "100"]
        );
    }
}
