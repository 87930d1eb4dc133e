//! Reads the published reports that lie beside the repository and compares every cell with what was read by eye. Where that
//! folder is there, nothing is skipped.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use gouji::extract::Extractor;
use gouji::form::Edition;
use gouji::ingest::ReadError;
use gouji::model::finding::Finding;
use gouji::model::outcome::Ending;
use gouji::model::report::{Report, State};
use gouji::repair::{Evidence, Witnesses};
use gouji::session::Method;
use gouji::{ingest, repair, rules, session};
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let required = std::env::var_os("GOUJI_REQUIRE_SHARED").is_some();
    assert!(shared.is_dir() || !required, "../shared is required and not there");
    shared.is_dir().then_some(shared)
}

fn expected(shared: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("expected").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn report(shared: &Path, name: &str) -> Report {
    let document = ingest::read(&shared.join("reports/seeds").join(name)).unwrap();
    Extractor::default().read(document)
}

#[test]
fn every_cell_of_the_seeds_is_read_with_state_value_and_line() {
    let Some(shared) = shared() else { return };
    let seeds = expected(&shared, "cells.json");
    assert_eq!(seeds.as_object().unwrap().len(), 5);
    for (name, seed) in seeds.as_object().unwrap() {
        let report = report(&shared, name);
        assert_eq!(report.edition.unwrap().name(), seed["edition"], "{name}");
        let form = report.form().unwrap();
        let cells = seed["cells"].as_object().unwrap();
        assert_eq!(cells.len(), form.cells.len(), "{name}");
        for (path, cell) in cells {
            let read = report.cell_at(path).unwrap();
            let seen = (read.state.name(), read.number().map(|n| n.to_string()), read.place().map(u64::from));
            let value = cell["value"].as_number().map(ToString::to_string);
            let wanted = (cell["state"].as_str().unwrap(), value, cell["line"].as_u64());
            assert_eq!(seen, wanted, "{name} {path}");
        }
    }
}

/// Published files in other formats than text; those that no reader takes yet are left out.
#[test]
fn every_cell_of_the_published_files_is_read_as_it_was_read_by_eye() {
    let Some(shared) = shared() else { return };
    let mut read = 0;
    for (name, wanted) in expected(&shared, "real.json").as_object().unwrap() {
        let document = match ingest::read(&shared.join("reports/real").join(name)) {
            Err(ReadError::NotYet { .. }) => continue,
            document => document.unwrap(),
        };
        let report = Extractor::default().read(document);
        assert_eq!(report.edition.unwrap().name(), wanted["edition"], "{name}");
        assert_eq!(report.agency(), wanted["agency"].as_str(), "{name}");
        assert_eq!(report.year().map(i64::from), wanted["year"].as_i64(), "{name}");
        let misread = misread(&report, wanted["cells"].as_object().unwrap());
        assert_eq!(misread, [""; 0], "{name}");
        read += 1;
    }
    assert!(read > 0);
}

/// The cells read otherwise than by eye: there a number is its value, and anything else a blank.
fn misread(report: &Report, wanted: &serde_json::Map<String, Value>) -> Vec<String> {
    let mut misread = Vec::new();
    for (path, value) in wanted {
        let cell = report.cell_at(path).unwrap();
        let seen = (cell.state, cell.number().map(|number| number.to_string()));
        let state = if value.is_null() { State::Blank } else { State::Number };
        if seen != (state, value.as_number().map(ToString::to_string)) {
            misread.push(format!("{path}: {seen:?} for {value}"));
        }
    }
    misread
}

#[test]
fn every_cell_of_the_blank_form_is_blank() {
    let Some(shared) = shared() else { return };
    let document = ingest::read(&shared.join("reports/real/form-2021-blank.docx")).unwrap();
    let report = Extractor::default().read(document);
    assert_eq!((report.edition, report.cells.len()), (Some(Edition::E2021), 200));
    let blank = |cell: &&gouji::model::report::Cell| cell.state == State::Blank;
    assert_eq!((report.cells.iter().filter(blank).count(), report.alarms.len()), (200, 0), "{:?}", report.alarms);
}

#[test]
fn the_head_of_each_seed_is_read() {
    let Some(shared) = shared() else { return };
    for (name, seed) in expected(&shared, "findings.json").as_object().unwrap() {
        let report = report(&shared, name);
        assert_eq!(report.agency(), seed["agency"].as_str(), "{name}");
        assert_eq!(report.year().map(i64::from), seed["year"].as_i64(), "{name}");
        let issued = report.head.issued_on.as_ref().map(|stated| stated.value.to_string());
        assert_eq!(issued.as_deref(), seed["issued_on"].as_str(), "{name}");
        assert_eq!(
            report.sections.iter().map(|section| section.part).collect::<Vec<_>>(),
            [1, 2, 3, 4, 5, 6],
            "{name}"
        );
        assert!(report.alarms.iter().all(|alarm| alarm.code.name() == "label-joined"), "{name}: {:?}", report.alarms);
    }
}

#[test]
fn the_seeds_give_exactly_the_findings_that_were_found_by_eye() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("reports/seeds");
    let scan = session::scan(std::slice::from_ref(&folder), &Method::default(), |_, _| true);
    assert_eq!((scan.reports.len(), scan.failures.len()), (5, 0));
    for (name, seed) in expected(&shared, "findings.json").as_object().unwrap() {
        let report = scan.reports.iter().find(|report| *report.record.path == *folder.join(name)).unwrap();
        let mut found: Vec<&Finding> = report.judged.findings.iter().collect();
        for wanted in seed["findings"].as_array().unwrap() {
            let nth = found.iter().position(|one| is_meant(one, wanted));
            found.remove(nth.unwrap_or_else(|| panic!("{name}: missing {wanted}")));
        }
        assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), [""; 0], "{name}");
    }
}

