//! The core language: units hold slots, counts are taken over who holds what, and every count has a price.
//!
//! A [`Model`] is what a problem is lowered to before it is solved. Each kind of count lives in a file of its own with
//! its four readings: its **value** on a whole assignment, its **delta** when units move (the `…State` types), its
//! **rows** in an integer program ([`Rows`]), and its **floor**, a lower bound found without solving.

mod acquaintances;
#[cfg(test)]
mod agreement;
mod assignment_weights;
mod bits;
mod cluster;
mod conditional_bound;
mod contact_relation;
mod contacts;
mod distinct_contacts;
mod edge_products;
mod edge_products_state;
mod encounter;
mod encounters_state;
mod flow;
#[cfg(test)]
pub(crate) mod generators;
mod graph;
mod grid;
mod kinds_state;
mod level;
mod leximin;
#[cfg(test)]
mod leximin_agreement;
mod leximin_bound;
mod leximin_state;
mod lists;
mod meeting_bound;
mod meetings;
mod neighbours;
mod pair_table;
mod pattern;
mod price;
mod prior_experience;
#[cfg(test)]
mod program_agreement;
mod ranges;
mod rows;
mod same_counts;
mod slots;
mod split;
mod spread;
mod symmetry_classes;
mod tally;
mod tally_bound;
mod threshold_counts;
mod transport;

pub use acquaintances::Acquaintances;
pub use assignment_weights::AssignmentWeights;
pub use cluster::Cluster;
pub use contact_relation::ContactRelation;
pub use contacts::{Contacts, MemberPair, PairClasses};
pub use distinct_contacts::DistinctContacts;
pub use edge_products::{Aggregate, EdgeProducts};
pub use encounter::Encounters;
pub(crate) use encounters_state::EncountersState;
pub use graph::Graph;
pub use grid::Grid;
pub use level::Level;
pub use leximin::{Levels, Leximin};
pub use meetings::Meetings;
pub use neighbours::Neighbours;
pub use price::{Line, Price};
pub use prior_experience::PriorExperience;
pub use rows::{Auxiliary, Expression, Meaning, Reading, Row, Rows, Variable};
pub use slots::{Assignment, SlotId, Slots, UnitId};
pub use tally::Tally;
pub use threshold_counts::ThresholdCounts;

pub(crate) use acquaintances::AcquaintancesState;
pub(crate) use assignment_weights::{AssignmentWeightsState, UnitWeights};
pub(crate) use bits::BitState;
pub(crate) use cluster::ClusterState;
pub(crate) use contacts::pair;
pub(crate) use distinct_contacts::DistinctContactsState;
pub(crate) use edge_products_state::EdgeProductsState;
pub(crate) use flow::{Placing, Shortage, place};
pub(crate) use graph::{Component, Shape};
pub(crate) use grid::Weighted;
pub(crate) use kinds_state::KindsState;
pub(crate) use leximin::Known;
pub(crate) use leximin_state::LevelsState;
pub(crate) use meetings::MeetingsState;
pub(crate) use prior_experience::{PriorExperienceState, RoleExposure};
pub(crate) use tally::TallyState;
pub(crate) use threshold_counts::ThresholdCountsState;

use slots::Period;
use std::fmt;
use std::ops::Range;

/// A rule of the problem, by its position in the order in which the rules were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) u32);

impl RuleId {
    /// Position among the rules, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a family counts.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Count {
    /// How many, or how much, each bucket holds of each column.
    Tally(Tally),
    /// How many columns of each bucket reach a threshold.
    ThresholdCounts(ThresholdCounts),
    /// A sum of weights of single units in single slots.
    AssignmentWeights(AssignmentWeights),
    /// Whether pairs are in contact.
    Encounters(Encounters),
    /// The sum of pair values over contacts.
    Cluster(Cluster),
    /// How often each pair meets over all periods.
    Meetings(Meetings),
    /// How many new people each member meets over all periods.
    DistinctContacts(DistinctContacts),
    /// How much of one column stands in neighbouring places.
    EdgeProducts(EdgeProducts),
    /// What neighbours are to each other by their kinds.
    Neighbours(Neighbours),
    /// Whether everybody is in contact with enough of those whom they know.
    Acquaintances(Acquaintances),
    /// How many of those in certain places have been there in earlier periods.
    PriorExperience(PriorExperience),
    /// The sum of the greatest levels of several counts.
    Leximin(Leximin),
}

