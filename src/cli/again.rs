//! `roundtable again`.

use crate::alternatives::One;
use crate::arguments::Again;
use crate::changes::{Places, differences};
use crate::failure::{Failure, keep};
use crate::plan::Plan;
use crate::problem::{Source, with_problem};
use crate::solve::answer;
use crate::{plan_file, print, project};
use roundtable::table::{Audience, text};
use roundtable::{CompositionPlan, Outcome, ProblemFile, Project, RotaPlan, RoundsPlan, SeatingPlan, SharesPlan};
use serde_json::{Map, Value, json};
use std::process::ExitCode;

pub(crate) fn run(asked: &Again) -> Result<ExitCode, Failure> {
    if Project::is_in(&asked.problem.problem) {
        return project::again(asked);
    }
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let (Some(source), Some(solver)) = (source, solver) else { return Err(Failure::Input(faults)) };
    let Some(path) = &asked.plan else {
        return Err(Failure::input("name the plan that was announced: `again PROBLEM PLAN`".to_owned()));
    };
    let from = asked.from.as_ref().map_or(Ok(1), |from| from.parse());
    let from = from.map_err(|_| Failure::input("`--from` is the number of a round or meeting, from 1".to_owned()))?;
    let asked = &Changed { from, without: &asked.without, with: &asked.with, asked };
    let mut inputs = source.inputs.clone();
    inputs.push(path.clone());
    let plan = plan_file::read(path, &source.file)?;
    let announced = match &source.file {
        ProblemFile::Composition(_) => places::<CompositionPlan>(&plan),
        ProblemFile::Rounds(_) => places::<RoundsPlan>(&plan),
        ProblemFile::Seating(_) => places::<SeatingPlan>(&plan),
        ProblemFile::Rota(_) => places::<RotaPlan>(&plan),
        _ => places::<SharesPlan>(&plan),
    }?;
    let file = changed(&source, &plan, asked)?;
    with_problem!(Source { file, ..source }, problem => {
        let (outcome, status) = answer(problem, Vec::new(), inputs, &asked.asked.output, solver, asked.asked.solver.seed)?;
        if let Outcome::Solved(solution) = &outcome {
            let plans = [("Was".to_owned(), announced), ("Is now".to_owned(), Places::of(&solution.plan))];
            let mut table = differences("Who must be told what", "When", &plans);
            table.rows.retain(|row| !row.first().is_some_and(|who| asked.without.contains(who)));
            let table = if table.rows.is_empty() { table.notes(["Nothing changes for anybody else."]) } else { table };
            print(&format!("\n{}", text(&One(table), Audience::Organisers)))?;
        }
        Ok(status)
    })
}

/// What is asked, read.
struct Changed<'a> {
    /// The first round or meeting that can still be changed, from 1.
    from: usize,
    without: &'a [String],
    with: &'a [String],
    asked: &'a Again,
}

/// Who is where in the plan that was announced.
fn places<P: Plan>(plan: &Value) -> Result<Places, Failure> {
    plan_file::plan::<P>(plan.clone()).map(|plan| Places::of(&plan))
}

