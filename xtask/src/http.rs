//! A small client of the served program: one person, one connection kept open, JSON in and out.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Request;

use crate::failure::{Failure, Outcome};

/// Somebody who sends requests.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    agent: Agent,
    base: String,
    token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// The version in the `ETag`, or 0.
    pub(crate) version: i64,
    /// The body, or null.
    pub(crate) json: Value,
}

impl Answer {
    /// Whether the program said that it is done.
    pub(crate) fn done(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// This answer, unless it is a refusal.
    pub(crate) fn expected(self, what: &str) -> Outcome<Self> {
        if self.done() {
            Ok(self)
        } else {
            Err(Failure::new(format!("{what}: {} {}", self.status, self.json)))
        }
    }
}

impl Client {
    /// Somebody who is not signed in, at `base`.
    pub(crate) fn new(base: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .into();
        let base = base.to_owned();
        Self {
            agent,
            base,
            token: None,
        }
    }

    /// Signs in.
    pub(crate) fn sign_in(&self, email: &str, password: &str) -> Outcome<Self> {
        let body = serde_json::json!({ "email": email, "password": password });
        let answer = self.send("POST", "/api/v1/sessions", None, Some(&body))?;
        let answer = answer.expected(&format!("sign-in of {email}"))?;
        let token = answer.json.get("access_token").and_then(Value::as_str);
        let token = token.ok_or_else(|| Failure::new("the sign-in gave no token"))?;
        Ok(Self {
            token: Some(token.to_owned()),
            ..self.clone()
        })
    }

    /// The same person, at another address of the program and on another connection.
    pub(crate) fn at(&self, base: &str) -> Self {
        Self {
            token: self.token.clone(),
            ..Self::new(base)
        }
    }

    /// The token with which requests are sent.
    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Reads.
    pub(crate) fn get(&self, path: &str) -> Outcome<Answer> {
        self.send("GET", path, None, None)
    }

    /// A page as it is.
    pub(crate) fn text(&self, path: &str) -> Outcome<String> {
        Ok(String::from_utf8_lossy(&self.page(path, "identity")?).into_owned())
    }

    /// How many bytes a page is on its way to a browser, compressed.
    pub(crate) fn weight(&self, path: &str) -> Outcome<usize> {
        Ok(self.page(path, "gzip")?.len())
    }

    fn page(&self, path: &str, encoding: &str) -> Outcome<Vec<u8>> {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let failed = |error: ureq::Error| Failure::new(format!("GET {path}: {error}"));
        let mut answer = request
            .header("accept-encoding", encoding)
            .call()
            .map_err(failed)?;
        answer.body_mut().read_to_vec().map_err(failed)
    }

    /// Sends a body, at a version if one is named.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        version: Option<i64>,
        body: Option<&Value>,
    ) -> Outcome<Answer> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(version) = version {
            request = request.header("if-match", format!("\"{version}\""));
        }
        let failed = |error: ureq::Error| Failure::new(format!("{method} {path}: {error}"));
        let wrong = |error: ureq::http::Error| Failure::new(format!("{method} {path}: {error}"));
        let answer = match body {
            Some(body) => {
                let request = request.header("content-type", "application/json");
                self.agent.run(request.body(body.to_string()).map_err(wrong)?)
            }
            None => self.agent.run(request.body(()).map_err(wrong)?),
        };
        let mut answer = answer.map_err(failed)?;
        let version = answer
            .headers()
            .get("etag")
            .and_then(|etag| etag.to_str().ok())
            .and_then(|etag| etag.trim_matches('"').parse().ok())
            .unwrap_or_default();
        let bytes = answer.body_mut().read_to_vec().map_err(failed)?;
        Ok(Answer {
            status: answer.status().as_u16(),
            version,
            json: serde_json::from_slice(&bytes).unwrap_or_default(),
        })
    }
}
