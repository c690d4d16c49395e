//! What waits in an open survey: an answer that is missing, and each proposal that is not submitted as it is written.

use simui_app::App;
use simui_domain::people::{OwnPart, Part};
use simui_domain::proposal::{AnswerView, NextStep, ProposalLine, UnderWay};
use simui_domain::round::RoundItem;

use super::{Task, about, answer_at, has, organizations, proposal_at, titled, writes};
use crate::pages::{Desk, refused};
use crate::problem::Failed;

pub(super) async fn tasks(
    app: &App,
    desk: &Desk,
    round: &RoundItem,
    lines: &[ProposalLine],
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    for own in organizations(desk) {
        let Ok(answer) = refused(app.answer(desk, &round.code, &own.organization).await)? else {
            continue;
        };
        if answer.open {
            let survey = Open {
                desk,
                round,
                own,
                answer: &answer,
            };
            tasks.extend(survey.tasks(lines));
        }
    }
    Ok(tasks)
}

/// A survey that takes an organization's answer.
struct Open<'a> {
    desk: &'a Desk,
    round: &'a RoundItem,
    own: &'a OwnPart,
    answer: &'a AnswerView,
}

impl Open<'_> {
    fn tasks(&self, lines: &[ProposalLine]) -> Vec<Task> {
        let own = lines
            .iter()
            .filter(|line| line.applicant.code == self.own.organization);
        let own: Vec<&ProposalLine> = own.filter(|line| !line.withdrawn).collect();
        if own.is_empty() {
            return self.unanswered().into_iter().collect();
        }
        own.into_iter().filter_map(|line| self.on(line)).collect()
    }

    /// The answer as a whole is missing.
    fn unanswered(&self) -> Option<Task> {
        let organization = &self.own.organization;
        if !writes(self.desk, organization) || self.answer.no_demand.is_some() {
            return None;
        }
        // A drafter does not know what colleagues write.
        let state = if has(self.desk, organization, Part::Coordinator) {
            self.desk.chrome.say("applicant-unanswered")
        } else {
            String::new()
        };
        let name = self.desk.chrome.of(&self.own.name);
        let link = answer_at(&self.round.code, organization);
        Some(self.task("applicant-task-answer", name, state, link))
    }

    /// What a proposal waits for, if the reader is one of those who do it.
    fn on(&self, line: &ProposalLine) -> Option<Task> {
        let under_way = line.under_way.as_ref()?;
        let writes = writes(self.desk, &self.own.organization);
        let signs = has(self.desk, &self.own.organization, Part::Officer);
        let (title, page) = match (under_way.next, signs, writes) {
            (NextStep::SignOff, true, _) => ("applicant-task-sign", "/draft/check"),
            (NextStep::Nothing, ..) | (_, _, false) => return None,
            (NextStep::Write, ..) => ("applicant-task-write", "/draft"),
            (NextStep::SignOff, ..) => ("applicant-task-unsigned", "/draft/check"),
            (NextStep::Letter, ..) => ("applicant-task-letter", "/draft/check"),
            (NextStep::Submit, ..) => ("applicant-task-submit", "/draft/check"),
        };
        let address = format!("{}{page}", proposal_at(&self.round.code, &line.reference));
        let name = titled(self.desk, line);
        Some(self.task(title, &name, self.state(under_way), address))
    }

    /// How far a proposal is.
    fn state(&self, under_way: &UnderWay) -> String {
        let chrome = &self.desk.chrome;
        if under_way.corrected {
            return chrome.say("applicant-corrected-short");
        }
        match under_way.next {
            NextStep::Write => chrome.with_both(
                "applicant-sections-of",
                ("done", under_way.sections_done),
                ("all", under_way.sections),
            ),
            NextStep::Submit if under_way.signed_off => chrome.say("applicant-signed-short"),
            NextStep::Submit => chrome.say("applicant-awaits-submit"),
            NextStep::SignOff => chrome.say("applicant-awaits-sign_off"),
            NextStep::Letter => chrome.say("applicant-awaits-letter"),
            NextStep::Nothing => String::new(),
        }
    }

    fn task(&self, title: &str, what: &str, state: String, link: String) -> Task {
        let answer = self.answer;
        Task {
            title: self.desk.chrome.say(title),
            about: about(self.desk, self.round, what),
            state,
            until: answer.closes.map(|closes| (closes, answer.zone.clone())),
            link,
        }
    }
}
