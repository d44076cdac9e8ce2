//! Tiny projects against all their plans together: no claim contradicts what enumeration shows.

use crate::seeds::cases;
use itertools::Itertools;
use proptest::prelude::*;
use roundtable::{
    Extent, Meeting, Member, Part, PlannedTurns, Project, ProjectOutcome, ProjectRole, Roster, RotaPlan, RotaRule,
    Rule, Solver, Tier,
};

/// A project of four people, two of whom are selected and hold a role at two meetings.
#[derive(Debug, Clone)]
struct Tiny {
    sites: Vec<bool>,
    away: Vec<(usize, bool)>,
    size: usize,
    balanced: bool,
    wanted: Vec<bool>,
    gap: bool,
}

fn tiny() -> impl Strategy<Value = Tiny> {
    let away = prop::collection::vec((0usize..4, any::<bool>()), 0..3);
    (
        prop::collection::vec(any::<bool>(), 4),
        away,
        2usize..4,
        any::<bool>(),
        prop::collection::vec(any::<bool>(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(sites, away, size, balanced, wanted, gap)| Tiny { sites, away, size, balanced, wanted, gap })
}

const PEOPLE: [&str; 4] = ["ana", "bo", "cy", "di"];
const DATES: [&str; 2] = ["2027-01-12", "2027-02-09"];

impl Tiny {
    fn roster(&self) -> Roster {
        let site = |north: bool| if north { "north" } else { "south" };
        let members = PEOPLE.iter().zip(&self.sites).map(|(id, &north)| Member::new(*id).tag("site", site(north)));
        // Both tags are held by somebody, who is never there.
        let others = ["north", "south"].map(|site| Member::new(format!("of {site}")).tag("site", site));
        let members = members.chain(others);
        Roster::new(members).expect("a good roster")
    }

    /// The project, with a group that is given if one is.
    fn project(&self, group: Option<&[&str]>) -> Project {
        let roster = self.roster();
        let mut builder = Project::builder(&roster).role(ProjectRole::new("chair"));
        for site in ["of north", "of south"] {
            builder = builder.leaves(site, "2026-12-01");
        }
        for (at, date) in DATES.iter().enumerate() {
            let away = self.away.iter().filter(|(_, second)| usize::from(*second) == at).map(|(who, _)| PEOPLE[*who]);
            builder = builder.meeting(away.fold(Meeting::new(*date), Meeting::absent));
        }
        builder
            .group(self.size, |of| {
                let of = group.into_iter().flatten().fold(of, |of, id| of.require(Rule::in_group(*id, "group")));
                let of = of.prefer(Tier(1), Rule::places("north", 1..=1));
                if self.balanced { of.prefer(Tier(2), Rule::not_in_group("ana", "group")) } else { of }
            })
            .rota(|rota| {
                let rota = if self.gap { rota.prefer(Tier(1), RotaRule::gap(1)) } else { rota };
                let held_by = |tag: &str| RotaRule::from(Rule::places(tag, 1..));
                self.wanted
                    .iter()
                    .fold(rota, |rota, north| rota.prefer(Tier(2), held_by(if *north { "north" } else { "south" })))
            })
            .build()
            .expect("a good project")
    }

    /// What every plan of the whole project costs, in the order of the claims: groups and rotas by enumeration.
    fn all_costs(&self) -> Vec<Vec<i64>> {
        let mut all = Vec::new();
        for group in PEOPLE.iter().copied().powerset().filter(|group| group.len() == self.size) {
            let outcome = self.project(Some(&group)).plan(&Solver::new()).expect("an answer");
            let Some(plan) = outcome.plan() else { continue };
            let (selection, rota) = (plan.group_problem().expect("a group"), plan.rota_problem().expect("a rota"));
            let of_group = selection.check(&plan.group().expect("a group").plan).expect("a plan of its problem");
            let of_group: Vec<i64> = of_group.iter().map(|tier| tier.cost).collect();
            for (one, two) in PEOPLE.iter().cartesian_product(PEOPLE) {
                let absent = |at: usize| plan.rota().expect("a rota").plan.meetings()[at].absent.clone();
                let turn = |at: usize, id: &str| PlannedTurns::new([("chair", vec![id])]).absent(absent(at));
                let meetings = serde_json::json!({ "meetings": [turn(0, one), turn(1, two)] });
                let read: RotaPlan = serde_json::from_value(meetings).expect("a plan");
                let Ok(of_rota) = rota.check(&read) else { continue };
                if of_rota[0].cost == 0 {
                    all.push(of_group.iter().copied().chain(of_rota.iter().map(|tier| tier.cost)).collect());
                }
            }
        }
        all
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn no_claim_contradicts_enumeration(tiny in tiny()) {
        let all = tiny.all_costs();
        match tiny.project(None).plan(&Solver::new()).expect("an answer") {
            ProjectOutcome::Planned(plan) => {
                super::checked(&plan);
                let claims = plan.claims();
                let costs: Vec<i64> = claims.iter().map(|claim| claim.cost.cost).collect();
                prop_assert!(all.contains(&costs), "{costs:?} is no plan");
                for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.extent == Extent::WholeProject) {
                    let better = all.iter().find(|other| other[..at] == costs[..at] && other[at] < costs[at]);
                    prop_assert!(better.is_none(), "{claim}, but {better:?} beside {costs:?}");
                }
                // Within the order of the parts the group is never worse than in any plan of all together.
                let best = all.iter().min().expect("there is a plan");
                let of_group = claims.iter().filter(|claim| claim.part == Part::Group).count();
                prop_assert!(costs[..of_group] <= best[..of_group]);
            }
            ProjectOutcome::Impossible(conflict) => prop_assert!(conflict.after.is_some() || all.is_empty()),
            ProjectOutcome::Undecided(_) => prop_assert!(false, "it is tiny"),
        }
    }
}
