//! Who may do what, when: every operation of the API's document, tried by each role at each stage, with the status
//! and the problem's code as golden text in `golden`. `SIMUI_BLESS=1` writes the files anew; their difference is
//! what a reviewer reads. A request that changed something goes to a copy of the world that is thrown away.

mod blind;
mod golden;
pub(crate) mod samples;

use std::collections::{BTreeMap, BTreeSet};

use crate::cast::{self, Scene};
use crate::document::{Operation, operations};
use crate::world::{Answer, Client, World};
use golden::Cells;
use samples::{Sample, samples, version};

#[test]
fn every_operation_has_one_sample_and_every_sample_an_operation() {
    let told: BTreeSet<String> = operations().into_iter().map(|operation| operation.id).collect();
    let sampled: Vec<&str> = samples().iter().map(|sample| sample.id).collect();
    let known: BTreeSet<String> = sampled.iter().map(|id| (*id).to_owned()).collect();

    let missing: Vec<_> = told.difference(&known).collect();
    let left: Vec<_> = known.difference(&told).collect();

    assert!(
        missing.is_empty(),
        "no sample in tests/matrix/samples.rs for {missing:?}"
    );
    assert!(left.is_empty(), "samples without a route: {left:?}");
    assert_eq!(sampled.len(), known.len(), "an operation has two samples");
}

#[test]
fn each_role_is_answered_at_each_stage_as_the_golden_files_say() {
    let cells = std::thread::scope(|scope| {
        let columns: Vec<_> = cast::STAGES
            .iter()
            .map(|stage| scope.spawn(move || actix_web::rt::System::new().block_on(column(stage))))
            .collect();
        let mut cells = Cells::default();
        for column in columns {
            cells.add(column.join().expect("a stage could not be tried"));
        }
        cells
    });
    cells.compare(&operations());
}

/// What changes nothing for anybody but who does it, in an order in which none ends what the next needs: no world is
/// thrown away for it.
const OF_ONESELF: [&str; 3] = ["end_other_sessions", "change_password", "sign_out"];

/// One stage: every operation by every role.
async fn column(stage: &'static str) -> Vec<((String, &'static str), &'static str, String)> {
    let scene = cast::scene(stage).await;
    let samples: BTreeMap<&str, Sample> = samples().into_iter().map(|sample| (sample.id, sample)).collect();
    let mut operations = operations();
    let of_oneself = |operation: &Operation| OF_ONESELF.iter().position(|id| *id == operation.id);
    operations.sort_by_key(|operation| (operation.writes(), of_oneself(operation)));
    let mut found = Vec::new();
    let mut world = scene.open().await;
    for operation in &operations {
        let Some(sample) = samples.get(operation.id.as_str()) else {
            continue;
        };
        for (role, client) in &scene.roles {
            let answer = tried(&client.at(&world.url), operation, sample, &scene.names).await;
            assert!(
                answer.status < 500,
                "{} as {role} at {stage}: {}",
                operation.id,
                answer.text
            );
            found.push(((operation.id.clone(), *role), stage, said(&answer)));
            if operation.writes() && answer.status < 400 && of_oneself(operation).is_none() {
                world = anew(world, &scene).await;
            }
        }
    }
    world.database.remove().await;
    found
}

async fn anew(world: World, scene: &Scene) -> World {
    world.database.remove().await;
    drop(world);
    scene.open().await
}

/// Sends the sample as one person, who names the version that they can read, or else names none: 0.
pub(crate) async fn tried(
    client: &Client,
    operation: &Operation,
    sample: &Sample,
    names: &BTreeMap<String, String>,
) -> Answer {
    let mut client = client.clone();
    if operation.versioned {
        let read = client.get(&sample.version_at(operation, names)).await;
        client = client.with("if-match", &version(&read, names));
    }
    let address = sample.address(operation, names);
    if let Some((kind, bytes)) = sample.raw() {
        client
            .send_raw(operation.method.clone(), &address, kind, bytes)
            .await
    } else {
        let body = sample.json(names);
        let body = (!body.is_null()).then(|| body.to_string());
        client.send(operation.method.clone(), &address, body).await
    }
}

fn said(answer: &Answer) -> String {
    // A view may have a code of its own.
    if answer.status < 400 {
        return answer.status.to_string();
    }
    format!("{} {}", answer.status, answer.code())
}
