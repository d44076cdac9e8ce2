//! Work, learning and decisions are shared out, rules are derived that this meets, and a plan has to be found.

use crate::agrees::Case;
use crate::cases;
use crate::drawn::Draw;
use crate::rules::Ask;
use crate::taken::Taken;
use crate::tiny::{Day, Kind, Matter, Pay, Person, SKILLS, TAGS, Tiny, Work};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, Problem, Solver};

/// People and what there is to take, and who takes it; nothing is asked yet.
fn planted(draw: &mut Draw<'_>) -> (Tiny, Taken) {
    let mut tiny = Tiny { periods: 2 + draw.below(3), ..Tiny::default() };
    let pays = [Pay::Hour, Pay::Employer, Pay::Hour, Pay::Sitting, Pay::Piece, Pay::Declined];
    for at in 0..6 + draw.below(7) {
        let mut person = Person { pay: draw.one(&pays), tags: vec![TAGS[at % 2]], ..Person::new(600) };
        for skill in SKILLS {
            match draw.below(4) {
                0 => person.has.push(skill),
                1 => person.teaches.push(skill),
                2 => person.wants.push(skill),
                _ => {}
            }
        }
        tiny.people.push(person);
    }
    let mut taken = Taken::default();
    for at in 0..10 + draw.below(16) {
        let minutes = [60, 90, 120, 45, 30];
        let contributors: Vec<i64> = (0..draw.below(3)).map(|_| draw.one(&minutes)).collect();
        let mut work = Work::new(Some(draw.one(&minutes)), &contributors);
        work.kind = draw.one(&[Kind::Output, Kind::Chore, Kind::Plain]);
        work.periods = Some(vec![1 + draw.below(tiny.periods)]);
        // The next in turn, so that everybody has a place.
        let first = if at < tiny.people.len() { at } else { draw.below(tiny.people.len()) };
        let step = 1 + draw.below(2);
        let places = 0..work.places().len();
        let people: Vec<usize> = places.map(|place| (first + place * step) % tiny.people.len()).collect();
        taken.work.push(people);
        tiny.pieces.push(work);
    }
    for _ in 0..draw.below(3) {
        let teaches = vec![draw.one(&SKILLS)];
        let comes = |&at: &usize| tiny.people[at].wants.contains(&teaches[0]);
        let mut there: Vec<usize> = (0..tiny.people.len()).filter(comes).collect();
        there.truncate(2);
        // Nobody is taught a skill twice.
        let before = taken.attending.iter().zip(&tiny.trainings);
        let taught: Vec<usize> =
            before.filter(|(_, day)| day.teaches == teaches).flat_map(|(people, _)| people.clone()).collect();
        there.retain(|at| !taught.contains(at));
        tiny.trainings.push(Day {
            teaches,
            places: there.len().max(1),
            cost: 500,
            minutes: draw.one(&[0, 90]),
            period: 1,
            taught_by: Vec::new(),
        });
        taken.attending.push(there);
    }
    for _ in 0..draw.below(5) {
        let lead = draw.below(tiny.people.len());
        let mut leads = vec![lead, (lead + 1) % tiny.people.len()];
        leads.sort_unstable();
        taken.leads.push(leads);
        tiny.decisions.push(Matter {
            weight: 1 + draw.below(3) as u64,
            topic: draw.one(&[Some("money"), Some("names"), None]),
            leads: 2,
        });
    }
    (tiny, taken)
}

/// Needs, caps and offers that what is taken meets.
fn tighten(tiny: &mut Tiny, taken: &Taken, draw: &mut Draw<'_>) {
    for at in 0..tiny.people.len() {
        let periods = 1..=tiny.periods;
        let busiest = periods.map(|period| tiny.minutes_in(taken, at, period)).max();
        let slack = draw.one(&[0, 30, 60]);
        let cap = busiest.unwrap_or(0) + slack;
        let all = tiny.minutes(taken, at) + draw.one(&[60, 120]);
        let person = &mut tiny.people[at];
        (person.cap, person.offered) = (Some(cap).filter(|_| draw.below(3) > 0), all);
    }
    for (work, people) in tiny.pieces.iter_mut().zip(&taken.work) {
        let somebody = &tiny.people[draw.one(people)];
        match draw.below(4) {
            0 => work.needs_tags.extend(somebody.tags.first()),
            1 => work.needs_skills.extend(somebody.has.first()),
            2 => work.lead_needs.extend(tiny.people[people[0]].teaches.first()),
            _ => {}
        }
    }
}

