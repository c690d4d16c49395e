use std::collections::BTreeSet;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, Statement},
};

use crate::{Migrator, areas, guards::Guard, names};

const ID: &str = "01890000-0000-7000-8000-000000000001";
const AT: &str = "2017-06-23 05:00:00.000000+00:00";

#[tokio::test]
async fn a_new_sqlite_database_gets_every_table_and_its_guards() {
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    holds(&db).await;
}

#[tokio::test]
async fn a_new_postgresql_database_gets_the_same_columns_and_guards() {
    let Ok(admin) = std::env::var("SIMUI_TEST_PG") else {
        eprintln!("SIMUI_TEST_PG is not set: PostgreSQL was not asked");
        return;
    };
    let sqlite = sqlite().await;
    Migrator::up(&sqlite, None).await.unwrap();
    let root = Database::connect(&admin).await.unwrap();
    let name = format!("simui_migrations_{}", std::process::id());
    run(&root, &format!("CREATE DATABASE {name}")).await.unwrap();
    let (server, _) = admin.rsplit_once('/').unwrap();
    let db = Database::connect(format!("{server}/{name}")).await.unwrap();

    Migrator::up(&db, None).await.unwrap();
    holds(&db).await;
    assert_eq!(columns(&db).await, columns(&sqlite).await);
    text_compares_by_bytes(&db).await;

    db.close().await.unwrap();
    run(&root, &format!("DROP DATABASE {name}")).await.unwrap();
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let before = columns(&db).await;
    Migrator::up(&db, None).await.unwrap();
    assert_eq!(columns(&db).await, before);
    assert!(Migrator::get_pending_migrations(&db).await.unwrap().is_empty());
}

#[test]
fn migrations_run_in_the_order_of_their_names() {
    let mut sorted = names();
    sorted.sort();
    sorted.dedup();
    assert_eq!(names(), sorted);
}

async fn sqlite() -> DatabaseConnection {
    Database::connect(
        ConnectOptions::new("sqlite::memory:")
            .max_connections(1)
            .to_owned(),
    )
    .await
    .unwrap()
}

async fn holds(db: &DatabaseConnection) {
    every_table_is_there(db).await;
    every_record_has_its_triggers(db).await;
    seed(db).await;
    an_append_only_row_stays_as_it_is(db).await;
    a_payload_can_be_erased_and_nothing_else(db).await;
    only_the_delivery_of_a_result_is_filled_in_later(db).await;
    a_reference_stays_within_its_round(db).await;
    one_duty_is_held_once_at_a_time(db).await;
    words_outside_the_list_are_refused(db).await;
    two_people_are_two(db).await;
    the_journal_has_one_head(db).await;
}

async fn every_table_is_there(db: &DatabaseConnection) {
    let found: BTreeSet<_> = columns(db).await.into_iter().map(|(table, _)| table).collect();
    let wanted: BTreeSet<_> = tables().map(|table| table.name().to_owned()).collect();
    assert_eq!(found, wanted);
}

async fn every_record_has_its_triggers(db: &DatabaseConnection) {
    let query = if on_postgresql(db) {
        "SELECT tgname::text AS a, '' AS b FROM pg_trigger WHERE NOT tgisinternal"
    } else {
        "SELECT name AS a, '' AS b FROM sqlite_master WHERE type = 'trigger'"
    };
    let found = pairs(db, query).await;
    let mut guarded = 0;
    for table in tables().filter(|table| !matches!(table.guard(), Guard::None)) {
        guarded += 1;
        for end in ["no_change", "no_removal"] {
            let name = format!("{}_{end}", table.name());
            assert!(
                found.contains(&(name.clone(), String::new())),
                "{name} is missing"
            );
        }
    }
    assert_eq!(guarded, 15, "a table lost or gained its guard");
}

