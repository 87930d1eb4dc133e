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
