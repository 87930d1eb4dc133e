//! Writes a draft down line by line and keeps the place of every cell, heading and table.

use std::path::PathBuf;

use super::draft::{self, Draft};
use super::prose;
use crate::extract::narrative;
use crate::form::{self, CellId, Row, Table};
use crate::model::document::{Document, Format, Source, Span};
use crate::model::report::{Alarm, Cell, Evidence, FoundTable, Head, Report, Section, State, Stated, Unit};

/// The text so far and what stands where.
struct Composer<'a> {
    draft: &'a Draft,
    text: String,
    line: u32,
    cells: Vec<Cell>,
    sections: Vec<Section>,
    tables: Vec<FoundTable>,
    head: Head,
}

impl Draft {
    /// Writes it down: a document with its cells in their places.
    pub fn report(&self) -> Report {
        let mut report = self.edits.read_anew(compose(self));
        let line = report.head.title.as_ref().map_or(1, |title| title.line);
        report.head.published_on = self.published_on.map(|value| Stated { value, line, by: Evidence::Metadata });
        report
    }
}

/// Writes a whole report down, as if nothing of its text were changed.
fn compose(draft: &Draft) -> Report {
    let count = draft.form().cells.len() + draft.form().merged.as_ref().map_or(0, |merged| merged.cells.len());
    let mut composer = Composer {
        draft,
        text: String::new(),
        line: 0,
        cells: vec![Cell::default(); count],
        sections: Vec::new(),
        tables: Vec::new(),
        head: Head::default(),
    };
    composer.write_opening();
    for &part in &draft.parts {
        composer.write_part(part);
    }
    composer.write_signature();
    composer.finish()
}

