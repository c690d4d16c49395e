//! A folder read: every table as typed rows, every fault with its file, line, column and reason. Nothing is
//! decided here; what an absent file means is told by [`Folder::absent`] and done by the script.

mod round;
mod rows;
mod survey;
mod table;

use simui_selection::files::{Fault, Faults};

pub(crate) use round::Terms;
pub(super) use rows::*;
pub(crate) use table::rows;

use super::Files;

/// What a folder says.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    pub(crate) terms: Terms,
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
    /// Reads every file.
    ///
    /// # Errors
    /// Every fault of every file.
    pub(crate) fn read(files: &Files) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut absent = Vec::new();
        let mut organizations = rows(files, "organizations.csv", true, &mut faults, &mut absent);
        organizations.extend(rows(
            files,
            "organizations_more.csv",
            false,
            &mut faults,
            &mut absent,
        ));
        let checklist = rows(files, "checklist.csv", false, &mut faults, &mut absent);
        let letters = rows(files, "letters.csv", false, &mut faults, &mut absent);
        let terms = faults.keep(Terms::read(files, (&checklist, &letters), &mut absent));
        let mut table = Reader {
            files,
            faults,
            absent,
        };
        let read = terms.map(|terms| Self {
            terms,
            organizations,
            letters,
            people: table.rows("people.csv", false),
            staff: table.rows("staff.csv", true),
            council: table.rows("council.csv", true),
            proposals: table.rows("proposals.csv", true),
            answers: table.rows("answers.csv", false),
            costs: table.rows("costs.csv", false),
            participants: table.rows("participants.csv", false),
            priorities: table.rows("priorities.csv", false),
            no_demand: table.rows("no_demand.csv", false),
            screening: table.rows("screening.csv", false),
            supplements: table.rows("supplements.csv", false),
            conflicts: table.rows("conflicts.csv", true),
            scores: table.rows("scores.csv", true),
            opinions: table.rows("opinions.csv", false),
            attendance: table.rows("attendance.csv", false),
            votes: table.rows("votes.csv", false),
            absent: Vec::new(),
        });
        if let Some(folder) = &read {
            for row in folder.unsigned() {
                let reason = format!("{} has no letter, and the others have one", row.code);
                table.faults.add(Fault::of("letters.csv", 0, reason));
            }
        }
        table.faults.refuse()?;
        let mut folder = read.ok_or_else(Faults::default)?;
        folder.absent = table.absent;
        folder.terms.draft.illustrative =
            files.illustrative() || folder.proposals.iter().any(|row| row.source == "illustrative");
        Ok(folder)
    }
}

impl Folder {
    /// Proposals without an official letter, where letters sign off.
    fn unsigned(&self) -> impl Iterator<Item = &ProposalRow> {
        let signed = |row: &&ProposalRow| self.letters.iter().any(|letter| letter.proposal == row.code);
        let all = self.proposals.iter().filter(|_| !self.letters.is_empty());
        all.filter(move |row| !signed(row))
    }

    /// The organizations that are invited: those that lead a proposal, and those that answered "no demand".
    pub(crate) fn invited(&self) -> Vec<String> {
        let leads = self.proposals.iter().map(|row| row.organization.clone());
        let mut invited: Vec<String> = leads
            .chain(self.no_demand.iter().map(|row| row.organization.clone()))
            .collect();
        invited.sort();
        invited.dedup();
        invited
    }
}

/// Reads tables one after the other, noting faults and absence.
struct Reader<'a> {
    files: &'a Files,
    faults: Faults,
    absent: Vec<&'static str>,
}

impl Reader<'_> {
    fn rows<T: table::Read>(&mut self, name: &'static str, required: bool) -> Vec<T> {
        rows(self.files, name, required, &mut self.faults, &mut self.absent)
    }
}
