//! The command line.

use crate::solver::SolverArguments;
use clap::{Args, Parser, Subcommand, ValueEnum};
use roundtable::table::Audience;
use std::path::PathBuf;

/// Composes groups in which nobody sits at the head: who is in which group, who sits where, who takes which role, who does
/// what. Every answer says how sure it is.
#[derive(Parser)]
#[command(name = "roundtable", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write a commented problem file, and a roster to start from, that can be solved as they are.
    #[command(after_help = "Example: roundtable new rounds workshop")]
    New {
        /// What is to be decided.
        kind: Kind,
        /// Where to write: a folder that is not there yet or is empty [default: the name of the kind].
        folder: Option<PathBuf>,
    },
    /// Say how a roster is read: its columns, labels and their counts, and what was passed over.
    #[command(after_help = "Example: roundtable roster people.csv")]
    Roster {
        /// The roster.
        file: PathBuf,
    },
    /// Solve a problem: the plan, and how sure it is that no plan is better.
    #[command(after_help = "Example: roundtable solve workshop/problem.toml -o plan")]
    Solve(Solve),
    /// Judge a plan made by hand or changed in a spreadsheet: what holds, what it bends, and what it costs beside the
    /// best plan that is known.
    #[command(after_help = "Example: roundtable check workshop/problem.toml plan/plan.csv")]
    Check(Check),
    /// Plan again when somebody drops out or joins: as few changes as can be, and who must be told what.
    #[command(
        after_help = "Example: roundtable again workshop/problem.toml plan/plan.json --without emre -o changed\n\n\
                            Who joins has a line in the roster already; who has left has none, or is named by --without."
    )]
    Again(Again),
    /// Show several plans of equal worth, and in what they differ.
    #[command(after_help = "Example: roundtable alternatives workshop/problem.toml -n 3")]
    Alternatives(Alternatives),
    /// Make a list of plans to draw one from, so that everybody has the greatest chance that the rules allow.
    #[command(after_help = "Example: roundtable lottery group/problem.toml -n 1000 -o lottery\n\n\
                      Publish list.json, list.csv, list.bin and members.html before the draw; give everybody their code of \
                      codes.csv; and keep keep.json, by which all can be shown afterwards.")]
    Lottery(Lottery),
    /// Draw an entry of a published list: from a public seed that nobody could know before, or with ten-sided dice.
    #[command(after_help = "Example: roundtable draw lottery/list.json --seed \"4 8 15 16 23 42\"\n\n\
                      Beside keep.json, who was drawn is written: draw.json, drawn.html for members and \
                      drawn_organisers.html.")]
    Draw(Draw),
    /// Repeat a draw, and with keep.json in the folder look through all that led to it.
    #[command(after_help = "Example: roundtable replay lottery group/problem.toml")]
    Replay(Replay),
    /// Print a JSON Schema, by which editors complete and check files.
    #[command(after_help = "Example: roundtable schema problem > problem.schema.json")]
    Schema {
        /// Of which files.
        of: SchemaOf,
    },
    /// Print completions for a shell.
    #[command(
        after_help = "Example: roundtable completions bash > ~/.local/share/bash-completion/completions/roundtable"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print a page for `man`.
    #[command(after_help = "Example: roundtable man > roundtable.1")]
    Man,
}

/// The kinds of problems.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    /// Who is in which group, and who is selected.
    Composition,
    /// Tables over several rounds.
    Rounds,
    /// Who sits where, over meetings.
    Seating,
    /// Who holds which role at which meeting.
    Rota,
    /// Who does, learns and decides what.
    Shares,
    /// One group over all its meetings: all of these together.
    Project,
}

/// The files that have a schema.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Problem files of all kinds.
    Problem,
    /// Plans as they are written, of a composition.
    CompositionAnswer,
    /// Of rounds.
    RoundsAnswer,
    /// Of seating.
    SeatingAnswer,
    /// Of a rota.
    RotaAnswer,
    /// Of shares.
    SharesAnswer,
    /// Voting rules.
    Voting,
}

/// For whom something is written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum For {
    /// Everybody who takes part: nothing that is private.
    Members,
    /// Those who hold the roster and the rules: everything.
    Organisers,
}

impl From<For> for Audience {
    fn from(whom: For) -> Audience {
        match whom {
            For::Members => Audience::Members,
            For::Organisers => Audience::Organisers,
        }
    }
}

