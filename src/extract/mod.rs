//! Makes a report of a document: sections, tables, agency, year, dates, alarms. Tables are found by their labels, whatever
//! the layout; a position is never guessed from a number count.

#[cfg(test)]
mod alarm_tests;
mod columns;
mod deduplicated;
mod fit;
mod forced;
mod glued;
#[cfg(test)]
mod harmless_tests;
mod head;
mod lexicon;
pub mod narrative;
mod piece;
mod restated;
mod rows;
mod sections;
mod serial;
mod skeleton;
mod stride;
mod subtotal;
mod tables;
#[cfg(test)]
mod tests;
mod value;

use crate::form::{CellId, Edition, Form, Kind};
use crate::model::document::Document;
use crate::model::narrative::Narrative;
use crate::model::report::{Alarm, AlarmCode, Cell, Report, State};
use crate::text::number::Number;
use lexicon::Lexicon;
use piece::Piece;
use skeleton::Skeleton;
use tables::Tables;

/// Reads reports one after the other, keeping its room and what it has learnt of labels.
#[derive(Debug, Default)]
pub struct Extractor {
    pieces: Vec<Piece>,
    lexicon: Lexicon,
}

impl Extractor {
    /// Makes a report of a document. It never fails: what cannot be told is absent, null or an alarm.
    pub fn read(&mut self, document: Document) -> Report {
        let mut report = self.outline(document);
        report.narrative = narrative::read(&report.document, &report.head, &report.sections);
        restated::prevail(&mut report);
        report
    }

    /// The same without the numbers of the running text.
    fn outline(&mut self, document: Document) -> Report {
        piece::take_apart(&document, &mut self.pieces);
        columns::cut(&document, &mut self.pieces, &mut self.lexicon);
        let mut skeleton = Skeleton::new(&document, &self.pieces, &mut self.lexicon);
        let counting = serial::counting(&skeleton);
        if !counting.is_empty() {
            drop(skeleton);
            serial::take_out(&mut self.pieces, &counting);
            skeleton = Skeleton::new(&document, &self.pieces, &mut self.lexicon);
        }
        let (edition, mut tables) = read_tables(&mut skeleton);
        let sections = sections::find(&skeleton, &tables.found);
        let head = head::read(&document, &sections);
        tables.alarms.extend(undecoded(&document, &tables.cells));
        tables.alarms.extend(left_out(&document));
        tables.alarms.sort_by_key(|alarm| alarm.line);
        count_no_money(&document, edition.and_then(Edition::form), &mut tables.cells);
        note_pages(&document, tables.cells.iter_mut().chain(tables.merged_other_handling.iter_mut().flatten()));
        Report {
            head,
            edition,
            sections,
            tables: tables.found,
            cells: tables.cells,
            merged_other_handling: tables.merged_other_handling,
            labels: tables.labels,
            alarms: tables.alarms,
            narrative: Narrative::default(),
            document,
        }
    }
}

/// What speaks of money, or of ten thousands, is no figure where things are counted.
fn count_no_money(document: &Document, form: Option<&Form>, cells: &mut [Cell]) {
    let Some(form) = form else { return };
    for (id, cell) in (0..).map(CellId).zip(cells).filter(|(_, cell)| cell.state == State::Number) {
        if form.spec(id).kind != Kind::Amount && value::is_of_money(document.slice(cell.span)) {
            (cell.state, cell.value, cell.unit) = (State::Text, Number::ZERO, None);
        }
    }
}

/// Notes the page of every cell, in documents that have pages.
fn note_pages<'c>(document: &Document, cells: impl Iterator<Item = &'c mut Cell>) {
    if document.page_of(u32::MAX) == 0 {
        return;
    }
    for cell in cells.filter(|cell| cell.line > 0) {
        cell.page = document.page_of(cell.line);
    }
}

/// The edition and the tables, in whichever layout they stand.
fn read_tables(skeleton: &mut Skeleton<'_>) -> (Option<Edition>, Tables) {
    let edition = skeleton.edition();
    if let Some(form) = edition.and_then(Edition::form).filter(|_| deduplicated::is_deduplicated(skeleton)) {
        return (edition, deduplicated::refuse(skeleton, form));
    }
    if let Some(form) = edition.and_then(Edition::form) {
        forced::force(skeleton, form);
    }
    let mut tables = edition.map(|edition| tables::fill(skeleton, edition)).unwrap_or_default();
    let edition = glued::complete(skeleton, edition, &mut tables);
    (edition, tables)
}

fn left_out(document: &Document) -> Option<Alarm> {
    let count = Some(document.source.hidden).filter(|&count| count > 0)?;
    Some(Alarm { code: AlarmCode::HiddenLeftOut, line: 0, about: count.to_string(), cells: Vec::new() })
}

fn undecoded(document: &Document, cells: &[Cell]) -> Option<Alarm> {
    let count = Some(document.source.undecoded).filter(|&count| count > 0)?;
    let at = document.text.find(char::REPLACEMENT_CHARACTER).and_then(|at| u32::try_from(at).ok());
    let line = at.map_or(0, |at| document.line_at(at));
    let is_hurt = |cell: &Cell| document.slice(cell.span).contains(char::REPLACEMENT_CHARACTER);
    let hurt = (0..).map(CellId).zip(cells).filter(|(_, cell)| is_hurt(cell)).map(|(id, _)| id).collect();
    Some(Alarm { code: AlarmCode::Undecoded, line, about: count.to_string(), cells: hurt })
}
