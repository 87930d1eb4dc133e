//! Tells where the tables stand: from the first line of their heads to their last value. A table none of whose figures could
//! be placed stands from its first label to its last, or where figures stand in its section.

use super::Filler;
use crate::extract::piece::Kind;
use crate::model::report::{AlarmCode, FoundTable};

/// Labels of rows, or heads of a table in one line, that show that a table is there though nothing of it could be read.
const FEWEST_LABELS: usize = 4;

/// Short lines of words below the heading of a table's section that are the table in shreds; prose has no such run.
const FEWEST_SHREDS: usize = 8;
/// Characters of such a line.
const LONGEST_SHRED: usize = 30;

impl Filler<'_> {
    pub(super) fn place_tables(&mut self) {
        for (nth, table) in self.form.tables.iter().enumerate() {
            let Some(&start) = self.starts.get(&nth) else {
                self.place_unread(nth);
                continue;
            };
            let last = table.cells().map(|cell| self.tables.cells[cell.index()].line).max().unwrap_or(0);
            let first_line = self.first_line(start);
            self.tables.found.push(FoundTable { table: nth, first_line, last_line: last.max(first_line) });
        }
    }

    /// A table whose labels are there and whose cells are all absent: one alarm says so in place of those of its rows.
    fn place_unread(&mut self, nth: usize) {
        let table = &self.form.tables[nth];
        let of_rows = self.rows.iter().filter(|(of, ..)| *of == nth).map(|(.., run)| run.label);
        let of_heads = self.line_heads.iter().filter(|(of, _)| *of == nth).map(|&(_, at)| at);
        let mut labels: Vec<usize> = of_rows.chain(of_heads).collect();
        labels.sort_unstable();
        labels.dedup();
        let by_labels = (labels.len() >= FEWEST_LABELS).then(|| {
            let (first, last) = (labels[0], labels[labels.len() - 1]);
            (self.first_line(first), self.skeleton.pieces[last].line)
        });
        let Some((first_line, last_line)) = by_labels.or_else(|| self.figures_in_section(nth)) else { return };
        if !self.is_empty(table.first, table.count) {
            return;
        }
        let cells: Vec<_> = table.cells().collect();
        let is_of_row = |code| matches!(code, AlarmCode::BlankCellsLost | AlarmCode::TooManyValues);
        self.tables
            .alarms
            .retain(|alarm| !is_of_row(alarm.code) || !alarm.cells.iter().all(|cell| cells.contains(cell)));
        self.tables.found.push(FoundTable { table: nth, first_line, last_line });
        self.alarm(AlarmCode::TableUnread, first_line, (&table.title, cells));
    }

    /// The lines of a stretch below the heading of a table's section that holds figures for half the table.
    fn figures_in_section(&self, nth: usize) -> Option<(u32, u32)> {
        let table = &self.form.tables[nth];
        let heading = |at: usize| self.skeleton.word(at).and_then(|word| word.meaning.heading);
        let pieces = self.skeleton.pieces;
        let starts = (0..pieces.len()).filter(|&at| heading(at).is_some_and(|heading| heading.part == table.part));
        starts.into_iter().find_map(|start| {
            let inside = (start + 1..pieces.len()).take_while(|&at| heading(at).is_none());
            let inside: Vec<usize> = inside.collect();
            let figures = inside
                .iter()
                .copied()
                .filter(|&at| matches!(pieces[at].kind, Kind::Digits(_)))
                .map(|at| pieces[at].line);
            let lines: Vec<u32> = figures.collect();
            let range = lines.first().copied().zip(lines.last().copied());
            range.filter(|_| 2 * lines.len() >= table.count).or_else(|| self.shreds(&inside))
        })
    }

    /// The first and the last of many short lines that end no sentence: what is left of a table whose cells were drawn without
    /// lines, words and figures in shreds.
    fn shreds(&self, pieces: &[usize]) -> Option<(u32, u32)> {
        let is_shred = |text: &str| text.chars().count() <= LONGEST_SHRED && !text.ends_with('。');
        let pieces = pieces.iter().map(|&at| self.skeleton.pieces[at]).filter(|piece| piece.kind == Kind::Text);
        let mut lines: Vec<u32> =
            pieces.filter(|piece| is_shred(self.skeleton.text(*piece))).map(|piece| piece.line).collect();
        lines.dedup();
        lines.first().copied().zip(lines.last().copied()).filter(|_| lines.len() >= FEWEST_SHREDS)
    }

    /// Walks back over heads, blanks and fragments of labels to the first line of a table.
    fn first_line(&self, start: usize) -> u32 {
        let mut first = start;
        for at in (0..start).rev() {
            let piece = self.skeleton.pieces[at];
            let word = self.skeleton.word(at);
            let is_label = word.is_some_and(|word| word.meaning.heading.is_none() && word.meaning.is_label());
            match piece.kind {
                Kind::Text if is_label => first = at,
                Kind::Text if word.is_none() && piece.span.end - piece.span.start <= 60 => {}
                Kind::Text => break,
                _ => {}
            }
        }
        self.skeleton.pieces[first].line
    }
}
