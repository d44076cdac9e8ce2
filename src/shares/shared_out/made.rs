//! From a plan that was read back to what everybody has.

use super::{
    BackgroundShares, Concentration, DimensionConcentration, Evenness, MemberShares, Payment,
    Portion, SharedOut, SkillHolders, UnservedWish,
};
use crate::roster::names::nearest;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::shares::Shares;
use crate::shares::check::Held;
use crate::shares::rate::Rate;
use crate::shares::scene::{Paid, Scene};

impl SharedOut {
    pub(in crate::shares) fn new(problem: &Shares, held: &Held) -> SharedOut {
        let (scene, roster) = (&problem.scene, &*problem.roster);
        let people = || 0..scene.people.len();
        let members: Vec<MemberShares> = members(problem, held);
        let loads: Vec<f64> = members
            .iter()
            .map(|member| member.hours.has / member.offered)
            .collect();
        let decided: Vec<f64> = members.iter().map(|member| member.decisions.has).collect();
        let decisions_by_dimension = roster.dimension_ids().map(|dimension| {
            let tags = roster.dimension(dimension).tags();
            let parts = tags.iter().map(|&tag| {
                let part =
                    |person: usize| part(roster, scene.people[person].member, dimension, tag);
                people().map(|person| part(person) * decided[person]).sum()
            });
            DimensionConcentration {
                dimension: roster.dimension(dimension).name().to_owned(),
                concentration: Concentration::of(&parts.collect::<Vec<f64>>()),
            }
        });
        let background = |tag| background(problem, held, &members, tag);
        let wished_for = |skill: usize| scene.unserved.iter().any(|&(_, other)| other == skill);
        let known = scene.skills.iter().enumerate();
        let known = known.filter(|&(skill, _)| !wished_for(skill));
        let unserved = scene.unserved.iter().map(|&(member, skill)| UnservedWish {
            member: roster.name(member).to_owned(),
            skill: scene.skills[skill].clone(),
            nearest: nearest(
                &scene.skills[skill],
                known.clone().map(|(_, name)| name.as_str()),
            ),
        });
        let places = scene.trainings.iter().zip(&held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let unattended = scene.trainings.iter().zip(&held.attending);
        let unattended = unattended.filter(|(_, people)| people.is_empty());
        let taking_part = |member: &MemberId| scene.person(*member).is_some();
        let paid =
            |of: fn(&Scene, &Held, usize) -> i64| people().map(|at| of(scene, held, at)).sum();
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
            rates: rates_in_use(problem, held),
            paid: paid(pay),
            paid_for_attending: paid(pay_for_attending),
            training_places: places.sum(),
            members,
        }
    }
}

/// What somebody is paid for everything.
fn pay(scene: &Scene, held: &Held, person: usize) -> i64 {
    let work = held.pay_for_work(scene, person).into_iter();
    let work: i64 = work.map(|(_, amount)| amount).sum();
    work + pay_for_attending(scene, held, person)
}

fn pay_for_attending(scene: &Scene, held: &Held, person: usize) -> i64 {
    let attending = held.pay_for_attending(scene, person).into_iter();
    attending.map(|(_, amount)| amount).sum()
}

fn rates_in_use(problem: &Shares, held: &Held) -> Vec<Rate> {
    let scene = &problem.scene;
    let paid_by = |at: usize| {
        let mut people = (0..scene.people.len()).filter(|&person| pay(scene, held, person) > 0);
        people.any(|person| scene.people[person].paid == Paid::Rate(at))
    };
    let rates = problem.given.rates.iter().enumerate();
    let rates = rates.filter(|&(at, _)| paid_by(at));
    rates.map(|(_, rate)| rate.clone()).collect()
}

