//! Where a glued table is read from, and what its form and heads say of it.

use super::runs::GluedTable;
use super::scan::Scan;
use crate::extract::tables::reordered;
use crate::form::{Form, Table};
use crate::model::document::Document;

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

impl Source<'_> {
    /// The table in the form.
    pub(super) fn table(&self) -> &'static Table {
        &self.form.tables[self.nth]
    }

    /// The columns of a block in the order that its heads show, where that is not the form's.
    pub(super) fn order(&self, glued: &GluedTable, block: usize) -> Option<Vec<usize>> {
        let columns = self.table().blocks[block].columns.len();
        let heads = glued.heads.iter().filter(|head| head.0 == block).map(|head| head.1);
        reordered(&heads.take(columns).collect::<Vec<_>>(), columns, self.nth == 1)
    }
}
