//! Exact decimals: what a cell or a sentence states, never rounded, never a float. It does not read units or words around them.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An exact decimal: `mantissa` × 10^-`scale`, kept without trailing zeros after the point. At most 18 digits; longer
/// figures stay text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    mantissa: i64,
    scale: u8,
}

/// Most digits of a number.
pub const MOST_DIGITS: usize = 18;

/// Why a text is no [`Number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// The text is not digits with at most one point and a sign.
    #[error("not a number")]
    Form,
    /// More than 18 digits.
    #[error("more than 18 digits")]
    TooLong,
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { mantissa: value, scale: 0 }
    }

    /// The whole number it is, or `None` where it has a fraction.
    pub const fn as_whole(self) -> Option<i64> {
        if self.scale == 0 { Some(self.mantissa) } else { None }
    }

    /// Its mantissa, and how many of its digits stand behind the point.
    pub const fn parts(self) -> (i64, u8) {
        (self.mantissa, self.scale)
    }

    /// Tells whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Tells whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The exact sum, or `None` where it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.scale == other.scale {
            return Some(Self::reduced(self.mantissa.checked_add(other.mantissa)?, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let sum = self.scaled(scale)?.checked_add(other.scaled(scale)?)?;
        Some(Self::reduced(sum, scale))
    }

    /// The exact difference, or `None` where it does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: other.mantissa.checked_neg()?, scale: other.scale })
    }

    /// The exact product, or `None` where it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        let product = Self::reduced(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?);
        (usize::from(product.scale) <= MOST_DIGITS).then_some(product)
    }

    /// `mantissa` × 10^-`scale`.
    pub fn decimal(mantissa: i64, scale: u8) -> Self {
        Self::reduced(mantissa, scale)
    }

    /// How many units of 10^-`decimals` it is, exactly, or `None` where it is finer than that.
    pub fn in_units(self, decimals: u8) -> Option<i128> {
        let finer = u32::from(decimals.checked_sub(self.scale)?);
        i128::from(self.mantissa).checked_mul(10i128.checked_pow(finer)?)
    }

    /// This many hundredths.
    pub fn hundredths(count: i64) -> Self {
        Self::reduced(count, 2)
    }

    /// Its distance from zero, exactly.
    pub const fn distance(self) -> Self {
        Self { mantissa: self.mantissa.saturating_abs(), scale: self.scale }
    }

    /// Its distance from zero, as a float good enough for ranking and never for judging.
    #[expect(clippy::cast_precision_loss, reason = "an estimate for ordering only")]
    pub fn magnitude(self) -> f64 {
        self.mantissa.unsigned_abs() as f64 / 10f64.powi(i32::from(self.scale))
    }

    fn scaled(self, scale: u8) -> Option<i64> {
        self.mantissa.checked_mul(10i64.checked_pow(u32::from(scale.checked_sub(self.scale)?))?)
    }

    fn reduced(mut mantissa: i64, mut scale: u8) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        let scale = self.scale.max(other.scale);
        let wide = |n: &Self| i128::from(n.mantissa) * 10i128.pow(u32::from(scale - n.scale));
        wide(self).cmp(&wide(other))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::whole(value)
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads ASCII digits with an optional sign and point, as in `-35`, `+4`, `976.81`, `007`.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', ..] => (true, &text[1..]),
            [b'+', ..] => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
            return Err(NotANumber::Form);
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() + fraction.len() > MOST_DIGITS {
            return Err(NotANumber::TooLong);
        }
        let read = whole.bytes().chain(fraction.bytes()).fold(0i64, |sum, b| sum * 10 + i64::from(b - b'0'));
        let scale = u8::try_from(fraction.len()).map_err(|_| NotANumber::TooLong)?;
        Ok(Self { mantissa: if negative { -read } else { read }, scale })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return fmt::Display::fmt(&self.mantissa, f);
        }
        let scale = usize::from(self.scale);
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        f.pad(&format!("{}{whole}.{fraction}", if self.mantissa < 0 { "-" } else { "" }))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(value) => serializer.serialize_i64(value),
            None => serde_json::Number::from_string_unchecked(self.to_string()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        number.to_string().parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written_forms_read_exactly() {
        for (written, shown) in [
            ("0", "0"),
            ("007", "7"),
            ("+4", "4"),
            ("-35", "-35"),
            ("976.810", "976.81"),
            ("0.05", "0.05"),
            ("-0.5", "-0.5"),
        ] {
            assert_eq!(written.parse::<Number>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for written in ["", "-", "1.", ".5", "1 2", "1,024", "１", "0x1", "1e3", "--1"] {
            assert_eq!(written.parse::<Number>(), Err(NotANumber::Form), "{written}");
        }
        assert_eq!("1234567890123456789".parse::<Number>(), Err(NotANumber::TooLong));
    }

    #[test]
    fn products_are_exact() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        assert_eq!(number("1.5").times(number("-0.2")), Some(number("-0.3")));
        assert_eq!(Number::hundredths(6).distance(), number("0.06"));
        assert_eq!(Number::whole(i64::MAX).times(Number::whole(2)), None);
    }

    #[test]
    fn a_decimal_is_a_json_number_with_all_its_digits() {
        let number: Number = "5949.088667".parse().unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "5949.088667");
        assert_eq!(serde_json::from_str::<Number>("5949.088667").unwrap(), number);
    }

    proptest! {
        #[test]
        fn sums_are_exact_and_undone_by_differences(a in -10i64.pow(15)..10i64.pow(15), b in -10i64.pow(15)..10i64.pow(15), s in 0u8..3, t in 0u8..3) {
            let (x, y) = (Number::reduced(a, s), Number::reduced(b, t));
            let sum = x.plus(y).unwrap();
            prop_assert_eq!(sum.minus(y).unwrap(), x);
            prop_assert_eq!(sum.to_string().parse::<Number>().unwrap(), sum);
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = text.parse::<Number>();
        }
    }
}
