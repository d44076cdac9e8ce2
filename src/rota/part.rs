//! The part of an ordinary share that a member takes.

use super::share::Share;
use crate::error::{Faults, InputFault, fault};
use num_integer::Integer;

/// Numbers of a part beyond which it is refused.
const MAX_TERM: u64 = 1_000;
/// Common denominators of all parts beyond which they are refused.
const MAX_COMMON: u64 = 1_000_000;

/// Whether a member can take such a part.
pub(super) fn checked(member: &str, part: &Share) -> Result<(u64, u64), InputFault> {
    part.terms(MAX_TERM).ok_or_else(|| {
        fault!(
            BeyondLimit,
            "the part of `{member}` is to be {part}; write a fraction above 0 with no number above {MAX_TERM}; who \
             takes none is named in `never`"
        )
    })
}

/// Parts over one denominator, so that all of them are whole. An ordinary part is one.
pub(super) fn whole_parts(parts: &[(u64, u64)], faults: &mut Faults) -> Vec<usize> {
    let common = parts
        .iter()
        .try_fold(1_u64, |common, (_, below)| Some(common.lcm(below)).filter(|&common| common <= MAX_COMMON));
    let Some(common) = common else {
        faults.push(fault!(
            BeyondLimit,
            "the parts of members have no common denominator up to {MAX_COMMON}; write them in hundredths"
        ));
        return vec![1; parts.len()];
    };
    parts.iter().map(|(above, below)| (above * (common / below)) as usize).collect()
}
