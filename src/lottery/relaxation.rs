//! The linear relaxation of what a composition requires: every lottery lies in it.

use crate::interrupts::Interrupts;
use crate::linear::{ColumnBounds, LinearProgram, RowBounds, whole};
use crate::milp::encode::{Aim, encode};
use crate::model::{Model, SlotId, UnitId};
use std::collections::BTreeMap;

/// Rows over how many members of each class are in each slot, in expectation.
#[derive(Debug, Clone)]
pub(super) struct Relaxation {
    pub(super) columns: Vec<RelaxedColumn>,
    pub(super) rows: Vec<RelaxedRow>,
    pub(super) classes: Vec<RelaxedClass>,
}

#[derive(Debug, Clone)]
pub(super) struct RelaxedColumn {
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// Coefficients by row.
    pub(super) entries: Vec<(usize, i64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RelaxedRow {
    pub(super) lower: Option<i64>,
    pub(super) upper: Option<i64>,
}

/// Members who are alike in all that is required, so that some best lottery gives them equal chances.
#[derive(Debug, Clone)]
pub(super) struct RelaxedClass {
    /// Its members.
    pub(super) units: Vec<UnitId>,
    /// The columns of slots that count as being selected.
    pub(super) counted: Vec<usize>,
}

/// A row while columns are still being put in place of others.
struct OpenRow {
    terms: BTreeMap<usize, i64>,
    lower: Option<i64>,
    upper: Option<i64>,
}

impl Relaxation {
    /// The relaxation of a model whose tiers must cost `held`; `counts` says which slots are a selection. `None` if it is
    /// interrupted, or numbers do not fit.
    pub(super) fn of(
        model: &Model,
        held: &[i64],
        counts: &dyn Fn(SlotId) -> bool,
        interrupts: Interrupts<'_>,
    ) -> Option<Relaxation> {
        let lower_bounds = model.lower_bounds_until(&interrupts)?;
        let bounds = model.tier_lower_bounds(&lower_bounds);
        let last = model.tiers() - 1;
        let aim = Aim {
            tier: last,
            held,
            bounds: &bounds,
            ordered: false,
            lower_bounds: &lower_bounds,
            start: None,
            interrupts,
        };
        let encoded = encode(model, aim)?;
        let data = encoded.program.row_data();
        // What follows the rows of the classes, each of which says where its members are.
        let mut rows: Vec<OpenRow> = Vec::new();
        for row in &data[encoded.classes.len()..] {
            let terms = row.terms.iter().map(|&(column, coefficient)| (column.index(), coefficient)).collect();
            rows.push(OpenRow { terms, lower: row.lower, upper: row.upper });
        }
        if last > 0 {
            let costs = encoded.program.column_data().iter().enumerate();
            let terms = costs.filter(|(_, column)| column.cost != 0).map(|(at, column)| (at, column.cost)).collect();
            rows.push(OpenRow { terms, lower: None, upper: Some(held[last].checked_sub(encoded.constant)?) });
        }
        let mut classes: Vec<RelaxedClass> = Vec::new();
        let mut replaced: BTreeMap<usize, (i64, Vec<usize>)> = BTreeMap::new();
        for (number, units) in encoded.classes.iter().enumerate() {
            let size = units.len() as i64;
            let of_class = encoded.holds.range((number, SlotId(0))..=(number, SlotId(u32::MAX)));
            let mut columns: Vec<(SlotId, usize)> =
                of_class.map(|(&(_, slot), column)| (slot, column.index())).collect();
            let counted = columns.iter().filter(|(slot, _)| counts(*slot)).map(|&(_, column)| column).collect();
            classes.push(RelaxedClass { units: units.clone(), counted });
            // A slot that is no selection takes whoever is in no other.
            match columns.iter().position(|(slot, _)| !counts(*slot)) {
                Some(at) if columns.len() > 1 => {
                    let (_, rest) = columns.swap_remove(at);
                    let others: Vec<usize> = columns.iter().map(|&(_, column)| column).collect();
                    if others.len() > 1 {
                        let terms = others.iter().map(|&column| (column, 1)).collect();
                        rows.push(OpenRow { terms, lower: None, upper: Some(size) });
                    }
                    replaced.insert(rest, (size, others));
                }
                _ => {
                    let terms = columns.iter().map(|&(_, column)| (column, 1)).collect();
                    rows.push(OpenRow { terms, lower: Some(size), upper: Some(size) });
                }
            }
        }
        let mut columns: Vec<RelaxedColumn> = (encoded.program.column_data().iter())
            .map(|column| RelaxedColumn { lower: column.lower, upper: column.upper, entries: Vec::new() })
            .collect();
        let mut kept: Vec<RelaxedRow> = Vec::new();
        for row in rows {
            let row = row.without(&replaced)?;
            match row.terms.iter().next() {
                Some((&column, &coefficient)) if row.terms.len() == 1 => {
                    columns[column].narrow(coefficient, row.lower, row.upper);
                }
                _ => {
                    row.terms.iter().for_each(|(&column, &entry)| columns[column].entries.push((kept.len(), entry)));
                    kept.push(RelaxedRow { lower: row.lower, upper: row.upper });
                }
            }
        }
        Some(Relaxation { columns, rows: kept, classes }.without_columns(|column| replaced.contains_key(&column)))
    }

    /// Its rows and columns as a program in which nothing is worth anything yet.
    pub(super) fn program(&self) -> LinearProgram {
        let mut program = LinearProgram::default();
        for row in &self.rows {
            program.row(RowBounds { lower: row.lower.map(whole), upper: row.upper.map(whole) });
        }
        for column in &self.columns {
            let bounds = ColumnBounds { lower: whole(column.lower), upper: Some(whole(column.upper)) };
            program.column(bounds, 0, column.entries.clone());
        }
        program
    }

    /// The same without these columns, which stand in no row.
    fn without_columns(self, gone: impl Fn(usize) -> bool) -> Relaxation {
        let mut number = Vec::new();
        let mut columns = Vec::new();
        for (at, column) in self.columns.into_iter().enumerate() {
            number.push(columns.len());
            if !gone(at) {
                columns.push(column);
            }
        }
        let mut classes = self.classes;
        classes.iter_mut().flat_map(|class| &mut class.counted).for_each(|column| *column = number[*column]);
        Relaxation { columns, rows: self.rows, classes }
    }
}

impl OpenRow {
    /// The same with what others leave in place of some columns; `None` if numbers do not fit.
    fn without(mut self, replaced: &BTreeMap<usize, (i64, Vec<usize>)>) -> Option<OpenRow> {
        let gone: Vec<(usize, i64)> =
            self.terms.iter().filter(|(column, _)| replaced.contains_key(column)).map(|(&c, &k)| (c, k)).collect();
        for (column, coefficient) in gone {
            self.terms.remove(&column);
            let (size, others) = &replaced[&column];
            let constant = coefficient.checked_mul(*size)?;
            self.lower = self.lower.map_or(Some(None), |bound| bound.checked_sub(constant).map(Some))?;
            self.upper = self.upper.map_or(Some(None), |bound| bound.checked_sub(constant).map(Some))?;
            for &other in others {
                let term = self.terms.entry(other).or_default();
                *term = term.checked_sub(coefficient)?;
            }
        }
        self.terms.retain(|_, coefficient| *coefficient != 0);
        Some(self)
    }
}

impl RelaxedColumn {
    /// Takes the bounds of a row of this whole column alone.
    fn narrow(&mut self, coefficient: i64, lower: Option<i64>, upper: Option<i64>) {
        let (lower, upper) = if coefficient > 0 { (lower, upper) } else { (upper, lower) };
        let exact = |bound: i64| (i128::from(bound), i128::from(coefficient));
        if let Some((bound, by)) = lower.map(exact) {
            let least = -(-bound * by.signum()).div_euclid(by.abs());
            self.lower = self.lower.max(i64::try_from(least).unwrap_or(i64::MAX));
        }
        if let Some((bound, by)) = upper.map(exact) {
            let most = (bound * by.signum()).div_euclid(by.abs());
            self.upper = self.upper.min(i64::try_from(most).unwrap_or(i64::MIN));
        }
    }
}
