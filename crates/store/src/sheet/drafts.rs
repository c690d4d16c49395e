//! The fields of a sheet as they are typed: working state, without events, each with its own version.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use simui_domain::ids::{Id, SheetId};
use simui_domain::policy::Author;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::sheet::{Field, FieldValue, FieldView, Sheet, SheetContent};

use crate::rows::{sheet_drafts, sheets};
use crate::{Error, Fault, Snapshot, Tx};

impl Snapshot {
    /// The saved fields of the author's own sheet, by name.
    ///
    /// # Errors
    /// A fault of the database; a sheet that is not the author's.
    pub async fn own_fields(&self, sheet: &Sheet, by: &Author) -> Result<Vec<FieldView>, Error> {
        own(sheet, by)?;
        let rows = sheet_drafts::Entity::find()
            .filter(sheet_drafts::Column::SheetId.eq(sheet.id.raw()))
            .order_by_asc(sheet_drafts::Column::Field)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(saved).collect::<Result<_, _>>()?)
    }

    /// The saved fields of several of the author's own sheets, by name: one query.
    ///
    /// # Errors
    /// As [`Self::own_fields`].
    pub async fn own_fields_of(
        &self,
        sheets: &[(Sheet, Author)],
    ) -> Result<BTreeMap<SheetId, Vec<FieldView>>, Error> {
        for (sheet, by) in sheets {
            own(sheet, by)?;
        }
        let rows = sheet_drafts::Entity::find()
            .filter(sheet_drafts::Column::SheetId.is_in(sheets.iter().map(|(sheet, _)| sheet.id.raw())))
            .order_by_asc(sheet_drafts::Column::Field)
            .all(&self.txn)
            .await?;
        let mut fields: BTreeMap<SheetId, Vec<FieldView>> = BTreeMap::new();
        for row in rows {
            let sheet = SheetId(row.sheet_id);
            fields.entry(sheet).or_default().push(saved(row)?);
        }
        Ok(fields)
    }

    /// What the saved fields say together.
    ///
    /// # Errors
    /// As [`Self::own_fields`].
    pub async fn own_draft(&self, sheet: &Sheet, by: &Author) -> Result<SheetContent, Error> {
        let mut content = SheetContent::default();
        for saved in self.own_fields(sheet, by).await? {
            let corrupt = || Fault::corrupt("sheet_drafts", sheet.id);
            let field = Field::of_name(&saved.field).ok_or_else(corrupt)?;
            let value = match (&field, saved.value) {
                (_, None) => FieldValue::Nothing,
                (Field::Points(_), Some(value)) => {
                    FieldValue::Points(serde_json::from_value(value).map_err(|_| corrupt())?)
                }
                (Field::Justification(_) | Field::Comment | Field::ForApplicant, Some(value)) => {
                    FieldValue::Words(value.as_str().ok_or_else(corrupt)?.to_owned())
                }
            };
            content.put(field, value);
        }
        Ok(content)
    }
}

impl Tx {
    /// Saves one field over `version`, which is 0 if it was never saved; answers its new version.
    ///
    /// # Errors
    /// `stale`, naming the newest version.
    pub async fn save_sheet_field(
        &self,
        sheet: &Sheet,
        by: &Author,
        field: &Field,
        value: &FieldValue,
        version: i64,
    ) -> Result<FieldView, Error> {
        own(sheet, by)?;
        let next = version.saturating_add(1);
        let row = self.field_row(sheet, field, value, next);
        let written = if version == 0 {
            let taken = OnConflict::columns([sheet_drafts::Column::SheetId, sheet_drafts::Column::Field])
                .do_nothing()
                .to_owned();
            sheet_drafts::Entity::insert(row)
                .on_conflict(taken)
                .exec_without_returning(&self.txn)
                .await?
        } else {
            sheet_drafts::Entity::update_many()
                .set(row)
                .filter(sheet_drafts::Column::SheetId.eq(sheet.id.raw()))
                .filter(sheet_drafts::Column::Field.eq(field.name()))
                .filter(sheet_drafts::Column::V.eq(version))
                .exec(&self.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            let newest = sheet_drafts::Entity::find_by_id((sheet.id.raw(), field.name()))
                .one(&self.txn)
                .await?;
            let version = newest.map_or(0, |row| row.v);
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        self.begin_sheet(sheet).await?;
        Ok(FieldView::new(
            field.name(),
            written_value(value),
            next,
            self.now(),
        ))
    }

    /// Writes the fields of a sealed content over whatever was saved, so that a reopened sheet shows what was sealed.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn put_sheet_fields(
        &self,
        sheet: &Sheet,
        by: &Author,
        content: &SheetContent,
    ) -> Result<(), Error> {
        own(sheet, by)?;
        for (field, value) in content.fields() {
            let replace = OnConflict::columns([sheet_drafts::Column::SheetId, sheet_drafts::Column::Field])
                .update_columns([sheet_drafts::Column::Value, sheet_drafts::Column::SavedAt])
                .value(
                    sheet_drafts::Column::V,
                    sea_orm::sea_query::ExprTrait::add(
                        Expr::col((sheet_drafts::Entity, sheet_drafts::Column::V)),
                        1,
                    ),
                )
                .to_owned();
            sheet_drafts::Entity::insert(self.field_row(sheet, &field, &value, 1))
                .on_conflict(replace)
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }

    fn field_row(
        &self,
        sheet: &Sheet,
        field: &Field,
        value: &FieldValue,
        version: i64,
    ) -> sheet_drafts::ActiveModel {
        sheet_drafts::ActiveModel {
            sheet_id: Set(sheet.id.raw()),
            field: Set(field.name()),
            value: Set(written_value(value).unwrap_or(Value::Null).to_string()),
            saved_at: Set(self.now()),
            v: Set(version),
        }
    }

    /// A blank sheet is begun with its first field. Its version stays: nobody else's act is behind this.
    async fn begin_sheet(&self, sheet: &Sheet) -> Result<(), Error> {
        sheets::Entity::update_many()
            .col_expr(sheets::Column::State, Expr::value("draft"))
            .filter(sheets::Column::Id.eq(sheet.id.raw()))
            .filter(sheets::Column::State.eq("blank"))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}

fn saved(row: sheet_drafts::Model) -> Result<FieldView, Fault> {
    let value: Value =
        serde_json::from_str(&row.value).map_err(|_| Fault::corrupt("sheet_drafts", row.sheet_id))?;
    let value = Some(value).filter(|value| !value.is_null());
    Ok(FieldView::new(row.field, value, row.v, row.saved_at))
}

fn own(sheet: &Sheet, by: &Author) -> Result<(), Fault> {
    if sheet.seat == by.member().seat() && sheet.proposal == by.proposal() {
        return Ok(());
    }
    Err(Fault::Misuse("a sheet was asked for with another author's proof"))
}

fn written_value(value: &FieldValue) -> Option<Value> {
    match value {
        FieldValue::Points(points) => serde_json::to_value(points).ok(),
        FieldValue::Words(words) => Some(Value::String(words.clone())),
        FieldValue::Nothing => None,
    }
}
