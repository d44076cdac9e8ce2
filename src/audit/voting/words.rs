//! What is measured of a voting rule, in words.

use super::figure::Figure;
use super::power::{Precision, VoterPower, VotingPower};
use crate::outcome::plain;
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};

/// From this number of voters on, shares are in percent.
const LEAST_FOR_PERCENT: usize = 20;

/// The largest number in a fraction that is written as one.
const MAX_TOLD: u128 = 9_999;

display_for_members!(VotingPower);

/// Those who organise see beside it what each background has together: a sum can tell who holds a background.
///
/// ```
/// use roundtable::audit::{Voter, VotingRule};
/// use roundtable::table::{Audience, Presentation, csv};
///
/// let voters = [
///     Voter::new("ana").background("lived experience"),
///     Voter::new("bo").background("lived experience"),
///     Voter::new("chidi").background("researcher"),
/// ];
/// let power = VotingRule::builder(voters).majority().veto("chidi").build()?.power()?;
/// let tables = power.tables(Audience::Organisers);
/// assert_eq!(
///     csv(&tables[1]),
///     "Background,Members,Of all,Shapley–Shubik,Banzhaf\n\
///      lived experience,2,2/3,1/3,2/5\n\
///      researcher,1,1/3,2/3,3/5\n"
/// );
/// # Ok::<(), roundtable::Error>(())
/// ```
impl Presentation for VotingPower {
    fn title(&self) -> String {
        "Who has how much say".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let backgrounds = "How much say each has depends on backgrounds, which stay with those who organise.";
        Public::fact(vec![if self.goes_by_backgrounds {
            Table::new(self.title()).notes([backgrounds])
        } else {
            self.of_voters()
        }])
    }

    fn for_organisers(&self) -> Vec<Table> {
        std::iter::once(self.of_voters()).chain(self.of_backgrounds().if_any()).collect()
    }
}

impl VotingPower {
    /// The voters in order; those with the same figures share a row.
    fn of_voters(&self) -> Table {
        let voters = self.voters.iter();
        let shapley_shubik = self.column(voters.clone().map(|voter| voter.shapley_shubik));
        let banzhaf = self.column(voters.clone().map(|voter| voter.banzhaf_share));
        let mut rows: Vec<(&VoterPower, Vec<&str>, usize)> = Vec::new();
        for (at, voter) in voters.enumerate() {
            let same = rows
                .iter_mut()
                .find(|(first, ..)| first.shapley_shubik == voter.shapley_shubik && first.banzhaf == voter.banzhaf);
            match same {
                Some((_, names, _)) => names.push(&voter.id),
                None => rows.push((voter, vec![&voter.id], at)),
            }
        }
        let rows = rows.into_iter().map(|(_, names, at)| {
            let each = if names.len() > 1 { ", each" } else { "" };
            [format!("{}{each}", listed(&names)), shapley_shubik[at].clone(), banzhaf[at].clone()]
        });
        let table = Table::new("The share of each in making the difference").text("Voter");
        table.numbers(["Shapley–Shubik", "Banzhaf"]).rows(rows).notes(self.sentences())
    }

    /// What each background has together beside its share of the members.
    fn of_backgrounds(&self) -> Table {
        let of = self.backgrounds.iter();
        let members = self.column(of.clone().map(|of| of.share_of_members));
        let shapley_shubik = self.column(of.clone().map(|of| of.shapley_shubik));
        let banzhaf = self.column(of.clone().map(|of| of.banzhaf_share));
        let columns = members.into_iter().zip(shapley_shubik).zip(banzhaf);
        let rows = of.zip(columns).map(|(of, ((share, shapley_shubik), banzhaf))| {
            [of.background.clone(), of.members.to_string(), share, shapley_shubik, banzhaf]
        });
        let table = Table::new("What each background has together").text("Background");
        table.numbers(["Members", "Of all", "Shapley–Shubik", "Banzhaf"]).rows(rows)
    }

    /// Figures as they stand in one column: fractions if all are short, else decimals; in percent where there are
    /// many voters.
    fn column(&self, figures: impl Iterator<Item = Figure> + Clone) -> Vec<String> {
        let percent = self.voters.len() >= LEAST_FOR_PERCENT;
        let short = |figure: Figure| figure.exact.is_some_and(|exact| exact.denominator() <= MAX_TOLD);
        let fractions = !percent && figures.clone().all(short);
        let told = |figure: Figure| match (fractions, percent) {
            (true, _) => figure.to_string(),
            (false, true) => in_percent(figure.value),
            (false, false) => in_decimals(figure.value),
        };
        figures.map(told).collect()
    }

