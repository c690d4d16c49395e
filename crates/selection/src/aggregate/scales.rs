//! How marks become a member's total: the full mark shared among the applicable criteria by their points.
//! Done once for each set of applicable criteria, so that a total is a sum of whole numbers.

use crate::{
    Ratio,
    number::{TooLarge, least_common_multiple},
    prepare::{Item, Prepared},
};

/// A total is `sum of factor x mark`, over `denominator`.
#[derive(Debug, Clone)]
pub(crate) struct Scale {
    factors: Vec<i128>,
    /// The same in 64 bits, when no total can exceed them.
    small: Vec<i64>,
    pub(crate) denominator: i128,
}

impl Scale {
    /// The member's total above the denominator. It cannot overflow: see [`Scale::new`].
    pub(crate) fn total(&self, marks: &[i64]) -> i128 {
        if self.small.is_empty() {
            let pairs = self.factors.iter().zip(marks);
            pairs.map(|(factor, mark)| factor * i128::from(*mark)).sum()
        } else {
            let pairs = self.small.iter().zip(marks);
            i128::from(pairs.map(|(factor, mark)| factor * mark).sum::<i64>())
        }
    }

    /// What each mark counts, in 64 bits, when no total can exceed them.
    pub(crate) fn small(&self) -> Option<&[i64]> {
        (!self.small.is_empty()).then_some(&self.small)
    }

    pub(crate) fn factor(&self, criterion: usize) -> i128 {
        self.factors.get(criterion).copied().unwrap_or(0)
    }

    fn new(prepared: &Prepared<'_>, points: &[Ratio], applies: u64) -> Result<Option<Self>, TooLarge> {
        let applicable = |at: &usize| applies >> at & 1 == 1;
        let mut sum = Ratio::ZERO;
        for (_, points) in points.iter().enumerate().filter(|(at, _)| applicable(at)) {
            sum = sum.plus(*points)?;
        }
        if sum == Ratio::ZERO {
            return Ok(None);
        }
        let mut shares = Vec::with_capacity(points.len());
        let mut denominator = 1;
        for (at, (points, gauge)) in points.iter().zip(&prepared.gauges).enumerate() {
            let share = if applicable(&at) {
                prepared
                    .rules
                    .scale
                    .times(*points)?
                    .over(sum)?
                    .over(Ratio::whole(gauge.steps))?
            } else {
                Ratio::ZERO
            };
            denominator = least_common_multiple(denominator, share.denominator())?;
            shares.push(share);
        }
        let mut factors = Vec::with_capacity(shares.len());
        for share in &shares {
            factors.push(
                share
                    .numerator()
                    .checked_mul(denominator / share.denominator())
                    .ok_or(TooLarge)?,
            );
        }
        // The largest total is the full mark; with room for the sum over all members nothing below can overflow.
        let largest = prepared
            .rules
            .scale
            .numerator()
            .checked_mul(denominator)
            .ok_or(TooLarge)?;
        largest.checked_mul(1 << 24).ok_or(TooLarge)?;
        let small = if largest < i128::from(i64::MAX) {
            let narrow = factors.iter().map(|factor| i64::try_from(*factor));
            narrow.collect::<Result<_, _>>().unwrap_or_default()
        } else {
            Vec::new()
        };
        Ok(Some(Self {
            factors,
            small,
            denominator,
        }))
    }
}

/// The scales of all sets of applicable criteria that occur, in the order of [`Prepared::sets`].
#[derive(Debug, Clone)]
pub(crate) struct Scales(Vec<Option<Scale>>);

impl Scales {
    /// By the points of the rules.
    pub(crate) fn of_rules(prepared: &Prepared<'_>) -> Result<Self, TooLarge> {
        let points: Vec<Ratio> = prepared
            .rules
            .criteria
            .iter()
            .map(|criterion| criterion.points)
            .collect();
        Self::new(prepared, &points)
    }

    /// By other points.
    pub(crate) fn new(prepared: &Prepared<'_>, points: &[Ratio]) -> Result<Self, TooLarge> {
        let sets = prepared.sets.iter();
        sets.map(|applies| Scale::new(prepared, points, *applies))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The scale of a proposal; absent when the criteria that apply to it weigh nothing.
    pub(crate) fn of(&self, item: &Item<'_>) -> Option<&Scale> {
        self.0.get(item.set).and_then(Option::as_ref)
    }
}
