//! What everybody may know of how a plan stands to the rules.

use super::{Certificate, Exception, Violation};
use crate::public::Public;
use crate::table::Table;
use crate::tier::Tier;

/// How a plan stands to the rules that are not private: what they say, which of them it bends, and whether it is proved
/// that no plan is better. What anything costs is not among it, nor that there are other rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Required rules that give way or are broken by what is fixed.
    given_way: Vec<String>,
    tiers: Vec<StandingTier>,
    /// Preferred rules that are bent.
    bent: Vec<String>,
}

/// The rules of a tier that are not private.
#[derive(Debug, Clone, PartialEq, Eq)]
struct StandingTier {
    tier: Tier,
    rules: Vec<String>,
    is_proved: bool,
}

impl Standing {
    /// `preferred` are the preferred rules that are not private, by tier.
    pub(crate) fn new(
        preferred: Vec<(Tier, Vec<String>)>,
        certificate: &[Certificate],
        violations: &[Violation],
        exceptions: &[Exception],
    ) -> Public<Standing> {
        let tier = |(tier, rules): (Tier, Vec<String>)| {
            let mut settled = certificate.iter().filter(|of| of.tier <= tier);
            StandingTier { tier, rules, is_proved: settled.all(|of| of.proof.is_some()) }
        };
        Public::fact(Standing {
            given_way: exceptions.iter().filter_map(|of| of.words_for_members.clone()).collect(),
            tiers: preferred.into_iter().map(tier).collect(),
            bent: violations.iter().filter_map(|of| of.words_for_members.clone()).collect(),
        })
    }

    pub(crate) fn tables(&self) -> Vec<Table> {
        let required = match self.given_way.as_slice() {
            [] => "What must hold, as far as it is public: all of it does.".to_owned(),
            given_way => {
                let given_way = given_way.join("; ");
                format!("What must hold, as far as it is public: all of it does, but for this: {given_way}.")
            }
        };
        let tier = |of: &StandingTier| {
            let StandingTier { tier: Tier(tier), rules, is_proved } = of;
            let proved = if *is_proved { "proved: no plan is better" } else { "not proved: a plan may be better" };
            format!("Tier {tier}: {}; {proved}.", rules.join("; "))
        };
        // Of private rules nothing is said, also not that all of them are settled.
        let is_proved = !self.tiers.is_empty() && self.tiers.iter().all(|of| of.is_proved);
        let last = is_proved.then_some("On what is public of the order you agreed, no plan scores better.");
        let sure = Table::new("How sure we are").notes([required]).notes(self.tiers.iter().map(tier));
        let sure = sure.notes(last).opening();
        let bent = self.bent.iter().map(|words| format!("This plan bends a rule: {words}."));
        std::iter::once(sure).chain(Table::new("What this plan bends").notes(bent).if_any()).collect()
    }
}
