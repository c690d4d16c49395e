//! Golden values: Shrout and Fleiss (1979), Krippendorff (2011), and the 2017 round.

use super::*;

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-4, "{value} is not {expected}");
}

fn shrout_fleiss() -> Vec<Vec<f64>> {
    [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ]
    .iter()
    .map(|row| row.iter().map(|value| f64::from(*value)).collect())
    .collect()
}

#[test]
fn the_six_correlations_are_those_of_shrout_and_fleiss() {
    let rows = shrout_fleiss();
    let table = two_way(&rows).unwrap();
    near(table.bms, 11.241_667);
    near(table.wms, 6.263_889);
    near(table.jms, 32.486_111);
    near(table.ems, 1.019_444);

    let icc = super::icc::icc(&rows, &rows).unwrap();

    near(icc.icc1_1.unwrap(), 0.165_742);
    near(icc.icc2_1.unwrap(), 0.289_764);
    near(icc.icc3_1.unwrap(), 0.714_841);
    near(icc.icc1_k.unwrap(), 0.442_797);
    near(icc.icc2_k.unwrap(), 0.620_051);
    near(icc.icc3_k.unwrap(), 0.909_316);
    let [low, high] = icc.ci95.unwrap();
    near(low, 0.0188);
    near(high, 0.7611);
}

#[test]
fn the_intervals_of_all_six_are_those_of_the_package_psych() {
    let rows = shrout_fleiss();

    let of = super::icc::icc(&rows, &rows).unwrap().intervals95;

    let published = [
        (of.icc1_1, [-0.133, 0.72]),
        (of.icc2_1, [0.019, 0.76]),
        (of.icc3_1, [0.342, 0.95]),
        (of.icc1_k, [-0.884, 0.91]),
        (of.icc2_k, [0.071, 0.93]),
        (of.icc3_k, [0.676, 0.99]),
    ];
    for (found, [low, high]) in published {
        let found = found.unwrap();
        assert!(
            (found[0] - low).abs() < 0.0006,
            "{found:?} does not begin at {low}"
        );
        assert!(
            (found[1] - high).abs() < 0.006,
            "{found:?} does not end at {high}"
        );
    }
}

#[test]
fn kendall_and_alpha_of_the_same_table_agree_with_the_packages() {
    let rows = shrout_fleiss();

    let kendall = kendall(&rows).unwrap();

    near(kendall.w_uncorrected, 0.855_357);
    near(kendall.w, 0.887_037);
    near(kendall.chi2, 4.0 * 5.0 * 0.887_037);
    assert_eq!(kendall.df, 5);
    near(krippendorff(&rows, Metric::Interval).unwrap(), 0.147_308);
}

#[test]
fn alpha_with_blanks_is_krippendorffs() {
    let units: Vec<Vec<f64>> = [
        "11-1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "-555", "--11", "--3-",
    ]
    .iter()
    .map(|unit| {
        unit.chars()
            .filter_map(|value| value.to_digit(10))
            .map(f64::from)
            .collect()
    })
    .collect();

    near(krippendorff(&units, Metric::Nominal).unwrap(), 0.743_421);
    near(krippendorff(&units, Metric::Ordinal).unwrap(), 0.815_388);
    near(krippendorff(&units, Metric::Interval).unwrap(), 0.849_107);
    near(krippendorff(&units, Metric::Ratio).unwrap(), 0.797_403);
}

#[test]
fn too_little_to_compare_gives_nothing() {
    assert_eq!(two_way(&[vec![1.0, 2.0]]), None);
    assert_eq!(kendall(&[vec![1.0], vec![2.0]]), None);
    assert_eq!(kendall(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None);
    assert_eq!(krippendorff(&[vec![1.0], vec![2.0]], Metric::Interval), None);
    assert_eq!(
        krippendorff(&[vec![1.0, 1.0], vec![1.0, 1.0]], Metric::Interval),
        None
    );
    assert!(one_way(&[vec![1.0], vec![2.0]]).is_none());
}
