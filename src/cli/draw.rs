//! `roundtable draw`.

use crate::arguments::Draw as Arguments;
use crate::failure::Failure;
use crate::lottery::{DRAW, KEPT};
use crate::print;
use roundtable::disk::Draft;
use roundtable::table::{Audience, text};
use roundtable::{Draw, KeptLottery, PublishedList, Solver, report};
use std::path::Path;
use std::process::ExitCode;

/// Who was drawn, for members and for those who organise.
const MEMBERS: &str = "drawn.html";
const ORGANISERS: &str = "drawn_organisers.html";

pub(crate) fn run(asked: &Arguments) -> Result<ExitCode, Failure> {
    let list = PublishedList::from_path(&asked.list)?;
    let draw = match &asked.dice {
        Some(digits) => list.thrown(digits),
        None => list.draw(asked.seed.as_deref().unwrap_or("")),
    }?;
    let folder = asked.list.parent().unwrap_or(Path::new(""));
    if folder.join(KEPT).exists() {
        write(folder, &list, &draw, &asked.dropouts)?;
    }
    print(&text(&list.drawn(&draw)?, Audience::Members))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes who was drawn beside what was kept. What was drawn once stays.
fn write(folder: &Path, list: &PublishedList, draw: &Draw, dropouts: &[usize]) -> Result<(), Failure> {
    let kept = KeptLottery::from_path(folder.join(KEPT))?;
    kept.replay(list, Some(draw))?;
    let place = folder.join(DRAW);
    if place.exists() && Draw::from_path(&place)? != *draw {
        let words = "holds another draw from this list; if that one does not count, remove it";
        return Err(Failure::input(format!("`{}` {words}", place.display())));
    }
    let (problem, solver) = (kept.problem()?, Solver::new());
    let mut drawn = kept.drawn(draw)?;
    if !problem.places_everyone() {
        let reserves = solver.reserves(&problem, drawn.plan(), draw.source())?;
        drawn = drawn.reserves(reserves);
        for &dropouts in dropouts {
            let filling = solver.can_fill(&problem, drawn.plan(), dropouts)?;
            drawn = drawn.filling(dropouts, filling);
        }
    }
    let mut drafts = [
        Draft::create(&place)?,
        Draft::create(&folder.join(MEMBERS))?,
        Draft::create_for_owner(&folder.join(ORGANISERS))?,
    ];
    let contents =
        [draw.to_json(), report::html(&drawn, Audience::Members), report::html(&drawn, Audience::Organisers)];
    for (draft, content) in drafts.iter_mut().zip(&contents) {
        draft.write(content.as_bytes())?;
    }
    Ok(drafts.into_iter().try_for_each(Draft::into_place)?)
}
