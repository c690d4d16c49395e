//! Whether a round is a rehearsal or made up: told when it is begun and never changed, so that it is read once and
//! kept. It decides nothing; it is what is written on everything that shows the round.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use simui_domain::round::Mark;

use crate::{App, Error};

/// The marks that were read.
#[derive(Debug, Default)]
pub(crate) struct Marks(Mutex<BTreeMap<String, Mark>>);

impl App {
    /// The mark of a round; none where there is no such round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn round_mark(&self, code: &str) -> Result<Option<Mark>, Error> {
        let known = self
            .marks
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(code)
            .copied();
        if known.is_some() {
            return Ok(known);
        }
        let read = self.store.read().await?.round_mark(code).await?;
        if let Some(mark) = read {
            let mut marks = self.marks.0.lock().unwrap_or_else(PoisonError::into_inner);
            marks.insert(code.to_owned(), mark);
        }
        Ok(read)
    }
}
