//! Small shares drawn from bytes: all 0 is the simplest, so that what fails shrinks to little.

use crate::rules::Ask;
use crate::taken::Taken;
use crate::tiny::{Day, Kind, Matter, Pay, Person, SKILLS, TAGS, Tiny, Work};

/// A list of bytes that is read once; where it ends, zeros follow.
#[derive(Debug)]
pub(crate) struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Draw<'a> {
        let bytes = bytes.iter();
        Draw { bytes }
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, number: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % number.max(1)
    }

    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Each of these or not, half of the time; in order.
    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let kept = of.iter().filter(|_| self.below(2) == 1);
        kept.cloned().collect()
    }

    fn person(&mut self) -> Person {
        let mut person = Person {
            cap: self.one(&[None, None, None, Some(60), Some(120)]),
            pay: self.one(&[Pay::Employer, Pay::Hour, Pay::Piece, Pay::Sitting, Pay::Declined, Pay::Nothing]),
            tags: self.one(&[vec![], vec![TAGS[0]], vec![TAGS[1]], vec![TAGS[0]], vec![TAGS[1]], TAGS.to_vec()]),
            ..Person::new(self.one(&[120, 60, 180, 240, 90]))
        };
        for skill in SKILLS {
            match self.below(5) {
                1 => person.has.push(skill),
                2 => person.teaches.push(skill),
                3 => person.wants.push(skill),
                _ => {}
            }
        }
        person
    }

    fn work(&mut self, tiny: &Tiny) -> Work {
        let minutes = [60, 30, 90, 121, 0, 61];
        let lead = self.one(&[true, false, true]).then(|| self.one(&minutes));
        let most = if lead.is_some() { 2 } else { 3 };
        let contributors = match lead {
            Some(_) => self.below(most),
            None => 1 + self.below(2),
        };
        let contributors: Vec<i64> = (0..contributors).map(|_| self.one(&minutes)).collect();
        let mut work = Work::new(lead, &contributors);
        work.kind = self.one(&[Kind::Plain, Kind::Output, Kind::Chore, Kind::Output]);
        if self.below(3) > 0 {
            let first = 1 + self.below(tiny.periods);
            let last = first + self.below(tiny.periods + 1 - first);
            work.periods = Some((first..=last).collect());
        }
        if self.below(4) == 1 {
            let skill = self.one(&SKILLS);
            let is_there = tiny.people.iter().any(|person| person.has(skill));
            work.needs_skills.extend(is_there.then_some(skill));
        }
        if self.below(4) == 1 {
            let tag = self.one(&TAGS);
            let is_there = tiny.people.iter().any(|person| person.tags.contains(&tag));
            work.needs_tags.extend(is_there.then_some(tag));
        }
        if work.lead.is_some() && self.below(3) == 1 {
            let skill = self.one(&SKILLS);
            let first = tiny.periods_of(&work)[0];
            let taught = tiny.trainings.iter().any(|day| {
                let comes = |person: &Person| day.teaches.iter().any(|it| person.wants.contains(it));
                day.period < first && day.teaches.contains(&skill) && tiny.people.iter().any(comes)
            });
            let is_there = tiny.people.iter().any(|person| person.has(skill));
            work.lead_needs.extend((is_there || taught).then_some(skill));
        }
        work
    }

    fn day(&mut self, tiny: &Tiny) -> Day {
        let mut teaches = self.some(&SKILLS);
        if teaches.is_empty() {
            teaches.push(self.one(&SKILLS));
        }
        let could = (0..tiny.people.len()).filter(|&person| {
            let mut teaches = teaches.iter();
            teaches.any(|skill| tiny.people[person].teaches.contains(skill))
        });
        let could: Vec<usize> = could.collect();
        Day {
            taught_by: if self.below(2) == 1 { self.some(&could) } else { Vec::new() },
            places: 1 + self.below(2),
            cost: self.one(&[0, 500, 1_000]),
            minutes: self.one(&[60, 0, 90]),
            period: 1 + self.below(tiny.periods),
            teaches,
        }
    }

    /// Shares in which so much at most can be in different ways.
    pub(crate) fn tiny(&mut self, most_ways: usize) -> Tiny {
        let mut tiny = Tiny { periods: 1 + self.below(3), ..Tiny::default() };
        let people = 2 + self.below(3);
        tiny.people = (0..people).map(|_| self.person()).collect();
        let (pieces, days, matters) = (self.below(4), self.below(3), self.below(3));
        if self.below(2) == 1 {
            tiny.mentoring = Some(self.one(&[30, 0, 60]));
            for _ in 0..self.below(3) {
                let (one, other) = (self.below(people), self.below(people));
                if one != other {
                    tiny.unequal.push((one, other));
                }
            }
            if let Some(&pair) = tiny.unequal.first().filter(|_| self.below(4) == 1) {
                tiny.agreed.push(pair);
            }
        }
        for _ in 0..days {
            let day = self.day(&tiny);
            tiny.trainings.push(day);
        }
        for _ in 0..pieces {
            let work = self.work(&tiny);
            tiny.pieces.push(work);
        }
        for _ in 0..matters {
            tiny.decisions.push(Matter {
                weight: self.one(&[1, 2, 3]),
                topic: self.one(&[None, Some("money"), Some("names")]),
                leads: 1 + self.below(2),
            });
        }
        if tiny.pieces.is_empty() && tiny.trainings.is_empty() && tiny.decisions.is_empty() {
            tiny.pieces.push(Work::new(Some(60), &[]));
        }
        let mut tiny = self.cut(tiny, most_ways);
        let pieces = tiny.pieces.len() as u64;
        for (at, person) in (0..).zip(&mut tiny.people) {
            // All kinds of weights, without a draw of their own.
            let weight = |piece: u64| (person.offered as u64 / 30 + 5 * piece + 2 * at * piece) % 7;
            person.burdens = (0..pieces).map(weight).collect();
        }
        for person in &mut tiny.people {
            if self.below(3) == 2 {
                person.already.push((1 + self.below(tiny.periods), self.one(&[0, 30, 61]), self.one(&[250, 0, 705])));
            }
        }
        tiny
    }

    /// Leaves out what there is most of until few enough ways are left.
    fn cut(&mut self, mut tiny: Tiny, most_ways: usize) -> Tiny {
        while tiny.ways() > most_ways {
            let parts = tiny.pieces.len() + tiny.trainings.len() + tiny.decisions.len();
            if parts == 1 {
                match tiny.mentoring.take() {
                    Some(_) => {}
                    None => break,
                }
            } else if tiny.pieces.len() > 1 {
                tiny.pieces.pop();
            } else if tiny.decisions.len() > 1 || tiny.trainings.is_empty() {
                tiny.decisions.pop();
            } else if tiny.trainings.len() > 1 {
                // What a lead needs may be learnt there.
                tiny.trainings.pop();
                tiny.pieces.iter_mut().for_each(|work| work.lead_needs.clear());
            } else if tiny.mentoring.take().is_none() {
                tiny.pieces.clear();
                if tiny.trainings.len() + tiny.decisions.len() > 1 {
                    tiny.decisions.clear();
                }
            }
        }
        tiny
    }

    /// Any rule that these shares have something for; `None` where what is drawn has nothing to be about.
    pub(crate) fn ask(&mut self, kind: usize, tiny: &Tiny) -> Option<Ask> {
        let person = self.below(tiny.people.len());
        let amount = self.one(&[700, 0, 250, 1_210, 1_500, 2_420, 4_000]);
        let piece = (!tiny.pieces.is_empty()).then(|| self.below(tiny.pieces.len()));
        let matter = (!tiny.decisions.is_empty()).then(|| self.below(tiny.decisions.len()));
        Some(match kind {
            0 => Ask::Piece,
            1 => Ask::Caps,
            2 => Ask::Offers,
            3 => Ask::EvenHours,
            4 => Ask::EvenChores,
            5 => Ask::EvenOutputs,
            6 => Ask::EvenLearning,
            7 => Ask::EvenDecisions,
            8 => Ask::OutputLeads,
            9 => Ask::NoUnpaidWork,
            10 => Ask::Budget(amount),
            11 => {
                let first = 1 + self.below(tiny.periods);
                let last = first + self.below(tiny.periods + 1 - first);
                Ask::BudgetIn(amount, (first..=last).collect())
            }
            12 => Ask::BudgetEach(amount),
            13 => Ask::TrainingBudget(amount),
            14 => Ask::Earnings(person, amount, 1 + self.below(4)),
            15 => Ask::TeachAndLearn,
            16 => {
                let skills = self.some(&tiny.skills());
                let people = 1 + self.below(tiny.people.len());
                Ask::Held(people, Some(skills).filter(|skills| !skills.is_empty()))
            }
            17 => Ask::LeadsOver,
            18 => {
                let below = 1 + self.below(4) as u32;
                let above = self.below(below as usize + 1) as u32;
                Ask::Most(above, below, self.one(&[None, Some(person)]))
            }
            19 => Ask::TooClose(person, matter?),
            20 => Ask::Leads(person, piece.filter(|&at| tiny.pieces[at].lead.is_some())?),
            21 => Ask::Takes(person, piece?),
            22 => Ask::TakesNot(person, piece?),
            23 => Ask::AllHave(piece?, self.one(Some(tiny.skills()).filter(|skills| !skills.is_empty())?.as_slice())),
            24 => Ask::AllHold(piece?, self.one(&TAGS)),
            25 => {
                let last = tiny.pieces.len().checked_sub(1).filter(|&last| last > 0)?;
                Ask::OnePerson((self.below(last)..=last).collect())
            }
            26 => piece.map(|_| Ask::EvenBurdens)?,
            27 => piece.map(|_| Ask::LeastBurden)?,
            28 => Ask::LeadsMatter(person, matter?),
            29 => Ask::LeadsNot(person, matter?),
            30 => {
                // Nobody is announced twice for one piece, decision or lesson.
                let all = tiny.all().into_iter().filter(|taken| taken.is_plain());
                let all: Vec<Taken> = all.collect();
                Ask::Announced(self.one(Some(all).filter(|all| !all.is_empty())?.as_slice()))
            }
            _ => {
                let people: Vec<usize> = (0..tiny.people.len()).collect();
                let others = |at: usize| people.iter().copied().filter(|&other| other != at).collect::<Vec<_>>();
                Ask::Named(people.iter().map(|&at| self.some(&others(at))).collect())
            }
        })
    }
}

/// Kinds of rule that [`Draw::ask`] knows.
pub(crate) const KINDS: usize = 32;
