//! How many statements the database was asked: a figure for operators, and what holds every list and dashboard to a
//! fixed number of queries. Beginning and ending a transaction are not counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::DatabaseConnection;

/// A count that clones share.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked(Arc<AtomicU64>);

impl Asked {
    /// Counts what this connection is asked from now on.
    pub(crate) fn hear(&self, connection: &mut DatabaseConnection) {
        let count = Arc::clone(&self.0);
        connection.set_metric_callback(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
    }

    /// So many until now.
    pub(crate) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