/// What was written down by eye names the rule and its gravity, and where it says more, the verdict, the first cells and
/// lines of the proof.
fn is_meant(finding: &Finding, wanted: &Value) -> bool {
    let fault = &finding.fault;
    let form = finding.edition.and_then(Edition::form).unwrap();
    let is = |place: &str, value: &str| wanted[place].as_str().is_none_or(|wanted| wanted == value);
    let cells: Vec<&str> = fault.cells.iter().map(|&cell| form.path(cell)).collect();
    let first_cells = wanted["cells"].as_array().into_iter().flatten().map(|cell| cell.as_str().unwrap());
    let lines = wanted["lines"].as_array().into_iter().flatten().map(|line| line.as_u64().unwrap());
    is("rule", finding.rule)
        && is("severity", fault.severity.name())
        && is("verdict", fault.verdict.name())
        && cells.starts_with(&first_cells.collect::<Vec<_>>())
        && lines.into_iter().all(|line| fault.lines.iter().any(|&seen| u64::from(seen) == line))
}

#[test]
fn the_seed_that_does_not_balance_has_eighteen_corrections_of_two_cells_and_none_of_one() {
    let Some(shared) = shared() else { return };
    let found = repair::mend(&report(&shared, "004_5283bd9740856307.txt"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].size, found[0].corrections.len(), found[0].is_complete), (2, 18, true));
}

#[test]
fn its_likeliest_correction_is_the_one_that_the_text_agrees_with_and_all_its_findings_have_one_cause() {
    let Some(shared) = shared() else { return };
    let report = report(&shared, "004_5283bd9740856307.txt");
    let form = report.form().unwrap();
    let witnesses = Witnesses::of_text(rules::testimonies(&report));
    let proposals = repair::propose(&report, &witnesses);
    let first = &proposals[0].ways[0];
    let changes: Vec<(&str, i64)> = first
        .correction
        .changes
        .iter()
        .map(|change| (form.path(change.cell), change.to.only().unwrap().as_whole().unwrap()))
        .collect();
    assert_eq!(changes, [("requests.outcome_total.total", 2), ("requests.carried_out.total", 1)]);
    let at_17 =
        |one: &Evidence| matches!(one, Evidence::TextAgrees(text) | Evidence::TextFits(text) if text.line == 17);
    assert!(first.evidence.iter().any(at_17) && first.evidence.contains(&Evidence::OnlyTotals), "{first:?}");
    assert!(proposals[0].ways[1..].iter().all(|way| way.weight() < first.weight()));
    let scan = session::scan(&[shared.join("reports/seeds")], &Method::default(), |_, _| true);
    let of_sums = scan.findings().filter(|(_, one)| ["A101", "A102"].contains(&one.rule)).map(|(_, one)| one.group);
    assert_eq!(of_sums.collect::<Vec<_>>(), [Some(1); 4]);
}