/// Rules with what is taken at their very limit, or a little within it.
fn derived(tiny: &Tiny, taken: &Taken, draw: &mut Draw<'_>) -> Vec<Ask> {
    let people = 0..tiny.people.len();
    let work = people.clone().map(|at| tiny.paid_for_work(taken, at));
    let work: Vec<(usize, i64)> = work.flatten().collect();
    let in_period = |period: usize| -> i64 {
        let here = work.iter().filter(|(at, _)| *at == period);
        here.map(|(_, amount)| amount).sum()
    };
    let busiest = (1..=tiny.periods).map(in_period).max().unwrap_or(0);
    let first = in_period(1);
    let places = tiny.cost_of_places(taken);
    let attending = people.clone().flat_map(|at| tiny.paid_for_attending(taken, at));
    let attending: i64 = attending.map(|(_, amount)| amount).sum();
    let somebody = draw.below(tiny.people.len());
    let earned = tiny.paid_in_all(taken, somebody);
    let all: i64 = tiny.decisions.iter().map(|it| it.weight as i64).sum();
    let most = people.clone().map(|at| tiny.decided(taken, at)).max().unwrap_or(0);
    let piece = draw.below(tiny.pieces.len());
    let of_one = |&at: &usize| taken.work[at].iter().all(|&person| person == taken.work[piece][0]);
    let mut pieces_of_one: Vec<usize> = (0..tiny.pieces.len()).filter(of_one).collect();
    if pieces_of_one.len() < 2 {
        pieces_of_one = vec![piece, (piece + 1) % tiny.pieces.len()];
    }
    let mut asked = vec![
        Ask::Budget(work.iter().map(|(_, amount)| amount).sum()),
        Ask::BudgetEach(busiest),
        Ask::BudgetIn(first, vec![1]),
        Ask::TrainingBudget(places + attending),
        Ask::Earnings(somebody, earned, tiny.periods),
        Ask::Earnings(somebody, earned, 2),
        Ask::Piece,
        Ask::Offers,
        Ask::NoUnpaidWork,
        Ask::LeadsOver,
        Ask::TeachAndLearn,
        Ask::Held(2, None),
        Ask::OutputLeads,
        Ask::Leads(taken.work[piece][0], piece),
        Ask::TakesNot(somebody, piece),
        Ask::Takes(somebody, piece),
        Ask::AllHave(piece, draw.one(&SKILLS)),
        Ask::AllHold(piece, draw.one(&TAGS)),
        Ask::OnePerson(pieces_of_one),
    ];
    if !tiny.decisions.is_empty() {
        asked.push(Ask::Most(most as u32, all as u32, None));
        asked.push(Ask::TooClose(somebody, draw.below(tiny.decisions.len())));
    }
    // What it does not meet is not asked, and of the rest some.
    asked.retain(|ask| draw.below(4) > 0 && ask.bend(tiny, taken) == 0);
    asked
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_planted_plan_is_found(bytes in proptest::collection::vec(any::<u8>(), 120..400), seed in 0..4_u64) {
        let mut draw = Draw::new(&bytes);
        let (mut tiny, taken) = planted(&mut draw);
        tighten(&mut tiny, &taken, &mut draw);
        let asked = derived(&tiny, &taken, &mut draw);
        let required = asked.into_iter().map(|ask| (ask, 0, 1));
        let case = Case { asked: required.collect(), tiny };
        prop_assert_eq!(case.cost(&taken), [0], "the rules are derived from it");
        let problem = case.problem().map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(problem.price(&case.tiny.plan(&taken)), Ok(vec![0]));
        let outcome = Solver::new().seed(seed).steps(2_000_000).solve(&problem);
        let outcome = outcome.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?} of {:#?}", case.asked)));
        };
        prop_assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
        prop_assert_eq!(case.cost(&case.tiny.taken(&solution.plan)), [0]);
    }
}
