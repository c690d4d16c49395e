//! `round.toml` and `announcement.toml`, joined with the survey: the round's terms as the actions take them.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use simui_domain::language::{Both, Language};
use simui_domain::round::{
    AreaDraft, ChecklistItem, Contact, CriterionText, Dates, RoundDraft, Rules, SignOff,
};
use simui_domain::survey::Questionnaire;
use simui_domain::time::Timestamp;
use simui_selection::Ratio;
use simui_selection::files::{Fault, Faults, Named, read_rules};

use super::rows::{ChecklistRow, LetterRow};
use super::survey::{SurveyFile, plainest};
use crate::play::Files;

/// The terms of a round.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) code: String,
    pub(crate) organizer: String,
    pub(crate) draft: RoundDraft,
    pub(crate) dates: Dates,
    pub(crate) areas: Vec<AreaDraft>,
    pub(crate) rules: Rules,
    pub(crate) questionnaire: Questionnaire,
    pub(crate) announcements: Vec<AnnouncementText>,
    pub(crate) contact: Option<Contact>,
}

/// An announcement's text in one language, and its instant.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AnnouncementText {
    pub(crate) language: Language,
    pub(crate) published_at: DateTime<FixedOffset>,
    pub(crate) title: String,
    pub(crate) body: String,
}

#[derive(Deserialize)]
struct RoundFile {
    round: RoundTable,
    #[serde(default)]
    dates: DatesTable,
    #[serde(default)]
    areas: Vec<NamedRow>,
    #[serde(default)]
    criteria: Vec<NamedRow>,
    #[serde(default)]
    rules: RulesTable,
}

#[derive(Deserialize)]
struct RoundTable {
    code: String,
    name_en: String,
    name_ko: String,
    organizer: String,
    budget: i64,
    currency: Option<String>,
    starts_on: Option<toml::value::Datetime>,
    ends_on: Option<toml::value::Datetime>,
    time_zone: Option<String>,
    announced_ko: Option<DateTime<FixedOffset>>,
    announced_en: Option<DateTime<FixedOffset>>,
}

#[derive(Default, Deserialize)]
struct DatesTable {
    survey_opens: Option<DateTime<FixedOffset>>,
    survey_closes: Option<DateTime<FixedOffset>>,
    scoring_opens: Option<DateTime<FixedOffset>>,
    scoring_closes: Option<DateTime<FixedOffset>>,
    council_meets: Option<DateTime<FixedOffset>>,
}

#[derive(Deserialize)]
struct NamedRow {
    code: String,
    name_en: String,
    name_ko: String,
    #[serde(default)]
    guide_en: String,
    #[serde(default)]
    guide_ko: String,
}

#[derive(Default, Deserialize)]
struct RulesTable {
    quorum: Option<Ratio>,
    majority: Option<simui_domain::round::Majority>,
    equality: Option<simui_domain::round::Equality>,
    recused_in_base: Option<bool>,
    names_disclosed: Option<simui_domain::round::NamesDisclosed>,
}

#[derive(Default, Deserialize)]
struct AnnouncementFile {
    #[serde(default)]
    announcements: Vec<AnnouncementText>,
    contact: Option<ContactTable>,
}

/// Whom to ask about the round; what is absent is left out.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ContactTable {
    department_ko: String,
    department_en: String,
    person_ko: String,
    person_en: String,
    telephone: String,
    privacy_ko: String,
    privacy_en: String,
}

impl Terms {
    /// Reads the three files.
    pub(crate) fn read(
        files: &Files,
        (checklist, letters): (&[ChecklistRow], &[LetterRow]),
        absent: &mut Vec<&'static str>,
    ) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let round = parsed::<RoundFile>(files, "round.toml", &mut faults);
        if files.get("round.toml").is_none() {
            faults.add(Fault::of("round.toml", 0, "the file is missing"));
        }
        let text = files.get("round.toml").unwrap_or_default();
        let count = faults.keep(read_rules(Named {
            name: "round.toml",
            text: &text,
        }));
        let survey = parsed::<SurveyFile>(files, "survey.toml", &mut faults);
        let announcement =
            parsed::<AnnouncementFile>(files, "announcement.toml", &mut faults).unwrap_or_default();
        for (name, missing) in [
            ("survey.toml", survey.is_none()),
            ("announcement.toml", announcement.announcements.is_empty()),
        ] {
            if missing {
                absent.push(name);
            }
        }
        faults.refuse()?;
        let (Some(file), Some(count)) = (round, count) else {
            return Err(Faults::default());
        };
        let texts = file.criteria.iter().map(criterion).collect();
        let mut rules = Rules::new(count.rules, texts);
        file.rules.apply(&mut rules);
        rules.checklist = checked(checklist);
        rules.sign_off = if letters.is_empty() {
            SignOff::Officer
        } else {
            SignOff::Letter
        };
        let questionnaire = survey.map_or_else(plainest, SurveyFile::questionnaire);
        let announcements = if announcement.announcements.is_empty() {
            file.round.announcements()
        } else {
            announcement.announcements
        };
        Ok(Self {
            code: file.round.code.clone(),
            organizer: file.round.organizer.clone(),
            dates: file.dates.dates(),
            areas: file.areas.into_iter().map(NamedRow::area).collect(),
            draft: file.round.draft(),
            rules,
            questionnaire,
            announcements,
            contact: announcement.contact.map(ContactTable::contact),
        })
    }
}

