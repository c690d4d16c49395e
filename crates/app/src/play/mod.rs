//! Plays a round from files, through the same actions that the API calls, each by the person whose act it is, with
//! the clock set to the round's dates. The demo plays the round of 2017; an office can rehearse its own. A played
//! round is a rehearsal for ever.

mod cast;
mod example;
mod files;
mod folder;
mod script;

use chrono::Duration;
use simui_domain::count::RankingView;
use simui_domain::round::StageKind;
use simui_domain::source::Hand;
use simui_domain::time::Timestamp;

pub use cast::{Cast, Player};
pub use files::Files;
pub use simui_selection::files::Faults;

use crate::{App, Error, Fault};
use folder::Folder;

/// How to play.
#[derive(Debug, Clone)]
pub struct Play {
    /// The password of everybody.
    pub password: String,
    /// The code under which the round is played; the folder's own without one.
    pub code: Option<String>,
    /// By how much every instant of the folder is moved.
    pub shift: Duration,
    /// The stage at which to stop.
    pub until: StageKind,
}

/// What is told while it is played.
#[derive(Debug, Clone)]
pub struct Step {
    /// When, in the round.
    pub at: Timestamp,
    /// The key of the sentence in the catalogue.
    pub key: &'static str,
    /// Its figures.
    pub figures: Vec<(&'static str, String)>,
}

/// A folder that was read without fault.
#[derive(Debug, Clone)]
pub struct Readied(Folder);

impl Readied {
    /// Reads a folder's files.
    ///
    /// # Errors
    /// Every fault, with file, line, column and reason; nothing was stored.
    pub fn read(files: &Files) -> Result<Self, Faults> {
        Folder::read(files).map(Self)
    }

    /// Files that were not there, for which the plainest lawful thing is done.
    #[must_use]
    pub fn absent(&self) -> &[&'static str] {
        &self.0.absent
    }

    /// The folder's own code of the round.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.terms.code
    }

    /// When its survey opens and its scoring opens, in the folder's own time.
    #[must_use]
    pub fn opens(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        (self.0.terms.dates.survey_opens, self.0.terms.dates.scoring_opens)
    }
}

impl App {
    /// Enters the folder's organizations and people.
    ///
    /// # Errors
    /// Whatever an action refuses.
    pub async fn play_people(&self, folder: &Readied, play: &Play) -> Result<Cast, Error> {
        self.play_cast(&folder.0, play).await
    }

    /// Plays a round of the folder up to a stage, moving the clock; answers the round's code.
    ///
    /// # Errors
    /// Whatever an action refuses: a folder whose round the rules do not allow ends there.
    pub async fn play_round(
        &self,
        folder: &Readied,
        (cast, play, hand): (&Cast, &Play, &Hand),
        told: &mut (dyn FnMut(Step) + Send),
    ) -> Result<String, Error> {
        script::Stagehand {
            app: self,
            folder: &folder.0,
            cast,
            play,
            hand,
            told,
        }
        .play()
        .await
    }

    /// The count of a played round, as its auditor or whoever sees the whole of it reads it.
    ///
    /// # Errors
    /// Whatever the ranking refuses.
    pub async fn play_count(&self, cast: &Cast, code: &str) -> Result<RankingView, Error> {
        let reader = ["auditor", "acting_secretary", "secretary"]
            .into_iter()
            .find_map(|part| cast.first(part).ok());
        self.ranking(&reader.ok_or_else(|| faulty("nobody may read the count"))?, code)
            .await
    }
}

/// A folder that cannot be played as it is.
fn faulty(why: &'static str) -> Error {
    Fault::Place(why.to_owned()).into()
}
