//! What members bring and wish.

use super::already::Already;
use crate::roster::pairs::Pairs;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What one member offers, how they are paid, what they know, and what they would like to learn.
///
/// Members of the roster without terms take no part.
///
/// ```
/// use roundtable::Terms;
///
/// let ana = Terms::new("ana").offers(60.0).at_most_each_period(8.0).paid("session");
/// let ana = ana.teaches(["interviews"]).wants(["statistics"]);
/// assert_eq!(ana.member(), "ana");
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "terms", deny_unknown_fields)]
#[must_use]
pub struct Terms {
    pub(super) member: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) offers: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at_most_each_period: Option<f64>,
    #[serde(default, skip_serializing_if = "Pay::is_unpaid")]
    pub(super) pay: Pay,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) has: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) wants: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) teaches: Vec<String>,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) burdens: Pairs<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) already: Vec<Already>,
}

/// How somebody is paid.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum Pay {
    PaidByEmployer,
    #[default]
    Unpaid,
    /// By the rate of this name.
    Paid(String),
    /// By the rate of this name, and prefers not to be.
    DeclinesMoney(String),
}

impl Pay {
    fn is_unpaid(&self) -> bool {
        *self == Pay::Unpaid
    }
}

impl Terms {
    /// Terms of this member: so far no hours, no pay and no skills.
    pub fn new(member: impl Into<String>) -> Terms {
        Terms {
            member: member.into(),
            offers: None,
            at_most_each_period: None,
            pay: Pay::Unpaid,
            has: Vec::new(),
            wants: Vec::new(),
            teaches: Vec::new(),
            burdens: Pairs::default(),
            already: Vec::new(),
        }
    }

    /// Offers `hours` over the whole project: above 0, at most 100 000, and a whole number of minutes.
    pub fn offers(mut self, hours: f64) -> Terms {
        self.offers = Some(hours);
        self
    }

    /// Works at most `hours` in a period; a whole number of minutes.
    pub fn at_most_each_period(mut self, hours: f64) -> Terms {
        self.at_most_each_period = Some(hours);
        self
    }

    /// Is paid by the rate of this name.
    pub fn paid(mut self, rate: impl Into<String>) -> Terms {
        self.pay = Pay::Paid(rate.into());
        self
    }

    /// Does this in hours that an employer pays.
    pub fn paid_by_employer(mut self) -> Terms {
        self.pay = Pay::PaidByEmployer;
        self
    }

    /// Would be paid by this rate and prefers not to be. That never lowers the share of work.
    pub fn declines_money(mut self, rate: impl Into<String>) -> Terms {
        self.pay = Pay::DeclinesMoney(rate.into());
        self
    }

    /// Is not paid, as when nothing is said of pay.
    pub fn unpaid(mut self) -> Terms {
        self.pay = Pay::Unpaid;
        self
    }

    /// Has these skills.
    pub fn has<T: Into<String>>(mut self, skills: impl IntoIterator<Item = T>) -> Terms {
        self.has.extend(skills.into_iter().map(Into::into));
        self
    }

    /// Would like to learn these skills, and has none of them yet.
    pub fn wants<T: Into<String>>(mut self, skills: impl IntoIterator<Item = T>) -> Terms {
        self.wants.extend(skills.into_iter().map(Into::into));
        self
    }

    /// Has these skills and would teach them.
    pub fn teaches<T: Into<String>>(mut self, skills: impl IntoIterator<Item = T>) -> Terms {
        self.teaches.extend(skills.into_iter().map(Into::into));
        self
    }

    /// Says what a place on this piece of work weighs for the member, from 0 to 1 000 000, in whatever measure people
    /// agree on, such as 100 points that each of them spreads over all pieces. A piece that anybody weighs is weighed
    /// by all who take part. Said again, the last number holds. See [`even_burdens`](crate::ShareRule::even_burdens)
    /// and [`SharedOut::burdens`](crate::SharedOut::burdens). Only those who organise see it.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Piece, Roster, ShareRule, Shares, Solver, Terms, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
    /// let shares = Shares::builder(&roster)
    ///     .terms(Terms::new("ana").offers(10.0).burden("minutes", 70).burden("dishes", 30))
    ///     .terms(Terms::new("bo").offers(10.0).burden("minutes", 40).burden("dishes", 60))
    ///     .piece(Piece::new("minutes").contributors(1, 2.0))
    ///     .piece(Piece::new("dishes").contributors(1, 2.0))
    ///     .prefer(Tier(1), ShareRule::even_burdens())
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&shares)? else { panic!("everybody may do everything") };
    /// let burdens = &solution.plan.shared_out().burdens;
    /// assert_eq!((burdens[0].burden, burdens[1].burden), (30, 40));
    /// assert!(burdens.iter().all(|of| of.envy.is_none()));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn burden(mut self, piece: impl Into<String>, weight: u64) -> Terms {
        *self.burdens.entry(piece.into()) = weight;
        self
    }

    /// Has this beside what is shared out here. Its hours count where hours are offered, limited or made even, its pay
    /// where there is a budget or a limit on earnings.
    pub fn already(mut self, already: Already) -> Terms {
        self.already.push(already);
        self
    }

    /// Name of the rate by which the member is paid, if they are.
    pub(crate) fn rate(&self) -> Option<&str> {
        match &self.pay {
            Pay::Paid(rate) => Some(rate),
            Pay::PaidByEmployer | Pay::Unpaid | Pay::DeclinesMoney(_) => None,
        }
    }

    /// Id of the member.
    pub fn member(&self) -> &str {
        &self.member
    }
}

/// Prints nothing of hours and pay.
impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terms").field("member", &self.member).finish_non_exhaustive()
    }
}
