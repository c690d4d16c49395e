//! Writing one letter: who may still hear is asked first, then the facts are loaded, then the words are put
//! together. What a letter may name is a fixed set of figures; none of them is a score, an opinion or a reason.

use simui_domain::language::{Both, Language};
use simui_domain::notice::{Addressee, Audience, Outgoing, References};
use simui_domain::people::InvitationKind;
use simui_domain::record::Noun;
use simui_domain::time::Timestamp;
use simui_store::{LetterFacts, Message, Snapshot};
use simui_words::mail::{Figures, Mail, mail};
use simui_words::notation;

use super::Delivered;
use crate::{App, Error};

/// What became of a message that was to be written.
pub(super) enum Written {
    /// A letter.
    Letter(Delivered),
    /// Nobody may get it any more, or it cannot be written: why.
    Never(&'static str),
}

impl App {
    /// Writes the letter of a message as things stand now.
    pub(super) async fn letter(&self, message: &Message) -> Result<Written, Error> {
        let snapshot = self.store.read().await?;
        if !snapshot.still_hears(message.person, &message.references).await? {
            return Ok(Written::Never("no longer among those who hear of this"));
        }
        let Some(facts) = snapshot.letter_facts(message.person, &message.references).await? else {
            return Ok(Written::Never("the person's details are erased"));
        };
        let Some(address) = self.address(&snapshot, message, &facts).await? else {
            return Ok(Written::Never("the one-time entry was used or has run out"));
        };
        let figures = figures(&facts, message.language, address);
        let Ok(mail) = mail(message.language, &message.kind, &figures, message.rehearsal) else {
            return Ok(Written::Never("control characters in a figure"));
        };
        Ok(Written::Letter(Delivered {
            to: facts.email.clone(),
            name: facts.name.get(message.language).to_owned(),
            subject: mail.subject,
            body: mail.body,
            message_id: format!("{}@{}", message.id.0.simple(), self.host()),
            rehearsal: message.rehearsal,
        }))
    }

    /// Where the letter leads. A one-time token stands behind `#`, which a browser sends to nobody: no log and no
    /// other site sees it.
    async fn address(
        &self,
        at: &Snapshot,
        message: &Message,
        facts: &LetterFacts,
    ) -> Result<Option<String>, Error> {
        let base = self.settings.public_url.trim_end_matches('/');
        if let Some(entry) = message.references.invitation {
            let opened = self.entry_token(at, entry).await?;
            return Ok(opened.map(|(kind, token)| match kind {
                InvitationKind::Invite => format!("{base}/invitation#{token}"),
                InvitationKind::Reset => format!("{base}/password-reset#{token}"),
            }));
        }
        Ok(Some(format!("{base}{}", path(facts, &message.references))))
    }

    /// A message as it would be written now, for those who look at it before it leaves: without the token of a
    /// one-time entry, and to an applicant's people with their organization in the place of a name.
    pub(crate) async fn preview(
        &self,
        at: &Snapshot,
        message: &Outgoing,
        to: &Addressee,
    ) -> Result<Option<Mail>, Error> {
        let Some(mut facts) = at.letter_facts(message.person, &message.references).await? else {
            return Ok(None);
        };
        if message.references.to.of_applicants() {
            facts.name = to.organization.clone().map(|one| one.name).unwrap_or_default();
        }
        let base = self.settings.public_url.trim_end_matches('/');
        let path = match message.references.invitation {
            Some(_) => "/invitation#…".to_owned(),
            None => path(&facts, &message.references),
        };
        let figures = figures(&facts, message.language, format!("{base}{path}"));
        Ok(mail(message.language, &message.text, &figures, message.rehearsal).ok())
    }

    fn host(&self) -> &str {
        let url = &self.settings.public_url;
        let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        if host.is_empty() { "localhost" } else { host }
    }
}

/// Where a letter without a one-time entry leads, behind the installation's address. One about a conflict leads to
/// where it is declared and decided: a member may not open the proposal then.
fn path(facts: &LetterFacts, references: &References) -> String {
    if let (Noun::Conflict, Some(round)) = (references.about.noun, &facts.round_code) {
        return if references.to == Audience::Secretaries {
            format!("/rounds/{round}/desk/council")
        } else {
            format!("/rounds/{round}/conflicts")
        };
    }
    match (&facts.number, &facts.round_code, &facts.reference) {
        (Some(number), _, _) if references.about.proposal.is_none() => format!("/announcements/{number}"),
        (_, Some(round), Some(reference)) => format!("/rounds/{round}/proposals/{reference}"),
        (_, Some(round), None) => format!("/rounds/{round}"),
        (_, None, _) => "/".to_owned(),
    }
}

/// What a letter of these facts may name.
pub(crate) fn figures(facts: &LetterFacts, language: Language, address: String) -> Figures {
    let said = |both: &Option<Both>| {
        both.as_ref()
            .map(|both| both.get(language).to_owned())
            .unwrap_or_default()
    };
    let closes = |at: Timestamp| {
        let zone = facts.zone.as_deref().and_then(|zone| zone.parse().ok());
        notation::moment(at, zone.unwrap_or(chrono_tz::UTC), language)
    };
    Figures {
        name: facts.name.get(language).to_owned(),
        round: said(&facts.round),
        closes: facts.closes.map(closes).unwrap_or_default(),
        reference: facts.reference.clone().unwrap_or_default(),
        title: said(&facts.title),
        organization: said(&facts.organization),
        number: facts.number.clone().unwrap_or_default(),
        address,
    }
}
