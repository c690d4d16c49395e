//! Reading the journal. It leaves no event of its own: nothing changes by it.

use simui_domain::policy::{Caller, JournalScope};
use simui_domain::record::{EXCEPTIONS, JournalLine, KINDS, Noun, kind};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;
use simui_store::{JournalFilter, Snapshot};
use simui_words::happened;

use crate::{App, Error, Listed, Page};

/// Which lines are asked for, as sent.
#[derive(Debug, Clone, Default)]
pub struct JournalQuery<'a> {
    /// Of these kinds, as `proposal.submitted`; of all without any.
    pub kinds: Vec<&'a str>,
    /// About one kind of thing, as `proposal`.
    pub noun: Option<&'a str>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

impl JournalQuery<'_> {
    fn filter(self) -> Result<JournalFilter, Refusal> {
        let no = |pointer| Refusal::from(Common::NotAChoice).at(pointer);
        let mut filter = JournalFilter {
            from: self.from,
            until: self.until,
            ..JournalFilter::default()
        };
        for name in self.kinds {
            filter.kinds.push(kind(name).ok_or_else(|| no("/kind"))?);
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

    /// The kinds of events that the caller may read of in a round, in order.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn journal_kinds(&self, caller: &Caller, code: &str) -> Result<Vec<&'static str>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        let all = || KINDS.iter().map(|(kind, _)| *kind).collect();
        Ok(scope.kinds().map_or_else(all, <[_]>::to_vec))
    }

    /// Every line of a round's journal that a query finds, for a file: page after page at one instant.
    ///
    /// # Errors
    /// As [`App::round_journal`].
    pub async fn whole_journal(
        &self,
        caller: &Caller,
        code: &str,
        query: JournalQuery<'_>,
    ) -> Result<Vec<JournalLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        whole(&snapshot, &scope, query).await
    }

    /// A page of the register of exceptions (특이사항): what departed from the ordinary course of a round, oldest
    /// first, to the readers of its journal and as far as they read it.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn exceptions(
        &self,
        caller: &Caller,
        code: &str,
        page: &Page,
    ) -> Result<Listed<JournalLine>, Error> {
        let query = JournalQuery {
            kinds: EXCEPTIONS.to_vec(),
            ..JournalQuery::default()
        };
        self.round_journal(caller, code, query, page).await
    }

    /// The whole register, for a file: page after page at one instant.
    ///
    /// # Errors
    /// As [`App::exceptions`].
    pub async fn whole_register(&self, caller: &Caller, code: &str) -> Result<Vec<JournalLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        let query = JournalQuery {
            kinds: EXCEPTIONS.to_vec(),
            ..JournalQuery::default()
        };
        whole(&snapshot, &scope, query).await
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

async fn whole(
    snapshot: &Snapshot,
    scope: &JournalScope,
    query: JournalQuery<'_>,
) -> Result<Vec<JournalLine>, Error> {
    let mut page = Page {
        after: None,
        limit: 100,
    };
    let mut all = Vec::new();
    loop {
        let listed = lines(snapshot, scope, query.clone(), &page).await?;
        all.extend(listed.items);
        match listed.next {
            Some(next) => page.after = Some(next),
            None => return Ok(all),
        }
    }
}

async fn lines(
    snapshot: &Snapshot,
    scope: &JournalScope,
    query: JournalQuery<'_>,
    page: &Page,
) -> Result<Listed<JournalLine>, Error> {
    let found = snapshot.journal(scope, &query.filter()?, page).await?;
    Ok(found.map(|recorded| {
        let sentence = happened(&recorded.kind);
        recorded.line(sentence)
    }))
}
