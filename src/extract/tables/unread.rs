//! Tells what stands within a table and was read as nothing: figures without a row, words that are no label. It reads nothing
//! itself.

use super::Filler;
use crate::extract::piece::{Kind, Piece};
use crate::extract::skeleton::Word;
use crate::extract::value;
use crate::form::{CellId, Identity};
use crate::model::report::{AlarmCode, Cell, FoundTable, State};
use crate::text::fold::{self, label_key};
use crate::tie::{Balance, judge};

/// Figures in one place that may be a row whose label is lost; fewer are a page number or another stray.
const ROW_OF_FIGURES: usize = 2;
/// Figures on one line above what was read of a table that are one of its rows.
const ROW_ABOVE: usize = 4;
/// Characters of what was not read that an alarm cites.
const CITED: usize = 30;
/// What a column of remarks is called, and the bytes of the longest way to write it.
const REMARKS: [&str; 3] = ["备注", "说明", "附注"];
const LONGEST_HEAD: u32 = 24;
/// Characters that say that a table goes on: 续表, 续表三.
const CONTINUED: usize = 4;
/// Characters of words behind a table that are running text: no figure after them belongs to the table.
const PROSE: usize = 12;

/// Neighbouring pieces that were not read.
struct Unread {
    line: u32,
    words: String,
    figures: usize,
}

