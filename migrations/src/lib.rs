//! The schema, once, for SQLite and PostgreSQL: one area of tables per migration, forward only, never edited once
//! released. What the rows mean is not known here.

mod columns;
mod guards;
mod m0001_people;
mod m0002_organizations;
mod m0003_entry;
mod m0004_rounds;
mod m0005_survey;
mod m0006_proposals;
mod m0007_screening;
mod m0008_council;
mod m0009_sheets;
mod m0010_counts;
mod m0011_meetings;
mod m0012_announcements;
mod m0013_objections;
mod m0014_record;
mod m0015_work;
mod m0016_post;
mod m0017_tabulation;
mod m0018_announcement_heads;
mod m0019_seat_gender;
mod table;
#[cfg(test)]
mod tests;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// Brings an empty or older database to this schema.
#[derive(Debug)]
pub struct Migrator;

/// The names of all migrations, in the order in which they run.
#[must_use]
pub fn names() -> Vec<String> {
    Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect()
}

/// The names of all tables, sorted.
#[must_use]
pub fn tables() -> Vec<&'static str> {
    let areas = areas().into_iter();
    let mut names: Vec<_> = areas
        .flat_map(|area| (area.tables)())
        .map(|table| table.name())
        .collect();
    names.sort_unstable();
    names
}

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let later: [Box<dyn MigrationTrait>; 1] = [Box::new(m0019_seat_gender::SeatGender)];
        areas()
            .into_iter()
            .map(|area| -> Box<dyn MigrationTrait> { Box::new(area) })
            .chain(later)
            .collect()
    }
}

/// A migration that makes the tables of one area.
struct Area {
    name: &'static str,
    tables: fn() -> Vec<table::NewTable>,
}

fn areas() -> Vec<Area> {
    vec![
        Area::new("m0001_people", m0001_people::tables),
        Area::new("m0002_organizations", m0002_organizations::tables),
        Area::new("m0003_entry", m0003_entry::tables),
        Area::new("m0004_rounds", m0004_rounds::tables),
        Area::new("m0005_survey", m0005_survey::tables),
        Area::new("m0006_proposals", m0006_proposals::tables),
        Area::new("m0007_screening", m0007_screening::tables),
        Area::new("m0008_council", m0008_council::tables),
        Area::new("m0009_sheets", m0009_sheets::tables),
        Area::new("m0010_counts", m0010_counts::tables),
        Area::new("m0011_meetings", m0011_meetings::tables),
        Area::new("m0012_announcements", m0012_announcements::tables),
        Area::new("m0013_objections", m0013_objections::tables),
        Area::new("m0014_record", m0014_record::tables),
        Area::new("m0015_work", m0015_work::tables),
        Area::new("m0016_post", m0016_post::tables),
        Area::new("m0017_tabulation", m0017_tabulation::tables),
        Area::new("m0018_announcement_heads", m0018_announcement_heads::tables),
    ]
}

impl Area {
    fn new(name: &'static str, tables: fn() -> Vec<table::NewTable>) -> Self {
        Self { name, tables }
    }
}

impl MigrationName for Area {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Area {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        guards::prepare(schema).await?;
        for table in (self.tables)() {
            table.create(schema).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
