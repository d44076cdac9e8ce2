//! Skills that several people hold, so that none is lost with one of them.

mod definition;

use super::prelude::*;
use crate::error::{InputFault, Noun, quoted};
use crate::model::ThresholdCounts;
use crate::roster::RosterName;
use itertools::Itertools;

/// In the end each skill is held by `people` people, of at least two tags of the dimension between them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct SkillsHeld {
    pub(in crate::shares) dimension: String,
    #[serde(default = "two")]
    pub(in crate::shares) people: usize,
    /// `None`: all that there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::shares) skills: Option<Vec<String>>,
}

fn two() -> usize {
    2
}

impl SkillsHeld {
    pub(in crate::shares) fn new(dimension: impl Into<String>) -> SkillsHeld {
        SkillsHeld { dimension: dimension.into(), people: two(), skills: None }
    }
}

impl SharingRule for SkillsHeld {
    fn words(&self) -> String {
        let skills = match self.skills.as_deref() {
            None => "each skill",
            Some([only]) => &format!("`{only}`"),
            Some(skills) => &format!("each of {}", quoted(skills)),
        };
        let SkillsHeld { dimension, people, .. } = self;
        format!("{skills} is held by at least {people} people, of at least two `{dimension}`")
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.roster.resolve_dimension(&self.dimension));
        let taking_part = known.instance.people.len();
        if self.people == 0 {
            faults.push(fault!(Zero, "it asks for skills held by at least 0 people; ask for at least 1"));
        } else if self.people > taking_part {
            let people = self.people;
            faults.push(fault!(
                TooFewPeople,
                "it asks for skills held by at least {people} people, and {taking_part} take part; lower \
                 the number"
            ));
        }
        let Some(skills) = &self.skills else { return };
        if skills.is_empty() {
            faults.push(InputFault::none_named(Noun::Skill));
        }
        for skill in skills.iter().unique() {
            faults.keep(known.skill(skill));
        }
        for skill in skills.iter().duplicates() {
            let skill = skill.clone();
            faults.push(InputFault::twice(Noun::Skill, skill));
        }
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let tags = context.tags_of(&self.dimension)?;
        let skills = context.instance.skills_of(self.skills.as_deref());
        let column: BTreeMap<usize, usize> = skills.iter().copied().zip(0..).collect();
        let holders = |at: usize| {
            let skill = skills[at];
            (0..context.instance.people.len())
                .filter(move |&person| context.instance.people[person].has.binary_search(&skill).is_ok())
        };
        let of_learners = |counted: &dyn Fn(usize) -> bool, price: &dyn Fn(usize) -> Price| {
            let bring = |job| -> Vec<Weighted> {
                let lessons = context.lessons(job).into_iter();
                let lessons = lessons.filter(|&(person, _)| counted(person));
                let columns = lessons.filter_map(|(_, skill)| column.get(&skill));
                columns.map(|&column| (column as u32, 1)).collect()
            };
            context.of_people(skills.len(), bring, |_| true, price)
        };
        let missing = |at: usize| {
            let missing = self.people as i64 - holders(at).count() as i64;
            Price::range(Some(missing.max(0)), None)
        };
        // Lessons are people as long as nobody is taught a skill twice; where a conflict is sought without that, people
        // are counted.
        let people = if context.bounds.taught_once {
            vec![of_learners(&|_| true, &missing)]
        } else {
            (0..skills.len()).map(|at| learners(context, skills[at], missing(at))).collect()
        };
        // Where all who hold a skill hold no other tag than this one, one of another background is missing.
        let backgrounds = tags.iter().map(|&tag| {
            let other = |person| context.holds_another(person, tag, &tags);
            of_learners(&other, &|at| {
                let known = holders(at).any(other);
                Price::range((!known).then_some(1), None)
            })
        });
        let counts = people.into_iter().chain(backgrounds).collect();
        Lowered::whole(counts, PEOPLE)
    }
}

/// How many people are taught a skill.
fn learners(context: &SharingLoweringContext<'_>, skill: usize, price: Price) -> Count {
    let bring = |job| -> Vec<Weighted> {
        let lessons = context.lessons(job).into_iter();
        let lessons = lessons.filter(|&(_, taught)| taught == skill);
        lessons.map(|(person, _)| (person as u32, 1)).collect()
    };
    let grid = context.grid(bring, |_| Some(0));
    let grid = grid.covering(context.instance.people.len(), 1);
    Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))
}
