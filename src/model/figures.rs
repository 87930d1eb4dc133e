//! The figures of a report, packed: a million reports have some thirty million of them. It knows no form.

use super::cell::{State, Unit};
use super::report::Cell;
use crate::form::CellId;
use crate::text::number::Number;

/// The figures of a report: only what is not a plain 0, eight bytes each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Cells that are no plain 0, in order, with what stands there.
    odd: Box<[Packed]>,
}

/// What stands in one cell, without its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Number(Number),
    /// Anything else.
    Other(State),
}

/// A cell with half of a number; nearly all numbers are one half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    cell: CellId,
    what: What,
    half: i32,
}

/// What a packed half is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A number of that kind.
    Number(Kind),
    /// The lower half of a number of that kind; the upper one follows.
    Lower(Kind),
    /// The upper half of the number before it.
    Upper,
    /// No number.
    Other(State),
}

/// The decimals of a number and its unit in one byte: a number has up to 18 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind(u8);

impl Kind {
    const UNIT: u8 = 64;

    const fn new(scale: u8, unit: Option<Unit>) -> Self {
        let unit = match unit {
            None => 0,
            Some(Unit::Yuan) => 1,
            Some(Unit::TenThousandYuan) => 2,
        };
        Self(scale + unit * Self::UNIT)
    }

    const fn scale(self) -> u8 {
        self.0 % Self::UNIT
    }

    const fn unit(self) -> Option<Unit> {
        match self.0 / Self::UNIT {
            0 => None,
            1 => Some(Unit::Yuan),
            _ => Some(Unit::TenThousandYuan),
        }
    }
}

impl Figures {
    /// Packs the cells of a report, those of a merged row behind those of the form.
    pub fn pack<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Self {
        let mut odd = Vec::with_capacity(64);
        for (cell, stated) in (0..).map(CellId).zip(cells) {
            match stated.state {
                State::Number if stated.value.is_zero() => {}
                State::Number => push_number(&mut odd, cell, (stated.value, stated.unit)),
                other => odd.push(Packed { cell, what: What::Other(other), half: 0 }),
            }
        }
        Self { odd: odd.into() }
    }

    /// What stands in a cell.
    pub fn get(&self, cell: CellId) -> Figure {
        self.with_unit(cell).0
    }

    fn with_unit(&self, cell: CellId) -> (Figure, Option<Unit>) {
        let found = self.odd.partition_point(|packed| packed.cell < cell);
        let mut halves = self.odd.get(found..).unwrap_or_default().iter().take_while(|packed| packed.cell == cell);
        let Some(first) = halves.next() else { return (Figure::Number(Number::ZERO), None) };
        match first.what {
            What::Other(state) => (Figure::Other(state), None),
            What::Number(kind) | What::Lower(kind) => {
                let upper = halves.next().map_or(first.half >> 31, |upper| upper.half);
                (Figure::Number(Number::decimal(whole(upper, first.half), kind.scale())), kind.unit())
            }
            What::Upper => (Figure::Other(State::Absent), None),
        }
    }

    /// A cell without its place: state, value and, of a figure that is not 0, the unit.
    pub fn cell(&self, cell: CellId) -> Cell {
        match self.with_unit(cell) {
            (Figure::Number(value), unit) => Cell { state: State::Number, value, unit, ..Cell::default() },
            (Figure::Other(state), _) => Cell { state, ..Cell::default() },
        }
    }
}

fn push_number(odd: &mut Vec<Packed>, cell: CellId, (number, unit): (Number, Option<Unit>)) {
    let (mantissa, scale) = number.parts();
    let kind = Kind::new(scale, unit);
    if let Ok(half) = i32::try_from(mantissa) {
        odd.push(Packed { cell, what: What::Number(kind), half });
        return;
    }
    let [upper, lower] = halves(mantissa);
    odd.push(Packed { cell, what: What::Lower(kind), half: lower });
    odd.push(Packed { cell, what: What::Upper, half: upper });
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
const fn halves(whole: i64) -> [i32; 2] {
    [(whole >> 32) as i32, whole as i32]
}

/// The number of two halves.
fn whole(upper: i32, lower: i32) -> i64 {
    i64::from(upper) << 32 | i64::from(lower.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_cell() -> impl Strategy<Value = Cell> {
        let number = (any::<i64>(), 0_u8..=18).prop_map(|(mantissa, scale)| Number::decimal(mantissa, scale));
        let small = (-300_i64..300).prop_map(Number::whole);
        let number = prop_oneof![number, small, Just(Number::ZERO)];
        let state = prop_oneof![Just(State::Blank), Just(State::Dash), Just(State::Text), Just(State::Absent)];
        let unit = prop_oneof![Just(None), Just(Some(Unit::Yuan)), Just(Some(Unit::TenThousandYuan))];
        prop_oneof![
            (number, unit).prop_map(|(value, unit)| Cell { state: State::Number, value, unit, ..Cell::default() }),
            state.prop_map(|state| Cell { state, ..Cell::default() }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(cells in prop::collection::vec(any_cell(), 0..40)) {
            let figures = Figures::pack(&cells);
            for (id, cell) in (0..).map(CellId).zip(&cells) {
                let back = figures.cell(id);
                prop_assert_eq!((back.state, back.value), (cell.state, cell.value));
                prop_assert!(back.unit == cell.unit || cell.value.is_zero());
            }
            let beyond = CellId(u16::try_from(cells.len()).unwrap());
            prop_assert_eq!(figures.get(beyond), Figure::Number(Number::ZERO));
        }
    }

    #[test]
    fn a_figure_takes_eight_bytes() {
        assert_eq!(size_of::<Packed>(), 8);
    }
}
