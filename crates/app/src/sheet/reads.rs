//! Reading sheets: the author's own at any time, and the secretariat's progress without scores.

use std::collections::HashMap;

use simui_domain::ids::SeatId;
use simui_domain::policy::{Author, Caller, Standing};
use simui_domain::proposal::Proposal;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{DeadlineKind, Round, StageKind};
use simui_domain::sheet::{
    Field, FieldView, OpeningView, ProgressView, Sheet, SheetForm, SheetLine, SheetParts, SheetRefusal,
    SheetView, WholeSheetView, ordered,
};
use simui_store::Snapshot;

use super::write::form;
use crate::{App, Error};

/// The proposal of a reference and the caller's proof as author on it. The proof of membership comes first: whoever
/// is no member learns nothing from the answer, whether or not there is such a proposal.
pub(super) async fn authored(
    snapshot: &Snapshot,
    round: &Round,
    standing: &Standing,
    reference: &str,
) -> Result<(Proposal, Author), Error> {
    standing.member()?;
    let proposal = snapshot.proposal(round.id, reference).await?;
    let author = standing.author(proposal.id)?;
    Ok((proposal, author))
}

pub(super) async fn view(
    snapshot: &Snapshot,
    author: &Author,
    proposal: &Proposal,
    sheet: &Sheet,
    form: &SheetForm,
) -> Result<SheetView, Error> {
    let parts = SheetParts {
        reference: proposal.reference.clone(),
        fields: snapshot.own_fields(sheet, author).await?,
        editions: snapshot.own_editions(sheet, author).await?,
    };
    Ok(sheet.seen_by(author, form, parts)?)
}

