//! Opening an installation: the store at its place, its schema, then the program over it.

use simui_domain::source::Source;
use simui_store::Store;

use crate::{App, Error, Fault, Place, Schema, Settings, clock};

impl App {
    /// Opens a place. An embedded database and any empty one are migrated; a filled `PostgreSQL` database whose
    /// schema is behind is refused, naming the command, because replicas of the older program may be serving.
    ///
    /// # Errors
    /// The place cannot be opened, or its schema is behind.
    pub async fn open(place: &Place, source: Source, settings: Settings) -> Result<Self, Error> {
        let store = Store::open(place, source).await?;
        match (store.schema().await?, place) {
            (Schema::Current, _) => {}
            (Schema::Empty, _) | (Schema::Behind(_), Place::Folder(_)) => store.migrate().await?,
            (Schema::Behind(missing), Place::Url(_)) => {
                let told = format!(
                    "{missing} migrations are missing: run `simui migrate up` with the same database first"
                );
                return Err(Fault::Place(told).into());
            }
        }
        Self::new(store, settings).await
    }
}

/// Brings the schema of a place up to date.
///
/// # Errors
/// The place cannot be opened, or a migration failed.
pub async fn migrate(place: &Place) -> Result<(), Error> {
    Ok(Store::open(place, clock::source(place)).await?.migrate().await?)
}

/// How far the schema of a place is.
///
/// # Errors
/// The place cannot be opened.
pub async fn schema(place: &Place) -> Result<Schema, Error> {
    Ok(Store::open(place, clock::source(place)).await?.schema().await?)
}