/// How each rule ends for the five seeds, as the table of the rules' paper says it: codes, then `✓` passed, `–` not
/// applicable, `?` cannot judge, or how many findings.
fn matrix(shared: &Path) -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(shared.join("rules.md")).unwrap();
    let (_, table) = text.split_once("| Rules | S000 |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|') && !line.contains("**"));
    let mut matrix = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let count = |cell: &&str| cell.split([' ', '(']).next().unwrap().to_owned();
        let endings: Vec<String> = cells[1..].iter().map(count).collect();
        matrix.extend(codes(cells[0]).into_iter().map(|code| (code, endings.clone())));
    }
    matrix
}

/// The codes of a row, as in `A103, A104`, `D901–D903` or `D904 (…)`.
fn codes(cell: &str) -> Vec<String> {
    let named = cell.split(" (").next().unwrap().split(", ");
    named
        .flat_map(|codes| match codes.split_once('–') {
            None => vec![codes.to_owned()],
            Some((first, last)) => {
                let number = |code: &str| code[1..].parse::<u32>().unwrap();
                (number(first)..=number(last)).map(|number| format!("{}{number}", &first[..1])).collect()
            }
        })
        .collect()
}

#[test]
fn every_rule_ends_for_every_seed_as_it_was_found_to_by_eye() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("reports/seeds");
    let scan = session::scan(std::slice::from_ref(&folder), &Method::default(), |_, _| true);
    let names = expected(&shared, "findings.json");
    let of = |name: &String| scan.reports.iter().find(|report| *report.record.path == *folder.join(name)).unwrap();
    let reports: Vec<_> = names.as_object().unwrap().keys().map(of).collect();
    let matrix = matrix(&shared);
    assert_eq!(matrix.len(), 69, "all rules but W708");
    for (code, wanted) in matrix {
        let seen: Vec<String> = reports.iter().map(|report| ended(report, &code)).collect();
        assert_eq!(seen, wanted, "{code}");
    }
}

/// How a rule ended for a report, as the table writes it.
fn ended(report: &session::Examined, code: &str) -> String {
    let ending = report.judged.endings.iter().find(|ending| ending.0 == code);
    match ending.unwrap_or_else(|| panic!("{code} is not there")).1 {
        Ending::Passed => "✓".to_owned(),
        Ending::NotApplicable => "–".to_owned(),
        Ending::NotJudged => "?".to_owned(),
        Ending::Findings => report.judged.findings.iter().filter(|one| one.rule == code).count().to_string(),
    }
}

#[test]
fn every_digit_of_the_seeds_is_in_one_class_of_the_ledger() {
    let Some(shared) = shared() else { return };
    for name in expected(&shared, "findings.json").as_object().unwrap().keys() {
        let report = report(&shared, name);
        let ledger = rules::ledger(&report);
        let counts = ledger.counts();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let below = report.sections.iter().flat_map(|section| report.prose(section)).map(|line| line.1);
        // Of what stands above the first heading only sentences are read.
        let first = report.sections.iter().map(|section| section.line).min().unwrap();
        let above =
            (1..first).map(|number| report.document.line(number)).filter(|line| line.ends_with(['。', ':', '：']));
        let in_prose: usize = above.chain(below).map(digits).sum();
        let in_ledger: usize =
            ledger.entries.iter().map(|entry| digits(report.document.slice(entry.mention.span))).sum();
        assert_eq!(in_ledger, in_prose, "{name}");
        assert_eq!(counts.bound + counts.formula + counts.ignored + counts.unbound, ledger.entries.len(), "{name}");
    }
}
