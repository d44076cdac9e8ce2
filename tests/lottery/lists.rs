//! Lists against all plans: their plans, chances, bounds and proofs.

use super::leximin::leximin;
use super::pools::{Pool, any_rules, quotas, with_preferences};
use super::simplex::Fraction;
use crate::common::cases::Case;
use crate::common::rules::{group, id};
use crate::common::seeds;
use num_traits::Zero;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{TestCaseError, TestRunner};
use roundtable::{Chance, Error, Lottery, LotteryList, Outcome, Problem, Solver, Tier};
use std::cell::Cell;
use std::collections::BTreeSet;

/// What is counted over all lists of a test.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) lists: Cell<usize>,
    pub(crate) proved: Cell<usize>,
    pub(crate) first_proved: Cell<usize>,
    pub(crate) levels: Cell<usize>,
    pub(crate) levels_proved: Cell<usize>,
    pub(crate) relaxation_above: Cell<usize>,
    pub(crate) against_lists: Cell<usize>,
}

fn add(to: &Cell<usize>, number: usize) {
    to.set(to.get() + number);
}

/// A lottery as it is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    plans: u64,
    seed: u64,
    /// Which group chances are about; any if it is none of them.
    in_group: usize,
    is_exact: bool,
    /// The last tier that is held.
    holding: u32,
}

pub(crate) fn asked() -> impl Strategy<Value = Asked> {
    let drawn = (prop_oneof![1..=6_u64, 1..=40_u64, Just(100)], 0..4_u64, 0..6_usize, 0..4_u8);
    drawn.prop_map(|(plans, seed, in_group, kind)| Asked { plans, seed, in_group, is_exact: kind == 0, holding: 0 })
}

impl Asked {
    /// The lottery, and the group that chances are about.
    pub(crate) fn over(&self, pool: &Pool) -> (Lottery, Option<usize>) {
        let lottery = Lottery::over(&pool.problem).plans(self.plans);
        let lottery = if self.is_exact { lottery.exact() } else { lottery };
        let lottery = if self.holding > 0 { lottery.holding(Tier(self.holding)) } else { lottery };
        if self.in_group < pool.problem.group_names().count() {
            return (lottery.in_group(group(self.in_group)), Some(self.in_group));
        }
        (lottery, None)
    }

    pub(crate) fn solver(&self) -> Solver {
        Solver::new().seed(self.seed).steps(200_000)
    }
}

/// Who is selected in each plan: in the group, or in any.
pub(crate) fn selections(pool: &Pool, of: Option<usize>) -> BTreeSet<Vec<bool>> {
    let is_in = |held: Option<usize>| held.is_some_and(|held| of.is_none_or(|group| held == group));
    pool.plans.keys().map(|groups| groups.iter().map(|&held| is_in(held)).collect()).collect()
}

fn fraction(chance: &Chance) -> Fraction {
    chance.to_string().parse().expect("a fraction")
}

fn fail(error: impl ToString) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// What a list is, in bytes.
pub(crate) fn told(list: &LotteryList) -> String {
    let plans = list
        .plans()
        .iter()
        .map(|listed| serde_json::to_string(&listed.plan).expect("a plan") + &listed.times.to_string());
    let members = list.members().iter().map(|member| format!("{} {} {:?}", member.id, member.times, member.level));
    plans.chain(members).chain(list.levels().iter().map(|level| format!("{level:?}"))).collect::<Vec<_>>().join("\n")
}

/// Lists that are looked at, and entries of these, at most.
const MAX_LISTS: (usize, u64) = (20_000, 100);

/// How often each member is on each list of so many entries; `None` if these are too many.
fn all_lists(selections: &[Vec<bool>], total: u64) -> Option<BTreeSet<Vec<u64>>> {
    if total > MAX_LISTS.1 {
        return None;
    }
    let mut lists = BTreeSet::from([vec![0; selections.first()?.len()]]);
    for _ in 0..total {
        let longer = lists.iter().flat_map(|times| {
            let with =
                |set: &Vec<bool>| times.iter().zip(set).map(|(times, &is_in)| times + u64::from(is_in)).collect();
            selections.iter().map(with)
        });
        lists = longer.collect();
        if lists.len() * selections.len() > MAX_LISTS.0 {
            return None;
        }
    }
    Some(lists)
}

/// Of lists whose earlier levels have what this one gives them, none has more in a level that is proved.
fn no_list_is_better(list: &LotteryList, lists: &BTreeSet<Vec<u64>>) -> Result<(), TestCaseError> {
    let mut others: Vec<&Vec<u64>> = lists.iter().collect();
    for (at, level) in list.levels().iter().enumerate() {
        let least = |times: &[u64]| {
            let of_level = list.members().iter().zip(times).filter(|(member, _)| member.level == Some(at));
            of_level.map(|(_, &times)| times).min()
        };
        let own: Vec<u64> = list.members().iter().map(|member| member.times).collect();
        if level.proof.is_some() {
            prop_assert_eq!(others.iter().map(|times| least(times)).max(), Some(least(&own)), "{:?}", list.levels());
        }
        others.retain(|times| least(times) >= least(&own));
    }
    Ok(())
}

