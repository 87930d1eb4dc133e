//! A made-up report as XLSX and as an office program has saved it as XLS: one report, whichever of the two is read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use gouji::extract::Extractor;
use gouji::ingest;
use gouji::model::report::{Report, State};
use gouji::rules;

fn read(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbook").join(name);
    Extractor::default().read(ingest::read(&path).unwrap())
}

#[test]
fn an_old_workbook_is_the_same_report_as_the_new_one() {
    let (new, old) = (read("report.xlsx"), read("report.xls"));
    assert_eq!(old.agency(), new.agency());
    assert_eq!(old.year(), new.year());
    assert_eq!(old.edition, new.edition);
    let shown = |report: &Report| report.cells.iter().map(|cell| (cell.state, cell.value)).collect::<Vec<_>>();
    assert_eq!(shown(&old), shown(&new));
    assert!(new.cells.iter().any(|cell| cell.state == State::Blank), "the fixture has blanks");
    let found =
        |report: &Report| rules::judge(report).findings.iter().map(|one| (one.rule, one.id)).collect::<Vec<_>>();
    assert_eq!(found(&old), found(&new));
}

/// The rows of a text between bars as lines of cells between commas, each line as wide as the widest.
fn between_commas(text: &str) -> String {
    let cells = |line: &str| {
        let row = line.strip_suffix('|').unwrap_or(line);
        row.split('|').map(|cell| cell.trim().replace('"', "\"\"")).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = text.lines().map(cells).collect();
    let width = rows.iter().map(Vec::len).max().unwrap();
    let pad = |row: &Vec<String>| vec![String::new(); width - row.len()];
    let lines = rows.iter().map(|row| row.iter().cloned().chain(pad(row)).map(|cell| format!("\"{cell}\"")));
    lines.map(|cells| cells.collect::<Vec<_>>().join(",") + "\r\n").collect()
}

#[test]
fn the_same_cells_between_commas_are_the_same_report_in_any_encoding() {
    let sheet = read("report.xlsx");
    let commas = between_commas(&sheet.document.text);
    let (national, ..) = encoding_rs::GB18030.encode(&commas);
    for bytes in [commas.as_bytes(), format!("\u{feff}{commas}").as_bytes(), national.as_ref()] {
        let report = Extractor::default().read(ingest::read_bytes(Path::new("a.csv"), bytes).unwrap());
        let shown = |report: &Report| report.cells.iter().map(|cell| (cell.state, cell.value)).collect::<Vec<_>>();
        assert_eq!(shown(&report), shown(&sheet), "{}", report.document.text);
        assert_eq!((report.agency(), report.year()), (sheet.agency(), sheet.year()));
    }
}
