//! What a user can ask of groups of people, one small file a rule: the user's words and their lowering to counts and
//! prices.
//!
//! A [`Rule`] says what is wanted; whether it must hold or is preferred, and in which [`Tier`], is said where it is
//! given to a problem. The same rules serve every problem that has groups or tables: a problem is one [`Frame`] or
//! several, each of which is some groups and those who take part. [`tiers`] prices what the frames count, [`counting`]
//! looks for conflicts in one, and [`definition`] says what a plan costs in one.

pub(crate) mod asked;
mod balance;
mod bounds;
pub(crate) mod columns;
pub(crate) mod counting;
pub(crate) mod definition;
mod dual_hats;
pub(crate) mod form;
pub(crate) mod frame;
mod groups;
mod knows;
mod lens;
mod never_more;
mod none_or;
mod pair_form;
mod pair_values;
pub(crate) mod periods;
mod places;
pub(crate) mod setting;
mod sharing;
pub(crate) mod sizes;
mod stay;
#[cfg(test)]
mod tests;
pub(crate) mod tiers;
mod together;
mod variety;
mod wishes;
mod words;

pub(crate) use crate::tier::Tier;
pub use lens::Lens;
pub use pair_values::PairValues;
pub use sizes::Size;

pub(crate) use asked::{AnyRule, Asked, GivenRules};
pub(crate) use frame::Frame;
pub(crate) use setting::Group;

use crate::error::Faults;
use bounds::Bounds;
use pair_values::{Goal, PairSum};
use serde::{Deserialize, Serialize};
use setting::{Lowered, Setting};
use std::ops::RangeBounds;

/// Which groups a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) enum Scope {
    /// Each group by itself.
    #[default]
    Every,
    /// Each of these groups by itself.
    Named(Vec<String>),
    /// All groups taken together.
    Over,
}

/// Something that is asked of the groups.
///
/// ```
/// use roundtable::{Lens, Rule};
///
/// let rule = Rule::places("lived experience", 3..=3).lens(Lens::Hat);
/// assert_eq!(rule.to_string(), "exactly 3 places for `lived experience`, one hat each, in every group");
/// ```
#[derive(Clone, PartialEq)]
pub struct Rule {
    pub(crate) kind: Kind,
    pub(crate) lens: Lens,
    pub(crate) scope: Scope,
    pub(crate) weight: u32,
    pub(crate) private: bool,
}

/// The kinds of rule, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Places(places::Places),
    Balance(balance::Balance),
    NeverMore(never_more::NeverMore),
    NoneOr(none_or::NoneOr),
    DualHats(dual_hats::DualHats),
    Sharing(sharing::Sharing),
    Variety(variety::Variety),
    Together(together::Together),
    Apart(together::Apart),
    InGroup(groups::InGroup),
    NotInGroup(groups::NotInGroup),
    Wishes(wishes::Wishes),
    Stay(stay::Stay),
    PairSum(PairSum),
    Knows(knows::Knows),
}

/// Their names there.
pub(crate) const KINDS: [&str; 15] = [
    "places",
    "balance",
    "never_more",
    "none_or",
    "dual_hats",
    "sharing",
    "variety",
    "together",
    "apart",
    "in_group",
    "not_in_group",
    "wishes",
    "stay",
    "pair_sum",
    "knows",
];

impl Rule {
    pub(crate) fn new(kind: Kind) -> Rule {
        let private = matches!(kind, Kind::Apart(_));
        Rule { kind, lens: Lens::default(), scope: Scope::default(), weight: 1, private }
    }

    /// So many places for a tag in each group. Preferred: as few as can be missing or too many.
    ///
    /// The tag is written `dimension:tag`, or bare where only one dimension has it.
    pub fn places(tag: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        let bounds = Bounds::new(&number);
        Rule::new(Kind::Places(places::Places { tag: places::Tags::One(tag.into()), min: bounds.min, max: bounds.max }))
    }

    /// So many places for members whose tags in the dimension are exactly these: [`Lens::Cell`].
    pub fn places_cell<T: Into<String>>(tags: impl IntoIterator<Item = T>, number: impl RangeBounds<u32>) -> Rule {
        let tags = places::Tags::Several(tags.into_iter().map(Into::into).collect());
        let bounds = Bounds::new(&number);
        Rule::new(Kind::Places(places::Places { tag: tags, min: bounds.min, max: bounds.max })).lens(Lens::Cell)
    }

    /// At least so many with a tag in each group.
    pub fn at_least(tag: impl Into<String>, number: u32) -> Rule {
        Rule::places(tag, number..)
    }

    /// At most so many with a tag in each group.
    pub fn at_most(tag: impl Into<String>, number: u32) -> Rule {
        Rule::places(tag, ..=number)
    }

