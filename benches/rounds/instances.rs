//! Seeded rosters for rounds, and the public ones where `ROUNDTABLE_DATA` tells where they are.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Member, Roster, RosterOptions, RoundRule, Rounds, Rule, Tier};
use std::path::PathBuf;

/// A roster of the public data; none where it is not at hand.
fn public(name: &str, options: &RosterOptions) -> Option<Roster> {
    let folder = PathBuf::from(std::env::var_os("ROUNDTABLE_DATA")?);
    let path = folder.join("groupselect").join(name);
    path.exists().then(|| Roster::from_path_with(path, options).expect("the public roster is good"))
}

/// Rounds in which every value of these fields is at every table in its even share, rounded down or up, and nobody
/// meets twice if that can be.
fn balanced(roster: &Roster, fields: &[&str], tables: usize, rounds: usize) -> Rounds {
    let builder = Rounds::builder(roster).even_tables("table", tables).rounds(rounds);
    let builder = fields.iter().fold(builder, |builder, field| builder.require(Rule::balance(*field)));
    let builder = builder.prefer(Tier(1), RoundRule::repeats());
    builder.build().expect("the roster fits")
}

/// 100 people, 20 tables of 5, 6 rounds.
pub(crate) fn hundred() -> Option<Rounds> {
    let fields = ["gender", "age", "region", "nation", "media"];
    let roster = public("100i_4j_3k_3d_data.csv", &RosterOptions::new().id("ID").tags(fields))?;
    Some(balanced(&roster, &fields, 20, 6))
}

/// 110 people, 14 tables.
pub(crate) fn hundred_and_ten(rounds: usize) -> Option<Rounds> {
    let fields = ["gender", "age", "education", "ethnicity", "region"];
    let ignored = ["dietary reqs", "photo consent", "audio consent"];
    let options = RosterOptions::new().id("name").tags(fields).ignore(ignored);
    let roster = public("philipps_example_data.csv", &options)?;
    Some(balanced(&roster, &fields, 14, rounds))
}

/// People who are alike.
pub(crate) fn alike(tables: usize, size: usize, rounds: usize) -> Rounds {
    let members = (0..tables * size).map(|at| Member::new(format!("m{at}")));
    let roster = Roster::new(members.collect::<Vec<_>>()).expect("ids differ");
    let builder = Rounds::builder(&roster).even_tables("table", tables).rounds(rounds);
    let builder = builder.prefer(Tier(1), RoundRule::repeats());
    builder.build().expect("the tables hold everybody")
}

/// 60 people at tables of five in 26 rounds, spaced.
pub(crate) fn spaced(within: u32) -> Rounds {
    let roster = Roster::new((0..60).map(|at| Member::new(format!("m{at}"))).collect::<Vec<_>>()).expect("ids differ");
    let builder = Rounds::builder(&roster).even_tables("table", 12).rounds(26);
    let builder = builder.prefer(Tier(1), RoundRule::not_again_within(within));
    builder.build().expect("the tables hold everybody")
}

/// As [`alike`], but for one table in each round that one person may not sit at: that alters nothing but names, yet a
/// design seldom fits it, and so a search has to find the plan.
pub(crate) fn alike_by_search(tables: usize, size: usize, rounds: usize) -> Rounds {
    let members = (0..tables * size).map(|at| Member::new(format!("m{at}")));
    let roster = Roster::new(members.collect::<Vec<_>>()).expect("ids differ");
    let builder = Rounds::builder(&roster).even_tables("table", tables).rounds(rounds);
    let kept_out = (1..=tables).map(|table| Rule::not_in_group("m0", format!("table {table}")));
    // In each round another table.
    let builder = (1..=rounds)
        .zip(kept_out.cycle())
        .fold(builder, |builder, (round, rule)| builder.require(RoundRule::from(rule).in_rounds([round])));
    let builder = builder.prefer(Tier(1), RoundRule::repeats());
    builder.build().expect("the tables hold everybody")
}

/// As [`alike`] with so many people away in all rounds, and one in the second round alone if `absent`.
pub(crate) fn guests(tables: usize, size: usize, rounds: usize, away: usize, absent: bool) -> Rounds {
    let members = (0..tables * size - away).map(|at| Member::new(format!("m{at}")));
    let roster = Roster::new(members.collect::<Vec<_>>()).expect("ids differ");
    let builder = Rounds::builder(&roster).even_tables("table", tables).rounds(rounds);
    let builder = if absent { builder.absent("m0", [2]) } else { builder };
    builder.prefer(Tier(1), RoundRule::repeats()).build().expect("the tables hold everybody")
}

