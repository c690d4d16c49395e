//! A form that carries files: each file is read as the text under its field's name, as if it had been typed there.

use actix_multipart::Multipart;
use encoding_rs::EUC_KR;
use futures_util::StreamExt;
use simui_domain::refusal::{Bytes, Common, Refusal};

/// What a form that carries files says it is.
const KIND: &str = "multipart/form-data";

/// The fields in the order in which they stand; a file that was not chosen is none.
///
/// # Errors
/// `malformed`, `too_large`.
pub(super) async fn fields(mut parts: Multipart, most: usize) -> Result<Vec<(String, String)>, Refusal> {
    let (mut all, mut left) = (Vec::new(), most);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| unreadable(KIND))?;
        let said = part.content_disposition();
        let name = said.and_then(|said| said.get_name()).map(str::to_owned);
        let unchosen = said
            .and_then(|said| said.get_filename())
            .is_some_and(str::is_empty);
        let mut bytes = Vec::new();
        while let Some(piece) = part.next().await {
            let piece = piece.map_err(|_| unreadable(KIND))?;
            let fits = left.checked_sub(piece.len());
            left = fits.ok_or_else(|| too_large(most))?;
            bytes.extend_from_slice(&piece);
        }
        if let Some(name) = name.filter(|_| !unchosen) {
            all.push((name, text(bytes)));
        }
    }
    Ok(all)
}

/// UTF-8; otherwise what a Korean spreadsheet saves, which is Windows' code page 949.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|other| EUC_KR.decode(other.as_bytes()).0.into_owned())
}

/// The refusal of a form of more bytes than are taken.
pub(super) fn too_large(most: usize) -> Refusal {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    Common::TooLarge { most: Bytes(most) }.into()
}

/// The refusal of a form that is not written as its kind is; the kind's name reads the same in both languages.
pub(super) fn unreadable(kind: &str) -> Refusal {
    let why = kind.to_owned();
    Common::Malformed { why }.into()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_table_of_a_korean_spreadsheet_is_read_in_either_encoding() {
        assert_eq!(text("조달청".as_bytes().to_vec()), "조달청");
        assert_eq!(text(vec![0xC1, 0xB6, 0xB4, 0xDE, 0xC3, 0xBB]), "조달청");
    }
}
