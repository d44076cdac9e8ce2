//! How each rule about groups is made in code.

mod numbers;

use super::dual_hats::DualHats;
use super::in_group::{InGroup, NotInGroup};
use super::knows::Knows;
use super::never_more::NeverMore;
use super::nominations::Nominations;
use super::none_or::NoneOr;
use super::open_groups::OpenGroups;
use super::pair_sum::{LeastOf, MostOf};
use super::places::{Places, Tags};
use super::sharing::Sharing;
use super::stay::{EarlierPlace, Stay};
use super::together::{Apart, Together};
use super::variety::Variety;
use super::wishes::{Wish, Wishes};
use super::{GroupKind, GroupRules, Rule};
use crate::rules::bounds::Bounds;
use crate::rules::lens::Lens;
use crate::rules::pair_values::PairValues;
use crate::rules::rule::Scope;
use std::ops::RangeBounds;

fn rule(rule: impl Into<GroupRules>) -> Rule {
    Rule::new(GroupKind(rule.into()))
}

impl Rule {
    /// So many places for a tag in each group. Preferred: those missing or too many are added up over the groups.
    ///
    /// The tag is written `dimension:tag`, or bare where only one dimension has it. A tag of a known dimension that
    /// nobody holds, and that no held tag is near to, has no holders, and the answer has a note that says so.
    pub fn places(tag: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        let bounds = Bounds::new(&number);
        rule(Places { tag: Tags::One(tag.into()), min: bounds.min, max: bounds.max })
    }

    /// So many places for members whose tags in the dimension are exactly these: [`Lens::Cell`]. Preferred: as
    /// [`places`](Rule::places).
    pub fn places_cell<T: Into<String>>(tags: impl IntoIterator<Item = T>, number: impl RangeBounds<u32>) -> Rule {
        let tag = Tags::Several(tags.into_iter().map(Into::into).collect());
        let bounds = Bounds::new(&number);
        rule(Places { tag, min: bounds.min, max: bounds.max }).lens(Lens::Cell)
    }

    /// At least `number` with a tag in each group. Preferred: those missing are added up over the groups.
    pub fn at_least(tag: impl Into<String>, number: u32) -> Rule {
        Rule::places(tag, number..)
    }

    /// At most `number` with a tag in each group. Preferred: those too many are added up over the groups.
    pub fn at_most(tag: impl Into<String>, number: u32) -> Rule {
        Rule::places(tag, ..=number)
    }

    /// So many places for members who hold this tag of its dimension and no other: [`Lens::Undivided`]. Preferred: as
    /// [`places`](Rule::places).
    pub fn undivided(tag: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        Rule::places(tag, number).lens(Lens::Undivided)
    }

    /// In each group never more with the first tag than with the second. Preferred: those too many are added up over
    /// the groups. A tag that nobody holds is taken as with [`places`](Rule::places).
    pub fn never_more(of: impl Into<String>, than: impl Into<String>) -> Rule {
        rule(NeverMore { of: of.into(), than: than.into() })
    }

    /// In each group nobody with the tag, or at least `least` of them; of a dimension, this for each of its tags.
    /// `least` 2: nobody is the only one of their kind. Preferred: a group with a tag held by too few costs as many
    /// people as would have to leave or join, whichever are fewer.
    pub fn none_or(of: impl Into<String>, least: u32) -> Rule {
        rule(NoneOr { of: of.into(), least })
    }

    /// At most `most` members of each group hold several tags of a dimension. Preferred: those beyond are added up over
    /// the groups.
    pub fn dual_hats(dimension: impl Into<String>, most: u32) -> Rule {
        rule(DualHats { dimension: dimension.into(), most })
    }

    /// At most `most` members of each group share a tag of a dimension, such as an institution: 1 means that nobody
    /// shares one with anybody there. Preferred: the holders beyond `most` are added up over groups and tags.
    pub fn sharing(dimension: impl Into<String>, most: u32) -> Rule {
        rule(Sharing { dimension: dimension.into(), most })
    }

