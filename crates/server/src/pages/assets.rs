//! Styles, script, fonts and pictures: inside the binary, under an address that changes with their content, so that
//! a browser keeps them for a year and never shows an old one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ContentEncoding};
use actix_web::middleware::Compress;
use actix_web::web::{Path, ServiceConfig};
use actix_web::{HttpResponse, get};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use simui_domain::refusal::{Common, Refusal};

use crate::problem::Failed;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The beginning of each file's digest, by the file's path.
static DIGESTS: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
    let folders = FILES.dirs().flat_map(Dir::files);
    let files = FILES.files().chain(folders);
    files
        .filter_map(|file| {
            let path = file.path().to_str()?;
            let digest = hex::encode(Sha256::digest(served(path, file.contents())));
            Some((path, digest.get(..12)?.to_owned()))
        })
        .collect()
});

/// The script as it is sent: comments and indentation are for those who read it here.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let source = FILES.get_file("app.js").and_then(|file| file.contents_utf8());
    let lines = source.unwrap_or_default().lines().map(str::trim_start);
    let sent = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    sent.flat_map(|line| [line, "\n"]).collect()
});

/// The bytes of a file as they are sent.
fn served(path: &str, bytes: &'static [u8]) -> &'static [u8] {
    if path == "app.js" {
        SCRIPT.as_bytes()
    } else {
        bytes
    }
}

/// The address of a file by its path under `assets`.
pub(super) fn address(path: &str) -> String {
    let digest = DIGESTS.get(path).map_or("", String::as_str);
    format!("/assets/{digest}/{path}")
}

pub(super) fn routes(service: &mut ServiceConfig) {
    service.service(asset);
}

/// A file. Styles name fonts and pictures beside themselves, so any digest is taken; only the right one is kept.
#[get("/assets/{digest}/{path:.*}", wrap = "Compress::default()")]
async fn asset(at: Path<(String, String)>) -> Result<HttpResponse, Failed> {
    let (digest, path) = at.into_inner();
    let file = FILES
        .get_file(&path)
        .ok_or(Refusal::from(Common::NoSuchAddress))?;
    let known = DIGESTS.get(path.as_str()).is_some_and(|known| *known == digest);
    let kept = if known {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    let mut answer = HttpResponse::Ok();
    if kind(&path) == WOFF2 {
        // Compressed inside; once more only takes time.
        answer.insert_header(ContentEncoding::Identity);
    }
    Ok(answer
        .insert_header((CONTENT_TYPE, kind(&path)))
        .insert_header((CACHE_CONTROL, kept))
        .body(served(&path, file.contents())))
}

const WOFF2: &str = "font/woff2";

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => WOFF2,
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::SCRIPT;

    #[test]
    fn the_script_stays_within_fifteen_kilobytes() {
        assert!(SCRIPT.len() <= 15 << 10, "{} bytes", SCRIPT.len());
        assert!(SCRIPT.contains("class Field"));
    }
}