    fn those(&self, which: impl Fn(&VoterPower) -> bool) -> Vec<&str> {
        let voters = self.voters.iter().filter(|voter| which(voter));
        voters.map(|voter| voter.id.as_str()).collect()
    }

    /// How easily anything passes.
    fn passing(&self) -> String {
        let voters = self.voters.len();
        let sets = |of: super::Fraction| (1_u128 << voters) / of.denominator() * of.numerator();
        match self.passes.exact.filter(|_| voters < LEAST_FOR_PERCENT) {
            Some(of) => format!(
                "Of the {} ways in which {voters} voters can agree or not, {} pass.",
                1_u128 << voters,
                sets(of)
            ),
            None => format!(
                "Of all ways in which {voters} voters can agree or not, {} pass.",
                in_percent(self.passes.value)
            ),
        }
    }

    /// How much more power a veto gives, where it can be said in one sentence.
    fn ratio(&self) -> Option<String> {
        let (needed, others): (Vec<&VoterPower>, Vec<&VoterPower>) =
            self.voters.iter().partition(|voter| voter.is_needed);
        let times = |of: fn(&VoterPower) -> Figure| {
            let first = of(needed.first()?);
            let most = others.iter().map(|voter| of(voter).value).fold(0.0, f64::max);
            let same = needed.iter().all(|voter| of(voter) == first);
            (same && most > 0.0).then(|| plain(first.value / most))
        };
        let shapley_shubik = times(|voter| voter.shapley_shubik)?;
        let banzhaf = times(|voter| voter.banzhaf)?;
        let first = others.first()?;
        let alike =
            others.iter().all(|voter| voter.shapley_shubik == first.shapley_shubik && voter.banzhaf == first.banzhaf);
        let at_least = if alike { "" } else { "at least " };
        let names: Vec<&str> = needed.iter().map(|voter| voter.id.as_str()).collect();
        let listed = listed(&names);
        // Only of one alone is it said that a veto gives the power: of several, what is required of a background may.
        let times = match names.len() {
            1 => format!("the veto of {listed} gives {at_least}{shapley_shubik} times anyone else's power"),
            _ => format!("each of {listed} has {at_least}{shapley_shubik} times the power of anyone else"),
        };
        Some(format!("By Shapley–Shubik {times}, by Banzhaf {banzhaf} times."))
    }

    fn sentences(&self) -> Vec<String> {
        let needed = self.those(|voter| voter.is_needed);
        let alone = self.those(|voter| voter.decides_alone);
        let without = if let [one] = alone.as_slice() {
            Some(format!("Whatever {one} agrees to passes, and nothing else does."))
        } else if needed.len() == self.voters.len() {
            Some("Nothing passes unless all agree.".to_owned())
        } else {
            let each = if needed.len() > 1 { "each of " } else { "" };
            (!needed.is_empty()).then(|| format!("Nothing passes without {each}{}.", needed.join(", ")))
        };
        let never = self.those(|voter| voter.never_matters);
        let never_matter = match never.as_slice() {
            [] => None,
            [one] => Some(format!("{one} never makes the difference, whatever the others do.")),
            _ => Some(format!("{} never make the difference, whatever the others do.", listed(&never))),
        };
        let precision = match self.precision {
            Precision::Exact => "All figures were counted exactly.",
            Precision::Near => "All figures are right to nine digits.",
        };
        let optional = [without, self.ratio(), never_matter].into_iter().flatten();
        std::iter::once(self.passing()).chain(optional).chain([precision.to_owned()]).collect()
    }
}

/// "a, b and c", or "a, b, c and 5 others".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second, third, _, _, ..] => {
            format!("{first}, {second}, {third} and {} others", names.len() - 3)
        }
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// With three places; what would round to nothing is said to be under the least figure.
fn in_decimals(value: f64) -> String {
    if value > 0.0 && value < 0.0005 { "under 0.001".to_owned() } else { format!("{value:.3}") }
}

fn in_percent(value: f64) -> String {
    if value > 0.0 && value < 0.0005 { "under 0.1 %".to_owned() } else { format!("{:.1} %", value * 100.0) }
}
