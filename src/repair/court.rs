//! Hears every witness on every correction, and puts the corrections in the order that follows.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::correction::{Change, Correction};
use super::evidence::{Evidence, Weighed};
use super::slip::{self, Slip};
use super::witness::Witnesses;
use crate::form::{CellId, Form, Relation};
use crate::model::record::Record;
use crate::model::report::{Report, State};
use crate::model::testimony::Testimony;
use crate::peers::Norm;
use crate::text::number::Number;
use crate::tie::{self, Balance};

/// Rows that frame the outcomes: their figures follow from others, or stand for themselves.
const FRAME: [&str; 4] = ["outcome_total", "carried_out", "carried_in", "received"];

/// Weighs corrections, the likeliest first; equal ones stay in the order of their cells.
pub(super) fn weigh(corrections: Vec<Correction>, report: &Report, witnesses: &Witnesses<'_>) -> Vec<Weighed> {
    let Some(form) = report.form() else { return Vec::new() };
    let fewest_fills = corrections.iter().map(|one| one.fills.len()).min().unwrap_or_default();
    let norms = norms(&corrections, witnesses);
    let court = Court { report, form, witnesses, fewest_fills, norms };
    let mut weighed: Vec<Weighed> = corrections.into_iter().map(|one| court.hear(one)).collect();
    weighed.sort_by_key(|one| std::cmp::Reverse((one.weight(), one.lean())));
    weighed
}

struct Court<'a> {
    report: &'a Report,
    form: &'a Form,
    witnesses: &'a Witnesses<'a>,
    /// Blanks that every correction fills at least.
    fewest_fills: usize,
    /// What is usual among the peers in the cells that some correction changes.
    norms: FxHashMap<CellId, Norm>,
}

fn norms(corrections: &[Correction], witnesses: &Witnesses<'_>) -> FxHashMap<CellId, Norm> {
    let mut cells: Vec<CellId> = corrections.iter().flat_map(Correction::cells).collect();
    cells.sort_unstable();
    cells.dedup();
    cells.into_iter().filter_map(|cell| Some((cell, witnesses.norm(cell)?))).collect()
}

/// Tells whether two pieces miss the same year.
fn is_lacking_alike(one: &Evidence, other: &Evidence) -> bool {
    matches!((one, other), (Evidence::NoNeighbour(_, one), Evidence::NoNeighbour(_, other)) if one == other)
}

