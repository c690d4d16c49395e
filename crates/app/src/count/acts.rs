//! Making the official count.

use simui_domain::count::{Count, CountView, Counted};
use simui_domain::ids::CountId;
use simui_domain::policy::{Caller, Opened, Whole};
use simui_domain::record::{By, canon};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, Rules};
use simui_store::{Lock, Tx};

use crate::meeting::agenda_follows;
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Counts the opened sheets by the rules in force; the result stands for the round, and the agenda of the meeting
    /// that sits follows it.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `count_tie`, `count_draw_missing`, `count_impossible`.
    pub async fn make_count(&self, caller: &Caller, code: &str) -> Result<CountView, Error> {
        self.store
            .write(caller.act("make_count"), |tx| async move {
                let _made: CountId = once(&tx, caller, "make_count", &code, made(&tx, caller, code)).await?;
                let round = tx.round(code).await?;
                let whole = tx.standing(caller.person, round.id).await?.whole()?;
                let count = tx.official_count(round.id).await?;
                let count = count.ok_or(Refusal::from(Common::Unknown))?;
                let candidates = tx.count_candidates(round.id, &whole).await?;
                let say = |reason: &_| simui_words::reason(reason, &round.currency);
                let counted = (candidates.as_slice(), count.input_digest.as_str());
                Ok(count.seen_whole(counted, &round.currency, say, &whole))
            })
            .await
    }
}

async fn made(tx: &Tx, caller: &Caller, code: &str) -> Result<CountId, Error> {
    let round = held(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.secretary()?;
    standing.deciding()?;
    let (whole, opened) = (standing.whole()?, standing.opened()?);
    let rules = tx.rules(&round).await?;
    let count = count_again(tx, (&round, &rules), (&opened, &whole), by.by()).await?;
    Ok(count.id)
}

/// The round of a code, locked.
pub(crate) async fn held(tx: &Tx, code: &str, lock: Lock) -> Result<Round, Error> {
    let id = tx.round(code).await?.id;
    tx.lock_round(id, lock).await?;
    tx.round_of(id).await
}

/// Counts what is there now, officially; the agenda follows.
pub(crate) async fn count_again(
    tx: &Tx,
    (round, rules): (&Round, &Rules),
    (opened, whole): (&Opened, &Whole),
    by: By,
) -> Result<Count, Error> {
    let material = tx.count_material(opened, round, rules).await?;
    let ready = material.ready();
    let report = ready.count()?;
    let counted = Counted {
        input_digest: ready.digest()?,
        result: canon::text(&report)?,
        report,
    };
    let n = tx.next_count(round.id).await?;
    let change = Count::official(tx.id(), (round.id, n), &material, counted, (by, whole), tx.now());
    let count = tx.save(change).await?;
    agenda_follows(tx, round.id, &count, by).await?;
    Ok(count)
}

/// The digest of what would be counted now.
pub(crate) async fn present_digest(
    tx: &Tx,
    (round, rules): (&Round, &Rules),
    opened: &Opened,
) -> Result<String, Error> {
    let material = tx.count_material(opened, round, rules).await?;
    Ok(material.ready().digest()?)
}
