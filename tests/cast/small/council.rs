//! From the close of the survey to the opening of the scores: screening, seats, sheets.

use serde_json::json;

use super::{ROUND, Small, done};
use crate::cast::points;
use crate::world::Client;

impl Small {
    /// Closes the survey and finds everything eligible; the council is ready but for one member.
    pub(super) async fn screen(&mut self) {
        self.on("2017-05-02T10:00:00+09:00");
        let secretary = self.person("secretary").await;
        done(
            secretary
                .put(&format!("{ROUND}/stage/screening"), &json!({}))
                .await,
        );
        let eligible = json!({ "checks": { "complete": { "met": "met" } }, "outcome": "eligible" });
        for reference in [Some(&self.names["reference"]), self.names.get("rival")]
            .into_iter()
            .flatten()
        {
            let screening = format!("{ROUND}/proposals/{reference}/screening");
            done(secretary.put_at("\"0\"", &screening, &eligible).await);
        }
        for number in 1..=7 {
            self.seat(&secretary, number).await;
        }
    }

    async fn seat(&self, secretary: &Client, number: u8) {
        let (name, code) = (format!("m{number}"), format!("M{number}"));
        let mut offer = json!({ "code": code, "person": self.ids[name.as_str()], "category": "academia",
            "chair": number == 1 });
        if number == 6 {
            offer["category"] = json!("agency");
            offer["employer"] = json!("daegu");
        }
        done(secretary.post(&format!("{ROUND}/seats"), &offer).await);
        if number == 7 {
            return;
        }
        let member = self.person(&name).await;
        let seat = format!("{ROUND}/seats/{code}");
        done(member.put(&format!("{seat}/acceptance"), &json!({})).await);
        let pledge = json!({ "version": 1, "digest": self.names["pledge"] });
        done(member.put(&format!("{seat}/pledge"), &pledge).await);
        done(member.put(&format!("{seat}/declaration"), &json!({})).await);
    }

    /// Convenes the council; most seal.
    pub(super) async fn score(&mut self) {
        let secretary = self.person("secretary").await;
        done(secretary.put(&format!("{ROUND}/stage/scoring"), &json!({})).await);
        self.on("2017-05-23T10:00:00+09:00");
        for name in self.story.sealing {
            self.seal(name).await;
        }
    }

    async fn seal(&self, name: &str) {
        let member = self.person(name).await;
        for reference in [Some(&self.names["reference"]), self.names.get("rival")]
            .into_iter()
            .flatten()
        {
            let city = *reference == self.names["reference"];
            let given = match name {
                "m3" if city => self.story.third,
                _ if city => self.story.city,
                _ => self.story.others,
            };
            let sheet = format!("{ROUND}/proposals/{reference}/sheet");
            let version = done(member.get(&sheet).await).etag();
            done(
                member
                    .put_at(&version, &format!("{sheet}/seal"), &points(given))
                    .await,
            );
        }
    }

    /// The rest seal; chair and secretary open the scores after the deadline, and a meeting is called.
    pub(super) async fn open(&mut self) {
        for name in ["m1", "m2", "m3", "m4", "m5"] {
            if !self.story.sealing.contains(&name) && name != self.story.absent {
                self.seal(name).await;
            }
        }
        self.on("2017-06-12T10:00:00+09:00");
        for name in ["m1", "secretary"] {
            let who = self.person(name).await;
            done(who.put(&format!("{ROUND}/opening"), &json!({})).await);
        }
        let secretary = self.person("secretary").await;
        let meeting = json!({ "held_at": "2017-06-23T14:00:00+09:00" });
        done(secretary.post(&format!("{ROUND}/meetings"), &meeting).await);
    }
}
