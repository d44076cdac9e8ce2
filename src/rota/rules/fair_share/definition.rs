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
        let off = |&role: &usize| off(reading, role, &[0, 1].map(|of| shares(reading, role, of)), 0);
        roles.iter().map(off).sum()
    }

    /// How far they lie outside what is taken up of the shares so far: those who may not hold a role when their turn
    /// comes hold it later, and the others hold it for them as long. So it is where a share is more than the one turn
    /// that somebody can hold.
    fn cost_if_required(&self, roles: &[usize], reading: &RotaReading<'_>) -> i64 {
        let taken_up = |role| [0, 1].map(|of| taken_up(reading, role, of));
        roles.iter().map(|&role| off(reading, role, &taken_up(role), reading.slack[role])).sum()
    }
}

/// The shares of all members after each meeting: of the turns that are needed, or of all, which is 0 and 1.
fn shares(reading: &RotaReading<'_>, role: usize, of: usize) -> Vec<Vec<Share>> {
    let mut so_far: Vec<Share> = reading.members().map(|member| reading.history.share(member, role)).collect();
    let after = |at: usize| {
        let turns = reading.shared_turns(at, role)[of];
        reading.members().for_each(|member| so_far[member.index()] += &reading.share_at(at, role, member, turns));
        so_far.clone()
    };
    (0..reading.held.len()).map(after).collect()
}

/// How many turns lie below the first of these shares rounded down, or above the second rounded up, both widened by
/// `slack`.
fn off(reading: &RotaReading<'_>, role: usize, shares: &[Vec<Vec<Share>>; 2], slack: i64) -> i64 {
    let mut off = 0;
    for member in reading.members() {
        let mut turns = reading.history.turns(member, role);
        let before = turns;
        for (at, meeting) in reading.held.iter().enumerate() {
            turns += i64::from(meeting[role].contains(&member));
            if reading.is_to_come(at) {
                let [needed, all] = [0, 1].map(|of| &shares[of][at][member.index()]);
                let low = (needed.floor() - slack).max(before);
                let high = (all.ceil() + slack).max(low);
                off += (low - turns).max(turns - high).max(0);
            }
        }
    }
    off
}

/// What all members have taken up of their shares after each meeting. While everybody who shares a role may hold it,
/// and has no more of it than one turn, this is the share. At any other meeting there is a level such that all who may
/// hold the role get what brings them to so much ahead of their shares, at least no turn and at most one, and the
/// places are just enough.
fn taken_up(reading: &RotaReading<'_>, role: usize, of: usize) -> Vec<Vec<Share>> {
    let shares = shares(reading, role, of);
    let mut taken: Vec<Share> = reading.members().map(|member| reading.history.share(member, role)).collect();
    let mut after = Vec::with_capacity(shares.len());
    let mut as_shared = true;
    for (at, shares) in shares.iter().enumerate() {
        let (meeting, turns) = (&reading.meetings[at], reading.shared_turns(at, role)[of]);
        let is_beyond_one = |member: MemberId| reading.share_at(at, role, member, turns) > Share::whole(1);
        let waits = meeting.sharing(role).any(|member| !meeting.may_hold(member, role) || is_beyond_one(member));
        as_shared &= !waits || !reading.is_to_come(at);
        if as_shared || !reading.is_to_come(at) {
            for member in reading.members() {
                taken[member.index()] += &reading.share_at(at, role, member, turns);
            }
        } else {
            let able: Vec<MemberId> = meeting.open_to(role).collect();
            let behind: Vec<Share> = able.iter().map(|of| &shares[of.index()] - &taken[of.index()]).collect();
            for (member, turn) in able.iter().zip(at_one_level(&behind, &Share::whole(turns as i64))) {
                taken[member.index()] += &turn;
            }
        }
        after.push(taken.clone());
    }
    after
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
