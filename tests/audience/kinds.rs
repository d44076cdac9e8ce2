//! Problems of all kinds, each drawn in two halves. The plan is settled by rules that everybody may know, so that what
//! differs is how it stands to the rules.

use crate::draw::{Draw, People, mixed};
use roundtable::{
    Already, Composition, Decision, Error, PairValues, Piece, PlannedMeeting, PlannedRound, PlannedTurns, Rate, Role,
    Room, Rota, RotaRule, RoundRule, Rounds, Rule, SeatRule, Seating, ShareRule, Shares, Terms, Tier, Training,
};

/// The tiers of the rules that everybody may know.
pub(crate) const TIERS: [u32; 2] = [1, 2];

/// A rule with its tier; 0 for what must hold.
type Asked<R> = (u32, R);

/// The builder of any kind, asked for these rules.
macro_rules! asked {
    ($builder:expr, $rules:expr) => {
        $rules.into_iter().fold($builder, |builder, (tier, rule)| match tier {
            0 => builder.require(rule),
            tier => builder.prefer(Tier(tier), rule),
        })
    };
}

fn tier(draw: &mut Draw) -> u32 {
    draw.of(&[1, 1, 2])
}

/// Rules about groups that everybody may know; all that they name is shown by somebody.
fn open_groups(open: &mut Draw, people: &People) -> Vec<Asked<Rule>> {
    let all = [
        Rule::balance("site"),
        Rule::balance("background"),
        Rule::places("background:lived", 1..=2),
        Rule::none_or("site", 2),
        Rule::variety("background", 2..),
        Rule::sharing("site", 1),
        Rule::together(open.two(&people.ids)).public(),
        Rule::apart(open.two(&people.ids)).public(),
    ];
    (0..1 + open.below(3)).map(|_| (tier(open), open.of(&all))).collect()
}

/// Rules about groups of which nobody may know.
fn private_groups(secret: &mut Draw, people: &People) -> Vec<Asked<Rule>> {
    let rules = (0..secret.below(4)).map(|_| {
        let rule = match secret.below(6) {
            0 => Rule::balance("site"),
            5 => Rule::range_at_most("age", 20).missing_left_out(),
            1 => Rule::places("background:lived", 2..),
            2 => Rule::together(secret.two(&people.ids)),
            _ => Rule::apart(secret.two(&people.ids)),
        };
        let tier = if secret.once_in(4) { 0 } else { 1 + secret.below(3) as u32 };
        (tier, rule.weight(1 + secret.below(3) as u32).private())
    });
    rules.collect()
}

/// As many of these people as fill tables of three, and the others.
fn thirds(draw: &mut Draw, ids: &[String]) -> (Vec<String>, Vec<String>) {
    let mut first = draw.shuffled(ids.to_vec());
    let second = first.split_off(3);
    (first, second)
}

/// Groups whose members are settled, if `settled`.
fn groups(open: &mut Draw, secret: &mut Draw, settled: bool) -> Result<Composition, Error> {
    let people = People::new(open);
    let builder = Composition::builder(&people.roster(secret)).group("b 10", 3).group("b 9", 3);
    let (first, second) = thirds(open, &people.ids);
    let mut rules = open_groups(open, &people);
    if settled {
        rules.extend(first.iter().map(|id| (0, Rule::in_group(id, "b 9"))));
        rules.extend(second.iter().map(|id| (0, Rule::in_group(id, "b 10"))));
    }
    let private = private_groups(secret, &people);
    asked!(builder, mixed(secret, rules, private)).build()
}

pub(crate) fn composition(open: &mut Draw, secret: &mut Draw) -> Result<Composition, Error> {
    groups(open, secret, true)
}

pub(crate) fn open_composition(open: &mut Draw, secret: &mut Draw) -> Result<Composition, Error> {
    groups(open, secret, false)
}

pub(crate) fn rounds(open: &mut Draw, secret: &mut Draw) -> Result<Rounds, Error> {
    let people = People::new(open);
    let mut builder = Rounds::builder(&people.roster(secret)).even_tables("table", 2).rounds(3);
    let plan: Vec<PlannedRound> = (0..3)
        .map(|_| {
            let (first, second) = thirds(open, &people.ids);
            PlannedRound::new([("table 1", first), ("table 2", second)])
        })
        .collect();
    if open.once_in(2) {
        builder = builder.fixed([plan[0].clone()]);
    }
    let mut rules: Vec<Asked<RoundRule>> =
        open_groups(open, &people).into_iter().map(|(tier, rule)| (tier, rule.into())).collect();
    let over =
        [RoundRule::repeats(), RoundRule::new_people(4), RoundRule::pairs_meet(), RoundRule::not_again_within(2)];
    rules.push((tier(open), open.of(&over)));
    let other = thirds(open, &people.ids);
    let earlier = PlannedRound::new([("table 1", other.0), ("table 2", other.1)]);
    rules.push((2, RoundRule::as_announced([earlier.clone(), earlier.clone(), earlier])));
    rules.push((0, RoundRule::as_announced(plan)));
    let mut private: Vec<Asked<RoundRule>> =
        private_groups(secret, &people).into_iter().map(|(tier, rule)| (tier, rule.into())).collect();
    if secret.once_in(2) {
        private.push((1 + secret.below(3) as u32, RoundRule::different_tables(secret.two(&people.ids)).private()));
    }
    for _ in 0..secret.below(4) {}
    if secret.once_in(2) {
        let [first, second] = secret.two(&people.ids);
        builder = builder.met_before([(first, second, 1)]);
    }
    asked!(builder, mixed(secret, rules, private)).build()
}

