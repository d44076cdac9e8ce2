//! What an answer says, as tables.

use crate::outcome::{Conflict, Exception, Outcome, Solution, Undecided, Violation, lines};
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

    fn tables(&self, audience: Audience) -> Vec<Table> {
        match self {
            Outcome::Solved(solution) => solution.tables(audience),
            Outcome::Impossible(conflict) => conflict.tables(audience),
            Outcome::Undecided(reason) => reason.tables(audience),
        }
    }
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

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let last = if self.is_proved() {
            "No plan scores better on the order you agreed.".to_owned()
        } else {
            format!("This is the best plan found; {}.", self.stop)
        };
        let exceptions = self.exceptions.iter().filter_map(|exception| told(exception, audience));
        let exceptions: Vec<&str> = exceptions.collect();
        let mut sure: Vec<String> = lines(&self.certificate, audience).collect();
        let private = (exceptions.len() < self.exceptions.len()).then(|| "a private need".to_owned());
        let open = (!exceptions.is_empty()).then(|| format!("this. {}", exceptions.join(". ")));
        let but_for: Vec<String> = private.into_iter().chain(open).collect();
        if let Some(required) = sure.first_mut().filter(|_| !but_for.is_empty()) {
            *required = format!("What must hold: all of it does, but for {}.", but_for.join(" and for "));
        }
        let sure = Table::new("How sure we are").notes(sure).notes([last]);
        let bent = self.violations.iter().map(|bent| sentence(bent, audience));
        let bent = Table::new("What this plan bends").notes(bent).if_any();
        let notes = Table::new("Of the rules").notes(self.notes.iter().filter(|_| audience == Audience::Organisers));
        let plan = self.plan.tables(audience).into_iter();
        plan.chain(reading(&self.roster, audience)).chain([sure]).chain(bent).chain(notes.if_any()).collect()
    }
}

/// How the roster was read, for those who organise.
fn reading(roster: &RosterNotes, audience: Audience) -> Option<Table> {
    Table::new("How the roster was read").notes(roster.iter().filter(|_| audience == Audience::Organisers)).if_any()
}

/// What is told of an exception; `None` for members if the rule is private.
fn told(exception: &Exception, audience: Audience) -> Option<&str> {
    match audience {
        Audience::Members => exception.words_for_members.as_deref(),
        Audience::Organisers => Some(&exception.sentence),
    }
}

fn sentence(bent: &Violation, audience: Audience) -> String {
    let words = words(audience, &bent.words_for_members, &bent.sentence);
    // By how much a private rule is bent is private too.
    if words != bent.sentence {
        return format!("This plan bends rule {}: {words}", bent.rule);
    }
    format!("This plan bends rule {}: {words} (by {})", bent.rule, bent.unit.counted(bent.by))
}

fn words<'a>(audience: Audience, for_members: &'a str, for_organisers: &'a str) -> &'a str {
    match audience {
        Audience::Members => for_members,
        Audience::Organisers => for_organisers,
    }
}

display_for_members!(Conflict);

impl Presentation for Conflict {
    fn title(&self) -> String {
        "No plan can meet all this at once".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let rules = self.rules.iter().map(|clashing| {
            let rule = clashing.rule.map_or(String::new(), |rule| format!("rule {rule}"));
            [rule, words(audience, &clashing.words_for_members, &clashing.sentence).to_owned()]
        });
        let set = if self.smallest {
            "here is a smallest set of rules that clash"
        } else {
            "these clash, and perhaps fewer of them would"
        };
        let table = Table::new(format!("No plan can meet all these at once; {set}:")).text("").text("").rows(rules);
        let reason = match audience {
            Audience::Members => &self.reason,
            Audience::Organisers => &self.reason_for_organisers,
        };
        let table = table.without_empty_columns().notes(reason.iter().map(|reason| format!("Why: {reason}")));
        reading(&self.roster, audience).into_iter().chain([table]).collect()
    }
}

impl Presentation for Undecided {
    fn title(&self) -> String {
        "No plan was found".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let broken = self.broken.iter().map(|broken| {
            let rule = broken.rule.map_or(String::new(), |rule| format!("rule {rule}"));
            let words = words(audience, &broken.words_for_members, &broken.sentence).to_owned();
            let concerned = match audience {
                Audience::Members => String::new(),
                Audience::Organisers => broken.concerned.join(", "),
            };
            [rule, words, concerned]
        });
        let table = Table::new("What the best attempt still broke").texts(["", "", "Concerns"]).rows(broken);
        let stop = Table::new("").notes([format!("{self}.")]);
        reading(&self.roster, audience)
            .into_iter()
            .chain([stop])
            .chain(table.without_empty_columns().if_any())
            .collect()
    }
}
