//! Seeded draws that are the same on every machine: SHA-256 in counter mode.

use sha2::{Digest, Sha256};

/// A stream of numbers that depends on its seed only.
#[derive(Debug, Clone)]
pub struct Draws {
    seed: String,
    block: u64,
    numbers: Vec<u64>,
}

impl Draws {
    /// Begins the stream of a seed.
    pub fn new(seed: impl Into<String>) -> Self {
        Self {
            seed: seed.into(),
            block: 0,
            numbers: Vec::new(),
        }
    }

    /// The next 64 bits.
    pub fn number(&mut self) -> u64 {
        if let Some(number) = self.numbers.pop() {
            return number;
        }
        let digest: [u8; 32] = Sha256::digest(format!("{}|{}", self.seed, self.block).as_bytes()).into();
        self.block += 1;
        self.numbers = digest
            .as_chunks::<8>()
            .0
            .iter()
            .rev()
            .map(|bytes| u64::from_be_bytes(*bytes))
            .collect();
        self.numbers.pop().unwrap_or(0)
    }

    /// A whole number from nought to below `bound`; the bias is below 2^-32 for bounds up to 2^32.
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.number()) * u128::from(bound.max(1));
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// Whole weights that add up to `total`, uniform over the simplex: the gaps between sorted draws.
    pub fn weights(&mut self, count: usize, total: u64) -> Vec<u64> {
        let mut cuts: Vec<u64> = (1..count).map(|_| self.below(total + 1)).collect();
        cuts.push(total);
        cuts.sort_unstable();
        let mut from = 0;
        cuts.into_iter()
            .map(|cut| {
                let gap = cut - from;
                from = cut;
                gap
            })
            .collect()
    }

    /// A number from the standard normal distribution (Box and Muller).
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "53 bits make a uniform double; advisory statistics only"
    )]
    pub fn normal(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
        let first = ((self.number() >> 11) as f64 + 0.5) * UNIT;
        let second = ((self.number() >> 11) as f64 + 0.5) * UNIT;
        (-2.0 * first.ln()).sqrt() * (2.0 * std::f64::consts::PI * second).cos()
    }
}
