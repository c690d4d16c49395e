//! What every page is made of: the frame around it, what was entered in its form and why that was refused, the
//! answer, the styles and fonts. A page is `Chrome`, views and `Told`; it calls the same action as the API and shows
//! the same view. The pages themselves are in the `web` of each resource and in `desks`.
//!
//! Every page exists twice, under `/ko` and under `/en`, so that an address says its language and the other language
//! is the same address with the other beginning.

mod answer;
mod assets;
mod chrome;
mod entered;
mod error;
mod field;
mod form;
mod home;
mod notices;
mod ours;
mod parts;
mod step;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use answer::{Answer, page, refused, settled, then, without};
pub(crate) use chrome::{Chrome, Desk, staffs};
pub(crate) use entered::Entered;
pub(crate) use error::{is_page, shown};
pub(crate) use form::form_of;
pub(crate) use ours::{ours, sign_in_for};
pub(crate) use step::{Step, steps};
pub(crate) use told::Told;

use actix_web::middleware::Compress;
use actix_web::web::{self, FormConfig, ServiceConfig};
use simui_domain::language::Language;

/// Bytes of the largest form: a section of long answers, each sign of which is sent as nine.
const LARGEST_FORM: usize = 2 << 20;

/// The pages in both languages, what they need, and the addresses in letters, which name no language.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service.configure(assets::routes).configure(home::unprefixed);
    for language in Language::ALL {
        service.service(
            web::scope(language.tag())
                .wrap(Compress::default())
                .app_data(FormConfig::default().limit(LARGEST_FORM))
                .configure(crate::desks::routes)
                .configure(notices::routes)
                .configure(crate::routes::pages),
        );
    }
}