impl App {
    /// A member's own list: the least finished first. A fixed number of queries, whatever the size.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `declaration_missing`, `wrong_stage` before convening.
    pub async fn my_sheets(&self, caller: &Caller, round: &str) -> Result<Vec<SheetLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.council_list()?;
        let sheets = snapshot.own_sheets(&standing.member()?).await?;
        let open = sheets.into_iter().filter(|sheet| !standing.bars(sheet.proposal));
        let open: Vec<Sheet> = open.collect();
        let ids: Vec<_> = open.iter().map(|sheet| sheet.proposal).collect();
        let mut lines = snapshot.title_lines_of(round.id, &ids).await?;
        let listed = open
            .iter()
            .filter_map(|sheet| Some(sheet.line(lines.remove(&sheet.proposal)?)));
        Ok(ordered(listed.collect()))
    }

    /// The caller's own sheets as wholes, in order of references, each with its proposal's title line: what is
    /// compared side by side. A fixed number of queries, whatever the size.
    ///
    /// # Errors
    /// As [`Self::my_sheets`].
    pub async fn my_whole_sheets(&self, caller: &Caller, round: &str) -> Result<Vec<WholeSheetView>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.council_list()?;
        let sheets = snapshot.own_sheets(&standing.member()?).await?.into_iter();
        let proved = sheets.filter_map(|sheet| Some((standing.author(sheet.proposal).ok()?, sheet)));
        let own: Vec<(Sheet, Author)> = proved.map(|(author, sheet)| (sheet, author)).collect();
        let ids: Vec<_> = own.iter().map(|(sheet, _)| sheet.proposal).collect();
        let mut lines = snapshot.title_lines_of(round.id, &ids).await?;
        let rules = snapshot.rules(&round).await?;
        let judged = snapshot.judged_contents(&ids).await?.into_iter();
        let judged: HashMap<_, _> = judged
            .map(|revision| (revision.proposal, revision.content))
            .collect();
        let mut fields = snapshot.own_fields_of(&own).await?;
        let mut editions = snapshot.own_editions_of(&own).await?;
        let mut whole = Vec::with_capacity(own.len());
        for (sheet, author) in &own {
            let found = lines.remove(&sheet.proposal).zip(judged.get(&sheet.proposal));
            let Some((line, content)) = found else {
                continue;
            };
            let form = SheetForm::new(&rules, &content.area, !content.countries.is_empty());
            let parts = SheetParts {
                reference: line.reference.clone(),
                fields: fields.remove(&sheet.id).unwrap_or_default(),
                editions: editions.remove(&sheet.id).unwrap_or_default(),
            };
            let seen = sheet.seen_by(author, &form, parts)?;
            whole.push(WholeSheetView::new(line, content.amount, seen));
        }
        whole.sort_by(|a, b| a.proposal.reference.cmp(&b.proposal.reference));
        Ok(whole)
    }

    /// The caller's own sheet on one proposal.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `declaration_missing`.
    pub async fn my_sheet(&self, caller: &Caller, round: &str, reference: &str) -> Result<SheetView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let (proposal, author) = authored(&snapshot, &round, &standing, reference).await?;
        let sheet = snapshot.own_sheet(&author).await?;
        let form = form(&snapshot, &round, &proposal).await?;
        view(&snapshot, &author, &proposal, &sheet, &form).await
    }

    /// One field of the caller's own sheet; version 0 if it was never saved.
    ///
    /// # Errors
    /// As [`Self::my_sheet`]; `sheet_field_unknown`.
    pub async fn sheet_field(
        &self,
        caller: &Caller,
        at: (&str, &str),
        field: &str,
    ) -> Result<FieldView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(at.0).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let (proposal, author) = authored(&snapshot, &round, &standing, at.1).await?;
        let field = Field::of_name(field).ok_or(Refusal::from(SheetRefusal::NoSuchField))?;
        let form = form(&snapshot, &round, &proposal).await?;
        form.field(&field, &serde_json::Value::Null)?;
        let sheet = snapshot.own_sheet(&author).await?;
        let saved = snapshot.own_fields(&sheet, &author).await?.into_iter();
        let mut own = saved.filter(|saved| saved.field == field.name());
        Ok(own.next().unwrap_or_else(|| FieldView::blank(field.name())))
    }

    /// How far the scoring is, without scores: of what is not hidden from the reader, and of nothing else.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage` before convening.
    pub async fn progress(&self, caller: &Caller, round: &str) -> Result<ProgressView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.desk_list()?;
        standing.during(&[
            StageKind::Scoring,
            StageKind::Deliberation,
            StageKind::Decided,
            StageKind::Announced,
            StageKind::Delivering,
            StageKind::Closed,
        ])?;
        let seats = snapshot.seats(round.id).await?;
        let references: HashMap<_, _> = snapshot
            .standing_proposals(round.id)
            .await?
            .into_iter()
            .map(|one| (one.id, one.reference))
            .collect();
        let mut by_seat: HashMap<SeatId, Vec<(&str, bool)>> = HashMap::new();
        for (seat, proposal, sealed) in snapshot.laid(round.id).await? {
            let reference = references.get(&proposal).filter(|_| !standing.bars(proposal));
            if let Some(reference) = reference {
                by_seat.entry(seat).or_default().push((reference, sealed));
            }
        }
        let counted = seats.iter().flat_map(|seat| {
            let sheets = by_seat.remove(&seat.id).unwrap_or_default().into_iter();
            let said = seat.final_at.is_some();
            sheets.map(move |(reference, sealed)| (seat.code.as_str(), said, reference, sealed))
        });
        let progress = ProgressView::of(counted);
        let given = snapshot.extensions(round.id).await?.into_iter();
        let own = given.filter_map(|one| {
            let seat = seats.iter().find(|seat| Some(seat.person) == one.person)?;
            (one.kind == DeadlineKind::ScoringCloses).then(|| (seat.code.clone(), one.until, one.reason))
        });
        Ok(progress.extended(own.collect()))
    }

    /// Whether the chair has asked to open the scores, and when they were opened. What a former chair asked for and
    /// nobody agreed to is over: it waits for the chair again.
    ///
    /// # Errors
    /// `unknown` to others than members and the ministry's side, and before the chair has asked.
    pub async fn opening(&self, caller: &Caller, round: &str) -> Result<OpeningView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        if standing.desk_list().is_err() {
            standing.member()?;
        }
        let seats = snapshot.seats(round.id).await?;
        let opening = snapshot.opening(round.id).await?;
        let opening = opening.filter(|opening| opening.stands(&seats));
        Ok(opening.ok_or(Refusal::from(Common::Unknown))?.seen())
    }
}