impl Count {
    /// The same counts of units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Count {
        match self {
            Count::Tally(tally) => Count::Tally(tally.moved(units, slots)),
            Count::ThresholdCounts(flags) => Count::ThresholdCounts(flags.moved(units, slots)),
            Count::AssignmentWeights(cells) => Count::AssignmentWeights(cells.moved(units, slots)),
            Count::Encounters(encounters) => Count::Encounters(encounters.moved(units, slots)),
            Count::Cluster(cluster) => Count::Cluster(cluster.moved(units, slots)),
            Count::EdgeProducts(joins) => Count::EdgeProducts(joins.moved(units, slots)),
            Count::Neighbours(neighbours) => Count::Neighbours(neighbours.moved(units, slots)),
            Count::Meetings(_) | Count::DistinctContacts(_) | Count::PriorExperience(_) | Count::Leximin(_) => self,
            Count::Acquaintances(known) => Count::Acquaintances(known.moved(units, slots)),
        }
    }

    /// The same counts over slots each of which stands for one here, such as the seats of a table for the table.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Count {
        match self {
            Count::Tally(tally) => Count::Tally(tally.refined(coarse)),
            Count::ThresholdCounts(flags) => Count::ThresholdCounts(flags.refined(coarse)),
            Count::AssignmentWeights(cells) => Count::AssignmentWeights(cells.refined(coarse)),
            Count::Encounters(encounters) => Count::Encounters(encounters.refined(coarse)),
            Count::Cluster(cluster) => Count::Cluster(cluster.refined(coarse)),
            Count::Acquaintances(known) => Count::Acquaintances(known.refined(coarse)),
            // These are made for the places and periods that they are about.
            Count::EdgeProducts(_)
            | Count::Neighbours(_)
            | Count::Meetings(_)
            | Count::DistinctContacts(_)
            | Count::PriorExperience(_)
            | Count::Leximin(_) => self,
        }
    }

    /// The same counts at `factor` times the price; none when a price would overflow.
    pub(crate) fn times(&self, factor: i64) -> Option<Count> {
        Some(match self {
            Count::Tally(tally) => Count::Tally(tally.times(factor)?),
            Count::ThresholdCounts(flags) => Count::ThresholdCounts(flags.times(factor)?),
            Count::AssignmentWeights(cells) => Count::AssignmentWeights(cells.times(factor)?),
            Count::Encounters(encounters) => Count::Encounters(encounters.times(factor)?),
            Count::Cluster(cluster) => Count::Cluster(cluster.times(factor)?),
            Count::Meetings(meetings) => Count::Meetings(meetings.times(factor)?),
            Count::DistinctContacts(reach) => Count::DistinctContacts(reach.times(factor)?),
            Count::EdgeProducts(joins) => Count::EdgeProducts(joins.times(factor)?),
            Count::Neighbours(neighbours) => Count::Neighbours(neighbours.times(factor)?),
            Count::Acquaintances(known) => Count::Acquaintances(known.times(factor)?),
            Count::PriorExperience(seasoned) => Count::PriorExperience(seasoned.times(factor)?),
            Count::Leximin(leximin) => Count::Leximin(leximin.times(factor)?),
        })
    }
}

/// Priced counts of one definition, which add up.
#[derive(Debug, Clone)]
pub struct Family {
    /// The rule that the family stands for.
    pub rule: RuleId,
    /// Position of its tier; 0 holds what must hold.
    pub tier: usize,
    /// The counts and their prices.
    pub count: Count,
}

impl Family {
    /// The definition: the sum of the prices.
    pub fn value(&self, assignment: &Assignment) -> i64 {
        match &self.count {
            Count::Tally(tally) => tally.value(assignment),
            Count::ThresholdCounts(flags) => flags.value(assignment),
            Count::AssignmentWeights(cells) => cells.value(assignment),
            Count::Encounters(encounters) => encounters.value(assignment),
            Count::Cluster(cluster) => cluster.value(assignment),
            Count::Meetings(meetings) => meetings.value(assignment),
            Count::DistinctContacts(reach) => reach.value(assignment),
            Count::EdgeProducts(joins) => joins.value(assignment),
            Count::Neighbours(neighbours) => neighbours.value(assignment),
            Count::Acquaintances(known) => known.value(assignment),
            Count::PriorExperience(seasoned) => seasoned.value(assignment),
            Count::Leximin(leximin) => leximin.value(assignment),
        }
    }

