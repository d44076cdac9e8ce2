//! Builders as they stand in problem files, and problems that are written as the builders that made them.

use crate::error::{Code, Error, Faults, InputFault};

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
                self.roster = crate::roster::RosterSource::from(roster.clone());
                crate::rules::form::with_faults_of_roster(faults, self.build_for(roster))
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

/// The problem that was made of a roster, or all faults of both.
pub(crate) fn with_faults_of_roster<T>(mut faults: Faults, built: Result<T, Error>) -> Result<T, Error> {
    if faults.is_empty() {
        return built;
    }
    if let Err(Error::Input(others)) = built {
        faults.note(others.iter().filter(|fault| !follows_from_people(fault)).cloned());
    }
    Err(faults.into())
}
