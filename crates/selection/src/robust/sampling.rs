//! Seeded draws that are the same on every machine: xoshiro256++ (Blackman and Vigna 2019), its state the SHA-256 of the
//! seed. For samples only; the lots of a tie are SHA-256 alone and live in `rank`.

use sha2::{Digest, Sha256};

/// A stream of numbers that depends on its seed only.
#[derive(Debug, Clone)]
pub struct Draws {
    state: [u64; 4],
    /// The second of two normal numbers that are made together.
    spare: Option<f64>,
}

impl Draws {
    /// Begins the stream of a seed.
    pub fn new(seed: impl Into<String>) -> Self {
        let digest: [u8; 32] = Sha256::digest(seed.into().as_bytes()).into();
        let mut state = [0; 4];
        for (word, bytes) in state.iter_mut().zip(digest.as_chunks::<8>().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        Self { state, spare: None }
    }

    /// The next 64 bits.
    pub fn number(&mut self) -> u64 {
        let [mut a, mut b, mut c, mut d] = self.state;
        let number = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = d.rotate_left(45);
        self.state = [a, b, c, d];
        number
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
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let first = ((self.number() >> 11) as f64 + 0.5) * UNIT;
        let second = ((self.number() >> 11) as f64 + 0.5) * UNIT;
        let length = (-2.0 * first.ln()).sqrt();
        let (sine, cosine) = (2.0 * std::f64::consts::PI * second).sin_cos();
        self.spare = Some(length * sine);
        length * cosine
    }
}
