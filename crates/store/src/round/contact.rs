//! The free facts of a round, as whom to ask about it: kept in its row, `settings`.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, RoundId};
use simui_domain::record::canon;
use simui_domain::round::{Contact, RoundFacts};

use crate::rows::rounds;
use crate::{Error, Fault, Snapshot, Tx};

impl Snapshot {
    /// Whom to ask about a round, if that was said.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn contact(&self, round: RoundId) -> Result<Option<Contact>, Error> {
        Ok(self.round_facts(round).await?.contact)
    }

    /// The free facts of a round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn round_facts(&self, round: RoundId) -> Result<RoundFacts, Error> {
        let kept: Option<String> = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .column(rounds::Column::Settings)
            .into_tuple()
            .one(&self.txn)
            .await?;
        let Some(kept) = kept else {
            return Ok(RoundFacts::default());
        };
        Ok(serde_json::from_str(&kept).map_err(|_| Fault::corrupt("rounds", round))?)
    }
}

impl Tx {
    /// Writes the free facts of a round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_round_facts(&self, round: RoundId, facts: &RoundFacts) -> Result<(), Error> {
        let settings = rounds::ActiveModel {
            settings: Set(canon::text(facts)?),
            ..Default::default()
        };
        rounds::Entity::update_many()
            .set(settings)
            .filter(rounds::Column::Id.eq(round.raw()))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
