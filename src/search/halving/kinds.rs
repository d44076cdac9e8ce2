//! Units by what they bring to all grids together.

use crate::model::{Grid, UnitId};
use std::collections::HashMap;

/// The kinds of units that differ in some column.
#[derive(Debug)]
pub(super) struct Kinds {
    of_unit: Vec<u32>,
    /// The columns of each kind, those of all grids one after the other. How many units there are is the first column.
    columns: Vec<Vec<u32>>,
    /// Columns of all grids.
    pub(super) width: usize,
}

impl Kinds {
    pub(super) fn new(grids: &[&Grid], units: usize) -> Kinds {
        let mut of_unit = vec![0; units];
        let mut columns = vec![vec![0]];
        let mut width = 1;
        for grid in grids {
            let mut number: HashMap<(u32, Option<u32>), u32> = HashMap::new();
            let mut finer: Vec<Vec<u32>> = Vec::new();
            for unit in (0..units as u32).map(UnitId) {
                let kind = of_unit[unit.index()];
                of_unit[unit.index()] = *number.entry((kind, grid.kind_of(unit))).or_insert_with(|| {
                    let brought = grid.columns_of(unit).iter().map(|&(column, _)| width as u32 + column);
                    finer.push(columns[kind as usize].iter().copied().chain(brought).collect());
                    finer.len() as u32 - 1
                });
            }
            columns = finer;
            width += grid.columns();
        }
        Kinds { of_unit, columns, width }
    }

    pub(super) fn kind(&self, unit: UnitId) -> u32 {
        self.of_unit[unit.index()]
    }

    /// The columns of a kind.
    pub(super) fn columns(&self, kind: u32) -> &[u32] {
        &self.columns[kind as usize]
    }

    /// The units by their kinds, those of one kind in the order in which they stand.
    pub(super) fn in_order(&self, units: &[UnitId]) -> Vec<UnitId> {
        let mut next = vec![0; self.columns.len() + 1];
        units.iter().for_each(|&unit| next[self.kind(unit) as usize + 1] += 1);
        for kind in 1..next.len() {
            next[kind] += next[kind - 1];
        }
        let mut ordered = vec![UnitId(0); units.len()];
        for &unit in units {
            let at = &mut next[self.kind(unit) as usize];
            ordered[*at] = unit;
            *at += 1;
        }
        ordered
    }
}
