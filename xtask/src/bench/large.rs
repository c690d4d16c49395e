//! The folder of a large round, to be played: 200 proposals of 20 organizations, scored by 20 members by the rules of
//! 2017.

use std::fmt::Write as _;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::program::root;

/// How many proposals there are.
const PROPOSALS: u32 = 200;
/// How many members score each of them.
const MEMBERS: u32 = 20;
/// How many organizations have them.
const ORGANIZATIONS: u32 = 20;

/// Writes it.
pub(super) fn write(folder: &Path) -> Outcome<()> {
    let failed = || Failure::doing("the folder of a large round could not be written");
    std::fs::create_dir_all(folder).map_err(failed())?;
    for same in ["round.toml", "staff.csv"] {
        std::fs::copy(root().join("demo/2017").join(same), folder.join(same)).map_err(failed())?;
    }
    for (name, table) in [
        ("organizations.csv", organizations()),
        ("people.csv", people()),
        ("proposals.csv", proposals()),
        ("council.csv", council()),
        ("conflicts.csv", "member,proposal,kind,ground\n".to_owned()),
        ("scores.csv", scores()),
    ] {
        std::fs::write(folder.join(name), table).map_err(failed())?;
    }
    Ok(())
}

/// A header and its rows.
fn table(header: &str, rows: impl IntoIterator<Item = String>) -> String {
    let mut table = format!("{header}\n");
    for row in rows {
        table.push_str(&row);
        table.push('\n');
    }
    table
}

fn organizations() -> String {
    let own = [
        "moi,Ministry,부처,ministry,,",
        "nia,Institute,연구원,public_institution,,",
    ];
    let applicants = (1..=ORGANIZATIONS).map(|n| format!("o{n},Organization {n},기관 {n},agency,,"));
    let rows = own.into_iter().map(str::to_owned).chain(applicants);
    table("code,name_en,name_ko,kind,parent,link", rows)
}

/// Those of whom a round can do without; coordinators and officers are made up.
fn people() -> String {
    let rows = [
        "drafter,초안 담당자,Drafter,o1,drafter,drafter@simui.example",
        "auditor,감사 담당자,Auditor,,auditor,auditor@simui.example",
        "administrator,관리자,Administrator,,administrator,administrator@simui.example",
    ];
    table(
        "code,name_ko,name_en,organization,part,email",
        rows.map(str::to_owned),
    )
}

fn proposals() -> String {
    let header = "code,organization,area,countries,title_en,title_ko,amount,source,outcome_at_screening";
    let row = |n: u32| {
        let organization = n % ORGANIZATIONS + 1;
        format!("P{n:03},o{organization},consulting,CR,Proposal {n},사업 {n},50000000,illustrative,eligible")
    };
    table(header, (1..=PROPOSALS).map(row))
}

fn council() -> String {
    let row = |n: u32| {
        let chair = if n == 1 { "yes" } else { "no" };
        format!("M{n},Member {n},위원 {n},academia,,{chair}")
    };
    table(
        "code,name_en,name_ko,category,organization,chair",
        (1..=MEMBERS).map(row),
    )
}

fn scores() -> String {
    let mut table = "member,proposal,criterion,points\n".to_owned();
    for (member, proposal) in (1..=MEMBERS).flat_map(|m| (1..=PROPOSALS).map(move |p| (m, p))) {
        // Spread over what is given to good proposals, and different for each member.
        let drawn = (proposal * 37 + member * 11 + proposal * member) % 13;
        for (criterion, least) in [("will", 17), ("need", 17), ("effect", 27)] {
            let points = least + (drawn + least) % 13;
            // Writing into a string does not fail.
            let _ = writeln!(table, "M{member},P{proposal:03},{criterion},{points}");
        }
    }
    table
}