    /// So many different tags of a dimension are present in each group; under [`Lens::Hat`], so many different hats are
    /// worn there. Preferred: the tags missing or too many are added up over the groups.
    pub fn variety(dimension: impl Into<String>, number: impl RangeBounds<u32>) -> Rule {
        let bounds = Bounds::new(&number);
        let dimension = dimension.into();
        rule(Variety { dimension, min: bounds.min, max: bounds.max })
    }

    /// These members are in one group, or none of them is in any. Preferred: each pair of them that is not so costs 1.
    pub fn together<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Rule {
        rule(Together(members.into_iter().map(Into::into).collect()))
    }

    /// No two of these members are in one group. Preferred: each pair of them in one group costs 1. Private unless
    /// [`public`](Rule::public): members never see whom it is about.
    pub fn apart<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Rule {
        rule(Apart(members.into_iter().map(Into::into).collect()))
    }

    /// This member is in this group. Preferred: elsewhere, or in no group, costs 1.
    pub fn in_group(member: impl Into<String>, group: impl Into<String>) -> Rule {
        rule(InGroup { member: member.into(), group: group.into() })
    }

    /// This member is not in this group. Preferred: being there costs 1.
    pub fn not_in_group(member: impl Into<String>, group: impl Into<String>) -> Rule {
        rule(NotInGroup { member: member.into(), group: group.into() })
    }

    /// Members' wishes for groups, dearest first. Preferred: a first wish costs 0, a second 1, and so on; a group that
    /// was not named, and no group at all, cost one more than the last wish. Required: everyone listed gets one of
    /// their wishes.
    pub fn wishes<M, G>(wishes: impl IntoIterator<Item = (M, Vec<G>)>) -> Rule
    where
        M: Into<String>,
        G: Into<String>,
    {
        let wish = |(member, groups): (M, Vec<G>)| Wish {
            member: member.into(),
            groups: groups.into_iter().map(Into::into).collect(),
        };
        rule(Wishes { of: wishes.into_iter().map(wish).collect() })
    }

    /// Members stay in the groups that they were in. Preferred: each move costs 1. Required: no moves, or at most as
    /// many as [`most_moves`](Rule::most_moves) says. Who joins or leaves the roster is not counted.
    pub fn stay<M, G>(earlier: impl IntoIterator<Item = (M, G)>) -> Rule
    where
        M: Into<String>,
        G: Into<String>,
    {
        let place = |(member, group): (M, G)| EarlierPlace { member: member.into(), group: group.into() };
        rule(Stay { earlier: earlier.into_iter().map(place).collect(), most_moves: None })
    }

    /// For [`stay`](Rule::stay): `moves` are allowed, or cost nothing.
    #[must_use]
    pub fn most_moves(mut self, moves: u32) -> Rule {
        if let GroupRules::Stay(stay) = &mut self.kind.0 {
            stay.most_moves = Some(moves);
        }
        self
    }

    /// The sum of the pair values inside groups is as large as can be, or at least a number:
    /// [`at_least`](PairValues::at_least), which a required rule needs. Preferred without a number: the sum is a gain,
    /// of which more is better; a certificate gives it as a cost with its sign turned, and it is never bent. With a
    /// number: what is missing of it is the cost.
    pub fn most_of(values: PairValues) -> Rule {
        rule(MostOf(values))
    }

    /// The sum of the pair values inside groups is as small as can be, or at most a number:
    /// [`at_most`](PairValues::at_most), which a required rule needs. Preferred without a number: the sum is the cost,
    /// and it is never bent. With a number: what goes beyond it is the cost.
    pub fn least_of(values: PairValues) -> Rule {
        rule(LeastOf(values))
    }

