//! A form as it was entered. It is read into the body of an act, and shown again when the act is refused: nothing
//! that was typed is lost.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::error::UrlencodedError;
use actix_web::web::{Data, Form};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use simui_app::App;
use simui_domain::people::PeopleRefusal;
use simui_domain::refusal::{Common, Refusal};

use super::{LARGEST_FORM, parts};
use crate::me::same_origin;
use crate::problem::Failed;

/// The fields of a form in the order in which they stand. A field's name is the JSON pointer of the value in the
/// body of the act, without the slash at its beginning.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entered(Vec<(String, String)>);

impl Entered {
    /// What was entered under a name; nothing is the empty text.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.given(name).unwrap_or_default()
    }

    /// What was entered under a name, if anything but spaces was.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        self.sent(name).filter(|value| !value.trim().is_empty())
    }

    /// What was sent under a name, be it empty.
    pub(crate) fn sent(&self, name: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Everything entered under a name that may stand several times.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.0.iter().filter(move |(known, _)| known == name);
        all.map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Every field whose name begins so, by the rest of its name.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.0.iter();
        all.filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }

    /// Whether nothing was sent at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        self.sent(name).is_some()
    }

    /// A whole number, with or without thousands.
    ///
    /// # Errors
    /// `field_wrong` at the field.
    pub(crate) fn whole(&self, name: &str) -> Result<i64, Refusal> {
        let text: String = self
            .text(name)
            .chars()
            .filter(|sign| !sign.is_whitespace() && *sign != ',')
            .collect();
        text.parse().map_err(|_| {
            let why = self.text(name).to_owned();
            Refusal::from(Common::FieldWrong { why }).at(format!("/{name}"))
        })
    }
}

/// The fields of a form, once they are read.
type Fields = Pin<Box<dyn Future<Output = Result<Vec<(String, String)>, Refusal>>>>;

impl FromRequest for Entered {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let ours = request
            .app_data::<Data<App>>()
            .is_some_and(|app| same_origin(app, request));
        let form: Fields = if request.content_type() == "multipart/form-data" {
            let parts = Multipart::new(request.headers(), payload.take());
            Box::pin(parts::fields(parts, LARGEST_FORM))
        } else {
            let form = Form::<Vec<(String, String)>>::from_request(request, payload);
            Box::pin(async move {
                let fields = form.await.map_err(|error| unreadable(&error))?;
                Ok(fields.into_inner())
            })
        };
        Box::pin(async move {
            // Also where nobody is signed in: another site must not sign its victim in as somebody else.
            if !ours {
                return Err(Refusal::from(PeopleRefusal::CrossSite).into());
            }
            let fields = form.await?;
            // A browser sends every end of a line as two signs.
            let plain = |(name, value): (String, String)| (name, value.replace("\r\n", "\n"));
            let fields: Vec<_> = fields.into_iter().map(plain).collect();
            if fields
                .iter()
                .any(|(name, value)| name.contains('\0') || value.contains('\0'))
            {
                let why = "U+0000".to_owned();
                return Err(Refusal::from(Common::Malformed { why }).into());
            }
            Ok(Self(fields))
        })
    }
}

/// Why a form was not taken: it is larger than any of ours, or it is none.
fn unreadable(error: &actix_web::Error) -> Refusal {
    let why = error.as_error::<UrlencodedError>();
    if why.is_some_and(|why| matches!(why, UrlencodedError::Overflow { .. })) {
        parts::too_large(LARGEST_FORM)
    } else {
        parts::unreadable("application/x-www-form-urlencoded")
    }
}

impl FromIterator<(String, String)> for Entered {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(fields: T) -> Self {
        Self(fields.into_iter().collect())
    }
}

#[cfg(test)]
impl Entered {
    /// A form with these fields.
    pub(crate) fn of(fields: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self(fields.iter().map(own).collect())
    }
}
