//! Composes groups in which nobody sits at the head.
//!
//! `roundtable` decides who is in which group, who is selected from a pool, who sits at which table over several
//! rounds, who sits where in a room, who takes which role, and who does, learns and decides what, so that backgrounds
//! are balanced and mixed and people meet as many others as they can. A member can have several kinds of expertise, and
//! a rule says under which [`Lens`] such a member is counted. Every plan comes with a [`Certificate`] for each tier of
//! priority: that no plan is better, or how far from better any plan could be.
//!
//! ```
//! use roundtable::{Composition, Lens, Member, Outcome, Roster, Rule, Solver, Tier};
//!
//! // Who there is. A member may hold several tags of one dimension; `Roster::from_csv_path` reads them from a file.
//! let roster = Roster::new([
//!     Member::new("ana").tags("background", ["lived experience", "researcher"]).tag("site", "north"),
//!     Member::new("bo").tag("background", "practitioner").tag("site", "north"),
//!     Member::new("chidi").tag("background", "researcher").tag("site", "south"),
//!     Member::new("dana").tag("background", "lived experience").tag("site", "south"),
//!     Member::new("emre").tags("background", ["practitioner", "researcher"]).tag("site", "south"),
//!     Member::new("farah").tag("background", "practitioner").tag("site", "north"),
//! ])?;
//!
//! // What is asked: what must hold, then what is preferred, tier by tier. `build` reports all faults at once.
//! let problem = Composition::builder(&roster)
//!     .group("panel", 3)
//!     .require(Rule::places("lived experience", 1..=1).lens(Lens::Hat))
//!     .require(Rule::places("practitioner", 1..=1).lens(Lens::Hat))
//!     .require(Rule::places("researcher", 1..=1).lens(Lens::Hat))
//!     .require(Rule::apart(["ana", "bo"]))
//!     .prefer(Tier(1), Rule::undivided("lived experience", 1..))
//!     .prefer(Tier(2), Rule::balance("site"))
//!     .build()?;
//!
//! // The answer. "Impossible" and "stopped before a plan was found" are answers, not errors.
//! match Solver::new().seed(7).solve(&problem)? {
//!     Outcome::Solved(solution) => {
//!         println!("{solution}");
//!         assert!(solution.is_proved());
//!         assert_eq!(solution.plan.groups()[0].members.len(), 3);
//!         assert_eq!(solution.plan.unplaced().len(), 3);
//!     }
//!     Outcome::Impossible(conflict) => println!("{conflict}"),
//!     Outcome::Undecided(reason) => println!("No plan was found: {reason}."),
//! }
//! # Ok::<(), roundtable::Error>(())
//! ```
//!
//! # For those who solve problems
//!
//! - [`guide`]: a page for each kind of problem, with all its rules and an example.
//! - [`Roster`], [`Member`], [`RosterOptions`] and [`ColumnOptions`]: the people, from code or from a file.
//! - [`Composition::builder`]: groups and sizes, and whether everybody is placed. [`Rule`] lists all that can be asked.
//! - [`Lottery`] and [`Solver::lottery`]: a list of plans from which one is drawn, so that everybody has the greatest
//!   chance that the rules allow; [`KeptLottery`] and [`PublishedList`]: what is kept, published, drawn from and replayed.
//! - [`Rounds::builder`]: tables over several rounds, with every [`Rule`] at each table and what a [`RoundRule`] asks
//!   over the rounds. [`Agenda`]: the minutes of floor that each person can expect.
//! - [`Seating::builder`]: the seats of a [`Room`], at one meeting or several, with every [`Rule`] at each table and
//!   what a [`SeatRule`] asks of seats and neighbours.
//! - [`Rota::builder`]: roles at meetings that go round, with what a [`RotaRule`] asks; [`Ledger`]: what everyone has
//!   done, from rota to rota, and whose turn it is on the day.
//! - [`Shares::builder`]: work, pay, learning and decisions to be shared out, with what a [`ShareRule`] asks;
//!   [`SharedOut`]: what everybody has beside an even share.
//! - [`Solver`]: seed, limits and engines; [`Solver::alternatives`] gives several plans to choose among.
//! - [`Outcome`], [`Solution`], [`Certificate`] and [`Conflict`]: what an answer says. [`Composition::check`] prices a
//!   plan made by hand, and [`Problem::measured`] measures one that was read from a file.
//! - [`ProblemFile`] and [`AnswerFile`]: problems in TOML and JSON, and answers in JSON; the program `roundtable` (with
//!   the feature `cli`) is built around them.
//!   `schema` (with the feature of that name): their JSON Schemas.
//! - [`table`]: what plans, answers and measures say, for members or for those who organise, as text, Markdown and
//!   comma-separated text. `report` (with the feature of that name): pages and maps of seats; with the feature
//!   `calendar`, rotas as iCalendar. [`audit`]: the counts of each group under all lenses, how people mix, and how much
//!   say a voting rule gives each.
//!
//! # For those who extend the library
//!
//! - [`extend`]: slots, counts and prices, the integer programs made of them, and engines of your own. Nobody needs it
//!   to solve a problem.
//!
//! # Who may see what
//!
//! `Display` and `Debug` of answers are written for members, and are made of [public facts](Public) alone: of a person
//! they show only the tags that the person agreed to show, of a plan no costs, and of private rules nothing. Tables for
//! organisers and serde forms are written for those who organise, and show everything.

