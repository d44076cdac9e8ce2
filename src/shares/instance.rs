//! What is given, checked and in whole numbers: hours in minutes, money in its smallest unit, periods from 0, people,
//! skills and rates by position.

use super::piece::PieceKind;
use crate::periods::Periods;
use crate::roster::{MemberId, TagId};
use std::collections::BTreeSet;

/// All that rules are about.
#[derive(Clone)]
pub(super) struct Instance {
    pub(super) periods: Periods,
    /// Those who take part, in the order of the roster.
    pub(super) people: Vec<Person>,
    /// In the order in which they are first mentioned: by terms, then by trainings.
    pub(super) skills: Vec<String>,
    pub(super) rates: Vec<PaidBy>,
    pub(super) pieces: Vec<InstancePiece>,
    pub(super) trainings: Vec<InstanceTraining>,
    pub(super) decisions: Vec<InstanceDecision>,
    /// Minutes that a mentoring pair takes of the mentor; `None` if there is no mentoring.
    pub(super) mentoring: Option<i64>,
    /// Pairs of people, the earlier first, between whom there is no mentoring.
    pub(super) unequal: BTreeSet<(usize, usize)>,
    /// Wished-for skills that nobody teaches and no training gives.
    pub(super) unserved: Vec<(MemberId, usize)>,
    /// The sign of the currency, if it is given.
    pub(super) currency: Option<String>,
}

/// Somebody who takes part; skills are sorted.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) member: MemberId,
    /// Minutes over the whole project.
    pub(super) offered: i64,
    /// Minutes in a period at most.
    pub(super) each_period: Option<i64>,
    pub(super) paid: Paid,
    /// With those that they teach.
    pub(super) has: Vec<usize>,
    /// Without those that they have.
    pub(super) wants: Vec<usize>,
    pub(super) teaches: Vec<usize>,
    /// What a place on each piece of work weighs for them; empty if nobody says what any weighs.
    pub(super) burdens: Vec<i64>,
    pub(super) already: Vec<InstanceAlready>,
}

/// What somebody has beside what is shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InstanceAlready {
    pub(super) what: String,
    pub(super) period: usize,
    pub(super) minutes: i64,
    pub(super) pay: i64,
}

/// How somebody is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paid {
    Employer,
    /// By this rate.
    Rate(usize),
    Declined,
    Unpaid,
}

/// A rate of pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PaidBy {
    /// For a piece.
    Piece(i64),
    /// For an hour.
    Hour(i64),
    /// For a sitting: from which minute on, and how much; the first band begins at 0.
    Sitting(Vec<(i64, i64)>),
}

/// A piece of work.
#[derive(Clone)]
pub(super) struct InstancePiece {
    pub(super) name: String,
    pub(super) kind: Option<PieceKind>,
    /// The lead's first, if it has one.
    pub(super) places: Vec<WorkPlace>,
    /// Somebody on the piece has each of these skills.
    pub(super) needs_skills: Vec<usize>,
    /// Somebody on the piece holds each of these tags.
    pub(super) needs_tags: Vec<TagId>,
    pub(super) lead_needs: Vec<usize>,
    pub(super) first_period: usize,
}

/// A place on a piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WorkPlace {
    pub(super) lead: bool,
    pub(super) minutes: i64,
    /// The minutes in each period that has any; in the first one where there are none at all.
    pub(super) by_period: Vec<(usize, i64)>,
}

/// A training.
#[derive(Clone)]
pub(super) struct InstanceTraining {
    pub(super) name: String,
    /// Sorted.
    pub(super) teaches: Vec<usize>,
    pub(super) places: usize,
    /// Of a place.
    pub(super) cost: i64,
    pub(super) minutes: i64,
    pub(super) period: usize,
    /// People, sorted.
    pub(super) taught_by: Vec<usize>,
}

/// A decision.
#[derive(Clone)]
pub(super) struct InstanceDecision {
    pub(super) name: String,
    pub(super) weight: i64,
    pub(super) topic: Option<String>,
    pub(super) leads: usize,
}

