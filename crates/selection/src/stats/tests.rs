//! Against published tables.

use super::*;

fn near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() < tolerance, "{value} is not {expected}");
}

#[test]
fn the_normal_distribution_agrees_with_its_table() {
    near(normal_below(0.0), 0.5, 1e-15);
    near(normal_below(1.959_963_984_540_054), 0.975, 1e-12);
    near(normal_below(-3.0), 0.001_349_898_031_630_095, 1e-13);
    near(normal_below(6.0), 0.999_999_999_013_412_4, 1e-12);
    near(normal_below(-9.0), 0.0, 1e-15);
}

#[test]
fn chi_square_and_f_agree_with_their_tables() {
    near(chi_square_above(3.841_458_820_694_124, 1.0), 0.05, 1e-10);
    near(chi_square_above(18.307_038_053_275_15, 10.0), 0.05, 1e-10);
    near(chi_square_above(1.0, 10.0), 0.999_827_884_370_044_8, 1e-10);
    near(f_quantile(0.95, 5.0, 10.0), 3.325_834_529_923_7, 1e-6);
    near(f_quantile(0.975, 1.0, 4.0), 12.217_862_7, 1e-6);
}

#[test]
fn the_factor_of_a_matrix_solves_it() {
    let mut matrix = Matrix::zero(2, 2);
    for (row, column, value) in [(0, 0, 4.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 3.0)] {
        matrix.put(row, column, value);
    }
    let factor = matrix.cholesky().unwrap();

    let solved = factor.solve(&[8.0, 7.0]);

    near(solved[0], 1.25, 1e-12);
    near(solved[1], 1.5, 1e-12);
    near(factor.log_determinant(), 8_f64.ln(), 1e-12);
    assert_eq!(Matrix::zero(2, 2).cholesky(), None);
}
