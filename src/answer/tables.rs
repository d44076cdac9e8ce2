//! What an answer says, as tables.

use crate::event::Event;
use crate::outcome::{Alternatives, Conflict, Outcome, Solution, Standing, Undecided, lines, untried};
use crate::public::Public;
use crate::roster::RosterNotes;
use crate::table::{Audience, Presentation, Table, display_for_members, text};
use std::fmt;

impl<P: Presentation> Presentation for Outcome<P> {
    fn title(&self) -> String {
        match self {
            Outcome::Solved(solution) => solution.title(),
            Outcome::Impossible(conflict) => conflict.title(),
            Outcome::Undecided(reason) => reason.title(),
        }
    }

    fn event(&self) -> Option<&Event> {
        match self {
            Outcome::Solved(solution) => solution.event(),
            Outcome::Impossible(conflict) => conflict.event(),
            Outcome::Undecided(reason) => reason.event(),
        }
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        match self {
            Outcome::Solved(solution) => solution.for_members(),
            Outcome::Impossible(conflict) => conflict.for_members(),
            Outcome::Undecided(reason) => reason.for_members(),
        }
    }

    fn cards(&self) -> Public<Vec<Table>> {
        match self {
            Outcome::Solved(solution) => solution.cards(),
            Outcome::Impossible(_) | Outcome::Undecided(_) => Public::default(),
        }
    }

    fn for_organisers(&self) -> Vec<Table> {
        match self {
            Outcome::Solved(solution) => solution.for_organisers(),
            Outcome::Impossible(conflict) => conflict.for_organisers(),
            Outcome::Undecided(reason) => reason.for_organisers(),
        }
    }

    fn in_brief(&self) -> Vec<Table> {
        match self {
            Outcome::Solved(solution) => solution.in_brief(),
            Outcome::Impossible(conflict) => conflict.in_brief(),
            Outcome::Undecided(reason) => reason.in_brief(),
        }
    }
}

/// Members see the plans in an order that tells nothing of what they cost.
impl<P: Presentation> Presentation for Alternatives<P> {
    fn title(&self) -> String {
        match self {
            Alternatives::Plans(_) => "Plans to choose among".to_owned(),
            Alternatives::Impossible(conflict) => conflict.title(),
            Alternatives::Undecided(reason) => reason.title(),
        }
    }

    fn event(&self) -> Option<&Event> {
        match self {
            Alternatives::Plans(plans) => plans.first()?.event(),
            Alternatives::Impossible(conflict) => conflict.event(),
            Alternatives::Undecided(reason) => reason.event(),
        }
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        match self {
            Alternatives::Plans(plans) => {
                let plans = plans.iter().map(Presentation::for_members);
                let plans = plans.fold(Public::default(), |all: Public<Vec<_>>, plan| {
                    all.with(plan).map(|(mut all, plan)| {
                        all.push(plan);
                        all
                    })
                });
                plans.map(|mut plans| {
                    plans.sort_by_cached_key(|tables| format!("{tables:?}"));
                    side_by_side(plans)
                })
            }
            Alternatives::Impossible(conflict) => conflict.for_members(),
            Alternatives::Undecided(reason) => reason.for_members(),
        }
    }

    fn for_organisers(&self) -> Vec<Table> {
        match self {
            Alternatives::Plans(plans) => side_by_side(plans.iter().map(Presentation::for_organisers).collect()),
            Alternatives::Impossible(conflict) => conflict.for_organisers(),
            Alternatives::Undecided(reason) => reason.for_organisers(),
        }
    }
}

/// The tables of several plans, each with the number of its plan.
fn side_by_side(plans: Vec<Vec<Table>>) -> Vec<Table> {
    let numbered = (1..).zip(plans).flat_map(|(number, tables): (usize, _)| {
        tables.into_iter().map(move |table| {
            let title = if table.title.is_empty() { String::new() } else { format!(": {}", table.title) };
            Table { title: format!("Plan {number}{title}"), ..table }
        })
    });
    numbered.collect()
}

/// For members: the plan, how sure we are, and what it bends.
impl<P: Presentation> fmt::Display for Solution<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(self, Audience::Members))
    }
}

