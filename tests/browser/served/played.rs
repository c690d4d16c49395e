//! The demonstration, played into the world around the instant at which its clock will stand.

use chrono::Duration;
use simui_app::App;
use simui_app::play::{Files, Play, Readied};
use simui_domain::round::StageKind;
use simui_domain::source::Hand;

use super::PASSWORD;

/// The round of 2017 to its end, then one in scoring and one in its survey, both opened the day before.
pub(super) async fn played(app: &App, hand: &Hand, files: &Files) {
    let today = hand.now();
    let folder = Readied::read(files).expect("the demonstration's files");
    let (survey, scoring) = folder.opens();
    let survey = survey.expect("the survey opens");
    let scoring = scoring.expect("scoring opens");
    hand.set(survey - Duration::days(30));
    let mut play = Play {
        password: PASSWORD.to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Announced,
    };
    let cast = app.play_people(&folder, &play).await.expect("the people");
    let rounds = [
        (StageKind::Announced, None),
        (StageKind::Scoring, Some(scoring)),
        (StageKind::Surveying, Some(survey)),
    ];
    for (until, opened) in rounds {
        if let Some(opened) = opened {
            play.shift = Duration::days((today - opened).num_days() - 1);
            play.code = Some(format!("{}-{}", folder.code(), until.name()));
        }
        play.until = until;
        app.play_round(&folder, (&cast, &play, hand), &mut |_| {})
            .await
            .expect("the round is played");
    }
}