    /// Everybody who is in a group knows at least `least` others in it: those with whom their pair value is above 0.
    /// Preferred: those missing are added up over all who are in groups.
    ///
    /// ```
    /// use roundtable::{PairValues, Rule};
    ///
    /// let known = PairValues::listed([("ana", "bo", 1), ("bo", "cy", 1)]);
    /// assert_eq!(Rule::knows(known, 1).to_string(), "everybody knows at least 1 other in their group");
    /// ```
    pub fn knows(values: PairValues, least: u32) -> Rule {
        rule(Knows { values, least })
    }

    /// Everybody who named others has at least `least` of them in their group: each member with those whom they named.
    /// Who named fewer has all of them, and who named nobody is exempt; those who do not take part count as not named.
    /// Preferred: each person with too few costs 1. Private unless [`public`](Rule::public): members never see who
    /// named whom, nor that nobody named them.
    ///
    /// Second and third choices are preferred rules of later tiers.
    ///
    /// ```
    /// use roundtable::{Composition, Member, Roster, Rule, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(Member::new))?;
    /// let first = [("ana", vec!["bo"]), ("bo", vec!["cy"])];
    /// let second = [("ana", vec!["cy", "di"])];
    /// let classes = Composition::builder(&roster)
    ///     .even_groups("class", 2)
    ///     .prefer(Tier(1), Rule::nominations(first, 1))
    ///     .prefer(Tier(2), Rule::nominations(second, 1))
    ///     .build()?;
    /// # let _ = classes;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nominations<M, N>(of: impl IntoIterator<Item = (M, Vec<N>)>, least: u32) -> Rule
    where
        M: Into<String>,
        N: Into<String>,
    {
        rule(Nominations::new(of, least))
    }

    /// As few groups as can be are open: have anybody in them. Groups may be empty if their size says so
    /// ([`Size::optional`](crate::Size::optional), or a range from 0). Required: at most as many as
    /// [`most_open`](Rule::most_open) says. Preferred: each open group costs 1, or as much as
    /// [`opening_costs`](Rule::opening_costs) says; with `most_open`, only what goes beyond it.
    ///
    /// It is about every group or named ones, never about all taken together.
    ///
    /// ```
    /// use roundtable::Rule;
    ///
    /// assert_eq!(Rule::open_groups().most_open(3).to_string(), "at most 3 groups are open");
    /// let dear = Rule::open_groups().opening_costs([("hall", 5)]).in_groups(["hall", "garden"]);
    /// assert_eq!(dear.to_string(), "the groups that are open of `hall`, `garden` cost as little as can be");
    /// ```
    pub fn open_groups() -> Rule {
        rule(OpenGroups::default())
    }

    /// For [`open_groups`](Rule::open_groups): as many may be open, or cost nothing; with costs, groups that cost no more
    /// than this together.
    #[must_use]
    pub fn most_open(mut self, most: u32) -> Rule {
        if let GroupRules::OpenGroups(open) = &mut self.kind.0 {
            open.most = Some(most);
        }
        self
    }

    /// For [`open_groups`](Rule::open_groups): what it costs to open these groups. Others cost 1.
    #[must_use]
    pub fn opening_costs<G: Into<String>>(mut self, costs: impl IntoIterator<Item = (G, u32)>) -> Rule {
        if let GroupRules::OpenGroups(open) = &mut self.kind.0 {
            open.costs.extend(costs.into_iter().map(|(group, cost)| (group.into(), cost)));
        }
        self
    }

    /// How a member with several tags is counted; without this, once for every tag.
    #[must_use]
    pub fn lens(mut self, lens: Lens) -> Rule {
        self.about.lens = lens;
        self
    }

    /// The rule is about these groups alone, each by itself.
    #[must_use]
    pub fn in_groups<T: Into<String>>(mut self, groups: impl IntoIterator<Item = T>) -> Rule {
        self.about.groups = Scope::Named(groups.into_iter().map(Into::into).collect());
        self
    }

    /// The rule is about all groups taken together.
    #[must_use]
    pub fn over_all(mut self) -> Rule {
        self.about.groups = Scope::Over;
        self
    }
}
