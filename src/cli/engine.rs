//! An engine that is a command of this machine, or of a cluster that it leads to.

use crate::failure::Failure;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueHint};
use roundtable::extend::milp::{Backend, CommandEngine, Dialect};
use std::path::Path;

/// Which command solves the integer programs.
#[derive(Args)]
pub(crate) struct EngineArguments {
    /// A command that solves integer programs in place of the engines that are built in: cbc, glpsol, scip, highs,
    /// gurobi_cl or cplex, or the path of one of them. A command of your own has {program} and {solution} where the files
    /// are to be named, and may have [{start}], {seconds}, {nodes}, {threads}, {megabytes} and {gap}. No shell takes part,
    /// and no file holds a name of anybody. What the command claims is checked.
    #[arg(long, value_name = "COMMAND", conflicts_with = "backend", value_hint = ValueHint::CommandString)]
    engine_command: Option<String>,
    /// As which of them a command of your own answers; `plain` is a form of a few lines
    /// [default: by the name of its program, and plain if that is none of these].
    #[arg(long, value_name = "FORMAT", requires = "engine_command", value_parser = formats())]
    engine_format: Option<String>,
    /// How many threads such an engine may use; with more than one the answer may differ from run to run [default: 1].
    #[arg(long, value_name = "NUMBER", requires = "engine_command",
          value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    engine_threads: Option<usize>,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Dialect::ALL.map(Dialect::name))
}

impl EngineArguments {
    /// The engine that is asked for, which may take so much memory; `None` if none is.
    pub(crate) fn engine(&self, memory: Option<usize>) -> Result<Option<CommandEngine>, Failure> {
        let Some(command) = &self.engine_command else { return Ok(None) };
        let refused = |error: roundtable::Error| Failure::input(error.to_string());
        let asked = self.engine_format.as_deref().and_then(Dialect::by_name);
        if command.trim().is_empty() {
            return Err(Failure::input("the command of the engine is empty"));
        }
        let mut engine = if command.contains('{') {
            let own = |dialect| CommandEngine::command(command, dialect).map_err(refused);
            let plain = own(Dialect::Plain)?;
            own(asked.or_else(|| dialect_of(plain.name())).unwrap_or(Dialect::Plain))?
        } else {
            // A program alone is called as its kind is.
            let kind = asked.filter(|kind| *kind != Dialect::Plain).or_else(|| dialect_of(command.trim()));
            CommandEngine::new(kind.ok_or_else(|| unknown(command))?).program(command.trim())
        };
        if let Some(bytes) = memory {
            engine = engine.memory(bytes);
        }
        engine = engine.threads(self.engine_threads.unwrap_or(1));
        engine.check_installed().map_err(refused)?;
        Ok(Some(engine))
    }
}

/// The kind of engine that a program is by its name.
fn dialect_of(program: &str) -> Option<Dialect> {
    let name = Path::new(program).file_stem()?.to_string_lossy();
    Dialect::by_name(&name).filter(|known| *known != Dialect::Plain)
}

/// A program that is no engine by its name, and is not called as a command of one's own either.
fn unknown(command: &str) -> Failure {
    let known = Dialect::ALL.map(Dialect::name).into_iter().filter(|name| *name != Dialect::Plain.name());
    let known: Vec<&str> = known.collect();
    Failure::input(format!(
        "`{command}` is none of {}; say by --engine-format which of them it is, or name a command of your own, which has \
         {{program}} and {{solution}} where the files are to be named",
        known.join(", ")
    ))
}
