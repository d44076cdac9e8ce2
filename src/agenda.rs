//! How long each person can expect to have the floor.
//!
//! An item of *D* minutes in parallel groups is as many floors at once as there are groups: with *N* people in *g*
//! groups each person expects *D* · *g* / *N* minutes of it. Groups of five behave as dialogue and groups of ten as a
//! row of monologues, with one speaker ahead of all others (Fay, Garrod & Carletta, "Group discussion as interactive
//! dialogue or as serial monologue: the influence of group size", 2000).

use crate::characters::hidden;
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::outcome::plain;
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};
use serde::{Deserialize, Serialize};

/// How an item of an agenda is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// One speaks from the front, and those who listen do not have the floor.
    Talk,
    /// Everybody discusses in one group.
    Plenary,
    /// People discuss in groups of at most this size, filled as evenly as can be.
    Groups(usize),
    /// People talk in pairs.
    Pairs,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "item", deny_unknown_fields)]
#[non_exhaustive]
pub struct AgendaItem {
    /// What it is called.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// How it is held.
    pub format: Format,
}

impl AgendaItem {
    /// An item that takes `minutes`.
    pub fn new(title: impl Into<String>, minutes: u32, format: Format) -> AgendaItem {
        AgendaItem { title: title.into(), minutes, format }
    }
}

/// The items of a meeting, in order.
///
/// ```
/// use roundtable::{Agenda, AgendaItem, Format};
///
/// let agenda = Agenda::new([
///     AgendaItem::new("plenary", 60, Format::Plenary),
///     AgendaItem::new("in groups", 60, Format::Groups(5)),
/// ]);
/// let floor = agenda.floor(40)?;
/// assert_eq!(floor.items[0].each, 1.5);
/// assert_eq!(floor.items[1].each, 12.0);
/// assert_eq!((floor.each, floor.in_plenary), (13.5, 3.0));
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agenda {
    items: Vec<AgendaItem>,
}

/// The minutes of floor that each person can expect.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FloorTime {
    /// How many people there are.
    pub people: usize,
    /// Item by item.
    pub items: Vec<ItemFloor>,
    /// Minutes of floor for each person over all items, on average.
    pub each: f64,
    /// The same, were all items plenary discussion.
    pub in_plenary: f64,
    /// Minutes of the whole agenda.
    pub minutes: u64,
}

/// The minutes of floor in one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ItemFloor {
    /// What it is called.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Floors at once: 0 in a talk, 1 in plenary, else the number of groups.
    pub floors: usize,
    /// Minutes of floor for each person, on average.
    pub each: f64,
}

impl Agenda {
    /// An agenda of these items.
    pub fn new(items: impl IntoIterator<Item = AgendaItem>) -> Agenda {
        Agenda { items: items.into_iter().collect() }
    }

    /// The items, in order.
    pub fn items(&self) -> &[AgendaItem] {
        &self.items
    }

    /// The minutes of floor that each of `people` can expect, if all get to speak alike.
    ///
    /// # Errors
    ///
    /// All faults at once: nobody there, items without minutes, groups of nobody.
    pub fn floor(&self, people: usize) -> Result<FloorTime, Error> {
        let mut faults = Faults::default();
        if people == 0 {
            faults.push(InputFault::nobody_there());
        }
        let mut items = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let title = || item.title.clone();
            let mut own = faults.of_part();
            if hidden(&item.title).is_some() {
                own.push(InputFault::unfit_text("title", &item.title));
            }
            if item.minutes == 0 {
                own.push(fault!(
                    Missing,
                    "the item `{item}` takes no minutes; say how many, or leave it out",
                    item = title()
                ));
            }
            let floors = match item.format {
                Format::Talk => 0,
                Format::Plenary => 1,
                Format::Pairs => people.div_ceil(2),
                Format::Groups(0) => {
                    own.push(fault!(
                        Zero,
                        "the item `{item}` is in groups of 0; say how many are in a group",
                        item = title()
                    ));
                    0
                }
                Format::Groups(size) => people.div_ceil(size),
            };
            faults.note(own.into_iter().map(|fault| fault.in_entry(Place::entry("items", at))));
            items.push(ItemFloor {
                title: title(),
                minutes: item.minutes,
                floors,
                each: f64::from(item.minutes) * floors as f64 / people.max(1) as f64,
            });
        }
        let minutes: u64 = items.iter().map(|item| u64::from(item.minutes)).sum();
        let each = items.iter().map(|item| item.each).sum();
        faults.finish(FloorTime { people, items, each, in_plenary: minutes as f64 / people.max(1) as f64, minutes })
    }
}

display_for_members!(FloorTime);

/// It says the same to everybody.
impl Presentation for FloorTime {
    fn title(&self) -> String {
        "How long each person can expect to have the floor".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        Public::fact(self.for_organisers())
    }

    fn for_organisers(&self) -> Vec<Table> {
        let rows = self.items.iter().map(|item| [item.title.clone(), item.minutes.to_string(), plain(item.each)]);
        let (each, in_plenary) = (plain(self.each), plain(self.in_plenary));
        let note = format!(
            "Each of {} people can expect {each} minutes of floor; the same {} minutes spent in plenary would give each {in_plenary}.",
            self.people, self.minutes
        );
        let table = Table::new(self.title()).text("Item").number("Length").unit("minutes");
        vec![table.number("Floor of each").unit("minutes").rows(rows).notes([note])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_do_not_divide_are_one_more() {
        let agenda = Agenda::new([
            AgendaItem::new("groups", 10, Format::Groups(4)),
            AgendaItem::new("pairs", 10, Format::Pairs),
            AgendaItem::new("talk", 20, Format::Talk),
        ]);
        let floor = agenda.floor(9).expect("nothing is wrong with it");
        assert_eq!(floor.items.iter().map(|item| item.floors).collect::<Vec<_>>(), [3, 5, 0]);
        assert!((floor.each - 80.0 / 9.0).abs() < 1e-12);
        assert!((floor.in_plenary - 40.0 / 9.0).abs() < 1e-12);
        let words = floor.to_string();
        assert!(words.ends_with("Each of 9 people can expect 8.89 minutes of floor; the same 40 minutes spent in plenary would give each 4.44.\n"), "{words}");
    }

    #[test]
    fn all_faults_come_at_once() {
        let agenda =
            Agenda::new([AgendaItem::new("none", 0, Format::Plenary), AgendaItem::new("nobody", 5, Format::Groups(0))]);
        let Err(Error::Input(faults)) = agenda.floor(0) else {
            panic!("it has faults");
        };
        assert_eq!(faults.iter().count(), 3);
    }

    #[test]
    fn an_agenda_is_read_from_its_documented_form() {
        let text = r#"[{"title": "hello", "minutes": 5, "format": "talk"}, {"title": "work", "minutes": 15, "format": {"groups": 5}}]"#;
        let agenda: Agenda = serde_json::from_str(text).expect("the form is documented");
        assert_eq!(agenda.items()[1].format, Format::Groups(5));
    }
}
