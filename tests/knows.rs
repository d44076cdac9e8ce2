//! Guests at tables who know somebody there, against every seating: a small wedding after Bellows & Peterson, "Finding
//! an optimal seating chart" (Annals of Improbable Research, 2012).

use roundtable::{Composition, CompositionBuilder, Member, Outcome, PairValues, Proof, Roster, Rule, Solver, Tier};

/// Two families; couples are close, and some cousins closer than others.
const VALUES: [[i64; 10]; 10] = [
    [0, 50, 1, 1, 1, 0, 0, 0, 0, 0],
    [50, 0, 1, 1, 1, 0, 0, 0, 0, 0],
    [1, 1, 0, 50, 10, 0, 0, 0, 0, 0],
    [1, 1, 50, 0, 1, 0, 0, 0, 0, 0],
    [1, 1, 10, 1, 0, 0, 0, 2, 0, 0],
    [0, 0, 0, 0, 0, 0, 50, 1, 1, 1],
    [0, 0, 0, 0, 0, 50, 0, 1, 1, 1],
    [0, 0, 0, 0, 2, 1, 1, 0, 1, -3],
    [0, 0, 0, 0, 0, 1, 1, 1, 0, 1],
    [0, 0, 0, 0, 0, 1, 1, -3, 1, 0],
];

struct Wedding {
    guests: usize,
    tables: usize,
    seats: usize,
    least: usize,
}

impl Wedding {
    /// The sum of the values at the tables, and how many acquaintances are missing there.
    fn priced(&self, tables: &[Vec<usize>]) -> (i64, usize) {
        let of = |a: usize, b: usize| VALUES[a][b];
        let mut sum = 0;
        let mut missing = 0;
        for table in tables {
            for &guest in table {
                let others = table.iter().filter(|&&other| other != guest);
                sum += others.clone().map(|&other| of(guest, other)).sum::<i64>();
                let known = others.filter(|&&other| of(guest, other) > 0).count();
                missing += self.least.saturating_sub(known);
            }
        }
        (sum / 2, missing)
    }

    /// Visits every seating; tables are alike.
    fn each(&self, tables: &mut Vec<Vec<usize>>, visit: &mut dyn FnMut(&[Vec<usize>])) {
        let guest: usize = tables.iter().map(Vec::len).sum();
        if guest == self.guests {
            return visit(tables);
        }
        for at in 0..tables.len() {
            if tables[at].len() < self.seats {
                tables[at].push(guest);
                self.each(tables, visit);
                tables[at].pop();
            }
        }
        if tables.len() < self.tables {
            tables.push(vec![guest]);
            self.each(tables, visit);
            tables.pop();
        }
    }

    fn builder(&self) -> (CompositionBuilder, PairValues) {
        let members = (0..self.guests).map(|guest| Member::new(guest.to_string()));
        let roster = Roster::new(members).expect("a roster");
        let rows = VALUES[..self.guests].iter().map(|row| &row[..self.guests]);
        let table = |at: usize| format!("table {at}");
        let tables = (0..self.tables).map(table);
        let builder = tables.fold(Composition::builder(&roster), |builder, name| builder.group(name, 0..=self.seats));
        (builder.everyone(), PairValues::matrix(rows))
    }

    /// Solves it with the rule required, and preferred after the sum; the best is found and proved.
    fn holds(&self) -> Vec<Option<Proof>> {
        let mut best: Option<i64> = None;
        let mut tiers = (i64::MIN, usize::MAX);
        self.each(&mut Vec::new(), &mut |tables| {
            let (sum, missing) = self.priced(tables);
            if missing == 0 {
                best = best.max(Some(sum));
            }
            if (sum, usize::MAX - missing) > (tiers.0, usize::MAX - tiers.1) {
                tiers = (sum, missing);
            }
        });
        let (builder, values) = self.builder();
        let knows = || Rule::knows(values.clone(), self.least as u32);
        let most = || Rule::most_of(values.clone());
        let required = builder.clone().prefer(Tier(1), most()).require(knows());
        let preferred = builder.prefer(Tier(1), most()).prefer(Tier(2), knows());
        let mut proofs = Vec::new();
        let wanted =
            [(required, best.map(|best| vec![0, -best])), (preferred, Some(vec![0, -tiers.0, tiers.1 as i64]))];
        for (builder, wanted) in wanted {
            let problem = builder.build().expect("a problem");
            match Solver::new().solve(&problem).expect("an answer") {
                Outcome::Solved(solution) => {
                    let found = solution.certificate.iter().map(|tier| tier.cost);
                    assert_eq!(Some(found.collect()), wanted);
                    assert!(solution.is_proved(), "{:?}", solution.certificate);
                    proofs.push(solution.certificate[1].proof);
                }
                Outcome::Impossible(_) => assert_eq!(wanted, None),
                answer @ Outcome::Undecided(_) => panic!("{answer:?}"),
            }
        }
        proofs
    }
}

#[test]
fn small_weddings_agree_with_every_seating() {
    let mut exact = 0;
    for (guests, tables, seats, least) in [
        (9, 3, 4, 1),
        (9, 3, 4, 2),
        (10, 3, 4, 1),
        (10, 3, 4, 2),
        (10, 3, 4, 3),
        (10, 2, 6, 2),
        (10, 2, 6, 4),
        (10, 4, 3, 1),
    ] {
        let wedding = Wedding { guests, tables, seats, least };
        let proofs = wedding.holds();
        exact += proofs.iter().filter(|&&proof| proof == Some(Proof::Exact)).count();
    }
    assert!(exact >= 8, "{exact} were proved by programs");
}

#[test]
fn who_is_sent_where_nobody_is_known_has_part_in_the_clash() {
    let roster = Roster::new((0..4).map(|at| Member::new(format!("m{at}")))).expect("ids differ");
    let known = PairValues::listed([("m0", "m1", 1), ("m0", "m2", 1), ("m1", "m2", 1)]);
    // Whoever is in a group of two knows one there at most; nobody has to be in one.
    let build = |pinned: bool| {
        let builder = Composition::builder(&roster).group("pair", 0..=2).select();
        let builder = builder.require(Rule::knows(known.clone(), 2));
        if pinned { builder.require(Rule::in_group("m0", "pair")) } else { builder }
    };
    let solve = |pinned: bool| {
        let problem = build(pinned).build().unwrap_or_else(|error| panic!("{error}"));
        Solver::new().seed(1).solve(&problem).expect("an answer")
    };
    assert!(matches!(solve(false), Outcome::Solved(_)));
    let Outcome::Impossible(conflict) = solve(true) else {
        panic!("m0 knows one other in a pair at most");
    };
    let rules: Vec<Option<usize>> = conflict.rules.iter().map(|clashing| clashing.rule).collect();
    assert_eq!(rules, [Some(1), Some(2), None]);
}
