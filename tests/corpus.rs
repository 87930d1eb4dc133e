//! Reads a made-up corpus in every layout and encoding and compares it with what the corpus maker put in: it has its own
//! table of labels and its own evaluation of the identities, so neither side can hide a fault of the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod synth;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gouji::extract::Extractor;
use gouji::form::Edition;
use gouji::model::finding::Finding;
use gouji::model::report::{AlarmCode, Report, State};
use gouji::session::Method;
use gouji::{ingest, session};
use serde_json::Value;
use synth::make;

/// What was read otherwise than it was written, by layout.
fn differences(report: &Report, truth: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, read: Option<String>, wanted: Option<&str>| {
        if read.as_deref() != wanted {
            found.push(format!("{what}: {read:?} for {wanted:?}"));
        }
    };
    compare("edition", report.edition.map(|e| e.name().to_owned()), truth["edition"].as_str());
    compare("agency", report.agency().map(str::to_owned), truth["agency"].as_str());
    let title_year = truth["title_year"].as_i64().map(|year| year.to_string());
    compare("year", report.year().map(|year| year.to_string()), title_year.as_deref());
    let issued = report.head.issued_on.as_ref().map(|stated| stated.value.to_string());
    compare("issued_on", issued, truth["issued_on"].as_str());
    for (path, cell) in truth["cells"].as_object().unwrap() {
        let Some(read) = report.cell_at(path) else { continue };
        let value = cell["value"].as_number().map(ToString::to_string);
        let shown = format!("{} {:?}", read.state.name(), read.number().map(|n| n.to_string()));
        let wanted = format!("{} {value:?}", cell["state"].as_str().unwrap());
        compare(path, Some(shown), Some(&wanted));
    }
    found
}

/// Rules whose first cell the contract fixes.
const FIXED_FIRST_CELL: [&str; 7] = ["A101", "A102", "A103", "A104", "B201", "B202", "B204"];

/// Findings as words, one a line: path, rule, first cell where it is fixed, verdict, severity.
fn truth_findings(truths: &[Value]) -> BTreeSet<String> {
    let of = |truth: &Value| {
        let path = truth["path"].as_str().unwrap().to_owned();
        let word = move |finding: &Value| {
            let rule = finding["rule"].as_str().unwrap();
            let fixed = FIXED_FIRST_CELL.contains(&rule);
            let cell = finding["cells0"].as_str().filter(|_| fixed).unwrap_or("");
            let [verdict, severity] = ["verdict", "severity"].map(|key| finding[key].as_str().unwrap().to_owned());
            format!("{path} {rule} {cell} {verdict} {severity}")
        };
        truth["findings"].as_array().unwrap().iter().map(word).collect::<Vec<_>>()
    };
    truths.iter().flat_map(of).collect()
}

/// The rules that the corpus maker knows; what others say of its prose is no fault of either.
const KNOWN: [&str; 39] = [
    "A101", "A102", "A103", "A104", "A105", "A106", "A107", "A108", "B201", "B202", "B203", "B204", "B206", "B207",
    "C301", "C302", "C303", "C304", "C305", "C306", "D901", "D902", "D904", "F601", "F603", "F606", "N401", "N402",
    "N403", "N404", "N405", "N406", "N407", "N408", "N409", "N410", "N411", "N412", "N413",
];

fn scanned(folder: &Path) -> session::Scan {
    let scan = session::scan(&[folder.to_owned()], &Method { crew: 2.into(), ..Method::default() }, |_, _| true);
    assert!(scan.failures.is_empty(), "{:?}", scan.failures);
    scan
}

fn scanned_findings(folder: &Path) -> BTreeSet<String> {
    known_findings(&scanned(folder), folder)
}

fn known_findings(scan: &session::Scan, folder: &Path) -> BTreeSet<String> {
    let word = |(examined, finding): (&session::Examined, &Finding)| {
        let form = finding.edition.and_then(Edition::form);
        let first = finding.fault.cells.first().and_then(|&cell| form.map(|form| form.path(cell)));
        let cell = first.filter(|_| FIXED_FIRST_CELL.contains(&finding.rule)).unwrap_or("");
        let path = examined.record.path.strip_prefix(folder).unwrap().display();
        let (verdict, severity) = (finding.fault.verdict.name(), finding.fault.severity.name());
        format!("{path} {} {cell} {verdict} {severity}", finding.rule)
    };
    scan.findings().filter(|(_, finding)| KNOWN.contains(&finding.rule)).map(word).collect()
}

