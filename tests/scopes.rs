//! A list holds what can be opened, and nothing else: the condition of the lists and the sight of one proposal are
//! written apart, in SQL and in the policy, and must say the same whatever tree, parts and conflicts there are.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use simui_app::Place;
use simui_domain::proposal::{Body, Content};

use crate::rounds::scene::{ROUND, Scene};
use crate::world::{Client, World};

const CASES: usize = 6;
const ORGANIZATIONS: [&str; 5] = ["moi", "archives", "police", "nia", "pps"];
const PARTS: [&str; 4] = ["employee", "coordinator", "drafter", "officer"];
const READERS: [&str; 6] = [
    "member",
    "secretary",
    "acting",
    "coordinator",
    "drafter",
    "auditor",
];
const STAGES: [&str; 5] = ["surveying", "screening", "scoring", "deliberation", "decided"];
/// How many there are of each: judged, submitted, drafts.
const PROPOSALS: [usize; 3] = [4, 2, 2];
const THEN: &str = "'2017-01-02T00:00:00+00:00'";

/// What is drawn; numbers are places in the lists above.
#[derive(Debug, Clone)]
struct Drawn {
    stage: usize,
    /// The kinds of link that exclude, in bits.
    excluding: i32,
    /// Under which earlier organization each stands, by which kinds of link.
    above: Vec<(Option<usize>, i32)>,
    /// Who belongs where, as what; and what a coordinator, a drafter and a member are besides.
    parts: BTreeSet<(usize, usize, usize)>,
    employer: Option<usize>,
    invited: BTreeSet<usize>,
    /// Lead, who began it, whether it is shared, who takes part.
    proposals: Vec<(usize, usize, bool, BTreeSet<usize>)>,
    /// Who is in conflict with what, and whether that is over.
    conflicts: BTreeSet<(usize, usize, bool)>,
}

fn worlds() -> impl Strategy<Value = Drawn> {
    let place = 0..ORGANIZATIONS.len();
    let many = PROPOSALS.iter().sum::<usize>();
    let above = (
        proptest::option::of(place.clone()),
        proptest::sample::select(vec![1, 2, 4]),
    );
    let part = (0..READERS.len(), place.clone(), 0..PARTS.len());
    let proposal = (
        place.clone(),
        3..5_usize,
        any::<bool>(),
        proptest::collection::btree_set(place.clone(), 0..3),
    );
    (
        0..STAGES.len(),
        0..8_i32,
        proptest::collection::vec(above, ORGANIZATIONS.len()),
        proptest::collection::btree_set(part, 3..9),
        proptest::option::of(place.clone()),
        proptest::collection::btree_set(place, 2..5),
        proptest::collection::vec(proposal, many),
        proptest::collection::btree_set((0..READERS.len(), 0..many, any::<bool>()), 0..8),
    )
        .prop_map(
            |(stage, excluding, above, parts, employer, invited, proposals, conflicts)| Drawn {
                stage,
                excluding,
                above,
                parts,
                employer,
                invited,
                proposals,
                conflicts,
            },
        )
}

struct Round {
    world: World,
    readers: Vec<Client>,
}

impl Round {
    /// A round with its proposals, and people who have their duties and a seat.
    async fn new() -> Self {
        let world = Scene::published().await.world;
        for reader in READERS {
            world.enter(&format!("{reader}-x@simui.example")).await;
        }
        let mut readers = Vec::new();
        for reader in READERS {
            readers.push(world.sign_in(&format!("{reader}-x@simui.example")).await);
        }
        let round = Self { world, readers };
        round.lay("DELETE FROM duties").await;
        for (number, reader, duty) in [(1, 1, "secretary"), (2, 2, "acting_secretary"), (3, 5, "auditor")] {
            let (id, person) = (round.id(number), person(reader));
            round
                .lay(&format!(
                    "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
                    SELECT {id}, {person}, '{duty}', id, {THEN}, 1 FROM rounds"
                ))
                .await;
        }
        let (seat, member) = (round.id(10), person(0));
        round
            .lay(&format!(
                "INSERT INTO seats (id, round_id, person_id, code, category, state, declared_at, v) \
                SELECT {seat}, id, {member}, 'M1', 'agency', 'accepted', {THEN}, 1 FROM rounds"
            ))
            .await;
        round
            .lay(&format!(
                "INSERT INTO pledges (seat_id, version, digest, at) VALUES ({seat}, 1, '', {THEN})"
            ))
            .await;
        let proposals = (0..PROPOSALS.iter().sum()).flat_map(|number| round.proposal(number));
        let proposals: Vec<String> = proposals.collect();
        round.lay(&proposals.join("; ")).await;
        round
    }

