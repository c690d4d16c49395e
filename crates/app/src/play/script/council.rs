//! The council: seats, pledges, conflicts, convening, sheets, opening.

use std::collections::BTreeMap;

use chrono::Duration;
use simui_domain::conflict::{ConflictDraft, ConflictKind};
use simui_domain::council::{Category, PledgeGiven, PledgeText, SeatOffer};
use simui_domain::language::Language;
use simui_domain::round::StageKind;
use simui_domain::sheet::{Points, SheetContent};

use super::{Stagehand, date};
use crate::Error;
use crate::play::faulty;
use crate::play::folder::MemberRow;

impl Stagehand<'_> {
    /// Seats offered, accepted, pledged; conflicts declared; the council convened.
    pub(super) async fn council(&mut self) -> Result<(), Error> {
        let code = self.code().to_owned();
        let opens = date(self.folder.terms.dates.scoring_opens)?;
        self.at(opens - Duration::days(4));
        for row in &self.folder.council {
            self.seat(&code, row).await?;
        }
        self.tell(
            "play-council",
            vec![("count", self.folder.council.len().to_string())],
        );
        for row in self.folder.conflicts.iter().filter(|row| row.kind == "recusal") {
            let member = self.by(&row.member)?;
            let draft = ConflictDraft {
                proposal: row.proposal.clone(),
                kind: ConflictKind::Recusal,
                ground: row.ground.clone(),
                member: None,
            };
            self.app.declare_conflict(&member, &code, &draft).await?;
            self.tell(
                "play-recused",
                vec![("member", row.member.clone()), ("proposal", row.proposal.clone())],
            );
        }
        for row in &self.folder.council {
            self.app
                .complete_declaration(&self.by(&row.code)?, &code, &row.code)
                .await?;
        }
        self.at(opens);
        let app = self.app;
        self.as_secretary(|secretary| {
            let code = code.clone();
            async move { app.convene(&secretary, &code).await }
        })
        .await?;
        self.tell("play-convened", Vec::new());
        if self.play.until == StageKind::Scoring {
            self.begin_scoring(&code).await?;
        }
        Ok(())
    }

    async fn seat(&self, code: &str, row: &MemberRow) -> Result<(), Error> {
        let member = self.by(&row.code)?;
        let offer = SeatOffer {
            code: row.code.clone(),
            person: Some(member.person),
            email: None,
            category: if row.category == "academia" {
                Category::Academia
            } else {
                Category::Agency
            },
            employer: row.organization.clone(),
            chair: row.chair == "yes",
            gender: None,
            name: None,
            language: Language::default(),
        };
        let secretary = self.cast.first("secretary")?;
        self.app.offer_seat(&secretary, code, &offer).await?;
        self.app.accept_seat(&member, code, &row.code).await?;
        let text = PledgeText::in_force();
        let given = PledgeGiven {
            version: text.version,
            digest: text.digest,
        };
        self.app.give_pledge(&member, code, &row.code, &given).await?;
        Ok(())
    }

    /// A round left in scoring: half of the sheets are sealed, so that there is something to do.
    async fn begin_scoring(&mut self, code: &str) -> Result<(), Error> {
        for (position, row) in self.folder.council.iter().enumerate() {
            let proposals: Vec<String> = self.judged(&row.code);
            for proposal in proposals.iter().take(position + 1) {
                self.seal(code, &row.code, proposal).await?;
            }
        }
        Ok(())
    }

    /// Every sheet sealed, then opened by chair and secretary.
    pub(super) async fn scoring(&mut self) -> Result<(), Error> {
        let code = self.code().to_owned();
        let dates = &self.folder.terms.dates;
        let (opens, closes) = (date(dates.scoring_opens)?, date(dates.scoring_closes)?);
        let count = i32::try_from(self.folder.council.len()).unwrap_or(1).max(1);
        let sheets = |row: &MemberRow| self.judged(&row.code).len();
        let mut left: usize = self.folder.council.iter().map(sheets).sum();
        for (position, row) in self.folder.council.iter().enumerate() {
            self.at_work(opens + (closes - opens) / (count + 1) * i32::try_from(position + 1).unwrap_or(1));
            let judged = self.judged(&row.code);
            // However many sheets there are, the last is sealed before the scoring closes.
            let fair =
                (closes + self.play.shift - self.hand.now()) / i32::try_from(left + 1).unwrap_or(i32::MAX);
            let pace = fair.min(Duration::minutes(7));
            for proposal in &judged {
                self.hand.advance(pace);
                self.seal(&code, &row.code, proposal).await?;
            }
            left -= judged.len();
            self.app.say_final(&self.by(&row.code)?, &code, &row.code).await?;
            self.tell(
                "play-sealed",
                vec![("member", row.code.clone()), ("count", judged.len().to_string())],
            );
        }
        self.at(closes + Duration::minutes(30));
        self.app.open_scores(&self.cast.first("chair")?, &code).await?;
        let app = self.app;
        self.as_secretary(|secretary| {
            let code = code.clone();
            async move { app.open_scores(&secretary, &code).await }
        })
        .await?;
        self.tell("play-opened", Vec::new());
        Ok(())
    }

    /// The proposals that a member scored, in their order.
    fn judged(&self, member: &str) -> Vec<String> {
        let mut judged: Vec<String> = self
            .folder
            .scores
            .iter()
            .filter(|row| row.member == member)
            .map(|row| row.proposal.clone())
            .collect();
        judged.sort_by_key(|code| (code.len(), code.clone()));
        judged.dedup();
        judged
    }

    async fn seal(&self, code: &str, member: &str, proposal: &str) -> Result<(), Error> {
        let mut points = BTreeMap::new();
        for row in self
            .folder
            .scores
            .iter()
            .filter(|row| row.member == member && row.proposal == proposal)
        {
            let given =
                Points::of_text(&row.points).ok_or_else(|| faulty("scores.csv: points are not a number"))?;
            points.insert(row.criterion.clone(), given);
        }
        let opinion = self
            .folder
            .opinions
            .iter()
            .find(|row| row.member == member && row.proposal == proposal);
        let content = SheetContent {
            points,
            justification: BTreeMap::new(),
            comment: Some(opinion.map_or_else(|| REHEARSED.to_owned(), |row| row.overall_ko.clone())),
            for_applicant: opinion.and_then(|row| row.for_applicant_ko.clone()),
        };
        let caller = self.by(member)?;
        let version = self.app.my_sheet(&caller, code, proposal).await?.version;
        self.app
            .seal_sheet(&caller, (code, proposal), version, None, &content)
            .await?;
        Ok(())
    }
}

const REHEARSED: &str = "예행을 위한 의견입니다.";
