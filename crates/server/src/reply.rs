//! What an action answers: a view as JSON, with its version as `ETag`. The return type documents itself.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH, LINK, LOCATION};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder};
use serde::Serialize;
use simui_app::Listed;
use utoipa::openapi::{RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::mark;

/// One view.
pub(crate) struct Reply<T> {
    view: T,
    version: Option<i64>,
    location: Option<String>,
}

impl<T> Reply<T> {
    /// A view without a version.
    pub(crate) fn of(view: T) -> Self {
        Self {
            view,
            version: None,
            location: None,
        }
    }

    /// A view at a version.
    pub(crate) fn at(version: i64, view: T) -> Self {
        Self {
            view,
            version: Some(version),
            location: None,
        }
    }

    /// Something new at `location`: 201.
    pub(crate) fn created(self, location: String) -> Self {
        Self {
            location: Some(location),
            ..self
        }
    }
}

impl<T: Serialize> Responder for Reply<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let etag = self.version.map(|version| format!("\"{version}\""));
        if let Some(etag) = &etag
            && request
                .headers()
                .get(IF_NONE_MATCH)
                .is_some_and(|known| known.as_bytes() == etag.as_bytes())
        {
            return HttpResponse::NotModified()
                .insert_header((ETAG, etag.as_str()))
                .finish();
        }
        let mut answer = HttpResponse::build(if self.location.is_some() {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        });
        if let Some(etag) = etag {
            answer.insert_header((ETAG, etag));
        }
        if let Some(location) = self.location {
            answer.insert_header((LOCATION, location));
        }
        written(answer, request, &self.view)
    }
}

impl<T: ToSchema> IntoResponses for Reply<T> {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        documented::<T>("2XX", false)
    }
}

/// The answer with its body as JSON.
fn written(mut answer: HttpResponseBuilder, request: &HttpRequest, view: &impl Serialize) -> HttpResponse {
    match mark::body(request, view) {
        Ok(body) => answer.content_type("application/json").body(body),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// A page of a list: `{items, next}` and a `Link` to the next page.
pub(crate) struct Items<T>(pub(crate) Listed<T>);

#[derive(Serialize)]
struct Page<'a, T> {
    items: &'a [T],
    next: Option<&'a str>,
}

impl<T: Serialize> Responder for Items<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let next = self.0.next.as_deref();
        let mut answer = HttpResponse::Ok();
        if let Some(next) = next {
            let link = format!(
                "<{}?cursor={}>; rel=\"next\"",
                request.path(),
                crate::paging::encoded(next)
            );
            answer.insert_header((LINK, link));
        }
        let next = next.map(crate::paging::encoded);
        let page = Page {
            items: &self.0.items,
            next: next.as_deref(),
        };
        written(answer, request, &page)
    }
}

impl<T: ToSchema> IntoResponses for Items<T> {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        documented::<T>("200", true)
    }
}

/// Done, and nothing to show: 204.
pub(crate) struct Done;

impl Responder for Done {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

impl IntoResponses for Done {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        [(
            "204".to_owned(),
            ResponseBuilder::new().description("Done").build().into(),
        )]
        .into()
    }
}

/// Taken on, and nothing to show, not even whether there is something to do: 202.
pub(crate) struct Accepted;

impl Responder for Accepted {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::Accepted().finish()
    }
}

impl IntoResponses for Accepted {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        [(
            "202".to_owned(),
            ResponseBuilder::new().description("Taken on").build().into(),
        )]
        .into()
    }
}

/// The response of a handler that answers this view, for the document of the API.
pub(crate) fn documented<T: ToSchema>(
    status: &str,
    listed: bool,
) -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
    use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
    let one = utoipa::openapi::Ref::from_schema_name(T::name());
    let schema: RefOr<Schema> = if listed {
        let text = ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null]));
        let page = ObjectBuilder::new()
            .property("items", ArrayBuilder::new().items(one))
            .property("next", text)
            .required("items")
            .required("next");
        page.into()
    } else {
        one.into()
    };
    let content = utoipa::openapi::content::ContentBuilder::new()
        .schema(Some(schema))
        .build();
    let response = ResponseBuilder::new()
        .description("Done")
        .content("application/json", content)
        .build();
    [(status.to_owned(), response.into())].into()
}
