//! Small shares as the tests know them: everything in minutes and by position, told to the library by its builder.

use roundtable::{Already, Decision, Member, Piece, Rate, Roster, Shares, SharesBuilder, Terms, Training};

/// The tags of the one dimension.
pub(crate) const TAGS: [&str; 2] = ["lived", "practice"];
/// The skills that there may be.
pub(crate) const SKILLS: [&str; 3] = ["drawing", "singing", "writing"];

#[derive(Debug, Clone, Default)]
pub(crate) struct Tiny {
    pub(crate) periods: usize,
    pub(crate) people: Vec<Person>,
    pub(crate) pieces: Vec<Work>,
    pub(crate) trainings: Vec<Day>,
    pub(crate) decisions: Vec<Matter>,
    pub(crate) mentoring: Option<i64>,
    /// Pairs between whom there is no mentoring, and those of them who agreed to it.
    pub(crate) unequal: Vec<(usize, usize)>,
    pub(crate) agreed: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    pub(crate) offered: i64,
    pub(crate) cap: Option<i64>,
    pub(crate) pay: Pay,
    pub(crate) tags: Vec<&'static str>,
    pub(crate) has: Vec<&'static str>,
    pub(crate) wants: Vec<&'static str>,
    pub(crate) teaches: Vec<&'static str>,
    /// What a place on each piece weighs for them; none: nothing is said.
    pub(crate) burdens: Vec<u64>,
    /// Beside what is shared out: the period from 1, minutes, and pay.
    pub(crate) already: Vec<(usize, i64, i64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pay {
    Nothing,
    Employer,
    Piece,
    Hour,
    Sitting,
    /// Would be paid by the hour.
    Declined,
}

#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) lead: Option<i64>,
    pub(crate) contributors: Vec<i64>,
    /// From 1; none: all.
    pub(crate) periods: Option<Vec<usize>>,
    pub(crate) kind: Kind,
    pub(crate) needs_skills: Vec<&'static str>,
    pub(crate) needs_tags: Vec<&'static str>,
    pub(crate) lead_needs: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Output,
    Chore,
}

#[derive(Debug, Clone)]
pub(crate) struct Day {
    pub(crate) teaches: Vec<&'static str>,
    pub(crate) places: usize,
    pub(crate) cost: u64,
    pub(crate) minutes: i64,
    /// From 1.
    pub(crate) period: usize,
    pub(crate) taught_by: Vec<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Matter {
    pub(crate) weight: u64,
    pub(crate) topic: Option<&'static str>,
    pub(crate) leads: usize,
}

/// What is paid for a piece, for an hour, and for sittings from so many minutes on.
pub(crate) const FOR_A_PIECE: i64 = 700;
pub(crate) const FOR_AN_HOUR: i64 = 1_210;
pub(crate) const SITTINGS: [(i64, i64); 3] = [(0, 0), (31, 250), (90, 750)];

pub(crate) fn id(person: usize) -> String {
    format!("m{person}")
}

pub(crate) fn piece(at: usize) -> String {
    format!("piece {at}")
}

pub(crate) fn training(at: usize) -> String {
    format!("day {at}")
}

pub(crate) fn decision(at: usize) -> String {
    format!("matter {at}")
}

pub(crate) fn hours(minutes: i64) -> f64 {
    minutes as f64 / 60.0
}

impl Person {
    /// Offers so much; nothing else is said.
    pub(crate) fn new(offered: i64) -> Person {
        Person {
            offered,
            cap: None,
            pay: Pay::Employer,
            tags: Vec::new(),
            has: Vec::new(),
            wants: Vec::new(),
            teaches: Vec::new(),
            burdens: Vec::new(),
            already: Vec::new(),
        }
    }

    pub(crate) fn has(&self, skill: &str) -> bool {
        self.has.contains(&skill) || self.teaches.contains(&skill)
    }

