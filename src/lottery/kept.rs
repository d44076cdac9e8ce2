//! What those who organise keep of a lottery, and the replay that they can make of it.

use super::builder::Lottery;
use super::comparison::Comparison;
use super::draw::Draw;
use super::encoding::{Encoding, codes};
use super::list::{ListedPlan, LotteryList};
use super::published::{CalledBy, PublishedEntry, PublishedGroup, PublishedList};
use super::secrets::Secrets;
use crate::composition::{Composition, CompositionBuilder, CompositionPlan};
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::event::Event;
use crate::outcome::TierCost;
use crate::problem::sealed::Sealed as _;
use crate::public::{Public, by_name};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A lottery as those who organise keep it: the list with names, the secrets, and the people and rules that it was made
/// from. It is for nobody else; what everybody gets is [`published`](KeptLottery::published).
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "kept_lottery", deny_unknown_fields)]
pub struct KeptLottery {
    pub(super) secrets: Secrets,
    pub(super) called_by: CalledBy,
    /// The composition and what is asked of the lottery, as a problem file in one text: what the commitment is about.
    pub(super) input: String,
    pub(super) list: LotteryList,
    /// What it is for, as it stands at the head of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Event>,
    /// What other ways to select would make of the chances, if that was looked at.
    #[serde(skip)]
    pub(super) comparison: Option<Comparison>,
}

/// Prints nothing of it.
impl std::fmt::Debug for KeptLottery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptLottery").field("list", &self.list).finish_non_exhaustive()
    }
}

/// A plan with how many entries those are that are published like it.
pub(super) struct Published<'a> {
    pub(super) plan: &'a CompositionPlan,
    pub(super) times: u64,
}

/// The input as a problem file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    composition: CompositionBuilder,
}

impl LotteryList {
    /// The list with all that is needed to publish it, to draw from it, and to show afterwards that nothing was changed.
    /// `lottery` is what the list is the answer to.
    ///
    /// # Errors
    ///
    /// A problem that cannot be written, which is a fault of this library.
    pub fn kept(&self, lottery: &Lottery, secrets: Secrets, called_by: CalledBy) -> Result<KeptLottery, Error> {
        let event = lottery.problem.event().cloned();
        Ok(KeptLottery { secrets, called_by, input: input(lottery)?, list: self.clone(), event, comparison: None })
    }
}

fn input(lottery: &Lottery) -> Result<String, Error> {
    let composition = lottery.problem.to_builder().lottery(lottery.options.clone());
    let unwritten = |error: serde_json::Error| Error::Unsound { details: error.to_string() };
    serde_json::to_string(&Input { composition }).map_err(unwritten)
}

impl KeptLottery {
    /// The same with what other ways to select would make of the chances, for the page of those who organise.
    #[must_use]
    pub fn beside(mut self, comparison: Comparison) -> KeptLottery {
        self.comparison = Some(comparison);
        self
    }

    /// The list with names.
    pub fn list(&self) -> &LotteryList {
        &self.list
    }

    /// The secrets, to make the same list again.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// How the published list calls people.
    pub fn called_by(&self) -> CalledBy {
        self.called_by
    }

    /// The composition that the list was made from, with what was asked of the lottery.
    ///
    /// # Errors
    ///
    /// An input that was changed so that it is no composition any more.
    pub fn problem(&self) -> Result<Composition, Error> {
        let read: Result<Input, _> = serde_json::from_str(&self.input);
        let unread =
            |error| fault!(LotteryChanged, "the kept input cannot be read ({error}); take it as it was written");
        read.map_err(|error| unread(error).at(Place::path("input")))?.composition.build()
    }

    /// Everybody who takes part, in the order of the roster, with the code that is given to them alone.
    pub fn codes(&self) -> Vec<(&str, String)> {
        let codes = self.codes_by_id();
        self.list.members.iter().map(|member| (member.id.as_str(), codes[member.id.as_str()].clone())).collect()
    }

