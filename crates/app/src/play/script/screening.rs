//! Closing the survey, supplement requests, screening.

use chrono::Duration;
use serde_json::json;
use simui_domain::proposal::FieldDraft;
use simui_domain::screening::{Check, Met, ScreeningDraft, ScreeningOutcome, SupplementDraft};

use super::{Stagehand, date};
use crate::Error;
use crate::play::faulty;
use crate::play::folder::{ProposalRow, SupplementRow};

impl Stagehand<'_> {
    pub(super) async fn screening(&mut self) -> Result<(), Error> {
        let code = self.code().to_owned();
        let closes = date(self.folder.terms.dates.survey_closes)?;
        self.at(closes + Duration::minutes(1));
        let secretary = self.cast.first("secretary")?;
        self.app.close_survey(&secretary, &code).await?;
        self.tell("play-survey-closed", Vec::new());
        for row in &self.folder.supplements {
            self.supplement(&code, row).await?;
        }
        for row in self
            .folder
            .proposals
            .iter()
            .filter(|row| row.outcome_at_screening != "withdrawn")
        {
            self.later();
            self.screen(&code, row).await?;
        }
        let screened = self
            .folder
            .proposals
            .iter()
            .filter(|row| row.outcome_at_screening != "withdrawn")
            .count();
        self.tell("play-screened", vec![("count", screened.to_string())]);
        Ok(())
    }

    async fn supplement(&mut self, code: &str, row: &SupplementRow) -> Result<(), Error> {
        self.at(row.asked_at);
        let asked = SupplementDraft {
            text: row.text_ko.clone(),
            due_at: row.due_at + self.play.shift,
        };
        let app = self.app;
        self.as_secretary(|secretary| {
            let asked = asked.clone();
            async move {
                app.request_supplement(&secretary, code, &row.proposal, &asked)
                    .await
            }
        })
        .await?;
        self.tell("play-supplement-asked", vec![("proposal", row.proposal.clone())]);
        let Some(answered) = row.answered_at else {
            return Ok(());
        };
        self.at(answered);
        let proposal = self
            .folder
            .proposals
            .iter()
            .find(|proposal| proposal.code == row.proposal);
        let proposal = proposal.ok_or_else(|| faulty("supplements.csv: an unknown proposal"))?;
        let drafter = self
            .cast
            .of(&proposal.organization, "drafter")
            .or_else(|_| self.cast.of(&proposal.organization, "coordinator"))?;
        if let (Some(question), Some(value)) = (&row.question, &row.value) {
            let field = format!("answers.{question}");
            let at = (code, row.proposal.as_str());
            let version = app
                .proposal_field(&drafter, at, &field)
                .await
                .map_or(0, |field| field.version);
            app.save_proposal_field(&drafter, at, &field, version, &FieldDraft { value: json!(value) })
                .await?;
        }
        self.sign(proposal, &drafter).await?;
        app.answer_supplement(&drafter, code, &row.proposal).await?;
        self.tell(
            "play-supplement-answered",
            vec![("proposal", row.proposal.clone())],
        );
        Ok(())
    }

    async fn screen(&self, code: &str, row: &ProposalRow) -> Result<(), Error> {
        let draft = self.findings(row)?;
        let app = self.app;
        self.as_secretary(|secretary| {
            let draft = draft.clone();
            async move {
                let version = app.screening(&secretary, code, &row.code).await?.version;
                app.screen_proposal(&secretary, (code, &row.code), version, &draft)
                    .await
            }
        })
        .await?;
        Ok(())
    }

    fn findings(&self, row: &ProposalRow) -> Result<ScreeningDraft, Error> {
        let mut draft = ScreeningDraft::default();
        for item in &self.folder.terms.rules.checklist {
            draft.checks.insert(
                item.code.clone(),
                Check {
                    met: Met::Met,
                    note: None,
                },
            );
        }
        let mut outcome = row.outcome_at_screening.clone();
        let mut note = None;
        for found in self
            .folder
            .screening
            .iter()
            .filter(|found| found.proposal == row.code)
        {
            if found.item == "outcome" {
                outcome.clone_from(&found.met);
                note.clone_from(&found.note_ko);
                continue;
            }
            let met = match found.met.as_str() {
                "yes" => Met::Met,
                "no" => Met::NotMet,
                "not_applicable" => Met::NotApplicable,
                _ => return Err(faulty("screening.csv: met is yes, no or not_applicable")),
            };
            draft.checks.insert(
                found.item.clone(),
                Check {
                    met,
                    note: found.note_ko.clone(),
                },
            );
        }
        match outcome.as_str() {
            "eligible" => draft.outcome = Some(ScreeningOutcome::Eligible),
            "conditional" => {
                draft.outcome = Some(ScreeningOutcome::EligibleWithConditions);
                draft.conditions = note;
            }
            "ineligible" => {
                draft.outcome = Some(ScreeningOutcome::Ineligible);
                draft.reasons = Some(note.unwrap_or_else(|| "요건을 갖추지 못함 (예시)".to_owned()));
            }
            _ => {
                return Err(faulty(
                    "proposals.csv: outcome_at_screening is eligible, ineligible or withdrawn",
                ));
            }
        }
        Ok(draft)
    }
}
