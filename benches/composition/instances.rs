//! Seeded instances.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{ColumnOptions, Composition, Lens, Member, Roster, RosterOptions, Rule, Tier};

/// A number below `bound`.
pub(crate) fn below(random: &mut Xoshiro256PlusPlus, bound: usize) -> usize {
    (random.next_u64() % bound as u64) as usize
}

/// `number` different numbers below `bound`.
pub(crate) fn choose(random: &mut Xoshiro256PlusPlus, number: usize, bound: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..bound).collect();
    (0..number).for_each(|at| all.swap(at, at + below(random, bound - at)));
    all.truncate(number);
    all
}

/// Members with one to three of twelve tags, each as likely as any other.
pub(crate) fn roster(members: usize, seed: u64) -> Roster {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let member = |at: usize| {
        let number = 1 + below(&mut random, 3);
        let tags = choose(&mut random, number, 12).into_iter().map(|tag| format!("t{tag}"));
        Member::new(format!("m{at}")).tags("tag", tags)
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("the generator makes good rosters")
}

/// Everybody in groups of about nine, every tag balanced.
pub(crate) fn balance(members: usize, seed: u64) -> Composition {
    even(members, members / 9, seed)
}

/// Everybody in so many groups, every tag balanced.
pub(crate) fn even(members: usize, groups: usize, seed: u64) -> Composition {
    Composition::builder(&roster(members, seed))
        .even_groups("group", groups)
        .prefer(Tier(1), Rule::balance("tag"))
        .build()
        .expect("the generator makes good problems")
}

/// Members of 18 to 77 years, every second of them a man.
fn of_ages(members: usize) -> Roster {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
    let member = |at: usize| {
        let gender = if at.is_multiple_of(2) { "man" } else { "woman" };
        Member::new(format!("m{at}")).tag("gender", gender).number("age", 18 + below(&mut random, 60))
    };
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("the generator makes good rosters")
}

/// Groups of eight of nearly the same age, required to be no farther apart than `most` years, or as near as can be.
pub(crate) fn ages(members: usize, most: Option<u32>) -> Composition {
    let builder = Composition::builder(&of_ages(members)).even_groups("group", members / 8);
    let builder = match most {
        Some(most) => builder.require(Rule::range_at_most("age", most)),
        None => builder.prefer(Tier(1), Rule::small_range("age")),
    };
    builder.prefer(Tier(2), Rule::balance("gender")).build().expect("the generator makes good problems")
}

/// Groups of eight with ages as far apart as can be, men and women evenly.
pub(crate) fn generations(members: usize) -> Composition {
    Composition::builder(&of_ages(members))
        .even_groups("group", members / 8)
        .prefer(Tier(1), Rule::large_range("age"))
        .prefer(Tier(2), Rule::balance("gender"))
        .build()
        .expect("the generator makes good problems")
}

/// 75 children in three classes of 25, girls and boys evenly, where each has somebody of the one to three whom they
/// named. Every tenth named nobody.
pub(crate) fn friends(seed: u64) -> Composition {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let id = |at: usize| format!("c{at}");
    let child = |at: usize| Member::new(id(at)).tag("gender", if at.is_multiple_of(2) { "girl" } else { "boy" });
    let roster = Roster::new((0..75).map(child).collect::<Vec<_>>()).expect("the generator makes good rosters");
    let named = (0..75).filter(|at| at % 10 != 9).map(|at| {
        let number = 1 + below(&mut random, 3);
        let names = choose(&mut random, number, 74).into_iter().map(|other| id(other + usize::from(other >= at)));
        (id(at), names.collect::<Vec<_>>())
    });
    Composition::builder(&roster)
        .even_groups("class", 3)
        .require(Rule::balance("gender"))
        .prefer(Tier(1), Rule::nominations(named.collect::<Vec<_>>(), 1))
        .build()
        .expect("the generator makes good problems")
}

/// 120 members in 13 groups with rules that put the floor out of reach: 20 pairs apart, 10 pairs together, nobody alone
/// of two tags, and at least one and at most two in each group of a tag that only twenty hold.
pub(crate) fn out_of_reach(seed: u64) -> Composition {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let scarce = choose(&mut random, 20, 120);
    let member = |at: usize| {
        let number = 1 + below(&mut random, 3);
        let tags = choose(&mut random, number, 12).into_iter().map(|tag| format!("t{tag}"));
        let rare = if scarce.contains(&at) { "yes" } else { "no" };
        Member::new(format!("m{at}")).tags("tag", tags).tag("scarce", rare)
    };
    let members: Vec<Member> = (0..120).map(member).collect();
    let roster = Roster::new(members).expect("the generator makes good rosters");
    let mut pairs = choose(&mut random, 60, 120).into_iter().map(|at| format!("m{at}"));
    let mut pair = || [pairs.next().unwrap_or_default(), pairs.next().unwrap_or_default()];
    let mut builder = Composition::builder(&roster).even_groups("group", 13);
    for _ in 0..20 {
        builder = builder.require(Rule::apart(pair()));
    }
    for _ in 0..10 {
        builder = builder.require(Rule::together(pair()));
    }
    builder
        .require(Rule::none_or("t0", 2))
        .require(Rule::none_or("t1", 2))
        .require(Rule::places("scarce:yes", 1..=2))
        .prefer(Tier(1), Rule::balance("tag"))
        .build()
        .expect("the generator makes good problems")
}

/// Nine of twenty-four volunteers, as in `examples/steering_group.rs`.
pub(crate) fn steering() -> Composition {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/volunteers.csv");
    let roster = Roster::from_csv_path(path).expect("the roster is good");
    let hat = |background: &str| Rule::places(background, 3..=3).lens(Lens::Hat);
    Composition::builder(&roster)
        .group("steering group", 9)
        .require(hat("lived experience"))
        .require(hat("practitioner"))
        .require(hat("researcher"))
        .require(Rule::apart(["ana", "bo"]))
        .require(Rule::none_or("site", 2))
        .require(Rule::dual_hats("background", 4))
        .prefer(Tier(1), Rule::undivided("lived experience", 2..))
        .prefer(Tier(1), Rule::sharing("institution", 3))
        .prefer(Tier(2), Rule::balance("site"))
        .prefer(Tier(3), Rule::balance("years"))
        .build()
        .expect("the problem is good")
}

/// 110 participants at 14 tables, five fields balanced, as in `examples/working_groups.rs`.
pub(crate) fn working() -> Composition {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/philipps_example_data.csv");
    let fields = ["gender", "age", "education", "ethnicity", "region"];
    let ethnicity = ColumnOptions::new().rename([("w", "White"), ("black and minority ethnic", "BAME")]);
    let options = RosterOptions::new().column("ethnicity", ethnicity);
    let roster = Roster::from_path_with(path, &options).expect("the roster is good");
    let builder = Composition::builder(&roster).even_groups("table", 14);
    let builder = fields.iter().fold(builder, |builder, field| builder.prefer(Tier(1), Rule::balance(*field)));
    builder.build().expect("the problem is good")
}
