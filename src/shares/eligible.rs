//! Pieces that nobody may take and decisions that too few may lead, by the rules that must hold of single people.

use super::rule::{ShareKind, ShareRule};
use super::rules::Over;
use super::scene::Paid;
use crate::error::{Faults, ShareItem, SharesFault};
use crate::rules::Asked;

/// Notes them; a rule that names what is not there is passed over.
pub(super) fn check_eligible(over: &Over<'_>, asked: &[Asked<ShareRule>], faults: &mut Faults) {
    let required = || asked.iter().filter(|asked| asked.tier == 0);
    let people = over.scene.people.len();
    let mut may_take = vec![vec![true; people]; over.scene.pieces.len()];
    let mut may_lead = vec![vec![true; people]; over.scene.decisions.len()];
    for Asked { rule, .. } in required() {
        match &rule.kind {
            ShareKind::DoesNotTake(kind) => {
                if let (Ok(person), Ok(piece)) =
                    (over.person(&kind.member), over.piece(&kind.piece))
                {
                    may_take[piece][person] = false;
                }
            }
            ShareKind::NoUnpaidWork {} => {
                for (piece, may) in over.scene.pieces.iter().zip(&mut may_take) {
                    let takes_hours = piece.places.iter().all(|place| place.minutes > 0);
                    for (person, may) in over.scene.people.iter().zip(may) {
                        *may &= !takes_hours || person.paid != Paid::Unpaid;
                    }
                }
            }
            ShareKind::ConflictOfInterest(kind) => {
                let person = over.person(&kind.member);
                for decision in over.decisions(&kind.topic).into_iter().flatten() {
                    if let Ok(person) = person {
                        may_lead[decision][person] = false;
                    }
                }
            }
            _ => {}
        }
    }
    for (piece, may) in over.scene.pieces.iter().zip(&may_take) {
        if !may.contains(&true) {
            let item = ShareItem::Piece(piece.name.clone());
            faults.push(item.fault(SharesFault::NobodyMayTake));
        }
    }
    for (decision, may) in over.scene.decisions.iter().zip(&may_lead) {
        let (leads, able) = (decision.leads, may.iter().filter(|may| **may).count());
        if able < leads {
            let item = ShareItem::Decision(decision.name.clone());
            faults.push(item.fault(SharesFault::TooFewLeads { leads, able }));
        }
    }
}
