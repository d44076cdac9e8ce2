//! Rules that hold of every plan, given or not, by the second definition.

use crate::rules::{Ask, beyond};
use crate::taken::Taken;
use crate::tiny::Tiny;

/// What holds of every plan, whether it is asked or not; `Caps` unless it is given otherwise.
pub(crate) const USUAL: [&str; 6] = [
    "nobody works more hours in a period than they said they can at most",
    "nobody has two places on one piece of work, or leads one decision twice",
    "on every piece of work somebody has each skill and tag that it needs",
    "whoever leads a piece of work has learnt before what its lead needs",
    "no training is attended by more people than it has places",
    "nobody is taught one skill twice",
];

/// By how much a plan breaks one of these.
pub(crate) fn breach(usual: usize, tiny: &Tiny, taken: &Taken) -> i64 {
    let pieces = || tiny.pieces.iter().zip(&taken.work);
    let days = || tiny.trainings.iter().zip(&taken.attending);
    let again = |list: &[usize]| {
        let mut people = list.to_vec();
        people.sort_unstable();
        people.dedup();
        (list.len() - people.len()) as i64
    };
    match usual {
        0 => Ask::Caps.bend(tiny, taken),
        1 => {
            let lists = taken.work.iter().chain(&taken.leads);
            lists.map(|list| again(list)).sum()
        }
        2 => {
            let mut unmet = 0;
            for (work, people) in pieces() {
                let somebody = |is: &dyn Fn(usize) -> bool| people.iter().any(|&it| is(it));
                for skill in &work.needs_skills {
                    unmet += i64::from(!somebody(&|it| tiny.people[it].has(skill)));
                }
                for tag in &work.needs_tags {
                    unmet += i64::from(!somebody(&|it| tiny.people[it].tags.contains(tag)));
                }
            }
            unmet
        }
        3 => {
            let mut unmet = 0;
            for (work, people) in pieces() {
                let first = tiny.periods_of(work)[0];
                for skill in &work.lead_needs {
                    let learnt = days().any(|(day, there)| {
                        day.period < first && day.teaches.contains(skill) && there.contains(&people[0])
                    });
                    unmet += i64::from(!learnt && !tiny.people[people[0]].has(skill));
                }
            }
            unmet
        }
        4 => days().map(|(day, people)| beyond(people.len() as i64, day.places as i64)).sum(),
        _ => {
            let people = 0..tiny.people.len();
            let again = people.map(|person| {
                let mut lessons = tiny.lessons_of(taken, person);
                let all = lessons.len();
                lessons.sort_unstable();
                lessons.dedup();
                (all - lessons.len()) as i64
            });
            again.sum()
        }
    }
}
