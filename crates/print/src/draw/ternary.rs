//! The weight triangle of one proposal: under which weights of three criteria it is selected.

use std::fmt::Write;

use simui_domain::language::Language;
use simui_selection::robust::{WeightMap, WeightShare};

use super::{
    Picture, said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, cell, tenths},
    told,
};

/// The side of the triangle and its place.
const SIDE: Tenths = 4000;
const LEFT: Tenths = 600;
const TOP: Tenths = 500;
/// The height of an equilateral triangle over its side, in thousandths.
const HEIGHT: Tenths = 866;

/// Draws one proposal of a map over three criteria, called as `named` calls the criterion of a code; nothing for
/// another number or an unknown proposal.
#[must_use]
pub fn weight_triangle(
    map: &WeightMap,
    code: &str,
    named: impl Fn(&str) -> String,
    language: Language,
) -> Option<Picture> {
    let share = map.proposals.iter().find(|share| share.code == *code)?;
    let [first, second, third] = map.criteria.as_slice() else {
        return None;
    };
    let [first, second, third] = [first, second, third].map(|criterion| named(criterion));
    let mut svg = Svg::new(SIDE + 2 * LEFT, TOP + SIDE * HEIGHT / 1000 + 900);
    for (from, until) in bands(map, share) {
        band(&mut svg, from, until);
    }
    let corners = [place(1, 0, 1), place(0, 1, 1), place(0, 0, 1)];
    for (from, to) in [(0, 1), (1, 2), (2, 0)] {
        if let (Some(from), Some(to)) = (corners.get(from), corners.get(to)) {
            svg.line(*from, *to, Dash::Solid);
        }
    }
    svg.text(
        (LEFT + SIDE / 2, TOP - 120),
        Anchor::Middle,
        &format!("{first} 100 %"),
    );
    let base = TOP + SIDE * HEIGHT / 1000 + 220;
    // From the edges inwards, so that long names have room.
    svg.text((0, base), Anchor::Start, &format!("{second} 100 %"));
    svg.text((SIDE + 2 * LEFT, base), Anchor::End, &format!("{third} 100 %"));
    let percent = percent(share);
    svg.text(
        (LEFT + SIDE / 2, base + 300),
        Anchor::Middle,
        &told(language, "hatched", &[("code", code), ("percent", &percent)]),
    );
    let title = told(language, "weights-title", &[("code", code)]);
    let figures: [(&'static str, &str); 6] = [
        ("first", &first),
        ("second", &second),
        ("third", &third),
        ("code", code),
        ("percent", &percent),
        ("points", &map.points.to_string()),
    ];
    let description = told(language, "weights-description", &figures);
    let name = format!("weights-{}", file_name(code));
    Some(Picture::of(
        svg,
        &name,
        (title, description),
        table(map, language),
    ))
}

/// The corner of all weight on the first criterion is at the top, on the second left, on the third right.
fn place(first: i64, second: i64, whole: i64) -> (Tenths, Tenths) {
    let third = whole - first - second;
    let x = LEFT + (SIDE * third + SIDE * first / 2) / whole;
    let y = TOP + SIDE * HEIGHT / 1000 * (whole - first) / whole;
    (x, y)
}

/// A point of the lattice.
type Point = (u64, u64, u64);

/// The selecting points, row by row from one side of the triangle to the other: the first and the last of each
/// unbroken run. A picture of runs is a tenth of one of single points.
fn bands(map: &WeightMap, share: &WeightShare) -> Vec<(Point, Point)> {
    let mut bands: Vec<(Point, Point)> = Vec::new();
    for (weights, selected) in map.weightings.iter().zip(&share.selected_at) {
        let ([a, b, c], true) = (weights.as_slice(), *selected) else {
            continue;
        };
        match bands.last_mut() {
            Some((_, last)) if last.0 == *a && last.1 + 1 == *b => *last = (*a, *b, *c),
            Some(_) | None => bands.push(((*a, *b, *c), (*a, *b, *c))),
        }
    }
    bands
}

/// The cells of one run: as high as a row, half a cell longer at each end.
fn band(svg: &mut Svg, from: Point, until: Point) {
    let (Some((right, y, whole)), Some((left, ..))) = (placed(from), placed(until)) else {
        return;
    };
    let (half, side) = (SIDE * HEIGHT / 1000 / whole / 2 + 3, SIDE / whole / 2 + 3);
    let corners = [
        (left - side, y - half),
        (right + side, y - half),
        (right + side, y + half),
        (left - side, y + half),
    ];
    svg.polygon(&corners, Fill::Hatched);
}

/// Where a point lies, and how many steps a side has.
fn placed((top, left, right): Point) -> Option<(Tenths, Tenths, i64)> {
    let whole = i64::try_from(top + left + right).ok()?.max(1);
    let (first, second) = (i64::try_from(top).ok()?, i64::try_from(left).ok()?);
    let (x, y) = place(first, second, whole);
    Some((x, y, whole))
}

fn percent(share: &WeightShare) -> String {
    share
        .share
        .ratio()
        .times(simui_selection::Ratio::whole(100))
        .map_or_else(|_| String::new(), |value| value.decimal(1))
}

fn table(map: &WeightMap, language: Language) -> String {
    let names = ["proposal", "selected", "share"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    for share in &map.proposals {
        let selected = said(language, if share.selected { "yes" } else { "no" });
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{}\t{selected}\t{}", cell(&share.code), percent(share));
    }
    table
}

/// A code as part of a file name: letters and digits only.
pub(super) fn file_name(code: &str) -> String {
    let kept: String = code
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .take(60)
        .collect();
    if kept.is_empty() { "_".to_owned() } else { kept }
}

/// The height of a list of rows.
pub(super) fn list_height(rows: usize) -> Tenths {
    tenths(rows) * 240 + 900
}