    fn proposal(&self, number: usize) -> Vec<String> {
        let mut all = Vec::new();
        let [judged, submitted, _] = PROPOSALS;
        let (id, revision, reference) = (self.proposal_id(number), self.id(200 + number), reference(number));
        let (state, stands) = if number < judged + submitted {
            ("submitted", "1")
        } else {
            ("draft", "NULL")
        };
        let by = person(3);
        all.push(format!(
            "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, submitted_n, created_by, \
            illustrative, v) SELECT {id}, r.id, o.id, a.id, '{reference}', '{state}', {stands}, {by}, FALSE, 1 \
            FROM rounds r, organizations o, areas a WHERE o.code = 'pps' AND a.code = 'consulting'"
        ));
        if state == "draft" {
            return all;
        }
        let content = Content {
            area: "consulting".into(),
            ..Content::default()
        };
        let body = serde_json::to_string(&Body::new(&reference, 1, content)).unwrap();
        all.push(format!(
            "INSERT INTO proposal_revisions (id, round_id, proposal_id, n, title_ko, amount, answers, \
            questionnaire_version, digest, at, by, signed_off) SELECT {revision}, round_id, id, 1, '{reference}', 1, \
            '{body}', 1, '', {THEN}, created_by, TRUE FROM proposals WHERE id = {id}"
        ));
        if number < judged {
            all.push(format!(
                "INSERT INTO candidacies (round_id, proposal_id, revision_n) \
                SELECT round_id, id, 1 FROM proposals WHERE id = {id}"
            ));
        }
        all
    }

    /// Makes of the round what was drawn.
    async fn become_what(&self, drawn: &Drawn) {
        let mut all = Vec::new();
        for table in [
            "organization_lineage",
            "memberships",
            "round_invitations",
            "proposal_participants",
            "conflicts",
        ] {
            all.push(format!("DELETE FROM {table}"));
        }
        let (stage, excluding) = (STAGES[drawn.stage], drawn.excluding);
        all.push(format!(
            "UPDATE rounds SET stage = '{stage}', exclusion_links = {excluding}"
        ));
        let employer = drawn.employer.map_or("NULL".to_owned(), organization);
        all.push(format!("UPDATE seats SET employer_id = {employer}"));
        all.extend(tree(drawn));
        for (number, (who, place, part)) in drawn.parts.iter().enumerate() {
            let (id, who, place, part) = (
                self.id(300 + number),
                person(*who),
                organization(*place),
                PARTS[*part],
            );
            all.push(format!(
                "INSERT INTO memberships (id, person_id, organization_id, part, from_at, v) \
                VALUES ({id}, {who}, {place}, '{part}', {THEN}, 1)"
            ));
        }
        for place in &drawn.invited {
            let place = organization(*place);
            all.push(format!(
                "INSERT INTO round_invitations (round_id, organization_id, invited_at) \
                SELECT id, {place}, {THEN} FROM rounds"
            ));
        }
        all.extend(self.applied(drawn));
        // At once: a connection for each takes longer than the reading.
        self.lay(&all.join("; ")).await;
    }

    fn applied(&self, drawn: &Drawn) -> Vec<String> {
        let mut all = Vec::new();
        for (number, (lead, began, shared, participants)) in drawn.proposals.iter().enumerate() {
            let (id, lead, began) = (self.proposal_id(number), organization(*lead), person(*began));
            let shared = if *shared { THEN } else { "NULL" };
            all.push(format!(
                "UPDATE proposals SET organization_id = {lead}, created_by = {began}, shared_at = {shared} \
                WHERE id = {id}"
            ));
            for place in participants {
                let place = organization(*place);
                all.push(format!(
                    "INSERT INTO proposal_participants (proposal_id, organization_id) VALUES ({id}, {place})"
                ));
            }
        }
        for (number, (who, proposal, over)) in drawn.conflicts.iter().enumerate() {
            let (id, who, proposal) = (self.id(400 + number), person(*who), self.proposal_id(*proposal));
            let (state, ended) = if *over {
                ("ended", THEN)
            } else {
                ("declared", "NULL")
            };
            all.push(format!(
                "INSERT INTO conflicts (id, round_id, person_id, proposal_id, kind, ground, state, late, at, ended_at, v) \
                SELECT {id}, id, {who}, {proposal}, 'recusal', 'g', '{state}', FALSE, {THEN}, {ended}, 1 FROM rounds"
            ));
        }
        all
    }

