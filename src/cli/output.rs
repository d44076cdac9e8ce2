//! Where answers are written: never over an input, and only as a whole.

mod located;
mod rooms;
mod times;

use crate::arguments::{For, OutputArguments};
use crate::failure::Failure;
use crate::plan::Plan;
use located::located;
use rooms::rooms;
use roundtable::disk::Draft;
use roundtable::table::{Audience, Presentation, Table, csv, markdown, text};
use roundtable::{AnswerFile, Event, Outcome, report};
use std::path::{Path, PathBuf};

/// What a file with cards is called.
const CARDS: &str = "cards.html";

/// What a file gets.
#[derive(Clone, Copy)]
enum Format {
    /// The answer file.
    Answer,
    /// The placements, a row each.
    Sheet,
    Workbook,
    Page,
    /// A card for each person.
    Cards,
    Map,
    /// The meetings of a rota.
    Calendar,
    Markdown,
    Text,
}

impl Format {
    /// By the ending of a file, and for cards by its name.
    fn of(path: &Path) -> Option<Format> {
        if path.file_name()? == CARDS {
            return Some(Format::Cards);
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Format::Answer,
            "csv" => Format::Sheet,
            "xlsx" => Format::Workbook,
            "html" | "htm" => Format::Page,
            "svg" => Format::Map,
            "ics" => Format::Calendar,
            "md" => Format::Markdown,
            "txt" => Format::Text,
            _ => return None,
        })
    }

    /// For whom it is unless something else is said.
    fn audience(self) -> Audience {
        match self {
            Format::Page | Format::Cards | Format::Map | Format::Calendar => Audience::Members,
            Format::Answer | Format::Sheet | Format::Workbook | Format::Markdown | Format::Text => Audience::Organisers,
        }
    }
}

/// A file that is to be written, links followed.
struct Output {
    path: PathBuf,
    format: Format,
    audience: Audience,
    /// Whether it is left as it is where there is no plan: an earlier plan is not lost.
    of_plans: bool,
}

/// The files that are to be written.
pub(crate) struct Outputs {
    files: Vec<Output>,
    /// Folders that are made first, each with whether it gets lists of rooms: they hold addresses, for organisers alone.
    folders: Vec<(PathBuf, bool)>,
    /// What nothing is written over.
    inputs: Vec<PathBuf>,
    /// When meetings are, for calendars.
    times: Vec<(String, String)>,
}

impl Outputs {
    /// Finds where the outputs are, and notes each that is an input, or another output, or cannot be written.
    pub(crate) fn find<P: Plan>(asked: &OutputArguments, inputs: &[PathBuf], faults: &mut Vec<String>) -> Outputs {
        let inputs = asked.times.iter().chain(inputs).filter_map(|input| input.canonicalize().ok()).collect();
        let mut outputs = Outputs { files: Vec::new(), folders: Vec::new(), inputs, times: Vec::new() };
        if let Some(path) = &asked.times {
            match times::times(path) {
                Ok(times) => outputs.times = times,
                Err(causes) => {
                    faults.extend(causes.iter().map(|cause| format!("`--times {}`: {cause}", path.display())));
                }
            }
        }
        for path in &asked.output {
            let found = match (Format::of(path), path.extension()) {
                (Some(format), _) => outputs.add_file::<P>(path, format, asked),
                (None, Some(_)) if !path.is_dir() => Err("no such ending is known; the endings are .json, .csv, \
                     .xlsx, .html, .svg, .ics, .md and .txt, and a name without an ending is a folder"
                    .to_owned()),
                (None, _) => outputs.add_folder::<P>(path, asked.audience),
            };
            if let Err(cause) = found {
                faults.push(format!("`-o {}`: {cause}", path.display()));
            }
        }
        outputs
    }

    fn add_file<P: Plan>(&mut self, path: &Path, format: Format, asked: &OutputArguments) -> Result<(), String> {
        if matches!(format, Format::Map) && P::MAP.is_none() {
            return Err("a map is drawn of seating alone; name a file that ends in `.html`".to_owned());
        }
        if matches!(format, Format::Workbook) && !cfg!(feature = "sheets") {
            return Err("this program was built without workbooks; build it with \
                 `cargo install --path . --features cli,sheets`, or name a file that ends in `.csv`"
                .to_owned());
        }
        if matches!(format, Format::Calendar) {
            calendar_is_possible::<P>(asked)?;
        }
        let audience = asked.audience.map_or(format.audience(), Audience::from);
        if audience == Audience::Members && matches!(format, Format::Answer | Format::Sheet) {
            return Err(
                "it holds what is for organisers alone; name a page or a text, or leave out `--for members`".to_owned()
            );
        }
        let path = located(path)?;
        self.add(Output { path, format, audience, of_plans: matches!(format, Format::Sheet | Format::Calendar) })
    }

    /// Everything there is, or all that is for these, under names of its own.
    fn add_folder<P: Plan>(&mut self, folder: &Path, whom: Option<For>) -> Result<(), String> {
        let place = if folder.exists() { located::folder(folder)? } else { folder.to_path_buf() };
        self.folders.push((place.clone(), !matches!(whom, Some(For::Members))));
        let all = [
            ("plan.json", Format::Answer, Audience::Organisers),
            ("plan.csv", Format::Sheet, Audience::Organisers),
            ("members.html", Format::Page, Audience::Members),
            ("organisers.html", Format::Page, Audience::Organisers),
            (CARDS, Format::Cards, Audience::Members),
            ("seats.svg", Format::Map, Audience::Members),
        ];
        for (name, format, audience) in all {
            let is_wanted = whom.is_none_or(|whom| Audience::from(whom) == audience);
            if is_wanted && (P::MAP.is_some() || !matches!(format, Format::Map)) {
                let of_plans = matches!(format, Format::Answer | Format::Sheet);
                self.add(Output { path: place.join(name), format, audience, of_plans })?;
            }
        }
        Ok(())
    }

