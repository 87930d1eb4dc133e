//! Exact decimals of six places, enough for 万元 amounts down to the cent; no floats anywhere.

use std::fmt;
use std::ops::{Add, Neg, Sub};

const ONE: i64 = 1_000_000;

/// A decimal number, kept in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    pub const ZERO: Self = Self(0);

    /// Makes a number out of `count` hundredths.
    pub fn hundredths(count: u32) -> Self {
        Self(i64::from(count) * (ONE / 100))
    }

    pub fn is_integer(self) -> bool {
        self.0 % ONE == 0
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Gives the whole part, cut towards zero.
    pub fn whole(self) -> i64 {
        self.0 / ONE
    }

    /// Gives the share of a million that the number stands for, where it lies from 0 to 1.
    pub fn share(self) -> Option<u32> {
        u32::try_from(self.0).ok().filter(|share| *share <= 1_000_000)
    }

    /// Reads plain digits with at most six places, as `0.2` or `12`.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        if places.len() > 6 || !places.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        let places: i64 = format!("{places:0<6}").parse().ok()?;
        Some(Self(i64::from(whole) * ONE + places))
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self(whole * ONE)
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self::from(i64::from(whole))
    }
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Decimal {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_integer() {
            return write!(f, "{}", self.whole());
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let places = format!("{:06}", size % ONE.unsigned_abs());
        write!(f, "{sign}{}.{}", size / ONE.unsigned_abs(), places.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn prints_without_idle_zeros() {
        assert_eq!(Decimal::hundredths(1250).to_string(), "12.5");
        assert_eq!(Decimal::from(40_u32).to_string(), "40");
        assert_eq!((-Decimal::hundredths(5)).to_string(), "-0.05");
    }

    #[test]
    fn reads_shares_and_refuses_words() {
        assert_eq!(Decimal::parse("0.2").and_then(Decimal::share), Some(200_000));
        assert_eq!(Decimal::parse("1.5").and_then(Decimal::share), None);
        assert_eq!(Decimal::parse("much"), None);
    }
}
