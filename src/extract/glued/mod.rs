//! Reads tables whose labels and figures stand glued together in long lines (layout J of the survey): finds the labels inside
//! the text and cuts the figures between them where one reading is left. What stays open is absent, with an alarm.

mod attempt;
mod cuts;
mod joint;
mod runs;
mod scan;
mod source;
mod table;

use super::lexicon;
use super::skeleton::Skeleton;
use super::tables::Tables;
use crate::form::{Edition, Form, Label};
use crate::model::document::Document;
use crate::model::report::{Cell, State};
use scan::Scan;

/// Labels of a table that stand as pieces of their own where it is not glued; fewer are words of the prose.
const FEWEST_PIECES: usize = 4;

/// Fills the tables of which the usual pieces show nothing from the glued text, if it has them; gives the edition, by the
/// glued labels where no others tell.
pub fn complete(skeleton: &Skeleton<'_>, edition: Option<Edition>, tables: &mut Tables) -> Option<Edition> {
    let missing = |form: &Form| (0..form.tables.len()).filter(|&nth| is_unseen(skeleton, form, nth, tables)).collect();
    let wanted: Option<Vec<usize>> = edition.map(|edition| edition.form().map(missing).unwrap_or_default());
    if wanted.as_ref().is_some_and(Vec::is_empty) {
        return edition;
    }
    let scan = Scan::new(&skeleton.document.text);
    let told = edition.or_else(|| lexicon::edition_of(&scan.meanings()));
    if let Some(form) = told.and_then(Edition::form) {
        let wanted = wanted.unwrap_or_else(|| (0..form.tables.len()).collect());
        fill(skeleton.document, &scan, form, (tables, &wanted));
    }
    told
}

/// Tells whether no cell of a table was filled and next to none of its labels was met.
fn is_unseen(skeleton: &Skeleton<'_>, form: &Form, nth: usize, tables: &Tables) -> bool {
    let is_empty = form.tables[nth].cells().all(|cell| tables.cells[cell.index()].state == State::Absent);
    let is_own = |label: &Label| match *label {
        Label::Row { table, .. } | Label::Column { table, .. } | Label::Group { table } | Label::Head { table } => {
            table == nth
        }
        Label::Caption { .. } => nth == 0,
    };
    let own = |at: &usize| skeleton.labels(*at, form.edition).iter().any(is_own);
    is_empty && (0..skeleton.pieces.len()).filter(own).nth(FEWEST_PIECES - 1).is_none()
}

fn fill(document: &Document, scan: &Scan<'_>, form: &'static Form, (tables, wanted): (&mut Tables, &[usize])) {
    tables.cells.resize(form.cells.len(), Cell::default());
    let glued = runs::collect(scan, form, form.edition);
    for (nth, glued) in glued.into_iter().enumerate().filter(|(nth, _)| wanted.contains(nth)) {
        table::fill(source::Source { document, scan, form, nth }, &glued, tables);
    }
    tables.found.sort_by_key(|found| found.table);
}

#[cfg(test)]
mod tests;
