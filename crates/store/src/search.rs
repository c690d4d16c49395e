//! How words are looked for in folded text.

use sea_orm::sea_query::LikeExpr;
use simui_domain::text::folded;

/// Text that contains `words`. Signs that LIKE would read are escaped.
pub(crate) fn containing(words: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for sign in folded(words.trim()).chars() {
        if matches!(sign, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}
