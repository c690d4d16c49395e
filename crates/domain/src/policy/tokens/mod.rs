//! The proofs themselves: private fields, made by [`Standing`](super::Standing) only.

mod applicant;
mod council;
mod opened;
mod staff;

pub use applicant::{Applicant, Officer};
pub use council::{Author, Chair, Member, Seated};
pub use opened::Opened;
pub use staff::{Administrator, Approver, Auditor, Secretary, Whole};
