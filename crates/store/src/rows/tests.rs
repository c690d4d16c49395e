use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, EntityTrait};
use simui_migrations::{Migrator, MigratorTrait};

/// Reads every table through its row: a column that the schema does not have, or calls otherwise, fails here.
macro_rules! read {
    ($db:expr, $($table:ident),+ $(,)?) => {{
        let mut read = Vec::new();
        $(
            super::$table::Entity::find().all($db).await.expect(stringify!($table));
            read.push(stringify!($table));
        )+
        read
    }};
}

#[tokio::test]
async fn every_row_matches_its_table_on_sqlite() {
    let options = ConnectOptions::new("sqlite::memory:")
        .max_connections(1)
        .to_owned();
    matches(&Database::connect(options).await.unwrap()).await;
}

#[tokio::test]
async fn every_row_matches_its_table_on_postgresql() {
    let Ok(admin) = std::env::var("SIMUI_TEST_PG") else {
        eprintln!("SIMUI_TEST_PG is not set: PostgreSQL was not asked");
        return;
    };
    let root = Database::connect(&admin).await.unwrap();
    let name = format!("simui_rows_{}", std::process::id());
    root.execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let (server, _) = admin.rsplit_once('/').unwrap();
    let db = Database::connect(format!("{server}/{name}")).await.unwrap();
    matches(&db).await;
    db.close().await.unwrap();
    root.execute_unprepared(&format!("DROP DATABASE {name}"))
        .await
        .unwrap();
}

#[expect(clippy::too_many_lines, reason = "a line for each table")]
async fn matches(db: &DatabaseConnection) {
    Migrator::up(db, None).await.unwrap();
    let read = read!(
        db,
        accounts,
        agenda_items,
        aliases,
        announcement_heads,
        announcement_lines,
        announcement_texts,
        announcements,
        approvals,
        areas,
        attachments,
        attendances,
        blobs,
        candidacies,
        conflicts,
        count_lines,
        counts,
        deadline_extensions,
        deadlines,
        duties,
        idempotency,
        invitation_tokens,
        invitations,
        jobs,
        journal,
        journal_head,
        journal_payloads,
        meetings,
        memberships,
        motions,
        objections,
        official_counts,
        openings,
        organization_lineage,
        organizations,
        outbox,
        overrides,
        passwords,
        person_details,
        persons,
        pledges,
        programmes,
        proposal_drafts,
        proposal_participants,
        proposal_priorities,
        proposal_revisions,
        proposals,
        questionnaires,
        read_counts,
        refresh_tokens,
        renunciations,
        resolutions,
        results,
        revision_costs,
        revision_countries,
        round_invitations,
        round_rules,
        round_stages,
        rounds,
        screening_checks,
        screenings,
        search_texts,
        seats,
        sessions,
        sheet_drafts,
        sheet_editions,
        sheet_points,
        sheets,
        sign_offs,
        signing_keys,
        supplements,
        survey_openings,
        survey_replies,
        tabulation_answers,
        throttles,
        votes,
    );
    assert_eq!(read, simui_migrations::tables());
}
