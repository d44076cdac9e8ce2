//! What can be asked of a rota.

use super::planned::PlannedTurns;
use super::rules::{Announced, AtMost, BackgroundMoves, BackgroundShare, Before, Gap, NeverAloneFirst, Turn, Wish};
use crate::rules::rule::{About, RuleKind, RuleOf};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

/// Something that is asked of a rota.
///
/// A rule is about all roles, or about those that [`roles`](RotaRule::roles) names; which of its kinds look at roles
/// one by one and which take them together is said with each.
///
/// ```
/// use roundtable::RotaRule;
///
/// let rule = RotaRule::gap(1).roles(["chair"]);
/// assert_eq!(rule.to_string(), "nobody holds `chair` at two meetings running");
/// let even = RotaRule::squared_burdens();
/// assert_eq!(even.to_string(), "the burden of all roles is shared as evenly as can be");
/// ```
pub type RotaRule = RuleOf<RotaKind>;

/// The rules of a rota.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RotaKind(pub(super) RotaRules);

/// The kinds of rule, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RotaRules {
    Gap(Gap),
    BackgroundMoves(BackgroundMoves),
    BackgroundShare(BackgroundShare),
    Before(Before),
    NeverAloneFirst(NeverAloneFirst),
    FairShare {},
    EvenBurden {},
    SquaredBurdens {},
    Wishes(Vec<Wish>),
    Holds(Turn),
    DoesNotHold(Turn),
    AtMost(AtMost),
    EachMode {},
    #[serde(rename = "as_announced")]
    Announced(Announced),
    PlacesFilled {},
}

impl RotaRule {
    pub(super) fn of(kind: RotaRules) -> RotaRule {
        RotaRule::new(RotaKind(kind))
    }

    /// Between two turns of a person in a role lie at least so many meetings; 1 means that nobody holds a role at two
    /// meetings running. Each role is looked at by itself. Preferred: as few turns too many as can be, summed over all
    /// stretches of `meetings` + 1 meetings.
    pub fn gap(meetings: usize) -> RotaRule {
        RotaRule::of(RotaRules::Gap(Gap { meetings }))
    }

    /// A role moves between backgrounds: within so many meetings no tag of the dimension holds it at two. Who holds
    /// several tags holds the role for each of them. Each role is looked at by itself.
    pub fn background_moves(dimension: impl Into<String>, meetings: usize) -> RotaRule {
        RotaRule::of(RotaRules::BackgroundMoves(BackgroundMoves { dimension: dimension.into(), meetings }))
    }

    /// Over every stretch of so many meetings each tag of the dimension holds a role as often as the share of its
    /// people among those who are there and may hold it, rounded down or up. Each role is looked at by itself.
    pub fn background_share(dimension: impl Into<String>, meetings: usize) -> RotaRule {
        RotaRule::of(RotaRules::BackgroundShare(BackgroundShare { dimension: dimension.into(), meetings }))
    }

    /// Nobody holds the role `then` who has not held the role `first` at an earlier meeting: the shadow comes before
    /// the chair, training before the role. See [`times`](RotaRule::times) and [`lag`](RotaRule::lag). Who is
    /// [experienced](crate::RotaBuilder::experienced) in `then` need not.
    pub fn before(first: impl Into<String>, then: impl Into<String>) -> RotaRule {
        RotaRule::of(RotaRules::Before(Before { first: first.into(), then: then.into(), times: 1, lag: 0 }))
    }

    /// For [`before`](RotaRule::before): the first role is held so many times.
    #[must_use]
    pub fn times(mut self, times: u32) -> RotaRule {
        if let RotaRules::Before(before) = &mut self.kind.0 {
            before.times = times;
        }
        self
    }

    /// For [`before`](RotaRule::before): so many meetings at least lie between the first role and the later one.
    #[must_use]
    pub fn lag(mut self, meetings: usize) -> RotaRule {
        if let RotaRules::Before(before) = &mut self.kind.0 {
            before.lag = meetings;
        }
        self
    }

