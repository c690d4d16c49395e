//! What is seen of an organization. Its names are nobody's secret.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Link, Organization, OrganizationKind};
use crate::language::Both;

/// An organization, as anybody signed in may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct OrganizationView {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// What sort of body.
    pub kind: OrganizationKind,
    /// Code of the parent.
    pub parent: Option<String>,
    /// How it hangs on the parent.
    pub link: Option<Link>,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Organization {
    /// Its view; `parent` is the parent's code.
    #[must_use]
    pub fn seen(&self, parent: Option<String>) -> OrganizationView {
        OrganizationView {
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind,
            parent,
            link: self.parent.map(|(_, link)| link),
            version: self.version,
        }
    }
}
