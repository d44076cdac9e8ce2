//! `roundtable lottery`.

use crate::arguments::Lottery as Arguments;
use crate::failure::{Failure, keep};
use crate::problem::Source;
use crate::{print, progress};
use roundtable::disk::Draft;
use roundtable::table::{Audience, Presentation, Table, csv, text};
use roundtable::{CalledBy, Composition, KeptLottery, Lottery, Outcome, ProblemFile, Secrets, report};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is called how in the folder of a lottery.
pub(crate) const LIST: &str = "list.json";
pub(crate) const SHEET: &str = "list.csv";
pub(crate) const BYTES: &str = "list.bin";
pub(crate) const KEPT: &str = "keep.json";
pub(crate) const DRAW: &str = "draw.json";
const CODES: &str = "codes.csv";
const MEMBERS: &str = "members.html";
const ORGANISERS: &str = "organisers.html";

pub(crate) fn run(asked: &Arguments) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let inputs: Vec<PathBuf> = source.iter().flat_map(|source| source.inputs.clone()).collect();
    let problem = source.map(composition).map(|built| keep(built, &mut faults)).transpose()?.flatten();
    let folder = asked.output.as_deref();
    let secrets = folder.map(|folder| keep(secrets(folder, &inputs), &mut faults)).transpose()?.flatten();
    let (Some(problem), Some(solver), true) = (problem, solver, faults.is_empty()) else {
        return Err(Failure::Input(faults));
    };
    let lottery = Lottery::over(&problem);
    let lottery = match asked.number {
        Some(number) => lottery.plans(number),
        None => lottery,
    };
    let files = folder.map(Files::begun).transpose()?;
    let (solver, line) = progress::watched(solver);
    let outcome = solver.lottery(&lottery)?;
    let comparison = match &outcome {
        Outcome::Solved(solution) if asked.compare => Some(solver.comparison(&problem, &solution.plan)?),
        _ => None,
    };
    drop(line);
    print(&text(&outcome, Audience::Organisers))?;
    if let Some(comparison) = &comparison {
        print(&format!("\n{}\n{}", comparison.title(), text(comparison, Audience::Organisers)))?;
    }
    Ok(ExitCode::from(match outcome {
        Outcome::Solved(solution) => {
            if let (Some(files), Some(secrets)) = (files, secrets) {
                let called_by = if asked.names { CalledBy::Names } else { CalledBy::Codes };
                let kept = solution.plan.kept(&lottery, secrets, called_by)?;
                files.write(&comparison.into_iter().fold(kept, KeptLottery::beside))?;
            }
            0
        }
        Outcome::Impossible(_) => 3,
        Outcome::Undecided(_) => 4,
    }))
}

/// The composition of a source.
pub(crate) fn composition(source: Source) -> Result<Composition, Failure> {
    let Source { file, folder, roster, .. } = source;
    let ProblemFile::Composition(builder) = file else {
        return Err(Failure::input("a lottery is over the plans of a composition; name the file of one"));
    };
    Ok(match roster {
        Some(roster) => builder.build_with(&roster),
        None => builder.build_in(&folder),
    }?)
}

/// The secrets that a folder keeps, or new ones. A list that was drawn from is not made again.
fn secrets(folder: &Path, inputs: &[PathBuf]) -> Result<Secrets, Failure> {
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::input(format!("`-o {shown}`: a lottery is written into a folder; name one")));
    }
    if folder.join(DRAW).exists() {
        let words = "an entry of the list in this folder was drawn already; name another folder";
        return Err(Failure::input(format!("`-o {shown}`: {words}")));
    }
    let same = |input: &&PathBuf| {
        Files::ALL
            .iter()
            .any(|(name, _)| folder.join(name).canonicalize().ok() == input.canonicalize().ok() && input.exists())
    };
    if let Some(input) = inputs.iter().find(same) {
        let words = format!("`{}` is an input, which would be overwritten; name another folder", input.display());
        return Err(Failure::input(format!("`-o {shown}`: {words}")));
    }
    let kept = folder.join(KEPT);
    if kept.exists() {
        return Ok(KeptLottery::from_path(&kept)?.secrets().clone());
    }
    let mut bytes = [[0; 32]; 2];
    for part in &mut bytes {
        getrandom::fill(part)
            .map_err(|error| Failure::Broken(format!("the system gives no random numbers: {error}")))?;
    }
    let [salt, nonce] = bytes;
    Ok(Secrets::new(salt, nonce))
}

/// The files of a lottery, each with a draft: what cannot be written is noticed before plans are sought.
struct Files(Vec<Draft>);

impl Files {
    /// All of them, each with whether it is for those who organise alone.
    const ALL: [(&str, bool); 7] = [
        (LIST, false),
        (SHEET, false),
        (BYTES, false),
        (MEMBERS, false),
        (ORGANISERS, true),
        (CODES, true),
        (KEPT, true),
    ];

    fn begun(folder: &Path) -> Result<Files, Failure> {
        let made = std::fs::create_dir_all(folder);
        made.map_err(|error| Failure::Broken(format!("`{}`: {error}", folder.display())))?;
        let draft = |(name, is_private): (&str, bool)| {
            let place = folder.join(name);
            if is_private { Draft::create_for_owner(&place) } else { Draft::create(&place) }
        };
        Ok(Files(Files::ALL.into_iter().map(draft).collect::<Result<_, _>>()?))
    }

    fn write(self, kept: &KeptLottery) -> Result<(), Failure> {
        let list = kept.published().into_inner();
        let codes = Table::new("").texts(["id", "code"]);
        let codes = codes.rows(kept.codes().into_iter().map(|(id, code)| [id.to_owned(), code]));
        let contents = [
            list.to_json().into_bytes(),
            list.csv().into_bytes(),
            list.encoded(),
            report::html(kept, Audience::Members).into_bytes(),
            report::html(kept, Audience::Organisers).into_bytes(),
            csv(&codes).into_bytes(),
            kept.to_json().into_bytes(),
        ];
        let mut drafts = self.0;
        for (draft, content) in drafts.iter_mut().zip(&contents) {
            draft.write(content)?;
        }
        Ok(drafts.into_iter().try_for_each(Draft::into_place)?)
    }
}
