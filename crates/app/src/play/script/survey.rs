//! The survey: drafts field by field, sign-off, submission, no demand, withdrawal.

use chrono::NaiveDate;
use serde_json::{Value, json};
use simui_domain::policy::Caller;
use simui_domain::proposal::{
    FieldDraft, LetterDraft, NewProposal, NoDemandDraft, ParticipantsDraft, PrioritiesDraft, SignOffDraft,
};
use simui_domain::round::{SignOff, StageKind};
use simui_domain::survey::{Bound, Question, Questionnaire};

use super::{Stagehand, date};
use crate::Error;
use crate::Numbering;
use crate::play::faulty;
use crate::play::folder::{Folder, ProposalRow};

impl Stagehand<'_> {
    pub(super) async fn survey(&mut self) -> Result<(), Error> {
        let dates = &self.folder.terms.dates;
        let (opens, closes) = (date(dates.survey_opens)?, date(dates.survey_closes)?);
        let mut rows: Vec<&ProposalRow> = self.folder.proposals.iter().collect();
        rows.sort_by_key(|row| (row.code.len(), row.code.clone()));
        // A round that stays open for answers has some drafts left unsubmitted, so that there is something to do.
        let open = self.play.until == StageKind::Surveying;
        let span = if open {
            (self.hand.now(), self.hand.now())
        } else {
            (opens, closes)
        };
        let count = i32::try_from(rows.len()).unwrap_or(1).max(1);
        for (position, row) in rows.iter().enumerate() {
            if !open {
                let part = (span.1 - span.0) / (count + 2) * i32::try_from(position + 1).unwrap_or(1);
                self.at_work(span.0 + part);
            }
            let drafter = self.write(row).await?;
            if open && position % 3 == 2 {
                continue;
            }
            let receipt = self.submit(row, &drafter).await?;
            self.tell(
                "play-submitted",
                vec![("proposal", row.code.clone()), ("digest", receipt)],
            );
        }
        if !open {
            self.answer_rest().await?;
        }
        Ok(())
    }

    /// Writes a draft, field by field.
    async fn write(&self, row: &ProposalRow) -> Result<Caller, Error> {
        let code = self.code();
        let drafter = self
            .cast
            .of(&row.organization, "drafter")
            .or_else(|_| self.cast.of(&row.organization, "coordinator"))?;
        let new = NewProposal {
            organization: row.organization.clone(),
            area: row.area.clone(),
        };
        self.app
            .begin_proposal(&drafter, code, &new, Numbering::Imported(&row.code))
            .await?;
        for (field, value) in self.fields(row) {
            let at = (code, row.code.as_str());
            let version = self
                .app
                .proposal_field(&drafter, at, &field)
                .await
                .map_or(0, |field| field.version);
            self.app
                .save_proposal_field(&drafter, at, &field, version, &FieldDraft { value })
                .await?;
        }
        let organizations: Vec<String> = self
            .folder
            .participants
            .iter()
            .filter(|participant| participant.proposal == row.code)
            .map(|participant| participant.organization.clone())
            .collect();
        if !organizations.is_empty() {
            let draft = ParticipantsDraft { organizations };
            self.app
                .set_participants(&drafter, (code, &row.code), 0, &draft)
                .await?;
        }
        Ok(drafter)
    }

    fn fields(&self, row: &ProposalRow) -> Vec<(String, Value)> {
        let draft = &self.folder.terms.draft;
        let mut fields = vec![
            ("title_ko".to_owned(), json!(row.title_ko)),
            ("title_en".to_owned(), json!(row.title_en)),
            ("area".to_owned(), json!(row.area)),
            ("countries".to_owned(), json!(row.countries)),
            ("amount".to_owned(), json!(row.amount)),
            ("costs".to_owned(), costs(self.folder, row)),
        ];
        // A questionnaire that asks for the days itself is answered with the proposal's own.
        let answered = |question: &str, otherwise| {
            let mut answers = self.folder.answers.iter();
            let own = answers.find(|one| one.proposal == row.code && one.question == question);
            own.and_then(|one| one.value.as_ref()?.parse().ok()).or(otherwise)
        };
        let from: Option<NaiveDate> = answered("starts_on", draft.starts_on);
        let until: Option<NaiveDate> = answered("ends_on", draft.ends_on);
        if let (Some(from), Some(until)) = (from, until) {
            let (from, until) = (from + self.play.shift, until + self.play.shift);
            fields.push(("period".to_owned(), json!({ "from": from, "until": until })));
        }
        let days: Vec<&Question> = self
            .folder
            .terms
            .questionnaire
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .collect();
        for answer in self
            .folder
            .answers
            .iter()
            .filter(|answer| answer.proposal == row.code)
        {
            let Some(value) = &answer.value else { continue };
            let dated = days.iter().any(|question| {
                question.code == answer.question && question.kind == simui_domain::survey::QuestionKind::Date
            });
            let moved = value
                .parse::<chrono::NaiveDate>()
                .ok()
                .filter(|_| dated)
                .map(|day| (day + self.play.shift).to_string());
            let value = moved.unwrap_or_else(|| value.clone());
            if answer.question == "counterpart" {
                fields.push(("counterpart".to_owned(), json!(value)));
            }
            fields.push((format!("answers.{}", answer.question), json!(value)));
        }
        fields
    }

    /// Signs off by the round's rule and submits; answers the start of the receipt's digest.
    pub(super) async fn submit(&self, row: &ProposalRow, drafter: &Caller) -> Result<String, Error> {
        self.sign(row, drafter).await?;
        let receipt = self.app.submit_proposal(drafter, self.code(), &row.code).await?;
        Ok(receipt.digest.chars().take(12).collect())
    }

    /// Signs off what is drafted, by the round's rule.
    pub(super) async fn sign(&self, row: &ProposalRow, drafter: &Caller) -> Result<(), Error> {
        let (code, app) = (self.code(), self.app);
        let digest = app.proposal_draft(drafter, code, &row.code).await?.digest;
        match self.folder.terms.rules.sign_off {
            SignOff::None => {}
            SignOff::Officer => {
                let officer = self.cast.of(&row.organization, "officer")?;
                app.sign_off_proposal(&officer, code, &row.code, &SignOffDraft { digest, letter: None })
                    .await?;
            }
            SignOff::Letter => self.sign_by_letter(row, drafter).await?,
        }
        Ok(())
    }

    async fn sign_by_letter(&self, row: &ProposalRow, drafter: &Caller) -> Result<(), Error> {
        let at = (self.code(), row.code.as_str());
        let letter = self
            .folder
            .letters
            .iter()
            .find(|letter| letter.proposal == row.code);
        let letter = letter.ok_or_else(|| faulty("letters.csv: a proposal has no letter"))?;
        // Signed anew after a change, it is the same letter.
        let files = self.app.proposal_files(drafter, at.0, at.1).await?;
        let file = if let Some(file) = files.into_iter().find(|file| file.name == LETTER) {
            file
        } else {
            let pages = futures_util::stream::iter([Ok::<_, std::io::Error>(EMPTY_PDF)]);
            self.app.attach_file(drafter, at, LETTER, pages).await?
        };
        let digest = self.app.proposal_draft(drafter, at.0, at.1).await?.digest;
        let attachment = simui_domain::ids::AttachmentId(file.id);
        let letter = LetterDraft {
            number: letter.number.clone(),
            date: letter.date,
            attachment,
        };
        self.app
            .sign_off_proposal(
                drafter,
                at.0,
                at.1,
                &SignOffDraft {
                    digest,
                    letter: Some(letter),
                },
            )
            .await?;
        Ok(())
    }

    /// Own priorities, "no demand", and what is withdrawn before the close.
    async fn answer_rest(&mut self) -> Result<(), Error> {
        let code = self.code().to_owned();
        self.later();
        for organization in self.folder.invited() {
            let mut order: Vec<_> = self
                .folder
                .priorities
                .iter()
                .filter(|row| row.organization == organization)
                .collect();
            order.sort_by_key(|row| row.position);
            if order.len() > 1 {
                let coordinator = self.cast.of(&organization, "coordinator")?;
                let draft = PrioritiesDraft {
                    order: order.iter().map(|row| row.proposal.clone()).collect(),
                };
                self.app
                    .set_priorities(&coordinator, &code, &organization, &draft)
                    .await?;
            }
        }
        for row in &self.folder.no_demand {
            let coordinator = self.cast.of(&row.organization, "coordinator")?;
            let draft = NoDemandDraft {
                reason: Some(row.reason_ko.clone()),
            };
            self.app
                .answer_no_demand(&coordinator, &code, &row.organization, &draft)
                .await?;
            self.tell("play-no-demand", vec![("organization", row.organization.clone())]);
        }
        self.later();
        for row in self
            .folder
            .proposals
            .iter()
            .filter(|row| row.outcome_at_screening == "withdrawn")
        {
            let coordinator = self.cast.of(&row.organization, "coordinator")?;
            self.app
                .withdraw_proposal(&coordinator, &code, &row.code, "기관 사정으로 철회 (예시)")
                .await?;
            self.tell("play-withdrawn", vec![("proposal", row.code.clone())]);
        }
        Ok(())
    }

    /// The questionnaire, with the bounds of its days moved like everything else.
    pub(super) fn questionnaire(&self) -> Questionnaire {
        let mut questionnaire = self.folder.terms.questionnaire.clone();
        for question in questionnaire
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.questions)
        {
            for bound in [&mut question.min, &mut question.max] {
                if let Some(Bound::Day(day)) = bound {
                    *day += self.play.shift;
                }
            }
        }
        questionnaire
    }
}

/// The letter of a rehearsal: its name, and one empty page.
const LETTER: &str = "공문.pdf";
const EMPTY_PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

fn costs(folder: &Folder, row: &ProposalRow) -> Value {
    let mut items: Vec<_> = folder
        .costs
        .iter()
        .filter(|cost| cost.proposal == row.code)
        .collect();
    items.sort_by_key(|cost| cost.position);
    if items.is_empty() {
        return json!([{ "item": "사업비", "item_en": "Project cost", "amount": row.amount }]);
    }
    items
        .iter()
        .map(|cost| json!({ "item": cost.item_ko, "item_en": cost.item_en, "amount": cost.amount }))
        .collect()
}
