//! Reading the journal. It leaves no event of its own: nothing changes by it.

use simui_domain::policy::{Caller, JournalScope};
use simui_domain::record::{JournalLine, Noun, kind};
use simui_domain::refusal::{Common, Refusal};
use simui_store::{JournalFilter, Snapshot};
use simui_words::happened;

use crate::{App, Error, Listed, Page};

/// Which lines are asked for, as sent.
#[derive(Debug, Clone, Copy, Default)]
pub struct JournalQuery<'a> {
    /// Of one kind, as `proposal.submitted`.
    pub kind: Option<&'a str>,
    /// About one kind of thing, as `proposal`.
    pub noun: Option<&'a str>,
}

impl JournalQuery<'_> {
    fn filter(self) -> Result<JournalFilter, Refusal> {
        let no = |pointer| Refusal::from(Common::NotAChoice).at(pointer);
        let mut filter = JournalFilter::default();
        if let Some(name) = self.kind {
            filter.kind = Some(kind(name).ok_or_else(|| no("/kind"))?);
        }
        if let Some(name) = self.noun {
            filter.noun = Some(Noun::of_name(name).ok_or_else(|| no("/noun"))?);
        }
        Ok(filter)
    }
}

impl App {
    /// The journal of a round, oldest first: to its auditor, and to its staff as far as nothing is hidden from them.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `not_a_choice`.
    pub async fn round_journal(
        &self,
        caller: &Caller,
        code: &str,
        query: JournalQuery<'_>,
        page: &Page,
    ) -> Result<Listed<JournalLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        lines(&snapshot, &scope, query, page).await
    }

    /// The journal of the installation, oldest first, to an auditor: what belongs to no round, and the rounds that
    /// the letters name.
    ///
    /// # Errors
    /// `not_yours`, `not_a_choice`.
    pub async fn journal(
        &self,
        caller: &Caller,
        query: JournalQuery<'_>,
        page: &Page,
    ) -> Result<Listed<JournalLine>, Error> {
        let snapshot = self.store.read().await?;
        let audited = snapshot.audited(caller.person).await?;
        let scope = JournalScope::of_auditor(caller.person, audited)?;
        lines(&snapshot, &scope, query, page).await
    }
}

async fn lines(
    snapshot: &Snapshot,
    scope: &JournalScope,
    query: JournalQuery<'_>,
    page: &Page,
) -> Result<Listed<JournalLine>, Error> {
    let found = snapshot.journal(scope, query.filter()?, page).await?;
    Ok(found.map(|recorded| {
        let sentence = happened(&recorded.kind);
        recorded.line(sentence)
    }))
}
