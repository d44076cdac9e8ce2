//! A rule as counts: what the lowering of every rule gives.

use crate::model::{Count, Family, RuleId, SlotId};
use crate::unit::Unit;

/// What most rules about people count.
pub(crate) const PEOPLE: Unit = Unit::new("person", "people");

/// A rule as counts.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) counts: Vec<Count>,
    /// The prices are in 1/`scale` of a unit.
    pub(crate) scale: i64,
    /// What the prices count.
    pub(crate) unit: Unit,
    /// Whether a cost above 0 is a bend of the rule, and not merely how a sum turned out.
    pub(crate) bends: bool,
    /// Whether more is better: the cost is then a gain with its sign turned.
    pub(crate) gain: bool,
    /// Whether the counts are levels, each of which stands in a tier of its own after the one before.
    pub(crate) in_levels: bool,
}

impl Lowered {
    /// Counts of whole `unit`s.
    pub(crate) fn whole(counts: Vec<Count>, unit: Unit) -> Option<Lowered> {
        Lowered::scaled(counts, 1, unit)
    }

    pub(crate) fn scaled(counts: Vec<Count>, scale: i64, unit: Unit) -> Option<Lowered> {
        Some(Lowered { counts, scale, unit, bends: true, gain: false, in_levels: false })
    }

    /// No counts: of a rule at fault, or one that is a permission.
    pub(crate) fn nothing() -> Lowered {
        let unit = Unit::named("");
        Lowered { counts: Vec::new(), scale: 1, unit, bends: false, gain: false, in_levels: false }
    }

    /// How many levels its counts are; 0 if they stand in one tier.
    pub(crate) fn levels(&self) -> usize {
        if self.in_levels {
            return self.counts.len();
        }
        self.counts.iter().filter(|count| matches!(count, Count::Leximin(_))).count()
    }
}

/// How much memory the counts take that have been made of the rules of a problem, with what a search keeps of them.
#[derive(Debug, Default)]
pub(crate) struct Made(usize);

/// Counts may take this much memory: 512 MiB.
pub(crate) const MAX_BYTES: usize = 1 << 29;

impl Made {
    /// Whether they take more than they may.
    pub(crate) fn is_too_much(&self) -> bool {
        self.0 > MAX_BYTES
    }

    /// Adds those of one more rule.
    pub(super) fn add(&mut self, counts: &[Count]) {
        let bytes = counts.iter().map(|count| size_of::<Family>() + count.readings().bytes());
        self.0 = bytes.fold(self.0, usize::saturating_add);
    }
}

/// A rule as counts, before its tier is priced. One rule may have several, such as one an instance.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: RuleId,
    /// 0 for what must hold.
    pub(crate) tier: u32,
    pub(crate) weight: u32,
    pub(crate) lowered: Lowered,
}

impl Draft {
    /// The same without counts: of a rule that rests.
    pub(crate) fn resting(self) -> Draft {
        Draft { lowered: Lowered { counts: Vec::new(), ..self.lowered }, ..self }
    }

    /// The same about units and slots that stand this much later.
    pub(crate) fn moved(self, units: u32, slots: u32) -> Draft {
        self.with_counts(|count| count.moved(units, slots))
    }

    /// The same over slots each of which stands for one here.
    pub(crate) fn refined(self, coarse: &[SlotId]) -> Draft {
        self.with_counts(|count| count.refined(coarse))
    }

    fn with_counts(self, change: impl Fn(Count) -> Count) -> Draft {
        let counts = self.lowered.counts.into_iter().map(change).collect();
        Draft { lowered: Lowered { counts, ..self.lowered }, ..self }
    }
}