/// Holds a list against all plans of its pool.
pub(crate) fn is_right(
    pool: &Pool,
    of: Option<usize>,
    list: &LotteryList,
    counts: &Counts,
) -> Result<(), TestCaseError> {
    let selections = selections(pool, of);
    let total = list.total();
    let members = pool.plans.keys().next().map_or(0, Vec::len);
    prop_assert!(list.members().iter().map(|member| member.id.clone()).eq((0..members).map(id)));
    // Every plan keeps what is required, and chances are those of the plans.
    let mut times = vec![0; members];
    let mut different = BTreeSet::new();
    for listed in list.plans() {
        prop_assert_eq!(pool.problem.price(&listed.plan).map(|cost| cost[0]), Ok(0));
        prop_assert!(listed.times > 0);
        prop_assert!(different.insert(serde_json::to_string(&listed.plan).map_err(fail)?), "a plan is listed twice");
        let selected: Vec<&str> = list.selected(&listed.plan).collect();
        for (at, times) in times.iter_mut().enumerate() {
            *times += if selected.contains(&id(at).as_str()) { listed.times } else { 0 };
        }
    }
    prop_assert!(list.members().iter().map(|member| member.times).eq(times.iter().copied()));
    // Who is said to be on no plan is on none.
    let able: Vec<usize> = (0..members).filter(|&at| list.members()[at].level.is_some()).collect();
    for at in (0..members).filter(|at| !able.contains(at)) {
        prop_assert!(selections.iter().all(|selected| !selected[at]), "{} can be on a plan", id(at));
        prop_assert_eq!(times[at], 0);
    }
    // Levels hold who they say, and the least chance of these.
    let levels = list.levels();
    prop_assert_eq!(levels.iter().map(|level| level.members).sum::<usize>(), able.len());
    for (at, level) in levels.iter().enumerate() {
        let of_level = list.members().iter().filter(|member| member.level == Some(at));
        let of_level: Vec<u64> = of_level.map(|member| member.times).collect();
        prop_assert_eq!(of_level.len(), level.members);
        let least = of_level.iter().min().map(|&least| Fraction::new(i128::from(least), i128::from(total)));
        prop_assert_eq!(least, Some(fraction(&level.least)));
    }
    // Bounds are no lower than the exact levels, in order.
    let of_able = |selected: &Vec<bool>| able.iter().map(|&at| selected[at]).collect::<Vec<bool>>();
    let sets: Vec<Vec<bool>> = selections.iter().map(of_able).collect::<BTreeSet<_>>().into_iter().collect();
    let mut exact = leximin(&sets);
    exact.sort_unstable();
    let bounds = levels.iter().flat_map(|level| vec![fraction(&level.bound); level.members]);
    let first_apart = exact.iter().zip(bounds).find(|(exact, bound)| *exact != bound);
    prop_assert!(first_apart.is_none_or(|(exact, bound)| *exact < bound), "{:?} below {:?}", levels, exact);
    add(&counts.relaxation_above, usize::from(first_apart.is_some()));
    // What is called proved is as good as any list of as many entries.
    let mut before = 0;
    for level in levels {
        let (value, least) = (exact[before], fraction(&level.least));
        if level.proof.is_some() {
            let entries = Fraction::from_integer(i128::from(total));
            prop_assert_eq!(least, (value * entries).floor() / entries, "{:?} of {:?}", levels, exact);
        }
        if least != value || fraction(&level.bound) != value {
            break;
        }
        before += level.members;
    }
    let selections: Vec<Vec<bool>> = selections.into_iter().collect();
    if let Some(lists) = all_lists(&selections, total) {
        no_list_is_better(list, &lists)?;
        add(&counts.against_lists, 1);
    }
    add(&counts.lists, 1);
    add(&counts.levels, levels.len());
    let proved = levels.iter().filter(|level| level.proof.is_some()).count();
    add(&counts.levels_proved, proved);
    add(&counts.proved, usize::from(proved == levels.len()));
    add(&counts.first_proved, usize::from(levels.first().is_none_or(|level| level.proof.is_some())));
    Ok(())
}

/// Holds the answer to a lottery against all plans; `None` if it is refused for having one selection alone.
pub(crate) fn answer(
    pool: &Pool,
    asked: &Asked,
    solver: &Solver,
    counts: &Counts,
) -> Result<Option<LotteryList>, TestCaseError> {
    let (lottery, of) = asked.over(pool);
    match solver.lottery(&lottery) {
        Ok(Outcome::Solved(solution)) => {
            prop_assert!(asked.is_exact || solution.plan.total() == asked.plans);
            is_right(pool, of, &solution.plan, counts)?;
            Ok(Some(solution.plan))
        }
        Ok(Outcome::Impossible(conflict)) => {
            prop_assert!(pool.plans.is_empty(), "{}", conflict);
            Ok(None)
        }
        Ok(Outcome::Undecided(_)) => {
            prop_assert!(pool.plans.is_empty(), "no plan is found");
            Ok(None)
        }
        Err(Error::Input(faults)) => {
            let is_open = faults.to_string().contains("it is not proved that no plan is better");
            prop_assert!(is_open || selections(pool, of).len() <= 1, "{}", faults);
            Ok(None)
        }
        Err(error) => Err(fail(error)),
    }
}

