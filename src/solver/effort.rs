//! What an integer program may cost, in work and never by a clock.

use crate::milp::encoding::Encoding;
use crate::milp::{Backend, ProgramLimits};

/// What a program may cost, in columns × rows × nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort(u64);

/// Nodes beyond which no program is given more.
const MAX_NODES: u64 = 20_000;
/// A set partition is mostly settled at its root: it gets this number of nodes at least.
const NODES_OF_PARTITION: u64 = 200;
/// The root takes about as many pivots as there are rows, and a node about this number.
const PIVOTS_OF_A_NODE: u64 = 16;

impl Effort {
    /// About a second's work of microlp, as much as 10 million steps of the search: a quarter of what is left to it at first.
    pub(super) const MOST: Effort = Effort(100_000_000);
    /// What the first program may cost where something required is not met yet. Each further try may cost twice as much.
    pub(super) const FIRST_WHILE_OPEN: Effort = Effort(Effort::MOST.0 / 4);

    /// Twice as much; `None` beyond the most.
    pub(super) fn doubled(self) -> Option<Effort> {
        let twice = Effort(self.0.saturating_mul(2));
        (twice.0 <= Effort::MOST.0).then_some(twice)
    }

    /// The part of each of this number of programs, which together may cost as much as one.
    pub(super) fn shared(self, programs: usize) -> Effort {
        Effort(self.0 / programs.max(1) as u64)
    }

    /// Nodes and pivots for a program, if no number of nodes is `asked` for; `None` if it would cost more at its root.
    pub(super) fn limits<'a>(
        self,
        engine: &dyn Backend,
        encoding: &Encoding,
        asked: Option<u64>,
    ) -> Option<ProgramLimits<'a>> {
        let Effort(effort) = self;
        if let Some(nodes) = asked {
            // Programs that share an effort share the nodes.
            return Some(ProgramLimits::nodes((nodes.saturating_mul(effort) / Effort::MOST.0).max(1)));
        }
        let (columns, rows) = (encoding.program().columns().max(1) as u64, encoding.program().rows().max(1) as u64);
        let size = columns.saturating_mul(rows);
        if matches!(encoding, Encoding::Partition(_)) {
            return Some(ProgramLimits::nodes((effort / size).clamp(NODES_OF_PARTITION, MAX_NODES)));
        }
        // A strong engine settles with a node what a plain one needs a thousand for, by cuts and a better relaxation.
        let strength = if engine.is_strong() { 1_000 } else { 1 };
        let root = rows / (PIVOTS_OF_A_NODE * strength);
        let nodes = (effort.saturating_mul(strength) / size).saturating_sub(root);
        let pivots = Some(nodes.saturating_mul(PIVOTS_OF_A_NODE));
        (nodes > 0).then_some(ProgramLimits { pivots, ..ProgramLimits::nodes(nodes.min(MAX_NODES)) })
    }
}
