//! The core language: units hold slots, counts are taken over who holds what, and every count has a price.
//!
//! A [`Model`] is what a problem is lowered to before it is solved. Each kind of count lives in a file of its own with
//! its four readings: its **value** on a whole assignment, its **delta** when units move (the `…State` types), its
//! **rows** in an integer program ([`Rows`]), and its **floor**, a lower bound found without solving.

mod acquaintances;
#[cfg(test)]
mod agreement;
mod assignment_flow;
mod assignment_weights;
mod beside;
mod bits;
mod blocks;
mod cluster;
mod cluster_bound;
mod conditional_bound;
mod contact_kinds;
mod contact_relation;
mod contacts;
mod count;
mod distinct_contacts;
mod edge_products;
mod edge_products_state;
mod encounter;
mod encounters_state;
mod family;
mod few_values_state;
mod filling;
mod forced_repeats;
#[cfg(test)]
pub(crate) mod generators;
mod gilmore_lawler;
mod graph;
mod grid;
mod kinds_state;
mod known_repeats;
mod level;
mod level_counts;
mod level_flow;
mod leximin;
#[cfg(test)]
mod leximin_agreement;
mod leximin_bound;
mod leximin_exact;
mod leximin_state;
mod leximin_water;
mod lists;
mod meeting_bound;
mod meetings;
mod meetings_state;
mod neighbour_values;
mod neighbours;
pub(crate) mod network;
mod number_ranges;
mod number_ranges_bound;
mod number_ranges_state;
mod open_counts;
mod pair_table;
mod pattern;
mod permission_lists;
mod placing;
mod price;
mod prior_experience;
#[cfg(test)]
mod program_agreement;
mod quadratic_assignment;
mod quadratic_bound;
mod ranges;
mod readings;
mod rows;
mod same_counts;
mod slots;
mod spectrum;
mod split;
mod spread;
mod symmetry_classes;
mod tally;
mod tally_bound;
mod threshold_counts;
mod threshold_counts_state;
mod tiered;
mod transport;
mod unit_weights;

pub use acquaintances::Acquaintances;
pub use assignment_weights::AssignmentWeights;
pub use cluster::Cluster;
pub use contact_relation::ContactRelation;
pub use contacts::{Contacts, MemberPair, PairClasses};
pub use count::Count;
pub use distinct_contacts::DistinctContacts;
pub use edge_products::{Aggregate, EdgeProducts};
pub use encounter::Encounters;
pub use family::{Cost, Family, RuleId};
pub use graph::Graph;
pub use grid::Grid;
pub use level::Level;
pub use leximin::{Levels, Leximin};
pub use meetings::Meetings;
pub(crate) use meetings::{Class, Crowded};
pub use neighbours::Neighbours;
pub use number_ranges::{NumberRanges, RangeGoal};
pub(crate) use permission_lists::PermissionLists;
pub use price::{Line, Price};
pub use prior_experience::PriorExperience;
pub use quadratic_assignment::QuadraticAssignment;
pub use rows::{Auxiliary, Expression, Meaning, Reading, Row, Rows, Variable};
pub use slots::{Assignment, SlotId, Slots, UnitId};
pub use tally::Tally;
pub use threshold_counts::ThresholdCounts;
pub use tiered::Model;

pub(crate) use bits::{BitState, SharedBits};
pub(crate) use blocks::Block;
pub(crate) use contacts::pair;
pub(crate) use count::Kernel;
pub(crate) use graph::{Component, ComponentShape};
pub(crate) use grid::Weighted;
pub(crate) use level_flow::LevelFlows;
pub(crate) use leximin::Known;
pub(crate) use leximin_state::LevelsState;
pub(crate) use neighbour_values::NeighbourValues;
pub(crate) use placing::{PlannedUnits, Shortage, place};
pub(crate) use prior_experience::{ExperiencePrice, RoleExposure};
pub(crate) use readings::{CountReadings, PairColumns};
pub(crate) use unit_weights::UnitWeights;
