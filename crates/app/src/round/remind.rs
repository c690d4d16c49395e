//! The response board, and reminding those that have not answered. Whom a reminder reaches is one rule for the
//! preview and for the act; who still hears is asked once more when the mail leaves.

use simui_domain::ids::{OrganizationId, RoundId};
use simui_domain::language::{Both, Language};
use simui_domain::policy::{Caller, Standing};
use simui_domain::round::{
    DeadlineKind, ReminderDraft, ReminderMail, ReminderView, Response, ResponsesView, Round, StageKind,
    in_force,
};
use simui_store::{LetterFacts, Lock, Snapshot, Tx};
use simui_words::say;

use super::parts::locked;
use super::reads::at_desk;
use crate::repeat::once;
use crate::{App, Error, mail};

/// The text of the reminder in the catalogue of mails.
const TEXT: &str = "reminder";

impl App {
    /// How far every invited organization is with its answer, for staff and auditor.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn responses(&self, caller: &Caller, code: &str) -> Result<ResponsesView, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = at_desk(&snapshot, caller, code).await?;
        Ok(ResponsesView::of(&board(&snapshot, &round, &standing).await?))
    }

    /// Whom a reminder would reach now, and its mail in both languages. Nothing is sent.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_a_choice`.
    pub async fn reminder(
        &self,
        caller: &Caller,
        code: &str,
        draft: &ReminderDraft,
    ) -> Result<ReminderView, Error> {
        let snapshot = self.store.read().await?;
        let (round, standing) = at_desk(&snapshot, caller, code).await?;
        standing.secretary()?;
        standing.during(&[StageKind::Surveying])?;
        let board = board(&snapshot, &round, &standing).await?;
        let reached = draft.reaches(&board, snapshot.now())?;
        let mails = match reached.recipients.first() {
            Some(first) => self.reminder_mails(&round, first),
            None => Vec::new(),
        };
        Ok(ReminderView::of(&reached, mails))
    }

    /// Reminds: one event for each organization, one message for each of its coordinators. Answers the board.
    ///
    /// # Errors
    /// As `reminder`; `reminder_nobody`.
    pub async fn remind(
        &self,
        caller: &Caller,
        code: &str,
        draft: &ReminderDraft,
    ) -> Result<ResponsesView, Error> {
        self.store
            .write(caller.act("remind"), |tx| async move {
                let sent = reminded(&tx, caller, code, draft);
                let _round: RoundId = once(&tx, caller, "remind", &(code, draft), sent).await?;
                Ok(())
            })
            .await?;
        self.responses(caller, code).await
    }

    fn reminder_mails(&self, round: &Round, first: &Response) -> Vec<ReminderMail> {
        let base = self.settings.public_url.trim_end_matches('/');
        let facts = LetterFacts {
            name: Both::new(
                say(Language::Ko, "post-coordinator"),
                say(Language::En, "post-coordinator"),
            ),
            round_code: Some(round.code.clone()),
            round: Some(round.name.clone()),
            zone: Some(round.zone.name().to_owned()),
            closes: first.closes,
            organization: Some(first.name.clone()),
            ..LetterFacts::default()
        };
        let one = |language| {
            let address = format!("{base}/rounds/{}", round.code);
            let figures = mail::figures(&facts, language, address);
            let mail = simui_words::mail::mail(language, TEXT, &figures, round.rehearsal).ok()?;
            Some(ReminderMail {
                language,
                subject: mail.subject,
                body: mail.body,
            })
        };
        Language::ALL.into_iter().filter_map(one).collect()
    }

    /// Notes that the caller opened the round for the organizations that they answer for. Working state: not an
    /// event, and never evidence.
    pub(super) async fn note_opening(
        &self,
        caller: &Caller,
        round: &Round,
        of: Vec<OrganizationId>,
    ) -> Result<(), Error> {
        let of = &of;
        self.store
            .write(caller.act("note_opening"), |tx| async move {
                tx.note_openings(round.id, of).await
            })
            .await
    }
}

/// The organizations for which the reader answers and that nobody opened the round for yet.
pub(super) async fn unopened(
    snapshot: &Snapshot,
    round: &Round,
    standing: &Standing,
) -> Result<Vec<OrganizationId>, Error> {
    if round.stage != StageKind::Surveying {
        return Ok(Vec::new());
    }
    let mut own = standing.answers_for();
    if !own.is_empty() {
        let opened = snapshot.survey_openings(round.id).await?;
        own.retain(|organization| !opened.contains(organization));
    }
    Ok(own)
}

async fn reminded(tx: &Tx, caller: &Caller, code: &str, draft: &ReminderDraft) -> Result<RoundId, Error> {
    let round = locked(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let secretary = standing.secretary()?;
    standing.during(&[StageKind::Surveying])?;
    let board = board(tx, &round, &standing).await?;
    let reached = draft.reaches(&board, tx.now())?;
    for change in round.remind(&reached, &secretary)? {
        tx.save(change).await?;
    }
    Ok(round.id)
}

/// Every invited organization with what the reader may know of its answer.
pub(crate) async fn board(
    snapshot: &Snapshot,
    round: &Round,
    standing: &Standing,
) -> Result<Vec<Response>, Error> {
    let scope = standing.desk_list()?;
    let invited = snapshot.invited(round.id).await?;
    let ids: Vec<OrganizationId> = invited.iter().map(|one| one.id).collect();
    let names = snapshot.applicant_names(&ids).await?;
    let submitted = snapshot.submitted_by(&scope).await?;
    let auditor = standing.auditor().is_ok();
    // Of what is hidden from the reader the title line is known, and so that it was sent.
    let (mut known, mut own_tree) = (Vec::new(), std::collections::BTreeSet::new());
    if !auditor {
        let barred = snapshot.barred(standing.person(), round.id).await?;
        let barred: Vec<_> = barred.into_iter().collect();
        known = snapshot.title_lines(round.id, &barred).await?;
        own_tree = snapshot.own_tree(standing.person(), round.id).await?;
    }
    let without = snapshot.without_demand(round.id).await?;
    let begun = snapshot.drafts_begun(&scope).await?;
    let opened = snapshot.survey_openings(round.id).await?;
    let coordinators = snapshot.coordinators(&ids).await?;
    let reminded = snapshot.reminded(round.id).await?;
    let (dates, given) = (
        snapshot.dates(round.id).await?,
        snapshot.extensions(round.id).await?,
    );
    let kind = DeadlineKind::SurveyCloses;
    let one = |one: simui_store::InvitedOrganization| Response {
        organization: one.id,
        name: names
            .get(&one.id)
            .map(|known| known.name.clone())
            .unwrap_or_default(),
        proposals: submitted.get(&one.id).copied().unwrap_or_default()
            + known
                .iter()
                .filter(|line| line.applicant.code == one.code)
                .count(),
        no_demand: without.contains(&one.id),
        draft_begun: begun.contains(&one.id),
        opened: opened.contains(&one.id),
        coordinated: coordinators.contains_key(&one.id),
        own_tree: own_tree.contains(&one.id),
        closes: in_force(dates.get(kind), &given, kind, Some(one.id), None),
        reminded_at: reminded.get(&one.id).copied(),
        code: one.code,
    };
    Ok(invited.into_iter().map(one).collect())
}
