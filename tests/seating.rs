//! Seating: every rule against enumeration, patterns, planted and clashing rooms, supporters, re-seating, and what may
//! not matter.

#[path = "common/agrees.rs"]
mod agrees;
#[path = "seating/by_value.rs"]
mod by_value;
#[path = "seating/by_value_told.rs"]
mod by_value_told;
#[path = "common/clashes.rs"]
mod clashes;
#[path = "seating/clashing.rs"]
mod clashing;
#[path = "common/crowd.rs"]
mod crowd;
#[path = "seating/far_apart.rs"]
mod far_apart;
#[path = "seating/faults.rs"]
mod faults;
#[path = "seating/file_faults.rs"]
mod file_faults;
#[path = "seating/form.rs"]
mod form;
#[path = "seating/frames.rs"]
mod frames;
#[path = "seating/metamorphic.rs"]
mod metamorphic;
#[path = "seating/named.rs"]
mod named;
#[path = "seating/oracle.rs"]
mod oracle;
#[path = "seating/pattern.rs"]
mod pattern;
#[path = "seating/plan_faults.rs"]
mod plan_faults;
#[path = "seating/planted.rs"]
mod planted;
#[path = "seating/privacy.rs"]
mod privacy;
#[path = "seating/reseating.rs"]
mod reseating;
#[path = "seating/rules.rs"]
mod rules;
#[path = "common/seeds.rs"]
mod seeds;
#[path = "seating/supporters.rs"]
mod supporters;

use crowd::{id, roster};
use seeds::cases;
