//! Engines that are given to a solver and not built in.

use roundtable::extend::milp::{Answer, Backend, EngineError, Program, ProgramLimits};
use roundtable::{Composition, Member, PairValues, Proof, Roster, Rule, Solver, Tier};

/// Looks at every vector, if these are not too many and the columns hold integers.
struct Enumeration;

impl Backend for Enumeration {
    fn name(&self) -> &str {
        "enumeration"
    }

    fn solve(&self, program: &Program, _: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        let columns = program.column_data();
        let sizes = columns.iter().map(|column| u64::try_from(column.upper - column.lower + 1).unwrap_or(0));
        let vectors = sizes.fold(1_u64, u64::saturating_mul);
        if vectors > 1_000_000 || columns.iter().any(|column| !column.integer) {
            return Ok(Answer::Stopped { bound: None });
        }
        let vector = |mut at: u64| -> Vec<i64> {
            let value = |column: &roundtable::extend::milp::ProgramColumn| {
                let size = (column.upper - column.lower + 1) as u64;
                let value = column.lower + (at % size) as i64;
                at /= size;
                value
            };
            columns.iter().map(value).collect()
        };
        let good = (0..vectors).map(vector).filter(|values| program.check(values).is_ok());
        let best = good.min_by_key(|values| program.cost_of(values));
        Ok(best.map_or(Answer::Impossible, |values| Answer::Optimal { values }))
    }
}

/// Says always the same, of as many columns as the program has.
struct Liar(fn(usize) -> Answer);

impl Backend for Liar {
    fn name(&self) -> &str {
        "liar"
    }

    fn solve(&self, program: &Program, _: &ProgramLimits<'_>) -> Result<Answer, EngineError> {
        Ok((self.0)(program.columns()))
    }
}

/// Two pairs out of five people, three of whom are dear to each other: half of each pair of the three would be worth more
/// than a whole one, so that neither counting nor prices prove the best plan.
fn pairs() -> Composition {
    let roster = Roster::new((0..5).map(|at| Member::new(format!("m{at}")))).expect("a roster");
    let values = PairValues::from_fn(&roster, 0, |a, b| if a.index().max(b.index()) < 3 { 2 } else { 0 });
    let builder = Composition::builder(&roster).group("one", 2).group("two", 2).select();
    builder.prefer(Tier(1), Rule::most_of(values)).build().expect("a good problem")
}

#[test]
fn an_engine_of_ones_own_proves() {
    let solution = Solver::new().engine(Enumeration).solve(&pairs()).expect("an answer").solution().expect("a plan");
    assert_eq!(solution.backend.as_deref(), Some("enumeration"));
    let tier = solution.certificate(Tier(1)).expect("it is asked");
    assert_eq!((tier.proof, tier.bound), (Some(Proof::Exact), tier.cost));
    for engine in roundtable::extend::milp::backends() {
        let solver = Solver::new().backend(engine.name()).expect("it is built in");
        let other = solver.solve(&pairs()).expect("an answer").solution().expect("a plan");
        assert_eq!(other.certificate(Tier(1)).map(|tier| tier.cost), Some(tier.cost));
    }
    let shown = format!("{:?}", Solver::new().engine(Enumeration));
    assert!(shown.contains("enumeration"), "{shown}");
}

#[test]
fn an_engine_that_lies_proves_nothing() {
    let alone = Solver::new().steps(200_000).without_programs().solve(&pairs()).expect("an answer");
    let alone = alone.solution().expect("a plan");
    assert!(!alone.is_proved());
    let lies: [fn(usize) -> Answer; 4] = [
        |_| Answer::Impossible,
        |columns| Answer::Optimal { values: vec![0; columns] },
        |columns| Answer::Feasible { values: vec![1; columns], bound: Some(1 << 40) },
        |_| Answer::Stopped { bound: Some(1 << 40) },
    ];
    for lie in lies {
        let solver = Solver::new().steps(200_000).engine(Liar(lie));
        let solution = solver.solve(&pairs()).expect("an answer").solution().expect("a plan");
        assert_eq!(solution.certificate, alone.certificate);
        assert_eq!((solution.plan, solution.backend), (alone.plan.clone(), None));
    }
}
