//! A share of decisions beyond which nobody leads.

mod definition;

use super::prelude::*;

/// The largest number in a share, so that it can be taken of the weight of all decisions.
const MAX_PARTS: u32 = 1_000_000;

/// Nobody, or not this member, leads more than this share of the weight of all decisions.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct MostDecisions {
    /// A fraction: above and below its line.
    pub(in crate::shares) share: (u32, u32),
    #[serde(rename = "of", default, skip_serializing_if = "Option::is_none")]
    pub(in crate::shares) member: Option<String>,
}

impl SharingRule for MostDecisions {
    fn words(&self) -> String {
        let (above, below) = self.share;
        let who = match &self.member {
            None => "nobody leads",
            Some(member) => &format!("`{member}` does not lead"),
        };
        format!("{who} more than {above}/{below} of the weight of all decisions")
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        let (above, below) = self.share;
        if below == 0 || above > below {
            faults.push(fault!(NotAShare, "{above}/{below} is no share of a whole; give two numbers such as 1 and 3"));
        } else if below > MAX_PARTS {
            faults.push(fault!(
                BeyondLimit,
                "the numbers of a share go up to {most}; reduce the fraction, or round it",
                most = MAX_PARTS
            ));
        }
        if let Some(member) = &self.member {
            faults.keep(known.person(member));
        }
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| vec![(0, context.weight(job))];
        let known = context.known();
        let price = |person: usize, _| Price::range(None, self.cap(person, &known));
        let count = context.by_person(1, bring, price);
        Lowered::whole(vec![count], Unit::named("weight of decisions"))
    }

    fn add_bounds(&self, known: &KnownNames<'_>, bounds: &mut RequiredBounds) {
        for (person, most) in bounds.most_led.iter_mut().enumerate() {
            if let Some(cap) = self.cap(person, known) {
                *most = cap.min(*most);
            }
        }
    }
}

impl MostDecisions {
    /// The weight that the rule lets somebody lead; `None` if it is not about them.
    fn cap(&self, person: usize, known: &KnownNames<'_>) -> Option<i64> {
        let decisions = known.instance.decisions.iter();
        let all: i64 = decisions.map(|decision| decision.weight).sum();
        let (above, below) = self.share;
        let cap = all * i64::from(above) / i64::from(below.max(1));
        let capped = self.member.as_ref().is_none_or(|member| known.is(person, member));
        capped.then_some(cap)
    }
}
