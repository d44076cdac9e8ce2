//! Builders as they stand in problem files, and problems that are written as the builders that made them.

use crate::characters::escaped;
use crate::error::{Code, Error, Faults, InputFault, Place};
use crate::rules::entry::RuleEntry;
use crate::rules::rule::RuleKind;

/// What every builder and its problem have. The builder has the fields `roster`, `event` and `rules`, is itself a serde
/// value, and has `build_for` a roster and `names`, what it names of the roster; the problem has the fields `roster`,
/// `asked` and `given`, the builder, and `to_builder`.
macro_rules! builder_in_file {
    ($problem:ident, $builder:ident, $rule:ident, $kind:literal) => {
        impl $builder {
            /// Adds a rule that every plan must meet.
            pub fn require(mut self, rule: impl Into<crate::$rule>) -> Self {
                self.rules.require(rule.into());
                self
            }

            /// Adds a rule that is bent as little as can be, once all lower tiers are settled.
            pub fn prefer(mut self, tier: crate::Tier, rule: impl Into<crate::$rule>) -> Self {
                self.rules.prefer(tier, rule.into());
                self
            }

            /// The same without these of its rules, by their numbers from 1.
            pub(crate) fn without_rules(mut self, numbers: &std::collections::BTreeSet<usize>) -> Self {
                let mut number = 0;
                self.rules.asked.retain(|_| {
                    number += 1;
                    !numbers.contains(&number)
                });
                self
            }

            /// What the plan is for, as it stands at the head of pages.
            pub fn event(mut self, event: crate::Event) -> Self {
                self.event = Some(event);
                self
            }

            /// Checks everything and makes the problem.
            ///
            /// # Errors
            ///
            /// All faults of the roster, and of all that is asked, at once.
            pub fn build(mut self) -> Result<$problem, crate::error::Error> {
                let (roster, faults) = self.roster.naming(&self.names())?;
                // The texts of the roster were looked through when it was read.
                self.roster = crate::roster::RosterSource::nobody();
                let texts = crate::texts::Texts::of(&self);
                let of_texts = crate::rules::form::faults_of_texts(&texts.unfit, &self.rules.asked);
                let given = std::mem::take(&mut self.rules.faults);
                let mut builder = texts.spelt_alike(self, roster.all_names());
                builder.rules.faults = given;
                builder.roster = crate::roster::RosterSource::from(roster.clone());
                let built = builder.build_for(roster);
                crate::rules::form::with_other_faults(faults, of_texts, &texts.unfit, built)
            }

            /// The path of the roster's file, or `None` if the members stand in place. `folder` is that of the problem
            /// file.
            ///
            /// # Errors
            ///
            /// A path that does not exist, or that leads outside the folder.
            pub fn roster_path(
                &self,
                folder: &std::path::Path,
            ) -> Result<Option<std::path::PathBuf>, crate::error::Error> {
                self.roster.path(folder)
            }

            /// Reads the roster, if it is in a file, and makes the problem. `folder` is that of the problem file.
            ///
            /// # Errors
            ///
            /// All faults. If the roster cannot be read, its faults alone.
            pub fn build_in(mut self, folder: &std::path::Path) -> Result<$problem, crate::error::Error> {
                self.roster = self.roster.clone().read(folder, &self.names())?;
                self.build()
            }

            /// Makes the problem with this roster in place of the one that was given.
            ///
            /// # Errors
            ///
            /// All faults.
            pub fn build_with(mut self, roster: &crate::roster::Roster) -> Result<$problem, crate::error::Error> {
                self.roster = crate::roster::RosterSource::from(roster);
                self.build()
            }
        }

        impl $problem {
            /// Starts the builder of a problem for the members of this roster.
            pub fn builder(roster: &crate::roster::Roster) -> $builder {
                $builder::new(roster)
            }

            /// The roster.
            pub fn roster(&self) -> &crate::roster::Roster {
                &self.roster
            }

            /// The rules in the order given, each with its tier; tier 0 is what must hold. Those that hold of every plan
            /// and were not given come last.
            pub fn rules(&self) -> impl Iterator<Item = (crate::Tier, &crate::$rule)> {
                self.asked.iter().map(|asked| (crate::Tier(asked.tier), &asked.rule))
            }
        }

        impl crate::problem::sealed::Sealed for $problem {
            fn rules_asked(&self) -> &dyn crate::problem::RulesAsked {
                &self.asked
            }

            fn people(&self) -> &crate::roster::Roster {
                &self.roster
            }

            fn event(&self) -> Option<&crate::Event> {
                self.given.event.as_ref()
            }
        }

        /// Names nobody of a private rule.
        impl std::fmt::Debug for $problem {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut fields = f.debug_struct(stringify!($problem));
                fields.field("roster", &self.roster).field("rules", &self.asked).finish_non_exhaustive()
            }
        }

        /// Prints nothing of the roster and of the rules.
        impl std::fmt::Debug for $builder {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($builder)).field("rules", &self.rules.asked.len()).finish_non_exhaustive()
            }
        }

        #[doc = concat!("As the value of `", $kind, "` in a problem file, with the members in place.")]
        impl serde::Serialize for $problem {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_builder().serialize(serializer)
            }
        }

        #[doc = concat!("Checked as by [`", stringify!($builder), "::build`]; the members must stand in place.")]
        impl<'de> serde::Deserialize<'de> for $problem {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$problem, D::Error> {
                let builder = $builder::deserialize(deserializer)?;
                builder.build().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use builder_in_file;

/// The faults of texts that hold what they may not, each with its path. Of a private rule everybody is told its number
/// alone.
pub(crate) fn faults_of_texts<K: RuleKind>(unfit: &[(String, String)], asked: &[RuleEntry<K>]) -> Faults {
    let mut faults = Faults::default();
    for (path, text) in unfit {
        let fault = InputFault::unfit_text("text", text).at(Place::path(path));
        let number = path.strip_prefix("rules[").and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
        faults.push(match number.and_then(|at| Some((at, asked.get(at)?))) {
            Some((at, asked)) if asked.rule.private => fault.in_private_rule(at + 1),
            Some((at, _)) => fault.in_rule(at + 1),
            None => fault,
        });
    }
    faults
}

/// What may be at fault only because the roster is: who is there, and what they bring.
const OF_PEOPLE: &[Code] = &[
    Code::NoPrimary,
    Code::NumberMissing,
    Code::TooFewPlaces,
    Code::TooFewToFill,
    Code::NobodyThere,
    Code::TooFewPeople,
    Code::NobodyMayTake,
    Code::NobodyHas,
    Code::NobodyCanHaveLearnt,
    Code::WrongHosts,
    Code::NoSeatLeft,
];

/// Whether a fault may be one only because of who is there, and what they bring.
pub(crate) fn follows_from_people(fault: &InputFault) -> bool {
    OF_PEOPLE.iter().any(|code| code.name() == fault.code())
}

/// The problem, or all its faults with those of its roster and of its texts. What follows from these is not told.
pub(crate) fn with_other_faults<T>(
    mut of_roster: Faults,
    of_texts: Faults,
    unfit: &[(String, String)],
    built: Result<T, Error>,
) -> Result<T, Error> {
    if of_roster.is_empty() && unfit.is_empty() {
        return built;
    }
    let is_roster_sound = of_roster.is_empty();
    of_roster.note(of_texts.into_iter());
    if let Err(Error::Input(others)) = built {
        let texts: Vec<_> = unfit.iter().map(|(_, text)| escaped(text)).collect();
        let is_of_texts = |line: &str| texts.iter().any(|text| line.contains(&**text));
        let is_told = |fault: &&InputFault| {
            (is_roster_sound || !follows_from_people(fault)) && !fault.for_organisers().lines().all(is_of_texts)
        };
        of_roster.note(others.iter().filter(is_told).cloned());
    }
    Err(of_roster.into())
}
