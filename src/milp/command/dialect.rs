//! How an engine is called, and in which words it answers.

use super::solution::{self, Claim, Fault};
use super::template::{Template, Values};
use super::{log, start};
use crate::milp::Program;

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
        match self {
            Dialect::Cbc => "cbc",
            Dialect::Glpsol => "glpsol",
            Dialect::Scip => "scip",
            Dialect::Highs => "highs",
            Dialect::Gurobi => "gurobi_cl",
            Dialect::Cplex => "cplex",
            Dialect::Plain => "plain",
        }
    }

    /// The dialect of a name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// What to install where the program is not there.
    pub(super) fn hint(self) -> Option<&'static str> {
        match self {
            Dialect::Cbc => Some("Debian has it in the package `coinor-cbc`"),
            Dialect::Glpsol => Some("Debian has it in the package `glpk-utils`"),
            Dialect::Plain => Some("name a command of your own"),
            Dialect::Scip | Dialect::Highs | Dialect::Gurobi | Dialect::Cplex => None,
        }
    }

    /// GLPK branches without cuts; with them, version 5.0 aborts on some programs.
    pub(super) fn is_strong(self) -> bool {
        self != Dialect::Glpsol
    }

    /// Whether it can be seen that a solution has been written to its end.
    pub(super) fn marks_its_end(self) -> bool {
        !matches!(self, Dialect::Cbc | Dialect::Scip | Dialect::Gurobi)
    }

    /// The command as it is called where none is given. SCIP and CPLEX take commands of their own, in which a path with
    /// blanks would fall apart: they are given names of files in the folder in which they run.
    pub(super) fn template(self) -> Template {
        let command = match self {
            Dialect::Cbc => {
                "cbc {program} [-mipstart {start}] -threads {threads} -timeMode elapsed -seconds {seconds} -maxNodes {nodes} \
                 -ratioGap 0 -allowableGap {gap} -printingOptions all -solve -solution {solution}"
            }
            Dialect::Glpsol => {
                "glpsol --freemps {program} --tmlim {whole_seconds} --memlim {megabytes} --write {solution}"
            }
            Dialect::Scip => {
                "scip -c 'read program.mps' -c 'set limits time {seconds}' -c 'set limits totalnodes {nodes_with_root}' \
                 -c 'set limits memory {megabytes}' -c 'set limits absgap {gap}' [-c 'read start.sol' {start?}] \
                 -c optimize -c 'write solution solution.sol' -c quit"
            }
            Dialect::Highs => {
                "highs --options_file options.txt --solution_file {solution} [--read_solution_file {start}] {program}"
            }
            Dialect::Gurobi => {
                "gurobi_cl Threads={threads} TimeLimit={seconds} NodeLimit={nodes} MIPGap=0 MIPGapAbs={gap} LogFile= \
                 ResultFile={solution} [InputFile={start}] {program}"
            }
            Dialect::Cplex => {
                "cplex -c 'set logfile *' 'set threads {threads}' 'set timelimit {seconds}' \
                 'set mip limits nodes {nodes_with_root}' 'set mip limits treememory {megabytes}' \
                 'set mip tolerances mipgap 0' 'set mip tolerances absmipgap {gap}' 'read program.mps' \
                 ['read start.mst' {start?}] optimize 'write solution.sol' quit"
            }
            Dialect::Plain => "plain {program} [{start}] {solution}",
        };
        Template::known(command)
    }

    /// The name of the file of the program.
    pub(super) fn program_file(self) -> &'static str {
        "program.mps"
    }

    /// The name of the file of the solution, by whose ending some engines know its form.
    pub(super) fn solution_file(self) -> &'static str {
        "solution.sol"
    }

    /// The name of the file of the start, by whose ending some engines know its form.
    pub(super) fn start_file(self) -> &'static str {
        match self {
            Dialect::Gurobi | Dialect::Cplex => "start.mst",
            _ => "start.sol",
        }
    }

    /// The file of a vector to start from; `None` if the engine takes none.
    pub(super) fn start(self, program: &Program, values: &[i64]) -> Option<String> {
        match self {
            Dialect::Cbc => Some(start::cbc(program, values)),
            Dialect::Glpsol => None,
            Dialect::Scip => Some(start::scip(program, values)),
            Dialect::Highs => Some(start::highs(program, values)),
            Dialect::Gurobi => Some(start::gurobi(values)),
            Dialect::Cplex => Some(start::cplex(values)),
            Dialect::Plain => Some(start::plain(values)),
        }
    }

    /// The file of options, for an engine that takes most of them from one.
    pub(super) fn options(self, values: &Values) -> Option<String> {
        let Values { seconds, nodes, threads, gap, .. } = values;
        let options = || {
            let parallel = if *threads > 1 { "on" } else { "off" };
            format!(
                "threads = {threads}\nparallel = {parallel}\nrandom_seed = 0\nmip_rel_gap = 0\nmip_abs_gap = {gap}\n\
                 mip_max_nodes = {nodes}\ntime_limit = {seconds}\n"
            )
        };
        (self == Dialect::Highs).then(options)
    }

    /// What a solution and the end of the log claim.
    pub(super) fn read(self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let columns = program.columns();
        match self {
            Dialect::Cbc => solution::cbc::read(columns, file, log),
            Dialect::Glpsol => solution::glpsol::read(columns, file, log),
            Dialect::Scip => solution::scip::read(columns, file, log),
            Dialect::Highs => solution::highs::read(columns, program.has_integers(), file, log),
            Dialect::Gurobi => solution::gurobi::read(columns, file, log),
            Dialect::Cplex => solution::cplex::read(columns, file, log),
            Dialect::Plain => solution::plain::read(columns, file),
        }
    }

    /// What the end of the log claims where there is no solution: these engines then write none.
    pub(super) fn read_log(self, log: &str) -> Option<Claim> {
        match self {
            Dialect::Gurobi => solution::gurobi::read_log(log),
            Dialect::Cplex => solution::cplex::read_log(log),
            _ => None,
        }
    }

    /// The bound at the end of the log; not a number if there is none.
    pub(super) fn bound(self, log: &str) -> f64 {
        match self {
            Dialect::Cbc => log::after(log, "Lower bound:"),
            Dialect::Glpsol => log::glpsol(log),
            Dialect::Scip => log::after(log, "Dual Bound         :"),
            Dialect::Highs => log::after(log, "Dual bound"),
            Dialect::Gurobi => log::after(log, "best bound"),
            Dialect::Cplex => log::after(log, "Current MIP best bound ="),
            Dialect::Plain => f64::NAN,
        }
    }
}
