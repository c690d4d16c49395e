use super::*;

fn ratio(text: &str) -> Ratio {
    parse_ratio(text).unwrap()
}

#[test]
fn decimals_are_taken_by_their_written_digits() {
    assert_eq!(ratio("4.5"), Ratio::new(9, 2).unwrap());
    assert_eq!(ratio("0.1"), Ratio::new(1, 10).unwrap());
    assert_eq!(ratio("-0.25"), Ratio::new(-1, 4).unwrap());
    assert_eq!(ratio("2/3"), Ratio::new(2, 3).unwrap());
    assert_eq!(ratio(" 70 "), Ratio::whole(70));
}

#[test]
fn what_is_not_a_number_is_refused_with_its_text() {
    for text in [
        "",
        "NaN",
        "inf",
        "1e3",
        "1.",
        ".5",
        "1/0",
        "1/-2",
        "--1",
        "+1",
        "1,000",
        "½",
        "9999999999999999999999999999999999999999",
    ] {
        assert_eq!(
            parse_ratio(text).unwrap_err().0,
            text.chars().take(40).collect::<String>()
        );
    }
}

#[test]
fn decimals_are_shown_with_a_half_going_up() {
    assert_eq!(ratio("2/3").decimal(4), "0.6667");
    assert_eq!(ratio("61/2").decimal(0), "31");
    assert_eq!(ratio("61/2").decimal(2), "30.50");
    assert_eq!(ratio("99999/100000").decimal(4), "1.0000");
    assert_eq!(ratio("-1/3").decimal(2), "-0.33");
    assert_eq!(ratio("-2.5").decimal(0), "-2");
    assert_eq!(ratio("-0.001").decimal(2), "0.00");
    assert_eq!(Ratio::new(i128::MAX, i128::MAX - 1).unwrap().decimal(2), "1.00");
}

#[test]
fn rounding_and_showing_agree() {
    for (above, below) in [(1, 3), (2, 3), (-5, 8), (12345, 1000), (-1, 200)] {
        let value = Ratio::new(above, below).unwrap();
        assert_eq!(value.rounded_half_up(2).unwrap().decimal(2), value.decimal(2));
    }
}

#[test]
fn arithmetic_is_exact_and_overflow_is_refused() {
    assert_eq!(ratio("1/3").plus(ratio("1/6")).unwrap(), ratio("1/2"));
    assert_eq!(ratio("1/3").minus(ratio("1/2")).unwrap(), ratio("-1/6"));
    assert_eq!(ratio("4/9").times(ratio("3/8")).unwrap(), ratio("1/6"));
    assert_eq!(ratio("1/3").over(ratio("2")).unwrap(), ratio("1/6"));
    assert_eq!(ratio("1").over(Ratio::ZERO), Err(TooLarge));
    let large = Ratio::new(i128::MAX, 1).unwrap();
    assert_eq!(large.plus(Ratio::ONE), Err(TooLarge));
    assert_eq!(large.times(large), Err(TooLarge));
}

#[test]
fn comparing_never_overflows() {
    let a = Ratio::new(i128::MAX, i128::MAX - 1).unwrap();
    let b = Ratio::new(i128::MAX - 1, i128::MAX - 2).unwrap();
    assert!(a < b);
    assert!(b > a);
    assert!(a.negated() > b.negated());
    assert_eq!(a.cmp(&a), std::cmp::Ordering::Equal);
}

#[test]
fn a_ratio_is_kept_as_an_integer_or_as_a_fraction_and_read_back() {
    assert_eq!(serde_json::to_string(&ratio("70")).unwrap(), "70");
    assert_eq!(serde_json::to_string(&ratio("4.5")).unwrap(), "\"9/2\"");
    assert_eq!(serde_json::from_str::<Ratio>("\"4.5\"").unwrap(), ratio("9/2"));
    assert_eq!(serde_json::from_str::<Ratio>("70").unwrap(), ratio("70"));
    assert!(serde_json::from_str::<Ratio>("4.5").is_err());
}
