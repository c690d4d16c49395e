//! Questionnaires: loading and keeping their versions.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{Id, QuestionnaireId, RoundId};
use simui_domain::refusal::Refusal;
use simui_domain::survey::{KeptQuestionnaire, Questionnaire, SurveyRefusal};

use crate::rows::questionnaires;
use crate::{Error, Fault, Kept, Snapshot, Tx};

impl Snapshot {
    /// The newest questionnaire of a round: the one in force, once the round is published.
    ///
    /// # Errors
    /// `questionnaire_missing`.
    pub async fn questionnaire(&self, round: RoundId) -> Result<Questionnaire, Error> {
        let kept = self.kept_questionnaire(round).await?;
        let kept = kept.ok_or(Refusal::from(SurveyRefusal::QuestionnaireMissing))?;
        parsed(&kept)
    }

    /// The newest questionnaire as kept bytes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn kept_questionnaire(&self, round: RoundId) -> Result<Option<KeptQuestionnaire>, Error> {
        let row = questionnaires::Entity::find()
            .filter(questionnaires::Column::RoundId.eq(round.raw()))
            .order_by_desc(questionnaires::Column::Version)
            .one(&self.txn)
            .await?;
        Ok(row.map(kept))
    }

    /// One version of a questionnaire, as a revision answered it.
    ///
    /// # Errors
    /// A fault of the database, or no such version.
    pub async fn questionnaire_version(&self, round: RoundId, version: i32) -> Result<Questionnaire, Error> {
        let row = questionnaires::Entity::find()
            .filter(questionnaires::Column::RoundId.eq(round.raw()))
            .filter(questionnaires::Column::Version.eq(version))
            .one(&self.txn)
            .await?;
        parsed(&kept(row.ok_or_else(|| Fault::corrupt("questionnaires", round))?))
    }
}

fn kept(row: questionnaires::Model) -> KeptQuestionnaire {
    KeptQuestionnaire {
        id: QuestionnaireId(row.id),
        round: RoundId(row.round_id),
        version: row.version,
        body: row.body,
        digest: row.digest,
    }
}

fn parsed(kept: &KeptQuestionnaire) -> Result<Questionnaire, Error> {
    Ok(kept
        .questionnaire()
        .map_err(|_| Fault::corrupt("questionnaires", kept.id))?)
}

impl Kept for KeptQuestionnaire {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let row = questionnaires::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(self.round.raw()),
            version: Set(self.version),
            schema: Set(Questionnaire::SCHEMA.to_owned()),
            body: Set(self.body.clone()),
            digest: Set(self.digest.clone()),
        };
        questionnaires::Entity::insert(row)
            .exec_without_returning(&tx.txn)
            .await?;
        Ok(self)
    }
}
