//! Failed tries, counted in the database because there may be several processes.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::people::{Failures, Patience};
use simui_domain::time::Timestamp;

use crate::rows::throttles;
use crate::{Error, Snapshot, Tx};

fn failures(row: &throttles::Model) -> Failures {
    Failures {
        count: row.failures,
        last: row.window_at,
        until: row.until_at,
    }
}

impl Snapshot {
    /// The failures of those buckets that have any.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn failures(&self, buckets: &[&str]) -> Result<Vec<Failures>, Error> {
        let rows = throttles::Entity::find()
            .filter(throttles::Column::Bucket.is_in(buckets.to_vec()))
            .all(&self.txn)
            .await?;
        Ok(rows.iter().map(failures).collect())
    }
}

impl Tx {
    /// Counts one more failure of a bucket, and answers how it stood before.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn fail(&self, bucket: &str, patience: Patience) -> Result<Failures, Error> {
        let now = self.now();
        let first = throttles::ActiveModel {
            bucket: Set(bucket.to_owned()),
            failures: Set(0),
            window_at: Set(now),
            until_at: Set(None),
        };
        throttles::Entity::insert(first)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&self.txn)
            .await?;
        let found = throttles::Entity::find_by_id(bucket.to_owned())
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        let before = found.as_ref().map_or_else(|| Failures::none(now), failures);
        if before.allow(now).is_ok() {
            let after = before.one_more(patience, now);
            throttles::Entity::update_many()
                .set(throttles::ActiveModel {
                    failures: Set(after.count),
                    window_at: Set(after.last),
                    until_at: Set(after.until),
                    ..Default::default()
                })
                .filter(throttles::Column::Bucket.eq(bucket))
                .exec(&self.txn)
                .await?;
        }
        Ok(before)
    }

    /// Forgets the failures of a bucket.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forgive(&self, bucket: &str) -> Result<(), Error> {
        throttles::Entity::delete_by_id(bucket.to_owned())
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Forgets the buckets that were quiet since an instant.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_failures(&self, before: Timestamp) -> Result<(), Error> {
        throttles::Entity::delete_many()
            .filter(throttles::Column::WindowAt.lt(before))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
