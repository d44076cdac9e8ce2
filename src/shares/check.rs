//! What a plan costs, from what is given and the rules alone. Nothing here is shared with the search, with the counts
//! that it keeps, or with an integer program.

pub(super) mod held;
mod pay;
pub(super) mod read;
pub(super) mod reading;

use super::plan::SharesPlan;
use super::problem::Shares;
use super::rules::ShareKind;
use crate::error::PlanFault;
use crate::outcome::TierCost;
use crate::problem::{PricedProblem, TierWords, tier_costs};
use crate::rule_costs::RuleCosts;
use crate::rules::RuleEntry;
use crate::rules::definition::{cost_in_tier, costs_in_tiers};
use read::read;
use reading::SharesReading;

impl Shares {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it. A tier of
    /// `even_…` has a cost for each level: what it and all greater ones add up to.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these shares: places empty or overfull, people who take no part, who do not
    /// wish to learn what a training teaches, or who do not teach what somebody is to learn from them.
    pub fn check(&self, plan: &SharesPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|costs| tier_costs(self.tiers(), &costs.by_tier()))
    }

    /// Ids of those who have a skill when a period, counted from 1, begins: who had it from the start, and who learnt
    /// it at a training in an earlier period. Mentoring has no date, and is not counted. In the order of the roster;
    /// nobody where nobody knows the skill.
    ///
    /// What a role needs is learnt before the role is held: these are the ones who may be
    /// [experienced](crate::RotaBuilder::experienced) in it.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Role, Roster, Rota, ShareRule, Shares, Solver, Terms, Tier, Training};
    ///
    /// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
    /// let shares = Shares::builder(&roster)
    ///     .periods(3)
    ///     .terms(Terms::new("ana").offers(20.0).has(["chairing"]))
    ///     .terms(Terms::new("bo").offers(20.0).wants(["chairing"]))
    ///     .training(Training::new("chairing day").teaches(["chairing"]).places(1).in_period(1))
    ///     .prefer(Tier(1), ShareRule::even_learning())
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&shares)? else { panic!("there is a place") };
    /// let able = shares.holders(&solution.plan, "chairing", 2).expect("it is a plan of these shares");
    /// assert_eq!(able, ["ana", "bo"]);
    ///
    /// let mut rota = Rota::builder(&roster).meetings(4).role(Role::new("chair", 1));
    /// for id in able {
    ///     rota = rota.experienced(id, "chair");
    /// }
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these shares.
    pub fn holders(&self, plan: &SharesPlan, skill: &str, period: usize) -> Result<Vec<String>, Vec<PlanFault>> {
        let held = read(self.known(), plan)?;
        let Some(skill) = self.instance.skills.iter().position(|name| name == skill) else {
            return Ok(Vec::new());
        };
        let has = |&person: &usize| {
            let trainings = self.instance.trainings.iter().zip(&held.attending);
            let mut learnt = trainings.filter(|(training, people)| {
                training.period + 1 < period && training.teaches.contains(&skill) && people.contains(&person)
            });
            self.instance.people[person].has.contains(&skill) || learnt.next().is_some()
        };
        let holders = (0..self.instance.people.len()).filter(has);
        Ok(holders.map(|person| self.known().name(person).to_owned()).collect())
    }
}

/// What each rule costs in a plan; in a tier of levels, the sums of the greatest of them.
pub(super) fn check(problem: &Shares, plan: &SharesPlan) -> Result<RuleCosts, Vec<PlanFault>> {
    let held = read(problem.known(), plan)?;
    let reading = SharesReading { roster: &problem.roster, instance: &problem.instance, held: &held };
    let sums: Vec<Vec<i64>> = problem.asked.iter().map(|asked| sums_of_levels(asked, &reading)).collect();
    Ok(costs_in_tiers(problem.tiers(), &problem.asked, |rule, asked, words| {
        cost_in(asked, &sums[rule.index()], words, &reading)
    }))
}

/// What the greatest level of a rule comes to, the two greatest, and so on; empty if it has no levels.
fn sums_of_levels(asked: &RuleEntry<ShareKind>, reading: &SharesReading<'_>) -> Vec<i64> {
    let mut sum = 0;
    let levels = asked.rule.kind.0.get().levels(reading).into_iter();
    let add = |level| {
        sum += level;
        sum
    };
    levels.map(add).collect()
}

/// What a rule adds to a tier, or to a level of it.
fn cost_in(asked: &RuleEntry<ShareKind>, sums: &[i64], words: &TierWords, reading: &SharesReading<'_>) -> i128 {
    let greatest = words.level.and_then(|level| sums.get(level - 1));
    if let Some(&greatest) = greatest {
        return i128::from(greatest) * i128::from(asked.rule.weight);
    }
    let rule = asked.rule.kind.0.get();
    let parts = if asked.is_required() { 1 } else { rule.parts() };
    let ratio = (i128::from(rule.cost(reading)), i128::from(parts));
    cost_in_tier(asked.tier, asked.rule.weight, ratio, words.scale)
}
