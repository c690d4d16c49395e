//! From the count to the announcement: the meeting, its votes, the decision of two people, the result that is told.

use serde_json::{Value, json};

use super::{ROUND, Small, done};
use crate::world::Client;

const MEETING: &str = "/api/v1/rounds/2017/meetings/1";

/// An announcement as it is drafted.
pub(crate) fn announcement(publish_at: &str) -> Value {
    json!({ "title": "2017년 지원과제 선정 결과 공고", "body": "심의를 거쳐 다음과 같이 공고합니다.",
        "publish_at": publish_at, "reasons": {} })
}

impl Small {
    /// Counts; the meeting sits, and the votes on the city's proposal are entered.
    pub(super) async fn sit(&mut self) {
        self.on("2017-06-23T14:00:00+09:00");
        let secretary = self.person("secretary").await;
        done(secretary.post(&format!("{ROUND}/counts"), &json!({})).await);
        let version = done(secretary.get(MEETING).await).etag();
        let sitting = format!("{MEETING}/sitting");
        let version = done(secretary.put_at(&version, &sitting, &json!({})).await).etag();
        let stays: Vec<Value> = (1..=6)
            .map(|seat| json!({ "seat": format!("M{seat}"), "from": "2017-06-23T13:50:00+09:00" }))
            .collect();
        let stays = json!({ "intervals": stays });
        done(
            secretary
                .put_at(&version, &format!("{MEETING}/attendance"), &stays)
                .await,
        );
        let position = self.position(&secretary, "reference").await;
        self.names.insert("position".to_owned(), position.to_string());
        self.vote(&secretary, position, 1..=5).await;
    }

    /// Everything on the agenda is carried, and approval of the list is asked for.
    pub(super) async fn resolve(&mut self) {
        let secretary = self.person("secretary").await;
        let position = self.position(&secretary, "reference").await;
        self.confirm(position).await;
        if self.story.rival {
            let position = self.position(&secretary, "rival").await;
            self.vote(&secretary, position, 1..=6).await;
            self.confirm(position).await;
        }
        let requests = format!("{ROUND}/decision-requests");
        let asked = done(secretary.post(&requests, &json!({})).await);
        self.keep("decision", &asked.json["digest"]);
    }

    /// The list is approved; the Korean announcement waits for its approval.
    pub(super) async fn decide(&mut self) {
        let (secretary, approver) = (self.person("secretary").await, self.person("approver").await);
        let version = done(approver.get(&format!("{ROUND}/decision")).await).etag();
        let given = json!({ "digest": self.names["decision"] });
        done(
            approver
                .put_at(&version, &format!("{ROUND}/decision"), &given)
                .await,
        );
        let desk = format!("{ROUND}/announcements/ko");
        let draft = announcement("2017-07-04T09:00:00+09:00");
        let version = done(secretary.post(&desk, &draft).await).etag();
        let asked = done(
            secretary
                .put_at(&version, &format!("{desk}/submission"), &json!({}))
                .await,
        );
        self.keep("announced", &asked.json["digest"]);
    }

    /// The Korean announcement is approved and published, the results are told; the English one is a draft, and the
    /// rival objects.
    pub(super) async fn announce(&mut self) {
        let approver = self.person("approver").await;
        let given = json!({ "digest": self.names["announced"] });
        let approval = format!("{ROUND}/announcements/ko/approval");
        done(approver.put(&approval, &given).await);
        self.on("2017-07-04T10:00:00+09:00");
        self.world.mails().await;
        let list = done(self.world.stranger().get("/api/v1/announcements").await);
        self.keep("number", &list.json["items"][0]["number"]);
        let secretary = self.person("secretary").await;
        let desk = format!("{ROUND}/announcements/en");
        done(
            secretary
                .post(&desk, &announcement("2017-07-11T09:00:00+09:00"))
                .await,
        );
        if let Some(rival) = self.names.get("rival") {
            let objection = json!({ "ground": "misreading", "body": "내용을 달리 읽었습니다." });
            let path = format!("{ROUND}/proposals/{rival}/objection");
            done(self.person("rival").await.post(&path, &objection).await);
        }
    }

    /// Where the item about a proposal stands on the agenda.
    async fn position(&self, secretary: &Client, proposal: &str) -> u64 {
        let items = done(secretary.get(&format!("{MEETING}/items")).await);
        let items = items.json["items"].as_array().unwrap();
        let item = items
            .iter()
            .find(|item| item["reference"] == self.names[proposal].as_str());
        item.unwrap()["position"].as_u64().unwrap()
    }

    async fn version(&self, reader: &Client, position: u64) -> String {
        let items = done(reader.get(&format!("{MEETING}/items")).await);
        let items = items.json["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["position"] == position);
        format!("\"{}\"", item.unwrap()["version"])
    }

    async fn vote(&self, secretary: &Client, position: u64, seats: std::ops::RangeInclusive<u8>) {
        let votes: Vec<Value> = seats
            .map(|seat| json!({ "seat": format!("M{seat}"), "choice": "yes" }))
            .collect();
        let votes = json!({ "votes": votes });
        let version = self.version(secretary, position).await;
        let path = format!("{MEETING}/items/{position}/votes");
        done(secretary.put_at(&version, &path, &votes).await);
    }

    async fn confirm(&self, position: u64) {
        let chair = self.person("m1").await;
        let version = self.version(&chair, position).await;
        let path = format!("{MEETING}/items/{position}/confirmation");
        done(chair.put_at(&version, &path, &json!({})).await);
    }
}
