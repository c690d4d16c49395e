//! `/rounds/{round}/desk/selection/tabulation`: the tabulation of the official count as a paper (집계표), with what the
//! members said of their rows.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::council::CouncilRefusal;
use simui_domain::count::{CountLineView, CountView, RankingView};
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::tabulation::{RowAnswersView, SeatAnswerView};

use crate::pages::{Answer, Chrome, Desk, Told, page};

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
        holds.then(|| self.chrome.instant(&answer.at, &self.round.zone))
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
    let chrome = &desk.chrome;
    let shown = PaperPage {
        chrome,
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
