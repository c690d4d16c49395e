//! What may be searched of a published announcement, folded: its title and its numbers.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait};
use simui_domain::announcement::Announcement;
use simui_domain::ids::Id;
use simui_domain::text::folded;

use crate::rows::search_texts as texts;
use crate::search::containing;
use crate::{Error, Tx};

const NOUN: &str = "announcement";
/// Everybody.
const AUDIENCE: &str = "public";

/// Writes what the public may search of a published announcement.
pub(super) async fn index(tx: &Tx, of: &Announcement) -> Result<(), Error> {
    let numbers = [of.number.as_deref(), of.notice_number.as_deref()];
    let said: Vec<&str> = numbers.into_iter().flatten().chain([of.title.as_str()]).collect();
    let row = texts::ActiveModel {
        noun: Set(NOUN.to_owned()),
        subject_id: Set(of.id.raw()),
        audience: Set(AUDIENCE.to_owned()),
        round_id: Set(Some(of.round.raw())),
        body: Set(folded(&said.join("\n"))),
    };
    texts::Entity::insert(row).exec_without_returning(&tx.txn).await?;
    Ok(())
}

/// Announcements in whose title or numbers `words` stand.
pub(super) fn found(words: &str) -> SelectStatement {
    Query::select()
        .column(texts::Column::SubjectId)
        .from(texts::Entity)
        .and_where(texts::Column::Noun.eq(NOUN))
        .and_where(texts::Column::Audience.eq(AUDIENCE))
        .and_where(Expr::col(texts::Column::Body).like(containing(words)))
        .to_owned()
}
