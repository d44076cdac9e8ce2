//! The roster and the checked instance, by the names that people use.

use super::instance::Instance;
use crate::error::{InputFault, Noun};
use crate::roster::Roster;
use crate::roster::names::nearest;

/// What rules and plans can name.
#[derive(Clone, Copy)]
pub(super) struct KnownNames<'a> {
    pub(super) roster: &'a Roster,
    pub(super) instance: &'a Instance,
}

impl<'a> KnownNames<'a> {
    /// The id of somebody who takes part.
    pub(super) fn name(&self, person: usize) -> &'a str {
        self.roster.name(self.instance.people[person].member)
    }

    /// Whether this is the id of somebody who takes part.
    pub(super) fn is(&self, person: usize, id: &str) -> bool {
        self.roster.find(id) == Some(self.instance.people[person].member)
    }

    /// Somebody who takes part, by their id; `None` if nobody has it.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.instance.person(self.roster.find(id)?)
    }

    /// Somebody who takes part, by their id.
    pub(super) fn person(&self, id: &str) -> Result<usize, InputFault> {
        let member = self.roster.member(id)?;
        let person = self.instance.person(member);
        person.ok_or_else(|| InputFault::not_taking_part(id.to_owned()))
    }

    /// A piece of work by its name.
    pub(super) fn piece(&self, name: &str) -> Result<usize, InputFault> {
        let names = self.instance.pieces.iter().map(|piece| piece.name.as_str());
        position(Noun::Piece, name, names)
    }

    /// A skill by its name.
    pub(super) fn skill(&self, name: &str) -> Result<usize, InputFault> {
        let names = self.instance.skills.iter().map(String::as_str);
        position(Noun::Skill, name, names)
    }

    /// A decision by its name.
    pub(super) fn decision(&self, name: &str) -> Result<usize, InputFault> {
        let names = self.instance.decisions.iter().map(|decision| decision.name.as_str());
        position(Noun::Decision, name, names)
    }

    /// The decisions on a topic, and the one of this name.
    pub(super) fn decisions(&self, topic: &str) -> Result<Vec<usize>, InputFault> {
        let decisions = &self.instance.decisions;
        let meant = |&at: &usize| decisions[at].is_about(topic);
        let found: Vec<usize> = (0..decisions.len()).filter(meant).collect();
        if found.is_empty() {
            let topics = decisions.iter().filter_map(|it| it.topic.as_deref());
            let names = decisions.iter().map(|it| it.name.as_str());
            return Err(unknown(Noun::Topic, topic, topics.chain(names)));
        }
        Ok(found)
    }
}

/// The position of a name among those that there are.
pub(super) fn position<'a>(
    what: Noun,
    name: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, InputFault> {
    let all = known.clone();
    let found = known.position(|known| known == name);
    found.ok_or_else(|| unknown(what, name, all))
}

fn unknown<'a>(what: Noun, name: &str, known: impl Iterator<Item = &'a str>) -> InputFault {
    InputFault::unknown(what, name, nearest(name, known))
}
