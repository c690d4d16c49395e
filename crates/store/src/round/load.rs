//! Rows into programmes and rounds.

use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{AreaId, Id, OrganizationId, ProgrammeId, RoundId};
use simui_domain::language::Both;
use simui_domain::organization::LinkSet;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Area, Mark, Programme, Round, StageKind};

use crate::rows::{areas, programmes, rounds};
use crate::{Error, Fault, Snapshot};

pub(super) fn programme(row: programmes::Model) -> Programme {
    Programme {
        id: ProgrammeId(row.id),
        code: row.code,
        name: Both {
            ko: row.name_ko,
            en: row.name_en,
        },
        organizer: OrganizationId(row.organizer_id),
        version: row.v,
    }
}

pub(super) fn round(row: rounds::Model, organizer: OrganizationId) -> Result<Round, Fault> {
    let corrupt = || Fault::corrupt("rounds", row.id);
    Ok(Round {
        id: RoundId(row.id),
        code: row.code,
        programme: ProgrammeId(row.programme_id),
        organizer,
        name: Both {
            ko: row.name_ko,
            en: row.name_en,
        },
        budget: row.budget,
        currency: row.currency,
        zone: row.zone.parse().map_err(|_| corrupt())?,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        stage: StageKind::of_name(&row.stage).ok_or_else(corrupt)?,
        rules_version: row.rules_version,
        exclusion_links: LinkSet::of_bits(row.exclusion_links).ok_or_else(corrupt)?,
        rehearsal: row.rehearsal,
        illustrative: row.illustrative,
        version: row.v,
    })
}

impl Snapshot {
    /// The programme of a code.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn programme(&self, code: &str) -> Result<Programme, Error> {
        let row = programmes::Entity::find()
            .filter(programmes::Column::Code.eq(code))
            .one(&self.txn)
            .await?;
        Ok(programme(row.ok_or(Refusal::from(Common::Unknown))?))
    }

    /// The programme of an identifier.
    ///
    /// # Errors
    /// A fault of the database, or no such row.
    pub async fn programme_of(&self, id: ProgrammeId) -> Result<Programme, Error> {
        let row = programmes::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        Ok(programme(row.ok_or_else(|| Fault::corrupt("programmes", id))?))
    }

    /// What is written on everything that shows the round of a code; nothing where there is no such round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn round_mark(&self, code: &str) -> Result<Option<Mark>, Error> {
        let row = rounds::Entity::find()
            .filter(rounds::Column::Code.eq(code))
            .one(&self.txn)
            .await?;
        Ok(row.map(|row| Mark {
            rehearsal: row.rehearsal,
            illustrative: row.illustrative,
        }))
    }

    /// The round of a code. Whether it is the reader's to know is asked of their standing.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn round(&self, code: &str) -> Result<Round, Error> {
        let load = self.round_where(rounds::Column::Code.eq(code));
        self.recalled(|memory| &memory.rounds, code.to_owned(), load)
            .await
    }

    /// The round of an identifier.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn round_of(&self, id: RoundId) -> Result<Round, Error> {
        let load = self.round_where(rounds::Column::Id.eq(id.raw()));
        self.recalled(|memory| &memory.rounds_of, id, load).await
    }

    async fn round_where(&self, which: impl IntoCondition) -> Result<Round, Error> {
        let row = rounds::Entity::find().filter(which).one(&self.txn).await?;
        let row = row.ok_or(Refusal::from(Common::Unknown))?;
        let programme = self.programme_of(ProgrammeId(row.programme_id)).await?;
        Ok(round(row, programme.organizer)?)
    }

    /// The support areas of a round, in their order.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn areas(&self, round: RoundId) -> Result<Vec<Area>, Error> {
        let rows = areas::Entity::find()
            .filter(areas::Column::RoundId.eq(round.raw()))
            .order_by_asc(areas::Column::Position)
            .all(&self.txn)
            .await?;
        let area = |row: areas::Model| Area {
            id: AreaId(row.id),
            code: row.code,
            name: Both {
                ko: row.name_ko,
                en: row.name_en,
            },
        };
        Ok(rows.into_iter().map(area).collect())
    }
}
