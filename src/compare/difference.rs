//! One cell of two years: what each states, by how much and in which way they differ. It does not choose which cells meet.

use super::link::Link;
use super::side::Side;
use crate::form::Comparability;
use crate::model::record::Figure;
use crate::model::report::{State, Unit};
use crate::text::number::Number;
use crate::text::phrase::Phrase;

/// How two sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Not at all.
    Equal,
    /// The figures differ (实质).
    Substantial,
    /// The same figure, written in another way: blank or dash for 0, yuan for ten thousand yuan (写法).
    Notation,
    /// The editions ask for different things (版式).
    Form,
    /// One side cannot be read or is missing, so nothing can be said (未知).
    Unknown,
}

/// One cell, or one sum, of one year against the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table's number: 2, 3 or 4.
    pub table: u8,
    /// Row and column as people name them.
    pub label: String,
    /// The column alone, in few words; both names where the editions differ.
    pub column: String,
    /// Last year.
    pub last: Side,
    /// This year.
    pub this: Side,
    /// This year less last year, where both state a figure and they may be compared.
    pub delta: Option<Number>,
    /// The unit of the difference, where one is named.
    pub unit: Option<Unit>,
    /// How far the two may be compared.
    pub how: Comparability,
    /// Why so far.
    pub reason: Phrase,
    /// How they differ.
    pub nature: Nature,
    /// The chain that breaks at this cell.
    pub broken: Option<Link>,
}

impl Difference {
    /// Tells whether the figures differ in what they say, not only in how it is written.
    pub fn is_substantial(&self) -> bool {
        self.nature == Nature::Substantial
    }
}

/// This year less last year and its unit: as printed where the units agree, in yuan where they differ.
pub(super) fn delta(how: Comparability, last: &Side, this: &Side) -> (Option<Number>, Option<Unit>) {
    if how == Comparability::None {
        return (None, None);
    }
    let (last_figure, this_figure, unit) = figures(last, this);
    (last_figure.zip(this_figure).and_then(|(last, this)| this.minus(last)), unit)
}

/// How two sides differ.
pub(super) fn nature(how: Comparability, last: &Side, this: &Side) -> Nature {
    if matches!(how, Comparability::None | Comparability::Indicative) {
        return Nature::Form;
    }
    let alike = (last.figure, last.unit) == (this.figure, this.unit);
    match figures(last, this) {
        (Some(last), Some(this), _) if last != this => Nature::Substantial,
        (Some(_), Some(_), _) => {
            if alike {
                Nature::Equal
            } else {
                Nature::Notation
            }
        }
        (Some(stated), None, _) => against_blank(stated, this.figure),
        (None, Some(stated), _) => against_blank(stated, last.figure),
        (None, None, _) if last.figure == this.figure && last.figure != Figure::Other(State::Text) => Nature::Equal,
        (None, None, _) => Nature::Unknown,
    }
}

/// A blank is no 0, but a 0 that became a blank is only written in another way.
fn against_blank(stated: Number, other: Figure) -> Nature {
    match other {
        Figure::Other(State::Blank) if stated.is_zero() => Nature::Notation,
        Figure::Other(State::Blank) => Nature::Substantial,
        _ => Nature::Unknown,
    }
}

fn figures(last: &Side, this: &Side) -> (Option<Number>, Option<Number>, Option<Unit>) {
    match (last.unit, this.unit) {
        (Some(one), Some(other)) if one != other => (last.in_yuan(), this.in_yuan(), Some(Unit::Yuan)),
        (one, other) => (last.stated(), this.stated(), if one == other { one } else { None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(figure: Figure, unit: Option<Unit>) -> Side {
        Side { cells: vec![], figure, unit, lines: vec![] }
    }

    fn number(value: &str) -> Figure {
        Figure::Number(value.parse().unwrap())
    }

    fn differ(last: Figure, this: Figure) -> Nature {
        nature(Comparability::Same, &side(last, None), &side(this, None))
    }

    #[test]
    fn a_blank_is_no_zero_but_differs_from_it_in_writing_only() {
        let blank = Figure::Other(State::Blank);
        assert_eq!(differ(blank, number("0")), Nature::Notation);
        assert_eq!(differ(number("0"), Figure::Other(State::Dash)), Nature::Notation);
        assert_eq!(differ(blank, number("3")), Nature::Substantial);
        assert_eq!(differ(blank, blank), Nature::Equal);
        assert_eq!(delta(Comparability::Same, &side(blank, None), &side(number("3"), None)), (None, None));
    }

    #[test]
    fn what_cannot_be_read_is_unknown() {
        let (text, absent) = (Figure::Other(State::Text), Figure::Other(State::Absent));
        assert_eq!(differ(text, number("0")), Nature::Unknown);
        assert_eq!(differ(text, text), Nature::Unknown);
        assert_eq!(differ(absent, number("2")), Nature::Unknown);
        assert_eq!(differ(absent, absent), Nature::Equal);
    }

    #[test]
    fn the_same_money_in_another_unit_is_notation() {
        let last = side(number("54.27"), Some(Unit::TenThousandYuan));
        let this = side(number("542700"), Some(Unit::Yuan));
        assert_eq!(nature(Comparability::Same, &last, &this), Nature::Notation);
        assert_eq!(delta(Comparability::Same, &last, &this), (Some(Number::ZERO), Some(Unit::Yuan)));
        let more = side(number("542701"), Some(Unit::Yuan));
        assert_eq!(nature(Comparability::Same, &last, &more), Nature::Substantial);
    }

    #[test]
    fn what_may_not_be_compared_has_no_difference() {
        let (last, this) = (side(number("1"), None), side(number("9"), None));
        assert_eq!(delta(Comparability::None, &last, &this).0, None);
        assert_eq!(delta(Comparability::Indicative, &last, &this).0, Some(Number::whole(8)));
        assert_eq!(nature(Comparability::Indicative, &last, &this), Nature::Form);
    }
}