/// The problem with what has changed: who is away, what is over, and that as little as can be differs from the plan.
fn changed(source: &Source, plan: &Value, asked: &Changed<'_>) -> Result<ProblemFile, Failure> {
    let mut value = serde_json::to_value(&source.file).map_err(|error| Failure::Broken(error.to_string()))?;
    let Some((kind, problem)) = value.as_object_mut().and_then(|kinds| kinds.iter_mut().next()) else {
        return Err(Failure::Broken("the problem has no kind".to_owned()));
    };
    let periods = match kind.as_str() {
        "rounds" => Some(problem["rounds"].clone()),
        "seating" | "rota" => Some(problem.get("meetings").cloned().unwrap_or(json!(1))),
        _ => None,
    };
    let periods = periods.and_then(|periods| periods.as_u64());
    let ids = source.ids(&problem["roster"]);
    check(asked, plan, periods, ids.as_deref())?;
    let keep: Vec<Value> = match kind.as_str() {
        "composition" => {
            let earlier = earlier(plan);
            absent(problem, ids.as_deref(), asked)?;
            if !selects(problem, ids.as_deref()) {
                relax(&mut problem["groups"], std::slice::from_ref(&plan["groups"]), asked);
            }
            vec![json!({ "stay": { "earlier": earlier } })]
        }
        "shares" => {
            terms(problem, asked)?;
            let parts = ["work", "learning", "decisions"].into_iter();
            let planned: Map<String, Value> =
                parts.filter_map(|key| Some((key.to_owned(), plan.get(key)?.clone()))).collect();
            vec![json!({ "as_announced": planned })]
        }
        "rounds" => {
            attendance(problem, periods, plan, ids.as_deref(), asked)?;
            let rounds = plan["rounds"].as_array().into_iter().flatten().map(|round| round["tables"].clone());
            let rounds: Vec<Value> = rounds.collect();
            relax(&mut problem["tables"], &rounds, asked);
            let of_rounds = problem.get_mut("tables_in").and_then(Value::as_array_mut);
            for own in of_rounds.into_iter().flatten() {
                relax(&mut own[1], &rounds, asked);
            }
            vec![json!({ "as_announced": plan["rounds"] })]
        }
        _ => {
            attendance(problem, periods, plan, ids.as_deref(), asked)?;
            vec![json!({ "as_announced": still_there(&plan["meetings"], ids.as_deref()) })]
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
    Ok(ProblemFile::from_json_str(&value.to_string(), &source.folder)?)
}

/// All faults of what is asked.
fn check(asked: &Changed<'_>, plan: &Value, periods: Option<u64>, ids: Option<&[String]>) -> Result<(), Failure> {
    let mut faults = Vec::new();
    match periods {
        Some(periods) if asked.from as u64 > periods => {
            let from = asked.from;
            faults.push(format!(
                "`--from {from}`: the problem has {periods} rounds or meetings; name one that is to come"
            ));
        }
        None if asked.from > 1 => {
            faults.push("`--from`: a problem of this kind has no rounds or meetings; leave it out".to_owned());
        }
        _ => {}
    }
    for id in asked.with.iter().filter(|id| asked.without.contains(id)) {
        faults.push(format!("`{id}` is named both by `--with` and by `--without`; name them once"));
    }
    if let Some(ids) = ids {
        let is_planned = |id: &String| plan.to_string().contains(&Value::from(id.as_str()).to_string());
        let unknown = |id: &&String| !ids.contains(*id);
        for id in asked.without.iter().filter(unknown).filter(|id| !is_planned(id)) {
            faults.push(format!(
                "`--without {id}`: nobody of this name is in the roster or in the plan; correct the name"
            ));
        }
        for id in asked.with.iter().filter(unknown) {
            faults.push(format!("`--with {id}`: nobody of this name is in the roster; add a line for them"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::Input(faults)) }
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

/// Those whom the roster has; all if that is not known.
fn on_roster<'a>(names: &'a [String], ids: Option<&'a [String]>) -> impl Iterator<Item = &'a String> {
    names.iter().filter(move |id| ids.is_none_or(|ids| ids.contains(id)))
}

/// The meetings without those who have left.
fn still_there(meetings: &Value, ids: Option<&[String]>) -> Value {
    let mut meetings = meetings.clone();
    let Some(ids) = ids else { return meetings };
    let stays = |id: &Value| id.as_str().is_none_or(|id| ids.iter().any(|known| known == id));
    for meeting in meetings.as_array_mut().into_iter().flatten() {
        let roles = meeting.get_mut("roles").and_then(Value::as_object_mut);
        let lists = roles.into_iter().flat_map(|roles| roles.values_mut());
        lists.filter_map(Value::as_array_mut).for_each(|holders| holders.retain(&stays));
        let absent = meeting.get_mut("absent").and_then(Value::as_array_mut);
        absent.into_iter().for_each(|absent| absent.retain(&stays));
    }
    meetings
}

/// Who does not come is in no group.
fn absent(problem: &mut Value, ids: Option<&[String]>, asked: &Changed<'_>) -> Result<(), Failure> {
    let absent = problem.as_object_mut().map(|keys| keys.entry("absent").or_insert_with(|| json!([])));
    let Some(absent) = absent.and_then(Value::as_array_mut) else {
        return Err(Failure::Broken("`absent` is no list".to_owned()));
    };
    absent.retain(|member| !asked.with.iter().chain(asked.without).any(|id| member == id));
    absent.extend(on_roster(asked.without, ids).map(|id| Value::from(id.as_str())));
    Ok(())
}

/// Whether a composition selects, so that somebody else can take a place.
fn selects(problem: &Value, ids: Option<&[String]>) -> bool {
    let groups = problem["groups"].as_array().map_or(&[][..], Vec::as_slice);
    let most = |group: &Value| group["size"].as_u64().or(group["size"]["max"].as_u64());
    match (problem["placing"].as_str(), groups) {
        (Some(placing), _) => placing == "select",
        (None, [only]) => most(only).zip(ids).is_some_and(|(most, ids)| most < ids.len() as u64),
        (None, _) => false,
    }
}

/// A group may be as small as those leave it who do not come, and larger by those who come. `periods` has the groups of
/// each period of the plan.
fn relax(groups: &mut Value, periods: &[Value], asked: &Changed<'_>) {
    for group in groups.as_array_mut().into_iter().flatten() {
        let staying = periods.iter().flat_map(|period| period.as_array().into_iter().flatten());
        let staying = staying.filter(|planned| is_of(planned, group)).map(|planned| {
            let members = planned["members"].as_array().into_iter().flatten();
            let ids = members.map(|member| member.get("id").unwrap_or(member));
            ids.filter(|id| !asked.without.iter().any(|gone| **id == *gone)).count() as u64
        });
        let staying = staying.min().unwrap_or(u64::MAX);
        let joined = asked.with.len() as u64;
        let size = &group["size"];
        let relaxed = match (size.as_u64(), size["min"].as_u64(), size["max"].as_u64()) {
            (Some(size), ..) => json!({ "min": size.min(staying), "max": size.saturating_add(joined) }),
            (None, Some(min), Some(max)) => {
                let mut relaxed = size.clone();
                relaxed["min"] = min.min(staying).into();
                relaxed["max"] = max.saturating_add(joined).into();
                relaxed
            }
            _ => continue,
        };
        group["size"] = relaxed;
    }
}

/// Whether a group of the plan is this one of the problem, or one of so many of its name.
fn is_of(planned: &Value, group: &Value) -> bool {
    let (Some(planned), Some(name)) = (planned["name"].as_str(), group["name"].as_str()) else { return false };
    let number = planned.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
    let is_numbered = number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
    planned == name && group["number"].is_null() || is_numbered && group["number"].is_u64()
}

/// Who does not come is away from the first period on that can still be changed; who comes is there from then on. What
/// is before it is over.
fn attendance(
    problem: &mut Value,
    periods: Option<u64>,
    plan: &Value,
    ids: Option<&[String]>,
    asked: &Changed<'_>,
) -> Result<(), Failure> {
    let (from, periods) = (asked.from.max(1) as u64, periods.unwrap_or(0));
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
    on_roster(asked.without, ids).for_each(|id| away(id, false));
    asked.with.iter().for_each(|id| away(id, true));
    let over = plan.get("rounds").or(plan.get("meetings")).and_then(Value::as_array);
    let over: Vec<Value> = over.into_iter().flatten().take(asked.from.saturating_sub(1)).cloned().collect();
    if !over.is_empty() {
        problem["fixed"] = over.into();
    }
    Ok(())
}

/// Who does not come takes no part in the work.
fn terms(problem: &mut Value, asked: &Changed<'_>) -> Result<(), Failure> {
    if let Some(id) = asked.with.first() {
        return Err(Failure::input(format!(
            "`--with {id}`: who joins the work has terms in the problem file; add them"
        )));
    }
    for id in asked.without {
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
