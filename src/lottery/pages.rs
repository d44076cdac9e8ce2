//! What is shown of a lottery before the draw, and of who was drawn.

use super::draw::Draw;
use super::facts::{ChanceFacts, entries};
use super::kept::{KeptLottery, Published};
use super::published::PublishedList;
use super::repeat::range;
use super::reserves::{Filling, Reserves};
use super::tables::plans;
use crate::audit::NamedGroups;
use crate::composition::CompositionPlan;
use crate::error::{Error, fault};
use crate::event::Event;
use crate::placed::{PlannedGroup, with_hat};
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};

display_for_members!(KeptLottery);

/// For members: how many have which chance, the hashes of what was published, and how the draw will be held. No names.
impl Presentation for KeptLottery {
    fn title(&self) -> String {
        "A lottery, before the draw".to_owned()
    }

    fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.list
            .facts()
            .with(self.published())
            .map(|(facts, list)| facts.tables().into_iter().chain([list.announced(), list.before()]).collect())
    }

    fn for_organisers(&self) -> Vec<Table> {
        let list = self.published().into_inner();
        let codes = Table::new("Codes, each for its member alone").texts(["Member", "Code"]);
        let codes = codes.rows(self.codes().into_iter().map(|(id, code)| [id.to_owned(), code])).detail();
        let tables = [list.announced(), list.before(), self.numbered(), codes];
        let beside = self.comparison.iter().flat_map(titled);
        self.list.chances().into_iter().chain(beside).chain(tables).collect()
    }
}

impl KeptLottery {
    /// The list with names, in the order in which it was published.
    fn numbered(&self) -> Table {
        let published = self.plans();
        let numbered = published.values().scan(0, |next, Published { plan, times }| {
            let first = *next;
            *next += times;
            Some((range(first, *times), *plan))
        });
        plans("Entries", numbered)
    }

    /// Who was drawn, to be shown to people.
    ///
    /// # Errors
    ///
    /// A draw that is not what the list gives.
    pub fn drawn(&self, draw: &Draw) -> Result<DrawnPanel<'_>, Error> {
        let list = self.published();
        let drawn = &list.get().replay(draw)?.groups;
        let missing = || fault!(DrawChanged, "there is no entry {}; draw again", draw.index);
        let plan = self.plans().remove(drawn).ok_or_else(missing)?.plan;
        Ok(DrawnPanel { kept: self, list, draw: draw.clone(), plan, reserves: None, fillings: Vec::new() })
    }
}

/// Who was drawn, how, and from which chances.
#[derive(Clone)]
pub struct DrawnPanel<'a> {
    kept: &'a KeptLottery,
    list: Public<PublishedList>,
    draw: Draw,
    plan: &'a CompositionPlan,
    reserves: Option<Reserves>,
    fillings: Vec<(usize, Filling)>,
}

/// The tables of something under its title.
fn titled(of: &impl Presentation) -> Vec<Table> {
    let mut tables = of.for_organisers();
    tables.iter_mut().filter(|table| table.title.is_empty()).for_each(|table| table.title = of.title());
    tables
}

/// Names those who were drawn, and nobody else.
impl std::fmt::Debug for DrawnPanel<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.names().get().iter()).finish()
    }
}

impl DrawnPanel<'_> {
    /// The plan that was drawn, for those who organise.
    pub fn plan(&self) -> &CompositionPlan {
        self.plan
    }

    /// The same with who can stand in for whom, for the page of those who organise.
    #[must_use]
    pub fn reserves(mut self, reserves: Reserves) -> Self {
        self.reserves = Some(reserves);
        self
    }

    /// The same with whether so many dropouts can be replaced, for the page of those who organise.
    #[must_use]
    pub fn filling(mut self, dropouts: usize, filling: Filling) -> Self {
        self.fillings.push((dropouts, filling));
        self
    }

    /// Who is in which group.
    ///
    /// Public are the names of those who were drawn and the group of each, as of every plan; not who else took part, since
    /// to have been in the pool and not drawn is nobody's business.
    fn names(&self) -> Public<NamedGroups> {
        Public::fact(NamedGroups::new(self.plan.groups().iter().map(PlannedGroup::names)))
    }
}

