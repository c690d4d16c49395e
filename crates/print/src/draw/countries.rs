//! The countries of a list: a tile each within its region by the United Nations' M49, without a map and so without
//! borders. What is meant is filled; the table names it.

use simui_domain::country::{Country, countries, regions};
use simui_domain::language::Language;

use super::{
    Picture, said,
    svg::{Anchor, Fill, Svg, Tenths, cell, tenths},
    told,
};

const LABELS: Tenths = 1700;
const TILE: (Tenths, Tenths) = (260, 190);
const ACROSS: usize = 18;
const GAP: Tenths = 70;

/// Draws all countries and fills those of `codes`, of which one may stand several times: once a project.
#[must_use]
pub fn country_tiles(codes: &[String], language: Language) -> Picture {
    let count = |country: &Country| codes.iter().filter(|code| *code == country.code).count();
    let names = ["region", "country", "projects"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    let mut rows: Vec<(&str, Vec<&Country>)> = Vec::new();
    for region in regions() {
        let within: Vec<&Country> = countries()
            .iter()
            .filter(|country| country.region == region.code)
            .collect();
        let name = match language {
            Language::Ko => region.ko,
            Language::En => region.en,
        };
        for country in within.iter().filter(|country| count(country) > 0) {
            let row = [name, country.name(language), &count(country).to_string()].map(cell);
            table.push_str(&(row.join("\t") + "\n"));
        }
        if !within.is_empty() {
            rows.push((name, within));
        }
    }
    let height = rows
        .iter()
        .map(|(_, within)| lines(within) * TILE.1 + GAP)
        .sum::<Tenths>();
    let mut svg = Svg::new(LABELS + tenths(ACROSS) * TILE.0 + 40, height + GAP);
    let mut top = GAP;
    for (name, within) in &rows {
        svg.text((LABELS - 100, top + 140), Anchor::End, name);
        for (at, country) in within.iter().enumerate() {
            let corner = (
                LABELS + tenths(at % ACROSS) * TILE.0,
                top + tenths(at / ACROSS) * TILE.1,
            );
            tile(&mut svg, corner, country.code, count(country) > 0);
        }
        top += lines(within) * TILE.1 + GAP;
    }
    let filled = countries().iter().filter(|country| count(country) > 0);
    let spelled: Vec<&str> = filled.map(|country| country.name(language)).collect();
    let description = told(
        language,
        "countries-description",
        &[("countries", &spelled.join(", "))],
    );
    Picture {
        name: "countries".to_owned(),
        // Two languages may stand on one page.
        svg: svg.finish(&format!("countries-{}", language.tag()), &said(language, "countries-title"), &description),
        table,
    }
}

fn lines(within: &[&Country]) -> Tenths {
    tenths(within.len().div_ceil(ACROSS))
}

fn tile(svg: &mut Svg, corner: (Tenths, Tenths), code: &str, meant: bool) {
    let size = (TILE.0 - 20, TILE.1 - 20);
    svg.bar(corner, size, if meant { Fill::Black } else { Fill::White });
    let place = (corner.0 + size.0 / 2, corner.1 + 130);
    if meant {
        svg.light_text(place, code);
    } else {
        svg.text(place, Anchor::Middle, code);
    }
}
