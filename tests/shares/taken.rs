//! Who takes what in small shares: all that there can be, told to the library as a file, and read back.

use crate::tiny::{Tiny, decision, hours, id, piece, training};
use roundtable::{PlannedLearning, SharesPlan};
use serde_json::json;

/// Who takes what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    /// By piece and place, the lead's first.
    pub(crate) work: Vec<Vec<usize>>,
    /// By training, those who attend, in order.
    pub(crate) attending: Vec<Vec<usize>>,
    pub(crate) mentors: Vec<Lesson>,
    /// By decision, in order.
    pub(crate) leads: Vec<Vec<usize>>,
}

/// Mentor, mentee and skill.
pub(crate) type Lesson = (usize, usize, &'static str);

impl Taken {
    /// Whether nobody has two places of one piece, or leads one decision twice.
    pub(crate) fn is_plain(&self) -> bool {
        let once = |people: &Vec<usize>| (1..people.len()).all(|at| !people[..at].contains(&people[at]));
        self.work.iter().chain(&self.leads).all(once)
    }
}

/// All lists with one of each.
fn product<T: Clone>(of: &[Vec<T>]) -> Vec<Vec<T>> {
    of.iter().fold(vec![Vec::new()], |lists, choices| {
        let longer = |list: &Vec<T>| -> Vec<Vec<T>> {
            let with = |choice: &T| list.iter().cloned().chain([choice.clone()]).collect();
            choices.iter().map(with).collect()
        };
        lists.iter().flat_map(longer).collect()
    })
}

impl Tiny {
    /// Those who may come to a training: who wish for something that it teaches, and do not teach there.
    fn comers(&self, day: usize) -> Vec<usize> {
        let day = &self.trainings[day];
        let comes = |&person: &usize| {
            let mut wants = self.people[person].wants.iter();
            wants.any(|skill| day.teaches.contains(skill)) && !day.taught_by.contains(&person)
        };
        (0..self.people.len()).filter(comes).collect()
    }

    /// Every wish, with nobody or somebody who would teach it and may.
    fn lessons(&self) -> Vec<Vec<Option<Lesson>>> {
        let mut lessons = Vec::new();
        for (mentee, person) in self.people.iter().enumerate() {
            for &skill in &person.wants {
                let may = |&mentor: &usize| {
                    let is = |&(one, other): &(usize, usize)| {
                        (one, other) == (mentor, mentee) || (other, one) == (mentor, mentee)
                    };
                    let apart = self.unequal.iter().any(is) && !self.agreed.iter().any(is);
                    let teaches = self.people[mentor].teaches.contains(&skill);
                    self.mentoring.is_some() && mentor != mentee && teaches && !apart
                };
                let mentors = (0..self.people.len()).filter(may);
                let lesson = |mentor| Some((mentor, mentee, skill));
                lessons.push([None].into_iter().chain(mentors.map(lesson)).collect());
            }
        }
        lessons
    }

    fn choices(&self) -> [Vec<Vec<Vec<usize>>>; 3] {
        let everybody: Vec<usize> = (0..self.people.len()).collect();
        let work = self.pieces.iter().map(|work| {
            let places = vec![everybody.clone(); work.places().len()];
            product(&places)
        });
        let attending = (0..self.trainings.len()).map(|day| {
            let comers = self.comers(day).into_iter();
            let there_or_not = comers.map(|person| vec![None, Some(person)]);
            let all = product(&there_or_not.collect::<Vec<_>>());
            all.into_iter().map(|list| list.into_iter().flatten().collect()).collect()
        });
        let leads = self.decisions.iter().map(|matter| {
            let mut lists = product(&vec![everybody.clone(); matter.leads]);
            lists.retain(|list| list.is_sorted());
            lists
        });
        [work.collect(), attending.collect(), leads.collect()]
    }

    /// How many ways there are.
    pub(crate) fn ways(&self) -> usize {
        let of_choices = self.choices();
        let of_choices = of_choices.iter().flatten().map(Vec::len);
        let of_lessons = self.lessons().into_iter().map(|choices| choices.len());
        of_choices.chain(of_lessons).fold(1, usize::saturating_mul)
    }

    /// Everything that can be, whether or not it meets any rule.
    pub(crate) fn all(&self) -> Vec<Taken> {
        let [work, attending, leads] = self.choices().map(|choices| product(&choices));
        let mentors = product(&self.lessons());
        let mut all = Vec::new();
        for work in &work {
            for attending in &attending {
                for leads in &leads {
                    all.extend(mentors.iter().map(|mentors| Taken {
                        work: work.clone(),
                        attending: attending.clone(),
                        mentors: mentors.iter().copied().flatten().collect(),
                        leads: leads.clone(),
                    }));
                }
            }
        }
        all
    }

    /// As it would stand in a file.
    pub(crate) fn plan(&self, taken: &Taken) -> SharesPlan {
        let ids = |people: &[usize]| people.iter().map(|&at| id(at)).collect::<Vec<_>>();
        let work = self.pieces.iter().zip(&taken.work).enumerate();
        let work = work.map(|(at, (work, people))| {
            let (leads, others) = people.split_at(usize::from(work.lead.is_some()));
            let place = |(&at, &minutes)| json!({ "id": id(at), "hours": hours(minutes) });
            let lead = leads.iter().zip(&work.lead).map(place).next();
            let others = others.iter().zip(&work.contributors).map(place);
            json!({ "piece": piece(at), "lead": lead, "contributors": others.collect::<Vec<_>>() })
        });
        let came = taken.attending.iter().enumerate();
        let came = came.filter(|(_, people)| !people.is_empty());
        let came = came.map(|(at, people)| json!({ "event": training(at), "members": ids(people) }));
        let taught = taken.mentors.iter();
        let taught = taught
            .map(|&(mentor, mentee, skill)| json!({ "mentor": id(mentor), "skill": skill, "members": [id(mentee)] }));
        let leads = taken.leads.iter().enumerate();
        let leads = leads.map(|(at, people)| json!({ "decision": decision(at), "leads": ids(people) }));
        let plan = json!({
            "work": work.collect::<Vec<_>>(),
            "learning": came.chain(taught).collect::<Vec<_>>(),
            "decisions": leads.collect::<Vec<_>>(),
        });
        serde_json::from_value(plan).expect("the form of a plan")
    }

    /// Who takes what in a plan.
    pub(crate) fn taken(&self, plan: &SharesPlan) -> Taken {
        let person = |name: &String| {
            let found = (0..self.people.len()).find(|&at| id(at) == *name);
            found.expect("somebody who takes part")
        };
        let people = |names: &[String]| names.iter().map(person).collect::<Vec<_>>();
        let mut taken = Taken { attending: vec![Vec::new(); self.trainings.len()], ..Taken::default() };
        for work in plan.work() {
            let others = work.contributors.iter();
            taken.work.push(work.lead.iter().chain(others).map(|place| person(&place.id)).collect());
        }
        for learning in plan.learning() {
            match learning {
                PlannedLearning::Event { event, members, .. } => {
                    let day = (0..self.trainings.len()).find(|&at| training(at) == *event);
                    taken.attending[day.expect("a training")] = people(members);
                }
                PlannedLearning::Mentor { mentor, skill, members, .. } => {
                    let skill = crate::tiny::SKILLS.iter().find(|name| *name == skill);
                    let skill = skill.copied().expect("a skill");
                    let lesson = |mentee| (person(mentor), mentee, skill);
                    taken.mentors.extend(people(members).into_iter().map(lesson));
                }
                _ => panic!("another way to learn"),
            }
        }
        taken.leads = plan.decisions().iter().map(|it| people(&it.leads)).collect();
        taken
    }
}
