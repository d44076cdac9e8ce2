//! What a plan gives everybody, beside even shares.

use super::Shares;
use super::check::Held;
use super::scene::{Paid, Scene};
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use serde::Serialize;
use std::fmt;

/// What everybody does, is paid, learns and decides, beside an even share of it.
///
/// Of hours, chores and pay an even share goes by the hours that people offered; of outputs and decisions everybody has the same.
/// `Display` is for members; everything else is for those who organise.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SharedOut {
    /// Those who take part, in the order of the roster.
    pub members: Vec<MemberShares>,
    /// How unevenly hours are shared.
    pub hours: Evenness,
    /// How concentrated decisions are among people.
    pub decisions: Concentration,
    /// The same by dimension; who holds several tags of it counts with an equal part for each, and who holds none not at all.
    pub decisions_by_dimension: Vec<DimensionConcentration>,
    /// What those who hold a tag have, by tag.
    pub backgrounds: Vec<BackgroundShares>,
    /// Wished-for skills that nobody teaches and no training gives.
    pub unserved: Vec<UnservedWish>,
    /// Pay for work, mentoring and attending trainings, in the smallest unit of the currency.
    pub paid: i64,
    /// What places at trainings cost, in the smallest unit of the currency.
    pub training_places: i64,
}

/// What one person has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MemberShares {
    /// Id of the member.
    pub id: String,
    /// Hours offered.
    pub offered: f64,
    /// Hours of work, mentoring included.
    pub hours: Portion,
    /// Hours of chores.
    pub chores: Portion,
    /// Outputs that the member is named on.
    pub outputs: Portion,
    /// How work is paid.
    pub payment: Payment,
    /// Pay, in the smallest unit of the currency; the even share is among those whom the project pays.
    pub pay: Portion,
    /// Wished-for skills that the member learns.
    pub learns: Vec<String>,
    /// Whether the member teaches, at a training or as a mentor.
    pub teaches: bool,
    /// The weight of the decisions that the member leads.
    pub decisions: Portion,
}

/// What somebody has of something, beside an even share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Portion {
    /// What they have.
    pub has: f64,
    /// An even share.
    pub even: f64,
}

/// How work is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Payment {
    /// By a rate of the project.
    Project,
    /// By an employer.
    Employer,
    /// The member would be paid and prefers not to be.
    Declined,
    /// Not at all.
    Unpaid,
}

/// How unevenly hours are shared, beside what was offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Evenness {
    /// The least share of the hours offered that anybody works.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// The Gini coefficient of these shares (Gini, "Variabilità e mutabilità", 1912): 0 when all are equal, below 1.
    pub gini: f64,
}

/// How concentrated something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Concentration {
    /// The sum of the squares of all shares (Herfindahl, "Concentration in the steel industry", 1950): 1 when one has all, 1/n when all
    /// of n have the same. 0 where there is nothing to share.
    pub index: f64,
    /// As many with equal shares would be as concentrated: the inverse of the index.
    pub effective_number: f64,
}

/// How concentrated decisions are among the tags of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DimensionConcentration {
    /// The dimension.
    pub dimension: String,
    /// Among its tags.
    #[serde(flatten)]
    pub concentration: Concentration,
}

/// What those who hold a tag have; who holds several tags is counted with each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BackgroundShares {
    /// The dimension.
    pub dimension: String,
    /// The tag.
    pub tag: String,
    /// How many of those who take part hold it.
    pub members: usize,
    /// Hours of work, and what would be their even share.
    pub hours: Portion,
    /// Leads of outputs.
    pub output_leads: Portion,
    /// The weight of decisions led.
    pub decisions: Portion,
}

/// A wish to learn that nothing in the problem could meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnservedWish {
    /// Id of the member.
    pub member: String,
    /// The skill.
    pub skill: String,
}

