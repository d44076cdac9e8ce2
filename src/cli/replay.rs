//! `roundtable replay`.

use crate::arguments::{ProblemArguments, Replay};
use crate::failure::{Failure, keep};
use crate::lottery::{BYTES, DRAW, KEPT, LIST, SHEET, composition};
use crate::print;
use crate::problem::Source;
use roundtable::table::{Audience, text};
use roundtable::{Draw, KeptLottery, PublishedList, disk};
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(asked: &Replay) -> Result<ExitCode, Failure> {
    let folder = asked.folder.as_path();
    let list = PublishedList::from_path(folder.join(LIST))?;
    let mut faults = Vec::new();
    others(folder, &list, &mut faults)?;
    let draw = folder.join(DRAW);
    let draw = if draw.exists() { keep(Draw::from_path(&draw), &mut faults)? } else { None };
    let kept = folder.join(KEPT);
    let mut held = vec!["The list is whole: its hash is that of its entries."];
    if kept.exists() {
        if let Some(kept) = keep(KeptLottery::from_path(&kept), &mut faults)? {
            keep(kept.replay(&list, draw.as_ref()), &mut faults)?;
            if let Some(problem) = problem(asked, &mut faults)? {
                keep(kept.is_of(&problem), &mut faults)?;
                held.push("It was made from these people and rules.");
            }
        }
        held.push("It is the list that was kept, and the commitment is that of the people and rules that were kept.");
        held.push("Every plan on it keeps the rules, by their definitions.");
    } else {
        if asked.problem.is_some() {
            let words =
                "without it nobody can see which people and rules the list was made from; leave the problem out";
            faults.push(format!("`{}` is not there: {words}", kept.display()));
        }
        if let Some(draw) = &draw {
            keep(list.replay(draw), &mut faults)?;
        }
    }
    if !faults.is_empty() {
        return Err(Failure::Input(faults));
    }
    held.push(if draw.is_some() {
        "The draw is what the list and the seed or dice give."
    } else {
        "Nothing is drawn yet."
    });
    print(&text(&list, Audience::Members))?;
    if let Some(draw) = &draw {
        print(&text(&list.drawn(draw)?, Audience::Members))?;
    }
    print(&format!("\n{}", held.join("\n")))?;
    Ok(ExitCode::SUCCESS)
}

/// Notes where the other forms of the list say something else.
fn others(folder: &Path, list: &PublishedList, faults: &mut Vec<String>) -> Result<(), Failure> {
    let differs =
        |name: &str| format!("`{}` is not the list of `{LIST}`; take both as published", folder.join(name).display());
    let sheet = folder.join(SHEET);
    if sheet.exists() && keep(PublishedList::from_path(&sheet), faults)?.is_some_and(|other| other != *list) {
        faults.push(differs(SHEET));
    }
    let bytes = folder.join(BYTES);
    if bytes.exists() && disk::read(&bytes, u64::MAX)? != list.encoded() {
        faults.push(differs(BYTES));
    }
    Ok(())
}

fn problem(asked: &Replay, faults: &mut Vec<String>) -> Result<Option<roundtable::Composition>, Failure> {
    let Some(problem) = asked.problem.clone() else { return Ok(None) };
    let source = Source::read(&ProblemArguments { problem, roster: asked.roster.clone() });
    keep(source.and_then(composition), faults)
}
