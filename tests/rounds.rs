//! Rounds: every rule against enumeration, planted and clashing schedules, sitting out, fixed rounds, and what may not
//! matter.

#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "common/agrees.rs"]
mod agrees;
#[path = "common/clashes.rs"]
mod clashes;
#[path = "rounds/clashing.rs"]
mod clashing;
#[path = "common/crowd.rs"]
mod crowd;
#[path = "rounds/faults.rs"]
mod faults;
#[path = "rounds/fixed.rs"]
mod fixed;
#[path = "rounds/form.rs"]
mod form;
#[path = "rounds/hats.rs"]
mod hats;
#[path = "rounds/metamorphic.rs"]
mod metamorphic;
#[path = "rounds/oracle.rs"]
mod oracle;
#[path = "rounds/plans.rs"]
mod plans;
#[path = "rounds/planted.rs"]
mod planted;
#[path = "common/seeds.rs"]
mod seeds;
#[path = "rounds/sitting_out.rs"]
mod sitting_out;
#[path = "rounds/visits.rs"]
mod visits;
#[path = "rounds/worked.rs"]
mod worked;

use crowd::{id, roster};
use seeds::cases;
