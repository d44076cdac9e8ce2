//! Figures that are exact where they can be.

use num_rational::Ratio;
use num_traits::{CheckedAdd, Zero};
use serde::{Serialize, Serializer};
use std::fmt;

/// An exact fraction from 0 on, in lowest terms.
///
/// ```
/// use roundtable::audit::VotingRule;
///
/// let power = VotingRule::builder(["ana", "bo", "chidi"]).majority().build()?.power()?;
/// let third = power.voters[0].shapley_shubik.exact.expect("three voters are counted exactly");
/// assert_eq!((third.numerator(), third.denominator()), (1, 3));
/// assert_eq!(third.to_string(), "1/3");
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction(Ratio<u128>);

impl Fraction {
    /// `numerator / denominator`, which is at least 1.
    pub(super) fn new(numerator: u128, denominator: u128) -> Fraction {
        Fraction(Ratio::new(numerator, denominator))
    }

    /// The number above the line.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let power = VotingRule::builder(["ana", "bo"]).quota(1).build()?.power()?;
    /// assert_eq!(power.passes.exact.map(|passes| passes.numerator()), Some(3));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn numerator(self) -> u128 {
        *self.0.numer()
    }

    /// The number below the line; at least 1.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let power = VotingRule::builder(["ana", "bo"]).quota(1).build()?.power()?;
    /// assert_eq!(power.passes.exact.map(|passes| passes.denominator()), Some(4));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn denominator(self) -> u128 {
        *self.0.denom()
    }

    /// The nearest floating-point numbers, divided.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// let power = VotingRule::builder(["ana", "bo"]).quota(1).build()?.power()?;
    /// assert_eq!(power.passes.exact.map(|passes| passes.value()), Some(0.75));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn value(self) -> f64 {
        self.numerator() as f64 / self.denominator() as f64
    }
}

/// As `5/9`, or as a whole number.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As the text `5/9`.
impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A measured number: always as a floating-point number, and as a fraction where it was counted exactly.
///
/// ```
/// use roundtable::audit::VotingRule;
///
/// let power = VotingRule::builder(["ana", "bo", "chidi", "dana"]).majority().build()?.power()?;
/// assert_eq!(power.voters[0].shapley_shubik.value, 0.25);
/// assert_eq!(power.voters[0].shapley_shubik.to_string(), "1/4");
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// The same as an exact fraction, where it was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<Fraction>,
}

impl Figure {
    /// `numerator / denominator`, which is at least 1.
    pub(super) fn exact(numerator: u128, denominator: u128) -> Figure {
        Fraction::new(numerator, denominator).into()
    }

    /// A number that is not known exactly.
    pub(super) fn near(value: f64) -> Figure {
        Figure { value, exact: None }
    }

    /// The sum, exact if all are.
    pub(super) fn sum(figures: impl Iterator<Item = Figure> + Clone) -> Figure {
        // `None` also if the sum is too large to be written.
        let exact = figures.clone().try_fold(Ratio::zero(), |sum, figure| sum.checked_add(&figure.exact?.0));
        let near = || Figure::near(figures.map(|figure| figure.value).sum());
        exact.map_or_else(near, |sum| Fraction(sum).into())
    }
}

impl From<Fraction> for Figure {
    fn from(fraction: Fraction) -> Figure {
        Figure { value: fraction.value(), exact: Some(fraction) }
    }
}

/// The fraction where there is one, else the number.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact {
            Some(fraction) => fraction.fmt(f),
            None => self.value.fmt(f),
        }
    }
}