mod agenda;
mod answer;
pub mod audit;
mod characters;
mod composition;
mod date;
pub mod disk;
mod error;
mod event;
mod explain;
pub mod extend;
mod files;
pub mod guide;
mod interrupts;
#[cfg(feature = "schema")]
mod keys;
mod linear;
mod lottery;
mod milp;
mod model;
mod outcome;
mod periods;
mod placed;
mod plan_reader;
mod problem;
mod project;
mod public;
mod random;
#[cfg(feature = "report")]
pub mod report;
mod roster;
mod rota;
mod rounds;
mod rule_costs;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod search;
mod seating;
#[cfg(test)]
#[path = "../tests/common/seeds.rs"]
mod seeds;
mod shares;
mod solve;
mod solver;
pub mod table;
mod texts;
mod tier;
mod unit;

pub use agenda::{Agenda, AgendaItem, FloorTime, Format, ItemFloor};
pub use answer::{
    AnswerFile, BentRule, BrokenEntry, CompositionMeasures, ConflictRule, ExceptionEntry, Measured, RotaMeasures,
    RoundsMeasures, SeatingMeasures, SharesMeasures, Status,
};
pub use composition::{Chances, Composition, CompositionBuilder, CompositionPlan, LotteryOptions};
pub use error::{Error, InputFault, InputFaults, Place, PlanFault, codes};
pub use event::Event;
pub use files::ProblemFile;
pub use interrupts::Cancel;
pub use lottery::{
    Bytes32, CalledBy, Chance, ChanceFigures, ChanceLevel, ChanceProof, Comparison, Draw, DrawnBy, DrawnEntry,
    DrawnPanel, Filling, GreedyDraw, KeptLottery, ListedPlan, Lottery, LotteryList, MemberChance, PublishedEntry,
    PublishedGroup, PublishedList, Reserves, Secrets, StandIn, StandIns,
};
pub use outcome::{
    Alternatives, BrokenRule, Certificate, ClashingRule, Conflict, Exception, JudgedRule, Judgement, Outcome, Proof,
    Solution, StopReason, TierCost, Undecided, Violation,
};
pub use placed::{PlacedMember, PlannedGroup};
pub use problem::Problem;
pub use project::{
    Changes, Claim, EarlierPart, Extent, History, Meeting, Money, Part, PersonPlan, Project, ProjectBuilder,
    ProjectConflict, ProjectOutcome, ProjectPlan, ProjectRole, UndecidedPart,
};
pub use public::Public;
pub use roster::{
    ColumnOptions, Dimension, DimensionId, Member, MemberId, Named, NumberId, Roster, RosterMember, RosterNotes,
    RosterOptions, Tag, TagId,
};
pub use rota::{
    BackgroundTurns, Decline, Ledger, MemberTurns, Next, NextTurn, PlannedTurns, Role, RoleTurns, Rota, RotaBuilder,
    RotaPlan, RotaRule, Share, ShareFault, Turns,
};
pub use rounds::{PlannedRound, PlannedTable, RoundRule, Rounds, RoundsBuilder, RoundsPlan, Tables};
pub use rule_costs::RuleCosts;
pub use rules::{Lens, PairValues, Rule, RuleOf, Size};
pub use seating::{PlannedMeeting, Room, Seat, SeatMeasure, SeatRule, Seating, SeatingBuilder, SeatingPlan};
pub use shares::{
    Already, BackgroundShares, Concentration, Decision, DimensionConcentration, Envy, Evenness, MemberBurden,
    MemberShares, Payment, PaymentFor, Piece, PlannedDecision, PlannedLearning, PlannedPlace, PlannedWork, Portion,
    Rate, ShareRule, SharedOut, Shares, SharesBuilder, SharesPlan, SkillHolders, Terms, Training, UnservedWish,
};
pub use solver::{Progress, Solver};
pub use tier::Tier;
pub use unit::Unit;

/// The README's code, so that it is run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