pub(crate) fn seating(open: &mut Draw, secret: &mut Draw) -> Result<Seating, Error> {
    let people = People::new(open);
    let (room, ids) = match open.below(3) {
        0 => (Room::round_table(7).power(2, ["3"]), (1..=7).map(|seat| seat.to_string()).collect()),
        1 => (Room::tables(2, 4).zone("front", ["1-1", "2-1"]), two_by_four()),
        _ => (Room::rows(2, 4), two_by_four()),
    };
    let mut builder = Seating::builder(&people.roster(secret)).room(room).meetings(2);
    let meeting = |open: &mut Draw| {
        PlannedMeeting::new(open.shuffled(ids.clone()).into_iter().zip(people.ids.clone()).collect::<Vec<_>>())
    };
    let plan = [meeting(open), meeting(open)];
    if open.once_in(2) {
        builder = builder.fixed([plan[0].clone()]);
    }
    let all = [
        SeatRule::mix("background"),
        SeatRule::mix("site"),
        SeatRule::mix_worst("site"),
        SeatRule::new_neighbours(),
        SeatRule::different_seats(),
        SeatRule::neighbours_differ("background"),
        Rule::balance("site").into(),
        SeatRule::beside("ana", "di"),
    ];
    let mut rules: Vec<Asked<SeatRule>> = (0..1 + open.below(3)).map(|_| (tier(open), open.of(&all))).collect();
    if open.once_in(3) {
        rules.push((2, SeatRule::supports("emre", "di")));
    }
    rules.push((0, SeatRule::as_announced(plan)));
    let mut private: Vec<Asked<SeatRule>> = Vec::new();
    for _ in 0..secret.below(4) {
        let [first, second] = secret.two(&people.ids);
        let rule = match secret.below(7) {
            0 => SeatRule::unequal(first, second),
            1 => SeatRule::supports("Bo", "ana").private(),
            2 => SeatRule::not_in_seat(first, secret.of(&ids)),
            3 => SeatRule::apart_by([first, second], 1.5),
            4 => SeatRule::mix("site").private(),
            5 => SeatRule::near_by_value(PairValues::listed([(first, second, 1 + secret.below(9))])),
            _ => SeatRule::not_beside([first, second]),
        };
        private.push((if secret.once_in(4) { 0 } else { 1 + secret.below(3) as u32 }, rule));
    }
    if secret.once_in(2) {
        let [first, second] = secret.two(&people.ids);
        builder = builder.met_before([(first, second, 1)]);
    }
    asked!(builder, mixed(secret, rules, private)).build()
}

/// The seats of two tables, or two rows, of four.
fn two_by_four() -> Vec<String> {
    (1..=2).flat_map(|table| (1..=4).map(move |seat| format!("{table}-{seat}"))).collect()
}

pub(crate) fn rota(open: &mut Draw, secret: &mut Draw) -> Result<Rota, Error> {
    let people = People::new(open);
    let mut builder = Rota::builder(&people.roster(secret)).meetings(4);
    builder = builder.role(Role::new("minutes", 1)).role(Role::new("chair", 1).burden(2)).absent("emre", [2]);
    let plan: Vec<[String; 2]> = (0..4).map(|_| open.two(&people.ids[..5])).collect();
    let meeting =
        |[chair, minutes]: &[String; 2]| PlannedTurns::new([("chair", vec![chair]), ("minutes", vec![minutes])]);
    if open.once_in(2) {
        builder = builder.fixed([meeting(&plan[0])]);
    }
    let all = [
        RotaRule::gap(1),
        RotaRule::gap_any_role(1),
        RotaRule::fair_share(),
        RotaRule::even_burden(),
        RotaRule::turns(1..=2),
        RotaRule::before("minutes", "chair"),
        RotaRule::background_moves("site", 1),
        RotaRule::never_alone_first(),
    ];
    let mut rules: Vec<Asked<RotaRule>> = (0..1 + open.below(3)).map(|_| (tier(open), open.of(&all))).collect();
    let earlier: Vec<PlannedTurns> = (0..4).map(|_| meeting(&open.two(&people.ids[..5]))).collect();
    rules.push((2, RotaRule::as_announced(earlier)));
    rules.push((0, RotaRule::as_announced(plan.iter().map(meeting))));
    let mut private: Vec<Asked<RotaRule>> = Vec::new();
    for _ in 0..secret.below(4) {
        let role = secret.of(&["chair", "minutes"]);
        let holds =
            |id: &String| plan.iter().any(|[chair, minutes]| id == if role == "chair" { chair } else { minutes });
        let [member, _] = secret.two(&people.ids);
        let rule = match secret.below(4) {
            0 => RotaRule::gap(2),
            1 => RotaRule::does_not_hold(&member, role, 1 + secret.below(4)),
            2 => RotaRule::turns(..=1).members([&member]),
            _ => RotaRule::wishes([(&member, vec![role])]),
        };
        private.push((1 + secret.below(3) as u32, rule.private()));
        builder = match secret.below(3) {
            0 if !holds(&member) => builder.never(&member, role),
            1 if !holds(&member) => builder.not_this_time(&member, role, [3]),
            _ => builder,
        };
    }
    if secret.once_in(3) {
        builder = builder.experienced(secret.of(&people.ids), "chair");
    }
    asked!(builder, mixed(secret, rules, private)).build()
}

