//! A page for each kind of problem: what it decides, all its rules with their keys in code and in files, an example, and
//! how to read the answer.
//!
//! | page | what is decided |
//! |---|---|
//! | [`composition`] | who is in which group, and who is selected |
//! | [`rounds`] | who sits at which table, over several rounds |
//! | [`seating`] | who sits where in a room, over meetings |
//! | [`rota`] | who holds which role at which meeting |
//! | [`shares`] | who does, learns and decides what |
//! | [`lottery`] | a fair draw among all plans of a composition |
//! | [`project`] | all of these together: one group over all its meetings |
//! | [`voting`] | how much say a voting rule gives each |
//! | [`roster`] | the people, and how their file is read |
//! | [`engines`] | what solves the integer programs: built in, installed, or a cluster |

#[doc = include_str!("composition.md")]
pub mod composition {}

#[doc = include_str!("rounds.md")]
pub mod rounds {}

#[doc = include_str!("seating.md")]
pub mod seating {}

#[doc = include_str!("rota.md")]
pub mod rota {}

#[doc = include_str!("shares.md")]
pub mod shares {}

#[doc = include_str!("lottery.md")]
pub mod lottery {}

#[doc = include_str!("project.md")]
pub mod project {}

#[doc = include_str!("voting.md")]
pub mod voting {}

#[doc = include_str!("roster.md")]
pub mod roster {}

#[doc = include_str!("engines.md")]
pub mod engines {}
