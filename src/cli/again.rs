//! `roundtable again`.

use crate::alternatives::One;
use crate::arguments::Again;
use crate::changes::{Places, differences};
use crate::failure::{Failure, keep};
use crate::plan::Plan;
use crate::problem::{Source, with_problem};
use crate::solve::answer;
use crate::{plan_file, print};
use roundtable::table::{Audience, text};
use roundtable::{Error, Outcome, Problem, ProblemFile};
use serde_json::{Value, json};
use std::process::ExitCode;

pub(crate) fn run(asked: &Again) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let (Some(source), Some(solver)) = (source, solver) else { return Err(Failure::Input(faults)) };
    let mut inputs = source.inputs.clone();
    inputs.push(asked.plan.clone());
    let plan = plan_file::read(&asked.plan, &source.file)?;
    let file = changed(&source.file, &plan, asked)?;
    with_problem!(Source { file, ..source }, problem => {
        let announced = places_of(&problem, &plan);
        let (outcome, status) = answer(problem, Vec::new(), inputs, &asked.output, solver, asked.solver.seed)?;
        if let (Outcome::Solved(solution), Some(announced)) = (&outcome, announced) {
            let plans = [("Was".to_owned(), announced), ("Is now".to_owned(), Places::of(&solution.plan))];
            let mut table = differences("Who must be told what", "When", &plans);
            table.rows.retain(|row| !row.first().is_some_and(|who| asked.without.contains(who)));
            let table = if table.rows.is_empty() { table.notes(["Nothing changes for anybody."]) } else { table };
            print(&format!("\n{}", text(&One(table), Audience::Organisers)));
        }
        Ok(status)
    })
}

/// The places of the plan that was announced, if it can be read as a plan of this kind.
fn places_of<P: Problem>(_: &Result<P, Error>, plan: &Value) -> Option<Places>
where
    P::Plan: Plan,
{
    plan_file::plan::<P::Plan>(plan.clone()).ok().map(|plan| Places::of(&plan))
}

/// The problem with what has changed: who is away, what is over, and that as little as can be differs from the plan.
fn changed(file: &ProblemFile, plan: &Value, asked: &Again) -> Result<ProblemFile, Failure> {
    let mut value = serde_json::to_value(file).map_err(|error| Failure::Broken(error.to_string()))?;
    let Some((kind, problem)) = value.as_object_mut().and_then(|kinds| kinds.iter_mut().next()) else {
        return Err(Failure::Broken("the problem has no kind".to_owned()));
    };
    let (periods, keep) = match kind.as_str() {
        "rounds" => (periods(&problem["rounds"]), json!({ "as_announced": plan["rounds"] })),
        "seating" => {
            (periods(problem.get("meetings").unwrap_or(&json!(1))), json!({ "as_announced": plan["meetings"] }))
        }
        "rota" => (periods(&problem["meetings"]), json!({ "as_announced": plan["meetings"] })),
        "composition" => (0, json!({ "stay": { "earlier": earlier(plan) } })),
        _ => {
            return Err(Failure::input(
                "shares have no rule yet by which an earlier plan stays; use `takes` for what is settled",
            ));
        }
    };
    if kind == "composition" {
        composition(problem, plan, asked)?;
    } else {
        attendance(problem, periods, asked)?;
        let over = plan.get("rounds").or(plan.get("meetings")).and_then(Value::as_array);
        let over: Vec<Value> = over.into_iter().flatten().take(asked.from.saturating_sub(1)).cloned().collect();
        if !over.is_empty() {
            problem["fixed"] = over.into();
        }
    }
    let Some(rules) = problem.as_object_mut().map(|keys| keys.entry("rules").or_insert_with(|| json!([]))) else {
        return Err(Failure::Broken("the problem has no keys".to_owned()));
    };
    for rule in rules.as_array_mut().into_iter().flatten() {
        if let Some(tier) = rule.get("tier").and_then(Value::as_u64) {
            rule["tier"] = (tier + 1).into();
        }
    }
    rules.as_array_mut().into_iter().for_each(|rules| rules.push(json!({ "prefer": keep, "tier": 1 })));
    let text = value.to_string();
    Ok(ProblemFile::from_json_str(&text, "")?)
}

fn periods(number: &Value) -> u64 {
    number.as_u64().unwrap_or(0)
}

/// Everybody's group in the plan.
fn earlier(plan: &Value) -> Vec<Value> {
    let groups = plan["groups"].as_array().into_iter().flatten();
    let members = groups.flat_map(|group| {
        let members = group["members"].as_array().into_iter().flatten();
        members.map(|member| json!({ "member": member["id"], "group": group["name"] }))
    });
    members.collect()
}

/// Who does not come is in no group. Where everybody is placed, a group may be smaller by those whom it lost, and larger
/// by those who come.
fn composition(problem: &mut Value, plan: &Value, asked: &Again) -> Result<(), Failure> {
    let absent = problem.as_object_mut().map(|keys| keys.entry("absent").or_insert_with(|| json!([])));
    let Some(absent) = absent.and_then(Value::as_array_mut) else {
        return Err(Failure::Broken("`absent` is no list".to_owned()));
    };
    absent.retain(|member| !asked.with.iter().any(|id| member == id));
    absent.extend(asked.without.iter().map(|id| Value::from(id.as_str())));
    let selects = problem["placing"] == "select" || plan["unplaced"].as_array().is_some_and(|ids| !ids.is_empty());
    let groups = problem["groups"].as_array_mut().filter(|_| !selects);
    for group in groups.into_iter().flatten() {
        let Some(size) = group["size"].as_u64() else { continue };
        let earlier = earlier(plan);
        let lost = earlier.iter().filter(|place| place["group"] == group["name"]);
        let lost = lost.filter(|place| asked.without.iter().any(|id| place["member"] == *id)).count() as u64;
        group["size"] = json!({ "min": size.saturating_sub(lost), "max": size + asked.with.len() as u64 });
    }
    Ok(())
}

/// Who does not come is away from the first period on that can still be changed; who comes is there from then on.
fn attendance(problem: &mut Value, periods: u64, asked: &Again) -> Result<(), Failure> {
    let from = asked.from.max(1) as u64;
    let keys = problem.as_object_mut();
    let absent = keys.map(|keys| keys.entry("absent").or_insert_with(|| json!({})));
    let Some(absent) = absent.and_then(Value::as_object_mut) else {
        return Err(Failure::Broken("`absent` is no table".to_owned()));
    };
    let away = |absent: &mut serde_json::Map<String, Value>, id: &String, comes: bool| {
        let known = absent.get(id).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut away: Vec<u64> = known.iter().filter_map(Value::as_u64).filter(|&at| at < from).collect();
        if !comes {
            away.extend(from..=periods);
        }
        absent.insert(id.clone(), json!(away));
    };
    asked.without.iter().for_each(|id| away(absent, id, false));
    asked.with.iter().for_each(|id| away(absent, id, true));
    Ok(())
}
