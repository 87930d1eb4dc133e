//! The verdict of one identity: does it hold, can it hold, or can nobody tell?

use super::Interval;
use crate::form::{CellId, Identity, Relation};
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// How an identity stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Balance {
    /// It holds with blanks read as 0.
    Holds,
    /// 必破: no filling of the blanks can hold.
    Violated(Sums),
    /// 可补: blanks read as 0 fail, some filling holds.
    Implied(Gap),
    /// A cell that it needs says nothing.
    NotJudged(Doubt),
}

/// The sums of both sides, blanks read as 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Of the left side.
    pub left: Number,
    /// Of the right side.
    pub right: Number,
}

impl Sums {
    /// How far they are apart, or `None` where that does not fit a number.
    pub fn difference(self) -> Option<Number> {
        self.left.max(self.right).minus(self.left.min(self.right))
    }
}

/// What the blanks of an identity would have to make up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The sums, blanks read as 0.
    pub sums: Sums,
    /// The blanks on the smaller side.
    pub missing: Vec<CellId>,
    /// What these must come to together: open above where the other side has blanks too.
    pub need: Interval,
}

impl Gap {
    /// What this identity alone leaves for each of its missing cells.
    pub fn each(&self) -> Interval {
        if self.missing.len() == 1 { self.need } else { Interval { low: 0, high: self.need.high } }
    }
}

/// Why an identity cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The document has no such cell.
    Absent(CellId),
    /// What stands there is no number.
    Unreadable(CellId),
    /// The cell is blank, and the relation says nothing about blanks.
    Blank(CellId),
    /// The sum up to this cell has more digits than a number holds.
    TooLarge(CellId),
}

impl Doubt {
    /// The cell that causes it.
    pub const fn cell(self) -> CellId {
        match self {
            Self::Absent(cell) | Self::Unreadable(cell) | Self::Blank(cell) | Self::TooLarge(cell) => cell,
        }
    }
}

/// One side of an identity added up.
#[derive(Clone, Copy, Default)]
pub(super) struct Side {
    pub sum: Number,
    pub blank: Option<CellId>,
}

impl Side {
    pub fn add_up(self, cells: &[CellId], cell: &impl Fn(CellId) -> Cell) -> Result<Self, Doubt> {
        let mut side = self;
        for &id in cells {
            let cell = cell(id);
            match cell.state {
                State::Number => side.sum = side.sum.plus(cell.value).ok_or(Doubt::TooLarge(id))?,
                State::Dash => {}
                State::Blank => side.blank = side.blank.or(Some(id)),
                State::Text => return Err(Doubt::Unreadable(id)),
                State::Absent => return Err(Doubt::Absent(id)),
            }
        }
        Ok(side)
    }
}

/// Judges one identity; `cell` looks a cell up.
pub fn judge(identity: &Identity, cell: &impl Fn(CellId) -> Cell) -> Balance {
    let sides = Side::default()
        .add_up(&identity.left, cell)
        .and_then(|left| Ok((left, Side::default().add_up(&identity.right, cell)?)));
    match (sides, identity.relation) {
        (Err(doubt), _) => Balance::NotJudged(doubt),
        (Ok((left, right)), Relation::Equal) => equal(identity, cell, left, right),
        (Ok((left, right)), Relation::AtLeast) => without_blanks(left, right, left.sum >= right.sum),
    }
}

fn equal(identity: &Identity, cell: &impl Fn(CellId) -> Cell, left: Side, right: Side) -> Balance {
    let sums = Sums { left: left.sum, right: right.sum };
    let (small, other, cells) = match sums.left.cmp(&sums.right) {
        std::cmp::Ordering::Equal => return Balance::Holds,
        std::cmp::Ordering::Less => (left, right, &identity.left),
        std::cmp::Ordering::Greater => (right, left, &identity.right),
    };
    let Some(need) = sums.difference().and_then(Number::as_whole).filter(|_| small.blank.is_some()) else {
        return Balance::Violated(sums);
    };
    let missing = cells.iter().copied().filter(|&id| cell(id).state == State::Blank).collect();
    let high = other.blank.is_none().then_some(need);
    Balance::Implied(Gap { sums, missing, need: Interval { low: need, high } })
}

