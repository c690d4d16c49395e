//! A mail server that keeps what it is handed, and refuses whom it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use simui_app::mail::Transport;
use simui_app::settings::Secret;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A message as it came.
#[derive(Clone)]
pub(super) struct Taken {
    /// Whom the envelope names.
    pub to: Vec<String>,
    /// Header and body.
    pub text: String,
}

#[derive(Clone)]
pub(super) struct MailServer {
    port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
    refused: Arc<Mutex<BTreeMap<String, String>>>,
}

impl MailServer {
    /// Serves until the test is over.
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
            refused: Arc::default(),
        };
        let serving = server.clone();
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                actix_web::rt::spawn(async move { serving.talk(stream).await });
            }
        });
        server
    }

    /// The way to it.
    pub(super) fn way(&self) -> Transport {
        Transport::Smtp {
            url: Secret(format!("smtp://127.0.0.1:{}", self.port)),
            rehearsals: std::env::temp_dir(),
        }
    }

    pub(super) fn refuse(&self, address: &str, answer: &str) {
        let mut refused = self.refused.lock().unwrap();
        refused.insert(address.to_owned(), answer.to_owned());
    }

    pub(super) fn accept(&self, address: &str) {
        self.refused.lock().unwrap().remove(address);
    }

    pub(super) fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }

    async fn talk(self, stream: TcpStream) -> Option<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let mut to = Vec::new();
        writer.write_all(b"220 mail.example\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let command = line.to_ascii_uppercase();
            let answer = if let Some(address) = command.starts_with("RCPT TO:").then(|| recipient(&line)) {
                let refused = self.refused.lock().unwrap().get(&address).cloned();
                if refused.is_none() {
                    to.push(address);
                }
                refused.unwrap_or_else(|| "250 ok".to_owned())
            } else if command == "DATA" {
                writer.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    text += line.strip_prefix('.').unwrap_or(&line);
                    text += "\r\n";
                }
                let to = std::mem::take(&mut to);
                self.taken.lock().unwrap().push(Taken { to, text });
                "250 taken".to_owned()
            } else {
                if command.starts_with("MAIL") || command == "RSET" {
                    to.clear();
                }
                "250 mail.example".to_owned()
            };
            writer.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        Some(())
    }
}

fn recipient(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap();
    rest.split('>').next().unwrap().to_owned()
}

impl Taken {
    /// A header as it came, folded lines joined.
    pub(super) fn header(&self, name: &str) -> String {
        let (head, _) = self.text.split_once("\r\n\r\n").unwrap();
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let line = head
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_default().to_owned()
    }

    /// The text that is read.
    pub(super) fn body(&self) -> String {
        let (_, body) = self.text.split_once("\r\n\r\n").unwrap();
        match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => String::from_utf8(base64(body)).unwrap(),
            other => panic!("a Korean text came as {other}"),
        }
    }
}

/// A header with its encoded words (RFC 2047) read. Between two of them a space means nothing.
pub(super) fn words(header: &str) -> String {
    let mut bytes = Vec::new();
    let mut was_encoded = true;
    for word in header.split(' ') {
        let inner = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|rest| rest.strip_suffix("?="));
        let apart = !was_encoded || inner.is_none();
        if apart && !bytes.is_empty() {
            bytes.push(b' ');
        }
        match inner {
            Some(inner) => bytes.extend(base64(inner)),
            None => bytes.extend(word.bytes()),
        }
        was_encoded = inner.is_some();
    }
    String::from_utf8(bytes).unwrap()
}

fn base64(text: &str) -> Vec<u8> {
    let text: String = text.split_whitespace().collect();
    STANDARD.decode(text).unwrap()
}
