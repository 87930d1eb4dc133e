//! Fills the cells of the form from the rows found in a document, and says what it could not tell.

mod copies;
mod counts;
mod groups;
mod halves;
mod misread;
mod odd;
mod one_line;
mod order;
mod overflow;
mod place;
mod subtotals;
mod sums;
mod turned;
mod unread;

pub use order::reordered;

use rustc_hash::FxHashMap;

use super::fit::{self, Habit};
use super::piece::{Kind, Piece};
use super::rows::{self, Run};
use super::skeleton::Skeleton;
use super::stride::{self, Stride};
use super::value;
use crate::form::{CellId, Edition, Form, Label};
use crate::model::report::{Alarm, AlarmCode, Cell, FoundLabel, FoundTable, State, Unit};
use crate::text::fold;
use crate::text::number::Number;
use crate::text::sign;
use misread::Fitted;

/// The tables of a document.
#[derive(Debug, Default)]
pub struct Tables {
    /// Every cell of the edition.
    pub cells: Vec<Cell>,
    /// Where the tables stand.
    pub found: Vec<FoundTable>,
    /// （六）其他处理 in one row of a 2021 form.
    pub merged_other_handling: Option<[Cell; 7]>,
    /// Labels that stand otherwise than in the form.
    pub labels: Vec<FoundLabel>,
    /// What could not be told.
    pub alarms: Vec<Alarm>,
}

/// Fills the cells of an edition.
pub fn fill(skeleton: &Skeleton<'_>, edition: Edition) -> Tables {
    let Some(form) = edition.form() else {
        return Tables::default();
    };
    let mut filler = Filler::new(skeleton, form, edition);
    filler.collect();
    filler.fill_rows();
    filler.fill_one_line_tables();
    filler.fill_groups();
    filler.note_overflow();
    filler.place_tables();
    filler.note_extra_rows();
    filler.count_rows();
    filler.note_unread();
    filler.tables
}

/// Lines between two labels that stand together.
const NEAR: u32 = 4;

struct Filler<'a> {
    skeleton: &'a Skeleton<'a>,
    form: &'static Form,
    edition: Edition,
    tables: Tables,
    /// Runs after row labels: table, row, run.
    rows: Vec<(usize, usize, Run)>,
    /// The heads of tables that stand in one line, in order: table and piece.
    line_heads: Vec<(usize, usize)>,
    /// The block of table 2 whose caption stood last.
    caption: usize,
    /// Column heads in the order they stand, by table and block, with their pieces.
    heads: FxHashMap<(usize, usize), Vec<(usize, usize)>>,
    /// Runs of values directly after the label of a group: table, group's first piece, run.
    groups: Vec<(usize, Run)>,
    /// The last row label that no value follows: table, row, line.
    hollow: Option<(usize, usize, u32)>,
    /// How far the values of rows stand apart, where empty places stand between all of them.
    stride: Option<Stride>,
    /// The totals of the applicants stand in the first column.
    total_first: bool,
    /// First piece of each table's first filled row.
    starts: FxHashMap<usize, usize>,
    /// Where the pieces begin that were read as values, or that an alarm tells of.
    read: Vec<u32>,
}

impl<'a> Filler<'a> {
    fn new(skeleton: &'a Skeleton<'a>, form: &'static Form, edition: Edition) -> Self {
        let tables = Tables { cells: vec![Cell::default(); form.cells.len()], ..Tables::default() };
        Self {
            skeleton,
            form,
            edition,
            tables,
            rows: Vec::with_capacity(32),
            line_heads: Vec::new(),
            caption: 0,
            heads: FxHashMap::default(),
            groups: Vec::new(),
            hollow: None,
            stride: None,
            total_first: false,
            starts: FxHashMap::default(),
            read: Vec::with_capacity(256),
        }
    }

    // --- first pass: what stands where -------------------------------------------------------------------------------

    fn collect(&mut self) {
        let mut table = None;
        for (at, word) in self.skeleton.words() {
            let labels = word.meaning.labels(self.edition);
            let Some(&label) = nearest(labels, table, self.caption) else { continue };
            table = Some(self.note(at, label, table));
        }
    }

    /// Notes one label; gives the table it belongs to.
    fn note(&mut self, at: usize, label: Label, current: Option<usize>) -> usize {
        self.note_odd(at, label);
        match label {
            Label::Row { table, .. } if self.form.tables[table].one_line => {
                self.line_heads.push((table, at));
                table
            }
            Label::Row { table, row, .. } => {
                self.push_row(at, (table, row));
                table
            }
            Label::Column { table, block, column, .. } => self.note_column(at, (table, block, column), current),
            Label::Group { table } => {
                self.note_group(at, table);
                table
            }
            Label::Caption { block } => {
                self.caption = block;
                0
            }
            Label::Head { table } => table,
        }
    }

