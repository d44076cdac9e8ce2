//! Builders as they stand in problem files, and problems that are written as the builders that made them.

/// What every builder has for files. The builder has the fields `roster` and `rules`, and is itself a serde value; the
/// problem has `to_builder`.
macro_rules! builder_in_file {
    ($problem:ident, $builder:ident, $kind:literal) => {
        impl $builder {
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
            /// All faults of the roster; if it has none, all other faults.
            pub fn build_in(mut self, folder: &std::path::Path) -> Result<$problem, crate::error::Error> {
                self.roster = self.roster.read(folder)?;
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
