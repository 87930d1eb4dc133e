//! Tells words of a row's own label that ran over into one of its cells, as long labels do where a page is drawn: the cell is
//! the reading's matter, no figure that an agency wrote so.

use super::Filler;
use crate::form::CellId;
use crate::model::report::{AlarmCode, State};
use crate::text::fold::label_key;

impl Filler<'_> {
    /// Raises an alarm on every row in one of whose cells words of its label stand.
    pub(super) fn note_overflow(&mut self) {
        let texts = self.form.cell_ids().filter(|id| self.tables.cells[id.index()].state == State::Text);
        let overflown: Vec<CellId> = texts.filter(|&id| self.holds_own_label(id)).collect();
        for id in overflown {
            let (cell, spec) = (self.tables.cells[id.index()], self.form.spec(id));
            let row = self.form.tables[spec.table].cells_of(spec.row).collect();
            self.alarm(AlarmCode::LineUnread, cell.line, (self.skeleton.document.slice(cell.span), row));
        }
    }

    /// Tells whether the words of a cell are a part of its row's label; in the first column a single character is enough.
    fn holds_own_label(&self, id: CellId) -> bool {
        let key = label_key(self.skeleton.document.slice(self.tables.cells[id.index()].span));
        let words: String = key.chars().filter(|c| !c.is_ascii_digit()).collect();
        let least = if self.form.spec(id).column == 0 { 1 } else { 2 };
        words.chars().count() >= least && label_key(&self.form.row_of(id).label).contains(&words)
    }
}
