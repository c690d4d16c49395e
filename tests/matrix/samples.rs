//! One request for each operation. A route without one fails the matrix, and so does one without a route.

mod council;
mod decision;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::document::Operation;
use crate::world::{Answer, PASSWORD};

/// What is sent to an operation beside its address.
#[derive(Clone)]
pub(crate) struct Sample {
    pub id: &'static str,
    body: Value,
    places: Vec<(&'static str, &'static str)>,
    query: &'static str,
    raw: Option<(&'static str, &'static [u8])>,
    read: Option<&'static str>,
}

impl Sample {
    fn of(id: &'static str) -> Self {
        Self {
            id,
            body: Value::Null,
            places: Vec::new(),
            query: "",
            raw: None,
            read: None,
        }
    }

    fn place(mut self, place: &'static str, value: &'static str) -> Self {
        self.places.push((place, value));
        self
    }

    fn body(self, body: Value) -> Self {
        Self { body, ..self }
    }

    fn query(self, query: &'static str) -> Self {
        Self { query, ..self }
    }

    fn read(self, path: &'static str) -> Self {
        let read = Some(path);
        Self { read, ..self }
    }

    /// It changes an item of the agenda, whose version stands in the list.
    fn item(self) -> Self {
        self.read("/api/v1/rounds/{round}/meetings/{meeting}/items")
    }

    fn content(self, kind: &'static str, bytes: &'static [u8]) -> Self {
        let raw = Some((kind, bytes));
        Self { raw, ..self }
    }

    /// The same about whatever the scene names, not about what the sample chose for itself.
    pub(super) fn asked_of_all(&self) -> Self {
        let mut sample = self.clone();
        sample
            .places
            .retain(|(place, _)| !["reference", "seat"].contains(place));
        sample
    }

    /// What is sent as JSON: a text `$name` stands for what the scene calls so.
    pub(crate) fn json(&self, names: &BTreeMap<String, String>) -> Value {
        let mut body = self.body.clone();
        named(&mut body, names);
        body
    }

    /// The values in the address: the scene's, unless the sample has its own.
    pub(crate) fn address(&self, operation: &Operation, names: &BTreeMap<String, String>) -> String {
        let mut values = names.clone();
        for (place, value) in &self.places {
            let value = match value.strip_prefix('$') {
                Some(name) => names.get(name).map_or(NOBODY, String::as_str),
                None => value,
            };
            values.insert((*place).to_owned(), value.to_owned());
        }
        operation.address(&values) + self.query
    }

    /// Where the version is read that the request changes: its own address, unless the sample has another.
    pub(crate) fn version_at(&self, operation: &Operation, names: &BTreeMap<String, String>) -> String {
        match self.read {
            None => self.address(operation, names),
            Some(path) => names.iter().fold(path.to_owned(), |path, (place, value)| {
                path.replace(&format!("{{{place}}}"), value)
            }),
        }
    }

    /// Content that is not JSON, with its type.
    pub(crate) fn raw(&self) -> Option<(&'static str, &'static [u8])> {
        self.raw
    }
}

/// The version in what was read, of the item where a list of them was; who can read none names none: 0.
pub(crate) fn version(read: &Answer, names: &BTreeMap<String, String>) -> String {
    let position: Option<u64> = names["position"].parse().ok();
    let mut listed = read.json["items"].as_array().into_iter().flatten();
    let item = listed.find(|item| item["version"].is_i64() && item["position"].as_u64() == position);
    match (item, read.etag()) {
        (Some(item), _) => format!("\"{}\"", item["version"]),
        (None, etag) if read.status == 200 && !etag.is_empty() => etag,
        (None, _) => "\"0\"".to_owned(),
    }
}

