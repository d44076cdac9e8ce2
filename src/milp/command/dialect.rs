//! The engines whose manner is known.

use super::dialects::{Cbc, Cplex, Glpsol, Gurobi, Highs, Manner, Plain, Scip};

/// The way in which a command is called and answers. Golden files of the tests were written by the engines themselves
/// for CBC, GLPK, SCIP and HiGHS; those of Gurobi and CPLEX were written by hand after their manuals.
///
/// | | start | nodes | threads | memory | bound |
/// |---|---|---|---|---|---|
/// | [`Cbc`](Dialect::Cbc) | yes | yes | yes | no | yes |
/// | [`Glpsol`](Dialect::Glpsol) | no | no | one | yes | yes, from its last line of progress |
/// | [`Scip`](Dialect::Scip) | yes | yes | one | yes | yes |
/// | [`Highs`](Dialect::Highs) | yes | yes | yes | no | yes |
/// | [`Gurobi`](Dialect::Gurobi) | yes | yes | yes | no | yes |
/// | [`Cplex`](Dialect::Cplex) | yes | yes | yes | yes | yes |
/// | [`Plain`](Dialect::Plain) | yes | as your command passes them on | | | yes |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `cbc` of COIN-OR, 2.10 (Debian: `coinor-cbc`). It writes eight digits of a value. A command of your own has to ask it
    /// for all columns (`-printingOptions all`).
    Cbc,
    /// `glpsol` of GLPK, 5.0 (Debian: `glpk-utils`). It knows no limit of nodes, so that time alone limits it, and counts
    /// time in whole seconds.
    Glpsol,
    /// `scip`, 8 to 10.
    Scip,
    /// `highs`, the program of HiGHS, 1.7 and later. It takes no number beyond 10^15.
    Highs,
    /// `gurobi_cl` of Gurobi.
    Gurobi,
    /// `cplex`, the interactive optimizer of CPLEX.
    Cplex,
    /// The form for commands of your own, which writes a start too. The first line is `optimal`, `feasible`, `impossible`
    /// or `stopped`; a line `bound 10.5` may follow, the least that any vector costs; then a line such as `c4 1` for each
    /// column that is not 0, after `optimal` and `feasible`; the last line is `end`.
    Plain,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Dialect; 7] =
        [Dialect::Cbc, Dialect::Glpsol, Dialect::Scip, Dialect::Highs, Dialect::Gurobi, Dialect::Cplex, Dialect::Plain];

    /// The name of the program that speaks it; `plain` of the form for commands of your own.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.manner().name()
    }

    /// The dialect of a name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// How it is called, and how it answers.
    pub(super) fn manner(self) -> &'static dyn Manner {
        match self {
            Dialect::Cbc => &Cbc,
            Dialect::Glpsol => &Glpsol,
            Dialect::Scip => &Scip,
            Dialect::Highs => &Highs,
            Dialect::Gurobi => &Gurobi,
            Dialect::Cplex => &Cplex,
            Dialect::Plain => &Plain,
        }
    }
}
