//! What is wrong with a questionnaire before anybody is asked: codes, kinds, limits, conditions.

use super::{Bound, ChoiceOption, Question, QuestionKind, Questionnaire, SurveyRefusal};
use crate::refusal::Refusal;
use crate::round::{codes, tidy, tidy_lines};

/// More questions than an office can be asked.
const MOST_QUESTIONS: usize = 300;
/// What a draft shows beside the sections of its questionnaire, under the same addresses: the proposal's own fields,
/// and the check before submission.
const RESERVED: [&str; 2] = ["core", "check"];
/// More options than can be chosen from.
const MOST_OPTIONS: usize = 300;

impl Questionnaire {
    /// The same with texts trimmed and composed.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn checked(&self) -> Result<Self, Refusal> {
        let mut whole = self.clone();
        let mut wrong = Vec::new();
        tidy(&mut whole.title, 200, "/title", &mut wrong);
        let sections: Vec<&str> = self
            .sections
            .iter()
            .map(|section| section.code.as_str())
            .collect();
        wrong.extend(codes(&sections, "/sections"));
        let reserved = sections.iter().enumerate();
        wrong.extend(
            reserved
                .filter(|(_, code)| RESERVED.contains(code))
                .map(|(place, code)| {
                    let section = (*code).to_owned();
                    Refusal::from(SurveyRefusal::SectionReserved { section })
                        .at(format!("/sections/{place}/code"))
                }),
        );
        let count = self.questions().count();
        if count == 0 || count > MOST_QUESTIONS {
            let questions = SurveyRefusal::QuestionCount { most: MOST_QUESTIONS };
            wrong.push(Refusal::from(questions).at("/sections"));
        }
        let mut earlier: Vec<&Question> = Vec::new();
        for (place, section) in self.sections.iter().enumerate() {
            for (inner, question) in section.questions.iter().enumerate() {
                let at = format!("/sections/{place}/questions/{inner}");
                wrong.extend(question.faults(&earlier, &at));
                earlier.push(question);
            }
        }
        for (place, section) in whole.sections.iter_mut().enumerate() {
            tidy(
                &mut section.title,
                200,
                &format!("/sections/{place}/title"),
                &mut wrong,
            );
            for (inner, question) in section.questions.iter_mut().enumerate() {
                let at = format!("/sections/{place}/questions/{inner}");
                tidy(&mut question.label, 200, &format!("{at}/label"), &mut wrong);
                tidy_lines(&mut question.help, 1000, &format!("{at}/help"), &mut wrong);
                for (choice, option) in question.options.iter_mut().enumerate() {
                    tidy(
                        &mut option.label,
                        200,
                        &format!("{at}/options/{choice}/label"),
                        &mut wrong,
                    );
                }
            }
        }
        Refusal::all(wrong)?;
        Ok(whole)
    }
}

impl Question {
    fn faults(&self, earlier: &[&Self], pointer: &str) -> Vec<Refusal> {
        let mut wrong = Vec::new();
        let mut no = |refusal: SurveyRefusal, field: &str| {
            wrong.push(Refusal::from(refusal).at(format!("{pointer}/{field}")));
        };
        let code = || self.code.clone();
        if crate::reference::code(&self.code, "/code").is_err() {
            no(SurveyRefusal::QuestionCode, "code");
        }
        if earlier.iter().any(|other| other.code == self.code) {
            no(SurveyRefusal::QuestionTwice { question: code() }, "code");
        }
        if self
            .max_chars
            .is_some_and(|most| self.kind != QuestionKind::Text || most == 0)
        {
            no(SurveyRefusal::LimitNotHere { question: code() }, "max_chars");
        }
        for (bound, field) in [(self.min, "min"), (self.max, "max")] {
            if bound.is_some_and(|bound| !self.takes(bound)) {
                no(SurveyRefusal::LimitNotHere { question: code() }, field);
            }
        }
        if let (Some(min), Some(max)) = (self.min, self.max)
            && max.before(min)
        {
            no(SurveyRefusal::LimitsCrossed { question: code() }, "max");
        }
        if !self.options_fit() {
            no(SurveyRefusal::OptionsWrong { question: code() }, "options");
        }
        if let Some(condition) = &self.show_if {
            let target = earlier.iter().find(|other| other.code == condition.question);
            match target.map(|target| &target.options) {
                Some(options) if has(options, &condition.is) => {}
                Some(_) => no(
                    SurveyRefusal::ConditionValue {
                        value: condition.is.clone(),
                    },
                    "show_if/is",
                ),
                None => {
                    let question = condition.question.clone();
                    no(SurveyRefusal::ConditionTarget { question }, "show_if/question");
                }
            }
        }
        wrong
    }

    fn takes(&self, bound: Bound) -> bool {
        match (self.kind, bound) {
            (QuestionKind::Number | QuestionKind::Money, Bound::Whole(_))
            | (QuestionKind::Date, Bound::Day(_)) => true,
            (
                QuestionKind::Text | QuestionKind::Choice | QuestionKind::Countries | QuestionKind::Date,
                Bound::Whole(_),
            )
            | (
                QuestionKind::Text
                | QuestionKind::Choice
                | QuestionKind::Countries
                | QuestionKind::Number
                | QuestionKind::Money,
                Bound::Day(_),
            ) => false,
        }
    }

    /// A choice has options, each value once and writable; other kinds have none.
    fn options_fit(&self) -> bool {
        if self.kind != QuestionKind::Choice {
            return self.options.is_empty();
        }
        let values: Vec<&str> = self.options.iter().map(|option| option.value.as_str()).collect();
        (1..=MOST_OPTIONS).contains(&values.len()) && codes(&values, "").is_empty()
    }
}

fn has(options: &[ChoiceOption], value: &str) -> bool {
    options.iter().any(|option| option.value == value)
}
