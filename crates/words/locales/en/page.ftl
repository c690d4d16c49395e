# The frame of every page
site-name = Simui
site-feed = New announcements
site-skip = Skip to the content
site-masthead = About this site
site-official = This is an official e-government site of the Republic of Korea.
site-demonstration = A demonstration, not the site of a real ministry.
site-menu = Main menu
site-other-language = 한국어
site-person = { $name }
site-sign-in = Sign in
site-sign-out = Sign out
site-privacy = Privacy notice
site-accessibility = Accessibility
menu-tasks = To do
menu-rounds = Rounds
menu-announcements = Announcements
trail-label = Where you are
trail-home = Home
steps-label = Steps of the round
steps-place = Step { $place }
steps-done = (done)
step-survey = Demand survey
step-screening = Screening
step-scoring = Scoring
step-deliberation = Deliberation
step-review = Review
step-announcement = Announcement
faults-title = Please check what you entered ({ $count })
pages-label = Pages
pages-next = Next
session-title = Your session
session-left = Your session ends soon. Time left:
session-extend = Stay signed in
mark-rehearsal = This round is a rehearsal, not a real selection.
mark-rehearsal-short = rehearsal
mark-illustrative = Some of the data are illustrative.

# Pages that cannot be shown: what to do next
error-home = To the first page
error-next-fault = Read that page again to see whether what you were doing was saved, and do it again if it was not. If this happens again, tell the secretariat the incident number.
error-next-sign-in = Sign in again and go on from there.
error-next-home = Check the address, or look for it from the first page. If you should be able to see it, ask the secretariat.
error-next-read-again = Read the page before this one anew to see how things stand now.
error-next-back = Go back, correct what you entered and send it again.
error-next-later = Try again in a moment.

# Signing in and passwords
sign-in-title = Sign in
sign-in-email = Mail address
sign-in-password = Password
sign-in-do = Sign in
sign-in-forgotten = Forgotten your password?
sign-in-invited = Invited for the first time? Open the link of your letter, or
sign-in-invited-link = accept your invitation here.
invitation-title = Accept your invitation
invitation-lead = Accept the invitation you got by mail and choose a password.
consent-title = What is kept of you
consent-what = Your name, mail address, where you belong and your duties, the language of your mail, a council member's gender where it is told, when and with which browser you signed in, a digest of the network address, and a record of what you do here.
consent-why = They serve to run the round, to keep the deliberation fair and to check its record, and nothing else.
consent-how-long = When the retention period ends your personal data are erased; the order and the digests of the record stay.
consent-refusal = You may refuse. Then no account is opened, and nothing else follows from it.
consent-given = I have read this and consent.
reset-title = Choose a new password
choose-token = Code from the letter
choose-token-hint = What stands behind # in the link of your letter. If you opened the link it is filled in already. You may paste the whole link.
choose-password = New password
choose-password-hint = At least 12 characters, any of them.
choose-do = Set the password
forgotten-title = Forgotten password
forgotten-lead = Give your address. If it has an account, a link to choose a new password is sent there.
forgotten-do = Send me a link
account-title = My account
account-name = Name
account-installation = Whole installation
account-sessions = Where you are signed in
account-password = Change your password
session-program = Program
session-seen = Last used
session-until = Ends
session-act = Act
session-current = This one
session-end = End
password-current = Present password
password-change = Change password
done-signed-out = You are signed out.
done-password-chosen = Your password is set. Please sign in.
done-password-changed = Your password is changed. You are signed out everywhere else.
done-reset-asked = If that address has an account, a link was sent to it. Please look at your mail.
done-session-extended = You stay signed in.
done-session-ended = That session is over.

# First page
front-title = Public support programmes: survey and deliberation
front-lead = Organizations propose, a council scores them sealed, and anyone can recompute the result.
tasks-title = What to do now
tasks-round = { $name } ({ $code })
tasks-none = There is nothing for you to do now.
tasks-until = until { $until }

# Rounds
rounds-title = Rounds
rounds-all = All rounds
rounds-none = You take part in no round.
round-budget = Budget
round-survey-closes = Survey closes
round-scoring-closes = Scoring closes
round-council-meets = Council meets
stage-draft = being written
stage-surveying = survey open
stage-screening = screening
stage-scoring = scoring
stage-deliberation = deliberation
stage-decided = decided
stage-announced = announced
stage-delivering = delivering
stage-closed = closed
stage-cancelled = cancelled
status-preparing = in preparation
status-surveying = survey open
status-under_review = under review
status-announced = announced
status-closed = closed
status-cancelled = cancelled
part-employee = Employee
duty-administrator = Administrator
duty-secretary = Secretariat
duty-approver = Approver
duty-acting_secretary = Acting secretary
duty-acting_approver = Acting approver
duty-auditor = Auditor

