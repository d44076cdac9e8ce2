//! The linear reading of a count: variables and rows over "unit holds slot", for whichever engine comes.

use super::level::Level;
use super::price::Price;
use super::slots::{SlotId, UnitId};
use itertools::Itertools;
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// A variable of the linear reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable {
    /// 1 when the unit holds the slot, else 0.
    Holds(UnitId, SlotId),
    /// One of the auxiliary variables, by position.
    Auxiliary(usize),
}

/// A sum of weighted variables.
pub type Expression = Vec<(Variable, i64)>;

/// A variable beside the assignment itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auxiliary {
    /// Least and greatest value.
    pub range: RangeInclusive<i64>,
    /// Whether it must be whole even when that does not follow from the rest.
    pub integer: bool,
    /// What it stands for.
    pub meaning: Meaning,
}

/// What an auxiliary variable stands for, so that its value follows from an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The price of a count.
    Price(Expression, Price),
    /// 1 when a count lies in a stretch, else 0.
    Within(Expression, RangeInclusive<i64>),
    /// A count when it lies in a stretch, else 0.
    Part(Expression, RangeInclusive<i64>),
    /// The price of a count when it lies in a stretch, else 0.
    PartPrice(Expression, RangeInclusive<i64>, Price),
    /// 1 when both counts are at least 1, else 0; with several pairs of counts, 1 when that holds for one of them.
    AnyBoth(Vec<(Expression, Expression)>),
    /// The sum of products of two counts, each with a weight.
    Products(Vec<(Expression, Expression, i64)>),
    /// The greatest price of several counts.
    GreatestPrice(Vec<Expression>, Price),
    /// By how much a count with what is added to it is above 0.
    Excess(Expression, i64),
    /// The level of a count.
    Level(Expression, Level),
    /// The greatest of several counts, each with what is added to it; or the second greatest, or a later one, counted
    /// from 1.
    Greatest(Vec<(Expression, i64)>, usize),
}

/// `low ≤ expression ≤ high`; `None` is no limit on that side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The sum that is bounded.
    pub terms: Expression,
    /// Least value.
    pub low: Option<i64>,
    /// Greatest value.
    pub high: Option<i64>,
}

/// Rows, auxiliary variables and the cost of one family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Variables beside the assignment.
    pub auxiliaries: Vec<Auxiliary>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The cost, less `constant`.
    pub cost: Expression,
    /// The part of the cost that no choice changes.
    pub constant: i64,
}

/// How a price enters: as a rule that must hold, or as a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The price must be 0.
    Required,
    /// The price is paid.
    Paid,
}

impl Rows {
    /// A new variable.
    pub fn auxiliary(&mut self, range: RangeInclusive<i64>, integer: bool, meaning: Meaning) -> Variable {
        self.auxiliaries.push(Auxiliary { range, integer, meaning });
        Variable::Auxiliary(self.auxiliaries.len() - 1)
    }

    /// A new row.
    pub fn row(&mut self, terms: Expression, low: Option<i64>, high: Option<i64>) {
        self.rows.push(Row { terms, low, high });
    }

    /// The values of the auxiliary variables that follow from who holds what.
    pub fn auxiliary_values(&self, holds: &dyn Fn(UnitId, SlotId) -> bool) -> Vec<i64> {
        let mut values: Vec<i64> = Vec::with_capacity(self.auxiliaries.len());
        for auxiliary in &self.auxiliaries {
            let of = |expression: &Expression| total(expression, holds, &values);
            let value = match &auxiliary.meaning {
                Meaning::Price(count, price) => price.at(of(count)),
                Meaning::Within(count, stretch) => i64::from(stretch.contains(&of(count))),
                Meaning::Part(count, stretch) => Some(of(count)).filter(|count| stretch.contains(count)).unwrap_or(0),
                Meaning::PartPrice(count, stretch, price) => {
                    Some(of(count)).filter(|count| stretch.contains(count)).map_or(0, |count| price.at(count))
                }
                Meaning::AnyBoth(pairs) => i64::from(pairs.iter().any(|(a, b)| of(a) >= 1 && of(b) >= 1)),
                Meaning::Products(products) => {
                    let product = |(a, b, weight): &(Expression, Expression, i64)| weight * of(a) * of(b);
                    products.iter().map(product).sum()
                }
                Meaning::GreatestPrice(counts, price) => {
                    let prices = counts.iter().map(|count| price.at(of(count)));
                    prices.max().unwrap_or(0)
                }
                Meaning::Excess(count, base) => (of(count) + base).max(0),
                Meaning::Level(count, level) => level.at(of(count)),
                Meaning::Greatest(counts, place) => {
                    let counts = counts.iter().map(|(count, base)| of(count) + base);
                    let mut falling = counts.sorted_unstable_by_key(|&count| Reverse(count));
                    falling.nth(place - 1).unwrap_or(0)
                }
            };
            values.push(value);
        }
        values
    }