    fn add(&mut self, output: Output) -> Result<(), String> {
        let path = &output.path;
        if self.inputs.contains(path) {
            return Err(format!("`{}` is an input, which would be overwritten; name another file", path.display()));
        }
        if self.files.iter().any(|other| other.path == *path) {
            return Err("it is asked for twice; ask once".to_owned());
        }
        self.files.push(output);
        Ok(())
    }

    /// Makes the folders, and a draft of each file: what cannot be written is noticed before a plan is sought.
    pub(crate) fn begun(self) -> Result<Drafts, Failure> {
        for (folder, _) in &self.folders {
            let made = std::fs::create_dir_all(folder);
            made.map_err(|error| Failure::Broken(format!("`{}`: {error}", folder.display())))?;
        }
        let drafts = self.files.iter().map(|file| Draft::create(&file.path)).collect::<Result<_, _>>()?;
        Ok(Drafts { outputs: self, drafts })
    }
}

/// The files that are to be written, with a draft of each.
pub(crate) struct Drafts {
    outputs: Outputs,
    drafts: Vec<Draft>,
}

impl Drafts {
    /// Writes every file beside its place, and puts them into place only when all are written.
    pub(crate) fn write<P: Plan>(self, outcome: &Outcome<P>, seed: u64) -> Result<(), Failure> {
        let Drafts { outputs, drafts } = self;
        let is_solved = matches!(outcome, Outcome::Solved(_));
        let mut written = Vec::new();
        for (file, mut draft) in outputs.files.iter().zip(drafts) {
            if is_solved || !file.of_plans {
                draft.write(&outputs.written(outcome, seed, file)?)?;
                written.push(draft);
            }
        }
        if let Outcome::Solved(solution) = outcome {
            let lists = rooms(&solution.plan);
            for (folder, _) in outputs.folders.iter().filter(|(_, has_rooms)| *has_rooms) {
                for (name, list) in &lists {
                    let path = folder.join(name);
                    if !outputs.inputs.contains(&path) {
                        let mut draft = Draft::create(&path)?;
                        draft.write(list.as_bytes())?;
                        written.push(draft);
                    }
                }
            }
        }
        Ok(written.into_iter().try_for_each(Draft::into_place)?)
    }
}

impl Outputs {
    fn written<P: Plan>(&self, outcome: &Outcome<P>, seed: u64, file: &Output) -> Result<Vec<u8>, Failure> {
        let broken = |error: serde_json::Error| Failure::Broken(error.to_string());
        let text = match file.format {
            Format::Answer => serde_json::to_string_pretty(&AnswerFile::new(outcome, seed)).map_err(broken)? + "\n",
            Format::Sheet => sheet(outcome),
            Format::Workbook => return workbook(outcome, file.audience),
            Format::Page => report::html(outcome, file.audience),
            Format::Cards => report::cards(outcome),
            Format::Map => P::MAP.map_or(String::new(), |map| map(outcome)),
            Format::Calendar => match (P::CALENDAR, outcome) {
                (Some(calendar), Outcome::Solved(solution)) => {
                    let title = outcome.event().map_or("Meeting", Event::name);
                    calendar(&solution.plan, title, &self.times)?
                }
                _ => String::new(),
            },
            Format::Markdown => markdown(outcome, file.audience),
            Format::Text => text(outcome, file.audience),
        };
        Ok(text.into_bytes())
    }
}

#[cfg(feature = "sheets")]
fn workbook<P: Plan>(outcome: &Outcome<P>, audience: Audience) -> Result<Vec<u8>, Failure> {
    roundtable::table::xlsx(outcome, audience).map_err(|error| Failure::Broken(error.to_string()))
}

/// Such outputs are refused before.
#[cfg(not(feature = "sheets"))]
fn workbook<P: Plan>(_: &Outcome<P>, _: Audience) -> Result<Vec<u8>, Failure> {
    Ok(Vec::new())
}

/// Why there can be no calendar.
fn calendar_is_possible<P: Plan>(asked: &OutputArguments) -> Result<(), String> {
    if !cfg!(feature = "calendar") {
        return Err("this program was built without calendars; build it with \
             `cargo install --path . --features cli,calendar`"
            .to_owned());
    }
    if P::CALENDAR.is_none() {
        return Err("calendars are made of rotas alone; name a file that ends in `.html`".to_owned());
    }
    if asked.times.is_none() {
        return Err("name a table of when the meetings are by `--times`".to_owned());
    }
    Ok(())
}

/// The placements of a plan, a row each; empty if there is no plan.
fn sheet<P: Plan>(outcome: &Outcome<P>) -> String {
    match outcome {
        Outcome::Solved(solution) => csv(&placements(&solution.plan)),
        Outcome::Impossible(_) | Outcome::Undecided(_) => String::new(),
    }
}

/// The placements of a plan, a row each.
pub(crate) fn placements(plan: &impl Presentation) -> Table {
    plan.placements()
}
