//! The draft of a round and its publication.

use chrono::Duration;
use simui_domain::round::{Dates, ProgrammeDraft, RoundDraft};

use super::{Stagehand, date};
use crate::Error;

impl Stagehand<'_> {
    /// Programme, round, duties, terms; then one asks for publication and another approves.
    pub(super) async fn begin(&mut self) -> Result<(), Error> {
        let terms = &self.folder.terms;
        let opens = date(terms.dates.survey_opens)?;
        self.at(opens - Duration::days(14));
        let admin = self.cast.first("administrator")?;
        let programme = format!("{}-programme", terms.organizer);
        let name = terms.draft.name.clone();
        let draft = ProgrammeDraft {
            code: programme.clone(),
            name,
            organizer: terms.organizer.clone(),
        };
        match self.app.begin_programme(&admin, &draft).await {
            Ok(_) => {}
            Err(Error::Refused(refusal)) if refusal.code == "code_taken" => {}
            Err(error) => return Err(error),
        }
        let code = self.code().to_owned();
        self.app
            .begin_round(&admin, &programme, &code, &self.draft())
            .await?;
        // Long enough that the auditor of a round played in the past may read it today.
        let period = (self.hand.now(), self.hand.now() + Duration::days(36_500));
        self.app.play_duties(&admin, (&code, self.cast), period).await?;
        self.tell("play-drafted", vec![("round", code.clone())]);
        self.set_terms(&code).await?;
        self.at(opens - Duration::days(3));
        let secretary = self.cast.first("secretary")?;
        let asked = self.app.ask_publication(&secretary, &code).await?;
        self.at(opens);
        let approver = self.cast.first("approver")?;
        self.app.publish_round(&approver, &code, &asked.digest).await?;
        self.tell(
            "play-published",
            vec![("digest", asked.digest.chars().take(12).collect())],
        );
        Ok(())
    }

    fn draft(&self) -> RoundDraft {
        let mut draft = self.folder.terms.draft.clone();
        draft.starts_on = draft.starts_on.map(|day| day + self.play.shift);
        draft.ends_on = draft.ends_on.map(|day| day + self.play.shift);
        draft
    }

    async fn set_terms(&self, code: &str) -> Result<(), Error> {
        let (app, terms) = (self.app, &self.folder.terms);
        let secretary = self.cast.first("secretary")?;
        let version = |view: simui_domain::round::RoundView| view.version.unwrap_or_default();
        let mut at = version(app.round(&secretary, code).await?);
        at = version(app.set_areas(&secretary, code, at, &terms.areas).await?);
        at = version(app.set_dates(&secretary, code, at, &self.dates()).await?);
        at = version(app.set_rules(&secretary, code, at, &terms.rules).await?);
        at = version(
            app.set_questionnaire(&secretary, code, at, &self.questionnaire())
                .await?,
        );
        if let Some(contact) = &terms.contact {
            at = version(app.set_contact(&secretary, code, at, contact).await?);
        }
        app.set_invited(&secretary, code, at, &self.folder.invited())
            .await?;
        Ok(())
    }

    fn dates(&self) -> Dates {
        let mut dates = self.folder.terms.dates;
        for at in [
            &mut dates.survey_opens,
            &mut dates.survey_closes,
            &mut dates.scoring_opens,
            &mut dates.scoring_closes,
            &mut dates.council_meets,
        ] {
            *at = at.map(|at| at + self.play.shift);
        }
        dates
    }
}
