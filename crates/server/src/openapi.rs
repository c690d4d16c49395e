//! The document of the API, made of the handlers themselves. Schemas that only answers use are listed here,
//! because they are reached through return types; a test holds every reference to a schema.

use actix_web::App as Actix;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;

use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Simui",
        description = "From the demand survey to the announced selection. Errors are application/problem+json (RFC 9457).",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(
        crate::announcements::public::AnnouncementPage,
        crate::announcements::public::AnnouncementReads,
        crate::counts::CountsReply,
        crate::explanation::Explanation,
        crate::meetings::MeetingsReply,
        crate::problem::Problem,
        crate::proposals::SeenAs,
        crate::sessions::SessionTokens,
        simui_domain::announcement::Announced,
        simui_domain::announcement::DeskAnnouncement,
        simui_domain::announcement::ProgrammeFigures,
        simui_domain::announcement::PublicAnnouncement,
        simui_domain::announcement::ReserveView,
        simui_domain::announcement::ResultView,
        simui_domain::announcement::RoundFigures,
        simui_domain::conflict::ChallengesView,
        simui_domain::conflict::ConflictView,
        simui_domain::conflict::DeclarationsView,
        simui_domain::council::PledgeText,
        simui_domain::council::SeatView,
        simui_domain::count::BudgetView,
        simui_domain::count::CountBrief,
        simui_domain::count::CountLineView,
        simui_domain::count::CountView,
        simui_domain::count::CountedCriterion,
        simui_domain::count::ExpectedRankView,
        simui_domain::count::FigureView,
        simui_domain::count::FirmLine,
        simui_domain::count::FirmnessView,
        simui_domain::count::FundingLineView,
        simui_domain::count::CountedMember,
        simui_domain::count::LeftOutView,
        simui_domain::count::NearestFlipView,
        simui_domain::count::PartLine,
        simui_domain::count::PartView,
        simui_domain::count::RankSpanView,
        simui_domain::count::RankingView,
        simui_domain::count::ScenarioProposal,
        simui_domain::count::ScenarioRefusal,
        simui_domain::count::ScenarioView,
        simui_domain::count::ScenariosView,
        simui_domain::count::WeightsView,
        simui_domain::meeting::AttendanceView,
        simui_domain::meeting::BudgetLineView,
        simui_domain::meeting::BudgetListView,
        simui_domain::meeting::BudgetListsView,
        simui_domain::meeting::ChoiceView,
        simui_domain::meeting::DecisionView,
        simui_domain::meeting::IntervalView,
        simui_domain::meeting::ItemView,
        simui_domain::meeting::ItemsView,
        simui_domain::meeting::MeetingView,
        simui_domain::meeting::MotionView,
        simui_domain::meeting::PutView,
        simui_domain::meeting::ResolvedView,
        simui_domain::meeting::SeenItem,
        simui_domain::notice::LettersView,
        simui_domain::notice::MessageView,
        simui_domain::objection::ObjectionView,
        simui_domain::organization::ImportView,
        simui_domain::people::CoordinatorsView,
        simui_domain::people::MemberImportView,
        simui_domain::organization::OrganizationView,
        simui_domain::people::AccountView,
        simui_domain::people::DutyView,
        simui_domain::people::InvitationView,
        simui_domain::people::MeView,
        simui_domain::people::MemberView,
        simui_domain::people::PersonView,
        simui_domain::people::SessionView,
        simui_domain::proposal::AnswerView,
        simui_domain::proposal::AttachmentView,
        simui_domain::proposal::CopiedView,
        simui_domain::proposal::DraftFieldView,
        simui_domain::proposal::DraftView,
        simui_domain::proposal::FoundLine,
        simui_domain::proposal::EarlierView,
        simui_domain::proposal::ExampleView,
        simui_domain::proposal::NoDemandView,
        simui_domain::proposal::PrioritiesView,
        simui_domain::proposal::ProposalLine,
        simui_domain::proposal::ProposalView,
        simui_domain::proposal::ReceiptView,
        simui_domain::proposal::RevisionView,
        simui_domain::proposal::TitleLine,
        simui_domain::record::JournalActor,
        simui_domain::record::JournalLine,
        simui_domain::record::JournalObject,
        simui_domain::record::JournalPart,
        simui_domain::round::ApprovalView,
        simui_domain::round::InvitedTrial,
        simui_domain::round::LetterReleaseView,
        simui_domain::round::OrganizationsView,
        simui_domain::round::ProgrammeView,
        simui_domain::round::PublicationView,
        simui_domain::round::ReminderView,
        simui_domain::round::ResponsesView,
        simui_domain::round::RoundItem,
        simui_domain::round::RoundView,
        simui_domain::round::TermsView,
        simui_domain::screening::ScreeningView,
        simui_domain::screening::SupplementView,
        simui_domain::sheet::FieldView,
        simui_domain::sheet::OpeningView,
        simui_domain::sheet::ProgressView,
        simui_domain::sheet::SheetLine,
        simui_domain::sheet::SheetView,
        simui_domain::tabulation::RowAnswerView,
        simui_domain::tabulation::RowAnswersView,
        simui_domain::tabulation::RowLineView,
        simui_domain::tabulation::RowView,
        simui_domain::tabulation::SeatAnswerView,
        simui_domain::sheet::WholeSheetView,
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
