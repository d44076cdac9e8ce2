//! How each rule of a rota is made in code.

use super::as_announced::TurnsAsAnnounced;
use super::background::{BackgroundMoves, BackgroundShare};
use super::before::Before;
use super::burden::{EvenBurden, SquaredBurdens};
use super::consecutive::Consecutive;
use super::each_mode::EachMode;
use super::fair_share::FairShare;
use super::follows::Follows;
use super::gap::Gap;
use super::gap_any_role::GapAnyRole;
use super::in_order::InOrder;
use super::labelled::Labelled;
use super::never_alone_first::NeverAloneFirst;
use super::not_after::NotAfter;
use super::not_again_within::NotAgainWithin;
use super::places_filled::PlacesFilled;
use super::rest::Rest;
use super::turn::{DoesNotHold, Holds, Turn};
use super::turns::NumberOfTurns;
use super::window::Window;
use super::wishes::{RoleWish, RoleWishes};
use super::{RotaKind, RotaRule, RotaRules, TurnRules};
use crate::rota::planned::PlannedTurns;
use crate::rules::bounds::Bounds;
use std::borrow::Borrow;
use std::ops::RangeBounds;

fn rule(rule: impl Into<TurnRules>) -> RotaRule {
    RotaRule::new(RotaKind(RotaRules::Turns(rule.into())))
}

impl RotaRule {
    /// Between two turns of a person in the same role lie at least `meetings` meetings; 1 means that nobody holds the
    /// same role at two meetings running. Each role is looked at by itself: whoever had one may have another at the
    /// next meeting. Preferred: as few turns too many as can be, summed over all stretches of `meetings` + 1 meetings.
    pub fn gap(meetings: usize) -> RotaRule {
        rule(Gap { meetings })
    }

    /// Between two meetings at which a person holds one of the roles, be it the same or another, lie at least
    /// `meetings`; 1 means that nobody holds a role at two meetings running. Preferred: as few turns too soon as can
    /// be, summed over all stretches of `meetings` + 1 meetings.
    pub fn gap_any_role(meetings: usize) -> RotaRule {
        rule(GapAnyRole { meetings })
    }

    /// Nobody holds the role `then` within `meetings` after holding the role `first`: no morning after a night.
    /// Preferred: for every turn in `then`, the turns in `first` that come too soon before it.
    pub fn not_after(first: impl Into<String>, then: impl Into<String>, meetings: usize) -> RotaRule {
        rule(NotAfter { first: first.into(), then: then.into(), meetings })
    }

    /// No two hold one of the roles at the same meeting twice within so many meetings: of any such number of meetings
    /// running, at one at most. With 2, nobody has a turn with the same person at two meetings running. Preferred:
    /// returns are as few and as late as can be; one that comes *g* meetings after the last time costs `meetings` −
    /// *g*.
    ///
    /// Meetings that are fixed count, and so do those named by [`last_met`](RotaRule::last_met).
    ///
    /// ```
    /// use roundtable::RotaRule;
    ///
    /// let rule = RotaRule::not_again_within(3).last_met([("ana", "bo", 1)]);
    /// assert_eq!(rule.to_string(), "no two hold any role at the same meeting twice within 3 meetings");
    /// ```
    pub fn not_again_within(meetings: u32) -> RotaRule {
        rule(NotAgainWithin { meetings, last_met: Vec::new() })
    }

    /// For [`not_again_within`](RotaRule::not_again_within): pairs, and how many meetings before the first they last
    /// had turns together. 1 is the meeting just before the first.
    #[must_use]
    pub fn last_met<T: Into<String>>(mut self, pairs: impl IntoIterator<Item = (T, T, u32)>) -> RotaRule {
        if let RotaRules::Turns(TurnRules::NotAgainWithin(rule)) = &mut self.kind.0 {
            rule.last_met.extend(pairs.into_iter().map(|(a, b, ago)| (a.into(), b.into(), ago)));
        }
        self
    }

    /// Of any `of` meetings running, everybody holds one of the roles at `meetings`: `window(7, ..=5)` is at most 5 of
    /// any 7, and `window(4, 1..)` no more than 3 meetings off running. Before the first meeting only the last turns
    /// are known. Preferred: the meetings too many or too few, summed over all stretches of `of` meetings.
    ///
    /// ```
    /// use roundtable::RotaRule;
    ///
    /// let rule = RotaRule::window(7, ..=5).members(["ana", "bo"]);
    /// assert_eq!(rule.to_string(), "each of `ana`, `bo` holds any role in at most 5 of any 7 meetings running");
    /// ```
    pub fn window(of: usize, meetings: impl RangeBounds<u32>) -> RotaRule {
        let Bounds { min, max } = Bounds::new(&meetings);
        rule(Window { of, min, max })
    }

    /// Everybody holds the roles at `meetings` running: at most 3 with `consecutive(..=3)`; with `consecutive(2..)`
    /// whoever begins goes on for 2 at least, unless the rota ends. Roles are taken together, and to be away ends a
    /// run. Preferred: every meeting that is one too many, and every one that is missing after somebody began.
    pub fn consecutive(meetings: impl RangeBounds<u32>) -> RotaRule {
        let Bounds { min, max } = Bounds::new(&meetings);
        rule(Consecutive { min, max })
    }

