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

/// A schema is named after its type: of two types of one name the document would show only one.
#[test]
fn no_two_types_of_the_document_have_one_name() {
    let mut named = std::collections::BTreeMap::new();
    for path in crate::architecture::code() {
        let text = std::fs::read_to_string(&path).unwrap();
        let derived = text.match_indices("ToSchema)]").filter_map(|(at, _)| {
            let declared = text[at..].lines().find(|line| {
                let line = line
                    .trim_start()
                    .trim_start_matches("pub(crate) ")
                    .trim_start_matches("pub ");
                line.starts_with("struct ") || line.starts_with("enum ")
            })?;
            let mut words = declared.split(|sign: char| !sign.is_alphanumeric());
            words.find(|word| matches!(*word, "struct" | "enum"))?;
            words.next().map(str::to_owned)
        });
        for name in derived {
            let before = named.insert(name.clone(), path.clone());
            assert!(
                before.is_none(),
                "{name}: {} and {}",
                before.unwrap().display(),
                path.display()
            );
        }
    }
    assert!(named.len() > 100);
}
