//! From what was given to a project that can be planned.

use super::Project;
use super::builder::{About, ProjectBuilder};
use super::calendar::Calendar;
use super::history::History;
use super::part::Part;
use super::parts::Parts;
use super::{order, stages, validate};
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::event::Event;
use crate::roster::{Roster, RosterName, RosterSource};
use crate::rules::form::follows_from_people;
use crate::texts::Texts;
use std::collections::BTreeMap;
use std::path::Path;

/// Columns of a roster that say when somebody joins, and from when on they are no longer there.
const JOINED: &str = "joined";
const LEFT: &str = "left";

impl ProjectBuilder {
    /// Checks everything and makes the project.
    ///
    /// # Errors
    ///
    /// All faults of all parts at once.
    pub fn build(mut self) -> Result<Project, Error> {
        let (roster, mut faults) = self.project.roster.naming(&self.names())?;
        // Days are no backgrounds: only here are their columns read.
        let headers: Vec<String> = roster.unread().filter(|name| day_of(name).is_some()).map(str::to_owned).collect();
        let headers: Vec<RosterName<'_>> = headers.iter().map(|name| RosterName::Dimension(name)).collect();
        let (with_days, of_days) = self.project.roster.naming(&headers)?;
        faults.note_new(of_days);
        self.add_days_of(&with_days);
        faults.note(std::mem::take(&mut self.remarks));
        // The texts of the roster, of the history and of rules are looked through for themselves.
        self.project.roster = RosterSource::nobody();
        let history = self.past.take();
        let texts = Texts::of(&self);
        let of_history = Texts::of(&history).unfit;
        for (path, text) in of_history {
            faults.push(InputFault::unfit_text("text", &text).at(Place::path(path).inside("history")));
        }
        let mut unfit = texts.unfit.iter().filter(|(path, _)| !path.contains(".rules[")).peekable();
        if unfit.peek().is_some() {
            faults.note(unfit.map(|(path, text)| InputFault::unfit_text("text", text).at(Place::path(path))));
            return Err(faults.into());
        }
        self = texts.spelt_alike(self, roster.all_names());
        self.project.roster = RosterSource::from(roster.clone());
        let calendar = Calendar::new(&self, &roster, &mut faults);
        let order = order::order(&self, &mut faults);
        let event = Event::new(&self.project.name);
        let places: BTreeMap<&str, usize> =
            history.iter().flat_map(|history| &history.meetings).map(|past| past.date.as_str()).zip(0..).collect();
        let dates = calendar.moments.iter().map(ToString::to_string);
        let past = dates.map(|date| places.get(date.as_str()).copied()).collect();
        let remarks = Vec::new();
        let mut project =
            Project { event, given: self, remarks, roster, calendar, history, past, history_path: None, order };
        validate::validate(&project, &mut faults);
        // Faults of parts are looked for where days and names are sound.
        if faults.is_empty() {
            project.check_parts(&mut faults);
        }
        project.remarks = faults.take_remarks();
        faults.finish(project)
    }

    /// Reads roster and history, if they are in files, and makes the project. `folder` is that of the project file.
    ///
    /// # Errors
    ///
    /// All faults. If roster or history cannot be read, their faults alone.
    pub fn build_in(mut self, folder: &Path) -> Result<Project, Error> {
        self.project.roster = self.project.roster.clone().read(folder, &self.names())?;
        let path = self.project.history.as_ref().map(|name| history_path(folder, name)).transpose()?;
        if let Some(path) = path.as_ref().filter(|_| self.past.is_none()) {
            self.past = History::read(path)?;
        }
        Ok(Project { history_path: path, ..self.build()? })
    }

    /// The path of the roster's file, or `None` if the members stand in place. `folder` is that of the project file.
    ///
    /// # Errors
    ///
    /// A path that does not exist, or that leads outside the folder.
    pub fn roster_path(&self, folder: &Path) -> Result<Option<std::path::PathBuf>, Error> {
        self.project.roster.path(folder)
    }

    /// What is named of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        let of_parts = [
            self.group.as_ref().map(|part| part.names()),
            self.rota.as_ref().map(|part| part.names()),
            self.work.as_ref().map(|part| part.names()),
            self.tables.as_ref().map(|part| part.names()),
            self.seating.as_ref().map(|part| part.names()),
        ];
        of_parts.into_iter().flatten().flatten().collect()
    }

    /// The days that stand in columns of the roster, where the project says nothing else.
    fn add_days_of(&mut self, roster: &Roster) {
        let columns = roster.dimensions().iter().filter_map(|column| Some((column.name(), day_of(column.name())?)));
        for (column, which) in columns.collect::<Vec<_>>() {
            let About { joined, left, .. } = &mut self.project;
            let days = if which == JOINED { joined } else { left };
            for member in roster.members() {
                let day = member.tags_in(column).collect::<Vec<_>>().join(";");
                if !day.is_empty() && days.get(member.id()).is_none() {
                    days.push(member.id().to_owned(), day);
                }
            }
        }
    }
}

/// What the column of a roster says, if it holds days.
fn day_of(header: &str) -> Option<&'static str> {
    [JOINED, LEFT].into_iter().find(|known| header.trim().eq_ignore_ascii_case(known))
}

/// Where the history is: a plain name in the folder of the project file.
fn history_path(folder: &Path, name: &str) -> Result<std::path::PathBuf, InputFault> {
    let is_plain = Path::new(name).file_name().is_some_and(|file| file == name);
    if !is_plain || name.is_empty() {
        let fault =
            fault!(RosterElsewhere, "the history `{name}` is not in the folder of the project file; give a plain name");
        return Err(fault.under("project.history"));
    }
    Ok(folder.join(name))
}

impl Project {
    /// Notes the faults of each part, as far as they do not follow from who is selected.
    fn check_parts(&self, faults: &mut Faults) {
        let so_far = Parts::default();
        let roster = self.people(&so_far).roster();
        if roster.is_empty() {
            faults.push(InputFault::nobody_there());
            return;
        }
        let with_supporters = self.people_with_supporters(&so_far).roster();
        let selects = self.given.group.is_some();
        for &part in &self.order {
            let built = match part {
                Part::Group => stages::group(self).map(|builder| builder.build_with(&self.roster).map(drop)),
                Part::Rota => stages::rota(self, &so_far).map(|builder| builder.build_with(&roster).map(drop)),
                Part::Work => stages::work(self, &so_far).map(|builder| builder.build_with(&roster).map(drop)),
                Part::Tables => stages::tables(self, &so_far).map(|builder| builder.build_with(&roster).map(drop)),
                Part::Seating => {
                    stages::seating(self, &so_far).map(|builder| builder.build_with(&with_supporters).map(drop))
                }
            };
            let of_people = selects && part != Part::Group;
            built.into_iter().for_each(|built| note(part.name(), built, of_people, faults));
        }
    }
}

/// Notes the faults of a part, without those that may be there only because nobody is selected yet.
fn note(part: &str, built: Result<(), Error>, without_people: bool, faults: &mut Faults) {
    let Err(error) = built else { return };
    let Error::Input(found) = error else { return };
    let found = found.iter().filter(|fault| !without_people || !follows_from_people(fault));
    faults.note(found.map(|fault| fault.clone().inside(part)));
}
