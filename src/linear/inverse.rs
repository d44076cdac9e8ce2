//! The inverse of a basis, kept whole.

use crate::interrupts::Interrupts;

/// The inverse of a square matrix, column by column.
#[derive(Debug, Clone)]
pub(super) struct Inverse {
    size: usize,
    /// `columns[c * size + r]`: row `r` of column `c`.
    columns: Vec<f64>,
}

/// Smaller numbers are taken for 0 where a matrix is inverted.
const PIVOT: f64 = 1e-9;

impl Inverse {
    /// Inverts the matrix with these sparse columns. Where they depend on each other, a column is replaced by that of
    /// the negated unit vector of a row: such positions are returned with their rows.
    /// Where it is interrupted all that is left is replaced.
    pub(super) fn of(
        size: usize,
        columns: &[Vec<(usize, f64)>],
        interrupts: &Interrupts<'_>,
    ) -> (Inverse, Vec<(usize, usize)>) {
        // Gauss-Jordan elimination of one column after the other; those with few entries first.
        let mut inverse = Inverse { size, columns: vec![0.0; size * size] };
        for at in 0..size {
            inverse.columns[at * size + at] = 1.0;
        }
        // Rows of the work matrix are those of the inverse so far; `row_of[position]` is the pivot row of a column.
        let mut order: Vec<usize> = (0..size).collect();
        order.sort_by_key(|&at| columns[at].len());
        let mut taken = vec![false; size];
        let mut row_of: Vec<Option<usize>> = vec![None; size];
        let mut open = Vec::new();
        for position in order {
            if interrupts.stop() {
                open.push(position);
                continue;
            }
            let image = inverse.times(&columns[position]);
            let free = (0..size).filter(|&row| !taken[row]);
            let best = free.max_by(|&a, &b| image[a].abs().total_cmp(&image[b].abs()));
            match best.filter(|&row| image[row].abs() > PIVOT) {
                Some(row) => {
                    inverse.pivot(row, &image);
                    taken[row] = true;
                    row_of[position] = Some(row);
                }
                None => open.push(position),
            }
        }
        let mut replaced = Vec::new();
        let mut free = (0..size).filter(|&row| !taken[row]).collect::<Vec<_>>().into_iter();
        for position in open {
            if let Some(row) = free.next() {
                let image = inverse.times(&[(row, -1.0)]);
                inverse.pivot(row, &image);
                row_of[position] = Some(row);
                replaced.push((position, row));
            }
        }
        let row_of: Vec<usize> = row_of.into_iter().flatten().collect();
        let mut ordered = vec![0.0; size * size];
        for column in 0..size {
            for (position, &row) in row_of.iter().enumerate() {
                ordered[column * size + position] = inverse.columns[column * size + row];
            }
        }
        (Inverse { size, columns: ordered }, replaced)
    }

    /// The inverse times a sparse vector.
    pub(super) fn times(&self, vector: &[(usize, f64)]) -> Vec<f64> {
        let mut image = vec![0.0; self.size];
        for &(row, value) in vector {
            let column = &self.columns[row * self.size..(row + 1) * self.size];
            image.iter_mut().zip(column).for_each(|(sum, entry)| *sum += value * entry);
        }
        image
    }

    /// A dense vector of prices by position times the inverse: a price for each row.
    pub(super) fn prices(&self, prices: &[f64]) -> Vec<f64> {
        let price = |column: &[f64]| column.iter().zip(prices).map(|(entry, price)| entry * price).sum();
        self.columns.chunks_exact(self.size.max(1)).map(price).collect()
    }

    /// The inverse after the column at `position` is replaced by one with this image.
    pub(super) fn pivot(&mut self, position: usize, image: &[f64]) {
        let scale = image[position];
        for column in self.columns.chunks_exact_mut(self.size) {
            if column[position] == 0.0 {
                continue;
            }
            let factor = column[position] / scale;
            column.iter_mut().zip(image).for_each(|(entry, image)| *entry -= factor * image);
            column[position] = factor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_undoes_its_matrix() {
        let columns = vec![vec![(0, 2.0), (2, 1.0)], vec![(1, -1.0)], vec![(0, 1.0), (1, 3.0), (2, 2.0)]];
        let (inverse, replaced) = Inverse::of(3, &columns, &Interrupts::default());
        assert!(replaced.is_empty());
        for (at, column) in columns.iter().enumerate() {
            for (row, value) in inverse.times(column).into_iter().enumerate() {
                assert!((value - f64::from(u8::from(row == at))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn columns_that_depend_on_others_are_replaced() {
        let columns = vec![vec![(0, 1.0), (1, 1.0)], vec![(0, 2.0), (1, 2.0)]];
        let (inverse, replaced) = Inverse::of(2, &columns, &Interrupts::default());
        let [(position, row)] = replaced[..] else { panic!("one column is replaced") };
        let image = inverse.times(&[(row, -1.0)]);
        assert!((image[position] - 1.0).abs() < 1e-12);
    }
}
