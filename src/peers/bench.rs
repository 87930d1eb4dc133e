//! Sets the figures of a report beside those of its peers, the most unusual first.

use super::amount::Amount;
use super::growth::{Growth, Trend};
use super::limits::Limits;
use super::norm;
use super::spread::Spread;
use crate::form::CellId;
use crate::model::record::Record;
use crate::text::number::Number;

/// A report and the one of the year before.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The report.
    pub this: &'a Record,
    /// The year before, where it is there.
    pub last: Option<&'a Record>,
}

/// One cell beside the peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which cell.
    pub cell: CellId,
    /// The figure of the report.
    pub own: Number,
    /// The figure of the year before.
    pub last: Option<Number>,
    /// What is usual among the peers.
    pub spread: Spread,
    /// How the change from last year stands to those of others; none below the least number of changes.
    pub growth: Option<Growth>,
    /// It is far from the peers, or changed otherwise than they did.
    pub is_unusual: bool,
}

/// The reports that one is set beside.
#[derive(Clone, Debug, Default)]
pub struct Bench<'a> {
    /// For figures of one year.
    pub peers: Vec<Side<'a>>,
    /// For changes from last year.
    pub history: Vec<Side<'a>>,
}

impl<'a> Side<'a> {
    /// The figure of a cell this year.
    pub fn figure(&self, cell: CellId) -> Option<Number> {
        self.this.figures.cell(cell).stated()
    }

    /// The figure of the same cell last year, where that form has it too.
    pub fn last_figure(&self, cell: CellId) -> Option<Number> {
        let last: &'a Record = self.last?;
        let path = self.this.form()?.path(cell);
        last.figures.cell(last.form()?.cell(path)?).stated()
    }

    fn change(&self, cell: CellId) -> Option<(Amount, Amount)> {
        Some((Amount::of(self.last_figure(cell)?)?, Amount::of(self.figure(cell)?)?))
    }
}

/// Every cell that at least so many peers state, the most unusual first; cells that are 0 nearly everywhere are left out.
pub fn compare(own: Side<'_>, bench: &Bench<'_>, limits: Limits) -> Vec<Row> {
    let Some(form) = own.this.form() else { return Vec::new() };
    let mut rows: Vec<Row> = form.cell_ids().filter_map(|cell| row(own, bench, limits, cell)).collect();
    rows.sort_by(|a, b| b.is_unusual.cmp(&a.is_unusual).then_with(|| b.spread.by_oddity(&a.spread)));
    rows
}

fn row(own: Side<'_>, bench: &Bench<'_>, limits: Limits, cell: CellId) -> Option<Row> {
    let number = own.figure(cell)?;
    let figure = Amount::of(number)?;
    let others: Vec<Amount> = bench.peers.iter().filter_map(|peer| Amount::of(peer.figure(cell)?)).collect();
    let is_something = figure != Amount::default() || others.iter().any(|other| *other != Amount::default());
    if others.len() < limits.least || !is_something {
        return None;
    }
    let spread = Spread::of(figure, &others)?;
    let growth = growth(own, bench, limits, cell);
    let leaps = growth.is_some_and(|growth| growth.trend != Trend::Ordinary);
    let is_unusual = leaps || spread.norm.is_far(figure, limits);
    Some(Row { cell, own: number, last: own.last_figure(cell), spread, growth, is_unusual })
}

fn growth(own: Side<'_>, bench: &Bench<'_>, limits: Limits, cell: CellId) -> Option<Growth> {
    if bench.history.len() + 1 < limits.history {
        return None;
    }
    let changes: Vec<_> = bench.history.iter().filter_map(|peer| peer.change(cell)).collect();
    Growth::of(own.change(cell)?, &changes, limits.history)
}

/// The median of a cell among the peers, where at least so many state it.
pub fn median(cell: CellId, peers: &[Side<'_>], least: usize) -> Option<Number> {
    let mut figures: Vec<Amount> = peers.iter().filter_map(|peer| Amount::of(peer.figure(cell)?)).collect();
    let middle = norm::median(&mut figures).filter(|_| figures.len() >= least)?;
    Some(middle.number())
}
