//! `roundtable schema`.

use crate::arguments::SchemaOf;
use crate::failure::Failure;
use std::process::ExitCode;

#[cfg(feature = "schema")]
pub(crate) fn run(of: SchemaOf) -> Result<ExitCode, Failure> {
    use roundtable::schema::{answer_file, problem_file, voting_rule};
    use roundtable::{CompositionPlan, RotaPlan, RoundsPlan, SeatingPlan, SharesPlan};
    let schema = match of {
        SchemaOf::Problem => problem_file(),
        SchemaOf::CompositionAnswer => answer_file::<CompositionPlan>(),
        SchemaOf::RoundsAnswer => answer_file::<RoundsPlan>(),
        SchemaOf::SeatingAnswer => answer_file::<SeatingPlan>(),
        SchemaOf::RotaAnswer => answer_file::<RotaPlan>(),
        SchemaOf::SharesAnswer => answer_file::<SharesPlan>(),
        SchemaOf::Voting => voting_rule(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| Failure::Broken(error.to_string()))?;
    crate::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "schema"))]
pub(crate) fn run(_: SchemaOf) -> Result<ExitCode, Failure> {
    Err(Failure::input("this program was built without schemas; build it with `--features cli,schema`"))
}
