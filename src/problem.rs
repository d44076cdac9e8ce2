//! What every problem offers to the solver.

use crate::error::PlanFault;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model, RuleId, UnitId};
use crate::outcome::{ClashingRule, Exception, TierCost};
use crate::rule_costs::RuleCosts;
use crate::tier::Tier;
use crate::unit::Unit;
use std::borrow::Cow;

/// What a tier counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierWords {
    /// The tier as the user numbered it; 0 stands for what must hold.
    pub tier: u32,
    /// What is counted.
    pub unit: Unit,
    /// How many units of cost make one `unit`.
    pub scale: i64,
    /// Of a tier that compares levels: which of them this is, from 1.
    pub level: Option<usize>,
    /// Whether the cost of a level adds up those before it, as where levels are compared from the greatest down.
    pub adds_up: bool,
    /// Whether more is better: the cost is then a gain with its sign turned.
    pub gain: bool,
}

/// The sums that tiers of a model cost, as a user knows them: the cost of a level is what it adds to those before it.
pub(crate) fn tier_costs(tiers: &[TierWords], sums: &[i64]) -> Vec<TierCost> {
    let cost = |(at, (words, &sum)): (usize, (&TierWords, &i64))| TierCost {
        tier: Tier(words.tier),
        level: words.level,
        cost: sum - before(words, at, sums),
        unit: words.unit.clone(),
        scale: words.scale,
        gain: words.gain,
    };
    tiers.iter().zip(sums).enumerate().map(cost).collect()
}

/// What the levels before the one at `at` add up to; 0 for the first level, and for tiers in which nothing adds up.
pub(crate) fn before(words: &TierWords, at: usize, sums: &[i64]) -> i64 {
    match words.level {
        Some(2..) if words.adds_up => sums[at - 1],
        _ => 0,
    }
}

/// A problem as slots, counts and prices, with what its numbers mean.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PricedModel {
    /// The slots, counts and prices.
    pub model: Model,
    /// The tiers of the model, tier 0 first.
    pub tiers: Vec<TierWords>,
    /// For each family of the model, the rule that a cost in it bends and what one unit of it costs; `None` if a cost
    /// is no bend.
    pub bend: Vec<Option<(RuleId, f64)>>,
    /// What each rule counts.
    pub units: Vec<Unit>,
}

/// Rules that clash by counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedConflict {
    /// The rules, and the parts of the frame that take part or may.
    pub rules: Vec<RuleId>,
    /// Why, for those who organise.
    pub reason: String,
}

impl CountedConflict {
    /// The same with these parts of the frame, which may take part.
    pub(crate) fn with(mut self, frame: Vec<RuleId>) -> CountedConflict {
        self.rules.extend(frame);
        self
    }
}

/// Keeps [`PricedProblem`] and [`Problem`] to this crate.
pub(crate) mod sealed {
    /// Nothing outside of this crate implements it.
    pub trait Sealed {
        /// The rules asked, of whatever kind.
        fn rules_asked(&self) -> &dyn super::RulesAsked;
        /// The people.
        fn people(&self) -> &crate::roster::Roster;
        /// What the plan is for.
        fn event(&self) -> Option<&crate::event::Event>;
    }
}

/// Rules that are asked of a plan, of whatever kind.
pub trait RulesAsked {
    /// The rules that must hold.
    fn required(&self) -> Vec<RuleId>;
    /// The preferred rules that are not private, in words, by tier.
    fn preferred_openly(&self) -> Vec<(Tier, Vec<String>)>;
    /// A rule in words.
    fn words(&self, rule: RuleId) -> ClashingRule;
}

/// What the solver knows of a problem: everything but the form of its plans. So the solver is compiled once, and not
/// once for each kind of problem.
pub trait PricedProblem: sealed::Sealed {
    /// The problem as slots, counts and prices, with what its numbers mean.
    fn priced(&self) -> &PricedModel;
    /// The problem as slots, counts and prices.
    fn model(&self) -> &Model {
        &self.priced().model
    }
    /// The problem as if only those required rules and parts of the frame had been given that are kept. What one rule
    /// makes of others follows from those that are kept alone.
    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model;
    /// The tiers of the model, tier 0 first.
    fn tiers(&self) -> &[TierWords] {
        &self.priced().tiers
    }
    /// The rules that must hold.
    fn required(&self) -> Vec<RuleId> {
        self.rules_asked().required()
    }
    /// How many of the rules were given. Others hold of every plan, and come last.
    fn rules_given(&self) -> usize {
        usize::MAX
    }
    /// What holds of every plan beside the rules, such as sizes and that everybody is placed, as far as a conflict may
    /// do without it. It is numbered behind the rules.
    fn frame(&self) -> Vec<RuleId>;
    /// A part of the frame in words.
    fn frame_words(&self, part: RuleId) -> &'static str;
    /// A rule, or a part of the frame, in words. What was not given has no number.
    fn rule_words(&self, rule: RuleId) -> ClashingRule {
        if self.frame().contains(&rule) {
            let sentence = self.frame_words(rule).to_owned();
            return ClashingRule { rule: None, words_for_members: Some(sentence.clone()), sentence };
        }
        let words = self.rules_asked().words(rule);
        ClashingRule { rule: words.rule.filter(|&number| number <= self.rules_given()), ..words }
    }
    /// An assignment that is worth looking at before any search, such as a classical design; none, or a worse one, where
    /// it is interrupted.
    fn start(&self, _interrupts: &Interrupts<'_>) -> Option<Assignment> {
        None
    }
    /// About how many bytes it takes to make a start.
    fn start_bytes(&self) -> usize {
        0
    }
    /// What a unit stands for, such as the id of a member.
    fn unit_name(&self, unit: UnitId) -> Option<String>;
    /// What those who organise should know of the rules of a plan.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
    /// Rules and parts of the frame among those kept that counting alone shows to clash, with the reason; `None` too where
    /// it is interrupted.
    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict>;
}

