//! How far an invited organization is with its answer to the survey, and reminding those that have not answered.
//! Of an organization of the reader's own tree no more is told than title lines tell, and somebody from outside it
//! reminds it, as with later deadlines.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Round, RoundEvent, RoundRefusal};
use crate::ids::OrganizationId;
use crate::language::{Both, Language};
use crate::organization::named;
use crate::policy::Secretary;
use crate::record::{About, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::time::Timestamp;

/// No second reminder to the same organization within so many hours.
const HOURS_BETWEEN: i64 = 24;

/// How far an organization is with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    /// Nobody who answers for it has opened the round.
    NotOpened,
    /// Somebody opened it; nothing is begun.
    Opened,
    /// A proposal is begun, and none is submitted.
    DraftBegun,
    /// It has not answered; how far it is, is not told to its own people on the ministry's side.
    Untold,
    /// It answered that there is no demand.
    NoDemand,
    /// A proposal stands submitted.
    Replied,
}

named!(ResponseKind {
    NotOpened = "not_opened",
    Opened = "opened",
    DraftBegun = "draft_begun",
    Untold = "untold",
    NoDemand = "no_demand",
    Replied = "replied",
});

impl ResponseKind {
    /// Those that can be chosen for a reminder.
    pub const REMINDED: [Self; 3] = [Self::NotOpened, Self::Opened, Self::DraftBegun];
}

/// What the store knows of one organization's answer, as far as the reader may.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the answer, independent of the others"
)]
pub struct Response {
    /// Which organization.
    pub organization: OrganizationId,
    /// Its code.
    pub code: String,
    /// Its names.
    pub name: Both,
    /// How many proposals stand submitted; of those hidden from the reader, how many title lines there are.
    pub proposals: usize,
    /// Whether it answered "no demand".
    pub no_demand: bool,
    /// Whether it has a draft that was never submitted and is not hidden from the reader.
    pub draft_begun: bool,
    /// Whether somebody who answers for it opened the round.
    pub opened: bool,
    /// Whether somebody coordinates for it: nobody else gets its letters.
    pub coordinated: bool,
    /// Whether it is of the reader's own tree.
    pub own_tree: bool,
    /// Until when it may answer.
    pub closes: Option<Timestamp>,
    /// When it was last reminded.
    pub reminded_at: Option<Timestamp>,
}

/// An invited organization on the response board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ResponseView {
    /// Code of the organization.
    pub organization: String,
    /// Its names.
    pub name: Both,
    /// How far it is.
    pub response: ResponseKind,
    /// How many proposals stand submitted.
    pub proposals: usize,
    /// Whether somebody coordinates for it.
    pub coordinated: bool,
    /// Until when it may answer.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// When it was last reminded.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reminded_at: Option<Timestamp>,
}

/// The response board: every invited organization, in the order of their codes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ResponsesView {
    /// The organizations.
    pub organizations: Vec<ResponseView>,
}

/// Whom to remind, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderDraft {
    /// Those that are so far: `not_opened`, `opened`, `draft_begun`.
    pub to: Vec<ResponseKind>,
    /// Code of the only organization among them that is reminded; all of them where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
}

/// Why an organization is left out of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It is of the reader's own tree: somebody from outside it reminds it.
    OwnTree,
    /// It was reminded within the last 24 hours.
    Recently,
    /// It may not answer any more.
    Over,
    /// Nobody coordinates for it: the letter would reach nobody.
    NoCoordinator,
}

/// An organization that is left out.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct NotRemindedView {
    /// Code of the organization.
    pub organization: String,
    /// Its names.
    pub name: Both,
    /// Why.
    pub why: LeftOut,
}

/// The reminder's mail in one language, as it goes to the first of those who get it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReminderMail {
    /// Language.
    pub language: Language,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Whom a reminder would reach now, and what it would say.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ReminderView {
    /// The organizations that would be reminded.
    pub recipients: Vec<ResponseView>,
    /// Those that are left out, and why.
    pub left_out: Vec<NotRemindedView>,
    /// The mail in both languages.
    pub mail: Vec<ReminderMail>,
}

impl ReminderView {
    /// Of those to be reminded, those left out, and the mails made for the first of them.
    #[must_use]
    pub fn of(remind: &Reminded<'_>, mail: Vec<ReminderMail>) -> Self {
        let left_out = remind.left_out.iter().map(|(response, why)| NotRemindedView {
            organization: response.code.clone(),
            name: response.name.clone(),
            why: *why,
        });
        Self {
            recipients: remind.recipients.iter().map(|one| one.seen()).collect(),
            left_out: left_out.collect(),
            mail,
        }
    }
}

impl ResponsesView {
    /// Of these organizations.
    #[must_use]
    pub fn of(all: &[Response]) -> Self {
        Self {
            organizations: all.iter().map(Response::seen).collect(),
        }
    }
}

impl Response {
    /// How far the organization is, as the reader is told.
    #[must_use]
    pub fn kind(&self) -> ResponseKind {
        if self.proposals > 0 {
            ResponseKind::Replied
        } else if self.no_demand {
            ResponseKind::NoDemand
        } else if self.own_tree {
            ResponseKind::Untold
        } else if self.draft_begun {
            ResponseKind::DraftBegun
        } else if self.opened {
            ResponseKind::Opened
        } else {
            ResponseKind::NotOpened
        }
    }

    fn seen(&self) -> ResponseView {
        ResponseView {
            organization: self.code.clone(),
            name: self.name.clone(),
            response: self.kind(),
            proposals: self.proposals,
            coordinated: self.coordinated,
            closes: self.closes,
            reminded_at: self.reminded_at,
        }
    }

