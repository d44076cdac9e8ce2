//! Pieces that nobody may take and decisions that too few may lead, by the rules that must hold of single people.

use super::rule::{ShareKind, ShareRule};
use super::rules::Known;
use super::scene::{Paid, ScenePiece};
use crate::error::{Faults, ShareItem, SharesFault};
use crate::rules::Asked;
use std::collections::BTreeSet;

/// Notes them; a rule that names what is not there is passed over.
pub(super) fn check_eligible(known: &Known<'_>, asked: &[Asked<ShareRule>], faults: &mut Faults) {
    let scene = known.scene;
    let people = scene.people.len();
    let required = || asked.iter().filter(|asked| asked.tier == 0).map(|it| &it.rule.kind);
    let not_on: BTreeSet<(usize, usize)> = required()
        .filter_map(|kind| match kind {
            ShareKind::DoesNotTake(on) => known.piece(&on.piece).ok().zip(known.person(&on.member).ok()),
            _ => None,
        })
        .collect();
    let paid_work_alone = required().any(|kind| matches!(kind, ShareKind::NoUnpaidWork {}));
    let may_take = |at: usize, piece: &ScenePiece, person: usize| {
        let takes_hours = piece.places.iter().all(|place| place.minutes > 0);
        let unpaid = scene.people[person].paid == Paid::Unpaid;
        !(not_on.contains(&(at, person)) || paid_work_alone && takes_hours && unpaid)
    };
    for (at, piece) in scene.pieces.iter().enumerate() {
        if !(0..people).any(|person| may_take(at, piece, person)) {
            let item = ShareItem::Piece(piece.name.clone());
            faults.push(item.fault(SharesFault::NobodyMayTake));
        }
    }
    let mut too_close = vec![BTreeSet::new(); scene.decisions.len()];
    for kind in required() {
        if let ShareKind::ConflictOfInterest(close) = kind
            && let Ok(person) = known.person(&close.member)
        {
            for decision in known.decisions(&close.topic).into_iter().flatten() {
                too_close[decision].insert(person);
            }
        }
    }
    for (decision, close) in scene.decisions.iter().zip(&too_close) {
        let (leads, able) = (decision.leads, people - close.len());
        if able < leads {
            let item = ShareItem::Decision(decision.name.clone());
            faults.push(item.fault(SharesFault::TooFewLeads { leads, able }));
        }
    }
}
