//! What is written of an answer beside the plan.

use crate::audit::{GroupCounts, Mixing, SeatMixing};
use crate::composition::CompositionPlan;
use crate::rota::{RotaPlan, Turns};
use crate::rounds::RoundsPlan;
use crate::seating::SeatingPlan;
use crate::shares::{SharedOut, SharesPlan};
use serde::Serialize;

/// A plan of which an answer can be written.
pub trait Measured: Serialize {
    /// What is written beside the plan.
    type Measures: Serialize + Default;
    /// What this plan measures.
    fn measures(&self) -> Self::Measures;
}

/// What is written beside a composition.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CompositionMeasures {
    /// The counts of each group.
    pub counts: Vec<GroupCounts>,
}

/// What is written beside rounds.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoundsMeasures {
    /// The counts of each table, round by round.
    pub counts: Vec<Vec<GroupCounts>>,
    /// Who meets how many others, when there is a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mixing: Option<Mixing>,
}

/// What is written beside seating.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SeatingMeasures {
    /// The counts of each table, meeting by meeting.
    pub counts: Vec<Vec<GroupCounts>>,
    /// Who sits beside whom, when there is a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mixing: Option<SeatMixing>,
}

/// What is written beside a rota.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RotaMeasures {
    /// Everybody's turns beside their share, and the turns by background, when there is a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turns: Option<Turns>,
}

impl Measured for RotaPlan {
    type Measures = RotaMeasures;

    fn measures(&self) -> RotaMeasures {
        RotaMeasures { turns: Some(self.turns().clone()) }
    }
}

impl Measured for CompositionPlan {
    type Measures = CompositionMeasures;

    fn measures(&self) -> CompositionMeasures {
        CompositionMeasures { counts: self.counts().to_vec() }
    }
}

impl Measured for RoundsPlan {
    type Measures = RoundsMeasures;

    fn measures(&self) -> RoundsMeasures {
        RoundsMeasures { counts: self.counts().to_vec(), mixing: Some(self.mixing().clone()) }
    }
}

impl Measured for SeatingPlan {
    type Measures = SeatingMeasures;

    fn measures(&self) -> SeatingMeasures {
        SeatingMeasures { counts: self.counts().to_vec(), mixing: Some(self.mixing().clone()) }
    }
}

/// What is written beside shares.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharesMeasures {
    /// What everybody has beside even shares, when there is a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<SharedOut>,
}

impl Measured for SharesPlan {
    type Measures = SharesMeasures;

    fn measures(&self) -> SharesMeasures {
        SharesMeasures { shares: Some(self.shared_out().clone()) }
    }
}
