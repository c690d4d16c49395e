//! Tables and files that people take away from public pages.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

/// A row of a table. A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub(super) fn row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let mark = if formula { "'" } else { "" };
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",")
}

/// A file to be taken away.
pub(super) fn download(number: &str, ending: &str, kind: &str, body: String) -> HttpResponse {
    let plain: String = number
        .chars()
        .filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-')
        .collect();
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind.to_owned()))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{plain}.{ending}\""),
        ))
        .body(body)
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_cell_that_begins_like_a_formula_is_text_for_a_spreadsheet() {
        let cells = ["=1+1", "a \"b\"", "-5", "plain"].map(str::to_owned);
        assert_eq!(row(&cells), "\"'=1+1\",\"a \"\"b\"\"\",\"'-5\",\"plain\"");
    }
}
