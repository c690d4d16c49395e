//! Addresses that a form or a link hands over to be gone to next: only those of our own.

use crate::paging::escaped;

/// The sign-in page, from which one comes back to `next`: behind the language, as `next` is.
pub(crate) fn sign_in_for(next: &str) -> String {
    let (path, query) = next.split_at(next.find('?').unwrap_or(next.len()));
    format!("/sign-in?next={path}{}", escaped(query))
}

/// An address of our own, behind the language; the first page for anything else.
pub(crate) fn ours(next: &str) -> &str {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/-_.~?=&%+".contains(sign);
    let local = next.starts_with('/') && !next.starts_with("//") && next.chars().all(plain);
    if local { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::ours;

    #[test]
    fn only_an_address_of_our_own_is_gone_to() {
        for own in [
            "/rounds/2017/my-sheets",
            "/rounds/2017/search?q=%EC%95%84+%EB%82%98&of=all",
        ] {
            assert_eq!(ours(own), own);
        }
        let foreign = [
            "//evil.example",
            "/\\evil.example",
            "https:evil",
            "https://evil.example",
            "",
            "/\tx",
            "/x\r\nset-cookie: a=b",
        ];
        for next in foreign {
            assert_eq!(ours(next), "/", "{next:?}");
        }
    }
}
