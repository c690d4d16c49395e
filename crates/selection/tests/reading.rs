//! Tables and rules as texts.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use simui_selection::{
    Outcome, Ratio, count,
    files::{Columns, Named, Table, Texts, keys, read, read_rules},
};

fn folder(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../demo/2017/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn named<'a>(name: &'a str, text: &'a [u8]) -> Named<'a> {
    Named { name, text }
}

const RULES: &str = "[round]\nbudget = 100\n[[criteria]]\ncode = \"a\"\npoints = 10\n";
const PROPOSALS: &str = "code,amount\nP1,40\nP2,50\n";
const SCORES: &str = "member,proposal,criterion,points\nM1,P1,a,8\n";

fn faults(rules: &str, proposals: &str, scores: &str, conflicts: Option<&str>) -> Vec<String> {
    let texts = Texts {
        rules: named("rules.toml", rules.as_bytes()),
        proposals: named("proposals.csv", proposals.as_bytes()),
        scores: named("scores.csv", scores.as_bytes()),
        conflicts: conflicts.map(|text| named("conflicts.csv", text.as_bytes())),
    };
    match read(&texts) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_folder_of_2017_gives_the_known_result() {
    let [rules, proposals, scores, conflicts] =
        ["round.toml", "proposals.csv", "scores.csv", "conflicts.csv"].map(folder);
    let texts = Texts {
        rules: named("round.toml", &rules),
        proposals: named("proposals.csv", &proposals),
        scores: named("scores.csv", &scores),
        conflicts: Some(named("conflicts.csv", &conflicts)),
    };

    let (file, input) = read(&texts).unwrap();
    let report = count(&file.rules, &input).unwrap();

    assert_eq!(file.code, "2017");
    assert_eq!(report.budget.committed, 985_000_000);
    assert_eq!(report.proposal("P04").unwrap().outcome, Outcome::Selected);
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = |text: &str| format!("\u{feff}{text}");

    assert_eq!(
        faults(&marked(RULES), &marked(PROPOSALS), &marked(SCORES), None),
        Vec::<String>::new()
    );
}

#[test]
fn every_fault_is_said_with_its_file_line_and_column() {
    let scores =
        "member,proposal,criterion,points\nM1,P1,a,11\nM1,P9,a,1\nM1,P1,b,1\nM2,P1,a,NaN\nM3,P1,a,0.5\n";

    assert_eq!(
        faults(RULES, "code,amount\nP1,x\n,5\n", scores, None),
        [
            "proposals.csv:2:2 (amount): \"x\" is not a whole number of the smallest unit, without separators",
            "proposals.csv:3:1 (code): must not be empty",
            "scores.csv:5:4 (points): \"NaN\" is not a whole number, a decimal such as 4.5 or a fraction such as 2/3",
        ]
    );
    let scores = scores.replace("NaN", "9");
    assert_eq!(
        faults(RULES, PROPOSALS, &scores, None),
        [
            "scores.csv:2:4 (points): 11 is not on the scale of a (0 to 10 in steps of 1)",
            "scores.csv:3:2 (proposal): there is no proposal P9",
            "scores.csv:4:3 (criterion): there is no criterion b",
            "scores.csv:6:4 (points): 0.5 is not on the scale of a (0 to 10 in steps of 1)",
        ]
    );
}

#[test]
fn doubles_and_unknown_names_are_faults() {
    let scores = format!("{SCORES}M1,P1,a,7\n");
    let conflicts = "member,proposal,kind\nM1,P7,exclusion\nM1,P1,envy\n";

    assert_eq!(
        faults(RULES, PROPOSALS, &scores, None),
        ["scores.csv:3: M1 has marked P1 on a twice"]
    );
    assert_eq!(
        faults(RULES, "code,amount\nP1,1\nP1,2\n", SCORES, None),
        ["proposals.csv:3:1 (code): the proposal P1 stands twice"]
    );
    assert_eq!(
        faults(RULES, PROPOSALS, SCORES, Some(conflicts)),
        [
            "conflicts.csv:3:3 (kind): \"envy\" is not one of exclusion, recusal, challenge_pending, challenge_upheld, challenge_dismissed",
        ]
    );
    let known = conflicts.replace("envy", "challenge_dismissed");
    assert_eq!(
        faults(RULES, PROPOSALS, SCORES, Some(&known)),
        ["conflicts.csv:2:2 (proposal): there is no proposal P7"]
    );
}

#[test]
fn a_rule_that_names_what_is_not_there_is_a_fault_where_it_stands() {
    let rules = format!(
        "{RULES}[rules]\nmust_take = [\"P1\", \"P8\"]\nrequires = [[\"P1\", \"P9\"]]\n[[caps]]\nattribute = \"colour\"\ncount = 1\n"
    );

    let mut found = faults(&rules, PROPOSALS, SCORES, None);
    found.sort();

    assert_eq!(
        found,
        [
            "rules.toml:7:13: there is no proposal P8",
            "rules.toml:8:12: there is no proposal P9",
            "rules.toml:9:1: no proposal has the attribute colour",
        ]
    );
}

#[test]
fn line_ends_and_quotation_marks_change_nothing() {
    let plain = "member,proposal,criterion,points\n\nM1,P1,a,8\nM2,P1,a,x\nM3,P1,a\n";
    let windows = plain.replace('\n', "\r\n");
    let quoted = plain.replace("\n\n", "\n").replace("M1,", "\"M1\",");
    let unquoted = plain.replace("\n\n", "\n");

    let found = faults(RULES, PROPOSALS, plain, None);

    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(faults(RULES, PROPOSALS, &windows, None), found);
    assert_eq!(
        faults(RULES, PROPOSALS, &quoted, None),
        faults(RULES, PROPOSALS, &unquoted, None)
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_swallows_no_rows() {
    let rules = "[round]\nbudget = 1\n[[criteria]]\ncode = \"m\"\npoints = 10\n";
    let scores = "member,proposal,criterion,points\n";
    let open = "code,amount,title\nA,1,\"one \"\"two\"\"\"\nB,1,\"an\nother\nC,1,third\n";

    let found = faults(rules, open, scores, None);

    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("proposals.csv:3: a quotation mark opens here"),
        "{found:?}"
    );
    let closed = "code,amount,title\nA,1,\"one \"\"two\"\"\"\nB,1,\"an\nother\"\nC,1,5\"\" wide\nD,1,\"\"\n";
    assert_eq!(faults(rules, closed, scores, None), Vec::<String>::new());
}

#[test]
fn a_wrong_header_is_said_before_any_row() {
    assert_eq!(
        faults(RULES, PROPOSALS, "member,proposal,points,note\nM1,P1,8,x\n", None),
        [
            "scores.csv:1:4 (note): there is no column note here; the columns are member, proposal, criterion, points",
            "scores.csv:1: the column criterion is missing",
        ]
    );
    assert_eq!(
        faults(RULES, "", SCORES, None),
        ["proposals.csv:1: the file is empty; its first line names the columns"]
    );
    assert_eq!(
        faults(RULES, "code,amount\nP1\n", SCORES, None),
        ["proposals.csv:2: the row has 1 cells, the header 2"]
    );
}

#[test]
fn unknown_keys_of_the_rules_are_faults_with_their_line() {
    let rules =
        format!("{RULES}weight = 3\n[rules]\nagregate = \"mean\"\ntrim = [1]\nrounding = \"up\"\n[oops]\n");

    assert_eq!(
        faults(&rules, PROPOSALS, SCORES, None),
        [
            "rules.toml:6:1: there is no key weight in criteria",
            "rules.toml:8:1: there is no key agregate in rules",
            "rules.toml:9:8: array is not a pair of whole numbers such as [1, 1]",
            "rules.toml:10:12: \"up\" is not one of exact, half_up:0 to half_up:12",
            "rules.toml:11:2: there is no table or key oops",
        ]
    );
    assert_eq!(
        faults("[round]\nbudget = 1\ncode = [", PROPOSALS, SCORES, None).len(),
        1
    );
    assert_eq!(
        faults(
            "[round]\nbudget = 1\n[[criteria]]\ncode = \"a\"\npoints = 10\nstep = 3\n",
            PROPOSALS,
            SCORES,
            None
        ),
        ["rules.toml:3:1: criteria.a.max: must lie above min by a whole number of steps",]
    );
}

#[test]
fn decimals_of_the_rules_are_taken_by_their_digits() {
    let text = "[round]\nbudget = 1_000\n[[criteria]]\ncode = \"a\"\npoints = 33.3\nmax = 5\nstep = 0.1\n[rules]\npass_mark = \"2/3\"\nscale = 0.3\n";

    let file = read_rules(named("rules.toml", text.as_bytes())).unwrap();

    assert_eq!(file.budget, Some(1000));
    assert_eq!(file.rules.scale, Ratio::new(3, 10).unwrap());
    assert_eq!(file.rules.criteria[0].points, Ratio::new(333, 10).unwrap());
    assert_eq!(file.rules.pass_mark, Some(Ratio::new(2, 3).unwrap()));
}

/// A value of the right shape for each key: every documented key must be read, and nothing else.
#[test]
fn every_explained_key_is_read() {
    let shapes = [
        "1",
        "\"x\"",
        "[\"a\", \"b\"]",
        "[[\"a\", \"b\"]]",
        "[1, 1]",
        "[]",
        "\"mean\"",
        "\"skip\"",
        "\"score\"",
        "\"exact\"",
        "\"per_criterion\"",
        "\"lower\"",
        "\"no_country\"",
    ];
    for key in keys().iter().filter(|key| key.table != "areas") {
        let header = match key.table {
            "round" | "rules" => format!("[{}]", key.table),
            table => format!("[[{table}]]"),
        };
        let read = shapes.iter().any(|shape| {
            let text = format!("{header}\n{} = {shape}\n", key.name);
            let faults = read_rules(named("t", text.as_bytes()))
                .err()
                .map(|faults| faults.faults)
                .unwrap_or_default();
            faults
                .iter()
                .all(|fault| fault.line != 2 || fault.reason.starts_with(&format!("{}.", key.table)))
        });
        assert!(read, "{}.{} is not read", key.table, key.name);
    }
}

#[test]
fn any_table_can_be_read_by_its_columns() {
    let text = "code,parent,members\nmoi,,3\npps,moi,x\n".as_bytes();
    let columns = Columns {
        required: &["code", "parent"],
        optional: &["members"],
        others: false,
    };

    let table = Table::read(named("organizations.csv", text), columns).unwrap();
    let rows: Vec<_> = table.rows().collect();

    assert_eq!(rows[1].get("parent"), "moi");
    assert_eq!(rows[0].filled("parent"), None);
    assert_eq!(rows[0].parse::<u32>("members", "a number"), Ok(Some(3)));
    assert_eq!(
        rows[1]
            .parse::<u32>("members", "a number")
            .unwrap_err()
            .to_string(),
        "organizations.csv:3:3 (members): \"x\" is not a number"
    );
    let wrong = Table::read(named("o.csv", b"code,parent\n\xff,\n"), columns).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "o.csv:2: the text is not UTF-8; save the file as UTF-8"
    );
}
