//! What the rules about decisions cost, by their definition.

use super::{Held, Reading};
use crate::shares::rules::{Across, ConflictOfInterest, MostDecisions};
use crate::shares::scene::Scene;

impl Held {
    /// The weight of the decisions that everybody leads.
    pub(in crate::shares) fn decided_of_all(&self, scene: &Scene) -> Vec<i64> {
        let mut decided = vec![0; scene.people.len()];
        for (decision, leads) in scene.decisions.iter().zip(&self.leads) {
            for &lead in leads {
                decided[lead] += decision.weight;
            }
        }
        decided
    }
}

impl Reading<'_> {
    pub(super) fn short_of_two_leads(&self, across: &Across) -> i64 {
        let tags = self.tags(&across.dimension);
        let short = |leads: &Vec<usize>| {
            let tagged = |person: &&usize| tags.iter().any(|&tag| self.holds(**person, tag));
            let two = 2 - leads.iter().filter(tagged).count() as i64;
            two.max(0) + self.without_another(leads, &tags)
        };
        self.held.leads.iter().map(short).sum()
    }

    pub(super) fn beyond_most_decisions(&self, most: &MostDecisions) -> i64 {
        let all: i64 = self.scene.decisions.iter().map(|decision| decision.weight).sum();
        let (above, below) = most.share;
        let cap = all * i64::from(above) / i64::from(below.max(1));
        let capped = |person: &usize| most.member.as_ref().is_none_or(|id| self.is(*person, id));
        let decided = self.held.decided_of_all(self.scene);
        let people = self.people().filter(capped);
        people.map(|person| (decided[person] - cap).max(0)).sum()
    }

    pub(super) fn close_leads(&self, close: &ConflictOfInterest) -> i64 {
        let decisions = self.scene.decisions.iter().zip(&self.held.leads);
        let about = decisions
            .filter(|(decision, _)| decision.name == close.topic || decision.topic.as_ref() == Some(&close.topic));
        let leads = about.flat_map(|(_, leads)| leads);
        leads.filter(|&&person| self.is(person, &close.member)).count() as i64
    }
}
