//! Reading organizations: open to everybody who is signed in.

use std::collections::{BTreeMap, BTreeSet};

use simui_domain::language::Both;
use simui_domain::organization::OrganizationView;
use simui_domain::policy::Caller;
use simui_domain::proposal::Sought;
use simui_store::Snapshot;

use crate::sieve::sieved;
use crate::{App, Error, Listed, Page};

impl App {
    /// Organizations in order of their codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organizations(
        &self,
        _caller: &Caller,
        page: &Page,
    ) -> Result<Listed<OrganizationView>, Error> {
        self.store.read().await?.organizations(page).await
    }

    /// The organizations in whose code or name something is found, in the same order.
    ///
    /// # Errors
    /// The refusals of what is searched for.
    pub async fn find_organizations(
        &self,
        _caller: &Caller,
        words: &str,
        page: &Page,
    ) -> Result<Listed<OrganizationView>, Error> {
        let snapshot = self.store.read().await?;
        let sought = Sought::new(words)?;
        let read = async |part: &Page| snapshot.organizations(part).await;
        let wanted = |one: &OrganizationView| sought.is_in([&one.code, &one.name.ko, &one.name.en]);
        sieved(page, read, wanted, |one| one.code.clone()).await
    }

    /// What organizations are called, by their codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organization_names(
        &self,
        _caller: &Caller,
        codes: BTreeSet<String>,
    ) -> Result<BTreeMap<String, Both>, Error> {
        self.store.read().await?.organization_names(codes).await
    }

    /// One organization.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn organization(&self, _caller: &Caller, code: &str) -> Result<OrganizationView, Error> {
        view(&*self.store.read().await?, code).await
    }
}

/// An organization with the code of the one above it.
pub(super) async fn view(snapshot: &Snapshot, code: &str) -> Result<OrganizationView, Error> {
    let organization = snapshot.organization(code).await?;
    let parent = match organization.parent {
        Some((parent, _)) => Some(snapshot.organization_code(parent).await?),
        None => None,
    };
    Ok(organization.seen(parent))
}
