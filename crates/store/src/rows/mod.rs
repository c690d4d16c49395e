//! The rows as the databases keep them: one file per table, one struct per row, no rule and no meaning. States and
//! kinds are text here; the loader of their noun reads them. Nothing outside this crate sees a row.
#![cfg_attr(
    not(test),
    expect(dead_code, reason = "the rows are read as the nouns arrive")
)]

pub(crate) mod accounts;
pub(crate) mod agenda_items;
pub(crate) mod aliases;
pub(crate) mod announcement_lines;
pub(crate) mod announcement_texts;
pub(crate) mod announcements;
pub(crate) mod approvals;
pub(crate) mod areas;
pub(crate) mod attachments;
pub(crate) mod attendances;
pub(crate) mod blobs;
pub(crate) mod candidacies;
pub(crate) mod conflicts;
pub(crate) mod count_lines;
pub(crate) mod counts;
pub(crate) mod deadline_extensions;
pub(crate) mod deadlines;
pub(crate) mod duties;
pub(crate) mod idempotency;
pub(crate) mod installation;
pub(crate) mod invitation_tokens;
pub(crate) mod invitations;
pub(crate) mod jobs;
pub(crate) mod journal;
pub(crate) mod journal_head;
pub(crate) mod journal_payloads;
pub(crate) mod meetings;
pub(crate) mod memberships;
pub(crate) mod motions;
pub(crate) mod objections;
pub(crate) mod official_counts;
pub(crate) mod openings;
pub(crate) mod organization_lineage;
pub(crate) mod organizations;
pub(crate) mod outbox;
pub(crate) mod overrides;
pub(crate) mod passwords;
pub(crate) mod person_details;
pub(crate) mod persons;
pub(crate) mod pledges;
pub(crate) mod programmes;
pub(crate) mod proposal_drafts;
pub(crate) mod proposal_participants;
pub(crate) mod proposal_priorities;
pub(crate) mod proposal_revisions;
pub(crate) mod proposals;
pub(crate) mod questionnaires;
pub(crate) mod read_counts;
pub(crate) mod refresh_tokens;
pub(crate) mod renunciations;
pub(crate) mod resolutions;
pub(crate) mod results;
pub(crate) mod revision_costs;
pub(crate) mod revision_countries;
pub(crate) mod round_invitations;
pub(crate) mod round_rules;
pub(crate) mod round_stages;
pub(crate) mod rounds;
pub(crate) mod screening_checks;
pub(crate) mod screenings;
pub(crate) mod search_texts;
pub(crate) mod seats;
pub(crate) mod sessions;
pub(crate) mod sheet_drafts;
pub(crate) mod sheet_editions;
pub(crate) mod sheet_points;
pub(crate) mod sheets;
pub(crate) mod sign_offs;
pub(crate) mod signing_keys;
pub(crate) mod supplements;
pub(crate) mod survey_replies;
pub(crate) mod throttles;
pub(crate) mod votes;

#[cfg(test)]
mod tests;