impl Filler<'_> {
    /// Raises an alarm for every stretch of a found table that was not read. Where it holds a row of figures, every cell of
    /// the table is in doubt, since sums may lack that row.
    pub(super) fn note_unread(&mut self) {
        self.read.sort_unstable();
        for found in self.tables.found.clone() {
            self.note_rows_above(&found);
            let one_line = self.form.tables[found.table].one_line;
            for unread in self.stretches(&found).into_iter().filter(|unread| unread.figures > 0 || !one_line) {
                let is_row = unread.figures >= ROW_OF_FIGURES;
                if unread.figures > 0 {
                    self.give_up_torn(found.table, unread.line);
                }
                let cells: Vec<CellId> = match unread.figures {
                    _ if is_row => self.form.tables[found.table].cells().collect(),
                    0 => Vec::new(),
                    _ => self.row_above(found.table, unread.line),
                };
                self.alarm(AlarmCode::LineUnread, unread.line, (&unread.words, cells));
            }
        }
    }

    /// Gives up the row right above figures that belong to no row, where it does not add up: its figures may go on below, where a
    /// column was too narrow for them.
    fn give_up_torn(&mut self, table: usize, line: u32) {
        let row = self.row_above(table, line);
        let cell = |id: CellId| self.tables.cells[id.index()];
        let within = |identity: &&Identity| {
            identity.left.iter().chain(&identity.right).all(|id| row.contains(id)) && !identity.right.is_empty()
        };
        let mut sums = self.form.identities.iter().filter(within);
        if sums.any(|identity| matches!(judge(identity, &cell), Balance::Violated(_))) {
            for id in row {
                self.tables.cells[id.index()] = Cell::default();
            }
        }
    }

    /// The cells of the row that stands right above a lone figure: it may be the end of one of theirs that a narrow column broke.
    fn row_above(&self, table: usize, line: u32) -> Vec<CellId> {
        let place = |id: &CellId| self.tables.cells[id.index()].line;
        let is_near = |id: &CellId| (1..=line).contains(&place(id)) && place(id) + 1 >= line;
        let last = self.form.tables[table].cells().filter(is_near).max_by_key(place);
        let row = last.map(|last| self.form.spec(last).row);
        row.map(|row| self.form.tables[table].cells_of(row).collect()).unwrap_or_default()
    }

    /// Rows of figures between the heading of a table's section and the first of its rows that was read, where it lacks some:
    /// labels that are torn apart stand before what was read as the table.
    fn note_rows_above(&mut self, found: &FoundTable) {
        let table = &self.form.tables[found.table];
        let lacks = |row: usize| table.cells_of(row).all(|id| self.tables.cells[id.index()].state == State::Absent);
        if table.one_line || table.blocks.len() > 1 || !(0..table.rows.len()).any(lacks) {
            return;
        }
        let is_heading = |word: &Word| word.meaning.heading.is_some_and(|heading| heading.part == table.part);
        let line_of = |at: usize| self.skeleton.pieces[at].line;
        let headings = self.skeleton.words().filter(|(at, word)| is_heading(word) && line_of(*at) <= found.first_line);
        let Some(start) = headings.map(|(at, _)| at).max() else { return };
        let above = self.skeleton.pieces[start..].iter().take_while(|piece| piece.line < found.first_line);
        let figures: Vec<u32> = above.filter(|piece| self.is_figure(**piece)).map(|piece| piece.line).collect();
        let Some(row) = figures.windows(ROW_ABOVE).find(|lines| lines[0] == lines[ROW_ABOVE - 1]) else { return };
        let words: String = self.skeleton.document.line(row[0]).trim().chars().take(CITED).collect();
        self.alarm(AlarmCode::LineUnread, row[0], (&words, table.cells().collect()));
    }

    fn stretches(&self, found: &FoundTable) -> Vec<Unread> {
        let first_row = self.starts.get(&found.table).map_or(u32::MAX, |&start| self.skeleton.pieces[start].line);
        let has_remarks = self.has_remarks(found.first_line, first_row);
        let mut unread: Vec<Unread> = Vec::new();
        let mut goes_on = false;
        let mut at = self.skeleton.pieces.partition_point(|piece| piece.line < found.first_line);
        while let Some(&piece) = self.skeleton.pieces.get(at) {
            let word = self.skeleton.word(at);
            if piece.line > found.last_line && self.ends_table(piece, word.is_some()) {
                break;
            }
            let is_remark = || has_remarks && !self.is_figure(piece) && self.is_behind_values(at);
            if word.is_some() || self.is_read(piece) || is_remark() {
                at += word.map_or(1, |word| word.pieces);
                goes_on = false;
                continue;
            }
            at += 1;
            let counts = piece.is_visible() && (first_row..=found.last_line).contains(&piece.line);
            let is_figure = self.is_figure(piece);
            if !is_figure && (!counts || self.is_quiet(piece)) {
                continue;
            }
            if !goes_on {
                unread.push(Unread { line: piece.line, words: String::new(), figures: 0 });
            }
            goes_on = true;
            if let Some(last) = unread.last_mut() {
                last.figures += usize::from(is_figure);
                last.cite(self.skeleton.text(piece));
            }
        }
        unread
    }

    /// Tells whether a head of a table names a column of remarks.
    fn has_remarks(&self, first_line: u32, first_row: u32) -> bool {
        let first = self.skeleton.pieces.partition_point(|piece| piece.line < first_line);
        let heads = self.skeleton.pieces[first..].iter().take_while(|piece| piece.line < first_row);
        let mut words =
            heads.filter(|piece| piece.kind == Kind::Text && piece.span.end - piece.span.start <= LONGEST_HEAD);
        words.any(|piece| REMARKS.contains(&fold::compact(self.skeleton.text(*piece)).as_str()))
    }

    /// Tells whether nothing but empty places stands between a piece and a value that was read.
    fn is_behind_values(&self, at: usize) -> bool {
        let before = self.skeleton.pieces[..at].iter().rev().find(|piece| !piece.is_empty());
        before.is_some_and(|before| self.is_read(*before))
    }

    /// Behind its last value a table can only go on with figures whose label is lost.
    fn ends_table(&self, piece: Piece, is_word: bool) -> bool {
        is_word || piece.kind == Kind::Text && self.skeleton.text(piece).chars().count() >= PROSE
    }

    fn is_read(&self, piece: Piece) -> bool {
        piece.is_visible() && self.read.binary_search(&piece.span.start).is_ok()
    }

    fn is_figure(&self, piece: Piece) -> bool {
        match piece.kind {
            Kind::Digits(_) => true,
            Kind::Text => value::read(self.skeleton.text(piece)).state == State::Number,
            _ => false,
        }
    }

    /// Tells whether words say nothing that could be missed: the mark of a page, that a table goes on, or a part of some label of the form.
    fn is_quiet(&self, piece: Piece) -> bool {
        let key = label_key(self.skeleton.text(piece));
        let is_mark = |c: char| !c.is_alphabetic() || "第共页".contains(c);
        key.chars().all(is_mark)
            || key.starts_with('续') && key.chars().count() <= CONTINUED
            || self.form.labels.keys().any(|label| label.contains(&key))
    }
}

impl Unread {
    fn cite(&mut self, text: &str) {
        let room = CITED.saturating_sub(self.words.chars().count());
        if room > 0 && !self.words.is_empty() {
            self.words.push(' ');
        }
        self.words.extend(text.chars().filter(|&c| !fold::is_invisible(c)).take(room));
    }
}
