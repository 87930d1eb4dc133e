//! The ledger of numbers of reports, number by number: a row each for spreadsheets, or an object a report as schema
//! `gouji.ledger/1`. Each report is written as soon as it is read; nothing is held for the next.

use std::io;

use clap::ValueEnum;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use crate::export::safe;
use crate::form::CellId;
use crate::model::report::{Report, State};
use crate::rules::{self, Class, Held, LedgerEntry};
use crate::text::json;
use crate::text::phrase::{Lang, Phrase};

/// How the numbers of reports are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// A row a number, for Excel and WPS.
    Csv,
    /// An object a report, in lines.
    Json,
    /// An object a report, each in one line.
    Ndjson,
}

/// The schema's name.
const SCHEMA: &str = "gouji.ledger/1";

/// The heads of the columns.
const HEADS: [Phrase; 9] = [
    Phrase::new("文件", "file"),
    Phrase::new("机关", "agency"),
    Phrase::new("年度", "year"),
    Phrase::new("行", "line"),
    Phrase::new("数", "number"),
    Phrase::new("归类", "class"),
    Phrase::new("对照的格", "cells"),
    Phrase::new("缘由", "why"),
    Phrase::new("原文", "words"),
];

#[derive(Serialize)]
struct LedgerShape<'a> {
    schema: &'static str,
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
    numbers: Vec<NumberShape<'a>>,
}

#[derive(Serialize)]
struct NumberShape<'a> {
    line: u32,
    text: &'a str,
    class: &'static str,
    held: Option<&'static str>,
    cells: Vec<&'a str>,
    reason: Option<&'static str>,
    words: &'a str,
}

/// What stands before the first report.
pub fn opening(layout: Layout, lang: Lang) -> io::Result<Vec<u8>> {
    match layout {
        // Without the mark, Chinese editions of Excel read the file as GBK.
        Layout::Csv => {
            let heads = HEADS.iter().map(|head| head.in_lang(lang).to_owned()).collect();
            Ok(["\u{feff}".as_bytes(), &rows(vec![heads])?].concat())
        }
        Layout::Json | Layout::Ndjson => Ok(Vec::new()),
    }
}

/// The numbers of a report.
pub fn written(report: &Report, layout: Layout, lang: Lang) -> io::Result<Vec<u8>> {
    let ledger = rules::ledger(report);
    if layout == Layout::Csv {
        return rows(ledger.entries.iter().map(|entry| row(report, entry, lang)).collect());
    }
    let shape = LedgerShape {
        schema: SCHEMA,
        path: report.document.source.path.to_string_lossy().into_owned(),
        agency: report.agency(),
        year: report.year(),
        numbers: ledger.entries.iter().map(|entry| number(report, entry, lang)).collect(),
    };
    let mut bytes = Vec::new();
    match layout {
        Layout::Ndjson => json::write_line(&shape, &mut bytes)?,
        Layout::Json | Layout::Csv => json::write_pretty(&shape, &mut bytes)?,
    }
    Ok(bytes)
}

fn rows(rows: Vec<Vec<String>>) -> io::Result<Vec<u8>> {
    let mut lines = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        lines.write_record(&row).map_err(io::Error::from)?;
    }
    lines.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn row(report: &Report, entry: &LedgerEntry, lang: Lang) -> Vec<String> {
    let guard = |text: &str| safe::guard(text.trim()).into_owned();
    let slice = |span| safe::guard_unless_number(report.document.slice(span).trim()).into_owned();
    vec![
        guard(&report.document.source.path.to_string_lossy()),
        guard(report.agency().unwrap_or_default()),
        report.year().map(|year| year.to_string()).unwrap_or_default(),
        entry.mention.line.to_string(),
        slice(entry.mention.span),
        entry.class.phrase().in_lang(lang).to_owned(),
        guard(&cells(&entry.class).iter().map(|&cell| told(report, cell, lang)).collect::<Vec<_>>().join(" + ")),
        entry.why(report).map_or("", |why| why.in_lang(lang)).to_owned(),
        slice(entry.mention.clause),
    ]
}