    /// Whether it is asked about by these choices, and if so why it is left out, if it is. That one of the reader's
    /// own tree is left out says nothing of its answer.
    fn chosen(&self, to: &[ResponseKind], now: Timestamp) -> Option<Result<(), LeftOut>> {
        if self.own_tree {
            return Some(Err(LeftOut::OwnTree));
        }
        if !to.contains(&self.kind()) {
            return None;
        }
        if self.closes.is_some_and(|closes| closes < now) {
            return Some(Err(LeftOut::Over));
        }
        if !self.coordinated {
            return Some(Err(LeftOut::NoCoordinator));
        }
        let again = self
            .reminded_at
            .map(|at| at + chrono::Duration::hours(HOURS_BETWEEN));
        if again.is_some_and(|again| now < again) {
            return Some(Err(LeftOut::Recently));
        }
        Some(Ok(()))
    }
}

/// Whom a reminder reaches, and whom not.
#[derive(Debug, Clone, Default)]
pub struct Reminded<'a> {
    /// Those that get it.
    pub recipients: Vec<&'a Response>,
    /// Those that are left out, and why.
    pub left_out: Vec<(&'a Response, LeftOut)>,
}

impl ReminderDraft {
    /// Whom this reaches now.
    ///
    /// # Errors
    /// `not_a_choice` for nothing, for what is no answer still to come, or for one that was not invited.
    pub fn reaches<'a>(&self, all: &'a [Response], now: Timestamp) -> Result<Reminded<'a>, Refusal> {
        let open = |kind: &ResponseKind| ResponseKind::REMINDED.contains(kind);
        if self.to.is_empty() || !self.to.iter().all(open) {
            return Err(Refusal::from(Common::NotAChoice).at("/to"));
        }
        if let Some(only) = &self.organization
            && !all.iter().any(|one| one.code == *only)
        {
            return Err(Refusal::from(Common::NotAChoice).at("/organization"));
        }
        let asked = |one: &&Response| self.organization.as_ref().is_none_or(|only| one.code == *only);
        let mut reached = Reminded::default();
        for response in all.iter().filter(asked) {
            match response.chosen(&self.to, now) {
                Some(Ok(())) => reached.recipients.push(response),
                Some(Err(why)) => reached.left_out.push((response, why)),
                None => {}
            }
        }
        Ok(reached)
    }
}

impl Round {
    /// Reminds those whom a reminder reaches: one event for each organization.
    ///
    /// # Errors
    /// `reminder_nobody`.
    pub fn remind(&self, reached: &Reminded<'_>, by: &Secretary) -> Result<Vec<Change<()>>, Refusal> {
        if reached.recipients.is_empty() {
            return Err(RoundRefusal::ReminderNobody.into());
        }
        let one = |response: &&Response| {
            let organization = response.organization;
            let about = About::new(Noun::Organization, organization).in_round(self.id);
            let found = response.kind();
            Change::new((), by.by(), about, RoundEvent::Reminded { organization, found })
        };
        Ok(reached.recipients.iter().map(one).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn response(code: &str) -> Response {
        Response {
            organization: OrganizationId(uuid::Uuid::from_u128(7)),
            code: code.to_owned(),
            name: Both::default(),
            proposals: 0,
            no_demand: false,
            draft_begun: false,
            opened: false,
            coordinated: true,
            own_tree: false,
            closes: Some(at("2017-04-28T09:00:00Z")),
            reminded_at: None,
        }
    }

    fn reached(all: &[Response], now: &str) -> (Vec<String>, Vec<(String, LeftOut)>) {
        let draft = ReminderDraft {
            to: ResponseKind::REMINDED.to_vec(),
            organization: None,
        };
        let reached = draft.reaches(all, at(now)).unwrap();
        let left_out = reached.left_out.iter();
        (
            reached.recipients.iter().map(|one| one.code.clone()).collect(),
            left_out.map(|(one, why)| (one.code.clone(), *why)).collect(),
        )
    }

    #[test]
    fn who_answered_is_not_reminded_and_who_was_reminded_only_after_a_day() {
        let replied = Response {
            proposals: 1,
            ..response("replied")
        };
        let reminded = Response {
            reminded_at: Some(at("2017-04-10T00:00:00Z")),
            ..response("reminded")
        };
        let unreached = Response {
            coordinated: false,
            ..response("unreached")
        };
        let all = [replied, reminded, response("silent"), unreached];

        let within = reached(&all, "2017-04-10T23:59:59Z");
        assert_eq!(within.0, ["silent"]);
        assert_eq!(
            within.1,
            [
                ("reminded".to_owned(), LeftOut::Recently),
                ("unreached".to_owned(), LeftOut::NoCoordinator)
            ]
        );
        assert_eq!(reached(&all, "2017-04-11T00:00:00Z").0, ["reminded", "silent"]);
        assert_eq!(reached(&all, "2017-04-28T09:00:01Z").0, Vec::<String>::new());
    }

    #[test]
    fn of_the_readers_own_tree_neither_state_nor_choice_tells_how_far_it_is() {
        let silent = Response {
            own_tree: true,
            ..response("own")
        };
        let begun = Response {
            opened: true,
            draft_begun: true,
            ..silent.clone()
        };
        let answered = Response {
            no_demand: true,
            ..silent.clone()
        };
        assert_eq!(silent.kind(), begun.kind());
        let now = "2017-04-10T00:00:00Z";
        for one in [begun, answered] {
            assert_eq!(reached(&[one], now), reached(std::slice::from_ref(&silent), now));
        }
    }
}
