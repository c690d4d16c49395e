//! The document of the API, made of the handlers themselves. Schemas that only answers use are listed here,
//! because they are reached through return types; a test holds every reference to a schema.

use actix_web::App as Actix;
use simui_domain::organization::OrganizationView;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;

use crate::problem::Problem;
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Simui",
        description = "From the demand survey to the announced selection. Errors are application/problem+json (RFC 9457).",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(
        Problem,
        crate::explanation::Explanation,
        OrganizationView,
        crate::sessions::SessionTokens
    ))
)]
struct Document;

/// The document as YAML.
///
/// # Errors
/// The document cannot be written, which the drift test would show.
pub fn yaml() -> Result<String, String> {
    let (_, paths) = Actix::new()
        .into_utoipa_app()
        .configure(routes::routes)
        .split_for_parts();
    let mut document = Document::openapi();
    document.merge(paths);
    document.to_yaml().map_err(|error| error.to_string())
}
