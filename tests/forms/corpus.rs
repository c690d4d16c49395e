//! What is typed into forms by somebody who means harm, or who does not know better.

/// What is typed: script, markup, the end of an attribute, a formula, the other way round, ten thousand signs, emoji,
/// a syllable in parts, nothing.
pub(super) fn corpus() -> Vec<String> {
    let short = [
        "",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"'><b onclick=alert(1)>",
        "=cmd|'/C calc'!A0",
        "\u{202e}가나다",
        "👩\u{200d}👩\u{200d}👧",
        "\u{1112}\u{1161}\u{11ab}",
    ];
    short
        .map(str::to_owned)
        .into_iter()
        .chain(["가".repeat(10_000)])
        .collect()
}

/// A page without what was written on it.
pub(super) fn without_written(page: &str) -> String {
    let signs = [
        ("&", "&#38;"),
        ("<", "&#60;"),
        (">", "&#62;"),
        ("\"", "&#34;"),
        ("'", "&#39;"),
    ];
    let written = corpus()
        .into_iter()
        .filter(|text| text.contains(|sign: char| sign.is_ascii_alphabetic()));
    written.fold(page.to_owned(), |page, text| {
        let shown = signs
            .iter()
            .fold(text, |text, (sign, code)| text.replace(sign, code));
        page.replace(&shown, "")
    })
}
