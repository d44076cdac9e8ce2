//! Large problems of every kind, drawn from seeds, as texts of problem files.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};

/// The kinds, in the order in which seeds go through them.
pub(crate) const KINDS: [Kind; 5] =
    [("composition", composition), ("rounds", rounds), ("rota", rota), ("seating", seating), ("shares", shares)];

/// A name, and how one is drawn.
type Kind = (&'static str, fn(&mut Draw) -> Value);

/// A stream of random choices.
pub(crate) struct Draw(Xoshiro256PlusPlus);

impl Draw {
    pub(crate) fn new(seed: u64) -> Draw {
        Draw(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.0.next_u64() % bound as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Adds a rule with a chance: to tier 0 it is required.
    fn rule(&mut self, rules: &mut Vec<Value>, percent: usize, tiers: &[u32], rule: Value) {
        if self.chance(percent) {
            rules.push(match self.one_of(tiers) {
                0 => json!({"require": rule}),
                tier => json!({"prefer": rule, "tier": tier}),
            });
        }
    }

    fn pair(&mut self, members: usize) -> [String; 2] {
        let first = self.below(members);
        let second = (first + 1 + self.below(members - 1)) % members;
        [name(first), name(second)]
    }

    fn pairs(&mut self, members: usize, number: usize) -> Vec<Value> {
        let mut pairs: Vec<(String, String)> = (0..number).map(|_| self.pair(members).into()).collect();
        pairs.iter_mut().filter(|(a, b)| a > b).for_each(|(a, b)| std::mem::swap(a, b));
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter().map(|(a, b)| json!([a, b, 1 + self.below(8)])).collect()
    }

    fn roster(&mut self, members: usize) -> Value {
        let member = |at| {
            let tags = json!({
                "d0": format!("a{}", self.below(2)), "d1": format!("b{}", self.below(4)), "d2": format!("c{}", self.below(6))
            });
            json!({"id": name(at), "tags": tags, "numbers": {"years": self.below(40)}})
        };
        json!({"members": (0..members).map(member).collect::<Vec<Value>>()})
    }

    /// Rules about groups, as compositions, rounds and seatings know them.
    fn group_rules(&mut self, members: usize) -> Vec<Value> {
        let mut rules = Vec::new();
        for dimension in ["d0", "d1", "d2"] {
            self.rule(&mut rules, 60, &[0, 1, 2], json!({"balance": {"of": dimension}}));
        }
        self.rule(&mut rules, 40, &[2, 3], json!({"balance": {"of": "years"}}));
        self.rule(&mut rules, 40, &[0, 1], json!({"none_or": {"of": "d1", "least": 2}}));
        self.rule(&mut rules, 30, &[0, 1], json!({"sharing": {"dimension": "d2", "most": 3}}));
        self.rule(&mut rules, 30, &[0, 1], json!({"variety": {"dimension": "d2", "min": 2}}));
        for _ in 0..self.one_of(&[0, 5, 50, 200]) {
            let pair = self.pair(members);
            let rule = if self.chance(70) { json!({"apart": pair}) } else { json!({"together": pair}) };
            self.rule(&mut rules, 100, &[0, 0, 1], rule);
        }
        rules
    }
}

fn name(member: usize) -> String {
    format!("m{member}")
}

/// Everybody names three others.
fn nominations(members: usize) -> Value {
    let names = |at: usize| (1..=3).map(|step| name((at + 7 * step) % members)).collect::<Vec<String>>();
    let of: Vec<Value> = (0..members).map(|at| json!({"member": name(at), "names": names(at)})).collect();
    json!({"nominations": {"of": of}})
}

fn composition(draw: &mut Draw) -> Value {
    let members = draw.one_of(&[200, 500, 1_000, 2_000, 5_000]);
    let groups = members / draw.one_of(&[4, 6, 8, 10, 20]);
    let mut rules = draw.group_rules(members);
    let values = draw.pairs(members, 3 * members);
    draw.rule(&mut rules, 50, &[2], json!({"most_of": {"pairs": values}}));
    draw.rule(&mut rules, 40, &[1, 2], nominations(members));
    let wish = |at: usize| {
        let groups: Vec<String> = (0..3).map(|step| format!("table {}", 1 + (at * 5 + step) % groups)).collect();
        json!({"member": name(at), "groups": groups})
    };
    draw.rule(&mut rules, 40, &[1, 2], json!({"wishes": (0..members).map(wish).collect::<Vec<Value>>()}));
    let groups = json!([{"name": "table", "number": groups}]);
    json!({"composition": {"roster": draw.roster(members), "groups": groups, "rules": rules}})
}

fn rounds(draw: &mut Draw) -> Value {
    let members = draw.one_of(&[60, 120, 250, 500, 1_000]);
    let tables = members / draw.one_of(&[4, 6, 8, 10]);
    let rounds = draw.one_of(&[3, 6, 12, 30]);
    let mut rules = draw.group_rules(members);
    let meetings = [
        json!({"repeats": {}}),
        json!({"meetings_beyond_first": {}}),
        json!({"pairs_meet": {}}),
        json!({"saturating_meetings": {}}),
        json!({"new_people": {"least": 9}}),
    ];
    let meetings = meetings[draw.below(5)].clone();
    draw.rule(&mut rules, 100, &[1], meetings);
    draw.rule(&mut rules, 30, &[2], json!({"not_again_within": {"rounds": 3}}));
    draw.rule(&mut rules, 30, &[2], json!({"visits": {"max": 2}}));
    let away = if draw.chance(30) { 3 } else { members };
    let absent = (1..members).step_by(away).map(|at| (name(at), json!([1 + draw.below(rounds)])));
    let absent: serde_json::Map<String, Value> = absent.collect();
    json!({"rounds": {
        "roster": draw.roster(members), "rounds": rounds, "tables": [{"name": "table", "number": tables}],
        "absent": absent, "rules": rules
    }})
}

fn rota(draw: &mut Draw) -> Value {
    let members = draw.one_of(&[6, 20, 60, 150, 300]);
    let meetings = draw.one_of(&[52, 200, 500, 1_000]);
    let number = draw.one_of(&[1, 3, 6, 12]).min(members / 2);
    let role = |at| {
        let places = if members > 30 { draw.one_of(&[1, 1, 2]) } else { 1 };
        json!({"name": format!("r{at}"), "places": places, "burden": 1 + draw.below(3)})
    };
    let roles: Vec<Value> = (0..number).map(role).collect();
    let mut rules = Vec::new();
    let gap = 1 + draw.below(3);
    draw.rule(&mut rules, 50, &[0, 1], json!({"gap": {"meetings": gap}}));
    draw.rule(&mut rules, 30, &[0, 1], json!({"gap_any_role": {"meetings": 1}}));
    draw.rule(&mut rules, 30, &[0, 1], json!({"window": {"of": 7, "max": 5}}));
    draw.rule(&mut rules, 30, &[0, 1], json!({"consecutive": {"max": 4}}));
    draw.rule(&mut rules, 30, &[1], json!({"rest": {"meetings": 2}}));
    draw.rule(&mut rules, 40, &[1], json!({"background_moves": {"dimension": "d1", "meetings": 2}}));
    draw.rule(&mut rules, 30, &[1], json!({"background_share": {"dimension": "d1", "meetings": 6}}));
    draw.rule(&mut rules, 40, &[2], json!({"even_burden": {}}));
    draw.rule(&mut rules, 40, &[2], json!({"squared_burdens": {}}));
    // Fair shares are built turn by turn, before any limit applies.
    let shares = if members * meetings * number <= 60_000 { 30 } else { 0 };
    draw.rule(&mut rules, shares, &[0, 1], json!({"fair_share": {}}));
    draw.rule(&mut rules, 30, &[0, 1], json!({"turns": {"min": 1, "max": 2 * meetings * number / members + 1}}));
    draw.rule(&mut rules, 20, &[3], json!({"not_again_within": {"meetings": 3}}));
    let compatible = if number > 2 && draw.chance(40) { json!([["r0", "r1"], ["r1", "r2"]]) } else { json!([]) };
    let away = if draw.chance(40) { meetings / 10 } else { 0 };
    let absent = |at| {
        let mut meetings: Vec<usize> = (0..away).map(|_| 1 + draw.below(meetings)).collect();
        meetings.sort_unstable();
        meetings.dedup();
        (name(at), json!(meetings))
    };
    let absent: serde_json::Map<String, Value> = (0..members).map(absent).collect();
    json!({"rota": {
        "roster": draw.roster(members), "meetings": meetings, "roles": roles, "compatible": compatible,
        "absent": absent, "rules": rules
    }})
}

fn seating(draw: &mut Draw) -> Value {
    let (tables, seats) = (draw.one_of(&[6, 20, 60, 120]), draw.one_of(&[6, 8, 10]));
    let members = tables * seats - draw.one_of(&[0, 0, 3]);
    let meetings = draw.one_of(&[1, 1, 3, 8]);
    let mut rules = Vec::new();
    for dimension in ["d0", "d1", "d2"] {
        draw.rule(&mut rules, 50, &[1, 2], json!({"mix": {"dimension": dimension}}));
        draw.rule(&mut rules, 40, &[0, 1, 2], json!({"balance": {"of": dimension}}));
    }
    for _ in 0..draw.one_of(&[0, 20, 100]) {
        let pair = draw.pair(members);
        let rule = if draw.chance(50) { json!({"apart": pair}) } else { json!({"not_beside": pair}) };
        draw.rule(&mut rules, 100, &[0, 1], rule);
    }
    let again = if meetings > 1 { 100 } else { 0 };
    draw.rule(&mut rules, again, &[2], json!({"new_neighbours": {}}));
    let values = draw.pairs(members, 2 * members);
    draw.rule(&mut rules, 30, &[3], json!({"most_of": {"pairs": values}}));
    json!({"seating": {
        "roster": draw.roster(members), "room": {"tables": {"tables": tables, "seats": seats}}, "meetings": meetings,
        "rules": rules
    }})
}

fn shares(draw: &mut Draw) -> Value {
    let (members, pieces) = (draw.one_of(&[20, 60, 150, 400]), draw.one_of(&[50, 200, 600, 1_500]));
    let periods = draw.one_of(&[1, 12, 36]);
    let terms = |at| {
        let skill = draw.below(6);
        let teaches = format!("s{}", (skill + 1 + draw.below(5)) % 6);
        json!({
            "member": name(at), "offers": 20 + draw.below(70), "wants": [format!("s{skill}")], "teaches": [teaches]
        })
    };
    let terms: Vec<Value> = (0..members).map(terms).collect();
    let piece = |at| {
        let first = 1 + draw.below(periods);
        let last = periods.min(first + draw.below(3));
        let contributors: Vec<usize> = (0..1 + draw.below(3)).map(|_| 1 + draw.below(8)).collect();
        let kind = draw.one_of(&["chore", "output"]);
        json!({
            "name": format!("p{at}"), "contributors": contributors, "kind": kind,
            "in_periods": (first..=last).collect::<Vec<usize>>()
        })
    };
    let pieces: Vec<Value> = (0..pieces).map(piece).collect();
    let decisions: Vec<Value> = (0..draw.one_of(&[0, 10, 60])).map(|at| json!({"name": format!("x{at}")})).collect();
    let mut rules = Vec::new();
    draw.rule(&mut rules, 50, &[0, 4], json!({"within_offers": {}}));
    draw.rule(&mut rules, 70, &[1], json!({"even_hours": {}}));
    draw.rule(&mut rules, 40, &[2], json!({"teach_and_learn": {}}));
    draw.rule(&mut rules, 40, &[0], json!({"most_decisions": {"share": [1, 3]}}));
    draw.rule(&mut rules, 40, &[3], nominations(members));
    json!({"shares": {
        "roster": draw.roster(members), "periods": periods, "terms": terms, "pieces": pieces, "mentoring": 4,
        "decisions": decisions, "rules": rules
    }})
}
