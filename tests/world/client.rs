//! Somebody who sends requests.

use reqwest::Method;
use serde_json::Value;

use crate::document::escaped;

/// How a browser sends a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    headers: Vec<(String, String)>,
    written: &'static str,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
    pub json: Value,
    /// Bytes of the body on their way.
    pub size: usize,
}

impl Answer {
    /// The code of a problem, or nothing.
    pub(crate) fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The version in the `ETag`.
    pub(crate) fn etag(&self) -> String {
        self.header("etag").to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Client {
    pub(crate) fn new(base: &str) -> Self {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // Shorter than the server keeps a connection: or it closes one just as it is used again.
            .pool_idle_timeout(std::time::Duration::from_secs(2))
            .build()
            .unwrap();
        Self {
            http,
            base: base.to_owned(),
            token: None,
            headers: Vec::new(),
            written: "",
        }
    }

    /// Somebody who adds this to each Korean text that they send.
    pub(crate) fn adding(mut self, written: &'static str) -> Self {
        self.written = written;
        self
    }

    fn body(&self, body: &Value) -> String {
        let mut body = body.clone();
        if !self.written.is_empty() {
            add(&mut body, self.written);
        }
        body.to_string()
    }

    pub(crate) fn bearing(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same person at another server.
    pub(crate) fn at(&self, base: &str) -> Self {
        let base = base.to_owned();
        Self { base, ..self.clone() }
    }

    /// The same person, sending one more header from now on.
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.push((name.to_owned(), value.to_owned()));
        client
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(self.body(body))).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PUT, path, Some(self.body(body))).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, Some(self.body(body))).await
    }

    /// Sends a form of a page of ours.
    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let ours = self.with("sec-fetch-site", "same-origin");
        ours.send_raw(Method::POST, path, FORM, body).await
    }

    /// Changes what was read: the version goes into `If-Match`.
    pub(crate) async fn put_at(&self, etag: &str, path: &str, body: &Value) -> Answer {
        self.with("if-match", etag).put(path, body).await
    }

    /// Sends a file as it is.
    pub(crate) async fn upload(&self, path: &str, bytes: impl Into<reqwest::Body>) -> Answer {
        let request = self.request(Method::POST, path);
        self.answered(
            request
                .header("content-type", "application/octet-stream")
                .body(bytes),
        )
        .await
    }

    /// Sends a JSON text, or nothing.
    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<String>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body);
        }
        self.answered(request).await
    }

    /// Sends bytes of any type.
    pub(crate) async fn send_raw(
        &self,
        method: Method,
        path: &str,
        kind: &str,
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let request = self.request(method, path).header("content-type", kind);
        self.answered(request.body(body.into())).await
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn answered(&self, mut request: reqwest::RequestBuilder) -> Answer {
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.bytes().await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer {
            status,
            headers,
            text,
            json,
            size: bytes.len(),
        }
    }
}

/// Adds something to every text that has a Korean syllable in it, which no code and no number has.
fn add(value: &mut Value, written: &str) {
    match value {
        Value::String(text) if text.chars().any(|sign| ('가'..='힣').contains(&sign)) => {
            text.push_str(written);
        }
        Value::Array(all) => all.iter_mut().for_each(|value| add(value, written)),
        Value::Object(all) => all.values_mut().for_each(|value| add(value, written)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