/// Two rounds with a proposal in the first, and the rows that the rules below are tried on.
async fn seed(db: &DatabaseConnection) {
    for statement in [
        format!("INSERT INTO persons VALUES ('{ID}', '{AT}')"),
        format!("INSERT INTO persons VALUES ('{}', '{AT}')", id(2)),
        format!(
            "INSERT INTO organizations (id, code, kind, name_ko, name_en, v) VALUES ('{ID}', 'MOI', 'ministry', '부', 'M', 1)"
        ),
        format!("INSERT INTO programmes VALUES ('{ID}', 'egov', '사업', 'P', '{ID}', 1)"),
        round(1),
        round(2),
        format!("INSERT INTO areas VALUES ('{ID}', '{ID}', 'A', '가', 'A', 1)"),
        format!(
            "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, created_by, illustrative, v) \
             VALUES ('{ID}', '{ID}', '{ID}', '{ID}', '2017-7KQ4', 'draft', '{ID}', false, 1)"
        ),
        format!("INSERT INTO round_rules VALUES ('{ID}', 1, 's', '{{}}', 'd', NULL)"),
        format!("INSERT INTO journal VALUES (1, '{AT}', 'round.published', '7b7d')"),
        "INSERT INTO journal_payloads (seq, salt, body, noun) VALUES (1, '00', '{}', 'round')".to_owned(),
        format!(
            "INSERT INTO announcements (id, round_id, language, kind, state, drafted_by, reasons, v) \
             VALUES ('{ID}', '{ID}', 'ko', 'selection', 'draft', '{ID}', '{{}}', 1)"
        ),
        format!(
            "INSERT INTO results VALUES ('{ID}', '{ID}', '{ID}', 'selected', 'in_budget', '', '{{}}', NULL)"
        ),
    ] {
        assert!(run(db, &statement).await.is_ok(), "refused: {statement}");
    }
}

async fn an_append_only_row_stays_as_it_is(db: &DatabaseConnection) {
    refused(db, "UPDATE round_rules SET body = '[]'").await;
    refused(db, "DELETE FROM round_rules").await;
    refused(db, "UPDATE journal SET kind = 'round.cancelled'").await;
    refused(db, "DELETE FROM journal").await;
    if on_postgresql(db) {
        refused(db, "TRUNCATE journal CASCADE").await;
    }
}

async fn a_payload_can_be_erased_and_nothing_else(db: &DatabaseConnection) {
    refused(db, "DELETE FROM journal_payloads").await;
    refused(db, "UPDATE journal_payloads SET body = '[]'").await;
    refused(
        db,
        &format!("UPDATE journal_payloads SET body = '[]', salt = NULL, erased_at = '{AT}'"),
    )
    .await;
    let erase = format!("UPDATE journal_payloads SET body = NULL, salt = NULL, erased_at = '{AT}'");
    run(db, &erase).await.unwrap();
}

async fn only_the_delivery_of_a_result_is_filled_in_later(db: &DatabaseConnection) {
    run(db, &format!("UPDATE results SET notified_at = '{AT}'"))
        .await
        .unwrap();
    refused(db, "UPDATE results SET outcome = 'reserve'").await;
    refused(db, "DELETE FROM results").await;
}

async fn a_reference_stays_within_its_round(db: &DatabaseConnection) {
    let renunciation = |own: &str, round: &str| {
        format!("INSERT INTO renunciations VALUES ('{own}', '{round}', '{ID}', 'r', '{ID}', '{AT}')")
    };
    refused(db, &renunciation(&id(1), &id(2))).await;
    run(db, &renunciation(&id(1), &id(1))).await.unwrap();
}

