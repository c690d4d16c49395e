//! `/rounds/{round}/desk/set-up/questionnaire` and below: the questionnaire written by plain forms. Each form changes
//! one place of the questionnaire that is kept, and the whole is stored at the version that the form carries.

mod begin;
mod form;
mod overview;
mod places;
mod question;
mod report;
mod section;
mod shown;

use actix_web::HttpResponse;
use actix_web::web::ServiceConfig;
use serde::Deserialize;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_domain::survey::Questionnaire;

use self::report::{Home, Report};
use super::{drafted, read_only, version};
use crate::pages::{Desk, Entered, refused, then, without};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    overview::pages(service);
    begin::pages(service);
    section::pages(service);
    question::pages(service);
    places::pages(service);
}

/// A section that an address names.
#[derive(Debug, Deserialize)]
struct SectionPlace {
    round: String,
    section: String,
}

/// A question that an address names.
#[derive(Debug, Deserialize)]
struct QuestionPlace {
    round: String,
    question: String,
}

/// The questionnaire of a round as it is kept now.
struct Draft {
    round: RoundView,
    /// Nothing before it is first written.
    questionnaire: Option<Questionnaire>,
    /// The key of why it can only be read.
    read_only: Option<&'static str>,
}

impl Draft {
    async fn load(app: &App, desk: &Desk, code: &str) -> Result<Self, Failed> {
        // The round first: what is written between the two is met as a stale version, and not written over.
        let round = drafted(app, desk, code).await?;
        let questionnaire = refused(app.questionnaire(desk, code).await)?.ok();
        let read_only = read_only(app, desk, &round).await?;
        Ok(Self {
            round,
            questionnaire,
            read_only,
        })
    }

    /// The version that its forms carry.
    fn version(&self) -> i64 {
        version(&self.round)
    }

    /// Whether it is still being written, by the reader.
    fn open(&self) -> bool {
        self.read_only.is_none()
    }

    /// Where a form leads that is nobody's any more, or not the reader's: to the overview, which still shows.
    fn closed(&self, desk: &Desk) -> Option<HttpResponse> {
        let overview = || without(&desk.chrome, &self.path());
        (!self.open()).then(overview)
    }

    /// The address of the overview, behind the language.
    fn path(&self) -> String {
        format!("/rounds/{}/desk/set-up/questionnaire", self.round.code)
    }

    /// The whole address of the overview.
    fn base(&self, desk: &Desk) -> String {
        desk.chrome.to(&self.path())
    }

    /// The questionnaire with one place changed; nothing where that place is not there.
    fn with(&self, change: impl FnOnce(&Questionnaire) -> Option<Questionnaire>) -> Option<Questionnaire> {
        self.questionnaire.as_ref().and_then(change)
    }

    /// The place that a form is about is not there: somebody took it away since the form was read, or it never was.
    fn gone(&self, read_at: i64) -> Refusal {
        let version = self.version();
        if read_at == version {
            return Common::Unknown.into();
        }
        Common::Stale { version }.into()
    }

    /// Stores what a form made of the questionnaire; or what there is to tell on the form.
    async fn store(
        &self,
        (app, desk): (&App, &Desk),
        entered: Entered,
        tried: Result<Option<Questionnaire>, Refusal>,
        home: &Home,
    ) -> Result<Result<(), Box<Report>>, Failed> {
        let chrome = &desk.chrome;
        let (version, tried) = match (entered.whole("version"), tried) {
            (Ok(version), Ok(Some(tried))) => (version, tried),
            (Ok(version), Ok(None)) => {
                return Ok(Err(Report::of_form(chrome, entered, self.gone(version))));
            }
            (Err(refusal), _) | (_, Err(refusal)) => {
                return Ok(Err(Report::of_form(chrome, entered, refusal)));
            }
        };
        let code = &self.round.code;
        let done = refused(app.set_questionnaire(desk, code, version, &tried).await)?;
        Ok(match done {
            Ok(_) => Ok(()),
            Err(refusal) => {
                let base = self.base(desk);
                Err(home.report(
                    chrome,
                    (&base, &tried, self.questionnaire.as_ref()),
                    entered,
                    refusal,
                ))
            }
        })
    }

    /// Stored: back to the overview, at the place that was changed.
    fn stored(&self, desk: &Desk, place: &str) -> HttpResponse {
        then(&desk.chrome, &format!("{}{place}", self.path()), "desk-saved")
    }
}