    /// Between two runs of meetings at which somebody holds one of the roles lie at least `meetings`, 2 or more, at
    /// which they hold none: days off come in blocks. Preferred: the turns in meetings that should be off.
    pub fn rest(meetings: usize) -> RotaRule {
        rule(Rest { meetings })
    }

    /// A role moves between backgrounds: within `meetings` no tag of the dimension holds it at two. Who holds several
    /// tags holds the role for each of them. Each role is looked at by itself. Preferred: over all stretches of so many
    /// meetings, the meetings beyond the first at which a tag holds the role are added up.
    pub fn background_moves(dimension: impl Into<String>, meetings: usize) -> RotaRule {
        rule(BackgroundMoves { dimension: dimension.into(), meetings })
    }

    /// Over every stretch of `meetings` each tag of the dimension holds a role as often as the share of its people
    /// among those who are there and may hold it, rounded down or up; where places may stay open, at least that of the
    /// needed ones, and at most that of all. Each role is looked at by itself. Preferred: over all these stretches, the
    /// turns too many or missing are added up.
    pub fn background_share(dimension: impl Into<String>, meetings: usize) -> RotaRule {
        rule(BackgroundShare { dimension: dimension.into(), meetings })
    }

    /// Nobody holds the role `then` who has not held the role `first` at an earlier meeting: the shadow comes before
    /// the chair, training before the role. See [`times`](RotaRule::times) and [`lag`](RotaRule::lag). Who is
    /// [experienced](crate::RotaBuilder::experienced) in `then` need not. Preferred: each turn in `then` costs as many
    /// turns in `first` as were missing before it.
    pub fn before(first: impl Into<String>, then: impl Into<String>) -> RotaRule {
        rule(Before { first: first.into(), then: then.into(), times: 1, lag: 0 })
    }

    /// For [`before`](RotaRule::before): the first role is held `times` times.
    #[must_use]
    pub fn times(mut self, times: u32) -> RotaRule {
        if let RotaRules::Turns(TurnRules::Before(before)) = &mut self.kind.0 {
            before.times = times;
        }
        self
    }

    /// For [`before`](RotaRule::before): at least `meetings` lie between the first role and the later one.
    #[must_use]
    pub fn lag(mut self, meetings: usize) -> RotaRule {
        if let RotaRules::Turns(TurnRules::Before(before)) = &mut self.kind.0 {
            before.lag = meetings;
        }
        self
    }

    /// Nobody holds one of the roles alone the first time: among those who hold one of them at a meeting, all roles
    /// taken together, somebody has held one before or is [experienced](crate::RotaBuilder::experienced) in one. See
    /// [`facilitated`](RotaRule::facilitated). Preferred: each meeting at which they are alone costs 1.
    pub fn never_alone_first() -> RotaRule {
        rule(NeverAloneFirst { facilitated: Vec::new() })
    }

    /// For [`never_alone_first`](RotaRule::never_alone_first): at these meetings, counted from 1, somebody from outside
    /// stands by who is experienced.
    #[must_use]
    pub fn facilitated(mut self, meetings: impl IntoIterator<Item = usize>) -> RotaRule {
        if let RotaRules::Turns(TurnRules::NeverAloneFirst(never)) = &mut self.kind.0 {
            never.facilitated.extend(meetings);
        }
        self
    }

    /// After every meeting, everybody has had as many turns of a role as their share so far says, rounded down or up:
    /// nobody is a whole turn ahead or behind at any moment. Whoever is there and may be asked has a share of the
    /// places divided by their number. Each role is looked at by itself. Where places may stay open, everybody has had
    /// at least the share of those that are needed, rounded down, and at most that of all, rounded up.
    ///
    /// Required, it gives way no further than it has to, and the answer tells who is behind or ahead, and by how much:
    /// who keeps a share and may not hold the role at a meeting, such as by "not this time", takes up the turn as soon
    /// as they may, and the others hold it as evenly as can be until then. So it is where unequal
    /// [parts](crate::RotaBuilder::part) give somebody a share of more than one turn of a role at a meeting. Where the
    /// past, or what is settled, leaves no such plan, the bounds give way for everybody by as little as makes one.
    /// Preferred, nothing gives way: after every meeting, each turn below the share rounded down and each above the
    /// share rounded up costs 1.
    pub fn fair_share() -> RotaRule {
        rule(FairShare {})
    }

    /// Everybody's burden, all roles taken together, is what their share in every role they may hold where they are
    /// there says, rounded down or up; where places may stay open, at least that of the needed ones, and at most that
    /// of all. Preferred: the burden outside these bounds is added up over everybody. Name the roles that bring esteem,
    /// and in another rule the chores, so that each is shared.
    pub fn even_burden() -> RotaRule {
        rule(EvenBurden {})
    }

