# The frame of an official letter
letter-to = To
letter-to-several = See the list below
letter-title = Subject
letter-attached = Attachments
letter-recipients = Recipients
letter-related = Reference: implementation plan of { $programme }
letter-plan = Implementation plan
letter-questionnaire = Survey questionnaire
letter-pledge = Pledge
letter-notice = Announcement
letter-proposal = Proposal: { $title } ({ $reference })

# Invitation to the survey
letter-invitation-title = Request for cooperation: demand survey of { $round }
letter-invitation-ask = In order to select the projects of { $round } a demand survey is held as follows. Please answer by the deadline.
letter-invitation-period = Period: { $opens } - { $closes }
letter-invitation-areas = Support areas: { $areas }
letter-invitation-budget = Budget: { $amount }
letter-invitation-answer = How to answer: submit proposals, or answer "no demand", at { $address }
letter-invitation-council = Project Selection Deliberation Council: { $at }

# Reminder
letter-reminder-title = Reminder: demand survey of { $round }
letter-reminder-ask = Organizations whose answer to the survey has not been received are asked to answer by the deadline as follows.
letter-reminder-closes = Deadline: { $closes }

# Supplement
letter-supplement-title = Request for a supplement: { $round }
letter-supplement-ask = The review of the proposal that your organization submitted found that a supplement is needed as follows. Please supplement it by the deadline.
letter-supplement-text = To be supplemented: { $text }
letter-supplement-due = Deadline: { $due }

# Appointment
letter-appointment-title = Appointment to the Project Selection Deliberation Council of { $round }
letter-appointment-ask = You are asked to serve on the Project Selection Deliberation Council as follows. Please answer at { $address } whether you accept.
letter-appointment-council = Council: Project Selection Deliberation Council of { $round }
letter-appointment-scoring = Scoring: { $opens } - { $closes }
letter-appointment-duties = Asked of you: the pledge, and a declaration of conflicts (grounds for exclusion, challenge or recusal)

# Result
letter-result-title = Result of the deliberation: { $round }
letter-result-tell = The result of the deliberation on the proposal that your organization submitted is as follows.
letter-result-outcome = Result: { $outcome }
letter-result-amount = Amount: { $amount }
letter-result-conditions = Conditions: { $conditions }
letter-result-reserve = Place on the reserve list: { $rank }
letter-result-more = Reasons and objections: { $address }
letter-outcome-selected = selected
letter-outcome-selected_with_conditions = selected with conditions
letter-outcome-reserve = reserve
letter-outcome-not_selected = not selected
letter-outcome-not_decidable = not decidable
letter-outcome-not_counted = not before the council

# Announcement
letter-announcement-title = Announcement of the selection: { $round }
letter-announcement-tell = Please be informed that the selection of { $round } is announced as follows.
letter-announcement-selected = Selected projects: { $count }
letter-announcement-number = Announcement: { $address }/announcements/{ $number }

# The page of the letters
desk-letters-title = Official letters
post-letters-lead = Texts to be pasted into the e-approval system, which adds number, date, sender and seal. Letters about proposals that are hidden from you are not shown.
post-letters-none = There is no letter to be sent now.
post-letter-ko = Korean
post-letter-en = English
post-letter-hint = Select everything in the box and copy it.
post-letter-step-invitation = Invitation to the survey
post-letter-step-reminder = Reminder
post-letter-step-supplement = Request for a supplement
post-letter-step-appointment = Appointment to the council
post-letter-step-result = Notice of the result
post-letter-step-announcement = Announcement of the selection
post-copy = Copy
post-copied = Copied

# Later deadlines, other terms, cancellation
letter-because = Reason: { $reason }
letter-extension-title = Later deadline of the survey: { $round }
letter-extension-tell = Please be informed that the deadline of the demand survey of { $round } is extended as follows.
letter-extension-until = New deadline: { $until }
letter-terms-title = Changed terms: { $round }
letter-terms-tell = Please be informed that the terms of { $round } are changed as follows.
letter-terms-version = Version: { $version }
letter-terms-more = What changed: { $address }
letter-cancellation-title = Cancellation: { $round }
letter-cancellation-tell = Please be informed that { $round } is cancelled.

# Scoring and meetings
letter-scoring-title = Request to score the proposals: { $round }
letter-scoring-tell = The members of the Project Selection Deliberation Council are asked to score the proposals as follows.
letter-scoring-how = How: write and seal the score sheets at { $address }
letter-meeting-title = Meeting of the Project Selection Deliberation Council: { $round }
letter-meeting-tell = The Project Selection Deliberation Council meets as follows. Please attend.
letter-meeting-at = Time: { $at }
letter-meeting-place = Place: { $place }
letter-meeting-agenda = Agenda: { $address }

# Errata and answers to objections
letter-erratum-title = Erratum: { $round }
letter-erratum-tell = Please be informed that the announcement of the selection of { $round } is corrected as follows.
letter-objection-title = Answer to an objection: { $round }
letter-objection-tell = The objection that your organization filed is answered as follows.
letter-objection-filed = Filed: { $at }
letter-objection-answer = Answer: { $answer }
letter-objection-upheld = upheld
letter-objection-dismissed = dismissed
letter-objection-inadmissible = rejected as inadmissible
post-letter-step-extension = Later deadline
post-letter-step-terms = Changed terms
post-letter-step-cancellation = Cancellation
post-letter-step-scoring = Request to score
post-letter-step-meeting = Call to a meeting
post-letter-step-erratum = Erratum
post-letter-step-objection = Answer to an objection
post-letter-way = The official letter that tells of it

# The end of a seat, the decision on a challenge
letter-seat_end-title = End of a seat in the Project Selection Deliberation Council of { $round }
letter-seat_end-tell = Your seat in the Project Selection Deliberation Council has ended as follows.
letter-seat_end-until = Ended on: { $at }
letter-challenge-title = Decision on the challenge of a council member of { $round }
letter-challenge-tell = The challenge that your organization filed was decided as follows.
letter-challenge-member = Member challenged: { $member }
post-letter-step-seat_end = End of a council seat
post-letter-step-challenge = Decision on a challenge

# A member's later instant for sealing
letter-seat_extension-title = Later deadline of the scoring: { $round }
letter-seat_extension-tell = Please be informed that your deadline for scoring the proposals is extended as follows. Please score by then.
post-letter-step-seat_extension = Later deadline of a member