    /// So many places for members who hold this tag of its dimension and no other: [`Lens::Undivided`].
    pub fn undivided(tag: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        Rule::places(tag, number).lens(Lens::Undivided)
    }

    /// Each group has its even share of a tag, of every tag of a dimension, or of a number: the share of the groups'
    /// sizes when everybody is placed, the pool's share when members are selected. Preferred: the distances from that
    /// share are added up. Required (tags only): each group is less than one person from its share, that is at the
    /// share rounded down or up.
    ///
    /// Any lens but [`Lens::Hat`]: how many wear a hat is not known before the plan, so there is no share of it. It is
    /// about every group or named ones, never about all taken together.
    pub fn balance(of: impl Into<String>) -> Rule {
        Rule::new(Kind::Balance(balance::Balance { of: of.into() }))
    }

    /// In each group never more with the first tag than with the second.
    pub fn never_more(of: impl Into<String>, than: impl Into<String>) -> Rule {
        Rule::new(Kind::NeverMore(never_more::NeverMore { of: of.into(), than: than.into() }))
    }

    /// In each group nobody with the tag, or at least `least` of them; of a dimension, this for each of its tags.
    /// `least` 2: nobody is the only one of their kind.
    pub fn none_or(of: impl Into<String>, least: u32) -> Rule {
        Rule::new(Kind::NoneOr(none_or::NoneOr { of: of.into(), least }))
    }

    /// At most so many members of each group hold several tags of a dimension.
    pub fn dual_hats(dimension: impl Into<String>, most: u32) -> Rule {
        Rule::new(Kind::DualHats(dual_hats::DualHats { dimension: dimension.into(), most }))
    }

    /// At most so many members of each group share a tag of a dimension, such as an institution.
    pub fn sharing(dimension: impl Into<String>, most: u32) -> Rule {
        Rule::new(Kind::Sharing(sharing::Sharing { dimension: dimension.into(), most }))
    }

    /// So many different tags of a dimension are present in each group.
    pub fn variety(dimension: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        let bounds = Bounds::new(&number);
        let dimension = dimension.into();
        Rule::new(Kind::Variety(variety::Variety { dimension, min: bounds.min, max: bounds.max }))
    }

    /// These members are in one group, or none of them is in any. Preferred: as many pairs of them as can be.
    pub fn together<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Rule {
        Rule::new(Kind::Together(together::Together(members.into_iter().map(Into::into).collect())))
    }

    /// No two of these members are in one group. Private unless [`public`](Rule::public): members never see whom it is
    /// about.
    pub fn apart<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Rule {
        Rule::new(Kind::Apart(together::Apart(members.into_iter().map(Into::into).collect())))
    }

    /// This member is in this group.
    pub fn in_group(member: impl Into<String>, group: impl Into<String>) -> Rule {
        Rule::new(Kind::InGroup(groups::InGroup { member: member.into(), group: group.into() }))
    }

    /// This member is not in this group.
    pub fn not_in_group(member: impl Into<String>, group: impl Into<String>) -> Rule {
        Rule::new(Kind::NotInGroup(groups::NotInGroup { member: member.into(), group: group.into() }))
    }

    /// Members' wishes for groups, dearest first. Preferred: a first wish costs 0, a second 1, and so on; a group that
    /// was not named, and no group at all, cost one more than the last wish. Required: everyone listed gets one of
    /// their wishes.
    pub fn wishes<M, G>(wishes: impl IntoIterator<Item = (M, Vec<G>)>) -> Rule
    where
        M: Into<String>,
        G: Into<String>,
    {
        let wish = |(member, groups): (M, Vec<G>)| wishes::Wish {
            member: member.into(),
            groups: groups.into_iter().map(Into::into).collect(),
        };
        Rule::new(Kind::Wishes(wishes::Wishes { of: wishes.into_iter().map(wish).collect() }))
    }

    /// Members stay in the groups that they were in. Preferred: as few moves as can be. Required: no moves, or at most
    /// as many as [`most_moves`](Rule::most_moves) says. Who joins or leaves the roster is not counted.
    pub fn stay<M, G>(earlier: impl IntoIterator<Item = (M, G)>) -> Rule
    where
        M: Into<String>,
        G: Into<String>,
    {
        let place = |(member, group): (M, G)| stay::Place { member: member.into(), group: group.into() };
        Rule::new(Kind::Stay(stay::Stay { earlier: earlier.into_iter().map(place).collect(), most_moves: None }))
    }

    /// For [`stay`](Rule::stay): so many moves are allowed, or cost nothing.
    #[must_use]
    pub fn most_moves(mut self, moves: u32) -> Rule {
        if let Kind::Stay(stay) = &mut self.kind {
            stay.most_moves = Some(moves);
        }
        self
    }

    /// The sum of the pair values inside groups is as large as can be, or at least a number:
    /// [`at_least`](PairValues::at_least), which a required rule needs.
    pub fn most_of(values: PairValues) -> Rule {
        Rule::new(Kind::PairSum(PairSum { values, goal: Goal::Most }))
    }

