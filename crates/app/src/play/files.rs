//! The files of a folder to be played: from disk, or the round of 2017 that is inside the binary.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

static ROUND_OF_2017: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../demo/2017");

/// No file of a played folder is larger.
const MOST: u64 = 20 << 20;

/// Names and contents.
#[derive(Debug, Clone)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// The round of 2017.
    #[must_use]
    pub fn of_2017() -> Self {
        let files = ROUND_OF_2017.files().filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.to_owned();
            Some((name, file.contents().to_vec()))
        });
        Self(files.collect())
    }

    /// The tables and texts of a folder on disk.
    ///
    /// # Errors
    /// The folder or one of its files cannot be read.
    pub fn of_folder(folder: &Path) -> std::io::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let played = Path::new(&name)
                .extension()
                .is_some_and(|ending| ending == "csv" || ending == "toml");
            let metadata = entry.metadata()?;
            if played && metadata.is_file() {
                if metadata.len() > MOST {
                    let why = format!("{name}: larger than {} MiB", MOST >> 20);
                    return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, why));
                }
                files.insert(name, std::fs::read(entry.path())?);
            }
        }
        Ok(Self(files))
    }

    /// Whether a file says of itself that what it tells is made up: in its first line, or in a comment of
    /// `round.toml`.
    pub(super) fn illustrative(&self) -> bool {
        let said = |bytes: &[u8]| body(bytes).starts_with(b"# illustrative");
        let terms = self
            .0
            .get("round.toml")
            .map(|bytes| String::from_utf8_lossy(bytes));
        self.0.values().any(|bytes| said(bytes)) || terms.is_some_and(|text| text.contains("illustrative"))
    }

    /// A file's bytes, with leading comment lines emptied, so that line numbers stay.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name).map(|bytes| without_comments(bytes))
    }
}

fn body(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = body(bytes);
    while rest.first() == Some(&b'#') {
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| at + 1);
        out.push(b'\n');
        rest = rest.get(end..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}
