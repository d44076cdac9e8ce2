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
    let keep: Vec<Value> = match kind.as_str() {
        "composition" => {
            composition(problem, plan, asked)?;
            vec![json!({ "stay": { "earlier": earlier(plan) } })]
        }
        "shares" => {
            terms(problem, asked)?;
            work(plan, asked)
        }
        "rounds" => {
            let periods = problem["rounds"].clone();
            attendance(problem, &periods, plan, asked)?;
            vec![json!({ "as_announced": plan["rounds"] })]
        }
        _ => {
            let periods = problem.get("meetings").cloned().unwrap_or(json!(1));
            attendance(problem, &periods, plan, asked)?;
            vec![json!({ "as_announced": plan["meetings"] })]
        }
    };
    let rules = problem.as_object_mut().map(|keys| keys.entry("rules").or_insert_with(|| json!([])));
    let Some(rules) = rules.and_then(Value::as_array_mut) else {
        return Err(Failure::Broken("`rules` is no list".to_owned()));
    };
    for rule in rules.iter_mut() {
        if let Some(tier) = rule.get("tier").and_then(Value::as_u64) {
            rule["tier"] = (tier + 1).into();
        }
    }
    rules.extend(keep.into_iter().map(|keep| json!({ "prefer": keep, "tier": 1 })));
    Ok(ProblemFile::from_json_str(&value.to_string(), "")?)
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

/// Who does not come is away from the first period on that can still be changed; who comes is there from then on. What
/// is before it is over.
fn attendance(problem: &mut Value, periods: &Value, plan: &Value, asked: &Again) -> Result<(), Failure> {
    let (from, periods) = (asked.from.max(1) as u64, periods.as_u64().unwrap_or(0));
    let absent = problem.as_object_mut().map(|keys| keys.entry("absent").or_insert_with(|| json!({})));
    let Some(absent) = absent.and_then(Value::as_object_mut) else {
        return Err(Failure::Broken("`absent` is no table".to_owned()));
    };
    let mut away = |id: &String, comes: bool| {
        let known = absent.get(id).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut away: Vec<u64> = known.iter().filter_map(Value::as_u64).filter(|&at| at < from).collect();
        if !comes {
            away.extend(from..=periods);
        }
        absent.insert(id.clone(), json!(away));
    };
    asked.without.iter().for_each(|id| away(id, false));
    asked.with.iter().for_each(|id| away(id, true));
    let over = plan.get("rounds").or(plan.get("meetings")).and_then(Value::as_array);
    let over: Vec<Value> = over.into_iter().flatten().take(asked.from.saturating_sub(1)).cloned().collect();
    if !over.is_empty() {
        problem["fixed"] = over.into();
    }
    Ok(())
}

/// Who does not come takes no part in the work.
fn terms(problem: &mut Value, asked: &Again) -> Result<(), Failure> {
    if let Some(id) = asked.with.first() {
        return Err(Failure::input(format!(
            "`--with {id}`: who joins the work has terms in the problem file; add them"
        )));
    }
    for id in &asked.without {
        let terms = problem["terms"].as_array_mut();
        let known = terms.is_some_and(|terms| {
            let before = terms.len();
            terms.retain(|of| of["member"] != *id);
            terms.len() < before
        });
        if !known {
            return Err(Failure::input(format!("`--without {id}`: nobody of this name has terms; correct the name")));
        }
    }
    Ok(())
}

/// Everybody keeps the work that they have in the plan.
fn work(plan: &Value, asked: &Again) -> Vec<Value> {
    let stays = |id: &Value| id.is_string() && !asked.without.iter().any(|gone| id == gone);
    let work = plan["work"].as_array().into_iter().flatten();
    let kept = work.flat_map(|work| {
        let place = |rule: &str, id: &Value| json!({ rule: { "member": id, "piece": work["piece"] } });
        let lead = Some(&work["lead"]["id"]).filter(|id| stays(id)).map(|id| place("leads", id));
        let others = work["contributors"].as_array().into_iter().flatten().map(|other| &other["id"]);
        let others: Vec<Value> = others.filter(|id| stays(id)).map(|id| place("takes", id)).collect();
        lead.into_iter().chain(others)
    });
    kept.collect()
}
