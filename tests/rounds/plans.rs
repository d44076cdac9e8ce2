//! Every plan of small rounds.

use crate::id;
use roundtable::RoundsPlan;
use serde_json::{Value, json};

/// A round to be enumerated: who is there, the sizes of its tables, and whether it is given already.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) there: Vec<usize>,
    /// Least and greatest number at each table.
    pub(crate) sizes: Vec<(usize, usize)>,
    /// Whether the tables are optional.
    pub(crate) optional: bool,
    /// Some may sit out.
    pub(crate) out: bool,
    /// The table of each who is there, none for sitting out, where the round is fixed.
    pub(crate) fixed: Option<Vec<Option<usize>>>,
}

/// The tables of those who are there, in their order; none for sitting out.
type Seats = Vec<Option<usize>>;

impl Shape {
    pub(crate) fn even(members: usize, sizes: &[usize]) -> Shape {
        Shape {
            there: (0..members).collect(),
            sizes: sizes.iter().map(|&size| (size, size)).collect(),
            optional: false,
            out: false,
            fixed: None,
        }
    }

    /// All ways to seat those who are there.
    fn seatings(&self) -> Vec<Seats> {
        if let Some(fixed) = &self.fixed {
            return vec![fixed.clone()];
        }
        let tables = || (0..self.sizes.len()).map(Some).chain(self.out.then_some(None));
        let mut all: Vec<Seats> = vec![Vec::new()];
        for _ in &self.there {
            let longer = |seats: &Seats| {
                let grown = tables().map(|table| seats.iter().copied().chain([table]).collect());
                grown.collect::<Vec<Seats>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        let here = |seats: &Seats, table: usize| seats.iter().filter(|&&at| at == Some(table)).count();
        all.retain(|seats| {
            self.sizes.iter().enumerate().all(|(table, &(least, most))| {
                let here = here(seats, table);
                (least..=most).contains(&here) || self.optional && here == 0
            })
        });
        all
    }

    fn round(&self, seats: &Seats, members: usize) -> Value {
        let at = |table: Option<usize>| {
            let seated = self.there.iter().zip(seats).filter(move |(_, seat)| **seat == table);
            seated.map(|(&member, _)| id(member)).collect::<Vec<String>>()
        };
        let tables: Vec<Value> = (0..self.sizes.len())
            .map(|table| json!({ "name": format!("table {}", table + 1), "members": at(Some(table)) }))
            .collect();
        let absent: Vec<String> = (0..members).filter(|member| !self.there.contains(member)).map(id).collect();
        json!({ "tables": tables, "absent": absent, "out": at(None) })
    }
}

/// Visits every plan.
pub(crate) fn each(members: usize, shapes: &[Shape], mut visit: impl FnMut(&RoundsPlan)) {
    let rounds: Vec<Vec<Value>> = shapes
        .iter()
        .map(|shape| {
            let seatings = shape.seatings();
            seatings.iter().map(|seats| shape.round(seats, members)).collect()
        })
        .collect();
    let mut at = vec![0; rounds.len()];
    loop {
        let plan: Vec<&Value> = rounds.iter().zip(&at).map(|(round, &at)| &round[at]).collect();
        let plan = serde_json::from_value(json!({ "rounds": plan })).expect("the documented form");
        visit(&plan);
        let Some(next) = (0..at.len()).find(|&round| at[round] + 1 < rounds[round].len()) else {
            return;
        };
        at[next] += 1;
        at[..next].fill(0);
    }
}
