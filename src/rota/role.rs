//! Roles: what there is to do at meetings.

use crate::error::{Faults, InputFault, Noun};
use crate::roster::names::nearest;
use crate::roster::{MemberId, Roster};
use serde::{Deserialize, Serialize};

/// Something to do at meetings: the chair, the minutes, the welcome.
///
/// ```
/// use roundtable::Role;
///
/// let chair = Role::new("chair", 1).burden(3).burden_in(6, 5);
/// let welcome = Role::new("welcome", 2).places_in(6, 3).in_the_room();
/// let minutes = Role::new("minutes", 1).needs(0); // the place may stay open
/// assert_eq!(chair.name(), "chair");
/// # let _ = (welcome, minutes);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "role", deny_unknown_fields)]
#[must_use]
pub struct Role {
    pub(super) name: String,
    /// Places at every meeting that has no number of its own.
    pub(super) places: usize,
    #[serde(default = "usual_burden", skip_serializing_if = "is_usual_burden")]
    pub(super) burden: i64,
    /// Places at single meetings, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) places_in: Vec<(usize, usize)>,
    /// People that it needs at every meeting that has no number of its own; `None`: as many as it has places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) needs: Option<usize>,
    /// People that it needs at single meetings, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) needs_in: Vec<(usize, usize)>,
    /// Burdens at single meetings, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) burden_in: Vec<(usize, i64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) mode: Option<Mode>,
}

fn usual_burden() -> i64 {
    1
}

fn is_usual_burden(burden: &i64) -> bool {
    *burden == usual_burden()
}

/// How somebody takes part in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    InTheRoom,
    Online,
}

/// That roles have the people that they need, in words, where places may stay open.
pub(super) const SIZES: &str = "each role is held by as many people as it needs, and by no more than it has places";

impl Role {
    /// A role with `places` at every meeting, and a burden of 1.
    pub fn new(name: impl Into<String>, places: usize) -> Role {
        Role {
            name: name.into(),
            places,
            burden: usual_burden(),
            places_in: Vec::new(),
            needs: None,
            needs_in: Vec::new(),
            burden_in: Vec::new(),
            mode: None,
        }
    }

    /// How much a turn weighs beside turns in other roles; not negative.
    pub fn burden(mut self, burden: i64) -> Role {
        self.burden = burden;
        self
    }

    /// How much a turn at this meeting, counted from 1, weighs: a long meeting counts more.
    pub fn burden_in(mut self, meeting: usize, burden: i64) -> Role {
        self.burden_in.push((meeting, burden));
        self
    }

    /// How many places the role has at this meeting, counted from 1; 0 if it rests.
    pub fn places_in(mut self, meeting: usize, places: usize) -> Role {
        self.places_in.push((meeting, places));
        self
    }

    /// How many people the role needs at every meeting: its other places may stay open. Where a meeting has fewer
    /// places, it needs all of them. What an open place costs is said by
    /// [`places_filled`](crate::RotaRule::places_filled), preferred.
    ///
    /// Too few people for the other places is then no fault, and a plan says which places stay open. Shares go by the
    /// turns that are held; before that is known, a share lies between that of the needed places, and that of all of
    /// them.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Role, Roster, Rota, RotaRule, Solver, Tier};
    ///
    /// let problem = Rota::builder(&Roster::new(["ana", "bo"].map(Member::new))?)
    ///     .meetings(2)
    ///     .role(Role::new("chair", 1))
    ///     .role(Role::new("minutes", 1).needs(0))
    ///     .absent("bo", [2])
    ///     .prefer(Tier(1), RotaRule::places_filled())
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&problem)? else { panic!("ana can chair") };
    /// assert_eq!(solution.certificate[1].cost, 1);
    /// assert_eq!(solution.plan.meetings()[1].open["minutes"], 1);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn needs(mut self, people: usize) -> Role {
        self.needs = Some(people);
        self
    }

    /// How many people the role needs at this meeting, counted from 1.
    pub fn needs_in(mut self, meeting: usize, people: usize) -> Role {
        self.needs_in.push((meeting, people));
        self
    }

    /// Held only by somebody who is in the room.
    pub fn in_the_room(mut self) -> Role {
        self.mode = Some(Mode::InTheRoom);
        self
    }

    /// Held only by somebody who takes part online.
    pub fn online(mut self) -> Role {
        self.mode = Some(Mode::Online);
        self
    }

    /// Name of the role.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Places at a meeting, counted from 0.
    pub(super) fn places_at(&self, meeting: usize) -> usize {
        own(&self.places_in, meeting).unwrap_or(self.places)
    }

    /// People needed at a meeting, counted from 0.
    pub(super) fn needed_at(&self, meeting: usize) -> usize {
        own(&self.needs_in, meeting).or(self.needs).unwrap_or(usize::MAX).min(self.places_at(meeting))
    }

    /// Burden of a turn at a meeting, counted from 0.
    pub(super) fn burden_at(&self, meeting: usize) -> i64 {
        own(&self.burden_in, meeting).unwrap_or(self.burden)
    }
}

/// What is given for a meeting, counted from 0; the last word counts.
fn own<T: Copy>(given: &[(usize, T)], meeting: usize) -> Option<T> {
    let own = given.iter().rev().find(|(at, _)| *at == meeting + 1);
    own.map(|&(_, value)| value)
}

/// The role of a name.
pub(super) fn role(roles: &[Role], name: &str) -> Result<usize, InputFault> {
    let found = roles.iter().position(|role| role.name() == name);
    found.ok_or_else(|| InputFault::unknown(Noun::Role, name, nearest(name, roles.iter().map(Role::name))))
}

/// Roles by name; the same twice is a fault.
pub(super) fn roles_named(roles: &[Role], names: &[String], faults: &mut Faults) -> Vec<usize> {
    let mut found = Vec::new();
    for name in names {
        match faults.keep(role(roles, name)) {
            Some(role) if found.contains(&role) => faults.push(InputFault::twice(Noun::Role, name)),
            Some(role) => found.push(role),
            None => {}
        }
    }
    found
}

/// Members by id; the same twice is a fault.
pub(super) fn members_named(roster: &Roster, names: &[String], faults: &mut Faults) -> Vec<MemberId> {
    let mut found = Vec::new();
    for name in names {
        match roster.known_member(name, faults) {
            Some(member) if found.contains(&member) => faults.push(InputFault::twice(Noun::Member, name)),
            Some(member) => found.push(member),
            None => {}
        }
    }
    found
}
