//! Every constructor of a rule with every lens that it takes.

use roundtable::Lens;

/// What a rule is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Places(Lens),
    PlacesCell,
    AtLeast(Lens),
    AtMost(Lens),
    Undivided,
    BalanceTag(Lens),
    BalanceDimension(Lens),
    BalanceNumber,
    NeverMore(Lens),
    NoneOrTag(Lens),
    NoneOrDimension(Lens),
    DualHats,
    Sharing(Lens),
    Variety(Lens),
    SmallRange,
    LargeRange,
    RangeAtMost,
    RangeAtLeast,
    Together,
    Apart,
    InGroup,
    NotInGroup,
    Wishes,
    Stay,
    StayMoves,
    MostOf,
    LeastOf,
    MostOfMatrix,
    Knows,
    Nominations,
    OpenGroups,
    FewGroups,
}

use Lens::{Cell, Every, Fraction, Hat, Primary, Undivided};

/// Every constructor of a rule with every lens that it takes. Only the last is about members by their place in the
/// roster.
pub(crate) const ALL: &[Kind] = &[
    Kind::Places(Every),
    Kind::Places(Hat),
    Kind::Places(Fraction),
    Kind::Places(Primary),
    Kind::Places(Undivided),
    Kind::Places(Cell),
    Kind::PlacesCell,
    Kind::AtLeast(Every),
    Kind::AtLeast(Hat),
    Kind::AtLeast(Fraction),
    Kind::AtLeast(Primary),
    Kind::AtLeast(Undivided),
    Kind::AtMost(Every),
    Kind::AtMost(Hat),
    Kind::AtMost(Fraction),
    Kind::AtMost(Primary),
    Kind::AtMost(Undivided),
    Kind::Undivided,
    Kind::BalanceTag(Every),
    Kind::BalanceTag(Fraction),
    Kind::BalanceTag(Primary),
    Kind::BalanceTag(Undivided),
    Kind::BalanceTag(Cell),
    Kind::BalanceDimension(Every),
    Kind::BalanceDimension(Fraction),
    Kind::BalanceDimension(Primary),
    Kind::BalanceDimension(Undivided),
    Kind::BalanceDimension(Cell),
    Kind::BalanceNumber,
    Kind::NeverMore(Every),
    Kind::NeverMore(Hat),
    Kind::NeverMore(Fraction),
    Kind::NeverMore(Primary),
    Kind::NeverMore(Undivided),
    Kind::NeverMore(Cell),
    Kind::NoneOrTag(Every),
    Kind::NoneOrTag(Hat),
    Kind::NoneOrTag(Primary),
    Kind::NoneOrTag(Undivided),
    Kind::NoneOrDimension(Every),
    Kind::NoneOrDimension(Hat),
    Kind::NoneOrDimension(Primary),
    Kind::NoneOrDimension(Undivided),
    Kind::DualHats,
    Kind::Sharing(Every),
    Kind::Sharing(Primary),
    Kind::Sharing(Undivided),
    Kind::Variety(Every),
    Kind::Variety(Hat),
    Kind::Variety(Primary),
    Kind::Variety(Undivided),
    Kind::SmallRange,
    Kind::LargeRange,
    Kind::RangeAtMost,
    Kind::RangeAtLeast,
    Kind::Together,
    Kind::Apart,
    Kind::InGroup,
    Kind::NotInGroup,
    Kind::Wishes,
    Kind::Stay,
    Kind::StayMoves,
    Kind::MostOf,
    Kind::LeastOf,
    Kind::Knows,
    Kind::Nominations,
    Kind::OpenGroups,
    Kind::FewGroups,
    Kind::MostOfMatrix,
];

impl Kind {
    pub(crate) fn lens(self) -> Lens {
        match self {
            Kind::Places(lens) | Kind::AtLeast(lens) | Kind::AtMost(lens) | Kind::BalanceTag(lens) => lens,
            Kind::BalanceDimension(lens) | Kind::NeverMore(lens) | Kind::NoneOrTag(lens) => lens,
            Kind::NoneOrDimension(lens) | Kind::Sharing(lens) | Kind::Variety(lens) => lens,
            Kind::Undivided => Undivided,
            Kind::PlacesCell => Cell,
            _ => Every,
        }
    }

    pub(crate) fn counts_hats(self) -> bool {
        self.lens() == Hat
    }

    /// Whether the rule may be limited to some groups.
    pub(crate) fn takes_groups(self) -> bool {
        !matches!(
            self,
            Kind::Together
                | Kind::Apart
                | Kind::InGroup
                | Kind::NotInGroup
                | Kind::Wishes
                | Kind::Stay
                | Kind::StayMoves
                | Kind::MostOf
                | Kind::LeastOf
                | Kind::MostOfMatrix
                | Kind::Knows
                | Kind::Nominations
        )
    }

    /// Whether the rule may be about all groups taken together.
    pub(crate) fn takes_all(self, everyone: bool) -> bool {
        let constant =
            matches!(self, Kind::Places(_) | Kind::PlacesCell | Kind::AtLeast(_) | Kind::AtMost(_) | Kind::Undivided)
                && !self.counts_hats()
                || self.is_range();
        let each = matches!(
            self,
            Kind::BalanceTag(_) | Kind::BalanceDimension(_) | Kind::BalanceNumber | Kind::OpenGroups | Kind::FewGroups
        );
        self.takes_groups() && !each && !(everyone && constant)
    }

    fn is_range(self) -> bool {
        matches!(self, Kind::SmallRange | Kind::LargeRange | Kind::RangeAtMost | Kind::RangeAtLeast)
    }

    /// Whether the rule may be required as it is drawn.
    pub(crate) fn can_be_required(self) -> bool {
        !matches!(self, Kind::BalanceNumber | Kind::FewGroups | Kind::SmallRange | Kind::LargeRange)
    }
}
