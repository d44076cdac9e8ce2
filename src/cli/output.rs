//! Where answers are written: never over an input, and only as a whole.

mod draft;
mod located;

use crate::arguments::OutputArguments;
use crate::failure::Failure;
use crate::plan::Plan;
use draft::Draft;
use located::located;
use roundtable::table::{Audience, Presentation, Table, csv, markdown, text};
use roundtable::{AnswerFile, Outcome, report};
use std::path::{Path, PathBuf};

/// What a file gets.
#[derive(Clone, Copy)]
enum Format {
    /// The answer file.
    Answer,
    /// The placements, a row each.
    Sheet,
    Page,
    Map,
    Markdown,
    Text,
}

impl Format {
    /// By the ending of a file.
    fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Format::Answer,
            "csv" => Format::Sheet,
            "html" | "htm" => Format::Page,
            "svg" => Format::Map,
            "md" => Format::Markdown,
            "txt" => Format::Text,
            _ => return None,
        })
    }

    /// For whom it is unless something else is said.
    fn audience(self) -> Audience {
        match self {
            Format::Page | Format::Map => Audience::Members,
            Format::Answer | Format::Sheet | Format::Markdown | Format::Text => Audience::Organisers,
        }
    }
}

/// A file that is to be written, links followed.
struct Output {
    path: PathBuf,
    format: Format,
    audience: Audience,
}

/// The files that are to be written.
pub(crate) struct Outputs {
    files: Vec<Output>,
    /// Folders that are made first.
    folders: Vec<PathBuf>,
}

impl Outputs {
    /// Finds where the outputs are, and notes each that is an input, or another output, or cannot be written.
    pub(crate) fn find<P: Plan>(asked: &OutputArguments, inputs: &[PathBuf], faults: &mut Vec<String>) -> Outputs {
        let inputs: Vec<PathBuf> = inputs.iter().filter_map(|input| input.canonicalize().ok()).collect();
        let mut outputs = Outputs { files: Vec::new(), folders: Vec::new() };
        for path in &asked.output {
            let found = match (Format::of(path), path.extension()) {
                (Some(format), _) => outputs.add_file::<P>(path, format, asked, &inputs),
                (None, Some(_)) if !path.is_dir() => Err("no such ending is known; the endings are .json, .csv, \
                     .html, .svg, .md and .txt, and a name without an ending is a folder"
                    .to_owned()),
                (None, _) => outputs.add_folder::<P>(path, &inputs),
            };
            if let Err(cause) = found {
                faults.push(format!("`-o {}`: {cause}", path.display()));
            }
        }
        outputs
    }

    fn add_file<P: Plan>(
        &mut self,
        path: &Path,
        format: Format,
        asked: &OutputArguments,
        inputs: &[PathBuf],
    ) -> Result<(), String> {
        if matches!(format, Format::Map) && P::MAP.is_none() {
            return Err("a map is drawn of seating alone; name a file that ends in `.html`".to_owned());
        }
        let audience = asked.audience.map_or(format.audience(), Audience::from);
        let path = located(path)?;
        self.add(Output { path, format, audience }, inputs)
    }

    /// Everything there is, under names of its own.
    fn add_folder<P: Plan>(&mut self, folder: &Path, inputs: &[PathBuf]) -> Result<(), String> {
        let place = if folder.exists() { located::folder(folder)? } else { folder.to_path_buf() };
        self.folders.push(place.clone());
        let all = [
            ("plan.json", Format::Answer, Audience::Organisers),
            ("plan.csv", Format::Sheet, Audience::Organisers),
            ("members.html", Format::Page, Audience::Members),
            ("organisers.html", Format::Page, Audience::Organisers),
            ("seats.svg", Format::Map, Audience::Members),
        ];
        for (name, format, audience) in all {
            if P::MAP.is_some() || !matches!(format, Format::Map) {
                self.add(Output { path: place.join(name), format, audience }, inputs)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, output: Output, inputs: &[PathBuf]) -> Result<(), String> {
        let path = &output.path;
        if inputs.contains(path) {
            return Err(format!("`{}` is an input, which would be overwritten; name another file", path.display()));
        }
        if self.files.iter().any(|other| other.path == *path) {
            return Err("it is asked for twice; ask once".to_owned());
        }
        self.files.push(output);
        Ok(())
    }

    /// Writes every file beside its place, and puts them into place only when all are written.
    pub(crate) fn write<P: Plan>(&self, outcome: &Outcome<P>, seed: u64) -> Result<(), Failure> {
        let texts = self.files.iter().map(|file| written(outcome, seed, file));
        let texts: Vec<String> = texts.collect::<Result<_, Failure>>()?;
        self.folders.iter().try_for_each(std::fs::create_dir_all)?;
        let drafts = self.files.iter().zip(&texts).map(|(file, text)| Draft::write(&file.path, text));
        let drafts: Vec<Draft<'_>> = drafts.collect::<Result<_, _>>()?;
        Ok(drafts.into_iter().try_for_each(Draft::into_place)?)
    }
}

fn written<P: Plan>(outcome: &Outcome<P>, seed: u64, file: &Output) -> Result<String, Failure> {
    let broken = |error: serde_json::Error| Failure::Broken(error.to_string());
    Ok(match file.format {
        Format::Answer => serde_json::to_string_pretty(&AnswerFile::new(outcome, seed)).map_err(broken)? + "\n",
        Format::Sheet => sheet(outcome),
        Format::Page => report::html(outcome, file.audience),
        Format::Map => P::MAP.map_or(String::new(), |map| map(outcome)),
        Format::Markdown => markdown(outcome, file.audience),
        Format::Text => text(outcome, file.audience),
    })
}

/// The placements of a plan, a row each; empty if there is no plan.
fn sheet<P: Plan>(outcome: &Outcome<P>) -> String {
    match outcome {
        Outcome::Solved(solution) => csv(&placements(&solution.plan)),
        Outcome::Impossible(_) | Outcome::Undecided(_) => String::new(),
    }
}

/// The placements of a plan, a row each: the first table for those who organise.
pub(crate) fn placements(plan: &impl Presentation) -> Table {
    plan.tables(Audience::Organisers).into_iter().next().unwrap_or_default()
}
