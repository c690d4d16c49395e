//! The closed choices of a round's rules. Each is written in `snake_case` and never renamed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Of what a majority is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// More than half of those present: an abstention counts against.
    #[default]
    Present,
    /// More yes than no.
    VotesCast,
}

/// What follows when yes and no are equal (가부동수).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Equality {
    /// The motion is not carried.
    #[default]
    NotCarried,
    /// The chair's vote decides.
    ChairDecides,
}

/// What the council's word is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decides {
    /// It decides (의결).
    #[default]
    CouncilDecides,
    /// It advises (심의), and the ministry decides.
    CouncilAdvises,
}

/// What a member must write beside the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Justification {
    /// One overall opinion.
    #[default]
    Overall,
    /// Words for each criterion.
    PerCriterion,
    /// Words for each criterion whose points lie outside the band.
    OutsideBand,
}

/// What a sheet still in draft at the close counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DraftSheets {
    /// It is not counted and shows as missing; the member's sealed sheets count.
    #[default]
    NotCounted,
}

/// When the members' names are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NamesDisclosed {
    /// Never.
    Never,
    /// As one list, with the announcement.
    #[default]
    AtAnnouncement,
}

/// To whom each member's scores are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberScoresDisclosed {
    /// To nobody.
    #[default]
    Never,
    /// To the applicant of the proposal, without names.
    ToApplicant,
    /// To everybody, without names.
    PublicPseudonymous,
}

/// How an applicant signs off what is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignOff {
    /// Not at all.
    None,
    /// By the signing officer's account (결재).
    #[default]
    Officer,
    /// By official letter (공문): number, date and file.
    Letter,
}

/// What follows when a selected applicant gives up (선정 포기).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AfterRenunciation {
    /// The first of the reserve that fits moves up.
    #[default]
    ReserveMovesUp,
    /// The council decides anew.
    CouncilDecides,
}

/// When the applicants are told their results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeTime {
    /// As soon as the announcement is approved.
    Before,
    /// Then, with the instant until which nothing may be made public.
    WithEmbargo,
    /// With the announcement.
    #[default]
    WithAnnouncement,
}