    fn note_column(
        &mut self,
        at: usize,
        (table, block, column): (usize, usize, usize),
        current: Option<usize>,
    ) -> usize {
        if self.form.tables[table].one_line {
            self.line_heads.push((table, at));
        }
        if let Some(row) = self.lost_ordinal(at, table, current) {
            self.push_row(at, (table, row));
        }
        self.heads.entry((table, block)).or_default().push((column, at));
        table
    }

    fn push_row(&mut self, at: usize, (table, row): (usize, usize)) {
        let mut run = rows::run_after(self.skeleton, at, self.edition);
        run.cut_at_label(self.skeleton, self.columns(table, row));
        self.rows.push((table, row, run));
    }

    /// 总计 and 其他 after rows of table 3 are the rows （七）总计 and 3.其他 whose ordinal was lost, if values follow.
    fn lost_ordinal(&self, at: usize, table: usize, current: Option<usize>) -> Option<usize> {
        let last_row = self.rows.last().filter(|(last, ..)| *last == table && current == Some(table))?.1;
        let next = last_row + 1;
        let row = self.form.tables[table].rows.get(next)?;
        let text = self.skeleton.text(self.skeleton.pieces[at]);
        let bare = row.label.trim_start_matches(|c: char| !c.is_alphabetic() || "（七）".contains(c));
        (bare == text && rows::run_after(self.skeleton, at, self.edition).has_values()).then_some(next)
    }

    fn note_group(&mut self, at: usize, table: usize) {
        let run = rows::run_after(self.skeleton, at, self.edition);
        if run.has_values() {
            self.groups.push((table, run));
        }
    }

    // --- second pass: rows to cells ----------------------------------------------------------------------------------

    fn fill_rows(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        let barred = rows::rows_begin_with_a_bar(self.skeleton);
        self.pass_over_other_years(&mut rows);
        self.pass_over_columns_beside(&mut rows);
        self.join_halves(&mut rows, barred);
        self.pass_over_subtotals(&mut rows);
        self.close_up(&mut rows);
        self.total_first = self.stands_total_first(&rows);
        let mut fitted = Vec::with_capacity(rows.len());
        for table in 0..self.form.tables.len() {
            let own = || rows.iter().filter(|(of, ..)| *of == table);
            let habit = Habit::of(own().map(|(_, row, run)| (run, self.columns(table, *row))), barred);
            fitted.extend(own().map(|(_, row, run)| {
                let columns = self.columns(table, *row);
                Fitted { place: (table, *row), run, columns, cells: fit::fit(run, columns, habit) }
            }));
        }
        self.doubt(&mut fitted);
        for Fitted { place, run, cells, .. } in fitted {
            self.fill_row(place, run, cells);
        }
        self.rows = rows;
    }

    /// Takes out the empty places between the values of tables whose rows have some between all of them.
    fn close_up(&mut self, rows: &mut [(usize, usize, Run)]) {
        let told = |table: usize, rows: &[(usize, usize, Run)]| {
            let own = rows.iter().filter(|(of, ..)| *of == table);
            stride::told_by(&own.map(|(_, row, run)| (run, self.columns(table, *row))))
        };
        let tables = 0..self.form.tables.len();
        let strides: Vec<Option<Stride>> = tables.map(|table| told(table, rows)).collect();
        self.stride = strides.iter().copied().flatten().last();
        let Some(usual) = self.stride else { return };
        for (table, row, run) in rows {
            let columns = self.columns(*table, *row);
            match strides[*table] {
                Some(stride) => stride.close_up(run, columns),
                None if usual.has(run, columns) => usual.close_up(run, columns),
                None => {}
            }
        }
    }

    fn fill_row(&mut self, (table, row): (usize, usize), run: &Run, fitted: Result<&[Piece], AlarmCode>) {
        let line = self.skeleton.pieces[run.label].line;
        if run.cells.is_empty() {
            self.hollow = Some((table, row, line));
            return;
        }
        self.mark_read(run);
        let columns = self.columns(table, row);
        let label = &self.form.tables[table].rows[row];
        // The same label without a figure right above: a blank row that is doubled, or one that a page broke.
        let stood = |(of, own, above): (usize, usize, u32)| (of, own) == (table, row) && line <= above + NEAR;
        let about_reading = [
            (AlarmCode::RowTwice, self.hollow.take().is_some_and(stood)),
            (AlarmCode::LabelJoined, run.width > 1),
            (AlarmCode::LabelForced, run.forced),
            (AlarmCode::HiddenCharacters, self.hides_characters(run)),
            (AlarmCode::NotePassed, self.has_notes(run)),
            (AlarmCode::ObjectUnread, self.has_objects(&run.cells)),
        ];
        for (code, _) in about_reading.into_iter().filter(|(_, happened)| *happened) {
            self.row_alarm(code, line, (table, row));
        }
        match fitted {
            Ok(pieces) if self.is_empty(label.first, columns) => {
                let order = self.order(table, label.block, columns);
                self.write(label.first, pieces, order.as_deref());
                self.starts.entry(table).or_insert(run.label);
            }
            Ok(pieces) if !self.repeats(label.first, pieces) => {
                self.row_alarm(AlarmCode::RowTwice, line, (table, row));
            }
            Ok(_) => {}
            Err(code) => self.row_alarm(code, line, (table, row)),
        }
    }