async fn one_duty_is_held_once_at_a_time(db: &DatabaseConnection) {
    let duty = |own: u8, round: &str, until: &str| {
        format!(
            "INSERT INTO duties (id, person_id, duty, round_id, from_at, until_at, v) \
             VALUES ('{}', '{ID}', 'secretary', {round}, '{AT}', {until}, 1)",
            id(own)
        )
    };
    let (round, ended) = (format!("'{ID}'"), format!("'{AT}'"));
    run(db, &duty(1, "NULL", "NULL")).await.unwrap();
    run(db, &duty(2, &round, "NULL")).await.unwrap();
    run(db, &duty(3, &round, &ended)).await.unwrap();
    refused(db, &duty(4, "NULL", "NULL")).await;
    refused(db, &duty(4, &round, "NULL")).await;
    let on_conflict = format!("{} ON CONFLICT DO NOTHING", duty(4, &round, "NULL"));
    assert_eq!(run(db, &on_conflict).await.unwrap(), 0);
}

async fn words_outside_the_list_are_refused(db: &DatabaseConnection) {
    refused(db, "UPDATE rounds SET stage = 'finished'").await;
    refused(db, "UPDATE organizations SET link = 'part_of'").await;
}

async fn two_people_are_two(db: &DatabaseConnection) {
    let opening = format!("INSERT INTO openings VALUES ('{ID}', '{ID}', '{AT}', NULL, NULL, NULL, 1)");
    run(db, &opening).await.unwrap();
    refused(db, &format!("UPDATE openings SET secretary_id = '{ID}'")).await;
    run(db, &format!("UPDATE openings SET secretary_id = '{}'", id(2)))
        .await
        .unwrap();
}

async fn the_journal_has_one_head(db: &DatabaseConnection) {
    refused(db, "INSERT INTO journal_head (id, size) VALUES (1, 0)").await;
    refused(db, "INSERT INTO journal_head (id, size) VALUES (2, 0)").await;
    let next = "UPDATE journal_head SET size = size + 2 RETURNING CAST(size AS text) AS a, '' AS b";
    assert_eq!(
        pairs(db, next).await,
        BTreeSet::from([("2".to_owned(), String::new())])
    );
}

async fn text_compares_by_bytes(db: &DatabaseConnection) {
    let other = "SELECT table_name::text AS a, column_name::text AS b FROM information_schema.columns \
         WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'";
    assert_eq!(pairs(db, other).await, BTreeSet::new());
}

fn tables() -> impl Iterator<Item = crate::table::NewTable> {
    areas().into_iter().flat_map(|area| (area.tables)())
}

fn id(n: u8) -> String {
    format!("01890000-0000-7000-8000-{n:012}")
}

fn round(n: u8) -> String {
    format!(
        "INSERT INTO rounds (id, programme_id, code, name_ko, name_en, budget, currency, zone, stage, rehearsal, \
         illustrative, exclusion_links, settings, created_by, v) VALUES ('{}', '{ID}', 'r{n}', '회차', 'R', 1000000000, 'KRW', \
         'Asia/Seoul', 'draft', false, false, 5, '{{}}', '{ID}', 1)",
        id(n)
    )
}

fn on_postgresql(db: &DatabaseConnection) -> bool {
    db.get_database_backend() == DbBackend::Postgres
}

async fn run(db: &DatabaseConnection, sql: &str) -> Result<u64, DbErr> {
    db.execute_unprepared(sql).await.map(|done| done.rows_affected())
}

async fn refused(db: &DatabaseConnection, sql: &str) {
    assert!(run(db, sql).await.is_err(), "not refused: {sql}");
}

/// Every column of every table of ours.
async fn columns(db: &DatabaseConnection) -> BTreeSet<(String, String)> {
    let query = if on_postgresql(db) {
        "SELECT table_name::text AS a, column_name::text AS b FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
    } else {
        "SELECT m.name AS a, p.name AS b FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations'"
    };
    pairs(db, query).await
}

async fn pairs(db: &DatabaseConnection, sql: &str) -> BTreeSet<(String, String)> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter()
        .map(|row| (row.try_get("", "a").unwrap(), row.try_get("", "b").unwrap()))
        .collect()
}
