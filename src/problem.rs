//! What every problem offers to the solver.

use crate::model::{Assignment, Model, RuleId};
use crate::outcome::ClashingRule;

/// What a tier counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierWords {
    /// The tier as the user numbered it; 0 stands for what must hold.
    pub tier: u32,
    /// What is counted.
    pub unit: String,
    /// How many units of cost make one `unit`.
    pub scale: i64,
    /// Of a tier that compares levels from the greatest down: how many of them its cost adds up, from 1.
    pub level: Option<usize>,
}

/// A problem as slots, counts and prices, with what its numbers mean.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PricedModel {
    /// The slots, counts and prices.
    pub model: Model,
    /// The tiers of the model, tier 0 first.
    pub tiers: Vec<TierWords>,
    /// For each family of the model, the rule that a cost in it bends and what one unit of it costs; none when a cost
    /// is no bend.
    pub bend: Vec<Option<(RuleId, f64)>>,
    /// What each rule counts.
    pub units: Vec<String>,
}

/// Rules that clash by counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedConflict {
    /// The rules.
    pub rules: Vec<RuleId>,
    /// Whether the sizes, or that everybody is placed, take part.
    pub frame: bool,
    /// Why, in a sentence that every member may see.
    pub reason: String,
}

/// A problem that a [`Solver`](crate::Solver) can solve.
///
/// It is implemented by the problems of this crate, such as [`Composition`](crate::Composition).
pub trait Problem {
    /// The answer.
    type Plan;
    /// What can be wrong with an answer.
    type Fault: std::fmt::Debug;

    /// The problem as slots, counts and prices, with what its numbers mean.
    fn priced(&self) -> &PricedModel;
    /// The problem as slots, counts and prices.
    fn model(&self) -> &Model {
        &self.priced().model
    }
    /// The same with only those required rules that are kept, and no others.
    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model;
    /// The tiers of the model, tier 0 first.
    fn tiers(&self) -> &[TierWords] {
        &self.priced().tiers
    }
    /// The rules that must hold.
    fn required(&self) -> Vec<RuleId>;
    /// A rule in words.
    fn rule_words(&self, rule: RuleId) -> ClashingRule;
    /// An assignment that is worth looking at before any search, such as a classical design.
    fn start(&self) -> Option<Assignment> {
        None
    }
    /// The plan that an assignment stands for.
    fn plan(&self, assignment: &Assignment) -> Self::Plan;
    /// The assignment that a plan stands for; none when the plan is none of this problem.
    fn assignment(&self, plan: &Self::Plan) -> Option<Assignment>;
    /// The cost of a plan in each tier, by the definitions of the rules, sharing nothing with search or program.
    ///
    /// # Errors
    ///
    /// What makes it no plan of this problem.
    fn check(&self, plan: &Self::Plan) -> Result<Vec<i64>, Vec<Self::Fault>>;
    /// Rules among those kept that counting alone shows to clash, with the reason.
    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool) -> Option<CountedConflict>;
    /// Sizes and "everybody is placed", in words.
    fn frame_words(&self) -> String;
}

/// A rule that must hold and that counting alone shows to be out of reach, among those that are kept: with all rules
/// that clash, of which it is one. Rules that close places (those of which `closes` is true) take part where it would
/// be met without them.
pub(crate) fn out_of_reach<P: Problem>(
    problem: &P,
    kept: &dyn Fn(RuleId) -> bool,
    closes: &dyn Fn(RuleId) -> bool,
) -> Option<(RuleId, Vec<RuleId>)> {
    let required = problem.required();
    let all = required.iter().all(|&rule| kept(rule));
    let narrower = (!all).then(|| problem.model_with(kept));
    let broken = first_broken(narrower.as_ref().unwrap_or(problem.model()))?;
    let alone = first_broken(&problem.model_with(&|rule| rule == broken)).is_some();
    let closing = |&rule: &RuleId| rule == broken || !alone && kept(rule) && closes(rule);
    Some((broken, required.into_iter().filter(closing).collect()))
}

/// The rule of the first family in tier 0 whose floor is above 0.
fn first_broken(model: &Model) -> Option<RuleId> {
    let broken = model.tier(0).find(|family| {
        let floor = family.lower_bound(model.slots());
        floor.is_none_or(|floor| floor > 0)
    });
    broken.map(|family| family.rule)
}
