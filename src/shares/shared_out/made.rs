//! From a plan that was read back to what everybody has.

use super::{
    BackgroundShares, Concentration, DimensionConcentration, Evenness, MemberShares, Payment, Portion, SharedOut,
    SkillHolders, UnservedWish,
};
use crate::roster::names::nearest;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::shares::Shares;
use crate::shares::check::Held;
use crate::shares::scene::{Paid, Scene};

impl SharedOut {
    pub(in crate::shares) fn new(problem: &Shares, held: &Held) -> SharedOut {
        let (scene, roster) = (&problem.scene, &*problem.roster);
        let people = || 0..scene.people.len();
        let has = Has::new(scene, held);
        let members = members(problem, held, &has);
        let loads: Vec<f64> = members.iter().map(|member| member.hours.has / member.offered).collect();
        let decided: Vec<f64> = members.iter().map(|member| member.decisions.has).collect();
        let decisions_by_dimension = roster.dimension_ids().map(|dimension| {
            let tags = roster.dimension(dimension).tags();
            let parts = tags.iter().map(|&tag| {
                let part = |person: usize| part(roster, scene.people[person].member, dimension, tag);
                people().map(|person| part(person) * decided[person]).sum()
            });
            DimensionConcentration {
                dimension: roster.dimension(dimension).name().to_owned(),
                concentration: Concentration::of(&parts.collect::<Vec<f64>>()),
            }
        });
        let background = |tag| background(problem, &members, &has.output_leads, tag);
        let wished_for = |skill: usize| scene.unserved.iter().any(|&(_, other)| other == skill);
        let known = scene.skills.iter().enumerate();
        let known = known.filter(|&(skill, _)| !wished_for(skill));
        let unserved = scene.unserved.iter().map(|&(member, skill)| UnservedWish {
            member: roster.name(member).to_owned(),
            skill: scene.skills[skill].clone(),
            nearest: nearest(&scene.skills[skill], known.clone().map(|(_, name)| name.as_str())),
        });
        let places = scene.trainings.iter().zip(&held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let unattended = scene.trainings.iter().zip(&held.attending);
        let unattended = unattended.filter(|(_, people)| people.is_empty());
        let taking_part = |member: &MemberId| scene.person(*member).is_some();
        let paid_by = |at: usize| {
            let mut people = scene.people.iter().zip(&has.paid);
            people.any(|(person, &paid)| paid > 0 && person.paid == Paid::Rate(at))
        };
        let rates = problem.given.rates.iter().enumerate();
        let rates = rates.filter(|&(at, _)| paid_by(at));
        SharedOut {
            hours: Evenness::of(&loads),
            decisions: Concentration::of(&decided),
            decisions_by_dimension: decisions_by_dimension.collect(),
            backgrounds: roster.tag_ids().map(background).collect(),
            skills: skills(problem, held),
            unserved: unserved.collect(),
            unattended: unattended.map(|(of, _)| of.name.clone()).collect(),
            without_terms: roster
                .member_ids()
                .filter(|member| !taking_part(member))
                .map(|member| roster.name(member).to_owned())
                .collect(),
            rates: rates.map(|(_, rate)| rate.clone()).collect(),
            paid: has.paid.iter().sum(),
            paid_for_attending: has.paid_for_attending.iter().sum(),
            training_places: places.sum(),
            members,
        }
    }
}

/// What everybody has in a plan, by person.
struct Has {
    minutes: Vec<i64>,
    chores: Vec<i64>,
    /// Minutes at trainings.
    attending: Vec<i64>,
    outputs: Vec<i64>,
    output_leads: Vec<i64>,
    decided: Vec<i64>,
    /// For everything.
    paid: Vec<i64>,
    paid_for_attending: Vec<i64>,
}

impl Has {
    fn new(scene: &Scene, held: &Held) -> Has {
        let mut attending = vec![0; scene.people.len()];
        for (training, people) in scene.trainings.iter().zip(&held.attending) {
            for &person in people {
                attending[person] += training.minutes;
            }
        }
        let sum = |paid: &Vec<(Option<usize>, i64)>| paid.iter().map(|(_, amount)| amount).sum();
        let for_work = held.pay_for_work(scene);
        let for_attending: Vec<i64> = held.pay_for_attending(scene).iter().map(sum).collect();
        let both = for_work.iter().map(sum).zip(&for_attending);
        Has {
            minutes: held.minutes_of_all(scene),
            chores: held.chores_of_all(scene),
            attending,
            outputs: held.outputs_of_all(scene),
            output_leads: held.of_all(scene, |piece, place| i64::from(piece.is_output() && place.lead)),
            decided: held.decided_of_all(scene),
            paid: both.map(|(work, attending): (i64, &i64)| work + attending).collect(),
            paid_for_attending: for_attending,
        }
    }
}

fn skills(problem: &Shares, held: &Held) -> Vec<SkillHolders> {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let name = |person: usize| roster.name(scene.people[person].member).to_owned();
    let skills = scene.skills.iter().zip(held.holders(scene));
    let holders = skills
        .map(|(skill, people)| SkillHolders { skill: skill.clone(), members: people.into_iter().map(name).collect() });
    holders.collect()
}

fn hours(minutes: i64) -> f64 {
    minutes as f64 / 60.0
}

fn members(problem: &Shares, held: &Held, has: &Has) -> Vec<MemberShares> {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let people = || 0..scene.people.len();
    let offered = |person: usize| scene.people[person].offered as f64;
    let all_offered: f64 = people().map(offered).sum();
    let project_pays = |person: &usize| matches!(scene.people[*person].paid, Paid::Rate(_));
    let paid_offered: f64 = people().filter(project_pays).map(offered).sum();
    let in_all = [&has.minutes, &has.chores, &has.outputs, &has.decided, &has.paid];
    let [minutes, chores, outputs, decided, paid] = in_all.map(|all| all.iter().sum::<i64>());
    let by_offer = |has: i64, all: i64, person: usize| Portion {
        has: hours(has),
        even: hours(all) * offered(person) / all_offered,
    };
    let alike = |has: i64, all: i64| Portion { has: has as f64, even: all as f64 / scene.people.len() as f64 };
    let member = |person: usize| {
        let of = &scene.people[person];
        let mut learns = held.lessons(scene, person);
        learns.sort_unstable();
        let even_pay = match project_pays(&person) {
            true => paid as f64 * offered(person) / paid_offered,
            false => 0.0,
        };
        MemberShares {
            id: roster.name(of.member).to_owned(),
            offered: hours(of.offered),
            hours: by_offer(has.minutes[person], minutes, person),
            chores: by_offer(has.chores[person], chores, person),
            outputs: alike(has.outputs[person], outputs),
            attending: hours(has.attending[person]),
            payment: match of.paid {
                Paid::Rate(_) => Payment::Project,
                Paid::Employer => Payment::Employer,
                Paid::Declined => Payment::Declined,
                Paid::Unpaid => Payment::Unpaid,
            },
            pay: Portion { has: has.paid[person] as f64, even: even_pay },
            pay_for_attending: has.paid_for_attending[person],
            learns: learns.into_iter().map(|skill| scene.skills[skill].clone()).collect(),
            teaches: held.teaches(scene, person),
            decisions: alike(has.decided[person], decided),
        }
    };
    people().map(member).collect()
}

/// The part of somebody that a tag counts for, among the tags of the dimension that they hold.
fn part(roster: &Roster, member: MemberId, dimension: DimensionId, tag: TagId) -> f64 {
    let tags = roster.dimension(dimension).tags().iter();
    let held = tags.filter(|&&tag| roster.holds(member, tag)).count();
    match roster.holds(member, tag) {
        true => 1.0 / held as f64,
        false => 0.0,
    }
}

fn background(problem: &Shares, members: &[MemberShares], output_leads: &[i64], tag: TagId) -> BackgroundShares {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let holds = |person: &usize| roster.holds(scene.people[*person].member, tag);
    let holders: Vec<usize> = (0..scene.people.len()).filter(holds).collect();
    let sum = |of: &dyn Fn(&MemberShares) -> Portion| {
        let each = holders.iter().map(|&person| of(&members[person]));
        each.fold(Portion::default(), |sum, one| Portion { has: sum.has + one.has, even: sum.even + one.even })
    };
    let of = roster.tag(tag);
    BackgroundShares {
        dimension: roster.dimension(of.dimension()).name().to_owned(),
        tag: of.name().to_owned(),
        members: holders.len(),
        hours: sum(&|member| member.hours),
        output_leads: Portion {
            has: holders.iter().map(|&person| output_leads[person]).sum::<i64>() as f64,
            even: output_leads.iter().sum::<i64>() as f64 * holders.len() as f64 / scene.people.len() as f64,
        },
        decisions: sum(&|member| member.decisions),
    }
}
