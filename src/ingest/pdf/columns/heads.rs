//! The heads of columns above the figures: where each stands over one column they tell which columns there are, even those in
//! which nothing stands.

use super::super::label;
use super::rows::{Rows, Text};
use super::stack::Block;

/// The heads of one table.
pub struct Heads {
    /// The heads of single columns from left to right, by their place among the labels.
    columns: Vec<(usize, (f64, f64))>,
    /// Everything above the figures, by its place among the labels.
    above: Vec<usize>,
}

impl Heads {
    /// The heads among the labels: what stands above the first line of figures.
    pub fn of(blocks: &[Block<'_>], first: usize) -> Self {
        let is_above = |block: &Block<'_>| block.pieces.iter().all(|piece| piece.nth < first);
        let above = || blocks.iter().enumerate().filter(|(_, block)| is_above(block));
        let columns = above().filter(|(_, block)| label::is_column(&block.text()));
        let mut columns: Vec<(usize, (f64, f64))> =
            columns.map(|(nth, block)| (nth, (block.left(), block.right()))).collect();
        columns.sort_by(|a, b| a.1.0.total_cmp(&b.1.0));
        Self { columns, above: above().map(|(nth, _)| nth).collect() }
    }

    /// Where the columns lie, by their heads and the figures below; none where it is not plain which head is whose.
    pub fn columns(&self, figures: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
        let are_apart = self.columns.windows(2).all(|pair| pair[0].1.1 <= pair[1].1.0);
        let mut columns: Vec<(f64, f64)> = self.columns.iter().map(|(_, reach)| *reach).collect();
        let mut met = vec![false; columns.len()];
        for (from, to) in figures {
            let mut over =
                (0..columns.len()).filter(|&nth| self.columns[nth].1.0 < *to && *from < self.columns[nth].1.1);
            let head = over.next().filter(|&head| over.next().is_none() && !std::mem::replace(&mut met[head], true))?;
            columns[head] = (columns[head].0.min(*from), columns[head].1.max(*to));
        }
        (are_apart && columns.windows(2).all(|pair| pair[0].1 <= pair[1].0)).then_some(columns)
    }

    /// Writes the heads as one row, whatever their heights, after the head of the labels beside them.
    pub fn write(&self, blocks: &[Block<'_>], rows: &mut Rows) {
        let Some(&(_, (left, _))) = self.columns.first() else { return };
        let heads = || self.columns.iter().map(|(nth, _)| *nth);
        let is_beside = |nth: &usize| {
            let own = Text::of(&blocks[*nth]);
            blocks[*nth].right() <= left && heads().any(|head| own.is_level_with(&Text::of(&blocks[head])))
        };
        let row: Vec<usize> = self.above.iter().copied().filter(is_beside).chain(heads()).collect();
        let lowest = heads().map(|nth| blocks[nth].start()).max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let Some((page, baseline)) = lowest.filter(|_| row.iter().all(|nth| rows.take(*nth).is_some())) else { return };
        rows.push(page, baseline, row.into_iter().map(|nth| blocks[nth].text()).collect());
    }

    /// Tells whether a label says what a head above says, on a later page.
    pub fn are_repeated_by(&self, blocks: &[Block<'_>], nth: usize) -> bool {
        let page = |nth: usize| blocks[nth].start().0;
        let is_later = self.columns.first().is_some_and(|(head, _)| page(*head) < page(nth));
        is_later && self.above.iter().any(|&head| blocks[head].text() == blocks[nth].text())
    }
}
