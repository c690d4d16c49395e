//! Samples of the screening and of the council's room: seats, conflicts, sheets, the opening, the count and the meeting.

use serde_json::json;

use super::{Sample, reason};
use crate::cast::points;

pub(super) fn samples() -> Vec<Sample> {
    [
        screening(),
        council(),
        conflicts(),
        sheets(),
        counts(),
        meetings(),
        items(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn council() -> Vec<Sample> {
    let offer = json!({ "code": "M9", "person": "$person", "category": "academia" });
    let until = json!({ "until": "2017-06-30T18:00:00+09:00", "reason": "출장" });
    vec![
        Sample::of("list_seats"),
        Sample::of("offer_seat").body(offer),
        Sample::of("get_seat"),
        Sample::of("get_pledge_text"),
        Sample::of("convene"),
        Sample::of("accept_seat").place("seat", "M7"),
        Sample::of("refuse_seat").place("seat", "M7").body(reason()),
        Sample::of("resign_seat").body(reason()),
        Sample::of("end_seat").body(reason()),
        Sample::of("note_gender").body(json!({ "gender": "female" })),
        Sample::of("give_chair").body(json!({ "acting_reason": "위원장이 회피하였다." })),
        Sample::of("give_pledge").body(json!({ "version": 1, "digest": "$pledge" })),
        Sample::of("complete_declaration"),
        Sample::of("say_final"),
        Sample::of("extend_seat").body(until),
    ]
}

fn conflicts() -> Vec<Sample> {
    let draft = json!({ "proposal": "$rival", "kind": "recusal", "ground": "같은 주제를 자문하였다." });
    let decision = json!({ "decision": "ended", "reason": "사유가 없어졌다." });
    vec![
        Sample::of("get_declarations"),
        Sample::of("get_challenges"),
        Sample::of("declare_conflict").body(draft),
        Sample::of("decide_conflict")
            .place("kind", "recusal")
            .body(decision),
    ]
}

fn sheets() -> Vec<Sample> {
    let sheet = "/api/v1/rounds/{round}/proposals/{reference}/sheet";
    let revision = json!({ "content": points(70), "reason": "논의에서 다시 보았다." });
    vec![
        Sample::of("list_my_sheets"),
        Sample::of("list_my_whole_sheets"),
        Sample::of("get_sheet"),
        Sample::of("get_sheet_field").place("field", "comment"),
        Sample::of("save_sheet_field")
            .place("field", "comment")
            .body(json!({ "value": "초안" }))
            .read("/none"),
        Sample::of("seal_sheet").body(points(75)).read(sheet),
        Sample::of("reopen_sheet").read(sheet),
        Sample::of("revise_sheet").body(revision).read(sheet),
        Sample::of("get_progress"),
        Sample::of("get_opening"),
        Sample::of("open_scores"),
    ]
}

fn counts() -> Vec<Sample> {
    vec![
        Sample::of("make_count"),
        Sample::of("list_counts"),
        Sample::of("get_ranking"),
        Sample::of("get_firmness"),
        Sample::of("get_scenarios").query("?selection=stop"),
        Sample::of("get_my_row"),
        Sample::of("answer_my_row")
            .body(json!({ "digest": "$row" }))
            .read("/api/v1/rounds/{round}/my-row"),
        Sample::of("list_row_answers"),
    ]
}

fn meetings() -> Vec<Sample> {
    let meeting = "/api/v1/rounds/{round}/meetings/{meeting}";
    let stays = json!({ "intervals": [{ "seat": "M1", "from": "2017-06-23T13:50:00+09:00" },
        { "seat": "M2", "from": "2017-06-23T13:50:00+09:00" }, { "seat": "M3", "from": "2017-06-23T13:50:00+09:00" },
        { "seat": "M4", "from": "2017-06-23T13:50:00+09:00" }, { "seat": "M5", "from": "2017-06-23T13:50:00+09:00" }] });
    vec![
        Sample::of("list_meetings"),
        Sample::of("call_meeting")
            .body(json!({ "held_at": "2017-06-24T14:00:00+09:00", "kind": "online", "place": "제2회의실" })),
        Sample::of("get_meeting"),
        Sample::of("open_meeting").read(meeting),
        Sample::of("close_meeting").read(meeting),
        Sample::of("get_attendance"),
        Sample::of("enter_attendance").body(stays),
    ]
}

/// The item is the one about the city's proposal.
fn items() -> Vec<Sample> {
    let motion =
        json!({ "amount": 150_000_000, "conditions": "현지 협의를 먼저 마칠 것", "text": "감액하여 선정" });
    let votes = json!({ "votes": [{ "seat": "M1", "choice": "yes" }, { "seat": "M2", "choice": "no" }] });
    let other = json!({ "proposal": "$rival", "outcome": "reserve", "reason": "다음 회차가 알맞다." });
    vec![
        Sample::of("list_items"),
        Sample::of("put_motion").body(motion).item(),
        Sample::of("enter_votes").body(votes).item(),
        Sample::of("confirm_item").item(),
        Sample::of("put_override").body(other),
        Sample::of("put_budget").body(json!({ "amount": 1_100_000_000, "reason": "추가경정예산" })),
        Sample::of("get_budget_lists"),
    ]
}

fn screening() -> Vec<Sample> {
    let findings = json!({ "checks": { "complete": { "met": "met" } }, "outcome": "eligible" });
    let supplement =
        json!({ "text": "상대국의 서한을 보내 주십시오.", "due_at": "2017-06-30T18:00:00+09:00" });
    vec![
        Sample::of("get_screening"),
        Sample::of("screen_proposal").body(findings),
        Sample::of("list_supplements"),
        Sample::of("request_supplement").body(supplement),
        Sample::of("answer_supplement"),
        Sample::of("close_supplement"),
    ]
}
