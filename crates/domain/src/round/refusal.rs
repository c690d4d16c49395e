//! What can be refused about rounds.

use crate::refusal::Moment;
use crate::refusals;

refusals! {
    /// Refusals about programmes, rounds, rules and dates.
    RoundRefusal {
        /// The round's deadline has passed.
        DeadlinePassed { deadline: Moment } => (Conflict, "deadline_passed"),
        /// Stages follow one another in one order.
        StageOrder { from: &'static str, to: &'static str } => (Conflict, "stage_order"),
        /// No rules are written yet.
        RulesMissing => (Conflict, "rules_missing"),
        /// No support area, or more than 30.
        AreasMissing => (Invalid, "areas_missing"),
        /// The count cannot work with the rules.
        RulesFault { key: String, why: String, fault: &'static str } => (Invalid, "rules_fault"),
        /// The quorum is no share above 0 and at most 1.
        QuorumShare => (Invalid, "quorum_share"),
        /// A criterion of the count has no name, or a name no criterion.
        CriterionUnnamed { criterion: String } => (Invalid, "criterion_unnamed"),
        /// The seed of the draw would be known before the scores are sealed.
        DrawSeedEarly => (Invalid, "draw_seed_early"),
        /// The band is missing, not wanted, or not from low to high within 0 and 100.
        BandWrong => (Invalid, "band_wrong"),
        /// The window of objections is longer than a year.
        ObjectionDays => (Invalid, "objection_days"),
        /// A window without grounds.
        ObjectionGrounds => (Invalid, "objection_grounds"),
        /// A code stands twice.
        CodeTwice { code: String } => (Invalid, "code_twice"),
        /// A code that has a meaning of its own.
        CodeReserved { code: String } => (Invalid, "code_reserved"),
        /// One instant does not come after another.
        DatesContradict { before: &'static str, after: &'static str } => (Invalid, "dates_contradict"),
        /// An instant is needed before publication.
        DateMissing { date: &'static str } => (Invalid, "date_missing"),
        /// Not three capital letters.
        CurrencyUnknown => (Invalid, "currency_unknown"),
        /// Not a zone of the tz database.
        ZoneUnknown => (Invalid, "zone_unknown"),
        /// The period ends before it starts.
        PeriodCrossed => (Invalid, "period_crossed"),
        /// Rehearsal and illustrative are told at the beginning and stay.
        FlagFixed => (Conflict, "flag_fixed"),
        /// The approval was given, returned or taken back already.
        ApprovalClosed => (Conflict, "approval_closed"),
        /// Who asked cannot give.
        ApprovalSamePerson => (Conflict, "approval_same_person"),
        /// What was asked for is not what is there now, or not what was read.
        ApprovalOutdated => (Conflict, "approval_outdated"),
        /// Nothing waits for approval.
        ApprovalMissing => (Conflict, "approval_missing"),
        /// Codes of organizations that are not there.
        OrganizationsUnknown { codes: String } => (Invalid, "organizations_unknown"),
        /// Nobody is to be invited.
        OrganizationsMissing => (Invalid, "organizations_missing"),
        /// More than can be invited at once.
        OrganizationsMany { most: usize } => (Invalid, "organizations_many"),
        /// The organizer's own tree is invited, and this duty is not held from outside it.
        ActingMissing { duty: &'static str } => (Conflict, "acting_missing"),
        /// The survey would be over before it begins.
        SurveyOver => (Conflict, "survey_over"),
        /// The criteria exclude an area that the round does not have.
        CriterionAreaUnknown { area: String } => (Invalid, "criterion_area_unknown"),
        /// A change that changes nothing.
        ChangeEmpty => (Invalid, "change_empty"),
        /// Another change waits.
        ChangePending => (Conflict, "change_pending"),
        /// Criteria, points, aggregation, pass mark, ties and caps stay once something was submitted.
        ChangeAfterSubmission => (Conflict, "change_after_submission"),
        /// Other rules stay once the round is published.
        ChangeAfterPublication => (Conflict, "change_after_publication"),
        /// After the opening only the council changes the budget.
        ChangeAfterOpening => (Conflict, "change_after_opening"),
        /// An instant that is past, or would be.
        DatePast { date: &'static str } => (Conflict, "date_past"),
        /// Not later than what is in force, or than now.
        ExtensionNotLater => (Invalid, "survey_extension_not_later"),
        /// Another deadline than the survey's.
        ExtensionKind => (Invalid, "extension_kind"),
        /// Later than the scoring begins.
        ExtensionPastScoring { date: Moment } => (Invalid, "extension_past_scoring"),
        /// The organization is not invited to the round.
        NotInvited => (Invalid, "not_invited"),
        /// The person's own organization's tree: somebody from outside it must act.
        OwnTree => (Forbidden, "own_tree"),
        /// Everybody who was chosen answered, was reminded within a day, or may not answer any more.
        ReminderNobody => (Conflict, "reminder_nobody"),
        /// Somebody may still answer.
        SurveyOpen { until: Moment } => (Conflict, "survey_open"),
    }
}
