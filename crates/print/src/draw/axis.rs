//! Where a value lies on an axis, and the round values that are written below it.

use super::svg::{Anchor, Svg, Tenths};

/// The most parts that an axis is divided into.
const PARTS: f64 = 6.0;

/// Where a value lies between two ends, in tenths from the start of an axis.
pub(super) fn along(value: f64, (low, high): (f64, f64), length: Tenths) -> Tenths {
    if high <= low {
        return length / 2;
    }
    let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
    whole(share * f64::from(i32::try_from(length).unwrap_or(i32::MAX)))
}

/// A share of a length: exact, for amounts of money.
pub(super) fn part(amount: i64, of: i64, length: Tenths) -> Tenths {
    let share = i128::from(amount) * i128::from(length) / i128::from(of.max(1));
    Tenths::try_from(share).unwrap_or(length).clamp(0, length)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a place on the paper; casts of doubles to integers saturate"
)]
fn whole(value: f64) -> Tenths {
    value.round() as Tenths
}

/// An axis of round values.
pub(super) struct Axis {
    ticks: Vec<f64>,
    step: f64,
    start: Tenths,
    length: Tenths,
}

impl Axis {
    /// From the round value at or below the lowest to the one at or above the highest.
    pub(super) fn over((low, high): (f64, f64), start: Tenths, length: Tenths) -> Self {
        let mut step = 0.1;
        // Ten, twenty, fifty, a hundred and so on.
        for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(30) {
            if high - low <= PARTS * step {
                break;
            }
            step *= factor;
        }
        let first = (low / step).floor();
        let last = (high / step).ceil().max(first + 1.0);
        let ticks = std::iter::successors(Some(first), |at| Some(at + 1.0));
        Self {
            ticks: ticks.take_while(|at| *at <= last).map(|at| at * step).collect(),
            step,
            start,
            length,
        }
    }

    /// Where a value lies.
    pub(super) fn at(&self, value: f64) -> Tenths {
        let (first, last) = (self.ticks.first(), self.ticks.last());
        let ends = (first.copied().unwrap_or(0.0), last.copied().unwrap_or(1.0));
        self.start + along(value, ends, self.length)
    }

    /// Draws a guide at each round value and writes it below.
    pub(super) fn draw(&self, svg: &mut Svg, top: Tenths, bottom: Tenths) {
        for tick in &self.ticks {
            let x = self.at(*tick);
            svg.guide((x, top), (x, bottom));
            let text = if self.step < 1.0 {
                format!("{tick:.1}")
            } else {
                format!("{tick:.0}")
            };
            svg.text((x, bottom + 170), Anchor::Middle, &text);
        }
    }
}
