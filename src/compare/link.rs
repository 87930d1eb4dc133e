//! Where this year's figures do not follow from last year's. It notes only plain breaks, with every figure stated; judging
//! blanks and giving findings is the rules' work.

use crate::form::{CellId, Chain, Form};
use crate::model::report::Report;
use crate::text::number::Number;
use crate::tie::{self, Bond};

/// A chain over two years that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The rule that reports it, as `B201`.
    pub rule: &'static str,
    /// The cells of last year that this year should follow from.
    pub last: Vec<CellId>,
    /// What should stand in the cell it is marked at.
    pub expected: Number,
    /// What stands there.
    pub stated: Number,
}

/// Every broken chain, by the cell of this year it is marked at; none where the years do not follow each other.
pub(super) fn breaks(last: &Report, this: &Report, form: &'static Form) -> Vec<(CellId, Link)> {
    let follows = last.year().zip(this.year()).is_some_and(|(last, this)| last.checked_add(1) == Some(this));
    let chains = form.chains.iter().filter(|chain| follows && Some(chain.from) == last.edition);
    chains.filter_map(|chain| Some((*chain.this.first()?, broken(chain, last, this)?))).collect()
}

fn broken(chain: &'static Chain, last: &Report, this: &Report) -> Option<Link> {
    let Bond::Broken(broken) = tie::judge_chain(chain, &|cell| last.cell(cell), &|cell| this.cell(cell)) else {
        return None;
    };
    let (expected, stated) = (broken.expected, broken.stated);
    Some(Link { rule: &chain.rule, last: chain.last.clone(), expected, stated })
}