impl<P: Presentation> Presentation for Solution<P> {
    fn title(&self) -> String {
        self.plan.title()
    }

    fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let standing = self.standing.as_ref().map(Standing::tables);
        self.plan.for_members().with(standing).map(|(plan, standing)| [plan, standing].concat())
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.plan.cards()
    }

    fn for_organisers(&self) -> Vec<Table> {
        self.plan.for_organisers().into_iter().chain(self.said()).collect()
    }

    fn in_brief(&self) -> Vec<Table> {
        self.plan.in_brief().into_iter().chain(self.said()).collect()
    }
}

impl<P: Presentation> Solution<P> {
    /// What those who organise are told beside the plan.
    fn said(&self) -> Vec<Table> {
        let last = if self.is_proved() {
            self.plan.best_words().to_owned()
        } else {
            format!("This is the best plan found; {}.", self.stop)
        };
        let exceptions: Vec<&str> = self.exceptions.iter().map(|of| of.sentence.as_str()).collect();
        let mut sure: Vec<String> = lines(&self.certificate).collect();
        if let Some(required) = sure.first_mut().filter(|_| !exceptions.is_empty()) {
            *required = format!("What must hold: all of it does, but for this. {}.", exceptions.join(". "));
        }
        let sure = Table::new("How sure we are").notes(sure).notes([last]).notes(self.untried.map(untried)).opening();
        let bent = self.violations.iter().map(|bent| {
            format!("This plan bends rule {}: {} (by {})", bent.rule, bent.sentence, bent.unit.counted(bent.by))
        });
        let bent = Table::new("What this plan bends").notes(bent).if_any();
        let notes = Table::new("Of the rules").notes(&self.notes).if_any();
        reading(&self.roster).into_iter().chain([sure]).chain(bent).chain(notes).collect()
    }
}

/// How the roster was read.
fn reading(roster: &RosterNotes) -> Option<Table> {
    Table::new("How the roster was read").notes(roster.iter()).if_any()
}

display_for_members!(Conflict);

impl Presentation for Conflict {
    fn title(&self) -> String {
        "No plan can meet all this at once".to_owned()
    }

    fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|rules| {
            let title = "No plan can meet all that must hold at once. Of what is public, this takes part:";
            let rules = rules.into_iter().map(|rule| [rule]);
            let none = "No plan can meet all that must hold at once.";
            let table = Table::new(title).text("").rows(rules);
            vec![if table.rows.is_empty() { Table::new("").notes([none]) } else { table }]
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let rules = self.rules.iter().map(|clashing| {
            let rule = clashing.rule.map_or(String::new(), |rule| format!("rule {rule}"));
            [rule, clashing.sentence.clone()]
        });
        let set = if self.smallest {
            "here is a smallest set of rules that clash"
        } else {
            "these clash, and perhaps fewer of them would"
        };
        let table = Table::new(format!("No plan can meet all these at once; {set}:")).text("").text("").rows(rules);
        let table = table.without_empty_columns().notes(self.reason.iter().map(|reason| format!("Why: {reason}")));
        reading(&self.roster).into_iter().chain([table]).collect()
    }
}

impl Presentation for Undecided {
    fn title(&self) -> String {
        "No plan was found".to_owned()
    }

    fn event(&self) -> Option<&Event> {
        self.event.as_ref()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        Public::fact("No plan was found, nor was it shown that there is none.")
            .map(|told| vec![Table::new("").notes([told])])
    }

    fn for_organisers(&self) -> Vec<Table> {
        let broken = self.broken.iter().map(|broken| {
            let rule = broken.rule.map_or(String::new(), |rule| format!("rule {rule}"));
            [rule, broken.sentence.clone(), broken.concerned.join(", ")]
        });
        let table = Table::new("What the best attempt still broke").texts(["", "", "Concerns"]).rows(broken);
        let stop =
            Table::new("").notes([format!("No plan was found: {}.", self.stop)]).notes(self.untried.map(untried));
        let table = table.without_empty_columns().if_any();
        reading(&self.roster).into_iter().chain([stop]).chain(table).collect()
    }
}
