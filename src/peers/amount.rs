//! Figures as whole numbers of one small unit, so that medians of medians are exact. Larger or finer ones are not compared.

use crate::text::number::Number;

/// Units to 1: millionths, four times over, so that the middle of two figures and the middle of two distances are whole.
const UNITS: i128 = 4_000_000;
/// Decimals of a figure at most.
const DECIMALS: u8 = 6;
/// Figures beyond this are not compared; products of two then fit.
const MOST: i128 = 1_000_000_000_000 * UNITS;

/// A figure, a median or a distance in its exact unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub(super) i128);

impl Amount {
    /// A figure that can be compared.
    pub fn of(number: Number) -> Option<Self> {
        let millionths = number.in_units(DECIMALS)?;
        Some(Self(millionths * 4)).filter(|amount| amount.0.abs() <= MOST)
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self(value as i128 * UNITS)
    }

    /// The figure as it is shown.
    pub fn number(self) -> Number {
        // A quarter is 25 hundredths: the unit has two decimals more than a millionth.
        let (mut mantissa, mut scale) = (self.0 * 25, DECIMALS + 2);
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        let whole = || Number::whole(i64::try_from(self.0 / UNITS).unwrap_or(i64::MAX));
        i64::try_from(mantissa).map_or_else(|_| whole(), |mantissa| Number::decimal(mantissa, scale))
    }

    /// How far two figures are apart.
    pub const fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// The middle of two figures.
    pub(super) const fn middle(self, other: Self) -> Self {
        Self(i128::midpoint(self.0, other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["0", "12", "-3", "0.5", "542700", "123456.654321", "0.125"] {
            let number: Number = text.parse().unwrap();
            assert_eq!(Amount::of(number).unwrap().number(), number);
        }
        assert_eq!(Amount::whole(3).middle(Amount::whole(4)).number().to_string(), "3.5");
    }

    #[test]
    fn what_is_too_large_or_too_fine_is_not_compared() {
        assert_eq!(Amount::of("1000000000001".parse().unwrap()), None);
        assert_eq!(Amount::of("0.0000001".parse().unwrap()), None);
        assert_eq!(Amount::of("999999999999".parse().unwrap()).unwrap().number().to_string(), "999999999999");
    }
}
