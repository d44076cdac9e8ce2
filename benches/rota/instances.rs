//! Seeded rotas. Attendance hangs together with background: people with lived experience and carers come less often.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Member, PlannedTurns, Role, Roster, Rota, RotaBuilder, RotaRule, Tier};

struct Dice(Xoshiro256PlusPlus);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0.next_u64() % bound
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn id(at: usize) -> String {
    format!("m{at:04}")
}

fn roster(members: usize) -> Roster {
    let tags = ["lived experience", "practitioner", "researcher"];
    let member = |at: usize| Member::new(id(at)).tag("background", tags[at % 3]);
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}

/// A rota of so many members and meetings, each of whom comes with about this chance, less with lived experience.
fn frame(members: usize, meetings: usize, percent: u64, seed: u64) -> RotaBuilder {
    let mut dice = Dice::new(seed);
    let mut builder = Rota::builder(&roster(members)).meetings(meetings);
    for member in 0..members {
        let comes = if member % 3 == 0 { percent - 6 } else { percent + 3 };
        let absent: Vec<usize> = (1..=meetings).filter(|_| !dice.percent(comes)).collect();
        builder = builder.absent(id(member), absent);
    }
    builder
}

/// One role, 12 members, 36 meetings, everybody at about two in three; somebody is always there.
pub(crate) fn chair(seed: u64) -> Rota {
    let mut dice = Dice::new(seed);
    let mut builder = Rota::builder(&roster(12)).meetings(36).role(Role::new("chair", 1));
    let mut away: Vec<Vec<usize>> = vec![Vec::new(); 12];
    for meeting in 1..=36 {
        let sure = dice.below(12) as usize;
        for (member, away) in away.iter_mut().enumerate() {
            if member != sure && !dice.percent(66) {
                away.push(meeting);
            }
        }
    }
    for (member, away) in away.into_iter().enumerate() {
        builder = builder.absent(id(member), away);
    }
    builder.require(RotaRule::fair_share()).build().expect("somebody is always there")
}

fn four_roles(builder: RotaBuilder) -> RotaBuilder {
    builder
        .role(Role::new("chair", 1).burden(3))
        .role(Role::new("minutes", 1).burden(2))
        .role(Role::new("timekeeper", 1))
        .role(Role::new("welcome", 1))
        .require(RotaRule::gap(1))
}

/// 30 members, 12 meetings, 4 roles.
pub(crate) fn thirty(seed: u64) -> Rota {
    let builder = four_roles(frame(30, 12, 80, seed));
    let builder = builder.prefer(Tier(1), RotaRule::squared_burdens());
    builder.build().expect("people enough come")
}

/// The same after somebody who was to chair at the seventh meeting cannot come, with what was announced.
pub(crate) fn replanned(seed: u64, announced: &[PlannedTurns]) -> Rota {
    let chair = &announced[6].holders("chair")[0];
    let builder = four_roles(frame(30, 12, 80, seed)).absent(chair.clone(), [7]);
    let builder = builder
        .fixed(announced[..6].iter().cloned())
        .prefer(Tier(1), RotaRule::as_announced(announced.iter().cloned()));
    builder.build().expect("people enough come")
}

/// 9 members, 12 meetings, 5 roles: shadow before chair, nobody chairs alone the first time, the chair moves between
/// backgrounds.
pub(crate) fn steering(seed: u64) -> Rota {
    let builder = frame(9, 12, 85, seed)
        .role(Role::new("chair", 1).burden(3))
        .role(Role::new("co-chair", 1).burden(2))
        .role(Role::new("shadow", 1))
        .role(Role::new("minutes", 1).burden(2))
        .role(Role::new("timekeeper", 1))
        .experienced(id(0), "chair")
        .experienced(id(1), "chair")
        .experienced(id(2), "chair")
        .require(RotaRule::gap(1).roles(["chair"]))
        .require(RotaRule::before("shadow", "chair"))
        .require(RotaRule::never_alone_first().roles(["chair", "co-chair"]))
        .require(RotaRule::background_moves("background", 2).roles(["chair"]))
        .prefer(Tier(1), RotaRule::squared_burdens());
    builder.build().expect("people enough come")
}

/// 60 members, 26 days, 15 places a day: shifts that do not follow each other, runs and days off, weekends.
pub(crate) fn shifts(seed: u64) -> Rota {
    let frame = frame(60, 26, 88, seed);
    let builder = [6, 13, 20].into_iter().fold(frame, |frame, day| frame.label("weekend", [day, day + 1]));
    let builder = builder
        .role(Role::new("early", 6))
        .role(Role::new("late", 5))
        .role(Role::new("night", 4))
        .require(RotaRule::not_after("night", "early", 1))
        .require(RotaRule::not_after("late", "early", 1))
        .require(RotaRule::window(7, ..=5))
        .require(RotaRule::consecutive(..=4))
        .require(RotaRule::labelled("weekend", ..=2))
        .require(RotaRule::turns(4..=8))
        .prefer(Tier(1), RotaRule::rest(2));
    builder.build().expect("people enough come")
}

/// 60 members, 26 meetings: the second of one is the first of the next, rests over both roles, and the shadows of the
/// year in a given order as far as they come.
pub(crate) fn chained(seed: u64) -> Rota {
    let builder = frame(60, 26, 88, seed)
        .role(Role::new("first", 1))
        .role(Role::new("second", 1))
        .role(Role::new("shadow", 1))
        .require(RotaRule::follows("second", "first"))
        .require(RotaRule::gap_any_role(1).roles(["first", "shadow"]))
        .require(RotaRule::gap_any_role(1).roles(["second", "shadow"]))
        .prefer(Tier(1), RotaRule::in_order("shadow", (0..20).map(id)));
    builder.build().expect("people enough come")
}

/// Many members and meetings, even burden.
pub(crate) fn large(members: usize, meetings: usize, roles: usize, seed: u64) -> Rota {
    let mut builder = frame(members, meetings, 80, seed);
    for role in 0..roles {
        let burden = [3, 2, 2, 1, 1][role % 5];
        builder = builder.role(Role::new(format!("role {}", role + 1), 1).burden(burden));
    }
    let builder = builder.prefer(Tier(1), RotaRule::squared_burdens());
    builder.build().expect("people enough come")
}
