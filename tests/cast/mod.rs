//! Everybody who may stand before the program, each at one stage of a round: the world is made once and copied.

mod small;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use chrono::{DateTime, Utc};

pub(crate) use small::{Small, Story, announcement};

use crate::world::{Client, Database, Template, World};

/// A world that stands still, with the people in it.
pub(crate) struct Scene {
    /// Each role and who plays it.
    pub roles: Vec<(&'static str, Client)>,
    /// What the places of addresses are called in it.
    pub names: BTreeMap<String, String>,
    kept: Template,
    instant: DateTime<Utc>,
}

impl Scene {
    /// What `world` is now. Nobody may go on using it.
    pub(crate) async fn of(
        world: World,
        roles: Vec<(&'static str, Client)>,
        names: BTreeMap<String, String>,
    ) -> Self {
        Self {
            roles,
            names,
            kept: world.database.keep().await,
            instant: world.clock.now(),
        }
    }

    /// A copy that is served.
    pub(crate) async fn open(&self) -> World {
        let database = Database::copy(&self.kept).await;
        // Another seed: with the first one the same act would draw the same identifiers again.
        World::over(database, [8; 32], self.instant).await
    }
}

/// An installation in which there is no round yet.
pub(crate) async fn empty() -> Scene {
    let world = World::new().await;
    let administrator = world.administrator().await;
    let ministry =
        json!({ "code": "moi", "name": { "ko": "행정자치부", "en": "Ministry" }, "kind": "ministry" });
    let entered = administrator.post("/api/v1/organizations", &ministry).await;
    assert_eq!(entered.status, 201, "{}", entered.text);
    let unrelated = world.unrelated().await;
    let roles = vec![
        ("stranger", world.stranger()),
        ("unrelated", unrelated),
        ("administrator", administrator),
    ];
    let mut names = places();
    names.insert("code".to_owned(), "moi".to_owned());
    Scene::of(world, roles, names).await
}

/// What stands in the places of addresses until a scene has something better.
pub(crate) fn places() -> BTreeMap<String, String> {
    let names = [
        ("round", "2017"),
        ("code", "daegu"),
        ("reference", "2017-2222"),
        ("proposal", "2017-2222"),
        ("seat", "M2"),
        ("member", "M6"),
        ("preset", "kr-standard"),
        ("meeting", "1"),
        ("position", "1"),
        ("language", "ko"),
        ("number", "2017-ko-2222"),
        ("id", "00000000-0000-0000-0000-000000000000"),
        ("programme", "egov"),
        ("field", "amount"),
        ("kind", "table"),
        ("name", "0"),
    ];
    names
        .map(|(place, name)| (place.to_owned(), name.to_owned()))
        .into()
}

/// The roles, in the order in which they are listed.
pub(crate) const ROLES: &[&str] = &[
    "stranger",
    "unrelated",
    "rival coordinator",
    "coordinator",
    "drafter",
    "another drafter",
    "officer",
    "member",
    "another member",
    "member in conflict",
    "member not yet accepted",
    "chair",
    "secretary",
    "secretary in conflict",
    "acting secretary",
    "approver",
    "acting approver",
    "auditor",
    "administrator",
];

/// Where everybody is tried: the stages, and of deliberation the meeting that sits and the list that is resolved.
pub(crate) const STAGES: &[&str] = &[
    "none",
    "draft",
    "surveying",
    "screening",
    "scoring",
    "deliberation",
    "sitting",
    "resolved",
    "decided",
    "announced",
];

/// Where a small round is tried that somebody has begun: its scores are opened in order to sit.
pub(crate) const BEGUN: [&str; 8] = [
    "draft",
    "surveying",
    "screening",
    "scoring",
    "sitting",
    "resolved",
    "decided",
    "announced",
];

/// The world of one stage.
pub(crate) async fn scene(stage: &'static str) -> Scene {
    match stage {
        "none" => empty().await,
        stage => Small::at(stage, Story::default()).await.scene().await,
    }
}

/// A whole sheet.
pub(crate) fn points(points: i64) -> Value {
    json!({ "points": { "will": points, "need": points, "effect": points },
        "comment": "근거가 충분하다.", "for_applicant": "일정을 더 자세히 적어 주십시오." })
}
