//! A reason as a sentence with its numbers, for the terminal.

use simui_selection::{Code, Reason};

/// The sentence.
pub(super) fn sentence(reason: &Reason) -> String {
    match reason {
        Reason::WithinBudget {
            left_before,
            left_after,
        } => {
            format!("fits: {} left, {} after", money(*left_before), money(*left_after))
        }
        Reason::MustTake => "taken first by resolution".to_owned(),
        Reason::Floor { attribute, value } => {
            format!("best of {attribute} {value}, which must have something")
        }
        Reason::Reduced { needs, given } => {
            format!("receives the remaining {} of {}", money(*given), money(*needs))
        }
        Reason::InOptimum => "part of the proven optimum".to_owned(),
        Reason::PassedOver {
            needs,
            left,
            selected_below,
        } => format!(
            "passed over: needs {}, {} was left; {} below it fitted",
            money(*needs),
            money(*left),
            names(selected_below)
        ),
        Reason::BudgetExhausted { needs, left } => {
            format!(
                "budget exhausted: needs {}, {} was left",
                money(*needs),
                money(*left)
            )
        }
        Reason::Stopped { at } => format!("the selection had stopped at {at}"),
        Reason::Cap { attribute, value, .. } => format!("the limit for {attribute} {value} is reached"),
        Reason::Incompatible { with } => format!("excluded by {with}"),
        Reason::Requires { missing } => format!("requires {missing}, which is not selected"),
        Reason::NotInOptimum { selected_below, .. } if selected_below.is_empty() => {
            "not part of the proven optimum".to_owned()
        }
        Reason::NotInOptimum { selected_below, .. } => {
            format!(
                "not part of the proven optimum, which takes {} below it",
                names(selected_below)
            )
        }
        Reason::MustNotTake => "barred by resolution".to_owned(),
        Reason::BelowPassMark { score, pass_mark } => {
            format!(
                "{} is below the pass mark {}",
                score.ratio().decimal(2),
                pass_mark.ratio().decimal(2)
            )
        }
        Reason::BelowCriterion {
            criterion,
            value,
            pass_mark,
        } => {
            format!(
                "{criterion}: {} is below {}",
                value.ratio().decimal(2),
                pass_mark.ratio().decimal(2)
            )
        }
        Reason::MajorityLow { criterion, low, of } => {
            format!("{criterion}: {low} of {of} members mark it low")
        }
        Reason::TooFewScores { valid, needed } => format!("{valid} valid scores, {needed} are needed"),
        Reason::NoApplicableWeight => "no criterion with points applies".to_owned(),
        Reason::Screening { outcome } => format!("screening: {outcome}"),
    }
}

fn names(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}

/// An amount with commas between thousands.
pub(super) fn money(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if amount < 0 {
        format!("-{written}")
    } else {
        written
    }
}