/// What the corpus maker writes on purpose in otherwise clean reports and is rightly told: figures that leap, reports that
/// nobody signs, headings and marks as they are met, text with half-width marks.
const OF_MANNER: [&str; 5] = ["B205", "C314", "F604", "F605", "W703"];

/// Findings of the rules that the corpus maker does not judge, what belongs to its manners aside: path and code.
fn other_findings(scan: &session::Scan, folder: &Path) -> BTreeSet<String> {
    let others = scan.findings().filter(|(_, finding)| !KNOWN.contains(&finding.rule));
    let others = others.filter(|(examined, finding)| !is_of_manner(examined, finding));
    let path = |examined: &session::Examined| examined.record.path.strip_prefix(folder).unwrap().display().to_string();
    others.map(|(examined, finding)| format!("{} {}", path(examined), finding.rule)).collect()
}

fn is_of_manner(examined: &session::Examined, finding: &Finding) -> bool {
    let source = || std::fs::read_to_string(examined.record.file()).unwrap();
    match finding.rule {
        "C314" => examined.record.issued_on.is_none(),
        "W703" => !source().contains('，'),
        code => OF_MANNER.contains(&code),
    }
}

/// Path and code of every fault that was planted.
fn planted(truths: &[Value]) -> BTreeSet<String> {
    let of = |truth: &Value| {
        let path = truth["path"].as_str().unwrap().to_owned();
        let planted = truth["planted"].as_array().unwrap().iter();
        planted.map(|one| format!("{path} {}", one["rule"].as_str().unwrap())).collect::<Vec<_>>()
    };
    truths.iter().flat_map(of).collect()
}

/// Rules that speak up with a fault of figures: the report is then rightly said to lack what stood in the missing part.
fn goes_with(word: &str, planted: &BTreeSet<String>) -> bool {
    let (path, rule) = word.split_once(' ').unwrap();
    matches!(rule, "C307" | "C308" | "C309" | "C310" | "C311" | "C312" | "F609")
        && planted.contains(&format!("{path} C301"))
}

#[test]
fn every_planted_fault_of_wording_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let truths = make(folder.path(), &["--reports", "450", "--seed", "61", "--defects", "0.8", "--plant", "wording"]);
    let corpus = folder.path().join("corpus");
    let (wanted, scan) = (planted(&truths), scanned(&corpus));
    let found = other_findings(&scan, &corpus);
    for rule in ["C307", "C308", "C309", "C315", "F607", "P801", "P802", "T501", "W701", "W704", "W705", "W706", "W708"]
    {
        let count = wanted.iter().filter(|word| word.ends_with(rule)).count();
        assert!(count >= 8, "only {count} of {rule}");
    }
    let odd: Vec<_> = wanted.symmetric_difference(&found).collect();
    assert!(odd.is_empty(), "{odd:#?}");
    assert_eq!(known_findings(&scan, &corpus), truth_findings(&truths));
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let truths = make(folder.path(), &["--reports", "900", "--seed", "11", "--defects", "0.6", "--layouts", "all"]);
    let scan = scanned(&folder.path().join("corpus"));
    let (wanted, found) = (truth_findings(&truths), known_findings(&scan, &folder.path().join("corpus")));
    let (others, planted) = (other_findings(&scan, &folder.path().join("corpus")), planted(&truths));
    let false_alarms: Vec<_> = others.iter().filter(|word| !goes_with(word, &planted)).collect();
    assert!(false_alarms.is_empty(), "{false_alarms:#?}");
    let missing: Vec<_> = wanted.difference(&found).take(30).collect();
    let extra: Vec<_> = found.difference(&wanted).take(30).collect();
    assert!(wanted.len() > 300, "only {} planted", wanted.len());
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:#?} extra {extra:#?}");
}

/// The rules on what the text says in numbers.
fn is_narrative(word: &str) -> bool {
    word.split(' ').nth(1).is_some_and(|rule| rule.starts_with('N') || matches!(rule, "B206" | "B207"))
}

