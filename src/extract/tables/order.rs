//! Tells which column each value of a row belongs to, where the heads stand otherwise than in the form.

use super::Filler;
use crate::extract::piece::Kind;
use crate::extract::rows::Run;
use crate::form::CellId;
use crate::model::report::AlarmCode;

/// The table of applicants, whose first head and last one stand above the others.
const APPLICANTS: usize = 1;

impl Filler<'_> {
    /// For each value of a row, the column it belongs to, where the heads are all there in another order than in the form.
    pub(super) fn order(&mut self, table: usize, block: usize, columns: usize) -> Option<Vec<usize>> {
        let heads = self.heads.get(&(table, block))?;
        let seen = heads.iter().map(|head| head.0).take(columns);
        if seen.clone().is_sorted() {
            return None;
        }
        let line = self.skeleton.pieces[heads[0].1].line;
        let total_first = table == APPLICANTS && self.total_first;
        let seen: Vec<usize> = seen.collect();
        let order = if total_first { with_total_first(&seen, columns) } else { reordered(&seen, columns, table == 1) }?;
        let name = format!("表{}", ["二", "三", "四"].get(table).unwrap_or(&""));
        if !self.tables.alarms.iter().any(|alarm| alarm.code == AlarmCode::ColumnsReordered && alarm.about == name) {
            let cells: Vec<CellId> = self.form.tables[table].cells().collect();
            self.alarm(AlarmCode::ColumnsReordered, line, (&name, cells));
        }
        Some(order)
    }

    /// Tells whether the totals of the applicants stand in the first column: their head stands before the first one of the form,
    /// and the rows add up so, or none tells and both heads stand on one line. Where a page was taken apart, heads alone prove
    /// nothing.
    pub(super) fn stands_total_first(&self, rows: &[(usize, usize, Run)]) -> bool {
        let Some(heads) = self.heads.get(&(APPLICANTS, 0)) else { return false };
        let last = self.columns(APPLICANTS, 0) - 1;
        let find = |column: usize| heads.iter().position(|head| head.0 == column);
        let (Some(total), Some(first)) = (find(last), find(0)) else { return false };
        if first < total {
            return false;
        }
        let line = |at: usize| self.skeleton.pieces[heads[at].1].line;
        let runs = rows.iter().filter(|(table, ..)| *table == APPLICANTS).map(|(.., run)| run);
        let weights = runs.filter_map(|run| weight(run, last));
        match weights.sum::<i32>() {
            0 => line(total) == line(first),
            weight => weight > 0,
        }
    }
}

/// What a row says: 1 where the first figure is the sum of the others, -1 where the last one is; nothing where both are or none.
fn weight(run: &Run, last: usize) -> Option<i32> {
    let figure = |kind: Kind| if let Kind::Digits(figure) = kind { Some(i128::from(figure)) } else { None };
    let figures: Vec<i128> = run.cells.iter().map(|cell| figure(cell.kind)).collect::<Option<_>>()?;
    let (sum, first) = (figures.iter().sum::<i128>(), figures.first()?);
    let total = figures.get(last).filter(|_| figures.len() == last + 1)?;
    Some(i32::from(sum == 2 * first) - i32::from(sum == 2 * total))
}

/// The totals first, then the others as they are seen.
fn with_total_first(seen: &[usize], columns: usize) -> Option<Vec<usize>> {
    let order: Vec<usize> = match reordered(seen, columns, true) {
        Some(order) => order,
        None => (0..columns).collect(),
    };
    let (total, others) = order.split_last()?;
    Some(std::iter::once(*total).chain(others.iter().copied()).collect())
}

/// The order of columns that the heads show, where it is complete and not the form's. In table 3 the heads 自然人 and 总计
/// stand above the others, so only the five between them are compared.
pub fn reordered(seen: &[usize], columns: usize, inner_only: bool) -> Option<Vec<usize>> {
    let compared = || seen.iter().copied().filter(|&column| !inner_only || column > 0 && column + 1 < columns);
    if compared().is_sorted() {
        return None;
    }
    let order: Vec<usize> =
        if inner_only { std::iter::once(0).chain(compared()).chain([columns - 1]).collect() } else { seen.to_vec() };
    let mut sorted = order.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let complete = order.len() == columns && sorted.len() == columns;
    complete.then_some(order)
}
