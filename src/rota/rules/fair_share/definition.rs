//! What turns off the share cost by definition.

use super::FairShare;
use crate::roster::MemberId;
use crate::rota::check::reading::RotaReading;
use crate::rota::share::Share;
use crate::rota::turn_rule::TurnDefinition;

/// How far turns in roles lie below the shares so far of what is needed, rounded down, and above those of all that
/// could be held, rounded up, after every meeting to come.
impl TurnDefinition for FairShare {
    fn cost(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let shares = |role| [0, 1].map(|of| SoFar { taken: None, ..SoFar::new(reading, role, of) });
        roles.iter().map(|&role| off(reading, role, shares(role), 0)).sum()
    }

    /// How far they lie outside what is taken up of the shares so far: those who may not hold a role when their turn
    /// comes hold it later, and the others hold it for them as long. So it is where a share is more than the one turn
    /// that somebody can hold.
    fn cost_if_required(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let taken_up = |role| [0, 1].map(|of| SoFar::new(reading, role, of));
        roles.iter().map(|&role| off(reading, role, taken_up(role), reading.slack[role])).sum()
    }
}

/// How many turns lie below the first of these rounded down, or above the second rounded up, both widened by `slack`.
fn off(reading: &RotaReading<'_>, role: usize, mut shares: [SoFar; 2], slack: i64) -> i64 {
    let before: Vec<i64> = reading.members().map(|member| reading.history.turns(member, role)).collect();
    let (mut turns, mut off) = (before.clone(), 0);
    for (at, meeting) in reading.held.iter().enumerate() {
        shares.iter_mut().for_each(|shares| shares.go_on(reading, at));
        for member in reading.members() {
            let (before, turns) = (before[member.index()], &mut turns[member.index()]);
            *turns += i64::from(meeting[role].contains(&member));
            if reading.is_to_come(at) {
                let [needed, all] = [0, 1].map(|of| &shares[of].has()[member.index()]);
                let low = (needed.floor() - slack).max(before);
                let high = (all.ceil() + slack).max(low);
                off += (low - *turns).max(*turns - high).max(0);
            }
        }
    }
    off
}

/// What all members have in a role after some meetings, of the turns that are needed, or of all, which is 0 and 1.
struct SoFar {
    role: usize,
    of: usize,
    shares: Vec<Share>,
    /// What they have taken up of their shares; `None` where that is not asked.
    taken: Option<Vec<Share>>,
    /// Whether that is their shares so far.
    as_shared: bool,
}

impl SoFar {
    /// Before the first meeting.
    fn new(reading: &RotaReading<'_>, role: usize, of: usize) -> SoFar {
        let shares: Vec<Share> = reading.members().map(|member| reading.history.share(member, role)).collect();
        SoFar { role, of, taken: Some(shares.clone()), shares, as_shared: true }
    }

    fn has(&self) -> &[Share] {
        self.taken.as_ref().unwrap_or(&self.shares)
    }

    /// Goes on over a meeting. While everybody who shares a role may hold it, and has no more of it than one turn, what
    /// is taken up is the share. At any other meeting there is a level such that all who may hold the role get what
    /// brings them to so much ahead of their shares, at least no turn and at most one, and the places are just enough.
    fn go_on(&mut self, reading: &RotaReading<'_>, at: usize) {
        let role = self.role;
        let (meeting, turns) = (&reading.meetings[at], reading.shared_turns(at, role)[self.of]);
        reading.add_shares(&mut self.shares, at, role, turns);
        let Some(taken) = &mut self.taken else { return };
        let most = reading.sharing(at, role).map(|(_, parts)| parts).max().unwrap_or(0);
        let is_beyond_one = reading.one[at][role].times(turns).times(most) > Share::whole(1);
        let waits = is_beyond_one || reading.sharing(at, role).any(|(member, _)| !meeting.may_hold(member, role));
        self.as_shared &= !waits || !reading.is_to_come(at);
        if self.as_shared || !reading.is_to_come(at) {
            reading.add_shares(taken, at, role, turns);
            return;
        }
        let able: Vec<MemberId> = meeting.open_to(role).collect();
        let behind: Vec<Share> = able.iter().map(|of| &self.shares[of.index()] - &taken[of.index()]).collect();
        for (member, turn) in able.iter().zip(at_one_level(&behind, &Share::whole(turns as i64))) {
            taken[member.index()] += &turn;
        }
    }
}

/// What each gets who is this much behind, if all get the same on top, between no turn and one, and all places are
/// taken.
fn at_one_level(behind: &[Share], places: &Share) -> Vec<Share> {
    let (none, one) = (Share::default(), Share::whole(1));
    let turn = |behind: &Share, level: &Share| (behind + level).clamp(none.clone(), one.clone());
    let total = |level: &Share| {
        let mut total = Share::default();
        behind.iter().for_each(|behind| total += &turn(behind, level));
        total
    };
    // Between two of these levels the total grows evenly.
    let mut levels: Vec<Share> = behind.iter().flat_map(|behind| [&none - behind, &one - behind]).collect();
    levels.sort_unstable();
    let next = levels.partition_point(|level| total(level) < *places);
    let Some(next) = levels.get(next).or(levels.last()) else {
        return Vec::new();
    };
    let missing = places - &total(next);
    let growing = behind.iter().filter(|&behind| behind + next > none && behind + next <= one).count();
    let level = next + &missing.divided(growing);
    behind.iter().map(|behind| turn(behind, &level)).collect()
}
