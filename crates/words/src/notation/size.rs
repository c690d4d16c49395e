//! Sizes of files: `820B`, `1.5KB`, `50MB`; in English with a space. A kilobyte is 1,024 bytes, as computers show it.

use simui_domain::language::Language;

const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];

/// A number of bytes in the largest unit that fits, with one decimal where it says something.
#[must_use]
pub fn bytes(bytes: u64, language: Language) -> String {
    let mut tenths = u128::from(bytes) * 10;
    let mut units = UNITS.iter();
    let mut unit = units.next().copied().unwrap_or_default();
    while tenths >= 10_240
        && let Some(next) = units.next()
    {
        tenths = (tenths + 512) / 1024;
        unit = next;
    }
    let (whole, rest) = (tenths / 10, tenths % 10);
    let number = if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest}")
    };
    match language {
        Language::Ko => format!("{number}{unit}"),
        Language::En => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_written_in_the_unit_that_people_read() {
        let ko = |size| bytes(size, Language::Ko);
        assert_eq!(
            [ko(0), ko(820), ko(1536), ko(52_428_800), ko(3 << 30)],
            ["0B", "820B", "1.5KB", "50MB", "3GB"]
        );
        assert_eq!(bytes(104_857_600, Language::En), "100 MB");
    }
}
