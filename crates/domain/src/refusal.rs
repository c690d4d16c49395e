//! Every "no" that people can be told, as a value: a stable code, a kind that decides the status, the figures of
//! its sentence, and the field it is about. The families live beside their nouns; the sentences in `simui-words`.
//!
//! A refusal never names what the person may not know.

mod figure;

pub use figure::{Amount, Bytes, Figure, Moment};

/// What a refusal is, for those who must map it: one status each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The request cannot be read (400).
    Malformed,
    /// Not signed in, or no longer (401).
    SignedOut,
    /// Known, but not allowed (403).
    Forbidden,
    /// Not yours to know, or not there (404).
    Unknown,
    /// The address does not take the method (405).
    MethodNotHere,
    /// Wrong stage, already done, or taken (409).
    Conflict,
    /// Somebody changed it since it was read (412).
    Stale,
    /// Too large (413).
    TooLarge,
    /// A type of content that is not taken (415).
    Unsupported,
    /// The values are wrong (422).
    Invalid,
    /// The version that is edited must be named (428).
    VersionMissing,
    /// Too many tries; `retry_after` seconds are among the figures (429).
    TooMany,
    /// Too busy now; `retry_after` seconds are among the figures (503).
    Busy,
}

/// A "no".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Decides the status.
    pub kind: Kind,
    /// Stable for ever; the key of its sentence.
    pub code: &'static str,
    /// The figures and names of its sentence.
    pub figures: Vec<(&'static str, Figure)>,
    /// The field it is about, as a JSON pointer.
    pub pointer: Option<String>,
    /// The file it is about, where several were sent.
    pub file: Option<String>,
    /// Further refusals of the same request, one a field.
    pub also: Vec<Refusal>,
}

impl Refusal {
    /// The same refusal, about one field.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The same refusal, about one of several files.
    #[must_use]
    pub fn of_file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// All of them as one, or nothing wrong.
    ///
    /// # Errors
    /// `fields_invalid` with every refusal, if there is any.
    pub fn all(refusals: Vec<Self>) -> Result<(), Self> {
        match <[Self; 1]>::try_from(refusals) {
            Ok([only]) => Err(only),
            Err(refusals) if refusals.is_empty() => Ok(()),
            Err(refusals) => {
                let mut whole = Self::from(Common::FieldsInvalid {
                    count: refusals.len(),
                });
                whole.also = refusals;
                Err(whole)
            }
        }
    }
}

/// A refusal as the catalogues must know it: code, kind, names of the figures.
pub type Code = (&'static str, Kind, &'static [&'static str]);

/// Declares a family of refusals: an enum whose variants carry a code, a kind and the figures of their sentence.
///
/// Only to be used with `crate::refusal::{Kind, Refusal}` in scope of the crate.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* $family:ident {
        $($(#[$vdoc:meta])* $variant:ident $({ $($figure:ident : $ty:ty),+ $(,)? })? => ($kind:ident, $code:literal)),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $family {
            $($(#[$vdoc])* $variant $({ $(
                #[doc = concat!("The figure `", stringify!($figure), "` of the sentence.")]
                $figure: $ty
            ),+ })?),+
        }

        impl $family {
            /// The code, the kind and the names of the figures of each refusal of the family.
            pub const CODES: &'static [$crate::refusal::Code] =
                &[$(($code, $crate::refusal::Kind::$kind, &[$($(stringify!($figure)),+)?])),+];
        }

        impl From<$family> for $crate::refusal::Refusal {
            fn from(refusal: $family) -> Self {
                let (kind, code, figures) = match refusal {
                    $($family::$variant $({ $($figure),+ })? => (
                        $crate::refusal::Kind::$kind,
                        $code,
                        vec![$($((stringify!($figure), $crate::refusal::Figure::from($figure))),+)?],
                    )),+
                };
                Self { kind, code, figures, pointer: None, file: None, also: Vec::new() }
            }
        }
    };
}

refusals! {
    /// What any act can be refused for.
    Common {
        /// Not there, or not yours to know: the same answer for both.
        Unknown => (Unknown, "unknown"),
        /// The duty or part that the act needs is not held.
        NotYours => (Forbidden, "not_yours"),
        /// The round's stage does not allow it.
        WrongStage { stage: &'static str } => (Conflict, "wrong_stage"),
        /// Somebody else changed it since it was read.
        Stale { version: i64 } => (Stale, "stale"),
        /// `If-Match` is missing.
        VersionMissing => (VersionMissing, "version_missing"),
        /// More was asked for in a minute than one person needs.
        TooMuch { retry_after: u64 } => (TooMany, "too_much"),
        /// The request cannot be read.
        Malformed { why: String } => (Malformed, "malformed"),
        /// A field has the wrong type, or is not one of the known fields.
        FieldWrong { why: String } => (Invalid, "field_wrong"),
        /// A text that is written in JSON, such as a questionnaire, cannot be read: where, and the value's address.
        JsonWrong { line: usize, column: usize, place: String } => (Invalid, "json_wrong"),
        /// No such address.
        NoSuchAddress => (Unknown, "no_such_address"),
        /// The address takes other methods.
        MethodNotHere => (MethodNotHere, "method_not_here"),
        /// Several fields are wrong.
        FieldsInvalid { count: usize } => (Invalid, "fields_invalid"),
        /// A text is needed here.
        TextRequired => (Invalid, "text_required"),
        /// Too many characters.
        TextTooLong { longest: usize, length: usize } => (Invalid, "text_too_long"),
        /// Characters that cannot be written.
        TextControl => (Invalid, "text_control"),
        /// A code has letters, digits and `-_.` only.
        CodeForm => (Invalid, "code_form"),
        /// A number outside its bounds.
        NumberRange { least: Amount, most: Amount } => (Invalid, "number_range"),
        /// A value that is none of the choices.
        NotAChoice => (Invalid, "not_a_choice"),
        /// A reason is needed.
        ReasonRequired => (Invalid, "reason_required"),
        /// That code is taken.
        CodeTaken => (Conflict, "code_taken"),
        /// The body is larger than this address takes.
        TooLarge { most: Bytes } => (TooLarge, "too_large"),
        /// The content type is not taken here.
        Unsupported => (Unsupported, "unsupported_type"),
        /// The server has no free place for this now.
        Busy { retry_after: u64 } => (Busy, "busy"),
        /// The same key came with another request.
        KeyReused => (Invalid, "idempotency_key_reused"),
        /// The same key is being worked on.
        KeyInUse => (Conflict, "idempotency_key_in_use"),
    }
}

/// Every family's codes, for the test that each has its sentences.
#[must_use]
pub fn codes() -> Vec<Code> {
    [
        Common::CODES,
        crate::people::PeopleRefusal::CODES,
        crate::organization::OrganizationRefusal::CODES,
        crate::round::RoundRefusal::CODES,
        crate::survey::SurveyRefusal::CODES,
        crate::proposal::ProposalRefusal::CODES,
        crate::proposal::AttachmentRefusal::CODES,
        crate::screening::ScreeningRefusal::CODES,
        crate::council::CouncilRefusal::CODES,
        crate::conflict::ConflictRefusal::CODES,
        crate::sheet::SheetRefusal::CODES,
        crate::count::CountRefusal::CODES,
        crate::meeting::MeetingRefusal::CODES,
        crate::announcement::AnnouncementRefusal::CODES,
        crate::objection::ObjectionRefusal::CODES,
        crate::notice::NoticeRefusal::CODES,
        crate::tabulation::TabulationRefusal::CODES,
    ]
    .concat()
}
