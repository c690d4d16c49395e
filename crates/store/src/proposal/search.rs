//! What may be searched of a proposal, folded, one row for each audience: what an applicant types is not found by
//! the desk until it is submitted.

use sea_orm::sea_query::{ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait};
use simui_domain::ids::{Id, RoundId};
use simui_domain::proposal::{Content, Proposal, Revision};
use simui_domain::text::folded;
use uuid::Uuid;

use crate::rows::search_texts as texts;
use crate::search::containing;
use crate::{Error, Tx};

const NOUN: &str = "proposal";

/// Who searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// The applicant's own people: the draft.
    Applicant,
    /// Desk and council: what was submitted.
    Submitted,
}

impl Audience {
    fn name(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Submitted => "submitted",
        }
    }
}

/// Writes what the desk and the council may search.
pub(super) async fn submitted(tx: &Tx, proposal: &Proposal, revision: &Revision) -> Result<(), Error> {
    let names = tx.applicant_names(&[proposal.organization]).await?;
    let applicant = names
        .get(&proposal.organization)
        .map(|applicant| format!("{}\n{}", applicant.name.ko, applicant.name.en))
        .unwrap_or_default();
    let body = format!("{}\n{applicant}", said(proposal, &revision.content));
    write(tx, proposal, Audience::Submitted, &body).await
}

impl Tx {
    /// Writes what the applicant's own people may search: the draft as it is now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn index_draft(&self, proposal: &Proposal, content: &Content) -> Result<(), Error> {
        write(self, proposal, Audience::Applicant, &said(proposal, content)).await
    }
}

fn said(proposal: &Proposal, content: &Content) -> String {
    let mut said = vec![
        proposal.reference.clone(),
        content.title.ko.clone(),
        content.title.en.clone(),
        content.counterpart.clone().unwrap_or_default(),
    ];
    said.extend(content.countries.iter().cloned());
    said.extend(content.answers.values().cloned());
    said.join("\n")
}

async fn write(tx: &Tx, proposal: &Proposal, audience: Audience, body: &str) -> Result<(), Error> {
    let row = texts::ActiveModel {
        noun: Set(NOUN.to_owned()),
        subject_id: Set(proposal.id.raw()),
        audience: Set(audience.name().to_owned()),
        round_id: Set(Some(proposal.round.raw())),
        body: Set(folded(body)),
    };
    let key = [
        texts::Column::Noun,
        texts::Column::SubjectId,
        texts::Column::Audience,
    ];
    let anew = OnConflict::columns(key)
        .update_column(texts::Column::Body)
        .to_owned();
    texts::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(&tx.txn)
        .await?;
    Ok(())
}

/// Proposals of a round in whose text `words` stand, for one audience.
pub(super) fn found(round: RoundId, audience: Audience, words: &str) -> SelectStatement {
    Query::select()
        .column(texts::Column::SubjectId)
        .from(texts::Entity)
        .and_where(texts::Column::Noun.eq(NOUN))
        .and_where(texts::Column::Audience.eq(audience.name()))
        .and_where(texts::Column::RoundId.eq(Some::<Uuid>(round.raw())))
        .and_where(sea_orm::sea_query::Expr::col(texts::Column::Body).like(containing(words)))
        .to_owned()
}
