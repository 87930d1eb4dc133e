//! The verdict of one chain over two years. Blanks are not judged here: last year's report may be corrected apart from this one.

use super::judge::{Balance, Side, without_blanks};
use crate::form::Chain;
use crate::model::record::Figures;

/// Judges one chain: left is this year's sum, right is last year's with what this year adds.
pub fn judge_chain(chain: &Chain, last: &Figures, this: &Figures) -> Balance {
    let (last, this) = (|cell| last.cell(cell), |cell| this.cell(cell));
    let sides = Side::default().add_up(&chain.this, &this).and_then(|left| {
        let right = Side::default().add_up(&chain.last, &last)?;
        Ok((left, right.add_up(&chain.plus, &this)?))
    });
    match sides {
        Err(doubt) => Balance::NotJudged(doubt),
        Ok((left, right)) => without_blanks(left, right, left.sum == right.sum),
    }
}

#[cfg(test)]
mod tests {
    use super::super::implied::tests::written;
    use super::super::{Doubt, Sums};
    use super::*;
    use crate::form::{CellId, Edition};

    fn figures(cells: [&str; 3]) -> Figures {
        Figures::pack(&cells.map(written))
    }

    #[test]
    fn the_stock_rolls_forward() {
        let chain = Chain {
            rule: "B202".into(),
            from: Edition::E2021,
            this: vec![CellId(2), CellId(1)],
            last: vec![CellId(2)],
            plus: vec![CellId(0)],
        };
        let last = figures(["0", "0", "4"]);
        assert_eq!(judge_chain(&chain, &last, &figures(["2", "1", "5"])), Balance::Holds);
        let broken = judge_chain(&chain, &last, &figures(["2", "1", "6"]));
        assert_eq!(broken, Balance::Violated(Sums { left: 7.into(), right: 6.into() }));
        let blank = judge_chain(&chain, &last, &figures(["2", "", "6"]));
        assert_eq!(blank, Balance::NotJudged(Doubt::Blank(CellId(1))));
    }
}
