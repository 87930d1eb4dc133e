//! Labels that stand otherwise than in the form: rows and columns under another name, and rows that the form does not have.

use super::Filler;
use crate::extract::piece::{Flow, Kind};
use crate::extract::rows::{self, Run};
use crate::extract::subtotal;
use crate::extract::value;
use crate::form::Label;
use crate::model::document::Span;
use crate::model::report::{FoundLabel, State};
use crate::text::fold::{label_key, simplify};

/// Odd labels that are noted of one report: no form has as many rows and columns.
const MOST_ODD: usize = 200;

impl Filler<'_> {
    /// Notes a row or column whose label is another than the form's; a lost ordinal is the reading's and no other name.
    pub(super) fn note_odd(&mut self, at: usize, label: Label) {
        let is_forced = self.skeleton.word(at).is_some_and(|word| word.forced);
        let (table, own) = match label {
            Label::Row { table, row, exact } if is_forced || !exact => {
                (table, &self.form.tables[table].rows[row].label)
            }
            Label::Column { table, block, column, exact: false } => {
                (table, &self.form.tables[table].blocks[block].columns[column].label)
            }
            _ => return,
        };
        let found = self.found_label(at, table, Some(label));
        let (own, written) = (label_key(own), label_key(self.skeleton.document.slice(found.span)));
        let written = simplify(&written).unwrap_or(written);
        if !same_but_ordinal(&own, &written) {
            self.tables.labels.push(found);
        }
    }

    /// Notes the rows within the tables found that no label of the form begins.
    pub(super) fn note_extra_rows(&mut self) {
        let mut at = 0;
        while at < self.skeleton.pieces.len() && self.tables.labels.len() < MOST_ODD {
            if let Some(word) = self.skeleton.word(at) {
                at += word.pieces;
                continue;
            }
            if let Some((label, run)) = self.extra_row(at) {
                self.mark_read(&run);
                self.read.push(label.span.start);
                let is_sum = subtotal::is_label(self.skeleton.text(self.skeleton.pieces[at]));
                if !is_sum || !self.sums_up_a_group(label.table, &run) {
                    self.tables.labels.push(label);
                }
            }
            at += 1;
        }
        self.tables.labels.sort_by_key(|label| label.span.start);
    }

    /// A label of nobody's at the head of a row with as many figures as its table has columns.
    fn extra_row(&self, at: usize) -> Option<(FoundLabel, Run)> {
        let piece = self.skeleton.pieces[at];
        let text = (piece.kind == Kind::Text).then(|| self.skeleton.text(piece))?;
        let is_line = |line: u32| self.tables.found.iter().find(|t| (t.first_line..=t.last_line).contains(&line));
        let found = is_line(piece.line).filter(|found| !self.form.tables[found.table].one_line)?;
        let is_label = text.chars().count() >= 3 && value::read(text).state == State::Text && self.begins_row(at);
        if !is_label && !subtotal::is_label(text) {
            return None;
        }
        let run = rows::run_after(self.skeleton, at, self.edition);
        let figures = run.cells.iter().filter(|cell| matches!(cell.kind, Kind::Digits(_))).count();
        let table = &self.form.tables[found.table];
        let fits = table.blocks.iter().any(|block| block.columns.len() == figures);
        fits.then(|| (self.found_label(at, found.table, None), run))
    }

    /// Tells whether a row can begin at a piece: after a figure, the end of a row or an empty line.
    fn begins_row(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.skeleton.pieces[before]) else { return false };
        let piece = self.skeleton.pieces[at];
        match before.kind {
            Kind::RowEnd | Kind::Gap => true,
            Kind::Digits(_) | Kind::Blank | Kind::Bar => piece.flow != Flow::Row,
            Kind::Pad | Kind::Text => false,
        }
    }

    fn found_label(&self, at: usize, table: usize, label: Option<Label>) -> FoundLabel {
        let width = self.skeleton.word(at).map_or(1, |word| word.pieces);
        let (first, last) = (self.skeleton.pieces[at], self.skeleton.pieces[at + width - 1]);
        let span = Span { start: first.span.start, end: last.span.end };
        FoundLabel { label, table, line: first.line, span }
    }
}

/// Tells whether a folded label differs from the form's in nothing but its ordinal, its unit or an end that was cut.
fn same_but_ordinal(own: &str, written: &str) -> bool {
    let bare = |key: &str| {
        let rest = key.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八()".contains(c));
        let rest = rest.trim_start_matches([',', '.']).trim_end_matches([':', '.', '|']);
        // A unit behind the name is no other name; whether it is there is F608's to say.
        rest.split_once('(').filter(|(_, tail)| tail.contains('元')).map_or(rest, |(name, _)| name).to_owned()
    };
    // A name that breaks off was cut at a line's end by whatever made the text.
    let (own, written) = (bare(own), bare(written));
    own.starts_with(&written)
}