    fn codes_by_id(&self) -> BTreeMap<&str, String> {
        let placed = self.list.plans.iter().flat_map(|listed| &listed.plan).map(|(id, _)| id);
        let ids: BTreeSet<&str> = self.list.members.iter().map(|member| member.id.as_str()).chain(placed).collect();
        let codes = codes(self.secrets.salt, ids.iter().copied());
        ids.into_iter().zip(codes).collect()
    }

    /// The same, if the numbers of its entries can be those of a list.
    pub(crate) fn with_fitting_numbers(self) -> Result<KeptLottery, Error> {
        let mut faults = Faults::default();
        let mut total = Some(0u64);
        let mut note = |list: &str, at: usize, words: &str| {
            let words = fault!(LotteryChanged, "{words}; take it as it was written");
            faults.push(words.at(Place::entry(&format!("list.{list}"), at)));
        };
        for (at, listed) in self.list.plans.iter().enumerate() {
            let before = total;
            total = total.and_then(|total| total.checked_add(listed.times));
            match (listed.times, before, total) {
                (0, ..) => note("plans", at, "a plan that is listed is at least one entry"),
                (_, Some(_), None) => note("plans", at, "up to this plan there are more entries than can be counted"),
                _ => {}
            }
        }
        for (at, member) in self.list.members.iter().enumerate() {
            if total.is_some_and(|total| member.times > total) {
                note("members", at, "a member is on more entries than there are");
            }
        }
        if self.list.plans.is_empty() {
            let empty = fault!(LotteryChanged, "there is no plan to draw from; take it as it was written");
            faults.push(empty.at(Place::path("list.plans")));
        }
        faults.finish(self)
    }

    /// What everybody gets before the draw.
    ///
    /// It is a public fact as the organisers publish it: who is with whom on which entries, under codes that say nothing of
    /// who they are, or under names if they have decided so. Of hats, costs and levels nothing is in it; plans that differ
    /// in nothing else are one. Nor does its order say anything, which is that of letters. The commitment is a hash with
    /// a secret of 32 bytes in front, which says nothing of the input until that is shown.
    pub fn published(&self) -> Public<PublishedList> {
        let plans = self.plans().into_iter();
        let entries = plans.map(|(groups, Published { times, .. })| PublishedEntry { groups, times }).collect();
        let commitment = Encoding::from(self.secrets.nonce).text(&self.input).hash();
        Public::fact(PublishedList {
            called_by: self.called_by,
            in_group: self.list.group.clone(),
            commitment,
            entries,
        })
    }

