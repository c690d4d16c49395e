//! What an operator can set: `simui.toml` in the working folder (or the file that `SIMUI_CONFIG` names), then
//! `SIMUI__AREA__KEY` variables, then flags. With nothing set at all the program runs on SQLite in `./simui-data`.

use std::num::NonZeroU32;
use std::path::PathBuf;

use serde::Deserialize;
use simui_app::files::FileSettings;
use simui_app::mail::{MailSettings, Transport};
use simui_app::settings::{HashingCost, Secret, SessionLimits};
use simui_app::{Place, Settings};

use crate::start::Operator;

/// Two each second: nobody who reads notices it, and a script that reads everything does.
const COSTLY_PER_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(119);

/// All settings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Seals the signing keys in the database; at least 32 bytes.
    pub secret: Option<Secret>,
    /// Where the data are.
    pub database: Database,
    /// How the server listens and what it believes.
    pub server: Server,
    /// Cost of a password hash; never below OWASP's floor.
    pub hashing: HashingCost,
    /// How long sessions live.
    pub sessions: SessionLimits,
    /// How mails leave.
    pub mail: Mail,
}

/// How mails leave: without a URL they are written to files under the data folder.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtp://host:25`, or `smtps://user:password@host:465`, or with `?tls=required`.
    pub url: Option<Secret>,
    /// The sender's address.
    pub from: Option<String>,
}

/// Where the data are.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// A PostgreSQL URL; the folder holds attachments only, then.
    pub url: Option<Secret>,
    /// The folder of the embedded database, attachments and mails.
    pub data: PathBuf,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: None,
            data: PathBuf::from("simui-data"),
        }
    }
}

/// How the server listens and what it believes.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub listen: String,
    /// Under which address people reach it.
    pub public_url: Option<String>,
    /// How many proxies of one's own stand before it and may be believed about the client's address.
    pub trusted_proxies: usize,
    /// Worker threads; as many as cores without it.
    pub workers: Option<usize>,
    /// Whether this is an authority's own site; otherwise every page says that it demonstrates.
    pub official: bool,
    /// How many costly requests (search, exports, what is computed anew, uploads, letters) a person may make in a
    /// minute.
    pub costly_per_minute: NonZeroU32,
    /// The zone in which instants are shown that belong to no round.
    pub zone: String,
    /// Whom to ask about the site itself: one line in Korean, one in English.
    pub operator: Option<Operator>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            trusted_proxies: 0,
            workers: None,
            official: false,
            costly_per_minute: COSTLY_PER_MINUTE,
            zone: "Asia/Seoul".to_owned(),
            operator: None,
        }
    }
}

impl Config {
    /// Reads file and environment.
    ///
    /// # Errors
    /// An unknown key, a wrong type, a secret that is too short.
    pub fn read() -> Result<Self, String> {
        let file = std::env::var("SIMUI_CONFIG");
        let name = file.clone().unwrap_or_else(|_| "simui.toml".to_owned());
        let environment = config::Environment::with_prefix("SIMUI")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true);
        let config: Self = config::Config::builder()
            .add_source(config::File::new(&name, config::FileFormat::Toml).required(file.is_ok()))
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|error| error.to_string())?;
        match &config.secret {
            Some(secret) if secret.0.len() < 32 => Err("SIMUI__SECRET has fewer than 32 bytes".to_owned()),
            Some(_) | None => Ok(config),
        }
    }

    /// Where the data are, as the store takes it.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.database.url {
            Some(url) => Place::Url(url.0.clone()),
            None => Place::Folder(self.database.data.clone()),
        }
    }

    /// What the actions need.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            hashing: self.hashing,
            secret: self.secret.clone(),
            public_url: self.public_url(),
            // Never the address that is listened at: replicas and the next start listen elsewhere.
            issuer: self.server.public_url.clone(),
            sessions: self.sessions,
            files: FileSettings::within(&self.database.data),
            mail: self.mail(),
        }
    }

    fn mail(&self) -> MailSettings {
        let folder = self.database.data.join("mail");
        let transport = match &self.mail.url {
            Some(url) => Transport::Smtp {
                url: url.clone(),
                rehearsals: folder,
            },
            None => Transport::Files(folder),
        };
        let usual = MailSettings::default();
        MailSettings {
            transport,
            from: self.mail.from.clone().unwrap_or(usual.from),
        }
    }

    /// Under which address people reach it.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.server
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.server.listen))
    }
}