pub(crate) fn shares(open: &mut Draw, secret: &mut Draw) -> Result<Shares, Error> {
    let people = People::new(open);
    let mut builder = Shares::builder(&people.roster(secret)).periods(2);
    builder = builder.rate(Rate::hourly("session", 1_000 + secret.below(500) as u64).source("policy", "2026-04-01"));
    let pieces = ["report", "notes"];
    builder = builder.piece(Piece::new("report").lead(4.0).contributors(2, 2.0).output().in_period(1));
    builder = builder.piece(Piece::new("notes").lead(3.0).chore().in_period(2));
    builder = builder.decision(Decision::new("money").topic("money").leads(2));
    builder = builder.training(Training::new("course").teaches(["film"]).places(1).hours(1.5));
    let who: Vec<String> = open.shuffled(people.ids.clone());
    for id in &people.ids {
        let mut terms = Terms::new(id).offers(8.0 + secret.below(9) as f64);
        if secret.once_in(3) {
            terms = terms.at_most_each_period(7.5);
        }
        if secret.once_in(3) {
            terms = terms.already(Already::new("meetings").hours(0.25).pay(secret.below(900) as u64));
        }
        terms = match secret.below(4) {
            0 => terms.paid("session"),
            1 => terms.declines_money("session"),
            2 => terms.paid_by_employer(),
            _ => terms,
        };
        builder = builder.terms(match secret.below(4) {
            0 => terms.has(["film"]),
            1 => terms.wants(["film"]),
            2 => terms.wants(["dance"]),
            _ => terms,
        });
    }
    let all = [
        ShareRule::even_outputs(),
        ShareRule::even_decisions(),
        ShareRule::even_hours(),
        ShareRule::everyone_has_a_piece(),
        ShareRule::no_unpaid_work(),
        ShareRule::output_leads_over("site"),
        ShareRule::takes("di", "notes"),
    ];
    // Rules that compare levels stand in a tier alone.
    let mut rules: Vec<Asked<ShareRule>> = vec![(1, open.of(&all)), (2, open.of(&all))];
    rules.extend([(0, ShareRule::leads(&who[0], "report")), (0, ShareRule::takes(&who[1], "report"))]);
    rules.push((0, ShareRule::takes(&who[3], "report")));
    rules.push((0, ShareRule::leads(&who[2], "notes")));
    rules.extend(who[2..].iter().map(|id| (0, ShareRule::conflict_of_interest(id, "money").public())));
    let mut private: Vec<Asked<ShareRule>> = Vec::new();
    for tier in 3..3 + secret.below(4) as u32 {
        let [member, other] = secret.two(&people.ids);
        let rule = match secret.below(4) {
            0 => ShareRule::earnings(&member, 1_000 + secret.below(9_000) as u64, 1 + secret.below(2)),
            1 => ShareRule::does_not_take(&member, secret.of(&pieces)).private(),
            2 => ShareRule::budget(secret.below(9_000) as u64).private(),
            _ => ShareRule::even_learning().private(),
        };
        private.push((tier, rule));
        if tier == 3 {
            builder = builder.unequal(&member, &other);
        }
    }
    asked!(builder, mixed(secret, rules, private)).build()
}

/// A problem with a faulty private rule before others.
pub(crate) fn refused(open: &mut Draw, secret: &mut Draw) -> Result<Seating, Error> {
    let people = People::new(open);
    let builder = Seating::builder(&people.roster(secret)).room(Room::round_table(7).feature("loop", ["1"]));
    let [first, second] = secret.two(&people.ids);
    let rule = match secret.below(7) {
        0 => SeatRule::needs(first, ["hoist"]),
        1 => SeatRule::needs("zoe", ["loop"]),
        2 => SeatRule::apart_by([first, second], -1.0),
        3 => SeatRule::not_in_seat(first, "99").weight(0),
        4 => Rule::places("nobody", 1..).private().into(),
        5 => SeatRule::beside(first.clone(), first).private(),
        _ => SeatRule::mix("ilness").private(),
    };
    let builder = builder.prefer(Tier(1), rule);
    let rules = [SeatRule::mix("site"), SeatRule::in_seat("Bo", "88"), SeatRule::beside("ana", "nobody")];
    builder.prefer(Tier(1), open.of(&rules)).build()
}
