//! Small dense matrices: Cholesky and what is made from it.

/// A matrix by rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// Nought everywhere.
    pub(crate) fn zero(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.values
            .get(row * self.columns + column)
            .copied()
            .unwrap_or(0.0)
    }

    pub(crate) fn put(&mut self, row: usize, column: usize, value: f64) {
        if let Some(slot) = self.values.get_mut(row * self.columns + column) {
            *slot = value;
        }
    }

    pub(crate) fn add(&mut self, row: usize, column: usize, value: f64) {
        let sum = self.at(row, column) + value;
        self.put(row, column, sum);
    }

    pub(crate) fn row(&self, row: usize) -> &[f64] {
        self.values
            .get(row * self.columns..(row + 1) * self.columns)
            .unwrap_or(&[])
    }

    /// The lower factor of a positive definite matrix; nothing when it is not.
    pub(crate) fn cholesky(&self) -> Option<Self> {
        let mut factor = Self::zero(self.rows, self.rows);
        for row in 0..self.rows {
            for column in 0..=row {
                let (above, left) = (factor.row(row), factor.row(column));
                let known: f64 = above.iter().zip(left).take(column).map(|(a, b)| a * b).sum();
                let rest = self.at(row, column) - known;
                if row == column {
                    if rest <= 0.0 || !rest.is_finite() {
                        return None;
                    }
                    factor.put(row, row, rest.sqrt());
                } else {
                    let value = rest / factor.at(column, column);
                    factor.put(row, column, value);
                }
            }
        }
        Some(factor)
    }

    /// Of a factor: the logarithm of the determinant of what it was made from.
    pub(crate) fn log_determinant(&self) -> f64 {
        2.0 * (0..self.rows).map(|at| self.at(at, at).ln()).sum::<f64>()
    }

    /// Of a factor `L`: solves `L x = right`.
    pub(crate) fn forward(&self, right: &[f64]) -> Vec<f64> {
        let mut solved: Vec<f64> = Vec::with_capacity(self.rows);
        for (row, value) in right.iter().enumerate().take(self.rows) {
            let known: f64 = self.row(row).iter().zip(&solved).map(|(a, b)| a * b).sum();
            solved.push((value - known) / self.at(row, row));
        }
        solved
    }

    /// Of a factor `L`: solves `L' x = right`.
    pub(crate) fn backward(&self, right: &[f64]) -> Vec<f64> {
        let mut solved = right.to_vec();
        for row in (0..self.rows).rev() {
            let value = solved.get(row).copied().unwrap_or(0.0) / self.at(row, row);
            for (at, slot) in solved.iter_mut().enumerate().take(row) {
                *slot -= self.at(row, at) * value;
            }
            if let Some(slot) = solved.get_mut(row) {
                *slot = value;
            }
        }
        solved
    }

    /// Of a factor: solves for the matrix it was made from.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        self.backward(&self.forward(right))
    }
}

/// The inner product.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}
