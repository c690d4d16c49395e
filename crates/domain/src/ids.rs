//! The identifiers that stay inside: one macro, one list. Public addresses carry references and codes instead,
//! because a version-7 UUID tells when its row was begun.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every identifier newtype offers: a way in and a way out.
pub trait Id: Copy + Send + Sync + 'static {
    /// The name of the kind, as in the code.
    const NAME: &'static str;
    /// Wraps a raw UUID.
    fn of(raw: Uuid) -> Self;
    /// The raw UUID.
    fn raw(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl Id for $name {
            const NAME: &'static str = stringify!($name);
            fn of(raw: Uuid) -> Self {
                Self(raw)
            }
            fn raw(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A person: permanent and nameless.
    PersonId,
    /// One signing-in of one person.
    SessionId,
    /// A one-time entry: an invitation or a reset.
    InvitationId,
    /// A duty held by a person, in one round or in the installation.
    DutyId,
    /// A person's part in an organization.
    MembershipId,
    /// An organization.
    OrganizationId,
    /// A programme, of which rounds are held.
    ProgrammeId,
    /// A round of a programme.
    RoundId,
    /// A support area of a round.
    AreaId,
    /// One version of a round's questionnaire.
    QuestionnaireId,
    /// A deadline's extension.
    ExtensionId,
    /// A proposal.
    ProposalId,
    /// A kept submission of a proposal.
    RevisionId,
    /// A file attached to a proposal.
    AttachmentId,
    /// A sign-off of a draft by the applicant's officer.
    SignOffId,
    /// The screening of one proposal.
    ScreeningId,
    /// A supplement request.
    SupplementId,
    /// A seat of the council.
    SeatId,
    /// A conflict of one person with one proposal.
    ConflictId,
    /// A member's score sheet on one proposal.
    SheetId,
    /// One sealed or revised edition of a sheet.
    EditionId,
    /// A two-person act waiting for, or having, its second person.
    ApprovalId,
    /// A count of the scores.
    CountId,
    /// A meeting of the council.
    MeetingId,
    /// An agenda item.
    ItemId,
    /// An attendance interval.
    AttendanceId,
    /// A motion on an agenda item.
    MotionId,
    /// A resolution.
    ResolutionId,
    /// A resolved outcome that differs from the computed one.
    OverrideId,
    /// An announcement in one language.
    AnnouncementId,
    /// A result notice to one applicant.
    ResultId,
    /// An objection.
    ObjectionId,
    /// A giving up after selection.
    RenunciationId,
    /// A message waiting to leave.
    MessageId,
}
