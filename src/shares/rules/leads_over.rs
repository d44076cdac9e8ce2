//! Leads of each decision over the tags of a dimension.

mod definition;

use super::prelude::*;
use crate::roster::RosterName;

/// The leads of each decision are at least two people who stand for different tags.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct LeadsOver {
    pub(in crate::shares) dimension: String,
}

impl SharingRule for LeadsOver {
    fn words(&self) -> String {
        format!("every decision has at least two leads who stand for different `{}`", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.roster.resolve_dimension(&self.dimension));
    }

    /// Two of the leads hold a tag, and of no tag do all of them hold no other. By the theorem of König ("Graphs and
    /// matrices", 1931) two of them can then stand for two different tags.
    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let tags = context.tags_of(&self.dimension)?;
        let decisions = &context.instance.decisions;
        let bring = |job| context.decision(job).map_or(Vec::new(), one);
        let tagged = |person| tags.iter().any(|&tag| context.holds(person, tag));
        // Where everybody holds a tag and no decision has a lead alone, it is true of every plan, and nothing for a
        // search to look at.
        let always =
            (0..context.instance.people.len()).all(tagged) && decisions.iter().all(|decision| decision.leads > 1);
        let two = (!always).then(|| context.of_people(decisions.len(), bring, tagged, |_| Price::range(Some(2), None)));
        let counts = tags.iter().map(|&tag| {
            let no_other = |person| !context.holds_another(person, tag, &tags);
            let price = |at: usize| Price::range(None, Some(decisions[at].leads as i64 - 1));
            context.of_people(decisions.len(), bring, no_other, price)
        });
        Lowered::whole(two.into_iter().chain(counts).collect(), Unit::new("background", "backgrounds"))
    }
}
