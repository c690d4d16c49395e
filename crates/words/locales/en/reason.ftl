# Why a proposal is where it is. Codes never change.
reason-within_budget = Selected within the budget: { $before } were left when its turn came, { $after } remain.
reason-must_take = Selected first, by resolution.
reason-floor = Selected because { $attribute } { $value } must have something, and it was the best of it.
reason-reduced = Selected with less: it needs { $needs }, the remaining { $given } are given.
reason-in_optimum = Selected as part of the proven optimum.
reason-passed_over = Passed over: when its turn came it needed { $needs } and { $left } were left. Lower-ranked proposals that fitted were selected ({ $below }).
reason-budget_exhausted = Budget exhausted: it needs { $needs } and { $left } were left.
reason-stopped = The selection stopped at the higher-ranked { $at }.
reason-cap-count = The cap is reached: { $attribute } { $value } may have { $most } at most; { $used } are given to it, this one needs { $needs }.
reason-cap-amount = The cap is reached: { $attribute } { $value } may have { $limit } at most; { $used } are given to it, this one needs { $needs }.
reason-incompatible = { $with } was selected, which excludes it.
reason-requires = { $missing }, which it requires, was not selected.
reason-not_in_optimum = The proven optimum is better without it: it needs { $needs }; selected below it: { $below }.
reason-must_not_take = Not selected, by resolution.
reason-below_pass_mark = Below the pass mark: score { $score }, pass mark { $pass }.
reason-below_criterion = Below the minimum of a criterion: { $criterion } { $value }, minimum { $pass }.
reason-majority_low = { $low } of { $of } members marked { $criterion } low.
reason-too_few_scores = Not decidable: { $valid } valid score sheets, { $needed } are needed.
reason-no_applicable_weight = Not decidable: the criteria that apply to it have no points.
reason-screening = Not counted: outcome of the screening { $outcome }.
reason-screening-ineligible = Not counted: found ineligible by the screening.
reason-screening-withdrawn = Not counted: withdrawn by the applicant.
reason-screening-not_screened = Not counted: it is not in the set that was fixed for deliberation.
attribute-area = support area
attribute-organization = applicant
attribute-countries = target country
attribute-participants = participating organization

# Motions
motion-proposal = To resolve as counted.
motion-consent = To resolve the items to which nobody objects as counted, by one vote.
motion-budget = To change the budget and to count again by it.
item-consent = Consent item
item-budget = Change of the budget

# Steps of the tie order
tie-step-plain_mean = higher mean of all totals
tie-step-median = higher median of the totals
tie-step-amount = lower requested amount
tie-step-code = order of the codes
tie-step-draw = drawing lots
tie-step-refuse = none: the count stops