    /// The squares of everybody's burdens, all roles taken together, add up to as little as can be: the burden is as
    /// even as can be whatever anybody's share. It can only be preferred; the sum is the cost, and it is never bent.
    pub fn squared_burdens() -> RotaRule {
        rule(SquaredBurdens {})
    }

    /// Roles that members would like, best first. A turn in the first costs nothing, in the second 1, and so on; one in
    /// a role that a member does not name costs as much as if it came last.
    pub fn wishes<M, R>(wishes: impl IntoIterator<Item = (M, Vec<R>)>) -> RotaRule
    where
        M: Into<String>,
        R: Into<String>,
    {
        let wish = |(member, roles): (M, Vec<R>)| RoleWish {
            member: member.into(),
            roles: roles.into_iter().map(Into::into).collect(),
        };
        rule(RoleWishes { of: wishes.into_iter().map(wish).collect() })
    }

    /// The member holds the role at this meeting, counted from 1. Preferred: holding it not costs 1.
    pub fn holds(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> RotaRule {
        rule(Holds(Turn::new(member, role, meeting)))
    }

    /// The member does not hold the role at this meeting, counted from 1. The member keeps a share in it. Preferred:
    /// holding it costs 1.
    pub fn does_not_hold(member: impl Into<String>, role: impl Into<String>, meeting: usize) -> RotaRule {
        rule(DoesNotHold(Turn::new(member, role, meeting)))
    }

    /// Everybody has this `number` of turns, all roles taken together; or those whom [`members`](RotaRule::members)
    /// names. Preferred: the turns too many or too few.
    ///
    /// ```
    /// use roundtable::RotaRule;
    ///
    /// let rule = RotaRule::turns(..=2).members(["ana"]).roles(["chair"]);
    /// assert_eq!(rule.to_string(), "`ana` has at most 2 turns in `chair`");
    /// ```
    pub fn turns(number: impl RangeBounds<u32>) -> RotaRule {
        let Bounds { min, max } = Bounds::new(&number);
        rule(NumberOfTurns { min, max })
    }

    /// Everybody holds one of the roles on this number of the `times` with a [label](crate::RotaBuilder::label), such
    /// as weekends; a time counts once, however many of its meetings somebody takes part in so. Preferred: the times
    /// too many or too few.
    pub fn labelled(label: impl Into<String>, times: impl RangeBounds<u32>) -> RotaRule {
        let Bounds { min, max } = Bounds::new(&times);
        rule(Labelled { label: label.into(), min, max })
    }

    /// Whoever holds the role `first` holds the role `then` at the next meeting: this week's second is next week's
    /// first. It is not asked where `then` has no places. Preferred: those who do not.
    pub fn follows(first: impl Into<String>, then: impl Into<String>) -> RotaRule {
        rule(Follows { first: first.into(), then: then.into() })
    }

    /// These members take turns in the role in this order, over and over. Others may hold it in between. The order goes
    /// on after the last turn that is over, and begins with the first of them without one. Preferred: after every
    /// meeting, the turns by which somebody is ahead of whoever comes before them.
    pub fn in_order<T: Into<String>>(role: impl Into<String>, members: impl IntoIterator<Item = T>) -> RotaRule {
        rule(InOrder { role: role.into(), members: members.into_iter().map(Into::into).collect() })
    }

    /// At every meeting with people in the room and online who may hold one of the roles, somebody in the room holds
    /// one and somebody online holds one: linked roles such as chair and online co-chair. Preferred: each meeting costs
    /// 1 for either side that is missing.
    pub fn each_mode() -> RotaRule {
        rule(EachMode {})
    }

    /// Turns that were announced stay, for those who are still there and may hold them. Preferred: each turn that does
    /// not costs 1. The meetings are those of an earlier plan, or the plan itself, first meeting first.
    pub fn as_announced(meetings: impl IntoIterator<Item: Borrow<PlannedTurns>>) -> RotaRule {
        rule(TurnsAsAnnounced { meetings: meetings.into_iter().map(|turns| turns.borrow().clone()).collect() })
    }

    /// Every place of the roles is taken, even those that [may stay open](crate::Role::needs). Preferred: each place
    /// that stays open at a meeting to come costs 1. What roles need is asked of every rota, whether a rule is given or
    /// not.
    pub fn places_filled() -> RotaRule {
        rule(PlacesFilled { only_needed: false })
    }

    /// Roles have the people that they need, where places are counted: it holds without being given.
    pub(in crate::rota) fn sizes(may_stay_open: bool) -> RotaRule {
        rule(PlacesFilled { only_needed: may_stay_open })
    }

    /// The roles that the rule is about; all of them if none are named.
    #[must_use]
    pub fn roles<T: Into<String>>(mut self, roles: impl IntoIterator<Item = T>) -> RotaRule {
        self.about.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// The members that the rule is about, each by themselves; all of them if none are named. For rules about single
    /// members alone: gaps and other rests, numbers of turns, and what follows what.
    #[must_use]
    pub fn members<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> RotaRule {
        self.about.members = Some(members.into_iter().map(Into::into).collect());
        self
    }
}
