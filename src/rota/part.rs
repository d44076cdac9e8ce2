//! The part of an ordinary share that a member takes.

use super::share::Share;
use crate::error::{Faults, InputFault, fault};
use num_integer::Integer;

/// Numbers of a part beyond which it is refused.
const MAX_TERM: u64 = 1_000;
/// Common denominators of all parts beyond which they are refused.
const MAX_COMMON: u64 = 1_000_000;

/// So many turns where another has `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    turns: u64,
    of: u64,
}

/// An ordinary share.
impl Default for Part {
    fn default() -> Part {
        Part { turns: 1, of: 1 }
    }
}

impl Part {
    /// A fraction as the part of a member.
    pub(super) fn of(member: &str, part: &Share) -> Result<Part, InputFault> {
        let terms = part.terms().filter(|&(turns, of)| turns > 0 && turns.max(of) <= MAX_TERM);
        terms.map(|(turns, of)| Part { turns, of }).ok_or_else(|| {
            fault!(
                BeyondLimit,
                "the part of `{member}` is to be {part}; write a fraction above 0 with no number above {MAX_TERM}; who \
                 takes none is named in `never`"
            )
        })
    }

    pub(super) fn share(&self) -> Share {
        Share::ratio(self.turns as i64, self.of as usize)
    }
}

/// Parts over one denominator, so that all of them are whole numbers.
pub(super) fn whole(parts: &[Part], faults: &mut Faults) -> Vec<usize> {
    let common =
        parts.iter().try_fold(1_u64, |common, part| Some(common.lcm(&part.of)).filter(|&common| common <= MAX_COMMON));
    let Some(common) = common else {
        faults.push(fault!(
            BeyondLimit,
            "the parts of members have no common denominator up to {MAX_COMMON}; write them in hundredths"
        ));
        return vec![1; parts.len()];
    };
    parts.iter().map(|part| (part.turns * (common / part.of)) as usize).collect()
}