fn run(cases: u32, drawn: &impl Strategy<Value = (Case, Asked)>, name: &str) {
    let counts = Counts::default();
    TestRunner::new(seeds::cases(cases))
        .run(drawn, |(case, asked)| {
            answer(&Pool::holding(case, asked.holding), &asked, &asked.solver(), &counts).map(|_| ())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    println!(
        "{name}: {} lists, {} with all levels proved, {} with the first; {} of {} levels proved; bounds above the exact \
         levels in {}; {} held against all lists",
        counts.lists.get(),
        counts.proved.get(),
        counts.first_proved.get(),
        counts.levels_proved.get(),
        counts.levels.get(),
        counts.relaxation_above.get(),
        counts.against_lists.get()
    );
}

#[test]
fn chances_under_quotas_agree_with_every_plan() {
    run(64, &(quotas(3..=9), asked()), "quotas");
}

#[test]
fn chances_under_any_rules_agree_with_every_plan() {
    run(64, &(any_rules(), asked()), "any rules");
}

#[test]
fn chances_over_the_best_plans_agree_with_every_plan() {
    let held = asked().prop_map(|asked| Asked { holding: 1, ..asked });
    run(64, &(with_preferences(), held), "held tiers");
}

proptest! {
    #![proptest_config(seeds::cases(64))]

    #[test]
    fn a_twin_has_the_same_chance_up_to_one_turn(case in quotas(3..=8), which in any::<Index>(), asked in asked()) {
        let mut case = case;
        let of = which.index(case.people.len());
        case.people.push(case.people[of].clone());
        let pool = Pool::new(case.clone());
        if let Some(list) = answer(&pool, &asked, &asked.solver(), &Counts::default())? {
            // No rule of these names anybody, so that all who hold the same are alike.
            for (one, person) in case.people.iter().enumerate() {
                let alike = (one + 1..case.people.len()).filter(|&other| case.people[other].tags == person.tags);
                for other in alike.filter(|&other| case.people[other].primary == person.primary) {
                    let [a, b] = [one, other].map(|at| list.members()[at].times);
                    prop_assert!(a.abs_diff(b) <= 1, "{} and {}: {} and {} times", id(one), id(other), a, b);
                }
            }
        }
    }

    #[test]
    fn a_looser_quota_never_lowers_the_least_chance(case in quotas(3..=9), which in any::<Index>(), asked in asked()) {
        let looser = {
            let mut case = case.clone();
            if !case.asked.is_empty() {
                case.asked.remove(which.index(case.asked.len()));
            }
            Pool::new(case)
        };
        let pool = Pool::new(case);
        let least = |pool: &Pool| {
            let sets = selections(pool, None);
            let members = sets.first().map_or(0, Vec::len);
            let able: Vec<usize> = (0..members).filter(|&at| sets.iter().any(|set| set[at])).collect();
            let of_able = |set: &Vec<bool>| able.iter().map(|&at| set[at]).collect();
            let least = leximin(&sets.iter().map(of_able).collect::<Vec<_>>()).into_iter().min();
            (able, least.unwrap_or_else(Fraction::zero))
        };
        let ((able, before), (able_after, after)) = (least(&pool), least(&looser));
        if able == able_after {
            prop_assert!(before <= after);
            let asked = Asked { in_group: 9, ..asked };
            let lists = [&pool, &looser].map(|pool| answer(pool, &asked, &asked.solver(), &Counts::default()));
            if let [Ok(Some(tight)), Ok(Some(loose))] = &lists {
                let proved = |list: &LotteryList| list.levels()[0].proof.is_some();
                if proved(tight) && proved(loose) {
                    prop_assert!(fraction(&tight.levels()[0].least) <= fraction(&loose.levels()[0].least));
                }
            }
            for list in lists {
                list?;
            }
        }
    }
}

proptest! {
    #![proptest_config(seeds::cases(16))]

    #[test]
    fn lists_are_the_same_on_any_number_of_threads(case in any_rules(), asked in asked()) {
        let pool = Pool::new(case);
        let (counts, asked) = (Counts::default(), Asked { is_exact: false, ..asked });
        let once = answer(&pool, &asked, &asked.solver(), &counts)?.map(|list| told(&list));
        for threads in [1, 2] {
            let again = answer(&pool, &asked, &asked.solver().threads(threads), &counts)?.map(|list| told(&list));
            prop_assert_eq!(&once, &again);
        }
    }
}
