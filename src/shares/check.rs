//! What a plan costs, from what is given and the rules alone. Nothing here is shared with the search, with the counts
//! that it keeps, or with an integer program; what is given, such as what a place is paid by a rate, is known from the
//! scene as it is there.

mod decisions;
mod even;
mod learning;
mod money;
mod read;
mod work;

pub(super) use read::{Held, read};

use super::plan::SharesPlan;
use super::problem::Shares;
use super::rule::{ShareKind, ShareRule, ShareRules};
use super::scene::Scene;
use crate::outcome::TierCost;
use crate::plan_fault::PlanFault;
use crate::problem::{PricedProblem, TierWords, tier_costs};
use crate::roster::TagId;
use crate::rules::RuleEntry;
use crate::rules::definition::cost_in_tier;

impl Shares {
    /// What a plan costs in each tier, from the definitions of the rules alone, as certificates give it. A tier of `even_…` has a cost for each
    /// level: what it and all greater ones add up to.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of these shares: places empty or overfull, people who take no part, who do not
    /// wish to learn what a training teaches, or who do not teach what somebody is to learn from them.
    pub fn check(&self, plan: &SharesPlan) -> Result<Vec<TierCost>, Vec<PlanFault>> {
        check(self, plan).map(|sums| tier_costs(self.tiers(), &sums))
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
        let held = read(self, plan)?;
        let Some(skill) = self.scene.skills.iter().position(|name| name == skill) else {
            return Ok(Vec::new());
        };
        let has = |&person: &usize| {
            let trainings = self.scene.trainings.iter().zip(&held.attending);
            let mut learnt = trainings.filter(|(training, people)| {
                training.period + 1 < period && training.teaches.contains(&skill) && people.contains(&person)
            });
            self.scene.people[person].has.contains(&skill) || learnt.next().is_some()
        };
        let holders = (0..self.scene.people.len()).filter(has);
        let name = |person: usize| self.roster.name(self.scene.people[person].member).to_owned();
        Ok(holders.map(name).collect())
    }
}

/// The cost of a plan in each tier of the problem; of a tier of levels, the sums of the greatest of them.
pub(super) fn check(problem: &Shares, plan: &SharesPlan) -> Result<Vec<i64>, Vec<PlanFault>> {
    let held = read(problem, plan)?;
    let reading = Reading { problem, scene: &problem.scene, held: &held };
    // The levels of each rule that has any, added up from the greatest.
    let sums: Vec<Vec<i64>> = problem.asked.iter().map(|asked| reading.sums_of_levels(&asked.rule)).collect();
    let cost = |words: &TierWords| {
        let rules = problem.asked.iter().zip(&sums);
        let of_tier = rules.filter(|(asked, _)| asked.tier == words.tier);
        let costs = of_tier.map(|(asked, sums)| reading.cost_in(asked, sums, words));
        i64::try_from(costs.sum::<i128>()).unwrap_or(i64::MAX)
    };
    Ok(problem.tiers().iter().map(cost).collect())
}

/// A plan read back against its problem.
struct Reading<'a> {
    problem: &'a Shares,
    scene: &'a Scene,
    held: &'a Held,
}

impl Reading<'_> {
    /// What the greatest level comes to, the two greatest, and so on; of a rule without levels nothing.
    fn sums_of_levels(&self, rule: &ShareRule) -> Vec<i64> {
        let ShareRules::Even(even) = &rule.kind.0 else {
            return Vec::new();
        };
        let mut sum = 0;
        let levels = self.held.levels(self.scene, even.of).into_iter();
        let add = |level| {
            sum += level;
            sum
        };
        levels.map(add).collect()
    }

    fn cost_in(&self, asked: &RuleEntry<ShareKind>, sums: &[i64], words: &TierWords) -> i128 {
        let greatest = words.level.and_then(|level| sums.get(level - 1));
        if let Some(&greatest) = greatest {
            return i128::from(greatest) * i128::from(asked.rule.weight);
        }
        let (cost, parts) = self.cost(&asked.rule.kind.0);
        let parts = if asked.tier == 0 { 1 } else { parts };
        let ratio = (i128::from(cost), i128::from(parts));
        cost_in_tier(asked.tier, asked.rule.weight, ratio, words.scale)
    }

    /// What a rule costs, and how many of these make one unit.
    fn cost(&self, kind: &ShareRules) -> (i64, i64) {
        match kind {
            ShareRules::EveryoneHasAPiece {} => (self.without_a_piece(), 1),
            ShareRules::WithinCaps {} => (self.beyond_caps(), 60),
            ShareRules::WithinOffers {} => (self.beyond_offers(), 60),
            // Priced level by level.
            ShareRules::Even(_) => (0, 1),
            ShareRules::OutputLeads(across) => (self.output_leads_off(across), 1),
            ShareRules::NoUnpaidWork {} => (self.unpaid(), 60),
            ShareRules::Budget(budget) => (self.over_budget(budget), 1),
            ShareRules::BudgetEachPeriod(most) => (self.over_budget_each_period(most), 1),
            ShareRules::TrainingBudget(most) => (self.over_training_budget(most), 1),
            ShareRules::Earnings(earnings) => (self.over_earnings(earnings), 1),
            ShareRules::TeachAndLearn {} => (self.without_teaching_or_learning(), 1),
            ShareRules::SkillsHeld(held) => (self.short_of_holders(held), 1),
            ShareRules::LeadBackgrounds(across) => (self.short_of_two_leads(across), 1),
            ShareRules::MostDecisions(most) => (self.beyond_most_decisions(most), 1),
            ShareRules::ConflictOfInterest(close) => (self.close_leads(close), 1),
            ShareRules::Leads(on) => (i64::from(!self.leads_piece(on)), 1),
            ShareRules::Takes(on) => (i64::from(self.places_on(on) == 0), 1),
            ShareRules::DoesNotTake(on) => (self.places_on(on), 1),
            ShareRules::OnceAPiece {} => (self.twice_on_a_piece(), 1),
            ShareRules::NeedsMet {} => (self.needs_unmet(), 1),
            ShareRules::LearntBefore {} => (self.not_learnt_before(), 1),
            ShareRules::TrainingPlaces {} => (self.beyond_places(), 1),
            ShareRules::TaughtOnce {} => (self.taught_again(), 1),
        }
    }

    fn people(&self) -> std::ops::Range<usize> {
        0..self.scene.people.len()
    }

    fn is(&self, person: usize, id: &str) -> bool {
        self.problem.roster.name(self.scene.people[person].member) == id
    }

    fn holds(&self, person: usize, tag: TagId) -> bool {
        self.problem.roster.holds(self.scene.people[person].member, tag)
    }

    fn tags(&self, dimension: &str) -> Vec<TagId> {
        let roster = &self.problem.roster;
        let dimension = roster.resolve_dimension(dimension).ok();
        let tags = dimension.map(|dimension| roster.dimension(dimension).tags().to_vec());
        tags.unwrap_or_default()
    }

    /// Tags of which none of these people holds another.
    fn without_another(&self, people: &[usize], tags: &[TagId]) -> i64 {
        let lone = |tag: &&TagId| {
            let others = tags.iter().filter(|other| other != tag);
            !others.into_iter().any(|&other| people.iter().any(|&person| self.holds(person, other)))
        };
        tags.iter().filter(lone).count() as i64
    }
}
