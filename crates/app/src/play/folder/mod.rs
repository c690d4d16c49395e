//! A folder read: every table as typed rows, every fault with its file, line, column and reason. Nothing is
//! decided here; what an absent file means is told by [`Folder::absent`] and done by the script.

mod rows;
mod table;

use simui_selection::files::Faults;

pub(super) use rows::*;
pub(crate) use table::rows;

use super::Files;

/// What a folder says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folder {
    pub(crate) organizations: Vec<OrganizationRow>,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) staff: Vec<StaffRow>,
    pub(crate) council: Vec<MemberRow>,
    pub(crate) proposals: Vec<ProposalRow>,
    pub(crate) answers: Vec<AnswerRow>,
    pub(crate) costs: Vec<CostRow>,
    pub(crate) participants: Vec<ParticipantRow>,
    pub(crate) priorities: Vec<PriorityRow>,
    pub(crate) no_demand: Vec<NoDemandRow>,
    pub(crate) letters: Vec<LetterRow>,
    pub(crate) checklist: Vec<ChecklistRow>,
    pub(crate) screening: Vec<ScreeningRow>,
    pub(crate) supplements: Vec<SupplementRow>,
    pub(crate) conflicts: Vec<ConflictRow>,
    pub(crate) scores: Vec<ScoreRow>,
    pub(crate) opinions: Vec<OpinionRow>,
    pub(crate) attendance: Vec<AttendanceRow>,
    pub(crate) votes: Vec<VoteRow>,
    /// Files that are not there, and whose plainest lawful meaning was taken.
    pub(crate) absent: Vec<&'static str>,
}

impl Folder {
    /// Reads the tables.
    ///
    /// # Errors
    /// Every fault of every table.
    pub(crate) fn read(files: &Files) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut absent = Vec::new();
        let mut folder = Self {
            organizations: rows(files, "organizations.csv", true, &mut faults, &mut absent),
            people: rows(files, "people.csv", false, &mut faults, &mut absent),
            staff: rows(files, "staff.csv", true, &mut faults, &mut absent),
            council: rows(files, "council.csv", true, &mut faults, &mut absent),
            proposals: rows(files, "proposals.csv", true, &mut faults, &mut absent),
            answers: rows(files, "answers.csv", false, &mut faults, &mut absent),
            costs: rows(files, "costs.csv", false, &mut faults, &mut absent),
            participants: rows(files, "participants.csv", false, &mut faults, &mut absent),
            priorities: rows(files, "priorities.csv", false, &mut faults, &mut absent),
            no_demand: rows(files, "no_demand.csv", false, &mut faults, &mut absent),
            letters: rows(files, "letters.csv", false, &mut faults, &mut absent),
            checklist: rows(files, "checklist.csv", false, &mut faults, &mut absent),
            screening: rows(files, "screening.csv", false, &mut faults, &mut absent),
            supplements: rows(files, "supplements.csv", false, &mut faults, &mut absent),
            conflicts: rows(files, "conflicts.csv", true, &mut faults, &mut absent),
            scores: rows(files, "scores.csv", true, &mut faults, &mut absent),
            opinions: rows(files, "opinions.csv", false, &mut faults, &mut absent),
            attendance: rows(files, "attendance.csv", false, &mut faults, &mut absent),
            votes: rows(files, "votes.csv", false, &mut faults, &mut absent),
            absent: Vec::new(),
        };
        let more = rows(files, "organizations_more.csv", false, &mut faults, &mut absent);
        folder.organizations.extend(more);
        folder.absent = absent;
        faults.refuse()?;
        Ok(folder)
    }
}
