//! What can be refused about organizations.

use crate::refusals;

refusals! {
    /// Refusals about organizations and their tree.
    OrganizationRefusal {
        /// No organization has that code.
        NoSuchOrganization { code: String } => (Invalid, "organization_unknown"),
        /// With a parent, the kind of link must be told.
        LinkRequired => (Invalid, "organization_link_required"),
        /// An organization cannot hang on its own descendant.
        OwnAncestor => (Invalid, "organization_own_ancestor"),
    }
}