    /// Nobody holds one of the roles alone the first time: among those who hold one of them at a meeting, all roles
    /// taken together, somebody has held one before or is [experienced](crate::RotaBuilder::experienced) in one. See
    /// [`facilitated`](RotaRule::facilitated).
    pub fn never_alone_first() -> RotaRule {
        RotaRule::of(RotaRules::NeverAloneFirst(NeverAloneFirst { facilitated: Vec::new() }))
    }

    /// For [`never_alone_first`](RotaRule::never_alone_first): at these meetings, counted from 1, somebody from outside
    /// stands by who is experienced.
    #[must_use]
    pub fn facilitated(mut self, meetings: impl IntoIterator<Item = usize>) -> RotaRule {
        if let RotaRules::NeverAloneFirst(never) = &mut self.kind.0 {
            never.facilitated.extend(meetings);
        }
        self
    }

    /// After every meeting, everybody has had as many turns of a role as their share so far says, rounded down or up:
    /// nobody is a whole turn ahead or behind at any moment. Whoever is there and may be asked has a share of the
    /// places divided by their number. Each role is looked at by itself. Where the past leaves no such plan the bounds
    /// give way by as little as makes one.
    pub fn fair_share() -> RotaRule {
        RotaRule::of(RotaRules::FairShare {})
    }

    /// Everybody's burden, all roles taken together, is what their share in every role they may hold where they are
    /// there says, rounded down or up. Name the roles that bring esteem, and in another rule the chores, so that each
    /// is shared.
    pub fn even_burden() -> RotaRule {
        RotaRule::of(RotaRules::EvenBurden {})
    }

    /// The squares of everybody's burdens, all roles taken together, add up to as little as can be: the burden is as
    /// even as can be whatever anybody's share. It can only be preferred.
    pub fn squared_burdens() -> RotaRule {
        RotaRule::of(RotaRules::SquaredBurdens {})
    }

    /// Roles that members would like, best first. A turn in the first costs nothing, in the second 1, and so on; one in
    /// a role that a member does not name costs as much as if it came last.
    pub fn wishes<M, R>(wishes: impl IntoIterator<Item = (M, Vec<R>)>) -> RotaRule
    where
        M: Into<String>,
        R: Into<String>,
    {
        let wish = |(member, roles): (M, Vec<R>)| Wish {
            member: member.into(),
            roles: roles.into_iter().map(Into::into).collect(),
        };
        RotaRule::of(RotaRules::Wishes(wishes.into_iter().map(wish).collect()))
    }

