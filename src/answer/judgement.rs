//! What is said of a plan that was made by hand, as tables.

use crate::event::Event;
use crate::outcome::{JudgedRule, Judgement, Outcome, TierCost};
use crate::public::Public;
use crate::table::{Audience, Presentation, Table, text};
use std::fmt;

/// For members: the plan, and whether all that must hold does.
impl<P: Presentation> fmt::Display for Judgement<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(self, Audience::Members))
    }
}

impl<P: Presentation> Presentation for Judgement<P> {
    fn title(&self) -> String {
        self.plan.title()
    }

    fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.plan.for_members().with(self.facts()).map(|(plan, (broken, bent))| {
            let required = Table::new("What must hold, as far as it is public");
            let required = if broken.is_empty() {
                required.notes(["All of it does."])
            } else {
                required.notes(broken.iter().map(|words| format!("This plan breaks a rule: {words}.")))
            };
            let bent = bent.iter().map(|words| format!("This plan bends a rule: {words}."));
            let bent = Table::new("What this plan bends of what is preferred").notes(bent).if_any();
            plan.into_iter().chain([required]).chain(bent).collect()
        })
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.plan.cards()
    }

    fn for_organisers(&self) -> Vec<Table> {
        let required = Table::new("What must hold");
        let required = if self.holds() {
            required.notes(["All of it does."])
        } else {
            rules(required, self.bent.iter().filter(|rule| rule.required))
        };
        let preferred = Table::new("What this plan bends of what is preferred");
        let preferred = rules(preferred, self.bent.iter().filter(|rule| !rule.required)).if_any();
        let plan = self.plan.for_organisers().into_iter();
        plan.chain([required, self.beside_the_best()]).chain(preferred).collect()
    }
}

fn rules<'a>(table: Table, rules: impl Iterator<Item = &'a JudgedRule>) -> Table {
    let rows = rules.map(|rule| {
        let number = rule.rule.map_or(String::new(), |number| number.to_string());
        [number, rule.sentence.clone(), if rule.required { String::new() } else { amount(&rule.cost) }]
    });
    table.number("Rule").text("What it asks").text("By").rows(rows).without_empty_columns()
}

fn amount(cost: &TierCost) -> String {
    cost.unit.counted(if cost.gain { -cost.amount() } else { cost.amount() })
}

impl<P> Judgement<P> {
    /// A row for each tier: what the plan costs, the best that is known, and what no plan goes below.
    fn beside_the_best(&self) -> Table {
        let table = Table::new("Beside the best plan that is known");
        let certificate = match &self.best {
            Outcome::Solved(best) => &best.certificate,
            Outcome::Impossible(_) => return table.notes(["No plan can meet all that must hold: that is proved."]),
            Outcome::Undecided(_) => return table.notes(["No other plan was found that meets all that must hold."]),
        };
        let preferred = self.costs.iter().zip(certificate).filter(|(cost, _)| cost.tier.0 > 0);
        let rows = preferred.map(|(cost, best)| {
            let tier = match cost.level {
                None => cost.tier.0.to_string(),
                Some(level) => format!("{}, level {level}", cost.tier.0),
            };
            let bound = TierCost { cost: best.bound, ..best.tier_cost() };
            [tier, amount(cost), amount(&best.tier_cost()), amount(&bound)]
        });
        let table = table.text("Tier").texts(["This plan", "Best known", "No plan is better than"]).rows(rows);
        let equal = || self.costs.iter().map(|cost| cost.cost).eq(certificate.iter().map(|best| best.cost));
        let note = match (self.holds() && equal(), certificate.iter().all(|best| best.proof.is_some())) {
            (true, true) => "No plan scores better on the order you agreed.",
            (true, false) => "No better plan is known.",
            (false, _) => "A better plan is known: solve the problem to see it.",
        };
        table.notes([note])
    }
}
