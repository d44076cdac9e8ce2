//! What work weighs for those who take it, checked.

use super::{SharesValidation, note_of};
use crate::error::{Faults, Noun, fault, listed};
use crate::shares::instance::Instance;
use crate::shares::known::position;
use crate::shares::piece::Piece;
use crate::shares::terms::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// What a place can weigh at most.
const MAX_BURDEN: u64 = 1_000_000;

impl SharesValidation<'_> {
    /// Adds what pieces weigh for people; both are there.
    pub(super) fn add_burdens(&self, instance: &mut Instance, faults: &mut Faults) {
        let terms = &self.given.terms;
        let weighed: BTreeSet<&str> = terms.iter().flat_map(|of| of.burdens.iter()).map(|(piece, _)| piece).collect();
        if weighed.is_empty() {
            return;
        }
        for (at, of) in terms.iter().enumerate() {
            let mut own = faults.of_part();
            let burdens = self.burdens(of, &weighed, &mut own);
            note_of(("terms", at), format_args!("the terms of `{}`", of.member), own, faults);
            let person = self.roster.find(&of.member).and_then(|member| instance.person(member));
            if let Some(person) = person {
                instance.people[person].burdens = burdens;
            }
        }
    }

    /// What each piece weighs for one of them. `weighed`: those of which anybody says what they weigh.
    fn burdens(&self, terms: &Terms, weighed: &BTreeSet<&str>, faults: &mut Faults) -> Vec<i64> {
        let pieces = self.given.pieces.iter().map(Piece::name);
        let own: BTreeMap<&str, u64> = terms.burdens.iter().map(|(piece, &weight)| (piece, weight)).collect();
        let known: BTreeSet<&str> = pieces.clone().collect();
        for (piece, weight) in &own {
            if !known.contains(piece) {
                faults.keep(position(Noun::Piece, piece, pieces.clone()));
            } else if *weight > MAX_BURDEN {
                faults.push(fault!(
                    BeyondLimit,
                    "`{piece}` weighs {weight} for them, and {most} is the most; count in a larger unit throughout",
                    most = MAX_BURDEN
                ));
            }
        }
        let unsaid = pieces.clone().filter(|piece| weighed.contains(piece) && !own.contains_key(piece));
        let unsaid: Vec<String> = unsaid.map(str::to_owned).collect();
        if !unsaid.is_empty() {
            faults.push(fault!(
                Missing,
                "others say what these pieces weigh for them, and they do not: {}; say it, with 0 for what weighs nothing",
                listed(&unsaid, "and", "nothing")
            ));
        }
        pieces.map(|piece| own.get(piece).map_or(0, |&weight| weight.min(MAX_BURDEN) as i64)).collect()
    }
}
