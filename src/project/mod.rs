//! One project: who is in the group, who holds which role, who does which work and who sits where, over all its
//! meetings.

mod back;
mod build;
mod builder;
mod calendar;
mod changes;
mod claim;
mod facts;
mod history;
mod meeting;
mod moment;
mod money;
mod order;
mod outcome;
mod part;
mod parts;
mod people;
mod person;
mod plan;
mod problem;
mod role;
mod solve;
mod spending;
mod stages;
mod standing_in;
mod tables;
mod validate;
#[cfg(feature = "report")]
mod write;

pub use builder::ProjectBuilder;
pub use changes::Changes;
pub use claim::{Claim, Extent};
pub use history::History;
pub use meeting::Meeting;
pub use money::Money;
pub use outcome::{EarlierPart, ProjectConflict, ProjectOutcome, UndecidedPart};
pub use part::Part;
pub use person::PersonPlan;
pub use plan::ProjectPlan;
pub use problem::Project;
pub use role::ProjectRole;
