refusal-deadline_passed = The deadline ({ $deadline }) has passed.
refusal-stage_order = Stages follow one another in one order: { $to } does not follow { $from }.
refusal-rules_missing = This round has no rules yet. Please write the rules first.
refusal-areas_missing = Please name 1 to 30 support areas.
refusal-rules_fault = The rules cannot be used at { $key }: { $why }
refusal-quorum_share = The quorum is a fraction above 0 and at most 1, for example 2/3.
refusal-criterion_unnamed = The criterion { $criterion } needs its points and its name, each once.
refusal-draw_seed_early = The secrets of the draw are revealed at the draw. Give only their commitments now.
refusal-band_wrong = A band belongs to outside_band only: two percentages from low to high, within 0 and 100.
refusal-objection_days = The window of objections is at most 365 days.
refusal-objection_grounds = Objections need at least one admissible ground.
refusal-code_twice = The code { $code } stands twice.
refusal-code_reserved = The code { $code } has a meaning of its own. Please choose another.
refusal-dates_contradict = { $after } must come after { $before }.
refusal-date_missing = Please set { $date ->
    [survey_opens] the opening of the survey
    [survey_closes] the close of the survey
    [scoring_opens] the opening of scoring
    [scoring_closes] the close of scoring
    [council_meets] the council's meeting
    [objection_closes] the close of objections
   *[other] { $date }
} before publishing.
refusal-currency_unknown = A currency is three capital letters of ISO 4217, for example KRW.
refusal-zone_unknown = Please check the name of the time zone, for example Asia/Seoul.
refusal-period_crossed = The period cannot end before it starts.
refusal-flag_fixed = Whether a round is a rehearsal or illustrative is told when it is begun and stays.
refusal-approval_closed = This request was given, returned or taken back already.
refusal-approval_same_person = Who asked cannot approve. Another approver must do it.
refusal-approval_outdated = What was asked for has changed since. Read it again; if need be return it to be asked for anew.
refusal-approval_missing = There is no request that waits for approval.
refusal-organizations_unknown = No organizations have these codes: { $codes }
refusal-organizations_missing = Please name at least one organization to invite.
refusal-organizations_many = At most { $most } organizations can be invited to a round.
refusal-acting_missing = An organization of the organizer's own tree is invited. Please name somebody from outside that tree as { $duty } first.
refusal-survey_over = The survey would be over before it is published. Please change the dates first.
refusal-criterion_area_unknown = The rules exclude the area { $area }, which is no support area of the round.
refusal-change_empty = There is nothing to change.
refusal-change_pending = A change waits for approval. Please ask again when it is settled.
refusal-change_after_submission = Criteria, points, aggregation, pass mark, ties and caps cannot change after the first submission.
refusal-change_after_publication = After publication only the counting rules, the dates and the budget may change.
refusal-change_after_opening = After the opening only the budget may change, as an item of the council.
refusal-date_past = { $date } is past, or would be: it cannot be moved there.
refusal-survey_extension_not_later = An extension must be later than the instant in force, and than now.
refusal-extension_kind = This instant is not extended here.
refusal-extension_past_scoring = The extension must end before { $date }.
refusal-not_invited = This organization is not invited.
refusal-survey_open = The survey is open until { $until }.
refusal-own_tree = This is about the tree of your own organization. Somebody acting from outside it must do it.

# What is wrong with the rules
refusal-rules_fault-too_many = These are too many.
refusal-rules_fault-criteria_count = There must be 1 to 64 criteria.
refusal-rules_fault-name_reserved = A code is needed, and none of the words of the tie order.
refusal-rules_fault-named_twice = There is a criterion of this code already.
refusal-rules_fault-no_points = At least one criterion must have points.
refusal-rules_fault-min_scores = At least one sheet is needed to decide, and extremes are left out from no fewer sheets on.
refusal-rules_fault-trim = At most 20 can be left out at each end.
refusal-rules_fault-above_zero = This must be above 0.
refusal-rules_fault-below_zero = This must not be below 0.
refusal-rules_fault-share = This is a share from 0 to 1, for example 2/5.
refusal-rules_fault-share_above_zero = This is a share above 0 and at most 1, for example 4/5.
refusal-rules_fault-mark_of_places = Where places are counted there can be no pass mark.
refusal-rules_fault-tie_unknown = The tie order names a criterion that there is not.
refusal-rules_fault-seed = The secret of the draw does not match what was published.
refusal-rules_fault-taken_and_barred = A proposal is both to be taken and barred.
refusal-rules_fault-group_small = At least two proposals exclude one another.
refusal-rules_fault-requires_itself = A proposal cannot require itself.
refusal-rules_fault-sum_of_places = Places cannot be added up: choose a column.
refusal-rules_fault-mark_missing = What exceeds the pass mark needs a pass mark.
refusal-rules_fault-steps = The highest mark must lie above the lowest by a whole number of steps.
refusal-rules_fault-mark_or_share = Give either the minimum or the minimum share.
refusal-rules_fault-no_attribute = The group is missing.
refusal-rules_fault-no_limit = A number of proposals or an amount is needed.
