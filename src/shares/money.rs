//! Amounts of money as they are counted, in the smallest unit of the currency, and as they are told.

use super::instance::Instance;
use crate::outcome::plain;
use crate::unit::Unit;

/// An amount that has been checked to fit, as it is counted.
pub(super) fn counted(most: u64) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// What amounts are counted in.
pub(super) fn unit() -> Unit {
    Unit::named("in money")
}

/// An amount as it is told: "£1,250", "CHF 12.50"; without the sign of a currency as it is counted.
pub(crate) fn told(amount: f64, currency: Option<&str>) -> String {
    let Some(sign) = currency else { return plain(amount) };
    let amount = amount.round();
    let (whole, rest) = ((amount / 100.0).trunc().to_string(), amount % 100.0);
    let space = if sign.ends_with(char::is_alphabetic) { " " } else { "" };
    let rest = if rest == 0.0 { String::new() } else { format!(".{rest:02}") };
    format!("{sign}{space}{}{rest}", in_thousands(&whole))
}

/// Why a limit on pay is out of reach by what is paid already, told as `paid`; `None` if it is not.
pub(super) fn too_little(paid: &str, already: i64, most: u64, limit: &str, instance: &Instance) -> Option<String> {
    let most = counted(most);
    let told = |amount: i64| told(amount as f64, instance.currency.as_deref());
    (already > most).then(|| {
        let less = told(already - most);
        format!("{paid} already comes to {}, and {limit} is {}: {less} too little", told(already), told(most))
    })
}

/// Digits in threes from the end, with commas between.
fn in_thousands(digits: &str) -> String {
    let threes = digits.as_bytes().rchunks(3).rev();
    threes.map(|three| three.iter().copied().map(char::from).collect::<String>()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn money_is_told_as_it_is_written() {
        for (amount, expected) in [
            (0.0, "£0"),
            (5.0, "£0.05"),
            (1_250.0, "£12.50"),
            (99_999.6, "£1,000"),
            (125_000.0, "£1,250"),
            (123_456_789.0, "£1,234,567.89"),
            (1e14, "£1,000,000,000,000"),
        ] {
            assert_eq!(told(amount, Some("£")), expected);
        }
        assert_eq!(told(1_250.0, Some("CHF")), "CHF 12.50");
        assert_eq!(told(1_250.5, None), "1250.5");
    }
}