    fn terms(&self, at: usize) -> Terms {
        let terms = Terms::new(id(at))
            .offers(hours(self.offered))
            .has(self.has.clone())
            .wants(self.wants.clone())
            .teaches(self.teaches.clone());
        let burdens = self.burdens.iter().enumerate();
        let terms = burdens.fold(terms, |terms, (at, &weight)| terms.burden(piece(at), weight));
        let already = |&(period, minutes, pay): &(usize, i64, i64)| {
            Already::new("meetings").in_period(period).hours(hours(minutes)).pay(pay as u64)
        };
        let terms = self.already.iter().map(already).fold(terms, Terms::already);
        let terms = match self.cap {
            Some(cap) => terms.at_most_each_period(hours(cap)),
            None => terms,
        };
        match self.pay {
            Pay::Nothing => terms.unpaid(),
            Pay::Employer => terms.paid_by_employer(),
            Pay::Piece => terms.paid("piece"),
            Pay::Hour => terms.paid("hour"),
            Pay::Sitting => terms.paid("sitting"),
            Pay::Declined => terms.declines_money("hour"),
        }
    }
}

impl Work {
    /// A lead and contributors for so many minutes each, over all periods.
    pub(crate) fn new(lead: Option<i64>, contributors: &[i64]) -> Work {
        Work {
            lead,
            contributors: contributors.to_vec(),
            periods: None,
            kind: Kind::Plain,
            needs_skills: Vec::new(),
            needs_tags: Vec::new(),
            lead_needs: Vec::new(),
        }
    }

    /// The minutes of each place, the lead's first.
    pub(crate) fn places(&self) -> Vec<i64> {
        let lead = self.lead.into_iter();
        lead.chain(self.contributors.iter().copied()).collect()
    }

    fn told(&self, at: usize) -> Piece {
        let mut told = Piece::new(piece(at));
        if let Some(minutes) = self.lead {
            told = told.lead(hours(minutes));
        }
        for &minutes in &self.contributors {
            told = told.contributors(1, hours(minutes));
        }
        if let Some(periods) = &self.periods {
            told = told.in_periods(periods.clone());
        }
        told = match self.kind {
            Kind::Plain => told,
            Kind::Output => told.output(),
            Kind::Chore => told.chore(),
        };
        for skill in &self.needs_skills {
            told = told.needs_skill(*skill);
        }
        for tag in &self.needs_tags {
            told = told.needs_tag(*tag);
        }
        for skill in &self.lead_needs {
            told = told.lead_needs(*skill);
        }
        told
    }
}

impl Tiny {
    /// Those who take part, and one more who holds every tag and gives no terms.
    pub(crate) fn roster(&self) -> Roster {
        let member = |(at, person): (usize, &Person)| Member::new(id(at)).tags("background", person.tags.clone());
        let members = self.people.iter().enumerate().map(member);
        let other = Member::new("somebody else").tags("background", TAGS);
        Roster::new(members.chain([other])).expect("ids differ")
    }

    /// The problem without any rule.
    pub(crate) fn builder(&self) -> SharesBuilder {
        let from = |rate: Rate| rate.source("our payment policy", "2026-04-01");
        let sittings = SITTINGS.map(|(from, amount)| (hours(from), amount as u64));
        let mut builder = Shares::builder(&self.roster())
            .periods(self.periods)
            .rate(from(Rate::flat("piece", FOR_A_PIECE as u64)))
            .rate(from(Rate::hourly("hour", FOR_AN_HOUR as u64)))
            .rate(from(Rate::bands("sitting", sittings)));
        for (at, person) in self.people.iter().enumerate() {
            builder = builder.terms(person.terms(at));
        }
        for (at, work) in self.pieces.iter().enumerate() {
            builder = builder.piece(work.told(at));
        }
        for (at, day) in self.trainings.iter().enumerate() {
            let mut told = Training::new(training(at))
                .teaches(day.teaches.clone())
                .places(day.places)
                .cost(day.cost)
                .hours(hours(day.minutes))
                .in_period(day.period);
            for &person in &day.taught_by {
                told = told.taught_by(id(person));
            }
            builder = builder.training(told);
        }
        for (at, matter) in self.decisions.iter().enumerate() {
            let told = Decision::new(decision(at));
            let told = told.weight(matter.weight).leads(matter.leads);
            builder = builder.decision(match matter.topic {
                Some(topic) => told.topic(topic),
                None => told,
            });
        }
        if let Some(minutes) = self.mentoring {
            builder = builder.mentoring(hours(minutes));
        }
        for &(one, other) in &self.unequal {
            builder = builder.unequal(id(one), id(other));
        }
        for &(one, other) in &self.agreed {
            builder = builder.agreed(id(one), id(other));
        }
        builder
    }
}