# Announcements
announcements-title = Announcements
announcements-none = There are no announcements.
announcement-number = Announcement { $number }
announcement-reads = read { $count } times
announcement-selected = Selected projects
announcement-selected-count = { $count } selected
announcement-reserve = Reserve
announcement-reserve-line = Reserve { $rank }
announcement-members = Members of the council
announcement-superseded = This announcement was corrected. The erratum:
announcement-superseded-short = corrected
column-place = No.
column-title = Project
column-applicant = Organization
column-countries = Target countries
column-area = Support area
countries-none = none

# Time left
left-days = { $first } d { $second } h left
left-hours = { $first } h { $second } min left
left-minutes = { $first } min left
left-over = over

# What an announcement carries
column-total = Total
announcement-method = How they were selected
announcement-press = For the press, and as data
press-table = Table of the selected projects (CSV)
press-picture = Picture of the target countries (SVG)
press-data = All of it as data (JSON)

# Notices
privacy-title = Privacy notice
privacy-what = Your name, mail address, where you belong and your duties, the language of your mail, a council member's gender where it is told, when and with which browser you signed in, a digest of the network address, and a record of what you do here are kept. Resident registration and bank account numbers are not taken.
privacy-why = They serve to run the round, to deliberate fairly and to check the record, and nothing else.
privacy-cookies = There are two cookies: one keeps you signed in, one tells you what you just did. Neither is shared with other sites.
privacy-end = When the retention period ends your personal data are erased; the order and the digests of the record stay.
privacy-rights = You may ask the secretariat to see, correct and erase what is kept of you.
accessibility-title = Accessibility
accessibility-aim = Every page is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 AA and the Korean KWCAG 2.2.
accessibility-works = It works without JavaScript, by keyboard alone, with screen readers, on a telephone and printed. Beside each picture stands a table that says the same.
accessibility-known = Attachments are as their organizations made them, so their accessibility is not assured.
accessibility-tell = Tell the secretariat where something is hard to use. You will get the same in another way.

# Saved as it is typed
autosave-saved = Saved at
autosave-offline = Not saved yet. It is kept on this computer and tried again.
autosave-stale = Another window or person changed this field. What is saved:
autosave-signed-out = You are signed out, so it is not saved. What you wrote is kept on this computer; sign in in a new window and it is saved.
autosave-keep-mine = Save mine
autosave-take-theirs = Take what is saved

# Errors, time signed in, statements
session-left-longest = You will soon be signed out and this cannot be extended. Save what you are writing and sign in again. Time left:
session-over = You are signed out. What you were writing is still on this page.
session-in = Sign in again in a new window
session-lasts = You stay signed in until { $unused } unless you go on, and until { $latest } at the longest.
session-lasts-longest = You stay signed in until { $latest }; this cannot be extended.
done-session-longest = This sign-in cannot be extended. Before it ends, save what you are writing and sign in again.
operator-contact = About this site:
operator-none = The pages of a round name its department and telephone at their foot.
notice-written = Tested and written on { $day }.
accessibility-tested = Every page was examined in Korean and English and in each role by an automatic tool (axe-core, WCAG 2.0 to 2.2, A and AA); writing a proposal up to its submission and scoring by keyboard alone, and widths of 390 and 1280 pixels, were tested in Chromium. It has not yet been tested together with people who use screen readers.
error-next-duty = Ask the person who is in charge of this, or, if it should be you, ask the department in charge to give you the duty. What you can do now is on the first page.
error-next-state = Read that page again to see how things stand. If a deadline or a stage would have to change, ask the department in charge.
error-again = Read that page again

# Fields and files
autosave-unfinished = This is saved once its other half is filled in. Until then it is on this computer only.
autosave-restored = What had not been sent was brought back from this computer.
count-letters = Characters { $count } / { $most }, words { $words }
upload-done = Attached.
upload-broken = It was not sent. Check the connection and send it again.
upload-list = Read the list of files again
filter-names = Show names that contain
chosen-now = Saved choice: { $names }
countries-none-box = There is no target country
countries-unanswered = (not answered yet; submitted like this, the proposal has no target country)
costs-rest = Difference to the amount asked for
sheet-marked = ({ $marked } of { $criteria } criteria)
files-limits = A file may have { $each }, all together { $together };
files-count = at most { $count } files.
filter-do = Find
participants-keep-mine = Save what is chosen below
session-kind-page = Browser
session-kind-api = Program
sessions-end-others = End all other sessions
done-others-ended = All other sessions are over.
account-seat = Seat { $seat }
site-find = Find a proposal
consent-who = It is held by the authority that operates this site and by the department in charge of the round, until the retention period of the round's records is over.
invitation-read = See first whom it invites