    /// A lower bound on the value, found without solving; none when no assignment at all is possible.
    pub fn lower_bound(&self, slots: &Slots) -> Option<i64> {
        match &self.count {
            Count::Tally(tally) => tally.lower_bound(slots),
            Count::ThresholdCounts(flags) => flags.lower_bound(slots),
            Count::AssignmentWeights(cells) => cells.lower_bound(slots),
            Count::Encounters(encounters) => encounters.lower_bound(),
            Count::Cluster(cluster) => cluster.lower_bound(slots),
            Count::Meetings(meetings) => meetings.lower_bound(slots),
            Count::DistinctContacts(reach) => reach.lower_bound(slots),
            Count::EdgeProducts(joins) => joins.lower_bound(slots),
            Count::Neighbours(neighbours) => neighbours.lower_bound(slots),
            Count::Acquaintances(known) => known.lower_bound(slots),
            Count::PriorExperience(seasoned) => seasoned.lower_bound(slots),
            Count::Leximin(leximin) => leximin.lower_bound(),
        }
    }

    /// The linear reading: required in tier 0, paid in the others. `lower_bounds` of the parts, if known, are rows of their
    /// own.
    pub fn rows(&self, slots: &Slots, lower_bounds: &[i64]) -> Rows {
        let reading = if self.tier == 0 { Reading::Required } else { Reading::Paid };
        match &self.count {
            Count::Tally(tally) => tally.rows(slots, reading, lower_bounds),
            Count::ThresholdCounts(flags) => flags.rows(slots, reading),
            Count::AssignmentWeights(cells) => cells.rows(slots, reading),
            Count::Encounters(encounters) => encounters.rows(slots, reading),
            Count::Cluster(cluster) => cluster.rows(slots, reading),
            Count::Meetings(meetings) => meetings.rows(slots, reading),
            Count::DistinctContacts(reach) => reach.rows(slots, reading),
            Count::EdgeProducts(joins) => joins.rows(slots, reading),
            Count::Neighbours(neighbours) => neighbours.rows(slots, reading),
            Count::Acquaintances(known) => known.rows(slots, reading),
            Count::PriorExperience(seasoned) => seasoned.rows(slots, reading),
            Count::Leximin(leximin) => leximin.rows(slots, reading),
        }
    }

    /// Positions of the units that the family is about.
    pub(crate) fn span(&self, slots: &Slots) -> Range<usize> {
        match &self.count {
            Count::Tally(tally) => tally.grid().span(),
            Count::ThresholdCounts(flags) => flags.grid().span(),
            Count::AssignmentWeights(cells) => cells.span(),
            Count::Encounters(encounters) => encounters.span(),
            Count::Cluster(cluster) => cluster.span(),
            Count::EdgeProducts(joins) => joins.grid().span(),
            Count::Neighbours(neighbours) => neighbours.grid().span(),
            Count::Acquaintances(known) => known.span(),
            Count::Leximin(leximin) => leximin.span(),
            Count::Meetings(_) | Count::DistinctContacts(_) | Count::PriorExperience(_) => 0..slots.units(),
        }
    }

    /// The period that the family is about; none when it is about those of several periods.
    pub(crate) fn period(&self, slots: &Slots) -> Option<usize> {
        let units = self.span(slots);
        let period = slots.period_of(UnitId(units.start as u32));
        let inside = |of: &&Period| units.end <= of.units.end;
        slots.periods().get(period).filter(inside).map(|_| period)
    }

    fn greatest(&self, slots: &Slots) -> i128 {
        match &self.count {
            Count::Tally(tally) => tally.greatest(),
            Count::ThresholdCounts(flags) => flags.greatest(),
            Count::AssignmentWeights(cells) => cells.greatest(),
            Count::Encounters(encounters) => encounters.greatest(),
            Count::Cluster(cluster) => cluster.greatest(),
            Count::Meetings(meetings) => meetings.greatest(slots),
            Count::DistinctContacts(reach) => reach.greatest(),
            Count::EdgeProducts(joins) => joins.greatest(),
            Count::Neighbours(neighbours) => neighbours.greatest(),
            Count::Acquaintances(known) => known.greatest(),
            Count::PriorExperience(seasoned) => seasoned.greatest(slots),
            Count::Leximin(leximin) => leximin.greatest(),
        }
    }
}