/// As text for members: who was drawn, and how.
impl std::fmt::Display for DrawnPanel<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::table::text(self, crate::table::Audience::Members))
    }
}

/// For members: the names of those who were drawn, how the draw went and can be repeated, and how many had which chance.
impl Presentation for DrawnPanel<'_> {
    fn title(&self) -> String {
        "Who was drawn".to_owned()
    }

    fn event(&self) -> Option<&Event> {
        self.kept.event()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        // The draw is made of the published list and of a seed or a throw that everybody could see.
        let draw = self.list.clone().with(Public::fact(self.draw.clone()));
        let chances = self.kept.list.facts().map(|facts| ChanceFacts::tables(&facts));
        self.names().with(draw).with(chances).map(|((names, (list, draw)), chances)| {
            let tables = names.lists(None).chain([list.after(&draw), list.announced()]).chain(chances);
            tables.map(Table::in_order).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let row = |group: &PlannedGroup| {
            let members = group.members.iter().map(|member| with_hat(&member.id, member.hat.as_ref()));
            [group.name.clone(), members.collect::<Vec<_>>().join(", ")]
        };
        let groups = Table::new("Groups").texts(["Group", "Members"]).rows(self.plan.groups().iter().map(row));
        let list = self.list.get();
        let fillings = self.fillings.iter().map(|(dropouts, filling)| {
            let who = if *dropouts == 1 { "1 member drops".to_owned() } else { format!("{dropouts} members drop") };
            format!("If {who} out: {}", filling.for_organisers())
        });
        let fillings = Table::new("Whether dropouts can be replaced").notes(fillings).if_any();
        let tables = [list.after(&self.draw), list.announced(), self.kept.numbered()];
        let reserves = self.reserves.iter().flat_map(titled).chain(fillings);
        let tables = std::iter::once(groups).chain(reserves).chain(tables).chain(self.kept.list.chances());
        tables.map(Table::in_order).collect()
    }
}

display_for_members!(PublishedList);

/// The list as everybody has it: its hashes, and everybody's chance by code or name.
impl Presentation for PublishedList {
    fn title(&self) -> String {
        "A published list".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        // What was published is public, however it is told.
        Public::fact(self.clone()).map(|list| {
            let total = list.total();
            let rows = list.times().into_iter().map(|(member, times)| [member.to_owned(), entries(times, total)]);
            vec![Table::new("The chance of each").text("Member").number("Entries").rows(rows), list.announced()]
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        self.for_members().into_inner()
    }
}

/// What anybody knows of a draw: which entry of a published list it gave, and how.
#[derive(Debug, Clone)]
pub struct DrawnEntry<'a> {
    list: &'a PublishedList,
    draw: Draw,
}

impl PublishedList {
    /// What a draw gave, under the codes or names of the list, to be shown to people.
    ///
    /// # Errors
    ///
    /// A draw that is not what the list gives.
    pub fn drawn(&self, draw: &Draw) -> Result<DrawnEntry<'_>, Error> {
        self.replay(draw)?;
        Ok(DrawnEntry { list: self, draw: draw.clone() })
    }
}

impl Presentation for DrawnEntry<'_> {
    fn title(&self) -> String {
        "What was drawn".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        // A published list, and a draw from it that everybody can repeat.
        Public::fact((self.list.clone(), self.draw.clone())).map(|(list, draw)| {
            let groups = list.entry(draw.index).into_iter().flat_map(|entry| &entry.groups);
            let lists =
                groups.map(|group| Table::new(&group.name).text("Member").rows(group.members.iter().map(|of| [of])));
            lists.chain([list.after(&draw), list.announced()]).collect()
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        self.for_members().into_inner()
    }
}