    /// Adds the price of a count that is the sum `count` and lies in `range` whatever happens.
    pub fn price(&mut self, count: Expression, range: RangeInclusive<i64>, price: &Price, reading: Reading) {
        if range.is_empty() {
            return;
        }
        match reading {
            Reading::Required => self.require(count, range, price),
            Reading::Paid => self.pay(count, range, price),
        }
    }

    /// Adds the greatest price of counts that all lie in `range` whatever happens. The price is convex there.
    pub(crate) fn greatest_price(&mut self, counts: Vec<Expression>, range: RangeInclusive<i64>, price: &Price) {
        let (least, greatest) = price.extremes(range.clone());
        let lines = price.lines(range);
        let meaning = Meaning::GreatestPrice(counts.clone(), price.clone());
        let cost = self.auxiliary(least.min(0)..=greatest.max(0), false, meaning);
        for count in counts {
            for line in &lines {
                let less = count.iter().map(|&(variable, weight)| (variable, -weight * line.slope));
                self.row(less.chain([(cost, 1)]).collect(), Some(line.constant), None);
            }
        }
        self.cost.push((cost, 1));
    }

    /// The count must lie where the price is 0: one row for one such stretch, else one binary a stretch.
    fn require(&mut self, count: Expression, range: RangeInclusive<i64>, price: &Price) {
        let free = price.free(range.clone());
        let limit = |at: i64, end: i64| (at != end).then_some(at);
        match free.as_slice() {
            // No value is allowed: a row that cannot hold says so.
            [] => self.row(Vec::new(), Some(1), None),
            [only] => {
                let (low, high) = (limit(*only.start(), *range.start()), limit(*only.end(), *range.end()));
                if low.is_some() || high.is_some() {
                    self.row(count, low, high);
                }
            }
            several => {
                let within = |stretch: &RangeInclusive<i64>| Meaning::Within(count.clone(), stretch.clone());
                let chosen: Vec<Variable> =
                    several.iter().map(|stretch| self.auxiliary(0..=1, true, within(stretch))).collect();
                self.row(chosen.iter().map(|&z| (z, 1)).collect(), Some(1), Some(1));
                let (mut above, mut below) = (count.clone(), count);
                above.extend(chosen.iter().zip(several).map(|(&z, stretch)| (z, -stretch.start())));
                below.extend(chosen.iter().zip(several).map(|(&z, stretch)| (z, -stretch.end())));
                self.row(above, Some(0), None);
                self.row(below, None, Some(0));
            }
        }
    }

    /// The price as a variable above all its lines; where it is not convex, the count is split over the convex
    /// stretches, of which one is chosen.
    fn pay(&mut self, count: Expression, range: RangeInclusive<i64>, price: &Price) {
        let runs = price.runs(range.clone());
        if let [only] = runs.as_slice() {
            let lines = price.lines(only.clone());
            if let [line] = lines.as_slice() {
                self.constant += line.constant;
                self.cost.extend(count.into_iter().map(|(variable, weight)| (variable, weight * line.slope)));
                return;
            }
            let (least, greatest) = price.extremes(only.clone());
            let cost = self.auxiliary(least..=greatest, false, Meaning::Price(count.clone(), price.clone()));
            for line in lines {
                let mut terms: Expression =
                    count.iter().map(|&(variable, weight)| (variable, -weight * line.slope)).collect();
                terms.push((cost, 1));
                self.row(terms, Some(line.constant), None);
            }
            self.cost.push((cost, 1));
            return;
        }
        let mut parts: Expression = count.iter().map(|&(variable, weight)| (variable, -weight)).collect();
        let mut choice = Vec::new();
        for run in runs {
            let chosen = self.auxiliary(0..=1, true, Meaning::Within(count.clone(), run.clone()));
            let span = *run.start().min(&0)..=*run.end().max(&0);
            let part = self.auxiliary(span, true, Meaning::Part(count.clone(), run.clone()));
            choice.push((chosen, 1));
            parts.push((part, 1));
            self.row(vec![(part, 1), (chosen, -run.start())], Some(0), None);
            self.row(vec![(part, 1), (chosen, -run.end())], None, Some(0));
            let (least, greatest) = price.extremes(run.clone());
            let meaning = Meaning::PartPrice(count.clone(), run.clone(), price.clone());
            let cost = self.auxiliary(least.min(0)..=greatest.max(0), false, meaning);
            for line in price.lines(run) {
                self.row(vec![(cost, 1), (part, -line.slope), (chosen, -line.constant)], Some(0), None);
            }
            self.cost.push((cost, 1));
        }
        self.row(choice, Some(1), Some(1));
        self.row(parts, Some(0), Some(0));
    }
}

/// The value of an expression.
pub(crate) fn total(expression: &Expression, holds: &dyn Fn(UnitId, SlotId) -> bool, auxiliaries: &[i64]) -> i64 {
    let value = |variable: &Variable| match *variable {
        Variable::Holds(unit, slot) => i64::from(holds(unit, slot)),
        Variable::Auxiliary(at) => auxiliaries[at],
    };
    expression.iter().map(|(variable, weight)| weight * value(variable)).sum()
}
