//! An evaluation of its own of what is missing or does not fit the year: C301 to C306, F601, F603,
//! F606.

use crate::form::Edition;
use crate::report::Report;
use crate::sheet::{Cell, Sheet};
use crate::verdict::{Finding, Severity, Verdict};

/// Judges what a report lacks and whether its form and title fit the year.
pub fn judge(report: &Report) -> Vec<Finding> {
    let mut findings = Vec::new();
    if report.missing_part.is_some() {
        findings.push(observed("C301", Severity::Error, vec![]));
    }
    for table in 2..=4 {
        findings.extend(judge_table(&report.sheet, table));
    }
    if !report.states_period {
        findings.push(observed("C306", Severity::Warning, vec![]));
    }
    if report.sheet.edition != Edition::due(report.year) {
        findings.push(observed("F601", Severity::Error, vec![]));
    }
    if report.renamed.is_some() {
        findings.push(observed("F606", Severity::Info, vec![]));
    }
    if report.title_year != report.year {
        findings.push(observed("F603", Severity::Error, vec![]));
    }
    findings
}

fn judge_table(sheet: &Sheet, table: u8) -> Vec<Finding> {
    let all = sheet.form().table(table);
    let like = |state| all.clone().filter(|cell| sheet.cells[*cell] == state).collect::<Vec<_>>();
    let absent = like(Cell::Absent);
    if absent.len() == all.len() {
        return vec![observed("C302", Severity::Error, vec![])];
    }
    let lists = [
        ("C303", Severity::Error, absent),
        ("C304", Severity::Warning, like(Cell::Blank)),
        ("C305", Severity::Warning, like(Cell::Dash)),
    ];
    let found = lists.into_iter().filter(|(_, _, cells)| !cells.is_empty());
    found.map(|(rule, severity, cells)| observed(rule, severity, cells)).collect()
}

fn observed(rule: &'static str, severity: Severity, cells: Vec<usize>) -> Finding {
    Finding { rule, verdict: Verdict::Observed, severity, cells }
}