/// As many tables of at most `size` as can be of use, and so many rounds in which as many pairs meet as can.
pub(crate) fn diner(people: usize, size: usize, rounds: usize) -> Rounds {
    let roster =
        Roster::new((0..people).map(|at| Member::new(format!("m{at}"))).collect::<Vec<_>>()).expect("ids differ");
    let tables = 1..=people / 2 + 1;
    let builder = Rounds::builder(&roster).rounds(rounds);
    let builder = tables.fold(builder, |builder, table| builder.table(format!("table {table}"), 0..=size));
    builder.prefer(Tier(1), RoundRule::pairs_meet()).build().expect("the tables hold everybody")
}

/// 40–120 people at tables of six to eight with five to seven fields, each required in range: one round, and 3–6 rounds
/// of the same with as few repeats as can be.
pub(crate) fn fields(seed: u64) -> [Rounds; 2] {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed ^ 0xf1e1d);
    let mut from = |low: u64, high: u64| (low + random.next_u64() % (high + 1 - low)) as usize;
    let (people, size, number, rounds) = (from(40, 120), from(6, 8), from(5, 7), from(3, 6));
    let shares: [&[u32]; 3] = [&[55, 25, 20], &[55, 25, 11, 9], &[55, 25, 11, 5, 4]];
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let fields: Vec<(&str, &[u32])> = names.into_iter().zip(shares.into_iter().cycle()).take(number).collect();
    let roster = Roster::new(drawn(people, &fields, seed)).expect("ids differ");
    let tables = (people / size).max(5);
    [1, rounds].map(|rounds| balanced(&roster, &names[..number], tables, rounds))
}

/// Members with a value in each of these fields, drawn with the shares given for its values.
fn drawn(members: usize, fields: &[(&str, &[u32])], seed: u64) -> Vec<Member> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let member = |at: usize| {
        fields.iter().fold(Member::new(format!("m{at}")), |member, (field, shares)| {
            let mut draw = (random.next_u64() % u64::from(shares.iter().sum::<u32>())) as u32;
            let value = shares.iter().position(|&share| {
                let here = draw < share;
                draw = draw.saturating_sub(share);
                here
            });
            member.tag(*field, format!("{field} {}", value.unwrap_or(0)))
        })
    };
    (0..members).map(member).collect()
}

/// A citizens' assembly: 120 people, 15 tables of 8, 6 rounds, six fields.
pub(crate) fn assembly(seed: u64) -> Rounds {
    let fields: [(&str, &[u32]); 6] = [
        ("gender", &[51, 49]),
        ("age", &[21, 26, 27, 26]),
        ("region", &[30, 25, 20, 15, 10]),
        ("education", &[40, 35, 25]),
        ("ethnicity", &[78, 14, 8]),
        ("view", &[40, 35, 25]),
    ];
    let roster = Roster::new(drawn(120, &fields, seed)).expect("ids differ");
    let names = fields.map(|(name, _)| name);
    balanced(&roster, &names, 15, 6)
}

/// A conference: 300 people, 30 tables of 10, 5 rounds, three fields, at most two of an institution at a table.
/// Institutions are drawn by Zipf's law with exponent 1.1, but none is larger than the tables can take.
pub(crate) fn conference(seed: u64) -> Rounds {
    let fields: [(&str, &[u32]); 3] = [("background", &[40, 45, 15]), ("mode", &[85, 15]), ("career", &[30, 40, 30])];
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed ^ 0x5eed);
    let weights: Vec<f64> = (1..=60).map(|rank| f64::from(rank).powf(-1.1)).collect();
    let total: f64 = weights.iter().sum();
    let mut taken = [0; 60];
    let mut institution = || loop {
        let mut draw = (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64 * total;
        let found = weights.iter().position(|weight| {
            draw -= weight;
            draw <= 0.0
        });
        let found = found.unwrap_or(0);
        if taken[found] < 60 {
            taken[found] += 1;
            return found;
        }
    };
    let members = drawn(300, &fields, seed).into_iter();
    let members: Vec<Member> = members.map(|member| member.tag("institution", format!("i{}", institution()))).collect();
    let roster = Roster::new(members).expect("ids differ");
    let builder = Rounds::builder(&roster).even_tables("table", 30).rounds(5);
    fields
        .iter()
        .fold(builder, |builder, (field, _)| builder.require(Rule::balance(*field)))
        .require(Rule::sharing("institution", 2))
        .prefer(Tier(1), RoundRule::repeats())
        .build()
        .expect("the roster fits")
}