fn parsed<T: serde::de::DeserializeOwned>(
    files: &Files,
    name: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    let bytes = files.get(name)?;
    let Ok(text) = String::from_utf8(bytes) else {
        faults.add(Fault::of(
            name,
            1,
            "the text is not UTF-8; save the file as UTF-8",
        ));
        return None;
    };
    match toml::from_str(&text) {
        Ok(file) => Some(file),
        Err(error) => {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(0);
            let column = before
                .rsplit('\n')
                .next()
                .map_or(0, |line| line.chars().count() + 1);
            let fault = Fault::of(name, line, error.message());
            faults.add(Fault {
                column: u32::try_from(column).unwrap_or(0),
                ..fault
            });
            None
        }
    }
}

fn utc(at: Option<DateTime<FixedOffset>>) -> Option<Timestamp> {
    at.map(|at| at.to_utc())
}

pub(super) fn day(date: Option<toml::value::Datetime>) -> Option<NaiveDate> {
    date.and_then(|date| date.to_string().parse().ok())
}

fn criterion(row: &NamedRow) -> CriterionText {
    let guide = Both::new(row.guide_ko.clone(), row.guide_en.clone());
    CriterionText {
        code: row.code.clone(),
        name: Both::new(row.name_ko.clone(), row.name_en.clone()),
        guide,
    }
}

fn checked(rows: &[ChecklistRow]) -> Vec<ChecklistItem> {
    if rows.is_empty() {
        let label = Both::new("형식 요건을 갖춤", "Formally complete");
        return vec![ChecklistItem {
            code: "complete".to_owned(),
            label,
            required: false,
        }];
    }
    let item = |row: &ChecklistRow| ChecklistItem {
        code: row.item.clone(),
        label: Both::new(row.label_ko.clone(), row.label_en.clone()),
        required: false,
    };
    rows.iter().map(item).collect()
}

impl NamedRow {
    fn area(self) -> AreaDraft {
        AreaDraft {
            code: self.code,
            name: Both::new(self.name_ko, self.name_en),
        }
    }
}

impl ContactTable {
    fn contact(self) -> Contact {
        Contact {
            department: Both::new(self.department_ko, self.department_en),
            person: Both::new(self.person_ko, self.person_en),
            telephone: self.telephone,
            privacy: Both::new(self.privacy_ko, self.privacy_en),
        }
    }
}

impl DatesTable {
    fn dates(&self) -> Dates {
        Dates {
            survey_opens: utc(self.survey_opens),
            survey_closes: utc(self.survey_closes),
            scoring_opens: utc(self.scoring_opens),
            scoring_closes: utc(self.scoring_closes),
            council_meets: utc(self.council_meets),
            ..Dates::default()
        }
    }
}

impl RoundTable {
    fn draft(&self) -> RoundDraft {
        RoundDraft {
            name: Both::new(self.name_ko.clone(), self.name_en.clone()),
            budget: self.budget,
            currency: self.currency.clone().unwrap_or_else(|| "KRW".to_owned()),
            zone: self.time_zone.clone().unwrap_or_else(|| "Asia/Seoul".to_owned()),
            starts_on: day(self.starts_on),
            ends_on: day(self.ends_on),
            rehearsal: true,
            illustrative: false,
        }
    }

    /// Where a folder has no texts: the round's name and the days that the round names.
    fn announcements(&self) -> Vec<AnnouncementText> {
        let text = |language: Language, at: Option<DateTime<FixedOffset>>, title: String| {
            let body = title.clone();
            at.map(|published_at| AnnouncementText {
                language,
                published_at,
                title,
                body,
            })
        };
        let ko = text(
            Language::Ko,
            self.announced_ko,
            format!("{} 선정 결과", self.name_ko),
        );
        let en = text(
            Language::En,
            self.announced_en,
            format!("{}: selection", self.name_en),
        );
        ko.into_iter().chain(en).collect()
    }
}

impl RulesTable {
    fn apply(self, rules: &mut Rules) {
        rules.quorum = self.quorum.unwrap_or(rules.quorum);
        rules.majority = self.majority.unwrap_or(rules.majority);
        rules.equality = self.equality.unwrap_or(rules.equality);
        rules.recused_in_base = self.recused_in_base.unwrap_or(rules.recused_in_base);
        rules.names_disclosed = self.names_disclosed.unwrap_or(rules.names_disclosed);
    }
}