    async fn lay(&self, sql: &str) {
        assert!(self.world.database.takes(sql).await, "{sql}");
    }

    fn proposal_id(&self, number: usize) -> String {
        self.id(100 + number)
    }

    fn id(&self, number: usize) -> String {
        let id = format!("018f0000-0000-7000-8000-{number:012}");
        match self.world.database.place {
            Place::Folder(_) => format!("X'{}'", id.replace('-', "")),
            Place::Url(_) => format!("'{id}'"),
        }
    }
}

fn reference(number: usize) -> String {
    format!("P{number:02}")
}

fn person(reader: usize) -> String {
    format!(
        "(SELECT person_id FROM accounts WHERE email_key = '{}-x@simui.example')",
        READERS[reader]
    )
}

fn organization(place: usize) -> String {
    format!(
        "(SELECT id FROM organizations WHERE code = '{}')",
        ORGANIZATIONS[place]
    )
}

/// The closure of the tree, as the program keeps it.
fn tree(drawn: &Drawn) -> Vec<String> {
    let mut all = Vec::new();
    for below in 0..ORGANIZATIONS.len() {
        let (mut at, mut depth, mut kinds) = (below, 0, 0);
        loop {
            let (ancestor, descendant) = (organization(at), organization(below));
            all.push(format!(
                "INSERT INTO organization_lineage (ancestor_id, descendant_id, depth, kinds) \
                    VALUES ({ancestor}, {descendant}, {depth}, {kinds})"
            ));
            // An organization stands under an earlier one only, so that the tree is one.
            let (above, kind) = drawn.above[at];
            let Some(above) = above.filter(|above| *above < at) else {
                break;
            };
            (at, depth, kinds) = (above, depth + 1, kinds | kind);
        }
    }
    all
}

/// The references that a list holds; nothing where it is refused.
async fn listed(reader: &Client, path: &str) -> BTreeSet<String> {
    let answer = reader.get(path).await;
    assert!(answer.status < 500, "{path}: {}", answer.text);
    let items = answer.json["items"].as_array().cloned().unwrap_or_default();
    let named = |item: &Value| item["reference"].as_str().unwrap().to_owned();
    items.iter().map(named).collect()
}

#[actix_web::test]
async fn a_proposal_is_in_a_list_of_somebody_exactly_if_that_person_may_open_it() {
    let round = Round::new().await;
    let mut runner = TestRunner::deterministic();
    let (mut opened, mut hidden, mut barred) = (0, 0, 0);
    for case in 0..CASES {
        let drawn = worlds().new_tree(&mut runner).unwrap().current();
        round.become_what(&drawn).await;
        for (name, reader) in READERS.iter().zip(&round.readers) {
            let mut lists = BTreeSet::new();
            for whom in ["applicant", "desk", "council"] {
                lists.extend(listed(reader, &format!("{ROUND}/proposals?seen_as={whom}")).await);
            }
            let lines = listed(reader, &format!("{ROUND}/barred")).await;
            let (mut opens, mut line_only) = (BTreeSet::new(), BTreeSet::new());
            for number in 0..drawn.proposals.len() {
                let reference = reference(number);
                let answer = reader.get(&format!("{ROUND}/proposals/{reference}")).await;
                match (answer.status, answer.json["seen_as"].as_str()) {
                    (200, Some("barred")) => line_only.insert(reference),
                    (200, _) => opens.insert(reference),
                    (404, _) => true,
                    _ => panic!("{name}: {}", answer.text),
                };
            }
            assert_eq!(lists, opens, "case {case}, {name}: {drawn:?}");
            assert!(
                line_only.is_subset(&lines),
                "case {case}, {name}: {line_only:?} {lines:?} {drawn:?}"
            );
            let known: BTreeSet<String> = opens.union(&line_only).cloned().collect();
            assert!(
                lines.is_subset(&known),
                "case {case}, {name}: {lines:?} {known:?} {drawn:?}"
            );
            opened += opens.len();
            barred += line_only.len();
            hidden += drawn.proposals.len() - known.len();
        }
    }
    assert!(
        opened > 40 && hidden > 40 && barred > 10,
        "too little was tried: {opened} opened, {barred} barred, {hidden} hidden"
    );
}