    fn mark_read(&mut self, run: &Run) {
        self.read.extend(run.cells.iter().filter(|piece| piece.is_visible()).map(|piece| piece.span.start));
    }

    /// Tells whether the label or a value of a row holds characters that cannot be seen.
    fn hides_characters(&self, run: &Run) -> bool {
        let label = &self.skeleton.pieces[run.label..run.label + run.width];
        let mut words = label.iter().chain(&run.cells).filter(|piece| piece.kind == Kind::Text);
        words.any(|&piece| self.skeleton.text(piece).chars().any(fold::is_invisible))
    }

    /// Tells whether something that is no text stands in place of a figure.
    fn has_objects(&self, cells: &[Piece]) -> bool {
        cells.iter().any(|&cell| self.is_object(cell))
    }

    fn is_object(&self, cell: Piece) -> bool {
        cell.kind == Kind::Text && self.skeleton.text(cell).chars().eq([sign::OBJECT])
    }

    /// Tells whether the mark of a note stands behind a figure of a row.
    fn has_notes(&self, run: &Run) -> bool {
        let mut words = run.cells.iter().filter(|piece| piece.kind == Kind::Text);
        words.any(|&piece| value::read(self.skeleton.text(piece)).is_noted)
    }

    fn columns(&self, table: usize, row: usize) -> usize {
        let table = &self.form.tables[table];
        table.blocks[table.rows[row].block].columns.len()
    }

    fn is_empty(&self, first: CellId, count: usize) -> bool {
        self.tables.cells[first.index()..].iter().take(count).all(|cell| cell.state == State::Absent)
    }

    /// Tells whether a row that stands twice says the same both times, as where a page break repeats it.
    fn repeats(&self, first: CellId, pieces: &[Piece]) -> bool {
        let cells = &self.tables.cells[first.index()..];
        pieces.iter().zip(cells).all(|(&piece, cell)| {
            let again = self.cell(piece);
            (again.state, again.value) == (cell.state, cell.value)
        })
    }

    /// Writes the values of a row; `order` tells their columns where they stand otherwise than in the form.
    fn write(&mut self, first: CellId, pieces: &[Piece], order: Option<&[usize]>) {
        for (nth, &piece) in pieces.iter().enumerate() {
            let column = order.map_or(nth, |order| order[nth]);
            let at = first.index() + column;
            let head = self.head_unit(CellId(first.0 + u16::try_from(column).unwrap_or(0)));
            let cell = self.cell(piece);
            self.tables.cells[at] = Cell { unit: cell.unit.or(head.filter(|_| cell.state == State::Number)), ..cell };
        }
    }

    fn cell(&self, piece: Piece) -> Cell {
        if self.is_object(piece) {
            return Cell::default();
        }
        let written = match piece.kind {
            Kind::Digits(value) => value::Written::figure(Number::whole(value), None),
            Kind::Text => value::read(self.skeleton.text(piece)),
            _ => value::Written::BLANK,
        };
        Cell {
            state: written.state,
            value: written.value,
            unit: written.unit,
            line: piece.line,
            page: 0,
            span: piece.span,
        }
    }

    /// The unit that the head of a money column names as it is written in this document.
    fn head_unit(&self, cell: CellId) -> Option<Unit> {
        let spec = self.form.spec(cell);
        if spec.kind != crate::form::Kind::Amount {
            return None;
        }
        let block = self.form.row_of(cell).block;
        let heads = self.heads.get(&(spec.table, block))?;
        let head = heads.iter().find(|(column, _)| *column == spec.column)?.1;
        value::unit_in(self.skeleton.text(self.skeleton.pieces[head]))
    }

    fn row_alarm(&mut self, code: AlarmCode, line: u32, (table, row): (usize, usize)) {
        let table = &self.form.tables[table];
        self.alarm(code, line, (&table.rows[row].label, table.cells_of(row).collect()));
    }

    fn alarm(&mut self, code: AlarmCode, line: u32, (about, cells): (&str, Vec<CellId>)) {
        self.tables.alarms.push(Alarm { code, line, about: about.to_owned(), cells });
    }
}

/// Of several things a text can be, the one in the table at hand, else the first.
pub fn nearest(labels: &[Label], table: Option<usize>, caption: usize) -> Option<&Label> {
    let of = |label: &Label| match label {
        Label::Row { table, .. } | Label::Column { table, .. } | Label::Group { table } | Label::Head { table } => {
            *table
        }
        Label::Caption { .. } => 0,
    };
    let in_block = |label: &&Label| matches!(label, Label::Column { block, .. } if *block == caption);
    let mut own = labels.iter().filter(|label| Some(of(label)) == table);
    own.clone().find(in_block).or_else(|| own.next()).or_else(|| labels.first())
}
