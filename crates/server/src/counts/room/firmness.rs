//! `/rounds/{round}/desk/selection/firmness`: how firm the official count is, and the weight map of one proposal.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::count::{FigureView, FirmLine, FirmnessView, LeftOutView};
use simui_domain::round::RoundView;
use simui_print::draw::{self, Picture};
use simui_selection::{Ratio, parse_ratio};

use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(firmness_page);
}

/// Whose weight map is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    proposal: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/selection/firmness.html")]
struct FirmnessPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    firmness: FirmnessView,
    /// The picture of the rank intervals.
    intervals: Option<Picture>,
    /// The proposal whose weight map is shown, and the map.
    triangle: Option<(String, Picture)>,
}

impl FirmnessPage<'_> {
    /// A share of one in percent.
    fn percent(figure: &FigureView) -> String {
        let hundred = |share: Ratio| share.times(Ratio::whole(100)).ok();
        let share = parse_ratio(&figure.fraction).ok().and_then(hundred);
        share.map_or_else(String::new, |share| share.decimal(1))
    }

    /// The removals that change who is selected come to the eye first.
    fn changes(left: &LeftOutView) -> bool {
        left.infeasible || !left.enters.is_empty() || !left.leaves.is_empty()
    }

    fn count(&self, zone: &str) -> usize {
        let all = self.firmness.proposals.iter();
        all.filter(|line| line.zone == zone).count()
    }
}

/// What was asked for, if it has a map; otherwise the first contested proposal, or the first.
fn chosen<'a>(lines: &'a [FirmLine], sought: Option<&str>) -> Option<&'a str> {
    let mapped = || lines.iter().filter(|line| line.weight_share.is_some());
    let asked = mapped().find(|line| Some(line.reference.as_str()) == sought);
    let contested = || mapped().find(|line| line.zone == "contested");
    let line = asked.or_else(contested).or_else(|| mapped().next())?;
    Some(&line.reference)
}

#[get("/rounds/{round}/desk/selection/firmness")]
async fn firmness_page(app: Data<App>, desk: Desk, round: Path<String>, sought: Query<Sought>) -> Answer {
    let firmness = app.firmness(&desk, &round).await?;
    let chrome = &desk.chrome;
    let intervals = firmness
        .intervals()
        .map(|(rows, line)| draw::rank_intervals(rows, line, chrome.language));
    let chosen = chosen(&firmness.proposals, sought.proposal.as_deref());
    let named = |code: &str| {
        let criterion = firmness.criteria.iter().find(|criterion| criterion.code == code);
        let name = criterion.and_then(|criterion| criterion.name.as_ref());
        name.map_or(code, |name| chrome.of(name)).to_owned()
    };
    let triangle = chosen.zip(firmness.weight_map()).and_then(|(reference, map)| {
        let picture = draw::weight_triangle(map, reference, named, chrome.language)?;
        Some((reference.to_owned(), picture))
    });
    let shown = FirmnessPage {
        chrome,
        round: app.round(&desk, &round).await?,
        intervals,
        triangle,
        firmness,
    };
    page(chrome, &Told::default(), &shown)
}
