//! Composes groups in which nobody sits at the head.

mod answer;
pub mod audit;
mod composition;
mod error;
mod explain;
mod files;
pub mod milp;
pub mod model;
mod outcome;
mod problem;
#[cfg(feature = "report")]
pub mod report;
mod roster;
mod rules;
mod search;
mod solver;

pub use answer::{AnswerFile, BentRule, ConflictRule, Status};
pub use composition::{
    Composition, CompositionBuilder, CompositionForm, CompositionPlan, PlacedMember, PlanFault,
    PlannedGroup, Size,
};
pub use error::{Error, InputFault, InputFaults, Location, NameKind, Position};
pub use files::ProblemFile;
pub use outcome::{
    Alternatives, Bent, Certificate, ClashingRule, Conflict, Outcome, Proof, Solution, StopReason,
};
pub use problem::{CountedConflict, Problem, TierWords};
pub use roster::{
    CsvOptions, Dimension, DimensionId, Member, MemberId, Named, NumberId, Roster, Tag, TagId,
};
pub use rules::{Lens, PairValues, Rule, Tier};
pub use solver::{Cancel, Progress, Solver};
