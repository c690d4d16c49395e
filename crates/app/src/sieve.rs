//! Looking through a whole list for what people search: neither database folds all of Unicode, so it is matched here.

use simui_store::Listed;

use crate::{Error, Page};

/// So many are read at once.
const AT_ONCE: u64 = 1000;

/// What is wanted of a list that is read a part at a time, in the list's order, from where `page` begins.
pub(crate) async fn sieved<T>(
    page: &Page,
    read: impl AsyncFn(&Page) -> Result<Listed<T>, Error>,
    wanted: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> String,
) -> Result<Listed<T>, Error> {
    let enough = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let (mut found, mut after) = (Vec::new(), page.after.clone());
    loop {
        let limit = AT_ONCE;
        let part = read(&Page { after, limit }).await?;
        found.extend(part.items.into_iter().filter(&wanted));
        after = part.next;
        if after.is_none() || found.len() > enough {
            return Ok(Listed::cut(found, page.limit, key));
        }
    }
}
