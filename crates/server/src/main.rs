//! The binary `simui`: hands the command line to [`simui_server::cli`].

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    simui_server::cli::run().await
}