fn skills(problem: &Shares, held: &Held) -> Vec<SkillHolders> {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let lessons: Vec<Vec<usize>> = (0..scene.people.len())
        .map(|person| held.lessons(scene, person))
        .collect();
    let holders = |(skill, name): (usize, &String)| {
        let people = scene.people.iter().zip(&lessons);
        let holds =
            people.filter(|(of, lessons)| of.has.contains(&skill) || lessons.contains(&skill));
        SkillHolders {
            skill: name.clone(),
            members: holds
                .map(|(of, _)| roster.name(of.member).to_owned())
                .collect(),
        }
    };
    scene.skills.iter().enumerate().map(holders).collect()
}

fn hours(minutes: i64) -> f64 {
    minutes as f64 / 60.0
}

fn members(problem: &Shares, held: &Held) -> Vec<MemberShares> {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let people = || 0..scene.people.len();
    let offered = |person: usize| scene.people[person].offered as f64;
    let all_offered: f64 = people().map(offered).sum();
    let project_pays = |person: &usize| matches!(scene.people[*person].paid, Paid::Rate(_));
    let paid_offered: f64 = people().filter(project_pays).map(offered).sum();
    let by_offer = |has: f64, all: f64, person: usize| Portion {
        has,
        even: all * offered(person) / all_offered,
    };
    let alike = |has: i64, all: i64| Portion {
        has: has as f64,
        even: all as f64 / scene.people.len() as f64,
    };
    let sum = |of: &dyn Fn(usize) -> i64| people().map(of).sum::<i64>();
    let minutes = sum(&|person| held.minutes(scene, person));
    let chores = sum(&|person| held.chores(scene, person));
    let outputs = sum(&|person| held.outputs(scene, person));
    let paid = sum(&|person| pay(scene, held, person));
    let decided = sum(&|person| held.decided(scene, person));
    let attending = |person: usize| -> i64 {
        let trainings = scene.trainings.iter().zip(&held.attending);
        let attended = trainings.filter(|(_, people)| people.contains(&person));
        attended.map(|(training, _)| training.minutes).sum()
    };
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
            hours: by_offer(hours(held.minutes(scene, person)), hours(minutes), person),
            chores: by_offer(hours(held.chores(scene, person)), hours(chores), person),
            outputs: alike(held.outputs(scene, person), outputs),
            attending: hours(attending(person)),
            payment: match of.paid {
                Paid::Rate(_) => Payment::Project,
                Paid::Employer => Payment::Employer,
                Paid::Declined => Payment::Declined,
                Paid::Unpaid => Payment::Unpaid,
            },
            pay: Portion {
                has: pay(scene, held, person) as f64,
                even: even_pay,
            },
            pay_for_attending: pay_for_attending(scene, held, person),
            learns: learns
                .into_iter()
                .map(|skill| scene.skills[skill].clone())
                .collect(),
            teaches: held.teaches(scene, person),
            decisions: alike(held.decided(scene, person), decided),
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

fn background(
    problem: &Shares,
    held: &Held,
    members: &[MemberShares],
    tag: TagId,
) -> BackgroundShares {
    let (scene, roster) = (&problem.scene, &problem.roster);
    let holds = |person: &usize| roster.holds(scene.people[*person].member, tag);
    let holders: Vec<usize> = (0..scene.people.len()).filter(holds).collect();
    let sum = |of: &dyn Fn(&MemberShares) -> Portion| {
        let each = holders.iter().map(|&person| of(&members[person]));
        each.fold(Portion::default(), |sum, one| Portion {
            has: sum.has + one.has,
            even: sum.even + one.even,
        })
    };
    let leads = |person: usize| {
        let places = held.places_of(scene, person);
        places
            .filter(|(piece, place)| piece.is_output() && place.lead)
            .count()
    };
    let all_leads: usize = (0..scene.people.len()).map(leads).sum();
    let of = roster.tag(tag);
    BackgroundShares {
        dimension: roster.dimension(of.dimension()).name().to_owned(),
        tag: of.name().to_owned(),
        members: holders.len(),
        hours: sum(&|member| member.hours),
        output_leads: Portion {
            has: holders.iter().map(|&person| leads(person)).sum::<usize>() as f64,
            even: all_leads as f64 * holders.len() as f64 / scene.people.len() as f64,
        },
        decisions: sum(&|member| member.decisions),
    }
}
