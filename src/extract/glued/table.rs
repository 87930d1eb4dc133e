//! Fills one table from its glued rows, and says which rows stay open and why.

use std::collections::BTreeSet;

use super::attempt::{Attempt, Voucher};
use super::cuts::Part;
use super::joint::{self, Left, Unit};
use super::runs::{GluedRow, GluedTable};
use super::source::Source;
use crate::extract::tables::Tables;
use crate::extract::value;
use crate::form::{CellId, Identity, Kind};
use crate::model::document::Span;
use crate::model::report::{Alarm, AlarmCode, Cell, FoundTable, State, Unit as Money};

/// Column heads of a table in one line that show that it is there, if only empty.
const FEWEST_HEADS: usize = 4;
/// Characters of a row's figures that an alarm cites.
const LONGEST_FIGURES: usize = 40;

/// Fills the cells of a table, raises the alarms of its rows and notes where it stands.
pub fn fill(source: Source<'_>, glued: &GluedTable, tables: &mut Tables) {
    let table = &source.form.tables[source.nth];
    let Some(extent) = glued.extent.filter(|_| !glued.rows.is_empty() || glued.heads.len() >= FEWEST_HEADS) else {
        return;
    };
    let line = |byte: usize| source.document.line_at(u32::try_from(byte).unwrap_or(u32::MAX));
    let (first_line, last_line) = (line(extent.0), line(extent.1.saturating_sub(1)));
    tables.found.push(FoundTable { table: source.nth, first_line, last_line });
    let rows = distinct(glued, table.rows.len());
    source.note_order(glued, first_line, tables);
    let attempts: Vec<Attempt> = rows.iter().map(|row| source.attempt(row, glued)).collect();
    let decided = source.decide(&attempts, glued);
    for (attempt, decision) in attempts.iter().zip(&decided) {
        source.settle(attempt, decision, glued, tables);
    }
    let sure = attempts.iter().zip(&decided).filter(|(_, decision)| matches!(decision, Decision::Sure(_)));
    let sure: Vec<&Attempt<'_>> = sure.map(|(attempt, _)| attempt).collect();
    source.note_assumed(&sure, first_line, tables);
    if glued.rows.is_empty() {
        tables.alarms.push(source.table_alarm(AlarmCode::BlankCellsLost, first_line));
    } else if glued.has_strangers {
        tables.alarms.push(source.table_alarm(AlarmCode::DigitsGlued, first_line));
    }
}

/// What becomes of a row.
enum Decision {
    /// It has one reading for sure.
    Sure(usize),
    /// The identities leave one reading.
    Solved(usize),
    /// It stays open: why, and the readings that are left.
    Open(AlarmCode, Vec<usize>),
}

/// What becomes of a row, by the readings of it that the identities leave; none are left where they are not relied on.
fn decide(attempt: &Attempt<'_>, left: &BTreeSet<usize>, lost: bool) -> Decision {
    let all = || (0..attempt.readings.len()).collect::<Vec<usize>>();
    let only = left.first().filter(|_| left.len() == 1);
    match (attempt.refusal, attempt.readings.len(), only) {
        (Some(code), ..) => Decision::Open(code, all()),
        (None, 1, _) if attempt.voucher != Voucher::Against && (!lost || attempt.run.is_firm(&attempt.kinds)) => {
            Decision::Sure(0)
        }
        (None, 2.., Some(&reading)) => Decision::Solved(reading),
        _ if left.is_empty() => Decision::Open(AlarmCode::DigitsGlued, all()),
        _ => Decision::Open(AlarmCode::DigitsGlued, left.iter().copied().collect()),
    }
}

/// Each row once: the one with figures; where several have some, nobody knows which is the row.
fn distinct(glued: &GluedTable, rows: usize) -> Vec<GluedRow> {
    let mut kept: Vec<GluedRow> = Vec::with_capacity(rows + 1);
    let width = |row: &GluedRow| row.figures.1 - row.figures.0;
    for row in &glued.rows {
        let Some(known) = kept.iter_mut().find(|known| known.first == row.first) else {
            kept.push(row.clone());
            continue;
        };
        let contradict = width(known) > 0 && width(row) > 0;
        if width(row) > width(known) {
            *known = row.clone();
        }
        known.doubtful |= contradict;
    }
    kept
}

