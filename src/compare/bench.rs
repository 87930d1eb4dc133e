//! Lays two reports out: which pair of cells goes into which row, how rows and columns are called. It decides no differences.

use super::difference::{Difference, delta, nature};
use super::pair::Pair;
use super::row::Row;
use super::side::Side;
use crate::form::{CellId, Form};
use crate::model::report::Report;

/// Where a pair is listed: table, row of this year's form, and its turn behind that row; 0 is the row itself.
type Home = (usize, usize, usize);

/// Rows of last year's form that have a counterpart: table, row, and the row of this year's form.
fn anchors(forms: [&Form; 2], pairs: &[Pair]) -> Vec<(usize, usize, usize)> {
    let [last_form, this_form] = forms;
    let anchor = |pair: &Pair| {
        let (last, this) = (last_form.spec(*pair.last.first()?), this_form.spec(*pair.this.first()?));
        Some((last.table, last.row, this.row))
    };
    let mut anchors: Vec<_> = pairs.iter().filter_map(anchor).collect();
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The two reports with their forms, last year's first.
pub(super) struct Bench<'a> {
    pub reports: [&'a Report; 2],
    pub forms: [&'static Form; 2],
}

impl Bench<'_> {
    /// The rows of all pairs, each where this year's form has it, else behind the row it follows in last year's.
    pub(super) fn rows(&self, pairs: Vec<Pair>) -> Vec<Row> {
        let anchors = anchors(self.forms, &pairs);
        let mut placed: Vec<(Home, Pair)> = pairs.into_iter().map(|pair| (self.home(&pair, &anchors), pair)).collect();
        placed.sort_by_key(|(home, pair)| (*home, pair.this.is_empty(), self.first(pair).1));
        placed.chunk_by(|one, next| one.0 == next.0).map(|run| self.row(run)).collect()
    }

    /// The form and the cell that a pair is named after: this year's, else last year's; one that stands alone before one
    /// of several.
    fn first(&self, pair: &Pair) -> (&'static Form, CellId) {
        let [last_form, this_form] = self.forms;
        let by_this = pair.this.len() == 1 || (pair.last.len() != 1 && !pair.this.is_empty());
        let (form, cells) = if by_this { (this_form, &pair.this) } else { (last_form, &pair.last) };
        (form, *cells.first().expect("a pair has a cell on one side at least"))
    }

    fn home(&self, pair: &Pair, anchors: &[(usize, usize, usize)]) -> Home {
        let [last_form, this_form] = self.forms;
        if let Some(&cell) = pair.this.first() {
            let spec = this_form.spec(cell);
            return (spec.table, spec.row, 0);
        }
        let spec = last_form.spec(self.first(pair).1);
        let before = |anchor: &&(usize, usize, usize)| anchor.0 == spec.table && anchor.1 <= spec.row;
        match anchors.iter().rev().find(before) {
            Some(&(table, row, home)) if row == spec.row => (table, home, 0),
            Some(&(table, _, home)) => (table, home, spec.row + 1),
            None => (spec.table, 0, spec.row + 1),
        }
    }

    fn row(&self, run: &[(Home, Pair)]) -> Row {
        let (form, cell) = self.first(&run[0].1);
        let row = form.row_of(cell);
        let several = run[0].1.this.len() > 1 && run[0].1.last.len() > 1;
        let group = row.group.as_deref();
        let name = |own: &'static str| if several { group.unwrap_or(own) } else { own };
        Row {
            table: form.table_of(cell).number,
            label: name(&row.label),
            short: name(&row.short),
            group,
            differences: run.iter().map(|(_, pair)| self.difference(pair, name(&row.label))).collect(),
        }
    }

    fn difference(&self, pair: &Pair, row: &str) -> Difference {
        let [last_report, this_report] = self.reports;
        let [last_form, this_form] = self.forms;
        let (form, cell) = self.first(pair);
        let last = Side::read(last_report, last_form, &pair.last);
        let this = Side::read(this_report, this_form, &pair.this);
        let (delta, unit) = delta(pair.how, &last, &this);
        Difference {
            table: form.table_of(cell).number,
            label: format!("{row} / {}", form.column_of(cell).label),
            column: self.column(pair),
            nature: nature(pair.how, &last, &this),
            last,
            this,
            delta,
            unit,
            how: pair.how,
            reason: pair.reason,
            broken: None,
        }
    }

    fn column(&self, pair: &Pair) -> String {
        let [last_form, this_form] = self.forms;
        let (form, cell) = self.first(pair);
        let own = form.column_of(cell).short.as_str();
        let (Some(&last), Some(&this)) = (pair.last.first(), pair.this.first()) else {
            return own.to_owned();
        };
        let (last, this) = (&last_form.column_of(last).short, &this_form.column_of(this).short);
        if last == this { own.to_owned() } else { format!("{last}/{this}") }
    }
}