fn number<'a>(report: &'a Report, entry: &LedgerEntry, lang: Lang) -> NumberShape<'a> {
    let (class, held) = words(&entry.class);
    let path = |&cell: &CellId| report.form().map(|form| form.path(cell));
    NumberShape {
        line: entry.mention.line,
        text: report.document.slice(entry.mention.span).trim(),
        class,
        held,
        cells: cells(&entry.class).iter().filter_map(path).collect(),
        reason: entry.why(report).map(|why| why.in_lang(lang)),
        words: report.document.slice(entry.mention.clause).trim(),
    }
}

/// The cells that it was held against.
fn cells(class: &Class) -> &[CellId] {
    if let Class::Bound(cells, _) = class { cells } else { &[] }
}

/// `一 本年新收·总计 4`.
fn told(report: &Report, id: CellId, lang: Lang) -> String {
    let Some(form) = report.form() else { return String::new() };
    let name = if lang == Lang::Zh { form.short_name(id) } else { form.path(id).to_owned() };
    let cell = report.cell(id);
    if cell.state == State::Number { format!("{name} {}", cell.value) } else { name }
}

/// The class and how it stands, as scripts know them.
const fn words(class: &Class) -> (&'static str, Option<&'static str>) {
    match class {
        Class::Bound(_, held) => ("bound", Some(standing(held))),
        Class::Formula(held) => ("formula", Some(standing(held))),
        Class::Ignored(_) => ("ignored", None),
        Class::Unbound => ("unbound", None),
    }
}

const fn standing(held: &Held) -> &'static str {
    match held {
        Held::Agrees => "agrees",
        Held::Conflicts => "conflicts",
        Held::Elsewhere(_) => "elsewhere",
        Held::Untold => "untold",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::rules::sample::Draft;

    fn report(sentence: &str) -> Report {
        let mut draft = Draft::clean_in(Edition::E2021, 2024);
        draft.say(sentence);
        draft.report()
    }

    fn text(layout: Layout, sentence: &str) -> String {
        String::from_utf8(written(&report(sentence), layout, Lang::Zh).unwrap()).unwrap()
    }

    #[test]
    fn a_row_says_what_a_number_was_held_against_or_why_it_was_not() {
        let rows = text(Layout::Csv, "全年收到政府信息公开申请9件，开展政策解读26次，2023年3月印发。");
        let row = |number: &str| rows.lines().find(|row| row.contains(&format!(",{number},"))).unwrap().to_owned();
        assert!(row("9件").contains(",冲突,一 本年新收·总计 4,"), "{rows}");
        assert!(row("26次").contains(",未绑定,,表里没有说同一件事的格,"), "{rows}");
        assert!(rows.contains(",不计,,日期、年份,"), "{rows}");
    }

    #[test]
    fn figures_stay_figures_in_a_sheet() {
        let rows = text(Layout::Csv, "印发霁政发〔2019〕60号文，地址为春风路23号，满意度98.5。");
        for number in ["2019", "98.5"] {
            assert!(rows.contains(&format!(",{number},")), "{rows}");
        }
        assert!(!rows.contains(",'"), "{rows}");
    }

    #[test]
    fn an_object_names_cells_by_their_paths() {
        let object: serde_json::Value =
            serde_json::from_str(&text(Layout::Ndjson, "全年收到政府信息公开申请4件。")).unwrap();
        assert_eq!(object["schema"], SCHEMA);
        let numbers = object["numbers"].as_array().unwrap();
        let found = numbers.iter().find(|one| one["text"] == "4件").unwrap();
        assert_eq!((&found["class"], &found["held"]), (&"bound".into(), &"agrees".into()));
        assert_eq!(found["cells"][0], "requests.received.total");
    }

    #[test]
    fn a_sheet_begins_with_its_heads() {
        let opening = String::from_utf8(opening(Layout::Csv, Lang::Zh).unwrap()).unwrap();
        assert_eq!(opening, "\u{feff}文件,机关,年度,行,数,归类,对照的格,缘由,原文\r\n");
        assert!(super::opening(Layout::Ndjson, Lang::Zh).unwrap().is_empty());
    }
}
