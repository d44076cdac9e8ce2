//! Registries of rules: from one list the enum of the rules, their names in files, and the way to each of them.

/// Rules made by [`rules!`], or joined by [`registries!`], where it is in scope.
pub(crate) trait Registry {
    /// The keys of the rules in a problem file.
    const NAMES: &'static [&'static str];
    /// Those of them that are private unless something else is said.
    const PRIVATE: &'static [&'static str];

    /// Whether members may not see what the rule says, unless something else is said.
    fn is_private(&self) -> bool;
}

/// Makes an enum of rules. A line names a rule's key in files and its type, which implements the trait named above, and
/// whether it is private unless something else is said:
///
/// ```text
/// rules! {
///     /// Rules about groups of people.
///     pub(crate) enum GroupRules: GroupRule {
///         "places" => Places,
///         "apart" => Apart (private),
///     }
/// }
/// ```
macro_rules! rules {
    ($(#[$doc:meta])* $vis:vis enum $Rules:ident: $Trait:path { $($name:literal => $Rule:ident $(($private:ident))?),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $vis enum $Rules {
            $(#[serde(rename = $name)] $Rule($Rule),)+
        }

        impl $crate::rules::registry::Registry for $Rules {
            const NAMES: &'static [&'static str] = &[$($name),+];
            const PRIVATE: &'static [&'static str] = &[$($($crate::rules::registry::marked!($private, $name),)?)+];

            fn is_private(&self) -> bool {
                match self {
                    $($Rules::$Rule(_) => false $(|| $crate::rules::registry::marked!($private, true))?,)+
                }
            }
        }

        impl $Rules {
            /// The rule itself.
            $vis fn get(&self) -> &dyn $Trait {
                match self {
                    $($Rules::$Rule(rule) => rule,)+
                }
            }
        }

        $(impl From<$Rule> for $Rules {
            fn from(rule: $Rule) -> $Rules {
                $Rules::$Rule(rule)
            }
        })+
    };
}

/// What a rule marked as private is.
macro_rules! marked {
    (private, $value:expr) => {
        $value
    };
}

/// The names of several registries, `N` in all, in one list.
pub(crate) const fn joined<const N: usize>(lists: &[&[&'static str]]) -> [&'static str; N] {
    let mut names = [""; N];
    let (mut list, mut from) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            names[from + at] = lists[list][at];
            at += 1;
        }
        from += lists[list].len();
        list += 1;
    }
    names
}

/// Makes an enum of several registries. A rule is read as one of the registry that has its key, so that an error refers
/// to the rule that the key names.
macro_rules! registries {
    ($(#[$doc:meta])* $vis:vis enum $All:ident { $($(#[$of:meta])* $Variant:ident($Rules:ident)),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        $vis enum $All {
            $($(#[$of])* $Variant($Rules),)+
        }

        impl $crate::rules::registry::Registry for $All {
            const NAMES: &'static [&'static str] =
                &$crate::rules::registry::joined::<{ 0 $(+ $Rules::NAMES.len())+ }>(&[$($Rules::NAMES),+]);
            const PRIVATE: &'static [&'static str] =
                &$crate::rules::registry::joined::<{ 0 $(+ $Rules::PRIVATE.len())+ }>(&[$($Rules::PRIVATE),+]);

            fn is_private(&self) -> bool {
                match self {
                    $($All::$Variant(rule) => rule.is_private(),)+
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $All {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$All, D::Error> {
                struct OfAll;

                impl<'de> serde::de::Visitor<'de> for OfAll {
                    type Value = $All;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        write!(f, "one of {}", $All::NAMES.join(", "))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$All, A::Error> {
                        let (name, whole) = $crate::rules::form::by_first_key(map, &self)?;
                        $(if $Rules::NAMES.contains(&name.as_str()) {
                            return <$Rules as serde::Deserialize>::deserialize(whole).map($All::$Variant);
                        })+
                        Err(serde::de::Error::unknown_variant(&name, $All::NAMES))
                    }
                }

                deserializer.deserialize_map(OfAll)
            }
        }
    };
}

pub(crate) use {marked, registries, rules};
