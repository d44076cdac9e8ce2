//! Rules about who leads decisions.

use super::{Over, one};
use crate::model::Price;
use crate::rules::lowered::Lowered;
use crate::shares::openings::Opening;
use crate::shares::rule::ShareRules;
use crate::shares::rules::{Across, ConflictOfInterest, MostDecisions};
use crate::unit::Unit;

impl Over<'_> {
    pub(super) fn decision(&self, opening: Opening) -> Option<usize> {
        match opening {
            Opening::Lead { decision } => Some(decision),
            _ => None,
        }
    }

    /// The weight of the decision that an opening leads.
    pub(super) fn weight(&self, opening: Opening) -> i64 {
        let decision = self.decision(opening);
        decision.map_or(0, |decision| self.scene.decisions[decision].weight)
    }

    /// The leads of each decision are two people of different backgrounds at least: two of them hold a tag, and of no
    /// tag do all of them hold no other. By the theorem of König ("Graphs and matrices", 1931) two of them can then
    /// stand for two different tags.
    pub(super) fn lead_backgrounds(&self, across: &Across) -> Option<Lowered> {
        let tags = self.tags_of(&across.dimension)?;
        let decisions = &self.scene.decisions;
        let bring = |opening| self.decision(opening).map_or(Vec::new(), one);
        let tagged = |person| tags.iter().any(|&tag| self.holds(person, tag));
        // Where everybody holds a tag and no decision has a lead alone, it is true of every plan, and nothing for a
        // search to look at.
        let always = (0..self.scene.people.len()).all(tagged) && decisions.iter().all(|decision| decision.leads > 1);
        let two = (!always).then(|| self.of_people(decisions.len(), bring, tagged, |_| Price::range(Some(2), None)));
        let counts = tags.iter().map(|&tag| {
            let no_other = |person| !self.holds_another(person, tag, &tags);
            let price = |at: usize| Price::range(None, Some(decisions[at].leads as i64 - 1));
            self.of_people(decisions.len(), bring, no_other, price)
        });
        Lowered::whole(two.into_iter().chain(counts).collect(), Unit::new("background", "backgrounds"))
    }

    /// The weight that a rule lets somebody lead.
    fn cap(&self, most: &MostDecisions, person: usize) -> Option<i64> {
        let named = most.member.as_ref().map(|name| self.find(name));
        let decisions = self.scene.decisions.iter();
        let all: i64 = decisions.map(|decision| decision.weight).sum();
        let (above, below) = most.share;
        let cap = all * i64::from(above) / i64::from(below.max(1));
        let capped = named.is_none_or(|named| named == Some(person));
        capped.then_some(cap)
    }

    /// The weight that everybody can lead by what is required.
    pub(super) fn most_led(&self) -> Vec<i64> {
        let most = |person: usize| {
            let caps = self.required.iter().filter_map(|kind| match kind {
                ShareRules::MostDecisions(most) => self.cap(most, person),
                _ => None,
            });
            caps.min().unwrap_or(i64::MAX)
        };
        (0..self.scene.people.len()).map(most).collect()
    }

    /// Nobody, or a certain person not, leads more than a share of all weight.
    pub(super) fn most_decisions(&self, most: &MostDecisions) -> Option<Lowered> {
        let bring = |opening| vec![(0, self.weight(opening))];
        let price = |person: usize, _| Price::range(None, self.cap(most, person));
        let count = self.by_person(1, bring, price);
        Lowered::whole(vec![count], Unit::named("weight of decisions"))
    }

    /// Decisions that somebody is too close to. Where it is required, who may lead them settles it.
    pub(super) fn conflict_of_interest(&self, close: &ConflictOfInterest, required: bool) -> Option<Lowered> {
        let person = self.find(&close.member)?;
        let bring = |opening| {
            let decision = self.decision(opening);
            let about = decision.filter(|&at| self.scene.decisions[at].is_about(&close.topic));
            about.map_or(Vec::new(), |_| one(0))
        };
        let count = self.of_people(1, bring, |other| other == person, |_| Price::linear(1));
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, Unit::new("decision", "decisions"))
    }
}
