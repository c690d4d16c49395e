//! How often announcements were read: working state. A process counts in memory and adds here now and then, each
//! to a shard of its own choice, so that no reader waits for another.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{AnnouncementId, Id};

use crate::rows::read_counts;
use crate::{Error, Snapshot, Tx};

/// In how many shards.
const SHARDS: u8 = 16;

impl Tx {
    /// Adds readings to a drawn shard.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn add_reads(&self, counted: &[(AnnouncementId, i64)]) -> Result<(), Error> {
        let [drawn] = self.bytes();
        let shard = i32::from(drawn % SHARDS);
        for (announcement, n) in counted {
            let row = read_counts::ActiveModel {
                announcement_id: Set(announcement.raw()),
                shard: Set(shard),
                n: Set(*n),
            };
            let add = OnConflict::columns([read_counts::Column::AnnouncementId, read_counts::Column::Shard])
                .value(
                    read_counts::Column::N,
                    Expr::col((read_counts::Entity, read_counts::Column::N)).add(*n),
                )
                .to_owned();
            read_counts::Entity::insert(row)
                .on_conflict(add)
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }
}

impl Snapshot {
    /// How often an announcement was read, as far as it is written down.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn reads(&self, announcement: AnnouncementId) -> Result<i64, Error> {
        let rows = read_counts::Entity::find()
            .filter(read_counts::Column::AnnouncementId.eq(announcement.raw()))
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|row| row.n).sum())
    }
}
