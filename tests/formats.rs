//! One made-up report with blanks and faults in every format, as an office program saved it: every reader must make the same
//! report and the same findings of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use gouji::extract::Extractor;
use gouji::ingest;
use gouji::model::report::Report;
use gouji::rules;

fn read(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats").join(name);
    Extractor::default().read(ingest::read(&path).unwrap())
}

/// What the report says of itself, its cells, sections and alarms, without places.
fn said(report: &Report) -> Vec<String> {
    let form = report.form().unwrap();
    let issued = report.head.issued_on.as_ref().map(|stated| stated.value);
    let mut said = vec![format!("{:?} {:?} {:?} {issued:?}", report.edition, report.agency(), report.year())];
    said.extend(report.sections.iter().map(|section| format!("{} {}", section.part, section.heading)));
    said.extend(form.cells.iter().zip(&report.cells).map(|(spec, cell)| {
        let number = cell.number().map(|number| number.to_string());
        format!("{} {} {number:?} {:?}", spec.path, cell.state.name(), cell.unit)
    }));
    said.extend(report.alarms.iter().map(|alarm| format!("{} {}", alarm.code.name(), alarm.about)));
    said
}

fn findings(report: &Report) -> Vec<String> {
    let form = report.form().unwrap();
    let found = rules::judge(report).findings;
    let word = |finding: &gouji::model::finding::Finding| {
        let cells: Vec<&str> = finding.fault.cells.iter().map(|&cell| form.path(cell)).collect();
        let (verdict, severity) = (finding.fault.verdict.name(), finding.fault.severity.name());
        format!("{} {} {verdict} {severity} {}", finding.rule, finding.id, cells.join(","))
    };
    found.iter().map(word).collect()
}

#[test]
fn every_format_gives_the_same_report_and_the_same_findings() {
    let text = read("2022.txt");
    let (wanted, found) = (said(&text), findings(&text));
    let rules: Vec<&str> = found.iter().map(|finding| &finding[..4]).collect();
    assert_eq!(rules, ["A101", "A102", "A103", "C304"]);
    assert!(text.alarms.is_empty(), "{:?}", text.alarms);
    for name in ["2022.html", "2022.docx", "2022.doc", "2022.pdf"] {
        let report = read(name);
        assert_eq!(said(&report), wanted, "{name}");
        assert_eq!(findings(&report), found, "{name}");
    }
}
