//! The kinds of events that are written, and who may read of each in the journal. A kind that is not here is told to
//! auditors only. What kind of thing happened to a proposal that is hidden from a reader is told to nobody else.

/// Who may read that an event happened, besides auditors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The round's staff.
    Staff,
    /// The round's staff to whom nothing of it is hidden: it is about several proposals, or about all.
    Whole,
    /// The round's staff once the scores are open: before, even who sealed, and when, is sealed.
    Opened,
    /// Nobody: it is the applicants' or the installation's own affair.
    Auditor,
}

use Told::{Auditor, Opened, Staff, Whole};

/// Every kind that is written, in order.
pub const KINDS: &[(&str, Told)] = &[
    ("announcement.approved", Whole),
    ("announcement.drafted", Whole),
    ("announcement.erratum_begun", Whole),
    ("announcement.published", Whole),
    ("announcement.result_sent", Whole),
    ("announcement.returned", Whole),
    ("announcement.submitted", Whole),
    ("conflict.challenge_dismissed", Staff),
    ("conflict.challenge_inadmissible", Staff),
    ("conflict.challenge_upheld", Staff),
    ("conflict.challenged", Staff),
    ("conflict.declared", Staff),
    ("conflict.ended", Staff),
    ("conflict.found", Staff),
    ("council.convened", Staff),
    ("count.made", Whole),
    ("meeting.agenda_made", Whole),
    ("meeting.attended", Staff),
    ("meeting.called", Staff),
    ("meeting.closed", Staff),
    ("meeting.decision_asked", Whole),
    ("meeting.decision_given", Whole),
    ("meeting.decision_returned", Whole),
    ("meeting.motion_put", Whole),
    ("meeting.motion_withdrawn", Whole),
    ("meeting.opened", Staff),
    ("meeting.resolved", Whole),
    ("meeting.set_back", Whole),
    ("meeting.voted", Whole),
    ("message.held", Staff),
    ("message.released", Staff),
    ("message.repeated", Staff),
    ("objection.answered", Staff),
    ("objection.filed", Staff),
    ("objection.followed", Staff),
    ("objection.withdrawn", Staff),
    ("opening.asked", Staff),
    ("opening.opened", Staff),
    ("organization.changed", Auditor),
    ("organization.entered", Auditor),
    ("person.account_disabled", Auditor),
    ("person.account_enabled", Auditor),
    ("person.changed", Auditor),
    ("person.duty_ended", Auditor),
    ("person.duty_given", Auditor),
    ("person.entered", Auditor),
    ("person.invitation_accepted", Auditor),
    ("person.invited", Auditor),
    ("person.part_ended", Auditor),
    ("person.part_given", Auditor),
    ("person.password_changed", Auditor),
    ("person.reset_asked", Auditor),
    ("programme.begun", Auditor),
    ("proposal.begun", Auditor),
    ("proposal.demand_after_all", Whole),
    ("proposal.given_up", Staff),
    ("proposal.no_demand", Whole),
    ("proposal.priorities_set", Auditor),
    ("proposal.shared", Auditor),
    ("proposal.signed_off", Auditor),
    ("proposal.submitted", Staff),
    ("proposal.unshared", Auditor),
    ("proposal.withdrawn", Staff),
    ("round.abandoned", Staff),
    ("round.announced", Staff),
    ("round.approval_given", Staff),
    ("round.begun", Staff),
    ("round.cancellation_asked", Staff),
    ("round.cancellation_returned", Staff),
    ("round.cancelled", Staff),
    ("round.change_asked", Staff),
    ("round.change_returned", Staff),
    ("round.closed", Staff),
    ("round.contact_set", Staff),
    ("round.convened", Staff),
    ("round.decided", Staff),
    ("round.delivering", Staff),
    ("round.drafted", Staff),
    ("round.extended", Staff),
    ("round.extended_for", Staff),
    ("round.letters_freed", Staff),
    ("round.letters_held", Staff),
    ("round.opened", Staff),
    ("round.publication_asked", Staff),
    ("round.publication_returned", Staff),
    ("round.published", Staff),
    ("round.reminded", Staff),
    ("round.survey_closed", Staff),
    ("round.terms_changed", Staff),
    ("screening.decided", Staff),
    ("screening.noted", Staff),
    ("screening.supplement_answered", Staff),
    ("screening.supplement_closed", Staff),
    ("screening.supplement_requested", Staff),
    ("seat.accepted", Staff),
    ("seat.chair_given", Staff),
    ("seat.chair_laid_down", Staff),
    ("seat.declared", Staff),
    ("seat.ended", Staff),
    ("seat.extended", Staff),
    ("seat.final_said", Staff),
    ("seat.final_taken_back", Staff),
    ("seat.gender_noted", Staff),
    ("seat.offered", Staff),
    ("seat.pledged", Staff),
    ("seat.refused", Staff),
    ("seat.resigned", Staff),
    ("seat.sheets_laid", Staff),
    ("sheet.reopened", Opened),
    ("sheet.restored", Opened),
    ("sheet.revised", Opened),
    ("sheet.sealed", Opened),
    ("sheet.set_aside", Opened),
    ("survey.questionnaire_set", Staff),
    ("tabulation.confirmed", Whole),
    ("tabulation.questioned", Whole),
];

/// What departs from the ordinary course (특이사항): later deadlines, changed terms, cancellations, seats that ended,
/// conflicts decided, sheets set aside or revised, rows of the tabulation that a member questions, returned requests,
/// selections given up, errata. Acting chairs and conflicts that came late are told from the round itself: their kinds
/// are also those of the ordinary course.
pub const EXCEPTIONS: &[&str] = &[
    "announcement.erratum_begun",
    "announcement.returned",
    "conflict.challenge_dismissed",
    "conflict.challenge_inadmissible",
    "conflict.challenge_upheld",
    "conflict.challenged",
    "conflict.ended",
    "meeting.decision_returned",
    "meeting.set_back",
    "objection.followed",
    "proposal.given_up",
    "round.cancellation_returned",
    "round.cancelled",
    "round.change_asked",
    "round.change_returned",
    "round.extended",
    "round.extended_for",
    "round.publication_returned",
    "round.terms_changed",
    "seat.ended",
    "seat.extended",
    "seat.resigned",
    "sheet.restored",
    "sheet.revised",
    "sheet.set_aside",
    "tabulation.questioned",
];

/// The kind of a name, as it is written.
#[must_use]
pub fn kind(name: &str) -> Option<&'static str> {
    KINDS.iter().map(|(kind, _)| *kind).find(|kind| *kind == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_exception_is_a_kind_that_is_written() {
        assert!(EXCEPTIONS.iter().all(|name| kind(name).is_some()));
        assert!(EXCEPTIONS.is_sorted());
    }

    /// What the families write, read from their files: a new kind is told to somebody, or to nobody, by decision.
    #[test]
    fn every_kind_that_a_family_writes_is_listed_and_no_other() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut written = BTreeSet::new();
        for noun in std::fs::read_dir(source).unwrap() {
            let Ok(text) = std::fs::read_to_string(noun.unwrap().path().join("event.rs")) else {
                continue;
            };
            let renamed = text.split("#[serde(rename = \"").skip(1);
            let names = renamed.filter_map(|rest| rest.split('"').next().map(str::to_owned));
            written.extend(names.filter(|name| name.contains('.')));
        }
        let listed: BTreeSet<String> = KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect();
        assert_eq!(written, listed);
    }
}
