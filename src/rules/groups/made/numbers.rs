//! How the rules that can be about numbers of the roster are made in code.

use super::rule;
use crate::roster::written::NumberText;
use crate::rules::Rule;
use crate::rules::groups::GroupRules;
use crate::rules::groups::balance::Balance;
use crate::rules::groups::missing::Missing;
use crate::rules::groups::number_range::{LargeRange, SmallRange};

fn written(number: impl ToString) -> Option<NumberText> {
    Some(NumberText(Some(number.to_string())))
}

impl Rule {
    /// Each group has its even share of a tag, of every tag of a dimension, or of a number: the share of the groups'
    /// sizes when everybody is placed, the pool's share when members are selected. Preferred: the distances from that
    /// share are added up. Required (tags only): each group is less than one person from its share, that is at the
    /// share rounded down or up.
    ///
    /// Any lens but [`Lens::Hat`](crate::Lens::Hat): how many wear a hat is not known before the plan, so there is no share
    /// of it. It is about every group or named ones, never about all taken together.
    ///
    /// Where some lack the number, the rule says how they count ([`missing_as_mean`](Rule::missing_as_mean),
    /// [`missing_left_out`](Rule::missing_left_out), [`missing_as`](Rule::missing_as)); otherwise they are a fault.
    pub fn balance(of: impl Into<String>) -> Rule {
        rule(Balance { of: of.into(), missing: None })
    }

    /// For [`balance`](Rule::balance) and ranges of a number: those who lack it count as the mean of those who have it.
    ///
    /// ```
    /// use roundtable::Rule;
    ///
    /// let rule = Rule::balance("years").missing_as_mean();
    /// assert_eq!(
    ///     rule.to_string(),
    ///     "an even share of `years`, those without it counted as the mean, in every group"
    /// );
    /// ```
    #[must_use]
    pub fn missing_as_mean(self) -> Rule {
        self.missing(Missing::new(Missing::MEAN))
    }

    /// For [`balance`](Rule::balance) and ranges of a number: those who lack it count as this.
    #[must_use]
    pub fn missing_as(self, number: impl ToString) -> Rule {
        self.missing(Missing::new(number))
    }

    /// For [`balance`](Rule::balance) and ranges of a number: those who lack it are left out. In a balance each group is
    /// then compared with the mean by those of its members who have the number, which costs the same as if the others
    /// counted as the mean. A group in which nobody has the number has the range 0.
    #[must_use]
    pub fn missing_left_out(self) -> Rule {
        self.missing(Missing::new(Missing::LEAVE_OUT))
    }

    fn missing(mut self, missing: Missing) -> Rule {
        match &mut self.kind.0 {
            GroupRules::Balance(rule) => rule.missing = Some(missing),
            GroupRules::SmallRange(rule) => rule.missing = Some(missing),
            GroupRules::LargeRange(rule) => rule.missing = Some(missing),
            _ => {}
        }
        self
    }

    /// The range of a number, the greatest less the least, is as small as can be in each group: people of nearly the
    /// same age, level or experience. Preferred: the ranges are added up. It cannot be required:
    /// [`range_at_most`](Rule::range_at_most) can.
    ///
    /// Where some lack the number, the rule says how they count, as with [`balance`](Rule::balance); otherwise they are a
    /// fault. About all groups taken together it is the range among all who are selected, and a fault where everybody is
    /// placed. It takes no lens. What it costs says how far members are apart: make it [`private`](Rule::private) where the
    /// number is.
    ///
    /// ```
    /// use roundtable::Rule;
    ///
    /// assert_eq!(Rule::small_range("age").to_string(), "the range of `age` is as small as can be in every group");
    /// ```
    pub fn small_range(of: impl Into<String>) -> Rule {
        rule(SmallRange { of: of.into(), at_most: None, missing: None })
    }

    /// The range of a number is as large as can be in each group, so that the new sit beside the experienced. Preferred:
    /// the ranges are a gain, and are added up. Otherwise as [`small_range`](Rule::small_range), and it is
    /// [`range_at_least`](Rule::range_at_least) that can be required.
    pub fn large_range(of: impl Into<String>) -> Rule {
        rule(LargeRange { of: of.into(), at_least: None, missing: None })
    }

    /// The range of a number is at most `most` in each group, in the unit of the number, from 0 upwards and with up to six
    /// decimals. Preferred: what goes beyond it is added up over the groups. Otherwise as [`small_range`](Rule::small_range).
    ///
    /// ```
    /// use roundtable::Rule;
    ///
    /// let rule = Rule::range_at_most("years", 2.5).missing_left_out();
    /// assert_eq!(
    ///     rule.to_string(),
    ///     "the range of `years`, those without it left out, is at most 2.5 in every group"
    /// );
    /// ```
    pub fn range_at_most(of: impl Into<String>, most: impl ToString) -> Rule {
        rule(SmallRange { of: of.into(), at_most: written(most), missing: None })
    }

    /// The range of a number is at least `least` in each group, in the unit of the number, above 0 and with up to six
    /// decimals. Preferred: what is missing of it is added up over the groups. Otherwise as
    /// [`small_range`](Rule::small_range).
    pub fn range_at_least(of: impl Into<String>, least: impl ToString) -> Rule {
        rule(LargeRange { of: of.into(), at_least: written(least), missing: None })
    }
}