    /// The member holds the role at this meeting, counted from 1.
    pub fn holds(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> RotaRule {
        RotaRule::of(RotaRules::Holds(Turn::new(member, role, meeting)))
    }

    /// The member does not hold the role at this meeting, counted from 1. The member keeps a share in it.
    pub fn does_not_hold(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> RotaRule {
        RotaRule::of(RotaRules::DoesNotHold(Turn::new(member, role, meeting)))
    }

    /// The member has at most so many turns, all roles taken together: a project lead chairs twice a year.
    pub fn at_most(member: impl Into<String>, turns: u32) -> RotaRule {
        RotaRule::of(RotaRules::AtMost(AtMost { member: member.into(), turns }))
    }

    /// At every meeting with people in the room and online who may hold one of the roles, somebody in the room holds
    /// one and somebody online holds one: linked roles such as chair and online co-chair.
    pub fn each_mode() -> RotaRule {
        RotaRule::of(RotaRules::EachMode {})
    }

    /// Turns that were announced stay, for those who are still there and may hold them. Preferred: as few changes as
    /// can be. The meetings are those of an earlier plan, or the plan itself, first meeting first.
    pub fn as_announced(meetings: impl IntoIterator<Item: Borrow<PlannedTurns>>) -> RotaRule {
        RotaRule::of(RotaRules::Announced(Announced {
            meetings: meetings.into_iter().map(|turns| turns.borrow().clone()).collect(),
        }))
    }

    /// The roles that the rule is about; all of them if none are named.
    #[must_use]
    pub fn roles<T: Into<String>>(mut self, roles: impl IntoIterator<Item = T>) -> RotaRule {
        self.about.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// Whether the rule names its roles itself, so that a list of roles says nothing to it.
    pub(super) fn names_its_roles(&self) -> bool {
        matches!(
            self.kind.0,
            RotaRules::Before(_)
                | RotaRules::Wishes(_)
                | RotaRules::Holds(_)
                | RotaRules::DoesNotHold(_)
                | RotaRules::Announced(_)
                | RotaRules::PlacesFilled {}
        )
    }
}

impl About {
    /// "`chair`", "each of `chair`, `minutes`" or "a role".
    fn each(&self) -> String {
        match self.roles.as_deref() {
            None => "a role".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(roles) => format!("any of {}", quoted(roles)),
        }
    }

    /// "`chair`", "`chair` and `minutes`" or "all roles".
    fn together(&self) -> String {
        match self.roles.as_deref() {
            None => "all roles".to_owned(),
            Some(roles) => quoted(roles),
        }
    }
}

fn quoted(roles: &[String]) -> String {
    roles.iter().map(|role| format!("`{role}`")).join(", ")
}

impl RuleKind for RotaKind {
    const KEYS: &'static [&'static str] = &["require", "prefer", "tier", "weight", "roles", "private"];

    fn words(&self, about: &About, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            RotaRules::Gap(Gap { meetings: 1 }) => {
                write!(f, "nobody holds {} at two meetings running", about.each())
            }
            RotaRules::Gap(Gap { meetings }) => {
                write!(f, "between two turns of a person in {} lie at least {meetings} meetings", about.each())
            }
            RotaRules::BackgroundMoves(kind) => {
                let BackgroundMoves { dimension, meetings } = kind;
                let role = about.each();
                write!(f, "no `{dimension}` holds {role} twice within {meetings} meetings")
            }
            RotaRules::BackgroundShare(kind) => {
                let BackgroundShare { dimension, meetings } = kind;
                let role = about.each();
                write!(f, "over every {meetings} meetings each `{dimension}` has its share of {role}")
            }
            RotaRules::Before(kind) => fmt::Display::fmt(kind, f),
            RotaRules::NeverAloneFirst(_) => {
                write!(f, "nobody holds {} alone the first time", about.each())
            }
            RotaRules::FairShare {} => {
                let role = about.each();
                write!(f, "nobody is ever a whole turn ahead or behind in {role}")
            }
            RotaRules::EvenBurden {} => {
                let roles = about.together();
                write!(f, "everybody carries an even share of the burden of {roles}")
            }
            RotaRules::SquaredBurdens {} => {
                let roles = about.together();
                write!(f, "the burden of {roles} is shared as evenly as can be")
            }
            RotaRules::Wishes(wishes) => match wishes.len() {
                1 => f.write_str("the wishes of 1 member for roles"),
                members => write!(f, "the wishes of {members} members for roles"),
            },
            RotaRules::Holds(turn) => {
                let Turn { member, role, meeting } = turn;
                write!(f, "`{member}` holds `{role}` at meeting {meeting}")
            }
            RotaRules::DoesNotHold(turn) => {
                let Turn { member, role, meeting } = turn;
                write!(f, "`{member}` does not hold `{role}` at meeting {meeting}")
            }
            RotaRules::AtMost(AtMost { member, turns }) => {
                let turn = if *turns == 1 { "turn" } else { "turns" };
                write!(f, "`{member}` has at most {turns} {turn} in {}", about.together())
            }
            RotaRules::EachMode {} => write!(f, "of {} one is held in the room and one online", about.together()),
            RotaRules::Announced(_) => f.write_str("turns stay as announced"),
            RotaRules::PlacesFilled {} => f.write_str("every place of every role is taken"),
        }
    }

    fn is_private(&self) -> bool {
        false
    }
}
