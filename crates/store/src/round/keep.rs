//! Keeping programmes and rounds, with the parts of a draft round.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, RoundId};
use simui_domain::record::canon;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Area, Begun, Programme, Round, Rules};

use crate::rows::{areas, programmes, rounds};
use crate::{Error, Kept, Tx};

impl Kept for Programme {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let kept = Self { version: 1, ..self };
        let row = programmes::ActiveModel {
            id: Set(kept.id.raw()),
            code: Set(kept.code.clone()),
            name_ko: Set(kept.name.ko.clone()),
            name_en: Set(kept.name.en.clone()),
            organizer_id: Set(kept.organizer.raw()),
            v: Set(kept.version),
        };
        let free = OnConflict::column(programmes::Column::Code)
            .do_nothing()
            .to_owned();
        let written = programmes::Entity::insert(row)
            .on_conflict(free)
            .exec_without_returning(&tx.txn)
            .await?;
        taken(written)?;
        Ok(kept)
    }
}

impl Kept for Begun {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let kept = Self {
            round: Round {
                version: 1,
                ..self.round
            },
            ..self
        };
        let row = rounds::ActiveModel {
            created_by: Set(kept.by.raw()),
            settings: Set("{}".to_owned()),
            rules_draft: Set(None),
            ..row(&kept.round)
        };
        let free = OnConflict::column(rounds::Column::Code).do_nothing().to_owned();
        let written = rounds::Entity::insert(row)
            .on_conflict(free)
            .exec_without_returning(&tx.txn)
            .await?;
        taken(written)?;
        tx.add_stage(kept.round.id, &kept.entry).await?;
        Ok(kept)
    }
}

fn taken(written: u64) -> Result<(), Refusal> {
    if written == 0 {
        return Err(Refusal::from(Common::CodeTaken).at("/code"));
    }
    Ok(())
}

fn row(round: &Round) -> rounds::ActiveModel {
    rounds::ActiveModel {
        id: Set(round.id.raw()),
        programme_id: Set(round.programme.raw()),
        code: Set(round.code.clone()),
        name_ko: Set(round.name.ko.clone()),
        name_en: Set(round.name.en.clone()),
        budget: Set(round.budget),
        currency: Set(round.currency.clone()),
        zone: Set(round.zone.name().to_owned()),
        starts_on: Set(round.starts_on),
        ends_on: Set(round.ends_on),
        stage: Set(round.stage.name().to_owned()),
        rules_version: Set(round.rules_version),
        exclusion_links: Set(round.exclusion_links.bits()),
        rehearsal: Set(round.rehearsal),
        illustrative: Set(round.illustrative),
        v: Set(round.version),
        ..Default::default()
    }
}

impl Kept for Round {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let written = rounds::Entity::update_many()
            .set(row(&kept))
            .filter(rounds::Column::Id.eq(kept.id.raw()))
            .filter(rounds::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}

impl Tx {
    /// Writes the draft of the rules.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_rules_draft(&self, round: RoundId, rules: &Rules) -> Result<(), Error> {
        let draft = rounds::ActiveModel {
            rules_draft: Set(Some(canon::text(rules)?)),
            ..Default::default()
        };
        rounds::Entity::update_many()
            .set(draft)
            .filter(rounds::Column::Id.eq(round.raw()))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Writes the support areas of a draft round anew.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_areas(&self, round: RoundId, list: &[Area]) -> Result<(), Error> {
        areas::Entity::delete_many()
            .filter(areas::Column::RoundId.eq(round.raw()))
            .exec(&self.txn)
            .await?;
        let rows = list.iter().zip(1..).map(|(area, position)| areas::ActiveModel {
            id: Set(area.id.raw()),
            round_id: Set(round.raw()),
            code: Set(area.code.clone()),
            name_ko: Set(area.name.ko.clone()),
            name_en: Set(area.name.en.clone()),
            position: Set(position),
        });
        areas::Entity::insert_many(rows)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}