impl Source<'_> {
    fn table_alarm(&self, code: AlarmCode, line: u32) -> Alarm {
        Alarm { code, line, about: self.table().title.clone(), cells: self.table().cells().collect() }
    }

    fn note_order(&self, glued: &GluedTable, line: u32, tables: &mut Tables) {
        if (0..self.table().blocks.len()).any(|block| self.order(glued, block).is_some()) {
            tables.alarms.push(self.table_alarm(AlarmCode::ColumnsReordered, line));
        }
    }

    /// Says what was taken for granted in rows that were read: that no cell is blank, that no digit is too many.
    fn note_assumed(&self, sure: &[&Attempt<'_>], line: u32, tables: &mut Tables) {
        let of = |attempts: &mut dyn Iterator<Item = &&Attempt<'_>>| -> Vec<CellId> {
            attempts.flat_map(|attempt| attempt.cells.iter().copied()).collect()
        };
        let unvouched = |attempt: &&&Attempt<'_>| attempt.voucher == Voucher::None;
        let cells = of(&mut sure.iter().filter(|attempt| !attempt.run.is_firm(&attempt.kinds)));
        if !cells.is_empty() {
            tables.alarms.push(Alarm { cells, ..self.table_alarm(AlarmCode::BlanksUnseen, line) });
        }
        let cells = of(&mut sure.iter().filter(unvouched));
        if !cells.is_empty() {
            let named = |attempt: &&Attempt<'_>| self.named(attempt, &[0]);
            let about: Vec<String> = sure.iter().filter(unvouched).map(named).collect();
            tables.alarms.push(Alarm { code: AlarmCode::DigitsUnvouched, line, about: about.join("、"), cells });
        }
    }

    /// Decides all rows together. Where blanks were lost in one row they may have been in others: then only rows count that
    /// no lost blank can change. Where unknown words stand among the rows, sums may miss a row: then none is relied on.
    fn decide(&self, attempts: &[Attempt<'_>], glued: &GluedTable) -> Vec<Decision> {
        let lost = attempts.iter().any(|attempt| attempt.refusal == Some(AlarmCode::BlankCellsLost));
        let is_alone = lost || glued.has_strangers;
        let left = if is_alone { vec![BTreeSet::new(); attempts.len()] } else { self.narrow(attempts, glued) };
        attempts.iter().zip(&left).map(|(attempt, left)| decide(attempt, left, lost)).collect()
    }

    fn narrow(&self, attempts: &[Attempt<'_>], glued: &GluedTable) -> Left {
        let counts = |parts: &Vec<Part>| parts.iter().map(|part| part.count).collect::<Option<Vec<i64>>>();
        let unit = |attempt: &Attempt<'_>| {
            let readings = attempt.readings.iter().map(counts).collect::<Option<Vec<_>>>();
            match readings.filter(|_| attempt.refusal.is_none()) {
                Some(readings) => Unit { cells: attempt.cells.clone(), readings },
                None => Unit { cells: Vec::new(), readings: vec![Vec::new(); attempt.readings.len().max(1)] },
            }
        };
        let units: Vec<Unit> = attempts.iter().map(unit).collect();
        joint::narrow(&units, self.identities(glued))
    }

    pub(super) fn identities(&self, glued: &GluedTable) -> &'static [Identity] {
        match self.form.merged.as_ref().filter(|_| glued.is_merged) {
            Some(merged) => &merged.identities,
            None => &self.form.identities,
        }
    }

    fn settle(&self, attempt: &Attempt<'_>, decision: &Decision, glued: &GluedTable, tables: &mut Tables) {
        let line = self.document.line_at(u32::try_from(attempt.row.at).unwrap_or(u32::MAX));
        let mut raise = |code, about: String| {
            tables.alarms.push(Alarm { code, line, about, cells: attempt.cells.clone() });
        };
        match decision {
            Decision::Sure(reading) => self.write(attempt, *reading, glued, tables),
            Decision::Solved(reading) => {
                raise(AlarmCode::DigitsSolved, attempt.row.name.clone());
                self.write(attempt, *reading, glued, tables);
            }
            Decision::Open(AlarmCode::DigitsGlued, left) => raise(AlarmCode::DigitsGlued, self.named(attempt, left)),
            Decision::Open(code, _) => raise(*code, attempt.row.name.clone()),
        }
    }

    /// A row as alarms name it: label, figures, the ways to read them.
    fn named(&self, attempt: &Attempt<'_>, left: &[usize]) -> String {
        let (from, to) = attempt.row.figures;
        let figures: String = self.scan.text[self.scan.source(from, to)].chars().take(LONGEST_FIGURES).collect();
        let readings: Vec<&[Part]> = left.iter().map(|&nth| attempt.readings[nth].as_slice()).collect();
        let candidates = attempt.run.said(&readings);
        let sign = if candidates.is_empty() { "" } else { "：" };
        format!("{}（{}{sign}{candidates}）", attempt.row.name, figures.trim())
    }

    fn write(&self, attempt: &Attempt<'_>, reading: usize, glued: &GluedTable, tables: &mut Tables) {
        for (part, &id) in attempt.readings[reading].iter().zip(&attempt.cells) {
            let cell = self.cell(attempt, *part, self.head_unit(id, glued));
            match id.index().checked_sub(tables.cells.len()) {
                None => tables.cells[id.index()] = cell,
                Some(nth) => {
                    let merged = tables.merged_other_handling.get_or_insert([Cell::default(); 7]);
                    merged[nth] = cell;
                }
            }
        }
    }

    fn cell(&self, attempt: &Attempt<'_>, part: Part, head: Option<Money>) -> Cell {
        let first = attempt.row.figures.0;
        let source = self.scan.source(first + part.from, first + part.to);
        let written = value::read(&self.scan.text[source.clone()]);
        let span = Span::new(source.start, source.end);
        Cell {
            state: written.state,
            value: written.value,
            unit: written.unit.or(head.filter(|_| written.state == State::Number)),
            line: self.document.line_at(span.start),
            page: 0,
            span,
        }
    }

    /// The unit that the head of a money column names.
    fn head_unit(&self, cell: CellId, glued: &GluedTable) -> Option<Money> {
        let spec = self.form.spec(cell);
        let block = self.form.row_of(cell).block;
        let heads = glued.heads.iter().filter(|_| spec.kind == Kind::Amount);
        let (.., head) = heads.clone().find(|head| (head.0, head.1) == (block, spec.column))?;
        value::unit_in(&self.scan.text[head.clone()])
    }
}
