//! Slips of the hand that have a name: what was printed becomes what a correction wants by one of them.

use crate::form::CellId;
use crate::text::phrase::Phrase;

/// A slip of the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A total left at 0 or at a dash.
    TotalNotFilled,
    /// Two neighbouring digits changed places.
    DigitsTransposed,
    /// A digit was left out.
    DigitLost,
    /// A digit was written once too often, or one too many.
    DigitAdded,
    /// Two neighbouring figures changed places.
    FiguresSwapped,
    /// The figures of a row stand one cell beside their own.
    RowShifted,
    /// The figures of a column stand one row beside their own.
    ColumnShifted,
    /// Two neighbouring rows or columns changed places.
    LinesSwapped,
    /// What was carried in stands where what is carried out should, and the other way round.
    CarriedSwapped,
    /// The totals of a row or column left at 0.
    TotalsNotFilled,
    /// 元 in a cell of 万元.
    YuanForTenThousand,
    /// A sum in 万元 turned into 万元 once more.
    TenThousandTwice,
}

/// A slip of a whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSlip {
    /// Which slip.
    pub slip: Slip,
    /// A cell of the line.
    pub cell: CellId,
}

impl Slip {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::TotalNotFilled,
        Self::DigitsTransposed,
        Self::DigitLost,
        Self::DigitAdded,
        Self::FiguresSwapped,
        Self::RowShifted,
        Self::ColumnShifted,
        Self::LinesSwapped,
        Self::CarriedSwapped,
        Self::TotalsNotFilled,
        Self::YuanForTenThousand,
        Self::TenThousandTwice,
    ];

    /// Its words.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::TotalNotFilled => Phrase::new("像是合计漏填", "looks like a total left unfilled"),
            Self::DigitsTransposed => Phrase::new("像是相邻两位数字写颠倒", "looks like two digits transposed"),
            Self::DigitLost => Phrase::new("像是少写一位数字", "looks like a digit left out"),
            Self::DigitAdded => Phrase::new("像是多写一位数字", "looks like a digit too many"),
            Self::FiguresSwapped => Phrase::new("像是相邻两格对调", "looks like two neighbouring figures swapped"),
            Self::RowShifted => Phrase::new("像是整行错开一格", "looks like a row shifted by one cell"),
            Self::ColumnShifted => Phrase::new("像是整列错开一行", "looks like a column shifted by one row"),
            Self::LinesSwapped => {
                Phrase::new("像是与相邻一行（列）写颠倒", "looks like two neighbouring lines swapped")
            }
            Self::CarriedSwapped => {
                Phrase::new("像是上年结转与结转下年两行填反", "looks like the rows carried in and carried out swapped")
            }
            Self::TotalsNotFilled => Phrase::new("像是整行（列）合计漏填", "looks like a line of totals left unfilled"),
            Self::YuanForTenThousand => {
                Phrase::new("像是把元填进了万元格", "looks like yuan in a cell of ten thousand yuan")
            }
            Self::TenThousandTwice => {
                Phrase::new("像是多折算了一次万元", "looks like yuan turned into ten thousand yuan twice")
            }
        }
    }
}

/// The slip of digits that makes `printed` of `meant`, if there is one.
pub fn of_digits(printed: i64, meant: i64) -> Option<Slip> {
    let (printed, meant) = (printed.to_string(), meant.to_string());
    let (printed, meant) = (printed.as_bytes(), meant.as_bytes());
    if without_one(meant, printed) {
        return Some(Slip::DigitLost).filter(|_| printed != b"0");
    }
    if without_one(printed, meant) {
        return Some(Slip::DigitAdded).filter(|_| meant != b"0");
    }
    is_transposed(printed, meant).then_some(Slip::DigitsTransposed)
}

/// Tells whether the shorter number is the longer one without one of its digits.
fn without_one(longer: &[u8], shorter: &[u8]) -> bool {
    longer.len() == shorter.len() + 1
        && (0..longer.len()).any(|out| longer[..out] == shorter[..out] && longer[out + 1..] == shorter[out..])
}

fn is_transposed(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && (1..one.len()).any(|at| {
            one[..at - 1] == other[..at - 1]
                && one[at + 1..] == other[at + 1..]
                && (one[at - 1], one[at]) == (other[at], other[at - 1])
                && one[at - 1] != one[at]
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_slip_in_ways_that_have_a_name() {
        assert_eq!(of_digits(12, 21), Some(Slip::DigitsTransposed));
        assert_eq!(of_digits(1, 11), Some(Slip::DigitLost));
        assert_eq!(of_digits(105, 15), Some(Slip::DigitAdded));
        assert_eq!(of_digits(235, 253), Some(Slip::DigitsTransposed));
        for (printed, meant) in [(5, 8), (0, 10), (10, 0), (12, 34), (7, 7), (1234, 1)] {
            assert_eq!(of_digits(printed, meant), None, "{printed} {meant}");
        }
    }
}
