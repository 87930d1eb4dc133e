//! Findings in the shape of schema `gouji.findings/1`, each with its decision and note. Texts are exact: characters that
//! cannot be seen are written as escapes, so that nothing acts on a terminal and nothing is lost.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Serializer;

use super::package::{Entry, Failure, NotJudged, Package, ReportLine, RuleOutcome};
use super::visible::Visible;
use super::{ExportError, Exporter};
use crate::form::{CellId, Edition};
use crate::model::decision::Disposition;
use crate::model::finding::{Severity, Verdict};
use crate::model::id::FindingId;
use crate::text::phrase::Phrase;

pub(super) const EXPORTER: Exporter = Exporter {
    name: "json",
    extension: "json",
    stem: "问题清单",
    title: Phrase::new(
        "问题清单（JSON，含处置和备注，供程序读取）",
        "list of findings (JSON with decisions and notes)",
    ),
    to_stdout: true,
    write,
};

/// The schema's name.
const SCHEMA: &str = "gouji.findings/1";

fn write(package: &Package, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut serializer = Serializer::with_formatter(&mut *out, Visible::default());
    document(package).serialize(&mut serializer).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

#[derive(Serialize)]
struct DocumentShape<'a> {
    schema: &'static str,
    tool: ToolShape<'a>,
    export: ExportShape<'a>,
    reports: Vec<ReportShape<'a>>,
    findings: Vec<FindingShape<'a>>,
    not_judged: Vec<NotJudgedShape<'a>>,
    outcomes: BTreeMap<&'a str, OutcomeShape>,
    failures: Vec<FailureShape<'a>>,
    summary: SummaryShape,
}

#[derive(Serialize)]
struct ToolShape<'a> {
    name: &'static str,
    version: &'a str,
    rules: &'a str,
}

#[derive(Serialize)]
struct ExportShape<'a> {
    corpus: &'a str,
    journal: Option<&'a str>,
    auditor: Option<&'a str>,
    made_on: Option<String>,
}

#[derive(Serialize)]
struct ReportShape<'a> {
    path: Cow<'a, str>,
    agency: Option<&'a str>,
    year: Option<i16>,
    edition: Option<Edition>,
}

#[derive(Serialize)]
struct FindingShape<'a> {
    id: FindingId,
    rule: &'a str,
    severity: Severity,
    verdict: Verdict,
    agency: Option<&'a str>,
    year: Option<i16>,
    path: Cow<'a, str>,
    cells: Vec<&'static str>,
    lines: &'a [u32],
    expected: Option<&'a str>,
    actual: Option<&'a str>,
    message: &'a str,
    group: Option<String>,
    score: f32,
    decision: Option<DecisionShape<'a>>,
    note: Option<&'a str>,
    look_again: bool,
    conflict: bool,
}

#[derive(Serialize)]
struct DecisionShape<'a> {
    disposition: Disposition,
    auditor: &'a str,
    at: &'a str,
}

#[derive(Serialize)]
struct NotJudgedShape<'a> {
    rule: &'a str,
    agency: Option<&'a str>,
    year: Option<i16>,
    reason: &'a str,
}

#[derive(Serialize)]
struct OutcomeShape {
    passed: usize,
    findings: usize,
    not_applicable: usize,
    not_judged: usize,
}

#[derive(Serialize)]
struct FailureShape<'a> {
    path: Cow<'a, str>,
    reason: &'a str,
}

#[derive(Serialize)]
struct SummaryShape {
    reports: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

fn document(package: &Package) -> DocumentShape<'_> {
    DocumentShape {
        schema: SCHEMA,
        tool: ToolShape { name: "gouji", version: &package.version, rules: &package.rules_digest },
        export: ExportShape {
            corpus: &package.corpus_digest,
            journal: package.journal_head.as_deref(),
            auditor: package.auditor.as_deref(),
            made_on: package.made_on.map(|day| day.to_string()),
        },
        reports: reports(package),
        findings: package.entries.iter().map(finding).collect(),
        not_judged: not_judged(package),
        outcomes: outcomes(package),
        failures: failures(package),
        summary: summary(package),
    }
}

fn finding(entry: &Entry) -> FindingShape<'_> {
    let finding = &entry.finding;
    let path = |&cell: &CellId| finding.edition.and_then(Edition::form).map(|form| form.path(cell));
    FindingShape {
        id: finding.id,
        rule: finding.rule,
        severity: finding.fault.severity,
        verdict: finding.fault.verdict,
        agency: finding.agency.as_deref(),
        year: finding.year,
        path: finding.path.to_string_lossy(),
        cells: finding.fault.cells.iter().filter_map(path).collect(),
        lines: &finding.fault.lines,
        expected: finding.fault.expected.as_deref(),
        actual: finding.fault.actual.as_deref(),
        message: &entry.message,
        group: finding.group.map(|group| format!("G{group}")),
        score: finding.score.value(),
        decision: entry.decision.as_ref().map(|one| DecisionShape {
            disposition: one.disposition,
            auditor: &one.auditor,
            at: &one.at,
        }),
        note: entry.note.as_deref(),
        look_again: entry.look_again,
        conflict: entry.conflict,
    }
}

fn reports(package: &Package) -> Vec<ReportShape<'_>> {
    let reports = package.reports.iter();
    reports
        .map(|ReportLine { path, agency, year, edition }| ReportShape {
            path: path.to_string_lossy(),
            agency: agency.as_deref(),
            year: *year,
            edition: *edition,
        })
        .collect()
}

fn not_judged(package: &Package) -> Vec<NotJudgedShape<'_>> {
    let all = package.not_judged.iter();
    all.map(|NotJudged { rule, agency, year, reason }| NotJudgedShape {
        rule,
        agency: agency.as_deref(),
        year: *year,
        reason,
    })
    .collect()
}

fn outcomes(package: &Package) -> BTreeMap<&str, OutcomeShape> {
    let shape = |&RuleOutcome { passed, findings, not_applicable, not_judged, .. }: &RuleOutcome| OutcomeShape {
        passed,
        findings,
        not_applicable,
        not_judged,
    };
    package.outcomes.iter().map(|one| (one.rule.as_str(), shape(one))).collect()
}

fn failures(package: &Package) -> Vec<FailureShape<'_>> {
    let all = package.failures.iter();
    all.map(|Failure { path, reason }| FailureShape { path: path.to_string_lossy(), reason }).collect()
}

fn summary(package: &Package) -> SummaryShape {
    let of = |severity| package.entries.iter().filter(|entry| entry.finding.fault.severity == severity).count();
    SummaryShape {
        reports: package.reports.len(),
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::sample;
    use super::*;

    fn written(package: &Package) -> String {
        let mut out = Vec::new();
        write(package, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_shape_is_that_of_the_schema() {
        insta::assert_snapshot!(written(&sample::package()));
    }

    #[test]
    fn characters_that_cannot_be_seen_are_escapes() {
        let text = written(&sample::hostile("甲\u{202e}\u{e0041}\u{7f}"));
        assert!(text.contains(r#""message": "甲\u202e\udb40\udc41\u007f""#), "{text}");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_exactly(text in sample::hostile_text()) {
            let read: Value = serde_json::from_str(&written(&sample::hostile(&text))).unwrap();
            let finding = &read["findings"][0];
            for place in ["agency", "path", "message", "expected", "note"] {
                prop_assert_eq!(finding[place].as_str(), Some(text.as_str()), "{}", place);
            }
            prop_assert_eq!(finding["decision"]["auditor"].as_str(), Some(text.as_str()));
            prop_assert_eq!(read["failures"][0]["reason"].as_str(), Some(text.as_str()));
        }
    }
}