impl Composer<'_> {
    fn write_opening(&mut self) {
        if let Some(title) = prose::title(self.draft) {
            let line = self.write_line(&title);
            self.name_agency(line, Evidence::Title);
            self.head.title = Some(Stated { value: title, line, by: Evidence::Title });
        }
        let first = self.line.max(1);
        for text in prose::preface(self.draft) {
            self.write_line(&text);
        }
        let agency = self.draft.agency.clone();
        self.head.agency = agency.map(|value| Stated { value, line: first, by: Evidence::Preface });
        self.head.agencies.extend(self.head.agency.clone());
        let preface = self.line.max(2) - 1;
        self.head.period = self.draft.period.map(|value| Stated { value, line: preface, by: Evidence::Period });
        self.head.period_line = self.draft.mentions_period.then_some(preface);
        let line = |by| if by == Evidence::Title { first } else { preface };
        self.head.years = self.draft.years.iter().map(|&(by, value)| Stated { value, line: line(by), by }).collect();
        self.head.year = self.head.years.first().cloned();
    }

    fn write_part(&mut self, part: u8) {
        let heading = form::sections().iter().find(|section| section.part == part);
        let heading = format!("{}、{}", mark(part), heading.map_or("", |section| section.heading.as_str()));
        let line = self.write_line(&heading);
        let prose = prose::part(self.draft, part).iter().map(|text| self.write_line(text)).collect();
        self.sections.push(Section { part, heading, line, prose });
        for (nth, table) in self.draft.form().tables.iter().enumerate() {
            if table.part == part && self.draft.tables.contains(&nth) {
                self.write_table(nth, table);
            }
        }
        let opening = self.sections.last().and_then(|section| section.prose.first().copied());
        if let Some(line) = opening.filter(|_| part == 1) {
            let stated = self.head.years.iter_mut().filter(|stated| stated.by == Evidence::Opening);
            stated.for_each(|stated| stated.line = line);
        }
    }

    fn write_table(&mut self, nth: usize, table: &Table) {
        let first_line = self.line + 1;
        for block in &table.blocks {
            if let Some(caption) = &block.caption {
                self.write_line(caption);
            }
            let heads: Vec<&str> = block.columns.iter().map(|column| column.label.as_str()).collect();
            let times = if table.one_line { table.rows.len() } else { 1 };
            self.write_line(&format!("信息内容 | {}", heads.repeat(times).join(" | ")));
            let rows = &table.rows[block.rows.clone()];
            if table.one_line {
                self.write_cells("", rows.iter().flat_map(|row| cells_of(row, heads.len())).collect());
                continue;
            }
            for (row, place) in rows.iter().zip(block.rows.clone()) {
                self.write_row(table, row, place);
            }
        }
        self.tables.push(FoundTable { table: nth, first_line, last_line: self.line });
    }

    /// Writes a row, or the merged one in place of the first that it stands for.
    fn write_row(&mut self, table: &Table, row: &Row, place: usize) {
        let columns = table.blocks[row.block].columns.len();
        let merged = self.draft.form().merged.as_ref().filter(|_| self.draft.is_merged() && table.number == 3);
        match merged.filter(|merged| merged.stands_for.contains(&place)) {
            None => self.write_cells(&row.label, cells_of(row, columns)),
            Some(merged) if merged.stands_for.start == place => {
                self.write_cells(&merged.row.label, merged.cell_ids().collect());
            }
            Some(_) => {}
        }
    }

    fn write_cells(&mut self, label: &str, cells: Vec<CellId>) {
        let draft = self.draft;
        if cells.iter().all(|&cell| draft.written(cell).is_none()) {
            return;
        }
        self.line += 1;
        self.text.push_str(label);
        for cell in cells {
            let Some(written) = draft.written(cell) else { continue };
            self.text.push_str(" | ");
            let start = self.text.len();
            self.text.push_str(written);
            let (state, value) = draft::state(written);
            let span = Span::new(start, self.text.len());
            let ten_thousand = draft.form().column_of(cell).unit.as_deref() == Some(Unit::TenThousandYuan.name());
            let unit = (ten_thousand && state == State::Number).then_some(Unit::TenThousandYuan);
            self.cells[cell.index()] = Cell { state, value, unit, line: self.line, page: 0, span };
        }
        self.text.push('\n');
    }

    fn write_signature(&mut self) {
        let line = self.write_line(prose::agency(self.draft));
        self.name_agency(line, Evidence::Signature);
        let Some(date) = self.draft.issued_on() else { return };
        let line = self.write_line(&format!("{}年{}月{}日", date.year(), date.month(), date.day()));
        self.head.issued_on = Some(Stated { value: date, line, by: Evidence::Signature });
    }

    fn name_agency(&mut self, line: u32, by: Evidence) {
        let named = self.draft.agency.clone().map(|value| Stated { value, line, by });
        self.head.agencies.extend(named);
    }

    fn write_line(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.text.push('\n');
        self.line += 1;
        self.line
    }

    /// Where a table is not there, its cells are absent.
    fn finish(mut self) -> Report {
        let source = Source {
            kept_in: None,
            path: PathBuf::from("sample.txt"),
            format: Format::Txt,
            encoding: "UTF-8",
            bytes: self.text.len() as u64,
            sha256: None,
            undecoded: 0,
            hidden: 0,
        };
        let line = |cell: CellId| self.cells[cell.index()].line;
        let alarm = |&(code, cell): &(_, CellId)| {
            let about = "样例".to_owned();
            Alarm { code, line: line(cell), about, cells: vec![cell] }
        };
        let alarms = self.draft.alarms.iter().map(alarm).collect();
        let form = self.draft.form();
        let merged = self.cells.split_off(form.cells.len());
        let merged: Option<[Cell; 7]> = merged.try_into().ok().filter(|_| self.draft.is_merged());
        let readable = self.draft.edition.is_some_and(|edition| edition.form().is_some());
        let document = Document::new(source, self.text);
        let narrative = narrative::read(&document, &self.head, &self.sections);
        Report {
            document,
            narrative,
            head: self.head,
            edition: self.draft.edition,
            sections: self.sections,
            tables: if readable { self.tables } else { Vec::new() },
            cells: if readable { self.cells } else { Vec::new() },
            merged_other_handling: merged,
            labels: Vec::new(),
            alarms,
        }
    }
}

fn cells_of(row: &Row, columns: usize) -> Vec<CellId> {
    (0..columns).map(|nth| CellId(row.first.0 + u16::try_from(nth).unwrap_or(0))).collect()
}

fn mark(part: u8) -> char {
    "一二三四五六".chars().nth(usize::from(part).saturating_sub(1)).unwrap_or('〇')
}
