//! How far it can be claimed that no plan of the whole project is better.

use super::part::Part;
use super::plan::ProjectPlan;
use crate::outcome::TierCost;
use std::fmt;

/// What may be claimed of a tier of a part. For those who organise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The part.
    pub part: Part,
    /// What the plan costs there.
    pub cost: TierCost,
    /// How far it is the best.
    pub extent: Extent,
}

/// How far a plan is shown to be the best in a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Extent {
    /// A better plan may exist.
    Open,
    /// No plan of this part is better, given what was planned before it.
    GivenEarlierParts,
    /// No plan of the project is better here that is as good in every tier before.
    WholeProject,
}

impl ProjectPlan {
    /// What may be claimed of each tier of each part, in the order in which they were planned.
    pub fn claims(&self) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        let order = self.project.parts();
        for (at, &part) in order.iter().enumerate() {
            // What counts of a later part, as trainings of an earlier plan do, could be otherwise too.
            let is_free = !order[at + 1..].iter().any(|&later| self.project.is_coupled(later, part))
                && !order[..at].iter().any(|&earlier| self.project.is_coupled(earlier, part));
            for certificate in self.parts.certificate(part) {
                // Where nothing is bent, nothing can be better whatever was planned before; but gains set costs off.
                let alone = certificate.tier.0 == 0 || self.parts.rules_in(part, certificate.tier) == 1;
                let is_least = certificate.cost == 0 && !certificate.gain && alone;
                let before_is_settled = claims.iter().all(|claim| claim.extent == Extent::WholeProject);
                let extent = match certificate.proof {
                    None => Extent::Open,
                    Some(_) if before_is_settled && (is_free || is_least) => Extent::WholeProject,
                    Some(_) => Extent::GivenEarlierParts,
                };
                claims.push(Claim { part, cost: certificate.tier_cost(), extent });
            }
        }
        claims
    }
}

/// "rota, Tier 1: 2 people. No plan of the project is better here …".
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self.extent {
            Extent::Open => "A better plan may exist.",
            Extent::GivenEarlierParts => "Given what was planned before it, no plan of this part is better.",
            Extent::WholeProject => "No plan of the project is better here that is as good in all that comes before.",
        };
        let cost = self.cost.to_string();
        write!(f, "{}, {}. {said}", self.part, cost.trim_end_matches('.'))
    }
}
