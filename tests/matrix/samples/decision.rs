//! Samples of what follows the votes: the decision, the announcement, results and objections.

use serde_json::json;

use super::{Sample, reason};
use crate::cast::announcement;

pub(super) fn samples() -> Vec<Sample> {
    [decisions(), announcements(), public(), results()]
        .into_iter()
        .flatten()
        .collect()
}

fn decisions() -> Vec<Sample> {
    let decision = "/api/v1/rounds/{round}/decision";
    vec![
        Sample::of("get_decision"),
        Sample::of("ask_decision"),
        Sample::of("approve_decision").body(json!({ "digest": "$decision" })),
        Sample::of("return_decision").body(reason()).read(decision),
    ]
}

/// The Korean announcement waits at `decided` and is published at `announced`; the English one is drafted then.
fn announcements() -> Vec<Sample> {
    let english = "/api/v1/rounds/{round}/announcements/en";
    vec![
        Sample::of("get_desk_announcement"),
        Sample::of("begin_announcement")
            .place("language", "en")
            .body(announcement("2017-07-11T09:00:00+09:00")),
        Sample::of("redraft_announcement")
            .place("language", "en")
            .body(announcement("2017-07-12T09:00:00+09:00")),
        Sample::of("submit_announcement")
            .place("language", "en")
            .read(english),
        Sample::of("approve_announcement").body(json!({ "digest": "$announced" })),
        Sample::of("return_announcement").body(reason()),
        Sample::of("begin_erratum").body(announcement("2017-07-20T09:00:00+09:00")),
        Sample::of("get_reserve"),
    ]
}

fn public() -> Vec<Sample> {
    vec![
        Sample::of("list_announcements"),
        Sample::of("get_announcement"),
        Sample::of("get_announcement_reads"),
        Sample::of("get_programme_figures").place("programme", "egov"),
        Sample::of("get_feed"),
    ]
}

/// The city has not objected, its rival has.
fn results() -> Vec<Sample> {
    let objection = "/api/v1/rounds/{round}/proposals/{rival}/objection";
    let answer = json!({ "answer": "dismissed", "reason": "기록을 다시 보았으나 오인이 없었다." });
    vec![
        Sample::of("get_result"),
        Sample::of("list_objections"),
        Sample::of("file_objection")
            .body(json!({ "ground": "misreading", "body": "요약의 일정을 달리 읽었습니다." })),
        Sample::of("get_objection").place("reference", "$rival"),
        Sample::of("answer_objection")
            .place("reference", "$rival")
            .body(answer)
            .read(objection),
        Sample::of("withdraw_objection")
            .place("reference", "$rival")
            .read(objection),
    ]
}
