//! What goes wrong without being anybody's mistake. A fault never reaches a client: it is logged with its causes
//! and answered as an incident.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};
use simui_domain::record::canon::NotCanonical;
use simui_domain::refusal::{Common, Refusal};

/// Unexpected: the database failed, or holds what cannot be believed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused or did not answer.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A row that no act of ours can have written.
    #[error("corrupt row in {table}: {row}")]
    Corrupt {
        /// Which table.
        table: &'static str,
        /// Which row.
        row: String,
    },
    /// An event or document that cannot be written canonically.
    #[error(transparent)]
    Canon(#[from] NotCanonical),
    /// The place cannot be used: held by another process, too old, not writable.
    #[error("{0}")]
    Place(String),
    /// A rule of ours about transactions was broken by our own code.
    #[error("{0}")]
    Misuse(&'static str),
}

impl Fault {
    /// A row that cannot be believed.
    pub(crate) fn corrupt(table: &'static str, row: impl std::fmt::Display) -> Self {
        Self::Corrupt {
            table,
            row: row.to_string(),
        }
    }

    /// Whether the same act may succeed if it is tried again: serialization failure, deadlock, lock timeout.
    #[must_use]
    pub fn passing(&self) -> bool {
        let Self::Database(error) = self else { return false };
        sqlstate(error)
            .is_some_and(|state| matches!(state.as_str(), "40001" | "40P01" | "55P03" | "5" | "517"))
    }
}

fn sqlstate(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(runtime) | DbErr::Query(runtime) | DbErr::Conn(runtime)) = error else {
        return None;
    };
    let RuntimeErr::SqlxError(error) = runtime else {
        return None;
    };
    error
        .as_database_error()?
        .code()
        .map(std::borrow::Cow::into_owned)
}

/// Why an act did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A "no" that people are told.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// A failure that they are not.
    #[error(transparent)]
    Fault(Fault),
}

/// No free connection in time is no failure of the act: it did not begin, and may be sent again.
impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Database(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)) => {
                Self::Refused(Common::Busy { retry_after: 2 }.into())
            }
            fault @ (Fault::Database(_)
            | Fault::Corrupt { .. }
            | Fault::Canon(_)
            | Fault::Place(_)
            | Fault::Misuse(_)) => Self::Fault(fault),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Fault::Database(error).into()
    }
}

impl From<NotCanonical> for Error {
    fn from(error: NotCanonical) -> Self {
        Self::Fault(Fault::Canon(error))
    }
}
