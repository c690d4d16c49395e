//! Searching a round. Everything that the person may see is gathered by the same scopes as lists are, then matched,
//! then ordered and cut: what is hidden is in no result, no count and no order.

use std::collections::BTreeMap;

use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::{FoundLine, Sought};
use simui_store::{ProposalFilter, Snapshot};

use super::reads::{ListAs, hidden_lines, lines, scope};
use crate::{App, Error, Listed, Page};

/// So many are read at once: a round of a ministry has hundreds.
const AT_ONCE: u64 = 1000;

impl App {
    /// What is found of a round, in order of references.
    ///
    /// # Errors
    /// `unknown`; the refusals of what is searched for.
    pub async fn search(
        &self,
        caller: &Caller,
        code: &str,
        words: &str,
        page: &Page,
    ) -> Result<Listed<FoundLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.knows()?;
        let sought = Sought::new(words)?;
        let seen = seen(&snapshot, &standing).await?;
        let after = page.after.as_deref().unwrap_or_default();
        let wanted = |line: &FoundLine| line.reference.as_str() > after && sought.finds(line);
        let found: Vec<FoundLine> = seen.into_values().filter(wanted).collect();
        Ok(Listed::cut(found, page.limit, |line| line.reference.clone()))
    }
}

/// The line of everything that the person may see, by reference. Who sees a proposal in several ways finds it once,
/// in the fullest.
async fn seen(snapshot: &Snapshot, standing: &Standing) -> Result<BTreeMap<String, FoundLine>, Error> {
    let mut seen = BTreeMap::new();
    let mut add = |line: FoundLine| {
        seen.entry(line.reference.clone()).or_insert(line);
    };
    for as_whom in [ListAs::Applicant, ListAs::Desk, ListAs::Council] {
        let Ok((as_whom, scope)) = scope(standing, Some(as_whom)) else {
            continue;
        };
        let mut part = Page {
            after: None,
            limit: AT_ONCE,
        };
        loop {
            let found = snapshot
                .proposals(&scope, &ProposalFilter::default(), &part)
                .await?;
            let listed = lines(snapshot, standing, as_whom, found).await?;
            listed.items.into_iter().map(FoundLine::from).for_each(&mut add);
            part.after = listed.next;
            if part.after.is_none() {
                break;
            }
        }
    }
    if standing.desk_list().is_ok() || standing.council_list().is_ok() {
        let hidden = hidden_lines(snapshot, standing).await?;
        hidden.into_iter().map(FoundLine::from).for_each(&mut add);
    }
    Ok(seen)
}
