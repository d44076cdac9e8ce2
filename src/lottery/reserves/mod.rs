//! Who can stand in for whom when members of a drawn plan drop out.
//!
//! Each selected member is taken to be as likely to drop out as any other. The first stand-ins are spread over the
//! members so that those who are named least often are named as often as can be, then the next, and so on: a best
//! semi-matching (Harvey, Ladner, Lovász, Tamir, "Semi-matchings for bipartite graphs and load balancing", 2006). Then
//! come the second stand-ins, counted together with the first, and so on. Who is named where all else is equal is
//! decided by an order that is drawn from a seed, and that anybody can draw again.

mod filling;
mod mending;
mod spread;
mod told;
mod ways;

pub use filling::Filling;
pub use told::{Reserves, StandIn, StandIns};

use crate::composition::{Composition, CompositionPlan};
use crate::error::{Error, Faults, PlanFault, fault};
use crate::model::{Assignment, UnitId};
use crate::problem::{PricedProblem, Problem};
use crate::solver::{Run, Solver};
use mending::Mending;
use sha2::{Digest, Sha256};
use ways::{Ways, ways};

/// The most stand-ins that are named for a member.
const MAX_NAMED: usize = 20;
/// The most dropouts of a combination.
const MAX_DROPOUTS: usize = 1_000;
/// The part of the steps that each exchange of hats may take, and each combination of dropouts.
const PARTS_OF_STEPS: (u64, u64) = (1_000, 100);

impl Solver {
    /// For each selected member of a plan, who can take the place so that all required rules hold: the others stay in
    /// their groups, and hats are chosen anew where that is needed. Up to 20 are named for a member, the first to be
    /// asked first; each exchange passes [`Composition::check`].
    ///
    /// Those in no group are named as evenly as the rules allow: among the first stand-ins, then among the first two,
    /// and so on. All else being equal the one comes first for whom the SHA-256 of the seed, a line feed and the id is
    /// smaller, so that `printf 'SEED\nID' | sha256sum` draws the order again.
    ///
    /// ```
    /// use roundtable::{Composition, Member, Roster, Rule, Solver};
    ///
    /// let people = [("ana", "north"), ("bo", "south"), ("cy", "north"), ("di", "south"), ("emre", "north")];
    /// let roster = Roster::new(people.map(|(id, site)| Member::new(id).tag("site", site)))?;
    /// let problem = Composition::builder(&roster).group("pair", 2).require(Rule::places("north", 1..=1)).build()?;
    /// let plan = Solver::new().solve(&problem)?.solution().expect("there are both sites").plan;
    ///
    /// let reserves = Solver::new().reserves(&problem, &plan, "drawn on 3 May")?;
    /// let stand_ins: Vec<usize> = reserves.members().iter().map(|member| member.stand_ins.len()).collect();
    /// assert!(stand_ins == [1, 2] || stand_ins == [2, 1]);                // two others of the north, one of the south
    /// assert!(Solver::new().can_fill(&problem, &plan, 2)?.is_always());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the plan is none of this problem or breaks a required rule, when everybody is placed, when the seed is
    /// empty, and as [`solve`](Solver::solve).
    pub fn reserves(&self, problem: &Composition, plan: &CompositionPlan, seed: &str) -> Result<Reserves, Error> {
        let mut faults = Faults::default();
        if seed.is_empty() {
            faults.push(fault!(Missing, "the seed of the reserves is empty; give a text that was drawn or agreed on"));
        }
        let now = placed(problem, plan, faults)?;
        let solver = self.clone().steps(self.steps / PARTS_OF_STEPS.0);
        let mending = Mending::new(problem, Run::new(&solver), now);
        let order = drawn(problem, mending.unplaced(), seed);
        let ways = ways(&mending, &order)?;
        let may: Vec<Vec<usize>> = ways.iter().map(|ways| ways.found.keys().copied().collect()).collect();
        let named = spread::spread(&may, order.len(), MAX_NAMED);
        let told = ways.iter().zip(named).map(|(Ways { leaving, group, found, unsettled }, named)| {
            let stand_in = |at: usize| {
                let after = mending.checked(&found[&at].applied(mending.now(), *leaving, order[at]))?;
                Ok(StandIn::new(name(problem, order[at]), plan, &after))
            };
            Ok(StandIns {
                id: name(problem, *leaving),
                group: plan.groups()[*group].name.clone(),
                stand_ins: named.into_iter().map(stand_in).collect::<Result<_, Error>>()?,
                in_all: found.len(),
                unsettled: *unsettled,
            })
        });
        Ok(Reserves { members: told.collect::<Result<_, Error>>()? })
    }

    /// Whether any `dropouts` of the selected members of a plan can be replaced by as many of those in no group, so
    /// that all required rules hold: those who stay keep their groups, groups keep their sizes, and hats are chosen
    /// anew. Combinations of members who are alike in everything that the rules ask are tried once. After 100 000 of
    /// them, and at the limits of the solver, the answer is [`Filling::Unsettled`].
    ///
    /// # Errors
    ///
    /// When the plan is none of this problem or breaks a required rule, when everybody is placed, when `dropouts` is 0,
    /// above 1000 or more than are selected, and as [`solve`](Solver::solve).
    pub fn can_fill(&self, problem: &Composition, plan: &CompositionPlan, dropouts: usize) -> Result<Filling, Error> {
        let mut faults = Faults::default();
        let selected = plan.groups().iter().map(|group| group.members.len()).sum();
        if dropouts == 0 {
            faults.push(fault!(Zero, "0 dropouts leave nothing to fill; ask about at least one"));
        } else if dropouts > MAX_DROPOUTS {
            let words = "are asked about, and combinations of more than 1000 are not looked through; ask about fewer";
            faults.push(fault!(BeyondLimit, "{dropouts} dropouts {words}"));
        } else if dropouts > selected {
            faults.push(fault!(
                BeyondLimit,
                "{dropouts} dropouts are asked about and {selected} are selected; ask about fewer"
            ));
        }
        let now = placed(problem, plan, faults)?;
        let solver = self.clone().steps(self.steps / PARTS_OF_STEPS.1);
        filling::fill(&Mending::new(problem, Run::new(&solver), now), dropouts)
    }
}

/// The assignment behind a plan that keeps what is required.
fn placed(problem: &Composition, plan: &CompositionPlan, mut faults: Faults) -> Result<Assignment, Error> {
    if problem.places_everyone() {
        faults.push(fault!(
            NobodyThere,
            "everybody is placed, so that nobody is left who could stand in; select members and leave others unplaced"
        ));
    }
    faults.finish(())?;
    let cost = problem.price(plan).map_err(Error::Plan)?;
    if cost[0] > 0 {
        return Err(Error::Plan(vec![PlanFault::breaks_what_is_required()]));
    }
    problem
        .assignment(plan)
        .ok_or_else(|| Error::Unsound { details: "a plan that no assignment stands for".to_owned() })
}

/// The id of a member.
fn name(problem: &Composition, unit: UnitId) -> String {
    problem.unit_name(unit).unwrap_or_default()
}

/// These members in the order that a seed gives.
fn drawn(problem: &Composition, mut units: Vec<UnitId>, seed: &str) -> Vec<UnitId> {
    units.sort_by_cached_key(|&unit| Sha256::digest(format!("{seed}\n{}", name(problem, unit))).to_vec());
    units
}
