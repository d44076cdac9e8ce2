//! Composes groups in which nobody sits at the head.

pub mod audit;
mod composition;
mod error;
mod explain;
pub mod milp;
pub mod model;
mod outcome;
mod problem;
mod roster;
mod rules;
mod search;
mod solver;

pub use composition::{
    Composition, CompositionBuilder, CompositionPlan, PlacedMember, PlanFault, PlannedGroup, Size,
};
pub use error::{Error, InputFault, InputFaults, Location, NameKind, Position};
pub use outcome::{
    Alternatives, Bent, Certificate, ClashingRule, Conflict, Outcome, Proof, Solution, StopReason,
};
pub use problem::{CountedConflict, Problem, TierWords};
pub use roster::{
    CsvOptions, Dimension, DimensionId, Member, MemberId, Named, NumberId, Roster, Tag, TagId,
};
pub use rules::{Lens, PairValues, Rule, Tier};
pub use solver::{Cancel, Progress, Solver};
