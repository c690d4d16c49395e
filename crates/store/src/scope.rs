//! Who is barred from what, as one SQL condition; and scopes as the first condition of a list. The condition is
//! used by every scope, by the standing of a person and by the audience of a message, and nowhere written again.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, QuerySelect, QueryTrait};
use simui_domain::ids::{Id, OrganizationId, PersonId, RoundId};
use simui_domain::policy::{Reach, Scope};
use uuid::Uuid;

use crate::rows::{
    candidacies, conflicts, memberships, organization_lineage as lineage,
    proposal_participants as participants, proposals, rounds, seats,
};

/// Proposals of `round` from which `person` is barred: a conflict in force, or an organization of theirs that is
/// the lead or a participant, or stands above or below it in the tree by links of the kinds that
/// exclude in the round.
pub(crate) fn barred(person: PersonId, round: RoundId) -> Condition {
    let grounds = grounds(&Expr::val(person.raw()), round).into_iter();
    grounds.fold(Condition::any(), Condition::add)
}

/// What bars, each ground by itself, for whoever `person` names: a value, or a column of the query around it.
pub(crate) fn grounds(person: &Expr, round: RoundId) -> [Expr; 3] {
    let conflicted = Query::select()
        .column(conflicts::Column::ProposalId)
        .from(conflicts::Entity)
        .and_where(Expr::col((conflicts::Entity, conflicts::Column::PersonId)).eq(person.clone()))
        .and_where(conflicts::Column::EndedAt.is_null())
        .to_owned();
    let takes_part = Query::select()
        .column(participants::Column::ProposalId)
        .from(participants::Entity)
        .and_where(Expr::col(participants::Column::OrganizationId).in_subquery(affiliated(person, round)))
        .to_owned();
    [
        col(proposals::Column::Id).in_subquery(conflicted),
        col(proposals::Column::OrganizationId).in_subquery(affiliated(person, round)),
        col(proposals::Column::Id).in_subquery(takes_part),
    ]
}

fn col(column: proposals::Column) -> Expr {
    Expr::col((proposals::Entity, column))
}

/// Organizations affiliated with the person's own, themselves included.
pub(crate) fn affiliated(person: &Expr, round: RoundId) -> SelectStatement {
    let below = Query::select()
        .expr_as(Expr::col(lineage::Column::DescendantId), Alias::new("id"))
        .from(lineage::Entity)
        .and_where(excludes(round))
        .and_where(Expr::col(lineage::Column::AncestorId).in_subquery(own(person, round)))
        .to_owned();
    let above = Query::select()
        .expr_as(Expr::col(lineage::Column::AncestorId), Alias::new("id"))
        .from(lineage::Entity)
        .and_where(excludes(round))
        .and_where(Expr::col(lineage::Column::DescendantId).in_subquery(own(person, round)))
        .to_owned();
    let mut either = below;
    either.union(UnionType::Distinct, above);
    either
}

/// Whether every kind of link on a path of the tree is one that excludes in the round.
fn excludes(round: RoundId) -> Expr {
    let links = Query::select()
        .column(rounds::Column::ExclusionLinks)
        .from(rounds::Entity)
        .and_where(rounds::Column::Id.eq(round.raw()))
        .to_owned();
    let excluding = Expr::col(lineage::Column::Kinds).bit_and(Expr::from(links));
    excluding.eq(Expr::col(lineage::Column::Kinds))
}

/// Where the person works or acts, and the employer named with their seat.
fn own(person: &Expr, round: RoundId) -> SelectStatement {
    let member_of = Query::select()
        .expr_as(Expr::col(memberships::Column::OrganizationId), Alias::new("id"))
        .from(memberships::Entity)
        .and_where(Expr::col((memberships::Entity, memberships::Column::PersonId)).eq(person.clone()))
        .and_where(memberships::Column::UntilAt.is_null())
        .to_owned();
    let employed_by = Query::select()
        .expr_as(Expr::col(seats::Column::EmployerId), Alias::new("id"))
        .from(seats::Entity)
        .and_where(Expr::col((seats::Entity, seats::Column::PersonId)).eq(person.clone()))
        .and_where(seats::Column::RoundId.eq(round.raw()))
        .and_where(seats::Column::UntilAt.is_null())
        .and_where(seats::Column::EmployerId.is_not_null())
        .to_owned();
    let mut either = member_of;
    either.union(UnionType::Distinct, employed_by);
    either
}

/// A scope as a condition on `proposals`, always the first of a list's query.
pub(crate) fn permitted(scope: &Scope) -> Condition {
    let round = Condition::all().add(proposals::Column::RoundId.eq(scope.round().raw()));
    match scope.reach() {
        Reach::Own {
            person,
            whole,
            shared,
        } => round.add(
            Condition::any()
                .add(proposals::Column::OrganizationId.is_in(raw(whole)))
                .add(
                    Condition::all()
                        .add(proposals::Column::OrganizationId.is_in(raw(shared)))
                        .add(
                            Condition::any()
                                .add(proposals::Column::CreatedBy.eq(person.raw()))
                                .add(proposals::Column::SharedAt.is_not_null()),
                        ),
                ),
        ),
        Reach::Desk { person } => round.add(submitted()).add(barred(*person, scope.round()).not()),
        Reach::Council { person } => round
            .add(
                col(proposals::Column::Id).in_subquery(
                    <candidacies::Entity as sea_orm::EntityTrait>::find()
                        .select_only()
                        .column(candidacies::Column::ProposalId)
                        .filter_round(scope.round())
                        .into_query(),
                ),
            )
            .add(barred(*person, scope.round()).not()),
        Reach::All => round.add(submitted()),
    }
}

/// What was ever submitted: a draft is the applicant's own until then.
fn submitted() -> Condition {
    Condition::all().add(proposals::Column::SubmittedN.is_not_null())
}

fn raw(ids: &[OrganizationId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.raw()).collect()
}

/// Narrows a query on the eligible set to one round.
trait FilterRound {
    fn filter_round(self, round: RoundId) -> Self;
}

impl FilterRound for sea_orm::Select<candidacies::Entity> {
    fn filter_round(self, round: RoundId) -> Self {
        sea_orm::QueryFilter::filter(self, candidacies::Column::RoundId.eq(round.raw()))
    }
}
