//! Distribution functions: normal, chi-square, F. Accurate to about 1e-12, tested against tables.

/// The probability that a standard normal is below `x`: Hart (1968), algorithm 5666, in the form of West (2005).
pub(crate) fn normal_below(x: f64) -> f64 {
    const ABOVE: [f64; 7] = [
        3.526_249_659_989_11e-2,
        0.700_383_064_443_688,
        6.373_962_203_531_65,
        33.912_866_078_383,
        112.079_291_497_871,
        221.213_596_169_931,
        220.206_867_912_376,
    ];
    const BELOW: [f64; 8] = [
        8.838_834_764_831_84e-2,
        1.755_667_163_182_64,
        16.064_177_579_207,
        86.780_732_202_946_1,
        296.564_248_779_674,
        637.333_633_378_831,
        793.826_512_519_948,
        440.413_735_824_752,
    ];
    let size = x.abs();
    if size > 8.0 {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let at = |terms: &[f64]| terms.iter().fold(0.0, |sum, term| sum * size + term);
    let tail = if size < 7.071 {
        (-0.5 * size * size).exp() * at(&ABOVE) / at(&BELOW)
    } else {
        // The continued fraction, five deep.
        let deep = [4.0, 3.0, 2.0, 1.0]
            .iter()
            .fold(size + 0.65, |below, step| size + step / below);
        (-0.5 * size * size).exp() / deep / (2.0 * std::f64::consts::PI).sqrt()
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// The logarithm of the gamma function (Lanczos, nine terms).
fn log_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let base = x + 6.5;
    let mut sum = 0.999_999_999_999_809_9;
    let mut below = x;
    for term in TERMS {
        sum += term / below;
        below += 1.0;
    }
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x - 0.5) * base.ln() - base + sum.ln()
}

/// The probability that chi-square with so many degrees of freedom exceeds `x`.
pub(crate) fn chi_square_above(x: f64, freedom: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let (shape, half) = (freedom / 2.0, x / 2.0);
    let scale = (shape * half.ln() - half - log_gamma(shape)).exp();
    if half < shape + 1.0 {
        let (mut sum, mut term, mut at) = (1.0 / shape, 1.0 / shape, shape);
        for _ in 0..10_000 {
            at += 1.0;
            term *= half / at;
            sum += term;
            if term < sum * 1e-16 {
                break;
            }
        }
        return 1.0 - sum * scale;
    }
    // Continued fraction (Lentz).
    let mut free = half + 1.0 - shape;
    let mut upper = 1e300;
    let mut lower = 1.0 / free;
    let mut fraction = lower;
    for step in 1..10_000_u32 {
        let step = f64::from(step);
        let part = -step * (step - shape);
        free += 2.0;
        lower = 1.0 / guarded(part * lower + free);
        upper = guarded(free + part / upper);
        let change = upper * lower;
        fraction *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    scale * fraction
}

fn guarded(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
}

/// The regularized incomplete beta function.
fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(x, a, b) / a
    } else {
        1.0 - front * beta_fraction(1.0 - x, b, a) / b
    }
}

fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let (sum, above, below) = (a + b, a + 1.0, a - 1.0);
    let mut upper = 1.0;
    let mut lower = 1.0 / guarded(1.0 - sum * x / above);
    let mut fraction = lower;
    for step in 1..10_000_u32 {
        let half = f64::from(step);
        let even = half * (b - half) * x / ((below + 2.0 * half) * (a + 2.0 * half));
        lower = 1.0 / guarded(1.0 + even * lower);
        upper = guarded(1.0 + even / upper);
        fraction *= lower * upper;
        let odd = -(a + half) * (sum + half) * x / ((a + 2.0 * half) * (above + 2.0 * half));
        lower = 1.0 / guarded(1.0 + odd * lower);
        upper = guarded(1.0 + odd / upper);
        let change = lower * upper;
        fraction *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

/// The value below which an F variable lies with this probability.
pub(crate) fn f_quantile(probability: f64, above: f64, below: f64) -> f64 {
    // The share x = d1 F / (d1 F + d2) has a beta distribution; it is found by halving.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if beta_below(middle, above / 2.0, below / 2.0) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    let share = 0.5 * (low + high);
    below * share / (above * (1.0 - share))
}