impl SharedOut {
    pub(super) fn new(problem: &Shares, held: &Held) -> SharedOut {
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
        let unserved = scene.unserved.iter().map(|&(member, skill)| UnservedWish {
            member: roster.name(member).to_owned(),
            skill: scene.skills[skill].clone(),
        });
        let places = scene.trainings.iter().zip(&held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        SharedOut {
            hours: Evenness::of(&loads),
            decisions: Concentration::of(&decided),
            decisions_by_dimension: decisions_by_dimension.collect(),
            backgrounds: roster.tag_ids().map(background).collect(),
            unserved: unserved.collect(),
            paid: people().map(|person| pay(scene, held, person)).sum(),
            training_places: places.sum(),
            members,
        }
    }
}

/// What somebody is paid for everything.
fn pay(scene: &Scene, held: &Held, person: usize) -> i64 {
    let work = held.pay_for_work(scene, person);
    let attending = held.pay_for_attending(scene, person);
    work.into_iter()
        .chain(attending)
        .map(|(_, amount)| amount)
        .sum()
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

impl Evenness {
    fn of(shares: &[f64]) -> Evenness {
        let mut rising = shares.to_vec();
        rising.sort_by(f64::total_cmp);
        let (number, sum) = (rising.len() as f64, rising.iter().sum::<f64>());
        let ranked = (1..)
            .zip(&rising)
            .map(|(rank, share)| f64::from(rank) * share);
        let gini = 2.0 * ranked.sum::<f64>() / (number * sum) - (number + 1.0) / number;
        Evenness {
            least: rising.first().copied().unwrap_or(0.0),
            greatest: rising.last().copied().unwrap_or(0.0),
            gini: if sum > 0.0 { gini.max(0.0) } else { 0.0 },
        }
    }
}

impl Concentration {
    fn of(amounts: &[f64]) -> Concentration {
        let sum: f64 = amounts.iter().sum();
        if sum <= 0.0 {
            return Concentration::default();
        }
        let index: f64 = amounts
            .iter()
            .map(|amount| (amount / sum) * (amount / sum))
            .sum();
        Concentration {
            index,
            effective_number: 1.0 / index,
        }
    }
}

/// For members: a line for each, without anything about backgrounds.
impl fmt::Display for SharedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.members.is_empty() {
            return Ok(());
        }
        writeln!(f, "What everybody has (and an even share)")?;
        for member in &self.members {
            let words = member.words().join(", ");
            writeln!(f, "  {}: {words}", member.id)?;
        }
        for line in self.in_all() {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

impl SharedOut {
    /// What there is to say of all together, for members.
    pub(crate) fn in_all(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let Evenness {
            least,
            greatest,
            gini,
        } = self.hours;
        if greatest > 0.0 {
            let (least, greatest, gini) = (number(least), number(greatest), number(gini));
            lines.push(format!(
                "Of the hours they offered, people work between {least} and {greatest} (Gini coefficient {gini})."
            ));
        }
        if self.decisions.index > 0.0 {
            let (as_even, people) = (number(self.decisions.effective_number), self.members.len());
            lines.push(format!(
                "Decisions are spread as if over {as_even} of {people} people with equal parts."
            ));
        }
        for UnservedWish { member, skill } in &self.unserved {
            lines.push(format!(
                "{member} wishes to learn {skill}, which nobody teaches and no training gives."
            ));
        }
        if self.paid > 0 || self.training_places > 0 {
            let (paid, places) = (self.paid, self.training_places);
            lines.push(format!(
                "In all {paid} is paid, and places at trainings cost {places}, in the smallest unit of the currency."
            ));
        }
        lines
    }
}

impl MemberShares {
    /// What the member has, in words; what there is none of is left out.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |portion: Portion, what: &str| {
            if portion.has > 0.0 || portion.even > 0.0 {
                let (has, even) = (number(portion.has), number(portion.even));
                words.push(format!("{has} {what} ({even})"));
            }
        };
        let hours = format!("of {} hours offered", number(self.offered));
        add(self.hours, &hours);
        add(self.chores, "hours of chores");
        add(self.outputs, "outputs");
        add(self.decisions, "weight of decisions");
        match self.payment {
            Payment::Project => add(self.pay, "paid"),
            Payment::Employer => words.push("paid by an employer".to_owned()),
            // That money was declined, or is not offered, is nobody's business.
            Payment::Declined | Payment::Unpaid => {}
        }
        if !self.learns.is_empty() {
            words.push(format!("learns {}", self.learns.join(" and ")));
        }
        if self.teaches {
            words.push("teaches".to_owned());
        }
        words
    }
}

/// With at most two decimals.
fn number(amount: f64) -> String {
    crate::outcome::plain(amount)
}
