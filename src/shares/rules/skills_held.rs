//! Skills that several people hold, so that none is lost with one of them.

use super::Known;
use crate::error::{Faults, InputFault, Noun, fault};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::fmt;

/// In the end each skill is held by so many people, of at least two tags of the dimension between them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct SkillsHeld {
    pub(in crate::shares) dimension: String,
    #[serde(default = "two")]
    pub(in crate::shares) people: usize,
    /// None: all that there are.
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

    pub(super) fn check(&self, known: &Known<'_>, faults: &mut Faults) {
        faults.keep(known.roster.resolve_dimension(&self.dimension));
        let taking_part = known.scene.people.len();
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
}

impl fmt::Display for SkillsHeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.skills.as_deref() {
            None => f.write_str("each skill is held")?,
            Some([only]) => write!(f, "`{only}` is held")?,
            Some(skills) => write!(f, "each of `{}` is held", skills.join("`, `"))?,
        }
        let SkillsHeld { dimension, people, .. } = self;
        write!(f, " by at least {people} people, of at least two `{dimension}`")
    }
}
