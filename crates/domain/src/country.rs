//! Countries by ISO 3166-1 alpha-2, with their names and their regions by the United Nations' M49. Names are those
//! of the Unicode CLDR. Proposals keep codes; names are for people.

use std::sync::LazyLock;

use crate::language::Language;

/// A country or region with its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// Korean name.
    pub ko: &'static str,
    /// English name.
    pub en: &'static str,
    /// M49 code of the region in which it lies.
    pub region: &'static str,
}

/// A region of M49.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// M49 code, three digits.
    pub code: &'static str,
    /// Korean name.
    pub ko: &'static str,
    /// English name.
    pub en: &'static str,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/countries.csv"));
    rows.filter_map(|row| {
        let [code, ko, en, region] = <[&str; 4]>::try_from(row).ok()?;
        Some(Country { code, ko, en, region })
    })
    .collect()
});

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/regions.csv"));
    rows.filter_map(|row| {
        let [code, ko, en] = <[&str; 3]>::try_from(row).ok()?;
        Some(Region { code, ko, en })
    })
    .collect()
});

/// The rows after the header. No name holds a comma or a quote; a test says so.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().skip(1).map(|line| line.split(',').collect())
}

/// All countries in the order of their codes.
#[must_use]
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// All regions in the order of their codes.
#[must_use]
pub fn regions() -> &'static [Region] {
    &REGIONS
}

/// The country of a code in capitals.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    let place = COUNTRIES
        .binary_search_by(|country| country.code.cmp(code))
        .ok()?;
    COUNTRIES.get(place)
}

impl Country {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Ko => self.ko,
            Language::En => self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_both_names_and_a_known_region() {
        assert_eq!(countries().len(), 249);
        assert!(countries().is_sorted_by(|a, b| a.code < b.code));
        for country in countries() {
            assert!(country.code.len() == 2 && !country.ko.is_empty() && !country.en.is_empty());
            assert!(
                regions().iter().any(|region| region.code == country.region),
                "{country:?}"
            );
        }
    }

    #[test]
    fn the_countries_of_the_2017_round_are_called_as_the_notice_calls_them() {
        let named = |code: &str| country(code).map(|country| (country.ko, country.region));
        assert_eq!(named("UZ"), Some(("우즈베키스탄", "143")));
        assert_eq!(named("KG"), Some(("키르기스스탄", "143")));
        assert_eq!(named("CR"), Some(("코스타리카", "013")));
        assert_eq!(named("LA"), Some(("라오스", "035")));
        assert_eq!(named("MN"), Some(("몽골", "030")));
        assert_eq!(named("uz"), None);
    }
}
