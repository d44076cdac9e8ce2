//! One person's place on one piece of work, asked for or ruled out.

use super::Known;
use crate::error::{Faults, fault};
use serde::{Deserialize, Serialize};

/// A member and a piece of work.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct OnPiece {
    pub(in crate::shares) member: String,
    pub(in crate::shares) piece: String,
}

impl OnPiece {
    pub(in crate::shares) fn new(member: impl Into<String>, piece: impl Into<String>) -> OnPiece {
        OnPiece { member: member.into(), piece: piece.into() }
    }

    /// `leads`: whether the place is the lead's.
    pub(super) fn check(&self, leads: bool, known: &Known<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        let Some(piece) = faults.keep(known.piece(&self.piece)) else {
            return;
        };
        if leads && !known.scene.pieces[piece].places.iter().any(|it| it.lead) {
            let piece = self.piece.clone();
            faults.push(fault!(NoLead, "the piece `{piece}` has no lead; give it one, or let the member take it"));
        }
    }
}
