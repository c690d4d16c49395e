//! What stands before a row: a title as far as there is room, and the code second.

use super::svg::{Anchor, Svg, Tenths};

/// The width of the titles.
pub(super) const LABELS: Tenths = 2500;
/// How many half-width signs fit into it.
const ROOM: usize = 36;

/// Writes the label of the row whose middle is at `y`.
pub(super) fn label(svg: &mut Svg, y: Tenths, title: &str, code: &str) {
    let x = LABELS - 150;
    if title.is_empty() {
        svg.text((x, y + 40), Anchor::End, code);
    } else {
        svg.text((x, y - 10), Anchor::End, &shortened(title));
        svg.small_text((x, y + 120), Anchor::End, code);
    }
}

/// As much of a text as there is room for; a Korean sign takes the room of two.
fn shortened(text: &str) -> String {
    let width = |sign: char| if sign < '\u{1100}' { 1 } else { 2 };
    if text.chars().map(width).sum::<usize>() <= ROOM {
        return text.to_owned();
    }
    let mut left = ROOM - 2;
    let fits = |sign: &char| {
        let fits = width(*sign) <= left;
        left = left.saturating_sub(width(*sign));
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}