impl Court<'_> {
    fn hear(&self, correction: Correction) -> Weighed {
        let changes = &correction.changes;
        let mut evidence: Vec<Evidence> = correction.slip.map(Evidence::OfLine).into_iter().collect();
        if changes.iter().all(|change| self.is_sum(change)) {
            evidence.push(Evidence::OnlyTotals);
        }
        if correction.slip.is_none() {
            evidence.extend(changes.iter().filter_map(|change| self.slip(change)));
            evidence.extend(self.swap(changes));
        }
        evidence.extend(self.witnesses.texts.iter().filter_map(|text| self.text(text, &correction)));
        for change in changes {
            // One year that is not there is told once, however many cells it could tell of.
            let known = |one: &Evidence| evidence.iter().any(|other| is_lacking_alike(one, other));
            let neighbour = self.neighbour(change).filter(|one| !known(one));
            evidence.extend(neighbour);
            evidence.extend(self.version(change));
        }
        evidence.extend(self.blanks(&correction));
        evidence.extend(changes.iter().filter_map(|change| self.peers(change)));
        evidence.extend(
            changes.iter().filter(|change| self.is_from_nothing(change)).map(|c| Evidence::FromNothing(c.cell)),
        );
        Weighed { correction, evidence }
    }

    fn printed(&self, cell: CellId) -> Number {
        self.report.cell(cell).stated().unwrap_or_default()
    }

    fn beside(&self, cell: CellId) -> impl Iterator<Item = CellId> + '_ {
        let row = self.form.row_of(cell).first;
        let cells = self.form.table_of(cell).cells();
        cells.filter(move |other| *other != cell && self.form.row_of(*other).first == row)
    }

    /// Totals, and what is carried over, follow from other figures; the total of a row without any does not.
    fn is_sum(&self, change: &Change) -> bool {
        let (row, column) = (&self.form.row_of(change.cell).key, &self.form.column_of(change.cell).key);
        let is_sum_row = FRAME.contains(&row.as_str()) && row != "received";
        let follows = || self.beside(change.cell).any(|cell| self.report.cell(cell).stated().is_some());
        is_sum_row || (column == "total" && follows() && !self.is_from_nothing(change))
    }

    fn slip(&self, change: &Change) -> Option<Evidence> {
        let (printed, meant) = (self.printed(change.cell).as_whole()?, change.to.only()?.as_whole()?);
        let is_total =
            self.form.column_of(change.cell).key == "total" || self.form.row_of(change.cell).key == "outcome_total";
        let slip = if printed == 0 && meant > 0 && is_total && !self.is_from_nothing(change) {
            Some(Slip::TotalNotFilled)
        } else {
            slip::of_digits(printed, meant)
        };
        slip.map(|slip| Evidence::Slip(slip, change.cell))
    }

    /// Two neighbours of a row or column, each of which should have what stands in the other.
    fn swap(&self, changes: &[Change]) -> Option<Evidence> {
        let [one, other] = changes else { return None };
        let (a, b) = (self.form.spec(one.cell), self.form.spec(other.cell));
        let near = (a.row == b.row && a.column.abs_diff(b.column) == 1)
            || (a.column == b.column && a.row.abs_diff(b.row) == 1);
        // Each must be able to take the other's figure; where a range is left, it must hold it.
        let (first, second) = (self.printed(one.cell), self.printed(other.cell));
        (near && first != second && one.to.contains(second) && other.to.contains(first))
            .then_some(Evidence::Slip(Slip::FiguresSwapped, one.cell))
    }

    /// What a text says of cells that change.
    fn text(&self, text: &Arc<Testimony>, correction: &Correction) -> Option<Evidence> {
        let touched = |reading: &[CellId]| correction.cells().any(|cell| reading.contains(&cell));
        if !text.readings.iter().any(|reading| touched(reading)) {
            return None;
        }
        let before = |cell: CellId| self.stated(cell);
        let after = |cell: CellId| self.meant(cell, correction);
        let said = |reading: &[CellId], value: &dyn Fn(CellId) -> Option<Number>| {
            let sum = reading.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(value(*cell)?));
            sum.is_some_and(|sum| text.amount.fits(sum))
        };
        let fitted = text.readings.iter().any(|reading| said(reading, &before));
        let agrees = text.readings.iter().any(|reading| touched(reading) && said(reading, &after));
        let still = text.readings.iter().any(|reading| said(reading, &after));
        // Only the cells that its words name can contradict it, and only where they say something.
        let own = text.readings.first().filter(|own| touched(own));
        let knows = own.is_some_and(|own| own.iter().all(|cell| after(*cell).is_some()));
        match (agrees, fitted) {
            (true, false) => Some(Evidence::TextAgrees(Arc::clone(text))),
            (true, true) => Some(Evidence::TextFits(Arc::clone(text))),
            (false, _) if knows && !still => Some(Evidence::TextDisagrees(Arc::clone(text))),
            (false, _) => None,
        }
    }

    /// What stands in a cell; nothing is known of a blank.
    fn stated(&self, cell: CellId) -> Option<Number> {
        self.report.cell(cell).stated()
    }

    /// What a cell says once it is corrected.
    fn meant(&self, cell: CellId, correction: &Correction) -> Option<Number> {
        if let Some(change) = correction.changes.iter().find(|change| change.cell == cell) {
            return change.to.only();
        }
        let fill = correction.fills.iter().find(|fill| fill.0 == cell).map(|fill| Number::whole(fill.1));
        fill.or_else(|| self.stated(cell))
    }

    /// What the years before and after say of a figure that is carried over.
    fn neighbour(&self, change: &Change) -> Option<Evidence> {
        let row = self.form.row_of(change.cell).key.as_str();
        let (others, twin, years) = match row {
            "carried_in" => (&self.witnesses.last, "carried_out", -1),
            "carried_out" => (&self.witnesses.next, "carried_in", 1),
            _ => return None,
        };
        let meant = change.to.only()?;
        let path = self.form.path(change.cell).replace(row, twin);
        let said = |other: &&Record| other.figures.cell(other.form()?.cell(&path)?).stated();
        let Some(current) = others.first() else {
            return Some(Evidence::NoNeighbour(change.cell, self.report.year()? + years));
        };
        let year = current.year?;
        if others.iter().any(|other| said(other) == Some(meant)) {
            return Some(Evidence::NeighbourAgrees(change.cell, year));
        }
        said(current).map(|_| Evidence::NeighbourDisagrees(change.cell, year))
    }

    fn version(&self, change: &Change) -> Option<Evidence> {
        let meant = change.to.only()?;
        let same = |older: &&&Record| older.edition == self.report.edition;
        let mut older = self.witnesses.older.iter().filter(same);
        let agrees = older.any(|older| older.figures.cell(change.cell).stated() == Some(meant));
        agrees.then_some(Evidence::VersionAgrees(change.cell))
    }

    /// Whether comparable agencies have such figures.
    fn peers(&self, change: &Change) -> Option<Evidence> {
        let norm = *self.norms.get(&change.cell)?;
        let stated = self.stated(change.cell);
        self.witnesses.on_peers((change.cell, norm), stated, change.to.only()?)
    }

    /// Blanks that are filled along with it: either some identity that it leaves alone asks for them, or only it does.
    fn blanks(&self, correction: &Correction) -> Option<Evidence> {
        let fills = correction.fills.clone();
        let wanted = |fill: &(CellId, i64)| self.is_wanted(fill.0, correction);
        let all = self.fewest_fills > 0 && correction.fills.iter().all(wanted);
        let evidence = if all { Evidence::FillsBlanks(fills) } else { Evidence::NeedsBlanks(fills) };
        (!correction.fills.is_empty()).then_some(evidence)
    }

    fn is_wanted(&self, blank: CellId, correction: &Correction) -> bool {
        let identities = self.report.identities().iter().filter(|one| one.relation == Relation::Equal);
        let mut apart =
            identities.filter(|one| one.involves(blank) && !correction.cells().any(|cell| one.involves(cell)));
        apart.any(|one| matches!(tie::judge(one, &|cell| self.report.cell(cell)), Balance::Implied(_)))
    }

    /// A single count that stood at 0 and would have to be something, with nothing in its row to show for it.
    fn is_from_nothing(&self, change: &Change) -> bool {
        let grows = self.printed(change.cell).is_zero() && change.to.low > Number::ZERO;
        let row = self.form.row_of(change.cell);
        let is_count = self.form.table_of(change.cell).number == 3 && !FRAME.contains(&row.key.as_str());
        let was_said = self.report.cell(change.cell).state != State::Blank;
        grows && is_count && was_said && !self.beside(change.cell).any(|cell| self.printed(cell) > Number::ZERO)
    }
}

#[cfg(test)]
#[path = "court_tests.rs"]
mod tests;
