//! The script: every act of a round in its order, each at its instant and by its person.

mod announcement;
mod begin;
mod council;
mod deliberation;
mod screening;
mod survey;

use chrono::{Datelike, Duration, NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;
use simui_domain::policy::Caller;
use simui_domain::refusal::Kind;
use simui_domain::round::StageKind;
use simui_domain::source::Hand;
use simui_domain::time::Timestamp;

use super::cast::Cast;
use super::folder::Folder;
use super::{Play, Step, faulty};
use crate::{App, Error};

/// Who plays: the program, the folder, the cast, the clock.
pub(super) struct Stagehand<'a> {
    pub(super) app: &'a App,
    pub(super) folder: &'a Folder,
    pub(super) cast: &'a Cast,
    pub(super) play: &'a Play,
    pub(super) hand: &'a Hand,
    pub(super) told: &'a mut (dyn FnMut(Step) + Send),
}

impl Stagehand<'_> {
    pub(super) async fn play(mut self) -> Result<String, Error> {
        let until = self.play.until;
        self.begin().await?;
        self.survey().await?;
        if until > StageKind::Surveying {
            self.screening().await?;
        }
        if until > StageKind::Screening {
            self.council().await?;
        }
        if until > StageKind::Scoring {
            self.scoring().await?;
        }
        if until > StageKind::Deliberation {
            self.deliberation().await?;
        }
        if until > StageKind::Decided {
            self.announcement().await?;
        }
        Ok(self.code().to_owned())
    }

    /// The round's code.
    fn code(&self) -> &str {
        self.play.code.as_deref().unwrap_or(&self.folder.terms.code)
    }

    /// Moves the clock to an instant of the folder; never back.
    fn at(&self, at: Timestamp) {
        let at = at + self.play.shift;
        if at > self.hand.now() {
            self.hand.set(at);
        }
    }

    /// Moves the clock to the working hour that stands for an instant: each day's hours become those from half past
    /// nine, and the weekend's the end of its Friday, so that what comes later stays later.
    fn at_work(&self, at: Timestamp) {
        let zone: Tz = self.folder.terms.draft.zone.parse().unwrap_or(Tz::UTC);
        let local = at.with_timezone(&zone);
        let minute = i64::from(local.hour() * 60 + local.minute());
        let (back, minute) = match local.weekday() {
            Weekday::Sat => (1, 1055 + minute / 180),
            Weekday::Sun => (2, 1064 + minute / 180),
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => (0, 570 + minute / 3),
        };
        let day = local.date_naive() - Duration::days(back);
        let hour = day.and_time(NaiveTime::MIN) + Duration::minutes(minute);
        self.at(hour
            .and_local_timezone(zone)
            .earliest()
            .map_or(at, |at| at.to_utc()));
    }

    /// Some moments later.
    fn later(&self) {
        self.hand.advance(Duration::minutes(7));
    }

    fn tell(&mut self, key: &'static str, figures: Vec<(&'static str, String)>) {
        let at = self.hand.now();
        (self.told)(Step { at, key, figures });
    }

    fn by(&self, code: &str) -> Result<Caller, Error> {
        self.cast.caller(code)
    }

    /// Does something as the ordinary secretary, or, for whom it is hidden, as the acting one.
    async fn as_secretary<T, F, Fut>(&self, work: F) -> Result<T, Error>
    where
        F: Fn(Caller) -> Fut,
        Fut: Future<Output = Result<T, Error>>,
    {
        let ordinary = self.cast.first("secretary")?;
        match (work(ordinary).await, self.cast.first("acting_secretary")) {
            (Err(Error::Refused(refusal)), Ok(acting)) if barred(refusal.kind) => work(acting).await,
            (done, _) => done,
        }
    }
}

/// The instant of a date that the folder must name.
fn date(at: Option<Timestamp>) -> Result<Timestamp, Error> {
    at.ok_or_else(|| faulty("round.toml: one of the dates that the round needs is missing"))
}

fn barred(kind: Kind) -> bool {
    matches!(kind, Kind::Unknown | Kind::Forbidden)
}
