//! The engines that one suite is run with: those of the build, and with the feature `commands` those that run as commands.

use roundtable::extend::milp::{Backend, backends};

/// An engine, and what of a limit it keeps.
pub(crate) struct Engine {
    pub(crate) backend: Box<dyn Backend>,
    /// Whether the same limit of nodes gives the same answer: GLPK has none.
    pub(crate) counts_nodes: bool,
    /// Whether it can be called off while it runs: the callbacks of HiGHS need unsafe code.
    pub(crate) asks_while_it_runs: bool,
}

/// All engines.
pub(crate) fn engines() -> Vec<Engine> {
    let built_in = |backend: &'static dyn Backend| Engine {
        backend: Box::new(backend),
        counts_nodes: true,
        asks_while_it_runs: backend.name() != "highs",
    };
    let mut engines: Vec<Engine> = backends().into_iter().map(built_in).collect();
    engines.extend(commands());
    engines
}

#[cfg(not(feature = "commands"))]
fn commands() -> Vec<Engine> {
    Vec::new()
}

/// CBC and GLPK, which must be installed; SCIP and HiGHS where they are.
#[cfg(feature = "commands")]
fn commands() -> Vec<Engine> {
    use roundtable::extend::milp::{CommandEngine, Dialect};
    use std::time::Duration;
    let found = |dialect| {
        let seconds = if dialect == Dialect::Glpsol { 2 } else { 60 };
        let engine = CommandEngine::new(dialect).time_limit(Duration::from_secs(seconds));
        match (engine.check_installed(), dialect) {
            (Ok(()), _) => {
                let counts_nodes = dialect != Dialect::Glpsol;
                Some(Engine { backend: Box::new(engine), counts_nodes, asks_while_it_runs: true })
            }
            (Err(error), Dialect::Cbc | Dialect::Glpsol) => {
                panic!("{error}\nthe feature `commands` needs: apt-get install coinor-cbc glpk-utils")
            }
            (Err(_), _) => None,
        }
    };
    [Dialect::Cbc, Dialect::Glpsol, Dialect::Scip, Dialect::Highs].into_iter().filter_map(found).collect()
}
