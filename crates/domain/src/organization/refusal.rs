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
        /// A table names an organization twice.
        Twice { code: String } => (Invalid, "organization_twice"),
        /// A table cannot be read at a line: the word of its flaw, what stands there and what should.
        TableFault { line: u32, column: String, fault: &'static str, found: String, wanted: String } => (Invalid, "table_fault"),
        /// A table without rows, or with too many.
        TableRows { most: usize } => (Invalid, "table_rows"),
    }
}
