//! Decisions that somebody leads.

use serde::{Deserialize, Serialize};

/// A decision to be prepared and led by several people.
///
/// ```
/// use roundtable::Decision;
///
/// let money = Decision::new("how the money is spent").weight(3).topic("money").leads(2);
/// assert_eq!(money.name(), "how the money is spent");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "decision", deny_unknown_fields)]
#[must_use]
pub struct Decision {
    pub(super) name: String,
    #[serde(default = "usual_weight", skip_serializing_if = "is_usual_weight")]
    pub(super) weight: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) topic: Option<String>,
    #[serde(default = "usual_leads", skip_serializing_if = "are_usual_leads")]
    pub(super) leads: usize,
}

fn usual_weight() -> u64 {
    1
}

fn is_usual_weight(weight: &u64) -> bool {
    *weight == usual_weight()
}

fn usual_leads() -> usize {
    2
}

fn are_usual_leads(leads: &usize) -> bool {
    *leads == usual_leads()
}

impl Decision {
    /// A decision of weight 1 with two leads.
    pub fn new(name: impl Into<String>) -> Decision {
        Decision { name: name.into(), weight: usual_weight(), topic: None, leads: usual_leads() }
    }

    /// How much it weighs beside other decisions: 1 to 1 000 000.
    pub fn weight(mut self, weight: u64) -> Decision {
        self.weight = weight;
        self
    }

    /// What it is about; conflicts of interest are of topics.
    pub fn topic(mut self, topic: impl Into<String>) -> Decision {
        self.topic = Some(topic.into());
        self
    }

    /// So many people lead it together; at least 1.
    pub fn leads(mut self, people: usize) -> Decision {
        self.leads = people;
        self
    }

    /// Whether it is the decision, or one on the topic, of this name.
    pub(crate) fn is_about(&self, topic: &str) -> bool {
        self.name == topic || self.topic.as_deref() == Some(topic)
    }

    /// Name of the decision.
    pub fn name(&self) -> &str {
        &self.name
    }
}
