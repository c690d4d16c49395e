//! Tables that Excel opens: UTF-8 with its mark at the beginning, and no cell that it would take for a formula.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use simui_domain::round::Mark;

/// The type of such a file.
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// Signs with which a formula begins; Excel in an East Asian language takes the wide ones for them, too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A whole table: its heads, then its rows.
pub(crate) fn table<const WIDTH: usize>(
    heads: &[String; WIDTH],
    rows: impl IntoIterator<Item = [String; WIDTH]>,
) -> String {
    let mut table = format!("\u{feff}{}\r\n", row(heads));
    for cells in rows {
        table.push_str(&(row(&cells) + "\r\n"));
    }
    table
}

/// A row of a table. A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let formula = text.starts_with(FORMULA);
        let mark = if formula { "'" } else { "" };
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",")
}

/// What a file about a round is called. Of a rehearsal and of what is made up the name says so: a file that is handed
/// on has no page around it.
pub(crate) fn file_name(name: &str, mark: impl Into<Option<Mark>>) -> String {
    let told = |mark: Mark| {
        [
            (mark.rehearsal, "-rehearsal"),
            (mark.illustrative, "-illustrative"),
        ]
    };
    let marks = mark.into().into_iter().flat_map(told).filter(|(is, _)| *is);
    let marks: String = marks.map(|(_, word)| word).collect();
    format!("{name}{marks}")
}

/// A file to be kept, named after what it is about.
pub(crate) fn download(name: &str, ending: &str, kind: &str, body: String) -> HttpResponse {
    let plain: String = name
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
    use super::{row, table};

    #[test]
    fn a_cell_that_begins_like_a_formula_is_text_for_a_spreadsheet() {
        let cells = ["=1+1", "a \"b\"", "-5", "plain", "＝1"].map(str::to_owned);
        assert_eq!(
            row(&cells),
            "\"'=1+1\",\"a \"\"b\"\"\",\"'-5\",\"plain\",\"'＝1\""
        );
    }

    #[test]
    fn a_table_begins_with_the_mark_by_which_excel_knows_utf_8() {
        let table = table(&["가".to_owned()], [["나".to_owned()]]);
        assert_eq!(table, "\u{feff}\"가\"\r\n\"나\"\r\n");
    }
}
