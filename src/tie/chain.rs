//! How one chain over two years stands. A blank is not judged: last year's report may be corrected apart from this one; but
//! where a single blank is all that is missing, what it would have to be is told.

use super::judge::Doubt;
use crate::form::{CellId, Chain};
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// Which of the two reports of a chain a cell stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// That of the year before.
    Last,
    /// That of the year itself.
    This,
}

/// How this year's figures follow from the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// 成立: they do.
    Holds,
    /// 不平: they do not.
    Broken(Break),
    /// 可补: this one cell is blank, and with this number in it they would.
    Fillable(Half, CellId, Number),
    /// 未评: a cell says nothing.
    NotJudged(Half, Doubt),
}

/// A chain that does not hold, with every figure stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// What last year's cells come to.
    pub base: Number,
    /// What this year's first cell should be.
    pub expected: Number,
    /// What stands there.
    pub stated: Number,
}

impl Break {
    /// How far they are apart, or `None` where that does not fit a number.
    pub fn difference(self) -> Option<Number> {
        self.expected.minus(self.stated).map(Number::distance)
    }
}

/// Judges one chain; `last` and `this` look a cell up in the report of their year.
pub fn judge_chain(chain: &Chain, last: &impl Fn(CellId) -> Cell, this: &impl Fn(CellId) -> Cell) -> Bond {
    let terms = [(Half::This, 1, &chain.this), (Half::Last, -1, &chain.last), (Half::This, -1, &chain.plus)];
    let mut sum = Sum::default();
    for (half, sign, cells) in terms {
        for &id in cells {
            let cell = if half == Half::Last { last(id) } else { this(id) };
            if let Err(doubt) = sum.add((half, id, sign), cell) {
                return Bond::NotJudged(half, doubt);
            }
        }
    }
    match sum.blanks.as_slice() {
        [] => sum.stated(chain, this),
        &[(half, cell, sign)] => sum.filled((half, cell, sign)),
        &[(half, cell, _), ..] => Bond::NotJudged(half, Doubt::Blank(cell)),
    }
}

/// A cell of a chain, and whether it is added (1) or taken away (-1).
type Term = (Half, CellId, i8);

/// Everything of this year less everything that it must follow from.
#[derive(Default)]
struct Sum {
    over: Number,
    base: Number,
    blanks: Vec<Term>,
}

impl Sum {
    fn add(&mut self, term: Term, cell: Cell) -> Result<(), Doubt> {
        let (half, id, sign) = term;
        match cell.state {
            State::Number => {
                let over = if sign > 0 { self.over.plus(cell.value) } else { self.over.minus(cell.value) };
                let base = if half == Half::Last { self.base.plus(cell.value) } else { Some(self.base) };
                (self.over, self.base) = over.zip(base).ok_or(Doubt::TooLarge(id))?;
            }
            State::Dash => {}
            State::Blank => self.blanks.push(term),
            State::Text => return Err(Doubt::Unreadable(id)),
            State::Absent => return Err(Doubt::Absent(id)),
        }
        Ok(())
    }

    fn stated(&self, chain: &Chain, this: &impl Fn(CellId) -> Cell) -> Bond {
        if self.over.is_zero() {
            return Bond::Holds;
        }
        let Some(&first) = chain.this.first() else { return Bond::Holds };
        let stated = this(first).stated().unwrap_or(Number::ZERO);
        stated.minus(self.over).map_or(Bond::NotJudged(Half::This, Doubt::TooLarge(first)), |expected| {
            Bond::Broken(Break { base: self.base, expected, stated })
        })
    }

    /// What the only blank must be; one that would have to be less than nothing stays unjudged.
    fn filled(&self, (half, cell, sign): Term) -> Bond {
        let need = if sign > 0 { Number::ZERO.minus(self.over) } else { Some(self.over) };
        let fitting = need.filter(|need| !need.is_negative() && need.as_whole().is_some());
        fitting.map_or(Bond::NotJudged(half, Doubt::Blank(cell)), |need| Bond::Fillable(half, cell, need))
    }
}

#[cfg(test)]
mod tests {
    use super::super::implied::tests::written;
    use super::*;
    use crate::form::Edition;

    /// In force and repealed of this year from in force of the last and issued.
    fn stock() -> Chain {
        Chain {
            rule: "B202".into(),
            from: Edition::E2021,
            this: vec![CellId(2), CellId(1)],
            last: vec![CellId(2)],
            plus: vec![CellId(0)],
        }
    }

    fn judged(last: [&str; 3], this: [&str; 3]) -> Bond {
        let [last, this] = [last, this].map(|cells| cells.map(written));
        judge_chain(&stock(), &|cell| last[cell.index()], &|cell| this[cell.index()])
    }

    #[test]
    fn the_stock_rolls_forward() {
        assert_eq!(judged(["0", "0", "4"], ["2", "1", "5"]), Bond::Holds);
        let Bond::Broken(broken) = judged(["0", "0", "4"], ["2", "1", "6"]) else { panic!() };
        assert_eq!((broken.base, broken.expected, broken.stated), (4.into(), 5.into(), 6.into()));
        assert_eq!(broken.difference(), Some(1.into()));
    }

    #[test]
    fn a_single_blank_is_told_what_it_would_have_to_be() {
        let last = ["0", "0", "4"];
        assert_eq!(judged(last, ["2", "1", ""]), Bond::Fillable(Half::This, CellId(2), 5.into()));
        assert_eq!(judged(last, ["2", "", "5"]), Bond::Fillable(Half::This, CellId(1), 1.into()));
        assert_eq!(judged(["0", "0", ""], ["2", "1", "5"]), Bond::Fillable(Half::Last, CellId(2), 4.into()));
    }

    #[test]
    fn a_blank_that_nothing_from_0_up_can_fill_and_two_blanks_are_not_judged() {
        let doubt = |half, cell| Bond::NotJudged(half, Doubt::Blank(CellId(cell)));
        assert_eq!(judged(["0", "0", "4"], ["2", "", "9"]), doubt(Half::This, 1));
        assert_eq!(judged(["0", "0", ""], ["2", "", "5"]), doubt(Half::This, 1));
    }

    #[test]
    fn what_is_absent_or_unreadable_is_not_judged_and_says_in_which_year() {
        let absent = Bond::NotJudged(Half::Last, Doubt::Absent(CellId(2)));
        assert_eq!(judged(["0", "0", "-absent"], ["2", "1", "5"]), absent);
        let unreadable = Bond::NotJudged(Half::This, Doubt::Unreadable(CellId(0)));
        assert_eq!(judged(["0", "0", "4"], ["两件", "1", "5"]), unreadable);
    }

    #[test]
    fn a_dash_is_none() {
        assert_eq!(judged(["0", "0", "/"], ["2", "/", "2"]), Bond::Holds);
    }
}
