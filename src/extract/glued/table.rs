//! Fills one table from its glued rows, and says which rows stay open and why.

use super::cuts::{Part, Run};
use super::joint::{self, Unit};
use super::runs::{self, GluedRow, GluedTable};
use super::scan::Scan;
use crate::extract::tables::{Tables, reordered};
use crate::extract::value;
use crate::form::{CellId, Form, Identity, Kind, Table};
use crate::model::document::{Document, Span};
use crate::model::report::{Alarm, AlarmCode, Cell, FoundTable, State, Unit as Money};

/// Where a table is read from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its glued text, taken apart.
    pub scan: &'a Scan<'a>,
    /// The form of its edition.
    pub form: &'static Form,
    /// The table's place in the form.
    pub nth: usize,
}

/// A row with the ways to read it.
struct Attempt<'a> {
    row: &'a GluedRow,
    /// Its cells in the order they stand.
    cells: Vec<CellId>,
    kinds: Vec<Kind>,
    run: Run,
    readings: Vec<Vec<Part>>,
    /// Why it cannot be read at all.
    refusal: Option<AlarmCode>,
}

/// Column heads of a table in one line that show that it is there, if only empty.
const FEWEST_HEADS: usize = 4;

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
    let mut assumed: Vec<CellId> = Vec::new();
    for (attempt, decision) in attempts.iter().zip(decided) {
        source.settle(attempt, &decision, glued, tables);
        if matches!(decision, Decision::Sure(_)) && !attempt.run.is_firm(&attempt.kinds) {
            assumed.extend(&attempt.cells);
        }
    }
    if !assumed.is_empty() {
        let alarm = source.table_alarm(AlarmCode::BlanksUnseen, first_line);
        tables.alarms.push(Alarm { cells: assumed, ..alarm });
    }
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
    /// It stays open: why, and how many readings are left.
    Open(AlarmCode, usize),
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
    fn table(&self) -> &'static Table {
        &self.form.tables[self.nth]
    }

    /// The columns of a block in the order that its heads show, where that is not the form's.
    fn order(&self, glued: &GluedTable, block: usize) -> Option<Vec<usize>> {
        let columns = self.table().blocks[block].columns.len();
        let heads = glued.heads.iter().filter(|head| head.0 == block).map(|head| head.1);
        reordered(&heads.take(columns).collect::<Vec<_>>(), columns, self.nth == 1)
    }

    fn table_alarm(&self, code: AlarmCode, line: u32) -> Alarm {
        Alarm { code, line, about: self.table().title.clone(), cells: self.table().cells().collect() }
    }

    fn note_order(&self, glued: &GluedTable, line: u32, tables: &mut Tables) {
        if (0..self.table().blocks.len()).any(|block| self.order(glued, block).is_some()) {
            tables.alarms.push(self.table_alarm(AlarmCode::ColumnsReordered, line));
        }
    }

    fn attempt<'r>(&self, row: &'r GluedRow, glued: &GluedTable) -> Attempt<'r> {
        let cells = self.cells(row, glued);
        let kinds: Vec<Kind> = cells.iter().map(|&cell| self.form.spec(cell).kind).collect();
        let run = runs::run(self.scan, row.figures);
        let cuts = run.cut(&kinds);
        let refusal = match run.chars.len() {
            _ if row.doubtful => Some(AlarmCode::DigitsGlued),
            len if len < cells.len() => Some(AlarmCode::BlankCellsLost),
            _ if run.fewest_cells() > cells.len() => Some(AlarmCode::TooManyValues),
            _ if cuts.readings.is_empty() || !cuts.complete => Some(AlarmCode::DigitsGlued),
            _ => None,
        };
        Attempt { row, cells, kinds, run, readings: cuts.readings, refusal }
    }

    /// The cells of a row in the order they stand; of a table in one line those of all its rows.
    fn cells(&self, row: &GluedRow, glued: &GluedTable) -> Vec<CellId> {
        let columns = self.table().blocks[row.block].columns.len();
        let order = self.order(glued, row.block).unwrap_or_else(|| (0..columns).collect());
        let rows = if self.table().one_line { self.table().rows.len() } else { 1 };
        let cell = |nth: usize| CellId(row.first.0 + u16::try_from(nth).unwrap_or(u16::MAX));
        (0..rows).flat_map(|row| order.iter().map(move |column| row * columns + column)).map(cell).collect()
    }

    /// Decides all rows together. Where blanks were lost in one row they may have been in others: then only rows count that
    /// no lost blank can change. Where unknown words stand among the rows, sums may miss a row: then none is relied on.
    fn decide(&self, attempts: &[Attempt<'_>], glued: &GluedTable) -> Vec<Decision> {
        let lost = attempts.iter().any(|attempt| attempt.refusal == Some(AlarmCode::BlankCellsLost));
        let left = if lost || glued.has_strangers { Vec::new() } else { self.narrow(attempts, glued) };
        let decide = |(nth, attempt): (usize, &Attempt<'_>)| {
            let readings = attempt.readings.len();
            if let Some(code) = attempt.refusal {
                return Decision::Open(code, readings);
            }
            let left = left.get(nth);
            let only = left.filter(|left| left.len() == 1).and_then(|left| left.first());
            match (readings, only) {
                (1, _) if !lost || attempt.run.is_firm(&attempt.kinds) => Decision::Sure(0),
                (2.., Some(&reading)) => Decision::Solved(reading),
                _ => {
                    let left = left.map_or(0, std::collections::BTreeSet::len);
                    Decision::Open(AlarmCode::DigitsGlued, if left > 0 { left } else { readings })
                }
            }
        };
        attempts.iter().enumerate().map(decide).collect()
    }

    fn narrow(&self, attempts: &[Attempt<'_>], glued: &GluedTable) -> joint::Left {
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

    fn identities(&self, glued: &GluedTable) -> &'static [Identity] {
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
        match *decision {
            Decision::Sure(reading) => self.write(attempt, reading, glued, tables),
            Decision::Solved(reading) => {
                raise(AlarmCode::DigitsSolved, attempt.row.name.clone());
                self.write(attempt, reading, glued, tables);
            }
            Decision::Open(AlarmCode::DigitsGlued, left) => raise(AlarmCode::DigitsGlued, self.open(attempt, left)),
            Decision::Open(code, _) => raise(code, attempt.row.name.clone()),
        }
    }

    /// A row that stays open as alarms name it: label, figures, ways to read them.
    fn open(&self, attempt: &Attempt<'_>, left: usize) -> String {
        let (from, to) = attempt.row.figures;
        let figures: String = self.scan.text[self.scan.source(from, to)].chars().take(40).collect();
        format!("{}（{}，{left} 种拆法）", attempt.row.name, figures.trim())
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
