//! The files of 2017 with something in them written otherwise.

use std::path::Path;

use simui_app::play::Files;

/// The tables and texts, each as `write` makes it of its name and its text.
pub(super) fn rewritten(write: impl Fn(&str, &str) -> Vec<u8>) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    for entry in std::fs::read_dir(from).expect("the demonstration") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if !name.ends_with(".csv") && !name.ends_with(".toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        std::fs::write(folder.path().join(&*name), write(&name, &text)).expect("it is written");
    }
    Files::of_folder(folder.path()).expect("they are read again")
}

/// With rules that tell the members' names to the applicants, who may challenge them then.
pub(super) fn telling_names() -> Files {
    let told = |text: &str| {
        let (before, rules) = text.split_once("[rules]").expect("the rules have a table");
        format!("{before}[rules]\nnames_disclosed = \"at_appointment\"\n{rules}")
    };
    rewritten(|name, text| match name {
        "round.toml" => told(text).into_bytes(),
        _ => text.as_bytes().to_vec(),
    })
}