#[test]
fn every_planted_fault_of_the_text_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "B206,B207,N401,N402,N403,N404,N405,N406,N407,N408,N409,N410,N411,N412,N413";
    let truths = make(folder.path(), &["--reports", "1500", "--seed", "23", "--defects", "0.7", "--plant", rules]);
    let (wanted, found) = (truth_findings(&truths), scanned_findings(&folder.path().join("corpus")));
    for rule in rules.split(',') {
        let count = wanted.iter().filter(|word| word.split(' ').nth(1) == Some(rule)).count();
        assert!(count >= 15, "only {count} of {rule}");
    }
    let missing: Vec<_> = wanted.difference(&found).filter(|word| is_narrative(word)).collect();
    let extra: Vec<_> = found.difference(&wanted).filter(|word| is_narrative(word)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:#?} extra {extra:#?}");
}

/// Copies of the year before, of its problems only, of another body, and templates of many bodies.
#[test]
fn every_copied_text_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let options = ["--reports", "1400", "--seed", "31", "--defects", "0", "--copies", "1", "--encodings", "all"];
    let truths = make(folder.path(), &options);
    let (wanted, found) = (truth_findings(&truths), scanned_findings(&folder.path().join("corpus")));
    for (rule, least) in [
        ("D901  observed warning", 5),
        ("D902  observed warning", 10),
        ("D904  observed warning", 10),
        ("D904  observed info", 30),
    ] {
        let count = wanted.iter().filter(|word| word.ends_with(rule)).count();
        assert!(count >= least, "only {count} of {rule}");
    }
    let missing: Vec<_> = wanted.difference(&found).collect();
    let extra: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:#?} extra {extra:#?}");
}

#[test]
fn every_planted_fault_is_found_in_pdf_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let truths = make(folder.path(), &["--reports", "150", "--seed", "12", "--defects", "0.6", "--format", "pdf"]);
    let (wanted, found) = (truth_findings(&truths), scanned_findings(&folder.path().join("corpus")));
    assert!(wanted.len() > 60, "only {} planted", wanted.len());
    let odd: Vec<_> = wanted.symmetric_difference(&found).take(30).collect();
    assert!(odd.is_empty(), "{odd:#?}");
}

/// Makes a corpus and reads it; gives what was read otherwise than it was written, by layout, and the number of reports.
fn misread(options: &[&str], also: fn(&Report) -> Option<String>) -> (BTreeMap<String, Vec<String>>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let truths = make(folder.path(), options);
    let mut extractor = Extractor::default();
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for truth in &truths {
        let path = folder.path().join("corpus").join(truth["path"].as_str().unwrap());
        let report = extractor.read(ingest::read(&path).unwrap());
        let mut differences = differences(&report, truth);
        differences.extend(also(&report));
        if !differences.is_empty() {
            let layout = format!("{} {}", truth["layout"].as_str().unwrap(), truth["encoding"].as_str().unwrap());
            wrong.entry(layout).or_default().push(format!("{} {differences:?}", truth["path"]));
        }
    }
    (wrong, truths.len())
}

fn assert_all_read((wrong, count): (BTreeMap<String, Vec<String>>, usize), reports: usize) {
    let summary: Vec<_> = wrong.iter().map(|(layout, reports)| (layout, reports.len(), &reports[0])).collect();
    assert!(wrong.is_empty(), "{summary:#?}");
    assert_eq!(count, reports);
}

#[test]
fn every_layout_and_encoding_is_read_as_it_was_written() {
    let options = ["--reports", "780", "--seed", "7", "--layouts", "all", "--encodings", "all"];
    assert_all_read(misread(&options, |_| None), 780);
}

#[test]
fn every_style_of_page_is_read_as_it_was_written() {
    let options = ["--reports", "720", "--seed", "3", "--format", "html", "--encodings", "all", "--defects", "0.3"];
    assert_all_read(misread(&options, own_text_only), 720);
}

#[test]
fn every_style_of_pdf_is_read_as_it_was_written() {
    let options = ["--reports", "150", "--seed", "7", "--format", "pdf"];
    assert_all_read(misread(&options, |_| None), 150);
}

/// The invented sites speak of 星河县, and no report does. Their text read once more must give the same cells.
fn own_text_only(report: &Report) -> Option<String> {
    let text = &report.document.text;
    if let Some(line) = text.lines().find(|line| line.contains("星河")) {
        return Some(format!("of the site: {line}"));
    }
    let again = Extractor::default().read(ingest::read_bytes(Path::new("a.txt"), text.as_bytes()).unwrap());
    (again.cells != report.cells).then(|| "other cells when the text is read again".to_owned())
}

