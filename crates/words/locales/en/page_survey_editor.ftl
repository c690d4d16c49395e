# Where the questionnaire is written
survey-begin = Begin the questionnaire
survey-begin-lead = The questionnaire is kept once it has a title, a first section and a first question. Further sections and questions are added afterwards.
survey-figures = Sections: { $sections }. Questions: { $questions }, of which { $required } must be answered.
survey-title-ko = Title of the questionnaire (Korean)
survey-title-en = Title of the questionnaire (English)
survey-title-hint = The title that applicants read.
survey-title-change = Change the title of the questionnaire
survey-change = Change
survey-earlier = Up
survey-later = Down
survey-remove = Remove
survey-remove-do = Confirm removal

# Sections
survey-section-add = Add a section
survey-section-first = First section
survey-section-title-ko = Title of the section (Korean)
survey-section-title-en = Title of the section (English)
survey-section-code-hint = A short name, used in the addresses of proposals: letters, digits, - _ .
survey-section-empty = This section has no questions yet.
survey-section-remove-lead = Removes this section with all its questions. This cannot be undone.
survey-place-section = Section “{ $section }”

# Questions
survey-question-add = Add a question to this section
survey-question-first = First question
survey-question-in = New question in section “{ $section }”
survey-question-remove-lead = Removes this question. This cannot be undone.
survey-place-question = Question “{ $question }”
survey-label-ko = Question (Korean)
survey-label-en = Question (English)
survey-help-ko = Guidance (Korean)
survey-help-en = Guidance (English)
survey-help-hint = Says what to write and how. It may be left empty.
survey-question-code-hint = A short name of this question in files and tables: letters, digits, - _ .
survey-required = Must be answered. A proposal without the answer cannot be submitted.
survey-kind = Kind of answer
survey-kind-text = several lines
survey-kind-number = one whole number
survey-kind-money = in the currency of the round
survey-kind-date = one day
survey-kind-choice = one of the options below
survey-kind-countries = one or more
survey-limits = Range of the answer
survey-max-chars = Character limit
survey-max-chars-hint = For text only. Without one there is no limit.
survey-min = Least
survey-max = Greatest
survey-bound-hint = For numbers, amounts and dates only; dates as 2017-07-01. Without one there is no limit.
survey-from = from { $bound }
survey-to = up to { $bound }
survey-options = Options
survey-options-hint = For choices only. The code is what is kept: letters, digits, - _ . Empty rows are not kept; if there are too few, save and then add more.
survey-options-are = Options:
survey-option-ko = Option (Korean)
survey-option-en = Option (English)
survey-show-if = When it is asked
survey-show-if-hint = It can be asked only of those who chose a certain option of an earlier choice.
survey-show-if-none = It can be made to depend on an earlier choice; there is none yet.
survey-show-always = Always
survey-show-when = If “{ $option }” is chosen
survey-asked-if = Asked only if “{ $option }” is chosen for “{ $question }”.

# The text
survey-exchange = Exchange with other programs
survey-exchange-lead = The text of the questionnaire. One from another program can be pasted here; it replaces the whole present questionnaire.
survey-exchange-take = Replace by this text
