//! Who is barred from what, for the whole council at once.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait};
use simui_domain::ids::{Id, PersonId, ProposalId, RoundId};
use uuid::Uuid;

use crate::rows::{proposals, seats};
use crate::{Error, Fault, Snapshot, scope};

impl Snapshot {
    /// Every bar that holds between a person with a seat that has not ended and a proposal of the round: declared,
    /// found, pending, or by the organization tree. One query, by the grounds of `scope`, each looked up by itself:
    /// asked together of each pair of member and proposal they took as long as the whole count.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn conflicts_in_force(&self, round: RoundId) -> Result<Vec<(PersonId, ProposalId)>, Error> {
        let member = Alias::new("member");
        let person = Expr::col((member.clone(), seats::Column::PersonId));
        let pairs = |ground: Expr| {
            Query::select()
                .expr_as(person.clone(), Alias::new("person"))
                .expr_as(
                    Expr::col((proposals::Entity, proposals::Column::Id)),
                    Alias::new("proposal"),
                )
                .from_as(seats::Entity, member.clone())
                .inner_join(
                    proposals::Entity,
                    Expr::col((proposals::Entity, proposals::Column::RoundId))
                        .equals((member.clone(), seats::Column::RoundId)),
                )
                .and_where(proposals::Column::RoundId.eq(round.raw()))
                .and_where(Expr::col((member.clone(), seats::Column::UntilAt)).is_null())
                .and_where(ground)
                .to_owned()
        };
        let [mut query, affiliated, takes_part] = scope::grounds(&person, round).map(pairs);
        query
            .union(UnionType::Distinct, affiliated)
            .union(UnionType::Distinct, takes_part);
        let mut bars = Vec::new();
        for row in self.txn.query_all(&query).await? {
            let person: Uuid = row.try_get("", "person").map_err(Fault::from)?;
            let proposal: Uuid = row.try_get("", "proposal").map_err(Fault::from)?;
            bars.push((PersonId(person), ProposalId(proposal)));
        }
        bars.sort_unstable();
        Ok(bars)
    }
}
