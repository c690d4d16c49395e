//! The countries of a list: a tile each within its region by the United Nations' M49, the regions about where they lie
//! on a map that begins at the Atlantic; without land and so without borders. What is meant is filled; the table names
//! it.

use simui_domain::country::{Country, Region, countries, regions};
use simui_domain::language::Language;

use super::{
    Picture, said,
    svg::{Anchor, Fill, Svg, Tenths, cell, tenths},
    told,
};

/// The regions from north to south, from west to east.
const PLACES: [&[&str]; 4] = [
    &["154", "155", "039", "015", "011", "017"],
    &["151", "145", "014", "018", "010"],
    &["143", "030", "034", "035", "053", "054", "057", "061"],
    &["021", "029", "013", "005"],
];
const TILE: (Tenths, Tenths) = (260, 200);
const ACROSS: usize = 6;
const NAME: Tenths = 190;
const GAP: Tenths = 110;

/// Draws all countries and fills those of `codes`, of which one may stand several times: once a project.
#[must_use]
pub fn country_tiles(codes: &[String], language: Language) -> Picture {
    let meant = |country: &Country| codes.iter().any(|code| *code == country.code);
    let mut svg = Svg::new(
        left(PLACES.len()) - GAP + 20,
        PLACES
            .iter()
            .map(|column| column.iter().map(|region| height(region)).sum())
            .max()
            .unwrap_or_default(),
    );
    for (at, column) in PLACES.iter().enumerate() {
        let mut top = 0;
        for region in *column {
            let place = (left(at) + 10, top);
            block(&mut svg, place, region, language, meant);
            top += height(region);
        }
    }
    let filled = countries().iter().filter(|country| meant(country));
    let spelled: Vec<&str> = filled.map(|country| country.name(language)).collect();
    let title = said(language, "countries-title");
    let spelled = spelled.join(", ");
    let description = told(language, "countries-description", &[("countries", &spelled)]);
    Picture {
        // Two languages may stand on one page.
        svg: svg.finish(&format!("countries-{}", language.tag()), &title, &description),
        ..Picture::of(
            Svg::new(0, 0),
            "countries",
            (title, description),
            table(codes, language),
        )
    }
}

fn within(region: &str) -> impl Iterator<Item = &'static Country> {
    countries().iter().filter(move |country| country.region == region)
}

fn name(region: &Region, language: Language) -> &str {
    match language {
        Language::Ko => region.ko,
        Language::En => region.en,
    }
}

/// Where a column begins.
fn left(column: usize) -> Tenths {
    tenths(column) * (tenths(ACROSS) * TILE.0 + GAP)
}

/// How high a region is, with its name and the gap below.
fn height(region: &str) -> Tenths {
    NAME + tenths(within(region).count().div_ceil(ACROSS)) * TILE.1 + GAP
}

/// A region: its name, and its countries below.
fn block(
    svg: &mut Svg,
    (left, top): (Tenths, Tenths),
    code: &str,
    language: Language,
    meant: impl Fn(&Country) -> bool,
) {
    if let Some(region) = regions().iter().find(|region| region.code == code) {
        svg.small_text((left, top + 140), Anchor::Start, name(region, language));
    }
    for (at, country) in within(code).enumerate() {
        let across = tenths(at % ACROSS) * TILE.0;
        let down = NAME + tenths(at / ACROSS) * TILE.1;
        tile(svg, (left + across, top + down), country.code, meant(country));
    }
}

fn tile(svg: &mut Svg, corner: (Tenths, Tenths), code: &str, meant: bool) {
    let size = (TILE.0 - 20, TILE.1 - 20);
    let place = (corner.0 + size.0 / 2, corner.1 + 135);
    if meant {
        svg.bar(corner, size, Fill::Black);
        svg.light_text(place, code);
    } else {
        svg.faint_bar(corner, size);
        svg.small_text(place, Anchor::Middle, code);
    }
}

/// The countries that are meant, each with its region and the number of its projects.
fn table(codes: &[String], language: Language) -> String {
    let names = ["region", "country", "projects"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    for region in regions() {
        for country in within(region.code) {
            let count = codes.iter().filter(|code| *code == country.code).count();
            if count > 0 {
                let row = [name(region, language), country.name(language), &count.to_string()].map(cell);
                table.push_str(&(row.join("\t") + "\n"));
            }
        }
    }
    table
}
