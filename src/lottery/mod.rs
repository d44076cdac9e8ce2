//! Fair lotteries: of all plans that keep the rules, one is drawn so that everybody has the greatest chance that the
//! rules allow, and the draw can be watched.

mod builder;
mod chance;
mod list;

pub use builder::{Chances, Lottery, LotteryOptions};
pub use chance::Chance;
pub use list::{ChanceLevel, ChanceProof, ListedPlan, LotteryList, MemberChance};