    /// The sum of the pair values inside groups is as small as can be, or at most a number:
    /// [`at_most`](PairValues::at_most), which a required rule needs.
    pub fn least_of(values: PairValues) -> Rule {
        Rule::new(Kind::PairSum(PairSum { values, goal: Goal::Least }))
    }

    /// Everybody who is in a group knows at least so many others in it: those with whom their pair value is above 0.
    /// Preferred: as few as can be are missing, over all who are in groups.
    ///
    /// ```
    /// use roundtable::{PairValues, Rule};
    ///
    /// let known = PairValues::listed([("ana", "bo", 1), ("bo", "cy", 1)]);
    /// assert_eq!(Rule::knows(known, 1).to_string(), "everybody knows at least 1 other in their group");
    /// ```
    pub fn knows(values: PairValues, least: u32) -> Rule {
        Rule::new(Kind::Knows(knows::Knows { values, least }))
    }

    /// How a member with several tags is counted; without this, once for every tag.
    #[must_use]
    pub fn lens(mut self, lens: Lens) -> Rule {
        self.lens = lens;
        self
    }

    /// The rule is about these groups alone, each by itself.
    #[must_use]
    pub fn in_groups<T: Into<String>>(mut self, groups: impl IntoIterator<Item = T>) -> Rule {
        self.scope = Scope::Named(groups.into_iter().map(Into::into).collect());
        self
    }

    /// The rule is about all groups taken together.
    #[must_use]
    pub fn over_all(mut self) -> Rule {
        self.scope = Scope::Over;
        self
    }

    /// How much the rule weighs against the others of its tier, at least 1.
    #[must_use]
    pub fn weight(mut self, weight: u32) -> Rule {
        self.weight = weight;
        self
    }

    /// What is written for members says "a private need of a member" in place of this rule.
    #[must_use]
    pub fn private(mut self) -> Rule {
        self.private = true;
        self
    }

    /// What is written for members may name this rule.
    #[must_use]
    pub fn public(mut self) -> Rule {
        self.private = false;
        self
    }

    /// Whether members may not see what the rule says.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// The rule in words that every member may see.
    pub fn words_for_members(&self) -> String {
        self.told_to_members()
    }

    /// The rule as counts; none where its faults leave none.
    fn lower(&self, required: bool, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        let one_way = matches!(
            self.kind,
            Kind::DualHats(_)
                | Kind::Together(_)
                | Kind::Apart(_)
                | Kind::InGroup(_)
                | Kind::NotInGroup(_)
                | Kind::Wishes(_)
                | Kind::Stay(_)
                | Kind::PairSum(_)
                | Kind::Knows(_)
        );
        if one_way {
            setting.only_lenses(self, &[Lens::Every], faults);
        }
        match &self.kind {
            Kind::Places(kind) => kind.lower(self, setting, faults),
            Kind::Balance(kind) => kind.lower(self, required, setting, faults),
            Kind::NeverMore(kind) => kind.lower(self, setting, faults),
            Kind::NoneOr(kind) => kind.lower(self, setting, faults),
            Kind::DualHats(kind) => kind.lower(self, setting, faults),
            Kind::Sharing(kind) => kind.lower(self, setting, faults),
            Kind::Variety(kind) => kind.lower(self, setting, faults),
            Kind::Together(kind) => kind.lower(self, setting, faults),
            Kind::Apart(kind) => kind.lower(self, setting, faults),
            Kind::InGroup(kind) => kind.lower(self, setting, faults),
            Kind::NotInGroup(kind) => kind.lower(self, setting, faults),
            Kind::Wishes(kind) => kind.lower(self, required, setting, faults),
            Kind::Stay(kind) => kind.lower(self, required, setting, faults),
            Kind::PairSum(kind) => kind.lower(self, required, setting, faults),
            Kind::Knows(kind) => kind.lower(self, setting, faults),
        }
    }

    /// Where the rule is about every group by itself in the words of its kind.
    fn place_words(&self) -> String {
        match &self.scope {
            Scope::Every => "in every group".to_owned(),
            Scope::Over => "over all groups".to_owned(),
            Scope::Named(names) => format!("in `{}`", names.join("`, `")),
        }
    }

    fn lens_words(&self) -> &'static str {
        match self.lens {
            Lens::Every | Lens::Cell => "",
            Lens::Hat => ", one hat each,",
            Lens::Fraction => ", by fractions,",
            Lens::Primary => ", by main tag,",
            Lens::Undivided => " and no other tag of its kind",
        }
    }
}

impl AnyRule for Rule {
    fn own_weight(&self) -> u32 {
        self.weight
    }

    fn is_kept_private(&self) -> bool {
        self.private
    }
}
