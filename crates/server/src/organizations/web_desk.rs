//! `/organizations`: all of them, and a whole table at once, tried before it is stored. Administrators.

use std::collections::BTreeMap;

use actix_web::web::{Data, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::{App, Page};
use simui_domain::language::Both;
use simui_domain::organization::{ImportView, OrganizationView};

use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::Search;
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(organizations_page).service(import);
}

#[derive(Template)]
#[template(path = "desk/organizations.html")]
struct OrganizationsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    /// What is searched for.
    words: &'a str,
    organizations: Vec<OrganizationView>,
    /// What those are called under which they stand, by their codes.
    parents: BTreeMap<String, Both>,
    next: Option<String>,
    /// What a table would do, if it is only tried, and the table.
    tried: Option<(ImportView, String)>,
}

impl OrganizationsPage<'_> {
    /// The table that was tried, to be stored.
    fn table(&self) -> &str {
        self.tried.as_ref().map_or("", |(_, table)| table.as_str())
    }
}

async fn organizations(
    app: &App,
    desk: &Desk,
    told: &Told,
    search: &Search,
    tried: Option<(ImportView, String)>,
) -> Answer {
    let (words, part) = (search.words(), search.page()?);
    let listed = match words {
        "" => app.organizations(desk, &part).await?,
        words => app.find_organizations(desk, words, &part).await?,
    };
    let chrome = &desk.chrome;
    let shown = OrganizationsPage {
        chrome,
        told,
        words,
        parents: parents(app, desk, &listed.items).await?,
        organizations: listed.items,
        next: listed.next.map(|key| search.next(&key)),
        tried,
    };
    page(chrome, told, &shown)
}

/// The names of those under which organizations stand: they may be on another page.
async fn parents(app: &App, desk: &Desk, of: &[OrganizationView]) -> Result<BTreeMap<String, Both>, Failed> {
    let codes = of.iter().filter_map(|one| one.parent.clone()).collect();
    Ok(app.organization_names(desk, codes).await?)
}

/// Every organization, for a choice among them.
pub(crate) async fn all_organizations(app: &App, desk: &Desk) -> Result<Vec<OrganizationView>, Failed> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let listed = app.organizations(desk, &Page { after, limit: 500 }).await?;
        all.extend(listed.items);
        match listed.next {
            Some(next) => after = Some(next),
            None => return Ok(all),
        }
    }
}

#[get("/organizations")]
async fn organizations_page(app: Data<App>, desk: Desk, search: Query<Search>) -> Answer {
    organizations(&app, &desk, &Told::default(), &search, None).await
}

#[post("/organizations")]
async fn import(app: Data<App>, desk: Desk, entered: Entered) -> Answer {
    let (table, tried) = (entered.text("table").to_owned(), !entered.ticked("store"));
    let first = Search::default();
    let done = refused(app.import_organizations(&desk, table.as_bytes(), tried).await)?;
    if tried && let Ok(view) = done {
        return organizations(&app, &desk, &Told::default(), &first, Some((view, table))).await;
    }
    let done = done.map(|_| then(&desk.chrome, "/organizations", "desk-imported"));
    settled(&desk.chrome, entered, done, async |told| {
        organizations(&app, &desk, told, &first, None).await
    })
    .await
}
