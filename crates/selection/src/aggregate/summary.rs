//! The score in one pass over the sheets, for counts that need no more: the same figures as the long way, without a list
//! of totals and without the names of who was left out.

use super::{Scale, Standing, Sum, Tally, Trimmed, Without, count, trim};
use crate::{
    number::TooLarge,
    prepare::{Item, Prepared},
    rules::{Aggregate, Rules, TrimScope},
};

/// Whether sum, extremes and number of the totals are all that the rule needs.
pub(super) fn is_enough(rules: &Rules) -> bool {
    let one_each = match rules.aggregate {
        Aggregate::DropOneMean | Aggregate::Mean => true,
        Aggregate::TrimmedMean => matches!(rules.trim, [0, 0] | [1, 1]),
        Aggregate::Median | Aggregate::Borda | Aggregate::RankPoints => false,
    };
    one_each && rules.trim_scope == TrimScope::MemberTotal
}

/// Fills in the score of one proposal, or that its scores are too few.
pub(super) fn score(
    prepared: &Prepared<'_>,
    scale: &Scale,
    (item, tally): (&Item<'_>, &mut Tally),
    without: Without,
) -> Result<(), TooLarge> {
    let (sum, lowest, highest, size) = totals(prepared, scale, item, without);
    let (valid, needed) = (count(size), prepared.rules.hard_min_scores);
    if valid < needed {
        tally.standing = Standing::TooFew { valid, needed };
        return Ok(());
    }
    let trimmed = trim(prepared.rules, size);
    tally.untrimmed = trimmed.is_none();
    let left = match trimmed {
        None | Some(Trimmed { low: 0, high: 0 }) => Sum { sum, of: size },
        Some(Trimmed { low, high }) => Sum {
            sum: sum - lowest - highest,
            of: size - low - high,
        },
    };
    tally.score = Some(left.mean(scale.denominator)?);
    Ok(())
}

/// The sum, the lowest, the highest and the number of the totals. Room for the sum over all members is seen to by the scale.
fn totals(
    prepared: &Prepared<'_>,
    scale: &Scale,
    item: &Item<'_>,
    without: Without,
) -> (i128, i128, i128, usize) {
    let sheets = prepared.sheets_of(item, without.member);
    let (mut sum, mut size) = (0_i128, 0_usize);
    if let Some(factors) = scale.small() {
        let (mut lowest, mut highest) = (i64::MAX, i64::MIN);
        for (_, marks) in sheets {
            let total: i64 = factors
                .iter()
                .zip(marks)
                .map(|(factor, mark)| factor * mark)
                .sum();
            sum += i128::from(total);
            size += 1;
            lowest = lowest.min(total);
            highest = highest.max(total);
        }
        return (sum, lowest.into(), highest.into(), size);
    }
    let (mut lowest, mut highest) = (i128::MAX, i128::MIN);
    for (_, marks) in sheets {
        let total = scale.total(marks);
        sum += total;
        size += 1;
        lowest = lowest.min(total);
        highest = highest.max(total);
    }
    (sum, lowest, highest, size)
}
