//! Whether a number of the text agrees with the cells it speaks of, blanks being whatever the text says.

use super::binding::Binding;
use crate::form::{CellId, Edition};
use crate::model::narrative::Amount;
use crate::model::record::Record;
use crate::model::report::{Cell, Report, State};
use crate::text::number::Number;

/// Where cells are looked up.
#[derive(Clone, Copy, Debug)]
pub enum Cells<'a> {
    /// In a report.
    Report(&'a Report),
    /// In its compact twin; what a merged row says cannot be told there.
    Record(&'a Record),
}

impl Cells<'_> {
    fn cell(self, cell: CellId) -> Cell {
        match self {
            Self::Report(report) => report.cell(cell),
            Self::Record(record) => record.figures.cell(cell),
        }
    }

    fn edition(self) -> Option<Edition> {
        match self {
            Self::Report(report) => report.edition,
            Self::Record(record) => record.edition,
        }
    }

    /// The cells as they are there: one row for several where a report merges them.
    pub fn as_written(self, cells: &[CellId]) -> Vec<CellId> {
        match self {
            Self::Report(report) => as_written(report, cells),
            Self::Record(_) => cells.to_vec(),
        }
    }
}

/// How a number stands to its cells.
#[derive(Clone, Debug)]
pub enum Fit {
    /// It agrees with one of the accepted readings.
    Agrees,
    /// It agrees with none, but with the cells of another binding of the rule.
    Elsewhere(&'static Binding, Vec<CellId>),
    /// It agrees with nothing.
    Differs,
    /// A cell that would tell is absent or unreadable.
    Unknown(CellId),
}

/// Cells added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What is stated.
    pub stated: Number,
    /// Some of them are blank: the sum is this much or more.
    pub has_blanks: bool,
}

/// Adds cells up; the first that is absent or unreadable where there is one.
pub fn sum(from: Cells, cells: &[CellId]) -> Result<Sum, CellId> {
    let mut sum = Sum { stated: Number::ZERO, has_blanks: false };
    for &id in cells {
        let cell = from.cell(id);
        match cell.stated() {
            Some(value) => sum.stated = sum.stated.plus(value).ok_or(id)?,
            None if cell.state == State::Blank => sum.has_blanks = true,
            None => return Err(id),
        }
    }
    Ok(sum)
}

fn as_written(report: &Report, cells: &[CellId]) -> Vec<CellId> {
    let merged = report.form().and_then(|form| Some((form, form.merged.as_ref()?)));
    let Some((form, merged)) = merged.filter(|_| report.merged_other_handling.is_some()) else { return cells.to_vec() };
    let instead = |&cell: &CellId| {
        let column = form.spec(cell).column;
        if merged.replaced.contains(&cell.0) { merged.cell_ids().nth(column).unwrap_or(cell) } else { cell }
    };
    let mut written: Vec<CellId> = cells.iter().map(instead).collect();
    written.dedup();
    written
}

/// Holds a number against everything that its binding accepts.
pub fn fit(from: Cells, binding: &Binding, amount: Amount) -> Option<Fit> {
    let edition = from.edition()?;
    let readings = binding.readings(edition)?;
    let mut unknown = None;
    // 未收到申请 is said of what came, not of what became of it: where all that came was carried out, （七）is 0 too.
    let denies = amount == Amount::ZERO && binding.rule(true) != binding.rule(false);
    let also = readings.also.iter().filter(|_| !denies);
    for cells in std::iter::once(&readings.own).chain(also) {
        match agrees(from, cells, amount) {
            Ok(true) => return Some(Fit::Agrees),
            Ok(false) => {}
            Err(cell) => unknown = unknown.or(Some(cell)),
        }
    }
    if let Some(cell) = unknown {
        return Some(Fit::Unknown(cell));
    }
    Some(elsewhere(from, edition, binding, amount).unwrap_or(Fit::Differs))
}

/// A nought fits so many cells that it would tell nothing.
fn elsewhere(from: Cells, edition: Edition, binding: &Binding, amount: Amount) -> Option<Fit> {
    if amount.fits(Number::ZERO) {
        return None;
    }
    binding.candidates().find_map(|other| {
        let cells = from.as_written(&other.readings(edition)?.own);
        let sum = sum(from, &cells).ok().filter(|sum| !sum.has_blanks)?;
        amount.fits(sum.stated).then_some(Fit::Elsewhere(other, cells))
    })
}

fn agrees(from: Cells, cells: &[CellId], amount: Amount) -> Result<bool, CellId> {
    Ok(accepts(amount, sum(from, &from.as_written(cells))?))
}

/// Tells whether a number agrees with cells that come to this, blanks being whatever it says.
pub fn accepts(amount: Amount, sum: Sum) -> bool {
    if sum.has_blanks { amount.reaches(sum.stated) } else { amount.fits(sum.stated) }
}

/// Holds a number that counts a part against everything that its binding accepts: it differs where all of that is less.
pub fn fit_part(from: Cells, binding: &Binding, amount: Amount) -> Option<Fit> {
    let readings = binding.readings(from.edition()?)?;
    let all = std::iter::once(&readings.own).chain(&readings.also);
    let most = all.map(|cells| sum(from, &from.as_written(cells))).collect::<Result<Vec<Sum>, CellId>>();
    Some(match most {
        Err(cell) => Fit::Unknown(cell),
        Ok(most) if most.iter().any(|sum| sum.has_blanks || amount.low <= sum.stated) => Fit::Agrees,
        Ok(_) => Fit::Differs,
    })
}