fn named(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(name) = text.strip_prefix('$') {
                *text = names.get(name).cloned().unwrap_or_else(|| "0".repeat(64));
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| named(value, names)),
        Value::Object(fields) => fields.values_mut().for_each(|value| named(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// All of them.
pub(crate) fn samples() -> Vec<Sample> {
    [
        operation(),
        sessions(),
        me(),
        persons(),
        duties(),
        organizations(),
        rounds(),
        drafts_of_rounds(),
        two_people(),
        proposals(),
        attachments(),
        post(),
        council::samples(),
        decision::samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn both(text: &str) -> Value {
    json!({ "ko": text, "en": text })
}

fn reason() -> Value {
    json!({ "reason": "사정이 바뀌었다." })
}

fn given() -> Value {
    json!({ "digest": "$digest" })
}

fn operation() -> Vec<Sample> {
    vec![
        Sample::of("list_journal"),
        Sample::of("list_round_journal"),
        Sample::of("list_exceptions"),
        Sample::of("get_exceptions_table"),
        Sample::of("get_health"),
        Sample::of("get_readiness"),
        Sample::of("explain_problem").place("code", "unknown"),
    ]
}

/// Nobody's identifier.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

fn sessions() -> Vec<Sample> {
    let chosen = json!({ "token": "no such token", "password": "sufficiently long and odd 8" });
    let agreed =
        json!({ "token": "no such token", "password": "sufficiently long and odd 8", "consent": true });
    vec![
        Sample::of("create_session").body(json!({ "email": "nobody@simui.example", "password": "wrong" })),
        Sample::of("refresh_session").body(json!({ "refresh_token": "no such token" })),
        Sample::of("read_invitation").body(json!({ "token": "no such token" })),
        Sample::of("accept_invitation").body(agreed),
        Sample::of("ask_password_reset").body(json!({ "email": "nobody@simui.example" })),
        Sample::of("redeem_password_reset").body(chosen),
    ]
}

fn me() -> Vec<Sample> {
    vec![
        Sample::of("get_me"),
        Sample::of("list_own_sessions"),
        Sample::of("end_other_sessions"),
        Sample::of("end_own_session").place("id", NOBODY),
        Sample::of("sign_out"),
        Sample::of("change_password")
            .body(json!({ "current": PASSWORD, "new": "sufficiently long and odd 8" })),
    ]
}

fn persons() -> Vec<Sample> {
    let person = json!({ "name": both("홍길동"), "email": "hong@simui.example" });
    vec![
        Sample::of("list_persons"),
        Sample::of("enter_person").body(person.clone()),
        Sample::of("get_person").place("id", "$person"),
        Sample::of("change_person").place("id", "$person").body(person),
        Sample::of("invite_person").place("id", "$person"),
        Sample::of("get_account_state").place("id", "$person"),
        Sample::of("set_account_state")
            .place("id", "$person")
            .body(json!({ "state": "disabled" })),
        Sample::of("end_sessions").place("id", "$person"),
    ]
}

fn duties() -> Vec<Sample> {
    let duty = |duty: &str| json!({ "person": "$person", "duty": duty });
    vec![
        Sample::of("list_duties"),
        Sample::of("give_duty").body(duty("auditor")),
        Sample::of("end_duty").place("id", NOBODY),
        Sample::of("list_round_duties"),
        Sample::of("give_round_duty").body(duty("approver")),
        Sample::of("end_round_duty").place("id", NOBODY),
    ]
}

fn organizations() -> Vec<Sample> {
    let draft = json!({ "name": both("새 기관"), "kind": "agency" });
    let table = "code,name_en,name_ko,kind,parent,link\nnew,New,새 기관,agency,,\n";
    let people = "organization,email,name_ko,name_en\ndaegu,new@daegu.example,김새,Kim Sae\n";
    vec![
        Sample::of("list_organizations"),
        Sample::of("get_organization"),
        Sample::of("create_organization")
            .body(json!({ "code": "fresh", "name": both("새 기관"), "kind": "agency" })),
        Sample::of("change_organization").body(draft),
        Sample::of("list_members"),
        Sample::of("give_part")
            .body(json!({ "part": "drafter", "email": "hong@simui.example", "name": both("홍길동") })),
        Sample::of("end_part").place("id", NOBODY),
        Sample::of("import_organizations").content("text/csv", table.as_bytes()),
        Sample::of("list_coordinators"),
        Sample::of("import_members").content("text/csv", people.as_bytes()),
    ]
}

fn rounds() -> Vec<Sample> {
    let round = json!({ "code": "2018", "programme": "egov", "name": both("2018년 회차"), "budget": 1 });
    let programme = json!({ "code": "other", "name": both("다른 사업"), "organizer": "moi" });
    vec![
        Sample::of("list_programmes"),
        Sample::of("create_programme").body(programme),
        Sample::of("get_preset"),
        Sample::of("list_rounds"),
        Sample::of("create_round").body(round),
        Sample::of("get_round"),
        Sample::of("get_rules"),
        Sample::of("get_rules_draft"),
        Sample::of("get_questionnaire"),
        Sample::of("get_invited"),
        Sample::of("get_publication"),
        Sample::of("get_newest_terms"),
    ]
}

fn drafts_of_rounds() -> Vec<Sample> {
    let part = |id, body| Sample::of(id).body(body).read("/api/v1/rounds/{round}");
    let rules = serde_json::to_value(simui_domain::round::preset("kr-standard")).unwrap();
    let question = json!({ "code": "why", "kind": "text", "label": both("이유") });
    let section = json!({ "code": "overview", "title": both("개요"), "questions": [question] });
    vec![
        part(
            "change_round",
            json!({ "name": both("새 이름"), "budget": 2_000_000_000 }),
        ),
        part("set_rules", rules),
        part(
            "set_dates",
            json!({ "survey_opens": "2017-04-04T09:00:00+09:00" }),
        ),
        part(
            "set_areas",
            json!({ "areas": [{ "code": "training", "name": both("연수") }] }),
        ),
        part(
            "set_questionnaire",
            json!({ "title": both("수요조사서"), "sections": [section] }),
        ),
        part(
            "set_contact",
            json!({ "department": both("국제협력과"), "telephone": "044-000-0000" }),
        ),
        part("set_letter_release", json!({ "waits": true })),
        part("set_invited", json!({ "codes": ["daegu"] })),
        Sample::of("try_invited").body(json!({ "codes": ["daegu"] })),
    ]
}

fn two_people() -> Vec<Sample> {
    let change = json!({ "reason": "예산이 늘었다.", "budget": 1_200_000_000 });
    let extension = json!({ "deadline": "survey_closes", "until": "2017-06-30T18:00:00+09:00",
        "reason": "접수 시스템 장애" });
    vec![
        Sample::of("ask_publication"),
        Sample::of("publish_round").body(given()),
        Sample::of("return_publication").body(reason()),
        Sample::of("ask_change").body(change),
        Sample::of("get_change"),
        Sample::of("approve_change").body(given()),
        Sample::of("return_change").body(reason()),
        Sample::of("extend_deadline").body(extension),
        Sample::of("list_responses"),
        Sample::of("preview_reminder").query("?to=not_opened,opened,draft_begun"),
        Sample::of("send_reminder").body(json!({ "to": ["not_opened", "opened", "draft_begun"] })),
        Sample::of("close_survey"),
        Sample::of("ask_cancellation").body(reason()),
        Sample::of("get_cancellation"),
        Sample::of("cancel_round").body(given()),
        Sample::of("return_cancellation").body(reason()),
    ]
}

fn proposals() -> Vec<Sample> {
    let proposal = "/api/v1/rounds/{round}/proposals/{reference}";
    vec![
        Sample::of("begin_proposal").body(json!({ "organization": "daegu", "area": "consulting" })),
        Sample::of("list_proposals"),
        Sample::of("list_barred_title_lines"),
        Sample::of("get_proposal"),
        Sample::of("share_proposal").body(json!({ "shared": true })),
        Sample::of("submit_proposal"),
        Sample::of("get_receipt"),
        Sample::of("list_revisions"),
        Sample::of("withdraw_proposal").body(reason()),
        Sample::of("give_up_proposal").body(reason()),
        Sample::of("get_proposal_draft"),
        Sample::of("get_proposal_field").place("field", "amount"),
        Sample::of("save_proposal_field")
            .place("field", "amount")
            .body(json!({ "value": 100_000_000 }))
            .read("/api/v1/rounds/{round}/proposals/{reference}/draft/fields/amount"),
        Sample::of("set_participants")
            .body(json!({ "organizations": ["nia"] }))
            .read(proposal),
        Sample::of("get_example"),
        Sample::of("list_earlier_proposals"),
        Sample::of("copy_earlier_proposal").body(json!({ "round": "2016", "proposal": "P01" })),
        Sample::of("sign_off_proposal").body(json!({ "digest": "$signed" })),
        Sample::of("get_answer"),
        Sample::of("set_priorities").body(json!({ "order": ["$reference"] })),
        Sample::of("answer_no_demand").body(json!({ "reason": "올해는 수요가 없다." })),
    ]
}

fn attachments() -> Vec<Sample> {
    vec![
        Sample::of("attach_file")
            .query("?name=plan.pdf")
            .content("application/octet-stream", b"%PDF-1.7\n%%EOF\n"),
        Sample::of("list_files"),
        Sample::of("read_file").place("id", NOBODY),
        Sample::of("detach_file").place("id", NOBODY),
    ]
}

fn post() -> Vec<Sample> {
    vec![
        Sample::of("search_round").query("?q=%EC%9E%AC%EB%82%9C"),
        Sample::of("list_letters"),
        Sample::of("get_letter_release"),
        Sample::of("list_outbox"),
        Sample::of("get_message").place("id", NOBODY),
        Sample::of("hold_message").place("id", NOBODY).body(reason()),
        Sample::of("release_message").place("id", NOBODY).body(reason()),
        Sample::of("repeat_message").place("id", NOBODY).body(reason()),
    ]
}