#[test]
fn every_manner_of_office_files_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let options = ["--format", "docx,xlsx", "--reports", "240", "--seed", "3", "--defects", "0.5"];
    let truths = make(folder.path(), &options);
    let mut extractor = Extractor::default();
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for truth in &truths {
        let path = folder.path().join("corpus").join(truth["path"].as_str().unwrap());
        let report = extractor.read(ingest::read(&path).unwrap());
        let mut differences = differences(&report, truth);
        let again = ingest::read_bytes(Path::new("a.txt"), report.document.text.as_bytes()).unwrap();
        if extractor.read(again).cells != report.cells {
            differences.push("parse of the canonical text gives other cells".to_owned());
        }
        if !differences.is_empty() {
            let layout = truth["layout"].as_str().unwrap().to_owned();
            wrong.entry(layout).or_default().push(format!("{} {differences:?}", truth["path"]));
        }
    }
    let summary: Vec<_> = wrong.iter().map(|(layout, reports)| (layout, reports.len(), &reports[0])).collect();
    assert!(wrong.is_empty(), "{summary:#?}");
    let (wanted, found) = (truth_findings(&truths), scanned_findings(&folder.path().join("corpus")));
    assert_eq!(wanted.symmetric_difference(&found).collect::<Vec<_>>(), [""; 0]);
}

/// Cells of one report in a layout that loses figures: read as they were written, or absent with an alarm.
#[derive(Default)]
struct Tally {
    read: usize,
    absent: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, report: &Report, truth: &Value) {
        let of_truth = truth["edition"].as_str();
        if report.edition.map(Edition::name) != of_truth {
            self.wrong.push(format!("{} edition {:?} for {of_truth:?}", truth["path"], report.edition));
            return;
        }
        for (path, cell) in truth["cells"].as_object().unwrap() {
            let read = report.cell_at(path).unwrap();
            let value = cell["value"].as_number().map(ToString::to_string);
            let seen = (read.state.name(), read.number().map(|number| number.to_string()));
            if seen == (cell["state"].as_str().unwrap(), value.clone()) {
                self.read += usize::from(read.state != State::Absent);
            } else if read.state == State::Absent && Self::has_alarm(report, path) {
                self.absent += 1;
            } else {
                self.wrong.push(format!("{} {path}: {seen:?} for {value:?}", truth["path"]));
            }
        }
    }

    /// An alarm stands within the table of the cell.
    fn has_alarm(report: &Report, path: &str) -> bool {
        let form = report.form().unwrap();
        let found = report.found(form.spec(form.cell(path).unwrap()).table).unwrap();
        let lines = found.first_line..=found.last_line;
        report.alarms.iter().any(|alarm| alarm.code != AlarmCode::DigitsSolved && lines.contains(&alarm.line))
    }
}

#[test]
fn what_a_layout_lost_is_absent_with_an_alarm_and_never_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let truths = make(folder.path(), &["--reports", "600", "--seed", "5", "--defects", "0.5", "--layouts", "F,J"]);
    let mut extractor = Extractor::default();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for truth in &truths {
        let path = folder.path().join("corpus").join(truth["path"].as_str().unwrap());
        let report = extractor.read(ingest::read(&path).unwrap());
        tallies.entry(truth["layout"].as_str().unwrap()).or_default().add(&report, truth);
    }
    for (layout, tally) in &tallies {
        assert!(tally.wrong.is_empty(), "{layout}: {} wrong, {:#?}", tally.wrong.len(), &tally.wrong[..1]);
    }
    let (lost, glued) = (&tallies["F"], &tallies["J"]);
    assert_eq!(lost.read, 0);
    assert!(glued.read > 12 * glued.absent, "{} cells read, {} absent", glued.read, glued.absent);
    let judged = |word: &String| [" A", " C", " F"].iter().any(|group| word.contains(group));
    let (wanted, found) = (truth_findings(&truths), scanned_findings(&folder.path().join("corpus")));
    let invented: Vec<_> = found.difference(&wanted).filter(|word| judged(word)).take(20).collect();
    assert!(invented.is_empty(), "{invented:#?}");
}