impl Person {
    /// Minutes that they have already in the periods that are counted.
    pub(super) fn minutes_already(&self, counted: impl Fn(usize) -> bool) -> i64 {
        self.already.iter().filter(|it| counted(it.period)).map(|it| it.minutes).sum()
    }

    /// What they are paid already in the periods that are counted.
    pub(super) fn paid_already(&self, counted: impl Fn(usize) -> bool) -> i64 {
        self.already.iter().filter(|it| counted(it.period)).map(|it| it.pay).sum()
    }

    /// What a place on a piece of work weighs for them.
    pub(super) fn burden(&self, piece: usize) -> i64 {
        self.burdens.get(piece).copied().unwrap_or(0)
    }
}

impl InstancePiece {
    /// Whether it is seen outside.
    pub(super) fn is_output(&self) -> bool {
        self.kind == Some(PieceKind::Output)
    }
}

impl InstanceDecision {
    /// Whether it is on this topic, or has this name.
    pub(super) fn is_about(&self, topic: &str) -> bool {
        self.name == topic || self.topic.as_deref() == Some(topic)
    }
}

impl Instance {
    /// These periods, and nothing else yet.
    pub(super) fn new(periods: Periods) -> Instance {
        Instance {
            periods,
            people: Vec::new(),
            skills: Vec::new(),
            rates: Vec::new(),
            pieces: Vec::new(),
            trainings: Vec::new(),
            decisions: Vec::new(),
            mentoring: None,
            unequal: BTreeSet::new(),
            unserved: Vec::new(),
            currency: None,
        }
    }

    /// Those who wish to learn anything that somebody teaches or some training gives, with the number of such skills.
    pub(super) fn learners(&self) -> Vec<(usize, usize)> {
        let served = |at: usize, skill: &usize| {
            let missing = (self.people[at].member, *skill);
            !self.unserved.contains(&missing)
        };
        let number = |(at, person): (usize, &Person)| {
            let wants = person.wants.iter().filter(|skill| served(at, skill));
            (at, wants.count())
        };
        let all = self.people.iter().enumerate().map(number);
        all.filter(|&(_, skills)| skills > 0).collect()
    }

    /// How a period is told.
    pub(super) fn told(&self, period: usize) -> String {
        self.periods.told(period)
    }

    /// What all are paid already in the periods that are counted.
    pub(super) fn paid_already(&self, counted: impl Fn(usize) -> bool) -> i64 {
        self.people.iter().map(|person| person.paid_already(&counted)).sum()
    }

    /// Whether anybody says what work weighs for them.
    pub(super) fn has_burdens(&self) -> bool {
        self.people.iter().any(|person| !person.burdens.is_empty())
    }

    /// The skills of these names; all that there are where none are named.
    pub(super) fn skills_of(&self, names: Option<&[String]>) -> Vec<usize> {
        let named = |skill: &String| names.is_none_or(|names| names.contains(skill));
        let skills = self.skills.iter().enumerate();
        skills.filter(|(_, skill)| named(skill)).map(|(at, _)| at).collect()
    }

    /// The position of somebody who takes part.
    pub(super) fn person(&self, member: MemberId) -> Option<usize> {
        let found = self.people.binary_search_by_key(&member, |p| p.member);
        found.ok()
    }

    /// Whether these two may be a mentoring pair, whatever they know.
    pub(super) fn may_mentor(&self, mentor: usize, mentee: usize) -> bool {
        let pair = (mentor.min(mentee), mentor.max(mentee));
        self.mentoring.is_some() && mentor != mentee && !self.unequal.contains(&pair)
    }

    /// What somebody is paid for minutes in periods, by period: nothing where the pay is not ours to give, or not
    /// wanted.
    pub(super) fn pay(&self, person: usize, by_period: &[(usize, i64)]) -> Vec<(usize, i64)> {
        match self.people[person].paid {
            Paid::Rate(rate) => self.rates[rate].pay(by_period),
            Paid::Employer | Paid::Declined | Paid::Unpaid => Vec::new(),
        }
    }
}
