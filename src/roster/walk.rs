//! A roster walked member by member, and rosters made of it with some members more or fewer.

use super::{DimensionId, Member, MemberId, Roster, RosterName, TagId, form};
use crate::characters::is_same;
use crate::error::{Error, Faults};
use std::collections::BTreeSet;
use std::fmt;

/// A member of a [`Roster`] with what they bring, in names; see [`Roster::members`].
///
/// `Debug` prints no tags but those that the member agreed to show.
#[derive(Clone, Copy)]
pub struct RosterMember<'a> {
    roster: &'a Roster,
    handle: MemberId,
}

impl<'a> RosterMember<'a> {
    /// The id as it was given.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.roster.name(self.handle)
    }

    /// The handle, for the methods of the roster.
    #[must_use]
    pub fn handle(self) -> MemberId {
        self.handle
    }

    /// The tags that the member holds, each as dimension and tag, in the order of the roster.
    pub fn tags(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.named(self.roster.tags_of(self.handle))
    }

    /// The tags that the member holds in one dimension; none in a dimension that the roster does not have.
    pub fn tags_in(self, dimension: &str) -> impl Iterator<Item = &'a str> {
        let tags = self.dimension(dimension).map(|dimension| self.roster.tags_in(self.handle, dimension));
        self.named(tags.unwrap_or_default()).map(|(_, tag)| tag)
    }

    /// The tags of a dimension as which the member agreed to be counted.
    pub fn hats_in(self, dimension: &str) -> impl Iterator<Item = &'a str> {
        let tags = self.dimension(dimension).map(|dimension| self.roster.hats_of(self.handle, dimension));
        self.named(tags.unwrap_or_default()).map(|(_, tag)| tag)
    }

    /// The tag of a dimension that the member calls their main one, or the only one held there.
    #[must_use]
    pub fn primary_in(self, dimension: &str) -> Option<&'a str> {
        let primary = self.roster.primary_of(self.handle, self.dimension(dimension)?)?;
        Some(self.roster.tag(primary).name())
    }

    /// The tags that the member agreed to have shown beside their name, each as dimension and tag.
    pub fn shown(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.named(self.roster.shown_of(self.handle))
    }

    /// The numbers that were given for the member, by name. [`Roster::number`] has their exact values.
    pub fn numbers(self) -> impl Iterator<Item = (&'a str, f64)> {
        let RosterMember { roster, handle } = self;
        roster.number_ids().filter_map(move |number| {
            let scaled = roster.number(handle, number)?;
            Some((roster.number_name(number), scaled as f64 / 10_f64.powi(roster.decimals(number) as i32)))
        })
    }

    /// A number of the member; `None` if none of this name was given.
    #[must_use]
    pub fn number(self, name: &str) -> Option<f64> {
        self.numbers().find(|&(known, _)| is_same(known, name)).map(|(_, value)| value)
    }

    /// A description of the member, to be changed and given to [`Roster::new`] or [`Roster::with`].
    #[must_use]
    pub fn to_member(self) -> Member {
        form::describe(self.roster, self.handle, false)
    }

    fn dimension(self, name: &str) -> Option<DimensionId> {
        self.roster.dimension_ids().find(|&dimension| is_same(self.roster.dimension(dimension).name(), name))
    }

    fn named(self, tags: &'a [TagId]) -> impl Iterator<Item = (&'a str, &'a str)> {
        let roster = self.roster;
        tags.iter().map(move |&tag| {
            let tag = roster.tag(tag);
            (roster.dimension(tag.dimension()).name(), tag.name())
        })
    }
}

impl fmt::Debug for RosterMember<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Vec<_> = self.shown().collect();
        f.debug_struct("RosterMember").field("id", &self.id()).field("shown", &shown).finish_non_exhaustive()
    }
}

impl Roster {
    /// The members with what they bring, in the order of the input.
    ///
    /// ```
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new([
    ///     Member::new("ana").tags("background", ["lived experience", "researcher"]).number("years", 4.5),
    ///     Member::new("bo").tag("background", "practitioner"),
    /// ])?;
    /// let researchers = roster.members().filter(|member| member.tags_in("background").any(|tag| tag == "researcher"));
    /// let years: Vec<_> = researchers.map(|member| (member.id(), member.number("years"))).collect();
    /// assert_eq!(years, [("ana", Some(4.5))]);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn members(&self) -> impl ExactSizeIterator<Item = RosterMember<'_>> {
        self.member_ids().map(|handle| RosterMember { roster: self, handle })
    }

    /// The roster without these members, given by their ids. Dimensions and numbers stay; a tag that nobody else holds
    /// goes. Handles of this roster are not those of the new one.
    ///
    /// ```
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy"].map(Member::new))?;
    /// let rest = roster.without(["bo"])?;
    /// assert_eq!(rest.members().map(|member| member.id()).collect::<Vec<_>>(), ["ana", "cy"]);
    ///
    /// let fault = roster.without(["boo"]).unwrap_err();
    /// assert!(fault.to_string().contains("did you mean `bo`?"));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All ids that the roster does not have, or that nobody would be left.
    pub fn without(&self, ids: impl IntoIterator<Item: AsRef<str>>) -> Result<Roster, Error> {
        let mut faults = Faults::default();
        let mut left_out = BTreeSet::new();
        for id in ids {
            left_out.extend(self.known_member(id.as_ref(), &mut faults));
        }
        faults.finish(())?;
        let stay: BTreeSet<MemberId> = self.member_ids().filter(|member| !left_out.contains(member)).collect();
        self.changed(&stay, &[])
    }

    /// The roster with these members added at its end.
    ///
    /// ```
    /// use roundtable::{Member, Roster};
    ///
    /// let roster = Roster::new([Member::new("ana").tag("site", "north")])?;
    /// let more = roster.with([Member::new("bo").tag("site", "south")])?;
    /// assert_eq!((more.len(), roster.len()), (2, 1));
    /// assert!(more.with([Member::new("Bo")]).is_err());   // differs from `bo` only in case
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Roster::new`], with every fault.
    pub fn with(&self, members: impl IntoIterator<Item = Member>) -> Result<Roster, Error> {
        let members: Vec<Member> = members.into_iter().collect();
        // What the new ones bring has to be known of the others too.
        let brought = members.iter().flat_map(Member::names).map(RosterName::Dimension).collect::<Vec<_>>();
        let (known, faults) = self.naming(&brought)?;
        faults.finish(())?;
        known.changed(&known.member_ids().collect(), &members)
    }

    /// The roster with these of its members, and further ones at its end; of its file as much can be read as before.
    fn changed(&self, stay: &BTreeSet<MemberId>, added: &[Member]) -> Result<Roster, Error> {
        let earlier = form::descriptions(self, stay.iter().copied());
        let Some(sheet) = &self.sheet else {
            return Roster::new(earlier.into_iter().chain(added.iter().cloned()));
        };
        let rows = stay.iter().map(|member| member.index()).collect();
        let (roster, faults) = sheet.with_members(&rows, &earlier, added).naming(&[])?;
        faults.finish(roster)
    }
}
