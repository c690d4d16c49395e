//! A file on its way out: as an attachment under its own name, of a type from our own list, and of no use to a
//! browser that would run it.

use std::fmt::Write;

use actix_web::body::{BoxBody, SizedStream};
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder};
use simui_app::Download;
use tokio::io::AsyncReadExt;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response, ResponseBuilder};

/// Bytes that are read at once.
const PART: usize = 1 << 16;

/// A file as an answer.
pub(crate) struct FileReply(pub(crate) Download);

impl Responder for FileReply {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        let Self(download) = self;
        let size = u64::try_from(download.size).unwrap_or_default();
        let parts = futures_util::stream::try_unfold(download.file, |mut file| async move {
            let mut part = vec![0; PART];
            let read = file.read(&mut part).await?;
            part.truncate(read);
            let next = (read > 0).then(|| (Bytes::from(part), file));
            Ok::<_, std::io::Error>(next)
        });
        HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, download.media.content_type()))
            .insert_header((CONTENT_DISPOSITION, disposition(&download.name)))
            .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
            .body(SizedStream::new(size, parts))
    }
}

impl IntoResponses for FileReply {
    fn responses() -> std::collections::BTreeMap<String, RefOr<Response>> {
        let file = utoipa::openapi::content::ContentBuilder::new().build();
        let response = ResponseBuilder::new()
            .description("The file")
            .content("application/octet-stream", file)
            .build();
        [("200".to_owned(), response.into())].into()
    }
}

/// RFC 6266: the name in RFC 8187's form, and a plain one for clients that cannot read it.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            '"' | '\\' | '%' => '_',
            sign if sign.is_ascii_graphic() || sign == ' ' => sign,
            _ => '_',
        })
        .collect();
    let mut encoded = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("제안\"서;.pdf"),
            "attachment; filename=\"____;.pdf\"; filename*=UTF-8''%EC%A0%9C%EC%95%88%22%EC%84%9C%3B.pdf"
        );
    }
}
