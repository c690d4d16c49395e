//! `openapi.yaml` is what the program writes, and every reference in it leads somewhere.

#[test]
fn the_committed_document_is_what_the_program_writes() {
    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.yaml"))
        .unwrap_or_default();
    let written = simui_server::openapi::yaml().unwrap();
    assert!(
        committed == written,
        "openapi.yaml is out of date: run `cargo run -- openapi > openapi.yaml`"
    );
}

#[test]
fn every_reference_leads_to_a_schema_and_every_operation_has_its_name() {
    let written = simui_server::openapi::yaml().unwrap();
    for line in written
        .lines()
        .filter(|line| line.contains("#/components/schemas/"))
    {
        let name = line.rsplit('/').next().unwrap().trim_matches(['\'', '"', ' ']);
        assert!(
            written.contains(&format!("\n    {name}:\n")),
            "{name} is referred to and not there"
        );
    }
    assert_eq!(
        written.matches("operationId:").count(),
        written.matches("      tags:\n").count()
    );
}