/// A problem, and where its roster is.
#[derive(Args)]
pub(crate) struct ProblemArguments {
    /// The problem file, of TOML or JSON.
    pub(crate) problem: PathBuf,
    /// A roster in place of the one that the problem file names.
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
}

/// What is written and printed.
#[derive(Args)]
pub(crate) struct OutputArguments {
    /// Where to write; may be given several times. A folder gets all there is, or what --for names. By its ending, a file
    /// gets the plan (.json), a table that a spreadsheet can change (.csv), all tables as a workbook (.xlsx), a page
    /// (.html), a map of seats (.svg), a calendar (.ics) or text (.md, .txt); `cards.html` gets a card for each person,
    /// which says what everybody may know. Where people are called by their e-mail addresses, a folder gets lists of
    /// breakout rooms for Zoom too (rooms.csv).
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Vec<PathBuf>,
    /// When the meetings of a rota are, for a calendar (.ics): a table with the columns start and end and a row for each
    /// meeting, in UTC such as 2026-01-10T18:00Z.
    #[arg(long, value_name = "FILE")]
    pub(crate) times: Option<PathBuf>,
    /// For whom [default: pages and maps for members; what is printed, and text, for organisers].
    #[arg(long = "for", value_name = "WHOM")]
    pub(crate) audience: Option<For>,
}

#[derive(Args)]
pub(crate) struct Solve {
    #[command(flatten)]
    pub(crate) problem: ProblemArguments,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) solver: SolverArguments,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) problem: ProblemArguments,
    /// The plan: .json as it was written, or .csv as it was written or changed.
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) solver: SolverArguments,
}

#[derive(Args)]
pub(crate) struct Again {
    #[command(flatten)]
    pub(crate) problem: ProblemArguments,
    /// The plan that was announced: .json or .csv. A project has it in its history.
    pub(crate) plan: Option<PathBuf>,
    /// Who does not come; may be given several times.
    #[arg(long, value_name = "MEMBER")]
    pub(crate) without: Vec<String>,
    /// Who comes now, and was away in the problem file; may be given several times.
    #[arg(long, value_name = "MEMBER")]
    pub(crate) with: Vec<String>,
    /// The first round or meeting that can still be changed: those before it are over [default: 1]. Of a project, the date
    /// of a meeting, at which those named do not come [default: the first that is not settled].
    #[arg(long, value_name = "NUMBER")]
    pub(crate) from: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) solver: SolverArguments,
}

#[derive(Args)]
pub(crate) struct Alternatives {
    #[command(flatten)]
    pub(crate) problem: ProblemArguments,
    /// How many plans.
    #[arg(short, long, default_value_t = 3, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub(crate) number: usize,
    #[command(flatten)]
    pub(crate) solver: SolverArguments,
}

#[derive(Args)]
pub(crate) struct Lottery {
    #[command(flatten)]
    pub(crate) problem: ProblemArguments,
    /// How many entries the list has [default: what the problem file says, or 1000].
    #[arg(short, long)]
    pub(crate) number: Option<u64>,
    /// The list calls people by their names, and not by codes: everybody then sees who is never with whom, and who counts
    /// alike.
    #[arg(long)]
    pub(crate) names: bool,
    /// Say what other ways to select would make of the chances as well; that takes as long again.
    #[arg(long)]
    pub(crate) compare: bool,
    /// The folder to write to.
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) solver: SolverArguments,
}

#[derive(Args)]
pub(crate) struct Draw {
    /// The list: list.json or list.csv as it was published.
    pub(crate) list: PathBuf,
    /// A text that everybody can read, and that nobody could know before the list was published.
    #[arg(long, value_name = "TEXT", required_unless_present = "dice")]
    pub(crate) seed: Option<String>,
    /// What ten-sided dice showed, a digit each, where the list has 10, 100, 1000 and so on entries.
    #[arg(long, value_name = "DIGITS", conflicts_with = "seed")]
    pub(crate) dice: Option<String>,
    /// Beside keep.json, say whether so many dropouts can be replaced, whoever they are; may be given several times.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) dropouts: Vec<usize>,
}

#[derive(Args)]
pub(crate) struct Replay {
    /// The folder with list.json, and with draw.json and keep.json as far as they are there.
    pub(crate) folder: PathBuf,
    /// The problem file, to see that the list was made from it.
    pub(crate) problem: Option<PathBuf>,
    /// A roster in place of the one that the problem file names.
    #[arg(long, value_name = "FILE", requires = "problem")]
    pub(crate) roster: Option<PathBuf>,
}