/// A problem that a [`Solver`](crate::Solver) can solve.
///
/// The problems of this crate implement it, such as [`Composition`](crate::Composition). It is sealed: a certificate is
/// worth no more than the agreement between a problem's counts, their bounds and the [`price`](Problem::price) of its
/// plans, and only this crate's tests hold these against each other. Whoever has another problem in mind can write it
/// as a program for an engine ([`extend::milp`](crate::extend::milp)), or add it to this crate.
pub trait Problem: PricedProblem {
    /// The answer.
    type Plan;

    /// The plan that an assignment stands for.
    fn plan(&self, assignment: &Assignment) -> Self::Plan;
    /// The assignment behind `plan`, or `None` if the plan does not belong to this problem.
    fn assignment(&self, plan: &Self::Plan) -> Option<Assignment>;
    /// What each rule costs in a plan, by the definitions of the rules, sharing nothing with search or program.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem.
    fn rule_costs(&self, plan: &Self::Plan) -> Result<RuleCosts, Vec<PlanFault>>;
    /// What a plan costs in each tier of the model, by [`rule_costs`](Problem::rule_costs). The cost of a level is added
    /// to those of the levels before it.
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem.
    fn price(&self, plan: &Self::Plan) -> Result<Vec<i64>, Vec<PlanFault>> {
        self.rule_costs(plan).map(|costs| costs.by_tier())
    }
    /// The same plan with all that is measured and shown of it. A plan that was read from a file says only who is
    /// where: what it counts, and what its `Display` and reports tell of people, comes from the problem.
    ///
    /// ```
    /// use roundtable::{Composition, CompositionPlan, Member, Problem, Roster, Solver};
    ///
    /// let roster = Roster::new(["ana", "bo"].map(|id| Member::new(id).tag("site", "north")))?;
    /// let problem = Composition::builder(&roster).group("pair", 2).build()?;
    /// let plan = Solver::new().solve(&problem)?.solution().expect("everybody fits").plan;
    ///
    /// let read: CompositionPlan = serde_json::from_str(&serde_json::to_string(&plan)?)?;
    /// assert!(read.counts().is_empty());
    /// let measured = problem.measured(&read).expect("it is a plan of this problem");
    /// assert_eq!(measured.counts(), plan.counts());
    /// assert_eq!(measured.to_string(), plan.to_string());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that makes it no plan of this problem.
    fn measured(&self, plan: &Self::Plan) -> Result<Self::Plan, Vec<PlanFault>>;
    /// The required rules that give way in this problem, or that what is fixed in `plan` breaks, in the order of the
    /// rules.
    fn exceptions(&self, _plan: &Self::Plan) -> Vec<Exception> {
        Vec::new()
    }
}

/// The model of what is kept; the problem's own where that is everything.
pub(crate) fn kept_model<'a>(problem: &'a dyn PricedProblem, kept: &dyn Fn(RuleId) -> bool) -> Cow<'a, Model> {
    let all = problem.required().into_iter().chain(problem.frame()).all(kept);
    if all { Cow::Borrowed(problem.model()) } else { Cow::Owned(problem.model_with(kept)) }
}

/// A required rule among those kept that counting alone shows to be out of reach, with all rules that may clash with
/// it, itself included. Rules that close places (for which `closes` is true) are among them if it could be met without.
pub(crate) fn out_of_reach(
    problem: &dyn PricedProblem,
    kept: &dyn Fn(RuleId) -> bool,
    closes: &dyn Fn(RuleId) -> bool,
    interrupts: &Interrupts<'_>,
) -> Option<(RuleId, Vec<RuleId>)> {
    let broken = first_broken(&kept_model(problem, kept), interrupts)?;
    let frame: Vec<RuleId> = problem.frame().into_iter().filter(|&part| kept(part)).collect();
    let alone = problem.model_with(&|rule| rule == broken || frame.contains(&rule));
    let alone = first_broken(&alone, interrupts).is_some();
    let closing = |&rule: &RuleId| rule == broken || !alone && kept(rule) && closes(rule);
    Some((broken, problem.required().into_iter().filter(closing).collect()))
}

/// The rule of the first family in tier 0 whose floor is above 0.
fn first_broken(model: &Model, interrupts: &Interrupts<'_>) -> Option<RuleId> {
    model.tier(0).find(|family| family.is_out_of_reach(model.slots(), interrupts)).map(|family| family.rule)
}
