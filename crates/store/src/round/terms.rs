//! The terms of a round as kept bytes, and its rules: those in force, or the draft before publication.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, RoundId};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Round, RoundRefusal, Rules, Terms, TermsVersion};

use crate::rows::{round_rules, rounds};
use crate::{Error, Fault, Snapshot, Tx};

fn version(row: round_rules::Model) -> TermsVersion {
    TermsVersion {
        version: row.version,
        schema: row.schema,
        body: row.body,
        digest: row.digest,
        reason: row.reason,
    }
}

impl Snapshot {
    /// The rules in force; before publication the draft.
    ///
    /// # Errors
    /// `rules_missing` while none are written.
    pub async fn rules(&self, round: &Round) -> Result<Rules, Error> {
        let load = self.rules_as_kept(round);
        self.recalled(|memory| &memory.rules, round.id, load).await
    }

    async fn rules_as_kept(&self, round: &Round) -> Result<Rules, Error> {
        if round.rules_version.is_some() {
            return Ok(self.terms(round).await?.rules);
        }
        let draft = self.rules_draft(round.id).await?;
        draft.ok_or_else(|| Refusal::from(RoundRefusal::RulesMissing).into())
    }

    /// The draft of the rules, if one is written.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rules_draft(&self, round: RoundId) -> Result<Option<Rules>, Error> {
        let draft: Option<String> = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .column(rounds::Column::RulesDraft)
            .into_tuple::<Option<String>>()
            .one(&self.txn)
            .await?
            .flatten();
        let parsed = draft.map(|draft| serde_json::from_str(&draft)).transpose();
        Ok(parsed.map_err(|_| Fault::corrupt("rounds", round))?)
    }

    /// The terms in force.
    ///
    /// # Errors
    /// `rules_missing` before publication.
    pub async fn terms(&self, round: &Round) -> Result<Terms, Error> {
        let kept = self.terms_in_force(round).await?;
        let terms = kept
            .terms()
            .map_err(|_| Fault::corrupt("round_rules", round.id))?;
        Ok(terms)
    }

    /// The bytes of the terms in force, as digested.
    ///
    /// # Errors
    /// `rules_missing` before publication.
    pub async fn terms_in_force(&self, round: &Round) -> Result<TermsVersion, Error> {
        let missing = || Refusal::from(RoundRefusal::RulesMissing);
        let number = round.rules_version.ok_or_else(missing)?;
        let kept = self.terms_version(round.id, number).await?;
        Ok(kept.ok_or_else(|| Fault::corrupt("round_rules", round.id))?)
    }

    /// One version of the terms, in force or not.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn terms_version(&self, round: RoundId, number: i32) -> Result<Option<TermsVersion>, Error> {
        let row = round_rules::Entity::find_by_id((round.raw(), number))
            .one(&self.txn)
            .await?;
        Ok(row.map(version))
    }

    /// The versions after the first, in force or not, in their order.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn later_terms(&self, round: RoundId) -> Result<Vec<TermsVersion>, Error> {
        let rows = round_rules::Entity::find()
            .filter(round_rules::Column::RoundId.eq(round.raw()))
            .filter(round_rules::Column::Version.gt(1))
            .order_by_asc(round_rules::Column::Version)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(version).collect())
    }

    /// The number of the newest version, whether it came into force or not; 0 without one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_terms(&self, round: RoundId) -> Result<i32, Error> {
        let newest: Option<i32> = round_rules::Entity::find()
            .select_only()
            .column(round_rules::Column::Version)
            .filter(round_rules::Column::RoundId.eq(round.raw()))
            .order_by_desc(round_rules::Column::Version)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(newest.unwrap_or(0))
    }
}

impl Tx {
    /// Keeps a version of the terms, in force or not.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn keep_terms(&self, round: RoundId, terms: &TermsVersion) -> Result<(), Error> {
        let row = round_rules::ActiveModel {
            round_id: Set(round.raw()),
            version: Set(terms.version),
            schema: Set(terms.schema.clone()),
            body: Set(terms.body.clone()),
            digest: Set(terms.digest.clone()),
            reason: Set(terms.reason.clone()),
        };
        round_rules::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}
