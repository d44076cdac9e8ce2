//! Numbers as they are written: exact decimals, never floating point.

use rust_decimal::Decimal;

use crate::error::{InputFault, Place};

/// The most decimals that a number may have.
pub(crate) const MAX_DECIMALS: u32 = 6;

/// True for text that is written as a decimal: an optional sign, digits, at most one point.
pub(super) fn is_decimal(text: &str) -> bool {
    split(text).is_some()
}

/// The digits before and after the point, sign included with the former, closing zeros dropped from the latter.
fn split(text: &str) -> Option<(&str, &str)> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let readable = digits(whole) && digits(fraction) && whole.len() + fraction.len() > 0;
    let signed_length = text.len() - unsigned.len() + whole.len();
    readable.then(|| (&text[..signed_length], fraction.trim_end_matches('0')))
}

/// The number that `text` says, without closing zeros.
pub(crate) fn read(text: &str, location: impl Fn() -> Place) -> Result<Decimal, InputFault> {
    let Some((whole, fraction)) = split(text) else {
        let fault = if is_not_finite(text) { InputFault::not_finite(text) } else { InputFault::not_a_number(text) };
        return Err(fault.at(location()));
    };
    if fraction.len() > MAX_DECIMALS as usize {
        return Err(InputFault::too_many_decimals(text, MAX_DECIMALS).at(location()));
    }
    // The zero makes `-.5` readable; what `Decimal` cannot hold is far beyond `i64`.
    let (sign, digits) = whole.split_at(whole.len() - whole.trim_start_matches(['+', '-']).len());
    let digits = digits.trim_start_matches('0');
    Decimal::from_str_exact(&format!("{sign}0{digits}.{fraction}0"))
        .map(|number| number.normalize())
        .map_err(|_| too_large(text, fraction.len() as u32, location()))
}

/// The number in units of the last of `decimals` decimals.
pub(crate) fn scale(number: Decimal, decimals: u32, location: impl Fn() -> Place) -> Result<i64, InputFault> {
    let by = 10_i128.pow(decimals.saturating_sub(number.scale()));
    number
        .mantissa()
        .checked_mul(by)
        .and_then(|scaled| i64::try_from(scaled).ok())
        .ok_or_else(|| too_large(&number.to_string(), decimals, location()))
}

/// The shortest text of a scaled number.
pub(crate) fn write(scaled: i64, decimals: u32) -> String {
    Decimal::from_i128_with_scale(i128::from(scaled), decimals).normalize().to_string()
}

fn too_large(text: &str, decimals: u32, location: Place) -> InputFault {
    InputFault::number_too_large(text, decimals).at(location)
}

fn is_not_finite(text: &str) -> bool {
    let word = text.trim_start_matches(['+', '-']).to_lowercase();
    ["nan", "inf", "infinity"].contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    fn here() -> Place {
        Place::member(1, "ana", "years")
    }

    fn scaled(text: &str, decimals: u32) -> Option<i64> {
        read(text, here).and_then(|number| scale(number, decimals, here)).ok()
    }

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(scaled("4.5", 1), Some(45));
        assert_eq!(scaled("-4.50", 2), Some(-450));
        assert_eq!(scaled("-.5", 1), Some(-5));
        assert_eq!(scaled("+7.", 0), Some(7));
        assert_eq!(scaled("0.1234560000000000000000000000000000000000", 6), Some(123_456));
        assert_eq!(scaled(&format!("{}12", "0".repeat(60)), 0), Some(12));
        assert_eq!(scaled("9223372036854775807", 0), Some(i64::MAX));
        assert_eq!(scaled("-9223372036854775808", 0), Some(i64::MIN));
    }

    #[test]
    fn each_way_of_being_no_number_has_its_fault() {
        for text in ["abc", "", ".", "-", "1e3", "1,000", "1_000", "--1", "+-1", " 4", "٤"] {
            assert!(read(text, here).is_err_and(|fault| fault.to_string().contains("is not a number")), "{text}");
        }
        for text in ["NaN", "inf", "-inf", "Infinity"] {
            assert!(
                read(text, here).is_err_and(|fault| fault.to_string().contains("is not a finite number")),
                "{text}"
            );
        }
        assert!(read("0.1234567", here).is_err_and(|fault| fault.to_string().contains("more than 6 decimals")));
        assert!(read(&"9".repeat(40), here).is_err_and(|fault| fault.to_string().contains("too large")));
        let large = read("9223372036854775807", here).and_then(|number| scale(number, 1, here));
        assert!(large.is_err_and(|fault| fault.to_string().contains("with the 1 decimals")));
    }

    #[test]
    fn writing_undoes_reading() {
        for (scaled, decimals, text) in
            [(45, 1, "4.5"), (-450, 2, "-4.5"), (0, 3, "0"), (i64::MIN, 6, "-9223372036854.775808")]
        {
            assert_eq!(write(scaled, decimals), text);
        }
    }
}
