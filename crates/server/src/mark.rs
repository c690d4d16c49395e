//! A rehearsal and what is made up say so in every body that shows a round: `"rehearsal": true`, `"illustrative": true`.
//! Written here once for all answers, so that no view can forget it; problems carry no mark, since they must not tell
//! whether there is such a round.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};
use serde::Serialize;
use serde_json::Value;
use simui_app::App;
use simui_domain::round::Mark;

use crate::problem::Failed;

/// Notes the mark of the round that the address names.
pub(crate) async fn noted(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let path = request.path();
    let mut beginnings = ["/api/v1/rounds/", "/ko/rounds/", "/en/rounds/"].into_iter();
    let rest = beginnings.find_map(|beginning| path.strip_prefix(beginning));
    let round = rest.and_then(|rest| rest.split('/').next());
    if let (Some(code), Some(app)) = (round, request.app_data::<Data<App>>()) {
        match app.round_mark(code).await {
            Ok(Some(mark)) => drop(request.extensions_mut().insert(mark)),
            Ok(None) => {}
            Err(error) => return Ok(request.error_response(Failed::from(error)).map_into_right_body()),
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// The body of an answer, with the mark of its round. Fields that the view has itself stay as they are.
pub(crate) fn body(request: &HttpRequest, view: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mark = request.extensions().get::<Mark>().copied();
    let marks = mark.map_or([false, false], |mark| [mark.rehearsal, mark.illustrative]);
    if marks == [false, false] {
        return serde_json::to_vec(view);
    }
    let mut value = serde_json::to_value(view)?;
    if let Value::Object(fields) = &mut value {
        for (name, told) in ["rehearsal", "illustrative"].into_iter().zip(marks) {
            if told {
                fields.entry(name).or_insert(Value::Bool(true));
            }
        }
    }
    serde_json::to_vec(&value)
}