    /// The plans in the order in which they are published. Of those that are published alike the first stands for all.
    pub(super) fn plans(&self) -> BTreeMap<Vec<PublishedGroup>, Published<'_>> {
        let codes = self.codes_by_id();
        let mut plans = BTreeMap::new();
        for ListedPlan { plan, times } in &self.list.plans {
            plans.entry(self.groups(plan, &codes)).or_insert(Published { plan, times: 0 }).times += times;
        }
        plans
    }

    /// The groups of a plan as they are published.
    fn groups(&self, plan: &CompositionPlan, codes: &BTreeMap<&str, String>) -> Vec<PublishedGroup> {
        let called = |id: &String| match self.called_by {
            CalledBy::Codes => codes[id.as_str()].clone(),
            CalledBy::Names => id.clone(),
        };
        let mut groups: Vec<PublishedGroup> = Vec::new();
        for group in plan.groups() {
            let mut members: Vec<String> = group.members.iter().map(|member| called(&member.id)).collect();
            members.sort();
            groups.push(PublishedGroup { name: group.name.clone(), members });
        }
        groups.sort_by(|one, other| by_name(&one.name, &other.name));
        groups
    }

    /// The replay of those who organise: that the published list is the one which was kept, that the commitment is that of
    /// the kept input, that every plan keeps the rules by their definitions, and that the draw is what list and seed give.
    ///
    /// # Errors
    ///
    /// All that does not agree.
    pub fn replay(&self, list: &PublishedList, draw: Option<&Draw>) -> Result<(), Error> {
        let mut faults = Faults::default();
        let own = self.published().into_inner();
        compare(&own, list, &mut faults);
        let drawn = draw.map_or(Ok(()), |draw| list.replay(draw).map(drop));
        note(drawn, &mut faults);
        match self.problem() {
            Ok(problem) => self.check_plans(&problem, &mut faults),
            unread => note(unread.map(drop), &mut faults),
        }
        faults.finish(())
    }

    /// Whether a composition is the one that the list was made from, whatever its file asks of lotteries.
    ///
    /// # Errors
    ///
    /// Another composition, and a kept input that cannot be read.
    pub fn is_of(&self, problem: &Composition) -> Result<(), Error> {
        let options = self.problem()?.lottery().cloned().unwrap_or_default();
        if input(&Lottery::over(problem).options(options))? == self.input {
            return Ok(());
        }
        let words = "the people or the rules are not those that the list was made from";
        Err(fault!(LotteryChanged, "{words}; take the problem file and the roster as they were then").into())
    }

    /// Notes which plans do not keep the rules, by the definitions of the rules alone.
    fn check_plans(&self, problem: &Composition, faults: &mut Faults) {
        let holding = problem.lottery().and_then(|options| options.holding).unwrap_or(0);
        let held = |costs: Vec<TierCost>| -> Vec<i64> {
            let held = costs.into_iter().filter(|cost| (1..=holding).contains(&cost.tier.0));
            held.map(|cost| cost.cost).collect()
        };
        let mut first: Option<Vec<i64>> = None;
        for (at, listed) in self.list.plans.iter().enumerate() {
            let place = || Place::entry("list.plans", at);
            match problem.check(&listed.plan) {
                Err(flaws) => faults.note(
                    flaws
                        .iter()
                        .map(|flaw| fault!(ListedPlan, "a listed plan is none of this problem: {flaw}").at(place())),
                ),
                Ok(costs) if costs.iter().any(|cost| cost.tier.0 == 0 && cost.cost != 0) => {
                    let words = "a listed plan does not keep what must hold; take the list as it was written";
                    faults.push(fault!(ListedPlan, "{words}").at(place()));
                }
                Ok(costs) => {
                    let costs = held(costs);
                    if *first.get_or_insert(costs.clone()) != costs {
                        let words = "in the tiers that are held, a listed plan is not as good as the first one";
                        faults.push(fault!(ListedPlan, "{words}; take the list as it was written").at(place()));
                    }
                }
            }
        }
    }
}

/// Notes the faults of an error.
fn note(result: Result<(), Error>, faults: &mut Faults) {
    match result {
        Ok(()) => {}
        Err(Error::Input(found)) => faults.note(found.iter().cloned()),
        Err(other) => faults.push(fault!(LotteryChanged, "{other}")),
    }
}

/// Notes in what the published list is not the one that was kept.
fn compare(own: &PublishedList, list: &PublishedList, faults: &mut Faults) {
    let mut push = |key: &str, words: String| {
        let fault: InputFault = fault!(LotteryChanged, "{words}; one of the two was changed");
        faults.push(fault.at(Place::path(key)));
    };
    if own.called_by != list.called_by {
        push("called_by", "the published list calls people otherwise than what was kept".to_owned());
    }
    if own.in_group != list.in_group {
        push("in_group", "the published list is about another group than what was kept".to_owned());
    }
    if own.commitment != list.commitment {
        let (own, other) = (own.commitment, list.commitment);
        push("commitment", format!("the kept nonce and input give {own}, and {other} was published"));
    }
    let plans = |of: &PublishedList| -> BTreeSet<PublishedEntry> { of.entries.iter().cloned().collect() };
    let (kept, published) = (plans(own), plans(list));
    let missing = kept.difference(&published).count();
    if missing > 0 {
        push("plans", format!("of the kept plans, {missing} are not published, or not as often"));
    }
    let added = published.difference(&kept).count();
    if added > 0 {
        push("plans", format!("of the published plans, {added} were not kept, or not as often"));
    }
}