/// Judges two sides where a blank says nothing.
fn without_blanks(left: Side, right: Side, holds: bool) -> Balance {
    match left.blank.or(right.blank) {
        Some(cell) => Balance::NotJudged(Doubt::Blank(cell)),
        None if holds => Balance::Holds,
        None => Balance::Violated(Sums { left: left.sum, right: right.sum }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::implied::tests::{cell_of, fillings, written};
    use super::*;
    use proptest::prelude::*;

    fn identity(left: u16, right: u16, relation: Relation) -> Identity {
        Identity {
            rule: "A101".into(),
            left: (0..left).map(CellId).collect(),
            relation,
            right: (left..left + right).map(CellId).collect(),
            corrected: CellId(left),
        }
    }

    fn judged(cells: &[&str], left: u16, relation: Relation) -> Balance {
        let cells: Vec<Cell> = cells.iter().map(|text| written(text)).collect();
        let right = u16::try_from(cells.len()).unwrap() - left;
        judge(&identity(left, right, relation), &|id| cells[id.index()])
    }

    #[test]
    fn the_sums_decide_where_nothing_is_blank() {
        assert_eq!(judged(&["2", "1", "3", "0"], 2, Relation::Equal), Balance::Holds);
        let Balance::Violated(sums) = judged(&["2", "1", "0", "/"], 2, Relation::Equal) else { panic!() };
        assert_eq!((sums.left, sums.right, sums.difference()), (3.into(), 0.into(), Some(3.into())));
    }

    #[test]
    fn a_blank_on_the_smaller_side_is_implied() {
        let Balance::Implied(gap) = judged(&["2", "1", "1", ""], 2, Relation::Equal) else { panic!() };
        assert_eq!((gap.missing.as_slice(), gap.need.only()), ([CellId(3)].as_slice(), Some(2)));
        let Balance::Implied(gap) = judged(&["2", "", "", ""], 2, Relation::Equal) else { panic!() };
        assert_eq!(gap.missing, [CellId(2), CellId(3)]);
        assert_eq!((gap.need, gap.each()), (Interval { low: 2, high: None }, Interval::ANY));
    }

    #[test]
    fn a_blank_on_the_larger_side_or_half_a_request_mends_nothing() {
        assert!(matches!(judged(&["2", "", "1"], 2, Relation::Equal), Balance::Violated(_)));
        assert!(matches!(judged(&["2", "", "2.5"], 2, Relation::Equal), Balance::Violated(_)));
    }

    #[test]
    fn what_cannot_be_read_is_not_judged() {
        assert_eq!(judged(&["两件", "1"], 1, Relation::Equal), Balance::NotJudged(Doubt::Unreadable(CellId(0))));
        assert_eq!(judged(&["1", "-absent"], 1, Relation::Equal), Balance::NotJudged(Doubt::Absent(CellId(1))));
        assert_eq!(judged(&["1", ""], 1, Relation::AtLeast), Balance::NotJudged(Doubt::Blank(CellId(1))));
        let large = "999999999999999999";
        let cells = vec![large; 12];
        assert_eq!(judged(&cells, 11, Relation::Equal), Balance::NotJudged(Doubt::TooLarge(CellId(9))));
    }

    #[test]
    fn at_least_compares_the_sums() {
        assert_eq!(judged(&["3", "-1", "2"], 2, Relation::AtLeast), Balance::Holds);
        assert!(matches!(judged(&["3", "-2", "2"], 2, Relation::AtLeast), Balance::Violated(_)));
    }

    proptest! {
        #[test]
        fn the_verdict_is_what_trying_every_filling_says(
            left in prop::collection::vec(cell_of(3), 1..4),
            right in prop::collection::vec(cell_of(3), 0..3),
        ) {
            let cells: Vec<Cell> = left.iter().chain(&right).copied().collect();
            let split = u16::try_from(left.len()).unwrap();
            let one = identity(split, u16::try_from(right.len()).unwrap(), Relation::Equal);
            let verdict = judge(&one, &|id| cells[id.index()]);
            if let Some(nth) = cells.iter().position(|cell| matches!(cell.state, State::Text | State::Absent)) {
                prop_assert!(matches!(verdict, Balance::NotJudged(doubt) if doubt.cell().index() == nth));
                return Ok(());
            }
            let working = fillings(&cells, std::slice::from_ref(&one), 10);
            let with_zeros = working.iter().any(|filling| filling.iter().zip(&cells).all(|(&value, cell)| cell.state != State::Blank || value == 0));
            match verdict {
                Balance::Holds => prop_assert!(with_zeros),
                Balance::Violated(_) => prop_assert!(working.is_empty()),
                Balance::Implied(gap) => {
                    prop_assert!(!with_zeros && !working.is_empty());
                    let sum = |filling: &Vec<i64>| gap.missing.iter().map(|cell| filling[cell.index()]).sum::<i64>();
                    prop_assert_eq!(working.iter().map(sum).min(), Some(gap.need.low));
                    prop_assert!(working.iter().all(|filling| gap.need.contains(sum(filling))));
                    for &cell in &gap.missing {
                        prop_assert!(working.iter().all(|filling| gap.each().contains(filling[cell.index()])));
                    }
                }
                Balance::NotJudged(_) => prop_assert!(false, "every cell is readable"),
            }
        }
    }
}
