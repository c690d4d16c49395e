//! The document of the API, made of the handlers themselves. Schemas that only answers use are listed here,
//! because they are reached through return types; a test holds every reference to a schema.

use actix_web::App as Actix;
use simui_domain::conflict::{ConflictView, DeclarationsView};
use simui_domain::council::{PledgeText, SeatView};
use simui_domain::organization::OrganizationView;
use simui_domain::sheet::{FieldView, OpeningView, ProgressView, SheetLine, SheetView};
use simui_domain::{proposal, screening};
use simui_domain::people::{
    AccountView, DutyView, InvitationView, MeView, MemberView, PersonView, SessionView,
};
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
        OrganizationView,
        crate::sessions::SessionTokens,
        AccountView,
        DutyView,
        InvitationView,
        MeView,
        MemberView,
        PersonView,
        SessionView,
        crate::explanation::Explanation,
        OrganizationView,
        simui_domain::organization::ImportView,
        simui_domain::round::ProgrammeView,
        simui_domain::round::RoundItem,
        simui_domain::round::RoundView,
        simui_domain::round::OrganizationsView,
        simui_domain::round::PublicationView,
        simui_domain::round::TermsView,
        simui_domain::round::ApprovalView,
        proposal::ProposalView,
        proposal::ProposalLine,
        proposal::TitleLine,
        proposal::ReceiptView,
        proposal::RevisionView,
        proposal::DraftView,
        proposal::DraftFieldView,
        proposal::AttachmentView,
        proposal::PrioritiesView,
        proposal::NoDemandView,
        screening::ScreeningView,
        screening::SupplementView,
        SeatView,
        PledgeText,
        ConflictView,
        DeclarationsView,
        FieldView,
        OpeningView,
        ProgressView,
        SheetLine,
        SheetView,
        simui_domain::organization::ImportView,
        simui_domain::round::ProgrammeView,
        simui_domain::round::RoundItem,
        simui_domain::round::RoundView,
        simui_domain::round::OrganizationsView,
        simui_domain::round::PublicationView,
        simui_domain::round::TermsView,
        simui_domain::round::ApprovalView,
        crate::sessions::SessionTokens
        OrganizationView,
        crate::sessions::SessionTokens,
        AccountView,
        DutyView,
        InvitationView,
        MeView,
        MemberView,
        PersonView,
        SessionView
    ))
)]
struct Document;

/// The document as YAML.
///
/// # Errors
/// The document cannot be written, which the drift test would show.
pub fn yaml() -> Result<String, String> {
    document().to_yaml().map_err(|error| error.to_string())
}

/// The document as JSON, for programs that go through it.
///
/// # Errors
/// As [`yaml`].
pub fn json() -> Result<String, String> {
    document().to_json().map_err(|error| error.to_string())
}

fn document() -> utoipa::openapi::OpenApi {
    let (_, paths) = Actix::new()
        .into_utoipa_app()
        .configure(routes::routes)
        .split_for_parts();
    let mut document = Document::openapi();
    document.merge(paths);
    document
}
