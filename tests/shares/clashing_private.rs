//! Private rules that clash: members read nothing of them.

use crate::clash::{clash, is_possible, people, requiring};
use crate::rules::Ask;
use crate::tiny::{Pay, Work};
use roundtable::{Conflict, Outcome};

/// Texts for members, and what is printed for debugging.
fn shown(conflict: &Conflict) -> [String; 3] {
    let outcome: Outcome<roundtable::SharesPlan> = Outcome::Impossible(conflict.clone());
    [conflict.to_string(), format!("{conflict:?}"), format!("{outcome:?}")]
}

#[test]
fn members_read_nothing_of_private_rules() {
    let mut tiny = people(2);
    for person in &mut tiny.people {
        person.pay = Pay::Hour;
    }
    tiny.pieces = vec![Work::new(Some(73), &[]), Work::new(Some(74), &[])];
    tiny.periods = 1;
    // 1472 for 73 minutes and 1492 for 74; one can take 1491 at most, and the other nothing beyond the longer one.
    let earnings = [Ask::Earnings(0, 1_491, 1), Ask::Earnings(1, 1_491, 1)];
    let told = clash(requiring(&tiny, &earnings), &[1, 2]);
    for text in shown(&told) {
        for hidden in ["m0", "m1", "1491", "1_491", "is paid", "earn"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
    assert!(told.to_string().starts_with("No plan can meet all that must hold at once."), "{told}");
    assert!(told.rules[0].sentence.contains("`m0` is paid 1491"), "{:?}", told.rules[0].sentence);
    is_possible(requiring(&tiny, &[Ask::Earnings(0, 1_492, 1), earnings[1].clone()]));
    // Nor does a reason by counting tell.
    let alone = Ask::Takes(0, 0).rule(&tiny).private();
    let none = Ask::TakesNot(0, 0).rule(&tiny).private();
    let told = clash(tiny.builder().require(alone).require(none), &[1, 2]);
    for text in shown(&told) {
        for hidden in ["m0", "piece 0", "work on"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
}
