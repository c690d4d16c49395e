//! The pages of a proposal and of an organization's answer: what its own people write, send and read of it. The same
//! address of a proposal is where letters lead and where council and secretariat read what was submitted.

mod answer;
mod case;
mod challenge;
mod check;
mod control;
mod document;
mod dossier;
mod draft;
mod earlier;
mod ending;
mod example;
mod files;
mod objection;
mod participants;
mod receipt;
mod result;
mod saving;
mod section;
mod shown;

use actix_web::web::ServiceConfig;

pub(crate) use document::Document;

/// Addresses of one word behind `draft/` come before those of a section.
pub(crate) fn pages(service: &mut ServiceConfig) {
    answer::pages(service);
    dossier::pages(service);
    check::pages(service);
    draft::pages(service);
    section::pages(service);
    earlier::pages(service);
    example::pages(service);
    participants::pages(service);
    files::pages(service);
    receipt::pages(service);
    ending::pages(service);
    result::pages(service);
    objection::pages(service);
    challenge::pages(service);
}
