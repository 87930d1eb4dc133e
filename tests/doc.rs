//! Reports as DOC and RTF against the plain text of the same report: every cell, the head, the sections and the findings.
//! Then the same files damaged in many ways: a reason or a text, never a panic.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use gouji::extract::Extractor;
use gouji::ingest::{self, ReadError};
use gouji::model::report::Report;
use gouji::rules;
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/doc").join(name)
}

fn report(name: &str) -> Report {
    Extractor::default().read(ingest::read(&fixture(name)).unwrap())
}

/// Everything that a report says, without the lines it says it on.
fn said(report: &Report) -> Vec<String> {
    let form = report.form().unwrap();
    let head = &report.head;
    let mut said = vec![format!(
        "{:?} {:?} {:?} {:?} {:?}",
        report.edition,
        report.agency(),
        report.year(),
        head.title,
        head.issued_on.as_ref().map(|stated| stated.value)
    )];
    said.extend(report.sections.iter().map(|section| format!("{} {}", section.part, section.heading)));
    said.extend(form.cells.iter().zip(&report.cells).map(|(spec, cell)| {
        let number = cell.number().map(|number| number.to_string());
        format!("{} {} {number:?} {:?}", spec.path, cell.state.name(), cell.unit)
    }));
    said.extend(report.alarms.iter().map(|alarm| format!("{} {}", alarm.code.name(), alarm.about)));
    said.extend(rules::judge(report).findings.iter().map(|finding| {
        let cells: Vec<&str> = finding.fault.cells.iter().map(|&cell| form.path(cell)).collect();
        format!("{} {} {}", finding.rule, finding.fault.verdict.name(), cells.join(","))
    }));
    said
}

/// The prose of a report, paragraph by paragraph.
fn prose(report: &Report) -> Vec<String> {
    let lines = report.sections.iter().flat_map(|section| section.prose.iter());
    lines.map(|&line| report.document.line(line).to_owned()).collect()
}

#[test]
fn a_report_says_the_same_as_doc_as_rtf_and_as_text() {
    for (name, twin) in [("2021.doc", "2021.txt"), ("2021.rtf", "2021.txt"), ("2019.doc", "2019.txt")] {
        let (read, written) = (report(name), report(twin));
        assert!(written.cells.iter().filter(|cell| cell.state.name() == "blank").count() > 8, "{twin}");
        assert!(written.alarms.is_empty(), "{:?}", written.alarms);
        assert_eq!(said(&read), said(&written), "{name}");
        assert_eq!(prose(&read), prose(&written), "{name}");
    }
}

#[test]
fn the_canonical_text_gives_the_same_cells_again() {
    for name in ["2021.doc", "2019.doc"] {
        let read = report(name);
        let again = ingest::read_bytes(Path::new("a.txt"), read.document.text.as_bytes()).unwrap();
        assert_eq!(said(&Extractor::default().read(again)), said(&read), "{name}");
    }
}

#[test]
fn a_doc_says_who_made_it_and_what_it_is() {
    let read = report("2021.doc");
    assert_eq!(read.document.source.format, gouji::model::document::Format::Doc);
    assert_eq!(read.document.declared.publisher.as_deref(), Some("霁川市民政局"));
    assert!(read.document.declared.title.as_deref().is_some_and(|title| title.contains("年度报告")));
}

#[test]
fn what_is_struck_out_or_hidden_by_itself_or_by_a_style_is_left_out_whatever_the_format() {
    for name in ["struck.docx", "struck.doc"] {
        let text = ingest::read(&fixture(name)).unwrap().text;
        assert_eq!(&*text, "直接12\n字样式13\n留\n藏\n规章 | 12\n", "{name}");
    }
}

#[test]
fn a_doc_cut_short_has_a_reason() {
    let whole = std::fs::read(fixture("2019.doc")).unwrap();
    for length in [8, 512, 1024, whole.len() / 2] {
        let read = ingest::read_bytes(Path::new("a.doc"), &whole[..length]);
        assert!(matches!(read, Err(ReadError::Damaged { format: "DOC", .. })), "{length}: {read:?}");
    }
}

/// Bytes of a file with some of them changed.
fn damaged(name: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let whole = std::fs::read(fixture(name)).unwrap();
    let places = proptest::collection::vec((0..whole.len(), any::<u8>()), 1..60);
    places.prop_map(move |places| {
        let mut bytes = whole.clone();
        for (at, byte) in places {
            bytes[at] = byte;
        }
        bytes
    })
}

/// Reads bytes, and what was read: whatever comes out of it, it comes. A panic of a reader is caught and told as its death.
fn read_whatever(bytes: &[u8]) {
    match ingest::read_bytes(Path::new("a.doc"), bytes) {
        Ok(document) => drop(Extractor::default().read(document)),
        Err(ReadError::ReaderDied { how }) => panic!("{how}"),
        Err(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_doc_is_read_or_refused(bytes in damaged("2021.doc")) {
        read_whatever(&bytes);
    }

    #[test]
    fn a_damaged_rtf_is_read_or_refused(bytes in damaged("2021.rtf")) {
        read_whatever(&bytes);
    }

    #[test]
    fn anything_that_begins_like_a_doc_or_an_rtf_is_read_or_refused(tail in proptest::collection::vec(any::<u8>(), 0..4000)) {
        read_whatever(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &tail].concat());
        read_whatever(&[b"{\\rtf1".as_slice(), &tail].concat());
    }
}
