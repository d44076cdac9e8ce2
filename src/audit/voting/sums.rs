//! The chances of all sums of weights and of all numbers who agree of each house.

use super::game::{Free, Game};
use std::collections::BTreeMap;

/// Free voters who are alike.
#[derive(Debug)]
pub(super) struct Kind {
    weight: usize,
    /// The houses and measures to which one of them adds, sorted, with what they add.
    houses: Vec<(usize, usize)>,
    /// Their positions among all voters; at least one.
    pub(super) voters: Vec<usize>,
}

/// Weight, houses and weights in other measures.
type Likeness<'a> = (u64, &'a [usize], &'a [u64]);

impl Kind {
    /// All kinds of a game whose quota fits in memory.
    pub(super) fn of(game: &Game) -> Vec<Kind> {
        let mut kinds: BTreeMap<Likeness<'_>, Vec<usize>> = BTreeMap::new();
        for Free { voter, weight, houses, weights } in &game.free {
            kinds.entry((*weight, houses, weights)).or_default().push(*voter);
        }
        let kind = |((weight, houses, weights), voters): (Likeness<'_>, Vec<usize>)| {
            let houses = houses.iter().map(|&house| (house, 1));
            let measures = (game.needs.len()..).zip(weights).map(|(at, &weight)| (at, weight as usize));
            let houses = houses.chain(measures.filter(|&(_, weight)| weight > 0)).collect();
            Kind { weight: weight as usize, houses, voters }
        };
        kinds.into_iter().map(kind).collect()
    }
}

/// How a table is laid out: a row for each combination of numbers in the houses, in it a cell for each weight. The last
/// weight of a row stands for the quota and everything above it, the last number of a house for what it needs and more.
#[derive(Debug)]
pub(super) struct SumShape {
    /// Position of the last weight in a row.
    quota: usize,
    /// Of each house and measure: how many rows further one more of it is, and what it needs.
    houses: Vec<(usize, usize)>,
    rows: usize,
}

impl SumShape {
    /// None if the number of cells does not fit.
    pub(super) fn new(game: &Game) -> Option<SumShape> {
        let quota = usize::try_from(game.quota).ok()?;
        let mut rows: usize = 1;
        let mut houses = Vec::new();
        let measures = game.quotas.iter().map(|&quota| usize::try_from(quota).ok());
        for need in game.needs.iter().copied().map(Some).chain(measures) {
            let need = need?;
            houses.push((rows, need));
            rows = rows.checked_mul(need.checked_add(1)?)?;
        }
        rows.checked_mul(quota.checked_add(1)?)?;
        Some(SumShape { quota, houses, rows })
    }

    /// Each row from the last on, with the row that comes of it when somebody of these houses agrees too.
    fn backwards(&self, houses: &[(usize, usize)]) -> impl Iterator<Item = (usize, usize)> {
        let mut numbers: Vec<usize> = self.houses.iter().map(|(_, need)| *need).collect();
        (0..self.rows).rev().map(move |row| {
            let further = houses.iter().map(|&(house, adds)| {
                let (stride, need) = self.houses[house];
                stride * adds.min(need - numbers[house])
            });
            let after = row + further.sum::<usize>();
            // The numbers of the next row: one less of the first house that has any, and all before it full again.
            for (number, (_, need)) in numbers.iter_mut().zip(&self.houses) {
                match number.checked_sub(1) {
                    Some(less) => {
                        *number = less;
                        break;
                    }
                    None => *number = *need,
                }
            }
            (row, after)
        })
    }
}

/// The chance of each sum of those who were added.
#[derive(Debug, Clone)]
pub(super) struct Sums<'a> {
    shape: &'a SumShape,
    cells: Vec<f64>,
    /// A row before it is changed.
    row: Vec<f64>,
}

impl<'a> Sums<'a> {
    /// Nobody was added: all sums are 0.
    pub(super) fn of_nobody(shape: &'a SumShape) -> Sums<'a> {
        let width = shape.quota + 1;
        let mut cells = vec![0.0; width * shape.rows];
        cells[0] = 1.0;
        Sums { shape, cells, row: vec![0.0; width] }
    }

    /// Adds `number` of a kind, each of whom agrees with the probability `agree`, and not with `rest`.
    pub(super) fn add(&mut self, kind: &Kind, number: usize, agree: f64, rest: f64) {
        for _ in 0..number {
            // From the last row on: a voter moves sums only to later ones.
            for (row, after) in self.shape.backwards(&kind.houses) {
                if after == row {
                    self.add_within(row, kind.weight, agree, rest)
                } else {
                    self.add_across(row, after, kind.weight, agree, rest)
                }
            }
        }
    }

    /// The voter changes no number of a house.
    fn add_within(&mut self, row: usize, weight: usize, agree: f64, rest: f64) {
        let quota = self.shape.quota;
        if weight == 0 {
            return;
        }
        let cells = &mut self.cells[row * (quota + 1)..][..=quota];
        self.row.copy_from_slice(cells);
        let (below, reached) = cells.split_at_mut(quota);
        below.iter_mut().for_each(|cell| *cell *= rest);
        for (cell, before) in below[weight..].iter_mut().zip(&self.row) {
            *cell += agree * before;
        }
        reached[0] += agree * self.row[quota - weight..quota].iter().sum::<f64>();
    }

    /// The voter leads to a later row.
    fn add_across(&mut self, row: usize, after: usize, weight: usize, agree: f64, rest: f64) {
        let quota = self.shape.quota;
        let (early, late) = self.cells.split_at_mut(after * (quota + 1));
        let from = &mut early[row * (quota + 1)..][..=quota];
        let to = &mut late[..=quota];
        for (to, from) in to[weight..].iter_mut().zip(&*from) {
            *to += agree * from;
        }
        // What would lie beyond the last cell stands there.
        to[quota] += agree * from[quota + 1 - weight..].iter().sum::<f64>();
        from.iter_mut().for_each(|cell| *cell *= rest);
    }

    /// The chance that those who were added pass what all others agree to.
    pub(super) fn passing(&self) -> f64 {
        self.cells[self.cells.len() - 1]
    }

    /// The chance that they do not.
    pub(super) fn failing(&self) -> f64 {
        self.cells[..self.cells.len() - 1].iter().sum()
    }

    /// The chance that they do not pass it without one more of a kind, and do with them.
    pub(super) fn decided_by(&self, kind: &Kind) -> f64 {
        let (quota, last) = (self.shape.quota, self.shape.rows - 1);
        let mut chance = 0.0;
        for (row, after) in self.shape.backwards(&kind.houses) {
            if after == last {
                let cells = &self.cells[row * (quota + 1)..][..=quota];
                let end = if row == last { quota } else { quota + 1 };
                chance += cells[quota - kind.weight..end].iter().sum::<f64>();
            }
        }
        chance
    }
}
