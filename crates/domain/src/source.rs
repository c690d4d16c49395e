//! The one source of time, identifiers, salts and draws. The room below makes the pieces (`app::clock`), the
//! store asks it inside a transaction; nobody else reads a clock or a random number.
//!
//! In tests and the demo both move by hand: the clock stands until told, and random bytes come from a seed, the
//! person and the act, so that two worlds that differ in one fact draw the same identifiers elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::DateTime;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::time::{Timestamp, cut};

/// Where instants come from.
#[derive(Clone)]
pub enum Clock {
    /// The process's clock: SQLite, where one process holds the file.
    Process(fn() -> Timestamp),
    /// The database's clock: PostgreSQL, whose replicas' own clocks disagree.
    Database,
    /// Moved by hand: tests, demo, rehearsal.
    Hand(Hand),
}

/// A clock that stands until it is set. Clones share the same hand.
#[derive(Clone, Debug)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    /// A clock that stands at `at`.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.timestamp_micros(), Ordering::SeqCst);
    }

    /// Moves it forward.
    pub fn advance(&self, by: chrono::Duration) {
        self.0
            .fetch_add(by.num_microseconds().unwrap_or_default(), Ordering::SeqCst);
    }

    /// What it shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        DateTime::from_timestamp_micros(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

/// Where random bytes come from.
#[derive(Clone, Copy)]
pub enum Chance {
    /// The system's generator.
    System(fn(&mut [u8])),
    /// A seed: tests and demo only.
    Seeded([u8; 32]),
}

/// Clock and chance together.
#[derive(Clone)]
pub struct Source {
    /// Where instants come from.
    pub clock: Clock,
    /// Where random bytes come from.
    pub chance: Chance,
}

impl Source {
    /// The instant, unless only the database knows it.
    #[must_use]
    pub fn now(&self) -> Option<Timestamp> {
        match &self.clock {
            Clock::Process(now) => Some(cut(now())),
            Clock::Database => None,
            Clock::Hand(hand) => Some(hand.now()),
        }
    }

    /// The draws of one act of one person: `label` names both, `count` tells which time it is.
    #[must_use]
    pub fn draws(&self, label: &str, count: u64) -> Draws {
        match self.chance {
            Chance::System(fill) => Draws::System(fill),
            Chance::Seeded(seed) => Draws::Seeded {
                key: keyed(&seed, &[label.as_bytes(), &count.to_be_bytes()]),
                step: 0,
            },
        }
    }
}

/// The stream of random bytes of one act.
pub enum Draws {
    /// From the system.
    System(fn(&mut [u8])),
    /// From a key that is one act's own.
    Seeded {
        /// The act's key.
        key: [u8; 32],
        /// How many blocks were drawn.
        step: u64,
    },
}

impl Draws {
    /// Fills `bytes`.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        match self {
            Self::System(fill) => fill(bytes),
            Self::Seeded { key, step } => {
                for chunk in bytes.chunks_mut(32) {
                    let block = keyed(key, &[&step.to_be_bytes()]);
                    *step += 1;
                    for (byte, drawn) in chunk.iter_mut().zip(block) {
                        *byte = drawn;
                    }
                }
            }
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A version-7 UUID of the instant `at`.
    pub fn uuid(&mut self, at: Timestamp) -> uuid::Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut bytes = [0; 32];
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        for part in parts {
            mac.update(part);
        }
        bytes.copy_from_slice(&mac.finalize().into_bytes());
    }
    bytes
}
