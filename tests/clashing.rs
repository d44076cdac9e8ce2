//! Clashing by one: a problem that is just possible, with one rule too many.

mod common;

use common::cases::{Case, cases};
use common::clashes::{Falsehood, sample, verdict};
use common::kinds::ALL;
use common::oracle::Oracle;
use common::rules::{group, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::TestCaseError;
use roundtable::{Composition, Conflict, Lens, Member, Outcome, Problem, Roster, Rule, Solver};

/// A problem that is possible, and the rule that makes it impossible.
#[derive(Debug, Clone)]
struct Tight {
    roster: Roster,
    sizes: Vec<usize>,
    selecting: bool,
    rules: Vec<Rule>,
    one_too_many: Rule,
}

impl Tight {
    fn solve(&self, kept: impl Fn(usize) -> bool) -> Outcome<roundtable::CompositionPlan> {
        let mut builder = Composition::builder(&self.roster);
        for (at, &size) in self.sizes.iter().enumerate() {
            builder = builder.group(group(at), size);
        }
        builder = if self.selecting { builder.select() } else { builder.everyone() };
        let rules = self.rules.iter().chain([&self.one_too_many]).enumerate().filter(|&(at, _)| kept(at));
        let problem = rules.fold(builder, |builder, (_, rule)| builder.require(rule.clone())).build();
        let problem = problem.unwrap_or_else(|error| panic!("{error}"));
        let outcome = Solver::new().steps(20_000).solve(&problem).unwrap_or_else(|error| panic!("{error}"));
        if let Outcome::Solved(solution) = &outcome {
            assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
        }
        outcome
    }

    /// Possible without the last rule, impossible with it; and each rule of the conflict is needed, which is shown by
    /// others.
    fn clashes_by_one(&self) -> Result<Conflict, TestCaseError> {
        let last = self.rules.len();
        prop_assert!(matches!(self.solve(|at| at != last), Outcome::Solved(_)));
        let Outcome::Impossible(conflict) = self.solve(|_| true) else {
            return Err(TestCaseError::fail("not found to be impossible"));
        };
        let clashing: Vec<usize> = conflict.rules.iter().filter_map(|rule| rule.rule).map(|rule| rule - 1).collect();
        prop_assert!(conflict.smallest, "{:?}", conflict);
        prop_assert!(clashing.contains(&last), "{:?}", conflict);
        for dropped in clashing {
            prop_assert!(
                matches!(self.solve(|at| at != dropped), Outcome::Solved(_)),
                "without rule {} it is still impossible: {:?}",
                dropped + 1,
                conflict
            );
        }
        Ok(conflict)
    }
}

/// Hats of so many kinds, with as many places for each as people wear it in the plan, and one place more for one of
/// them.
fn tight_hats() -> impl Strategy<Value = Tight> {
    (2..=4_usize, 3..=9_usize).prop_flat_map(|(kinds, chosen)| {
        let person = subsequence((0..kinds).collect::<Vec<_>>(), 1..=2);
        (vec(person, chosen), 0..kinds, 1..4_usize).prop_map(move |(people, kind, others)| {
            let name = |kind: &usize| format!("h{kind}");
            let mut members: Vec<Member> = people
                .iter()
                .enumerate()
                .map(|(at, tags)| Member::new(id(at)).tags("skill", tags.iter().map(name)))
                .collect();
            members.extend((0..others).map(|at| Member::new(format!("other {at}")).tag("place", "far")));
            let worn = |kind: usize| people.iter().filter(|tags| tags[0] == kind).count() as u32;
            let known = |kind: &usize| people.iter().any(|tags| tags.contains(kind));
            let place = |kind: usize, number: u32| Rule::places(name(&kind), number..).lens(Lens::Hat);
            let kinds: Vec<usize> = (0..kinds).filter(known).collect();
            let kind = if kinds.contains(&kind) { kind } else { kinds[0] };
            Tight {
                roster: Roster::new(members).expect("a roster"),
                sizes: vec![people.len()],
                selecting: true,
                rules: kinds.iter().filter(|&&k| worn(k) > 0).map(|&k| place(k, worn(k))).collect(),
                one_too_many: place(kind, worn(kind) + 1),
            }
        })
    })
}

/// A chain of members who must be together, in a random order of links, whose ends must then be apart.
fn chain() -> impl Strategy<Value = Tight> {
    (2..=5_usize, 2..=3_usize, 0..4_usize).prop_flat_map(|(links, groups, strangers)| {
        let order = Just((0..links).collect::<Vec<_>>()).prop_shuffle();
        (order, any::<bool>()).prop_map(move |(order, far)| {
            let size = links + 1;
            let members = (0..size * groups + strangers).map(|at| Member::new(id(at)));
            let mut sizes = vec![size; groups];
            sizes[0] += strangers;
            let mut rules: Vec<Rule> = order.iter().map(|&at| Rule::together([id(at), id(at + 1)])).collect();
            // This one has no part in the clash.
            rules.push(Rule::not_in_group(id(size * groups + strangers - 1), group(0)));
            let one_too_many = if far {
                Rule::apart([id(0), id(links)])
            } else {
                // One more than the largest group holds.
                Rule::together((0..=strangers + 1).map(|at| id(links + at)))
            };
            Tight { roster: Roster::new(members).expect("a roster"), sizes, selecting: false, rules, one_too_many }
        })
    })
}

/// As many as may move are out of the first group, or take their places; then one more has to leave it.
fn stay() -> impl Strategy<Value = Tight> {
    (2..=3_usize, 1..=3_usize, 0..=2_usize).prop_map(|(groups, leaving, staying)| {
        let size = leaving + 1 + staying;
        let home = |at: usize| group(at / size);
        let everyone = (0..groups * size).map(|at| (id(at), home(at)));
        let mut rules = vec![Rule::stay(everyone).most_moves(2 * leaving as u32)];
        rules.extend((0..leaving).map(|at| Rule::not_in_group(id(at), home(at))));
        Tight {
            roster: Roster::new((0..groups * size).map(|at| Member::new(id(at)))).expect("a roster"),
            sizes: vec![size; groups],
            selecting: false,
            rules,
            one_too_many: Rule::not_in_group(id(leaving), home(leaving)),
        }
    })
}

/// At least as many with a tag in every group as there are, and one more in one of them.
fn quotas() -> impl Strategy<Value = Tight> {
    (2..=4_usize, 1..=3_u32, 0..=3_usize).prop_flat_map(|(groups, least, others)| {
        (0..groups).prop_map(move |more| {
            let holders = groups * least as usize;
            let member = |at: usize| {
                if at < holders { Member::new(id(at)).tag("site", "north") } else { Member::new(id(at)) }
            };
            let mut sizes = vec![least as usize + 2; groups];
            sizes[0] += others;
            let members = sizes.iter().sum();
            Tight {
                roster: Roster::new((0..members).map(member)).expect("a roster"),
                sizes,
                selecting: false,
                rules: vec![Rule::at_least("north", least), Rule::not_in_group(id(members - 1), group(0))],
                one_too_many: Rule::at_least("north", least + 1).in_groups([group(more)]),
            }
        })
    })
}

/// Groups of people of nearly the same age, far from the others; then those of one group must be nearer to each other
/// than any so many are.
fn ages() -> impl Strategy<Value = Tight> {
    (2..=4_usize, 2..=4_usize, 1..=6_i32).prop_flat_map(|(groups, size, range)| {
        let between = vec(0..=range, groups * (size - 2));
        (between, 0..groups, any::<bool>()).prop_map(move |(between, of, pinned)| {
            let mut between = between.into_iter();
            let member = |at: usize| {
                let (group, place) = (at / size, at % size);
                let age = match place {
                    0 => 0,
                    1 => range,
                    _ => between.next().unwrap_or(0),
                };
                Member::new(id(at)).number("age", 20 * group as i32 + age)
            };
            // Whoever must be elsewhere has no part in the clash, or leaves a place that only others can take.
            let first = Rule::in_group(id(0), group(0));
            let one_too_many = if pinned {
                Rule::not_in_group(id(1), group(0))
            } else {
                Rule::range_at_most("age", range - 1).in_groups([group(of)])
            };
            Tight {
                roster: Roster::new((0..groups * size).map(member)).expect("a roster"),
                sizes: vec![size; groups],
                selecting: false,
                rules: vec![Rule::range_at_most("age", range), first],
                one_too_many,
            }
        })
    })
}

/// As many of the young as there are groups, each to be with somebody old; then one group more has to have both.
fn generations() -> impl Strategy<Value = Tight> {
    (2..=4_usize, 1..=3_usize, 5..=9_i32).prop_map(|(pairs, others, range)| {
        let member = |at: usize| {
            let age = if at < pairs {
                0
            } else if at < 2 * pairs {
                range
            } else {
                2
            };
            Member::new(id(at)).number("age", age)
        };
        let groups = pairs + 1;
        let mut sizes = vec![2; groups];
        sizes[pairs] = others + 1;
        let with_both: Vec<String> = (0..pairs).map(group).collect();
        Tight {
            roster: Roster::new((0..2 * pairs + others + 1).map(member)).expect("a roster"),
            sizes,
            selecting: false,
            rules: vec![Rule::range_at_least("age", range).in_groups(with_both)],
            one_too_many: Rule::range_at_least("age", range - 2).in_groups([group(pairs)]),
        }
    })
}

proptest! {
    #![proptest_config(common::seeds::cases(32))]

    #[test]
    fn a_range_smaller_than_any_group_has_clashes(tight in ages()) {
        tight.clashes_by_one()?;
    }

    #[test]
    fn one_range_more_than_there_are_ends_clashes(tight in generations()) {
        tight.clashes_by_one()?;
    }

    #[test]
    fn one_place_more_than_hats_clashes(tight in tight_hats()) {
        tight.clashes_by_one()?;
    }

    #[test]
    fn a_chain_and_its_ends_apart_clash(tight in chain()) {
        tight.clashes_by_one()?;
    }

    #[test]
    fn one_move_more_than_allowed_clashes(tight in stay()) {
        tight.clashes_by_one()?;
    }

    #[test]
    fn one_place_more_than_holders_clashes(tight in quotas()) {
        tight.clashes_by_one()?;
    }
}

/// The same people under what a conflict names, given alone, but for the part that stands at `dropped`: groups are of
/// any size where sizes are not named, and nobody need be placed where that is not named.
fn alone(case: &Case, conflict: &Conflict, dropped: Option<usize>) -> Case {
    let parts = conflict.rules.iter().enumerate().filter(|&(at, _)| Some(at) != dropped).map(|(_, part)| part);
    let rules: Vec<usize> = parts.clone().filter_map(|part| part.rule).collect();
    let has = |words: &str| parts.clone().any(|part| part.rule.is_none() && part.sentence == words);
    let mut alone = case.with_rules(|at| rules.contains(&(at + 1)));
    alone.everyone = has("everybody is placed");
    if !has("the sizes of the groups") {
        alone.sizes = vec![(0, case.people.len()); case.sizes.len()];
    }
    alone
}

/// The conflict of a case that is impossible, held against every plan of what it names.
fn judged(case: &Case) -> Option<(Result<(), Falsehood>, Conflict)> {
    let outcome = Solver::new().steps(20_000).solve(&case.problem()).unwrap_or_else(|error| panic!("{error}"));
    let Outcome::Impossible(conflict) = outcome else { return None };
    let possible = |dropped: Option<usize>| Oracle::new(&alone(case, &conflict, dropped)).best().is_some();
    let held = verdict(0..conflict.rules.len(), conflict.smallest, possible);
    Some((held, conflict))
}

#[test]
fn conflicts_follow_from_what_they_name() {
    sample("compositions", 150, &cases(2..=6, ALL).prop_map(Case::all_required), judged);
}

/// What a conflict names: numbers of rules, and words of what was not given.
fn told(problem: &Composition) -> (Vec<usize>, Vec<String>) {
    let Outcome::Impossible(conflict) = Solver::new().solve(problem).expect("an answer") else {
        panic!("it cannot be met");
    };
    assert!(conflict.smallest, "{conflict}");
    let (given, other): (Vec<_>, Vec<_>) = conflict.rules.into_iter().partition(|part| part.rule.is_some());
    (given.iter().filter_map(|part| part.rule).collect(), other.into_iter().map(|part| part.sentence).collect())
}

#[test]
fn sizes_are_named_where_they_are_needed() {
    let roster = Roster::new([Member::new("cy").tags("site", ["n", "s"])]).expect("a roster");
    let builder = Composition::builder(&roster).group("y", 1);
    let problem = builder.require(Rule::places("site:s", 2..)).build().expect("good");
    assert_eq!(told(&problem), (vec![1], Vec::new()));
    let roster = Roster::new(["a", "b", "c"].map(|id| Member::new(id).tag("site", "n"))).expect("a roster");
    let problem = Composition::builder(&roster).group("x", 2).require(Rule::at_most("n", 1)).build();
    let sizes = vec!["the sizes of the groups".to_owned()];
    assert_eq!(told(&problem.expect("good")), (vec![1], sizes));
}

#[test]
fn that_everybody_is_placed_is_named_where_it_is_needed() {
    let roster = Roster::new(["a", "b"].map(Member::new)).expect("a roster");
    let builder = Composition::builder(&roster).group("x", 0..=2).group("y", 0..=2);
    let problem = builder.require(Rule::together(["a", "b"])).require(Rule::apart(["a", "b"])).build();
    let placed = vec!["everybody is placed".to_owned()];
    assert_eq!(told(&problem.expect("good")), (vec![1, 2], placed));
}
