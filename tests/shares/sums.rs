//! Plans of shares: the way to a file and back, and what they come to for everybody.

use crate::agrees::Case;
use crate::cases;
use crate::drawn::Draw;
use crate::tiny::{Pay, id};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Problem, SharesPlan};

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_plan_goes_to_a_file_and_back(bytes in proptest::collection::vec(any::<u8>(), 0..90), which in any::<u64>()) {
        let case = Case { tiny: Draw::new(&bytes).tiny(500), asked: Vec::new() };
        let problem = case.problem().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let all = case.tiny.all();
        let taken = &all[(which % all.len() as u64) as usize];
        let read = case.tiny.plan(taken);
        let assignment = problem.assignment(&read);
        let assignment = assignment.ok_or_else(|| TestCaseError::fail("it is a plan"))?;
        let plan = problem.plan(&assignment);
        let text = serde_json::to_string(&plan).expect("it can be written");
        let again: SharesPlan = serde_json::from_str(&text).expect("the form of a plan");
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(&problem.plan(&problem.assignment(&again).expect("its own plan")), &plan);
        prop_assert_eq!(problem.price(&again), problem.price(&read));
        let mut back = case.tiny.taken(&plan);
        let mut own = taken.clone();
        back.mentors.sort_unstable();
        own.mentors.sort_unstable();
        // Those whose places on a piece are alike stand in the order of the roster.
        for (piece, people) in case.tiny.pieces.iter().zip(&mut own.work) {
            let others = &mut people[usize::from(piece.lead.is_some())..];
            let mut from = 0;
            for alike in piece.contributors.chunk_by(|a, b| a == b) {
                others[from..from + alike.len()].sort_unstable();
                from += alike.len();
            }
        }
        prop_assert_eq!(back, own);
    }

    #[test]
    fn everything_adds_up_to_the_last_unit(bytes in proptest::collection::vec(any::<u8>(), 0..90), which in any::<u64>()) {
        let tiny = Draw::new(&bytes).tiny(500);
        let problem = tiny.builder().build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let all = tiny.all();
        let taken = &all[(which % all.len() as u64) as usize];
        let assignment = problem.assignment(&tiny.plan(taken));
        let plan = problem.plan(&assignment.ok_or_else(|| TestCaseError::fail("it is a plan"))?);
        let shared = plan.shared_out();
        let (mut paid, mut attended) = (0, 0);
        for (at, member) in shared.members.iter().enumerate() {
            let own = tiny.paid_in_all(taken, at);
            paid += own;
            prop_assert_eq!(&member.id, &id(at));
            prop_assert_eq!(member.pay.has, own as f64);
            let already: i64 = tiny.people[at].already.iter().map(|already| already.2).sum();
            prop_assert!(own == already || matches!(tiny.people[at].pay, Pay::Hour | Pay::Piece | Pay::Sitting));
            let for_attending: i64 = tiny.paid_for_attending(taken, at).iter().map(|(_, amount)| amount).sum();
            attended += for_attending;
            prop_assert_eq!(member.pay_for_attending, for_attending);
            let came = tiny.trainings.iter().zip(&taken.attending).filter(|(_, people)| people.contains(&at));
            let minutes: i64 = came.map(|(day, _)| day.minutes).sum();
            prop_assert_eq!(member.attending * 60.0, minutes as f64);
            prop_assert_eq!(member.hours.has * 60.0, tiny.all_minutes(taken, at) as f64);
            prop_assert_eq!(member.chores.has * 60.0, tiny.minutes_of_chores(taken, at) as f64);
            prop_assert_eq!(member.outputs.has, tiny.outputs(taken, at) as f64);
            prop_assert_eq!(member.decisions.has, tiny.decided(taken, at) as f64);
            prop_assert_eq!(member.teaches, tiny.is_a_teacher(taken, at));
            let mut learns = member.learns.clone();
            learns.sort_unstable();
            let mut lessons = tiny.lessons_of(taken, at);
            lessons.sort_unstable();
            prop_assert_eq!(learns, lessons);
        }
        prop_assert_eq!((shared.paid, shared.paid_for_attending), (paid, attended));
        // Where anybody has anything already, pay is told in its parts.
        let told = |of: &dyn Fn(&&roundtable::PaymentFor) -> bool| -> i64 {
            shared.payments.iter().filter(of).map(|payment| payment.amount).sum()
        };
        if tiny.people.iter().any(|person| !person.already.is_empty()) {
            prop_assert_eq!((told(&|_| true), told(&|of| of.what == "trainings")), (paid, attended));
            for member in &shared.members {
                prop_assert_eq!(told(&|of| of.member == member.id) as f64, member.pay.has);
            }
            for period in 1..=tiny.periods {
                let all = (0..tiny.people.len()).flat_map(|at| {
                    let paid = tiny.paid_beside_trainings(taken, at);
                    paid.into_iter().chain(tiny.paid_for_attending(taken, at))
                });
                let all: i64 = all.filter(|&(at, _)| at == period).map(|(_, amount)| amount).sum();
                prop_assert_eq!(told(&|of| of.period == Some(period)), all);
            }
        } else {
            prop_assert!(shared.payments.is_empty());
        }
        for held in &shared.skills {
            let holds = |at: &usize| {
                let skill = held.skill.as_str();
                tiny.people[*at].has(skill) || tiny.lessons_of(taken, *at).contains(&skill)
            };
            let holders: Vec<String> = (0..tiny.people.len()).filter(holds).map(id).collect();
            prop_assert_eq!(&held.members, &holders, "{}", held.skill);
        }
        prop_assert_eq!(shared.training_places, tiny.cost_of_places(taken));
        // Even shares are shares of all that there is.
        let sum = |of: &dyn Fn(&roundtable::MemberShares) -> roundtable::Portion| {
            let portions = shared.members.iter().map(of);
            portions.fold((0.0, 0.0), |sum, one| (sum.0 + one.has, sum.1 + one.even))
        };
        for (has, even) in [
            sum(&|it| it.hours),
            sum(&|it| it.chores),
            sum(&|it| it.outputs),
            sum(&|it| it.pay),
            sum(&|it| it.decisions),
        ] {
            prop_assert!((has - even).abs() <= 1e-6 * has.max(1.0), "{has} and {even}");
        }
    }
}
