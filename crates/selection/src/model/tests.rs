//! The balanced table of Shrout and Fleiss, where REML equals the analysis of variance, and the traps.

use super::*;

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-4, "{value} is not {expected}");
}

fn shrout_fleiss() -> Design {
    let rows = [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ];
    let mut design = Design {
        proposals: 6,
        members: 4,
        totals: Vec::new(),
    };
    for (row, marks) in rows.iter().enumerate() {
        for (seat, mark) in marks.iter().enumerate() {
            design.totals.push((row, seat, f64::from(*mark)));
        }
    }
    design
}

#[test]
fn reml_agrees_with_the_analysis_of_variance_on_a_balanced_table() {
    let fit = reml::fit(&shrout_fleiss()).unwrap();

    near(fit.variances.proposals, 2.555_556);
    near(fit.variances.members, 5.244_444);
    near(fit.variances.residual, 1.019_444);
    near(fit.mean, 5.291_667);
    near(fit.deviance, 91.278_667);
    for (effect, golden) in fit
        .proposals
        .iter()
        .zip([0.6441, -2.08385, 1.09876, -1.17453, 2.00807, -0.49255])
    {
        near(*effect, golden);
    }
    assert!(fit.boundary.is_empty());
}

#[test]
fn members_who_do_not_differ_end_at_the_boundary() {
    let mut design = shrout_fleiss();
    for (row, seat, value) in &mut design.totals {
        // The proposal decides, and a checkerboard of noise that adds up to nought for every member.
        *value = f64::from(u32::try_from(*row).unwrap()) + if (*row + *seat) % 2 == 0 { 0.3 } else { -0.3 };
    }

    let fit = reml::fit(&design).unwrap();

    assert_eq!(fit.boundary, [Boundary::Members]);
    assert!(fit.members.iter().all(|level| *level == 0.0));
}

#[test]
fn least_squares_takes_the_members_levels_out() {
    let mut design = Design {
        proposals: 3,
        members: 3,
        totals: Vec::new(),
    };
    for (row, seat) in [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 2)] {
        design
            .totals
            .push((row, seat, [70.0, 80.0, 90.0][row] + [-5.0, 1.0, 4.0][seat]));
    }

    let fit = least_squares::fit(&design).unwrap();

    for (value, expected) in fit.proposals.iter().zip([70.0, 80.0, 90.0]) {
        near(*value, expected);
    }
    for (level, expected) in fit.members.iter().zip([-5.0, 1.0, 4.0]) {
        near(*level, expected);
    }
}

#[test]
fn a_disconnected_design_is_refused_with_its_parts() {
    let design = Design {
        proposals: 2,
        members: 3,
        totals: vec![(0, 0, 1.0), (1, 1, 2.0), (1, 2, 3.0)],
    };

    let parts = least_squares::fit(&design).unwrap_err();

    assert_eq!(
        parts,
        [
            Component {
                members: vec![0],
                proposals: vec![0]
            },
            Component {
                members: vec![1, 2],
                proposals: vec![1]
            },
        ]
    );
}

#[test]
fn nothing_is_fitted_to_equal_totals() {
    let design = Design {
        proposals: 2,
        members: 2,
        totals: vec![(0, 0, 1.0), (0, 1, 1.0), (1, 0, 1.0), (1, 1, 1.0)],
    };

    assert_eq!(reml::fit(&design), None);
}