/// The cost of an assignment, tier by tier; the first that differs decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost(pub Vec<i64>);

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let costs: Vec<String> = self.0.iter().map(i64::to_string).collect();
        write!(f, "({})", costs.join(", "))
    }
}

/// A problem as slots, counts and prices.
#[derive(Debug, Clone)]
pub struct Model {
    slots: Slots,
    families: Vec<Family>,
    tiers: usize,
    lists: Vec<Range<usize>>,
}

/// Costs stay below this, so that sums and differences of them fit.
const MAX_COST: i128 = 1 << 62;

impl Model {
    /// `tiers` counts tier 0, which is always there. The sums of a list of levels stand in tiers of their own, one
    /// after the other.
    pub(crate) fn new(slots: Slots, families: Vec<Family>, tiers: usize) -> Model {
        let lists = families.iter().filter_map(|family| match &family.count {
            Count::Leximin(leximin) if leximin.greatest_levels() == 1 => {
                Some(family.tier..family.tier + leximin.levels().len())
            }
            _ => None,
        });
        Model { lists: lists.collect(), slots, families, tiers }
    }

    /// Who can hold what.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// The priced counts.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// Number of tiers, with tier 0.
    pub fn tiers(&self) -> usize {
        self.tiers
    }

    /// The families of one tier.
    pub fn tier(&self, tier: usize) -> impl Iterator<Item = &Family> {
        self.families.iter().filter(move |family| family.tier == tier)
    }

    /// The cost of an assignment by the definitions.
    pub fn cost(&self, assignment: &Assignment) -> Cost {
        let tier = |tier| self.tier(tier).map(|family| family.value(assignment)).sum();
        Cost((0..self.tiers).map(tier).collect())
    }

    /// A floor of each family, in parts that add up: of a tally, one a column. Tallies know of those that are required
    /// and count the same. None when something that is required cannot be met, or a count cannot be split at all.
    pub fn lower_bounds(&self) -> Option<Vec<Vec<i64>>> {
        let required: Vec<(usize, &Tally)> = self
            .families
            .iter()
            .enumerate()
            .filter_map(|(at, family)| match &family.count {
                Count::Tally(tally) if family.tier == 0 => Some((at, tally)),
                _ => None,
            })
            .collect();
        let parts = |(at, family): (usize, &Family)| {
            let parts = match &family.count {
                Count::Tally(tally) => {
                    let others: Vec<&Tally> =
                        required.iter().filter(|(other, _)| *other != at).map(|&(_, tally)| tally).collect();
                    tally.column_floors(&self.slots, &others)?
                }
                _ => vec![family.lower_bound(&self.slots)?],
            };
            (family.tier > 0 || parts.iter().sum::<i64>() == 0).then_some(parts)
        };
        self.families.iter().enumerate().map(parts).collect()
    }

    /// The floor of each tier: the sum over its families.
    pub fn tier_lower_bounds(&self, lower_bounds: &[Vec<i64>]) -> Vec<i64> {
        let mut tiers = vec![0; self.tiers];
        for (family, parts) in self.families.iter().zip(lower_bounds) {
            tiers[family.tier] += parts.iter().sum::<i64>();
        }
        tiers
    }

    /// The first rule with whose costs a tier might overflow.
    pub(crate) fn overflowing(&self) -> Option<RuleId> {
        let mut sums = vec![0i128; self.tiers];
        self.families.iter().find_map(|family| {
            sums[family.tier] = sums[family.tier].saturating_add(family.greatest(&self.slots));
            (sums[family.tier] >= MAX_COST).then_some(family.rule)
        })
    }

    /// The same problem with one more tier at the end.
    pub(crate) fn with_tier(&self, counts: Vec<Count>) -> Model {
        let last = |count| Family { rule: RuleId(u32::MAX), tier: self.tiers, count };
        let families = self.families.iter().cloned().chain(counts.into_iter().map(last)).collect();
        Model { slots: self.slots.clone(), families, tiers: self.tiers + 1, lists: self.lists.clone() }
    }
}
