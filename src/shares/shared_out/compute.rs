//! From a plan that was read back to what everybody has.

use super::envy::burdens;
use super::payments::payments;
use super::{
    BackgroundShares, Concentration, DimensionConcentration, Evenness, MemberShares, Payment, Portion, SharedOut,
    SkillHolders, UnservedWish,
};
use crate::roster::names::nearest;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::shares::builder::SharesBuilder;
use crate::shares::check::held::Held;
use crate::shares::instance::{Instance, Paid};
use crate::shares::known::KnownNames;

impl SharedOut {
    pub(in crate::shares) fn new(known: KnownNames<'_>, given: &SharesBuilder, held: &Held) -> SharedOut {
        let KnownNames { roster, instance } = known;
        let people = || 0..instance.people.len();
        let has = Has::new(instance, held);
        let members = members(known, held, &has);
        let loads: Vec<f64> = members.iter().map(|member| member.hours.has / member.offered).collect();
        let decided: Vec<f64> = members.iter().map(|member| member.decisions.has).collect();
        let decisions_by_dimension = roster.dimension_ids().map(|dimension| {
            let tags = roster.dimension(dimension).tags();
            let parts = tags.iter().map(|&tag| {
                let part = |person: usize| part(roster, instance.people[person].member, dimension, tag);
                people().map(|person| part(person) * decided[person]).sum()
            });
            DimensionConcentration {
                dimension: roster.dimension(dimension).name().to_owned(),
                concentration: Concentration::of(&parts.collect::<Vec<f64>>()),
            }
        });
        let background = |tag| background(known, &members, &has.output_leads, tag);
        let wished_for = |skill: usize| instance.unserved.iter().any(|&(_, other)| other == skill);
        let served = instance.skills.iter().enumerate();
        let served = served.filter(|&(skill, _)| !wished_for(skill));
        let unserved = instance.unserved.iter().map(|&(member, skill)| UnservedWish {
            member: roster.name(member).to_owned(),
            skill: instance.skills[skill].clone(),
            nearest: nearest(&instance.skills[skill], served.clone().map(|(_, name)| name.as_str())),
        });
        let places = instance.trainings.iter().zip(&held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let unattended = instance.trainings.iter().zip(&held.attending);
        let unattended = unattended.filter(|(_, people)| people.is_empty());
        let taking_part = |member: &MemberId| instance.person(*member).is_some();
        let paid_by = |at: usize| {
            let mut people = instance.people.iter().zip(&has.paid);
            people.any(|(person, &paid)| paid > 0 && person.paid == Paid::Rate(at))
        };
        let rates = given.rates.iter().enumerate();
        let rates = rates.filter(|&(at, _)| paid_by(at));
        SharedOut {
            hours: Evenness::of(&loads),
            decisions: Concentration::of(&decided),
            decisions_by_dimension: decisions_by_dimension.collect(),
            backgrounds: roster.tag_ids().map(background).collect(),
            burdens: burdens(known, held),
            skills: skills(known, held),
            unserved: unserved.collect(),
            unattended: unattended.map(|(of, _)| of.name.clone()).collect(),
            without_terms: roster
                .member_ids()
                .filter(|member| !taking_part(member))
                .map(|member| roster.name(member).to_owned())
                .collect(),
            currency: given.currency.clone(),
            first_month: given.first_month.clone(),
            rates: rates.map(|(_, rate)| rate.clone()).collect(),
            paid: has.paid.iter().sum(),
            paid_for_attending: has.paid_for_attending.iter().sum(),
            training_places: places.sum(),
            payments: payments(known, held),
            members,
        }
    }
}

/// What everybody has in a plan, by person.
struct Has {
    /// With those that they have already.
    minutes: Vec<i64>,
    already: Vec<i64>,
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
    fn new(instance: &Instance, held: &Held) -> Has {
        let mut attending = vec![0; instance.people.len()];
        for (training, people) in instance.trainings.iter().zip(&held.attending) {
            for &person in people {
                attending[person] += training.minutes;
            }
        }
        let sum = |paid: &Vec<(Option<usize>, i64)>| paid.iter().map(|(_, amount)| amount).sum();
        let for_work = held.pay_with_already(instance);
        let already = instance.people.iter().map(|person| person.already.iter().map(|it| it.minutes).sum());
        let for_attending: Vec<i64> = held.pay_for_attending(instance).iter().map(sum).collect();
        let both = for_work.iter().map(sum).zip(&for_attending);
        Has {
            minutes: held.minutes_with_already(instance),
            already: already.collect(),
            chores: held.chores_of_all(instance),
            attending,
            outputs: held.outputs_of_all(instance),
            output_leads: held.of_all(instance, |piece, place| i64::from(piece.is_output() && place.lead)),
            decided: held.decided_of_all(instance),
            paid: both.map(|(work, attending): (i64, &i64)| work + attending).collect(),
            paid_for_attending: for_attending,
        }
    }
}

fn skills(known: KnownNames<'_>, held: &Held) -> Vec<SkillHolders> {
    let instance = known.instance;
    let name = |person: usize| known.name(person).to_owned();
    let skills = instance.skills.iter().zip(held.holders(instance));
    let holders = skills
        .map(|(skill, people)| SkillHolders { skill: skill.clone(), members: people.into_iter().map(name).collect() });
    holders.collect()
}

fn hours(minutes: i64) -> f64 {
    minutes as f64 / 60.0
}

fn members(known: KnownNames<'_>, held: &Held, has: &Has) -> Vec<MemberShares> {
    let instance = known.instance;
    let people = || 0..instance.people.len();
    let offered = |person: usize| instance.people[person].offered as f64;
    let all_offered: f64 = people().map(offered).sum();
    let project_pays = |person: &usize| {
        let of = &instance.people[*person];
        matches!(of.paid, Paid::Rate(_)) || of.already.iter().any(|already| already.pay > 0)
    };
    let paid_offered: f64 = people().filter(project_pays).map(offered).sum();
    let in_all = [&has.minutes, &has.chores, &has.outputs, &has.decided, &has.paid];
    let [minutes, chores, outputs, decided, paid] = in_all.map(|all| all.iter().sum::<i64>());
    let by_offer = |has: i64, all: i64, person: usize| Portion {
        has: hours(has),
        even: hours(all) * offered(person) / all_offered,
    };
    let alike = |has: i64, all: i64| Portion { has: has as f64, even: all as f64 / instance.people.len() as f64 };
    let member = |person: usize| {
        let of = &instance.people[person];
        let mut learns = held.lessons(instance, person);
        learns.sort_unstable();
        let even_pay = if project_pays(&person) { paid as f64 * offered(person) / paid_offered } else { 0.0 };
        MemberShares {
            id: known.name(person).to_owned(),
            offered: hours(of.offered),
            hours: by_offer(has.minutes[person], minutes, person),
            already: hours(has.already[person]),
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
            learns: learns.into_iter().map(|skill| instance.skills[skill].clone()).collect(),
            teaches: held.teaches(instance, person),
            decisions: alike(has.decided[person], decided),
        }
    };
    people().map(member).collect()
}

/// The part of somebody that a tag counts for, among the tags of the dimension that they hold.
fn part(roster: &Roster, member: MemberId, dimension: DimensionId, tag: TagId) -> f64 {
    let tags = roster.dimension(dimension).tags().iter();
    let held = tags.filter(|&&tag| roster.holds(member, tag)).count();
    if roster.holds(member, tag) { 1.0 / held as f64 } else { 0.0 }
}

fn background(known: KnownNames<'_>, members: &[MemberShares], output_leads: &[i64], tag: TagId) -> BackgroundShares {
    let KnownNames { roster, instance } = known;
    let holds = |person: &usize| roster.holds(instance.people[*person].member, tag);
    let holders: Vec<usize> = (0..instance.people.len()).filter(holds).collect();
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
            even: output_leads.iter().sum::<i64>() as f64 * holders.len() as f64 / instance.people.len() as f64,
        },
        decisions: sum(&|member| member.decisions),
    }
}
