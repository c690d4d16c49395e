//! Score sheets (평가표): draft, sealed editions, revision, and the opening by two people. What the count makes of
//! them lives in `count`.

mod acts;
mod content;
mod counted;
mod event;
mod opening;
mod points;
mod progress;
mod refusal;
mod view;

pub use acts::{Edition, EditionKind, Inscribed, RevisionDraft, SetAside, Sheet, SheetState, in_time};
pub use content::{Field, FieldValue, SheetContent, SheetForm};
pub use counted::CountedSheet;
pub use event::SheetEvent;
pub use opening::{Finality, Opening, may_open};
pub use points::Points;
pub use progress::{ProgressView, ProposalProgress, SealExtensionView, SeatProgress};
pub use refusal::SheetRefusal;
pub use view::{
    CriterionView, EditionView, FieldView, OpeningView, SheetLine, SheetParts, SheetView, SheetWord,
    WholeSheetView, ordered,
};
