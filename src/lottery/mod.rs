//! Fair lotteries: of all plans that keep the rules, one is drawn so that everybody has the greatest chance that the
//! rules allow, and the draw can be watched.

mod builder;
mod chance;
mod comparison;
mod draw;
mod encoding;
mod exchanges;
mod exclusion;
mod facts;
mod figures;
mod generation;
mod greedy;
mod herd;
mod kept;
mod levels;
mod list;
mod list_builder;
mod pages;
mod pool;
mod proof;
mod published;
mod relaxation;
mod repeat;
mod reserves;
mod rotation;
mod secrets;
mod solve;
mod tables;
mod targets;
mod validate;
mod walk;
mod wanted;

pub use builder::Lottery;
pub use chance::Chance;
pub use comparison::{Comparison, GreedyDraw};
pub(crate) use draw::DrawForm;
pub use draw::{Draw, DrawnBy};
pub use encoding::Bytes32;
pub use figures::ChanceFigures;
pub use kept::KeptLottery;
pub use list::{ChanceLevel, ChanceProof, ListedPlan, LotteryList, MemberChance};
pub use pages::{DrawnEntry, DrawnPanel};
pub(crate) use published::ListForm;
pub use published::{CalledBy, PublishedEntry, PublishedGroup, PublishedList};
pub use reserves::{Filling, Reserves, StandIn, StandIns};
pub use secrets::Secrets;
