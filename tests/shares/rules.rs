//! Rules of small shares: told to the library, and priced by the second definition.

use crate::taken::Taken;
use crate::tiny::{Kind, Pay, TAGS, Tiny, decision, id, piece};
use roundtable::ShareRule;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ask {
    Piece,
    Caps,
    Offers,
    EvenHours,
    EvenChores,
    EvenOutputs,
    EvenLearning,
    EvenDecisions,
    OutputLeads,
    NoUnpaidWork,
    Budget(i64),
    BudgetIn(i64, Vec<usize>),
    BudgetEach(i64),
    TrainingBudget(i64),
    Earnings(usize, i64, usize),
    TeachAndLearn,
    Held(usize, Option<Vec<&'static str>>),
    LeadsOver,
    Most(u32, u32, Option<usize>),
    /// Of a decision, by its topic if it has one.
    TooClose(usize, usize),
    Leads(usize, usize),
    LeadsMatter(usize, usize),
    LeadsNot(usize, usize),
    Takes(usize, usize),
    TakesNot(usize, usize),
    AllHave(usize, &'static str),
    AllHold(usize, &'static str),
    /// More than one piece, each named once.
    OnePerson(Vec<usize>),
    EvenBurdens,
    LeastBurden,
    /// Whom each named; everybody stands there.
    Named(Vec<Vec<usize>>),
    /// An earlier plan.
    Announced(Taken),
}

/// What somebody has beyond, or nothing.
pub(crate) fn beyond(has: i64, most: i64) -> i64 {
    (has - most).max(0)
}

impl Ask {
    pub(crate) fn rule(&self, tiny: &Tiny) -> ShareRule {
        match self {
            Ask::Piece => ShareRule::everyone_has_a_piece(),
            Ask::Caps => ShareRule::within_caps(),
            Ask::Offers => ShareRule::within_offers(),
            Ask::EvenHours => ShareRule::even_hours(),
            Ask::EvenChores => ShareRule::even_chores(),
            Ask::EvenOutputs => ShareRule::even_outputs(),
            Ask::EvenLearning => ShareRule::even_learning(),
            Ask::EvenDecisions => ShareRule::even_decisions(),
            Ask::OutputLeads => ShareRule::output_leads_over("background"),
            Ask::NoUnpaidWork => ShareRule::no_unpaid_work(),
            Ask::Budget(most) => ShareRule::budget(*most as u64),
            Ask::BudgetIn(most, periods) => ShareRule::budget(*most as u64).in_periods(periods.clone()),
            Ask::BudgetEach(most) => ShareRule::budget_each_period(*most as u64),
            Ask::TrainingBudget(most) => ShareRule::training_budget(*most as u64),
            Ask::Earnings(person, most, periods) => ShareRule::earnings(id(*person), *most as u64, *periods),
            Ask::TeachAndLearn => ShareRule::teach_and_learn(),
            Ask::Held(people, skills) => {
                let rule = ShareRule::skills_held("background").people(*people);
                match skills {
                    Some(skills) => rule.skills(skills.clone()),
                    None => rule,
                }
            }
            Ask::LeadsOver => ShareRule::leads_over("background"),
            Ask::Most(above, below, person) => {
                let rule = ShareRule::most_decisions(*above, *below);
                match person {
                    Some(person) => rule.of(id(*person)),
                    None => rule,
                }
            }
            Ask::TooClose(person, matter) => {
                let topic = tiny.decisions[*matter].topic;
                let topic = topic.map_or_else(|| decision(*matter), str::to_owned);
                ShareRule::conflict_of_interest(id(*person), topic)
            }
            Ask::LeadsMatter(person, at) => ShareRule::leads_decision(id(*person), decision(*at)),
            Ask::LeadsNot(person, at) => ShareRule::does_not_lead(id(*person), decision(*at)),
            Ask::Announced(taken) => ShareRule::as_announced(&tiny.plan(taken)),
            Ask::Leads(person, at) => ShareRule::leads(id(*person), piece(*at)),
            Ask::Takes(person, at) => ShareRule::takes(id(*person), piece(*at)),
            Ask::TakesNot(person, at) => ShareRule::does_not_take(id(*person), piece(*at)),
            Ask::AllHave(at, skill) => ShareRule::everyone_has_skill(piece(*at), *skill),
            Ask::AllHold(at, tag) => ShareRule::everyone_holds_tag(piece(*at), *tag),
            Ask::OnePerson(pieces) => ShareRule::one_person(pieces.iter().map(|&at| piece(at))),
            Ask::EvenBurdens => ShareRule::even_burdens(),
            Ask::LeastBurden => ShareRule::least_burden(),
            Ask::Named(of) => {
                let named = of.iter().map(|named| named.iter().copied().map(id).collect());
                ShareRule::nominations((0..).map(id).zip(named))
            }
        }
    }

    /// Whether it can only be preferred, alone in its tier.
    pub(crate) fn is_even(&self) -> bool {
        matches!(
            self,
            Ask::EvenHours
                | Ask::EvenChores
                | Ask::EvenOutputs
                | Ask::EvenLearning
                | Ask::EvenDecisions
                | Ask::EvenBurdens
        )
    }

    /// Whether it cannot be required.
    pub(crate) fn is_only_preferred(&self) -> bool {
        self.is_even() || *self == Ask::LeastBurden
    }

    /// How many of what is counted make one of what is told.
    pub(crate) fn scale(&self) -> i64 {
        match self {
            Ask::EvenHours | Ask::EvenChores => 10_000,
            Ask::Caps | Ask::Offers | Ask::NoUnpaidWork => 60,
            _ => 1,
        }
    }

    /// The levels of what is to be even, the greatest first.
    pub(crate) fn levels(&self, tiny: &Tiny, taken: &Taken) -> Vec<i64> {
        let people = 0..tiny.people.len();
        let beside_offer = |person: usize, minutes: i64| {
            let exact = divided(minutes * 10_000, tiny.people[person].offered);
            exact.0 + i64::from(exact.1 > 0)
        };
        let mut levels: Vec<i64> = match self {
            Ask::EvenHours => people.map(|it| beside_offer(it, tiny.all_minutes(taken, it))).collect(),
            Ask::EvenChores => people.map(|it| beside_offer(it, tiny.minutes_of_chores(taken, it))).collect(),
            Ask::EvenOutputs => people.map(|it| tiny.outputs(taken, it)).collect(),
            Ask::EvenDecisions => people.map(|it| tiny.decided(taken, it)).collect(),
            Ask::EvenBurdens => people.map(|it| tiny.burden(taken, it)).collect(),
            Ask::EvenLearning => {
                let wishes = tiny.wishes_in_reach();
                let most = wishes.iter().copied().max().unwrap_or(0);
                let learners = people.filter(|&it| wishes[it] > 0);
                let short = learners.map(|it| most as i64 - tiny.lessons_of(taken, it).len() as i64);
                short.collect()
            }
            _ => Vec::new(),
        };
        levels.sort_unstable_by(|one, other| other.cmp(one));
        levels
    }

    /// By how much a plan bends it, in what is counted.
    pub(crate) fn bend(&self, tiny: &Tiny, taken: &Taken) -> i64 {
        let people = 0..tiny.people.len();
        let work = |in_period: &dyn Fn(usize) -> bool| -> i64 {
            let paid = people.clone().flat_map(|it| tiny.paid_beside_trainings(taken, it));
            paid.filter(|&(period, _)| in_period(period)).map(|(_, amount)| amount).sum()
        };
        match self {
            Ask::Piece => people.filter(|&it| tiny.held(taken, it).is_empty()).count() as i64,
            Ask::Caps => people
                .filter_map(|it| Some((it, tiny.people[it].cap?)))
                .flat_map(|(it, cap)| {
                    let periods = 1..=tiny.periods;
                    periods.map(move |period| beyond(tiny.minutes_in(taken, it, period), cap))
                })
                .sum(),
            Ask::Offers => people.map(|it| beyond(tiny.all_minutes(taken, it), tiny.people[it].offered)).sum(),
            Ask::OutputLeads => {
                let outputs = || {
                    tiny.pieces
                        .iter()
                        .zip(&taken.work)
                        .filter(|(work, _)| work.kind == Kind::Output && work.lead.is_some())
                };
                let all = outputs().count() as i64;
                let off = TAGS.iter().map(|tag| {
                    let holds = |person: usize| tiny.people[person].tags.contains(tag);
                    let led = outputs().filter(|(_, people)| holds(people[0])).count() as i64;
                    let holders = people.clone().filter(|&it| holds(it)).count() as i64;
                    let (down, rest) = divided(all * holders, tiny.people.len() as i64);
                    let up = down + i64::from(rest > 0);
                    beyond(led, up) + beyond(down, led)
                });
                off.sum()
            }
            Ask::NoUnpaidWork => {
                people.filter(|&it| tiny.people[it].pay == Pay::Nothing).map(|it| tiny.minutes(taken, it)).sum()
            }
            Ask::Budget(most) => {
                let mentoring = people.clone().map(|it| tiny.paid_for_mentoring(taken, it));
                beyond(work(&|_| true) + mentoring.sum::<i64>(), *most)
            }
            Ask::BudgetIn(most, periods) => beyond(work(&|at| periods.contains(&at)), *most),
            Ask::BudgetEach(most) => (1..=tiny.periods).map(|period| beyond(work(&|at| at == period), *most)).sum(),
            Ask::TrainingBudget(most) => {
                let paid = people.flat_map(|it| tiny.paid_for_attending(taken, it));
                let paid: i64 = paid.map(|(_, amount)| amount).sum();
                beyond(paid + tiny.cost_of_places(taken), *most)
            }
            Ask::Earnings(person, most, periods) => {
                let length = (*periods).min(tiny.periods);
                let runs = 1..=tiny.periods + 1 - length;
                let beyond = runs.map(|first| {
                    let mut paid = tiny.paid_beside_trainings(taken, *person);
                    paid.extend(tiny.paid_for_attending(taken, *person));
                    paid.retain(|&(period, _)| first <= period && period < first + length);
                    let mentoring = tiny.paid_for_mentoring(taken, *person);
                    let paid: i64 = paid.iter().map(|&(_, amount)| amount).sum();
                    i64::from(paid + mentoring > *most)
                });
                beyond.sum()
            }
            Ask::TeachAndLearn => people
                .filter(|&it| {
                    let person = &tiny.people[it];
                    !person.teaches.is_empty() && !person.wants.is_empty()
                })
                .map(|it| {
                    let learns = !tiny.lessons_of(taken, it).is_empty();
                    i64::from(!tiny.is_a_teacher(taken, it)) + i64::from(!learns)
                })
                .sum(),
            Ask::Held(number, skills) => {
                let known = tiny.skills();
                let skills = skills.as_ref().unwrap_or(&known).iter();
                let short = skills.map(|skill| {
                    let holds = |&it: &usize| tiny.people[it].has(skill) || tiny.lessons_of(taken, it).contains(skill);
                    let holders = people.clone().filter(holds).collect::<Vec<_>>();
                    let few = beyond(*number as i64, holders.len() as i64);
                    few + tiny.short_of_two_tags(holders)
                });
                short.sum()
            }
            Ask::LeadsOver => {
                let leads = taken.leads.iter();
                let short = |leads: &Vec<usize>| {
                    let tagged = leads.iter().filter(|&&it| !tiny.people[it].tags.is_empty());
                    let two = 2_usize.saturating_sub(tagged.count()) as i64;
                    two + tiny.short_of_two_tags(leads.iter().copied())
                };
                leads.map(short).sum()
            }
            Ask::Most(above, below, person) => {
                let all: i64 = tiny.decisions.iter().map(|it| it.weight as i64).sum();
                let (most, _) = divided(all * i64::from(*above), i64::from(*below));
                let of = people.filter(|it| person.is_none_or(|person| person == *it));
                of.map(|it| beyond(tiny.decided(taken, it), most)).sum()
            }
            Ask::TooClose(person, matter) => {
                let matter = &tiny.decisions[*matter];
                let about = tiny.decisions.iter().zip(&taken.leads).filter(|(other, _)| {
                    std::ptr::eq(*other, matter) || (matter.topic.is_some() && other.topic == matter.topic)
                });
                let leads = about.flat_map(|(_, leads)| leads);
                leads.filter(|&lead| lead == person).count() as i64
            }
            Ask::LeadsMatter(person, at) => i64::from(!taken.leads[*at].contains(person)),
            Ask::LeadsNot(person, at) => taken.leads[*at].iter().filter(|&lead| lead == person).count() as i64,
            Ask::Announced(before) => {
                let lost = |before: &[usize], now: &[usize]| {
                    before.iter().filter(|person| !now.contains(person)).count() as i64
                };
                let work = tiny.pieces.iter().zip(before.work.iter().zip(&taken.work)).map(|(work, (before, now))| {
                    let [(lead, others), (new_lead, new_others)] =
                        [before, now].map(|people| people.split_at(usize::from(work.lead.is_some())));
                    lost(lead, new_lead) + lost(others, new_others)
                });
                let pairs = before.leads.iter().zip(&taken.leads).chain(before.attending.iter().zip(&taken.attending));
                let mentors = before.mentors.iter().filter(|lesson| !taken.mentors.contains(lesson));
                work.sum::<i64>() + pairs.map(|(before, now)| lost(before, now)).sum::<i64>() + mentors.count() as i64
            }
            Ask::Leads(person, at) => i64::from(tiny.pieces[*at].lead.is_none() || taken.work[*at][0] != *person),
            Ask::Takes(person, at) => i64::from(!taken.work[*at].contains(person)),
            Ask::TakesNot(person, at) => {
                let own = taken.work[*at].iter().filter(|&other| other == person);
                own.count() as i64
            }
            Ask::AllHave(at, skill) => taken.work[*at].iter().filter(|&&it| !tiny.people[it].has(skill)).count() as i64,
            Ask::AllHold(at, tag) => {
                taken.work[*at].iter().filter(|&&it| !tiny.people[it].tags.contains(tag)).count() as i64
            }
            Ask::OnePerson(pieces) => {
                let mut sharing: Vec<usize> = pieces.iter().flat_map(|&at| taken.work[at].clone()).collect();
                sharing.sort_unstable();
                sharing.dedup();
                if sharing.len() == 1 { 0 } else { sharing.len() as i64 }
            }
            Ask::LeastBurden => people.map(|it| tiny.burden(taken, it)).sum(),
            Ask::Named(of) => {
                let alone = |(person, named): (usize, &Vec<usize>)| {
                    let own = taken.work.iter().filter(|people| people.len() > 1 && people.contains(&person));
                    let alone = own.filter(|people| !people.iter().any(|at| named.contains(at)));
                    if named.is_empty() { 0 } else { alone.count() as i64 }
                };
                of.iter().enumerate().map(alone).sum()
            }
            even => panic!("{even:?} has levels"),
        }
    }
}

/// How often it goes in, and what is left over.
fn divided(number: i64, of: i64) -> (i64, i64) {
    (number.div_euclid(of), number.rem_euclid(of))
}

impl Tiny {
    /// Every skill that somebody has, wants or teaches, or that a training gives.
    pub(crate) fn skills(&self) -> Vec<&'static str> {
        let mut skills: Vec<&str> = Vec::new();
        for person in &self.people {
            skills.extend(person.has.iter().chain(&person.wants).chain(&person.teaches));
        }
        skills.extend(self.trainings.iter().flat_map(|day| &day.teaches));
        skills.sort_unstable();
        skills.dedup();
        skills
    }
}
