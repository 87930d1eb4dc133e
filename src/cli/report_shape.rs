//! A report as schema `gouji.report/1` writes it: every cell of its edition, sections, alarms, source.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use crate::form::{Edition, Form, Merged};
use crate::model::document::{Declared, Digest, Document, Format};
use crate::model::report::{Alarm, Cell, Report, Section, State, Unit};
use crate::text::number::Number;
use crate::text::phrase::Lang;

/// The schema's name.
const SCHEMA: &str = "gouji.report/1";

/// A report.
#[derive(Serialize)]
pub struct ReportShape<'a> {
    schema: &'static str,
    source: SourceShape<'a>,
    agency: Option<&'a str>,
    year: Option<i16>,
    edition: Option<Edition>,
    title: Option<&'a str>,
    issued_on: Option<String>,
    published_on: Option<String>,
    period: Option<PeriodShape>,
    sections: Vec<SectionShape<'a>>,
    cells: Cells<'a>,
    alarms: Vec<AlarmShape>,
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    pages: &'a [u32],
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<&'a Declared>,
    text: &'a str,
}

impl<'a> ReportShape<'a> {
    /// What stands for a report, its alarms told in a language.
    pub fn of(report: &'a Report, lang: Lang) -> Self {
        let head = &report.head;
        Self {
            schema: SCHEMA,
            source: SourceShape::of(&report.document),
            agency: report.agency(),
            year: report.year(),
            edition: report.edition,
            title: head.title.as_ref().map(|title| title.value.as_str()),
            issued_on: head.issued_on.as_ref().map(|day| day.value.to_string()),
            published_on: head.published_on.as_ref().map(|day| day.value.to_string()),
            period: head.period.as_ref().map(|period| PeriodShape::of(period.value.from, period.value.to)),
            sections: report.sections.iter().map(|section| SectionShape::of(report, section)).collect(),
            cells: Cells(report),
            alarms: report.alarms.iter().map(|alarm| AlarmShape::of(alarm, lang)).collect(),
            pages: report.document.pages(),
            declared: Some(&report.document.declared).filter(|declared| **declared != Declared::default()),
            text: &report.document.text,
        }
    }
}

#[derive(Serialize)]
struct SourceShape<'a> {
    path: String,
    format: Format,
    encoding: &'a str,
    bytes: u64,
    sha256: Digest,
}

impl<'a> SourceShape<'a> {
    fn of(document: &'a Document) -> Self {
        let source = &document.source;
        Self {
            path: source.path.to_string_lossy().into_owned(),
            format: source.format,
            encoding: source.encoding,
            bytes: source.bytes,
            sha256: document.sha256(),
        }
    }
}

#[derive(Serialize)]
struct PeriodShape {
    from: String,
    to: String,
}

impl PeriodShape {
    fn of(from: impl Display, to: impl Display) -> Self {
        Self { from: from.to_string(), to: to.to_string() }
    }
}

#[derive(Serialize)]
struct SectionShape<'a> {
    part: u8,
    heading: &'a str,
    line: u32,
    text: String,
}

impl<'a> SectionShape<'a> {
    fn of(report: &'a Report, section: &'a Section) -> Self {
        let prose: Vec<&str> = report.prose(section).map(|(_, line)| line).collect();
        Self { part: section.part, heading: &section.heading, line: section.line, text: prose.join("\n") }
    }
}

#[derive(Serialize)]
struct AlarmShape {
    code: &'static str,
    line: Option<u32>,
    message: String,
}

impl AlarmShape {
    fn of(alarm: &Alarm, lang: Lang) -> Self {
        let (code, message) = (alarm.code.name(), alarm.said(lang));
        Self { code, line: (alarm.line > 0).then_some(alarm.line), message }
    }
}

#[derive(Serialize)]
struct CellShape<'a> {
    value: Option<Number>,
    state: State,
    raw: Option<&'a str>,
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u16>,
}

impl<'a> CellShape<'a> {
    fn of(report: &'a Report, cell: &Cell) -> Self {
        Self {
            value: cell.number(),
            state: cell.state,
            raw: (cell.state != State::Absent).then(|| report.raw(cell)),
            line: cell.place(),
            unit: cell.unit,
            page: (cell.page > 0).then_some(cell.page),
        }
    }
}

/// Every cell of the edition in the order of the form, a merged row behind them.
struct Cells<'a>(&'a Report);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(report) = self;
        let form = report.form();
        let merged = form.and_then(|form| form.merged.as_ref()).filter(|_| report.merged_other_handling.is_some());
        let merged = merged.into_iter().flat_map(Merged::cell_ids);
        let all = form.into_iter().flat_map(Form::cell_ids).chain(merged);
        let cells = all.filter_map(|id| Some((form?.path(id), report.cell(id))));
        serializer.collect_map(cells.map(|(path, cell)| (path, CellShape::of(report, &cell))))
    }
}
