//! Findings in the shape of schema `gouji.findings/1`, each with its decision and note. Texts are exact: characters that
//! cannot be seen are written as escapes, so that nothing acts on a terminal and nothing is lost.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;

use super::package::{
    AlarmLine, DeadRule, Decision, Entry, Failure, Gone, NotJudged, Note, OffRule, Package, ReportLine, RuleOutcome,
};
use super::wire::{
    self, EndingsShape, FailureShape, FindingShape, NotJudgedShape, ReportShape, SummaryShape, ToolShape,
};
use super::{ExportError, Exporter};
use crate::model::decision::Disposition;
use crate::model::id::FindingId;
use crate::model::outcome::Lack;
use crate::rules::Counts;
use crate::text::json;
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

fn write(package: &Package, mut out: &mut dyn Write) -> Result<(), ExportError> {
    Ok(json::write_pretty(&document(package), &mut out)?)
}

#[derive(Serialize)]
struct DocumentShape<'a> {
    schema: &'static str,
    tool: ToolShape<'a>,
    export: ExportShape<'a>,
    reports: Vec<ReportShape<'a>>,
    findings: Vec<EntryShape<'a>>,
    gone: Vec<GoneShape<'a>>,
    not_judged: Vec<NotJudgedShape<'a>>,
    outcomes: BTreeMap<&'a str, EndingsShape>,
    failures: Vec<FailureShape<'a>>,
    alarms: Vec<AlarmShape<'a>>,
    ledger: Vec<LedgerShape<'a>>,
    summary: SummaryShape,
}

#[derive(Serialize)]
struct AlarmShape<'a> {
    path: Cow<'a, str>,
    line: Option<u32>,
    message: &'a str,
}

/// Where the numbers of a report's text ended.
#[derive(Serialize)]
struct LedgerShape<'a> {
    path: Cow<'a, str>,
    numbers: usize,
    agreeing: usize,
    conflicting: usize,
    untold: usize,
    formula: usize,
    ignored: usize,
    unbound: usize,
}

#[derive(Serialize)]
struct ExportShape<'a> {
    corpus: &'a str,
    journal: Option<&'a str>,
    auditor: Option<&'a str>,
    made_on: Option<String>,
    dead_rules: Vec<DeadRuleShape<'a>>,
    /// Rules that were off: they have no outcome.
    switched_off: Vec<OffRuleShape<'a>>,
    /// Findings outside the scope: neither in the list nor in the summary.
    unlisted: usize,
    /// How often rules could not judge, by what was lacking.
    lacking: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct OffRuleShape<'a> {
    rule: &'a str,
    reason: &'a str,
    owner: &'a str,
    expires: String,
}

#[derive(Serialize)]
struct DeadRuleShape<'a> {
    rule: &'a str,
    edition: &'a str,
    words: &'a str,
}

/// How many reports of the group have findings of the rule.
#[derive(Serialize)]
struct CommonShape {
    with: usize,
    of: usize,
}

#[derive(Serialize)]
struct EntryShape<'a> {
    #[serde(flatten)]
    finding: FindingShape<'a>,
    decision: Option<DecisionShape<'a>>,
    decisions: Vec<DecisionShape<'a>>,
    note: Option<&'a str>,
    notes: Vec<NoteShape<'a>>,
    look_again: bool,
    conflict: bool,
    common: Option<CommonShape>,
    in_doubt: bool,
}

#[derive(Serialize)]
struct DecisionShape<'a> {
    disposition: Disposition,
    auditor: &'a str,
    at: &'a str,
}

#[derive(Serialize)]
struct NoteShape<'a> {
    auditor: &'a str,
    text: &'a str,
}

/// A finding that was decided and is there no more.
#[derive(Serialize)]
struct GoneShape<'a> {
    id: FindingId,
    rule: &'a str,
    agency: &'a str,
    year: i16,
    decisions: Vec<DecisionShape<'a>>,
    notes: Vec<NoteShape<'a>>,
}

fn document(package: &Package) -> DocumentShape<'_> {
    DocumentShape {
        schema: wire::SCHEMA,
        tool: ToolShape::this(&package.rules_digest),
        export: ExportShape {
            corpus: &package.corpus_digest,
            journal: package.journal_head.as_deref(),
            auditor: package.auditor.as_deref(),
            made_on: package.made_on.map(|day| day.to_string()),
            dead_rules: package.dead_rules.iter().map(dead_rule).collect(),
            switched_off: package.switched_off.iter().map(off_rule).collect(),
            unlisted: package.beyond.len(),
            lacking: Lack::ALL.map(|lack| (lack.name(), package.lacking(lack))).into(),
        },
        reports: package.reports.iter().map(report).collect(),
        findings: package.entries.iter().map(entry).collect(),
        gone: package.gone.iter().map(gone).collect(),
        not_judged: package.not_judged.iter().map(not_judged).collect(),
        outcomes: package.outcomes.iter().map(|one| (one.rule.as_str(), endings(one))).collect(),
        failures: package.failures.iter().map(failure).collect(),
        alarms: package.alarms.iter().map(alarm).collect(),
        ledger: package.reports.iter().filter_map(ledger).collect(),
        summary: SummaryShape::count(package.reports.len(), package.entries.iter().map(|entry| &entry.finding)),
    }
}

fn entry(entry: &Entry) -> EntryShape<'_> {
    EntryShape {
        finding: FindingShape::of(&entry.finding, &entry.message),
        decision: entry.decision.as_ref().map(decision),
        decisions: entry.decisions.iter().map(decision).collect(),
        note: entry.notes.last().map(|note| &*note.text),
        notes: entry.notes.iter().map(note).collect(),
        look_again: entry.look_again,
        conflict: entry.conflict,
        common: entry.common.map(|(with, of)| CommonShape { with, of }),
        in_doubt: entry.is_in_doubt(),
    }
}

fn decision(Decision { disposition, auditor, at }: &Decision) -> DecisionShape<'_> {
    DecisionShape { disposition: *disposition, auditor, at }
}

fn note(Note { auditor, text }: &Note) -> NoteShape<'_> {
    NoteShape { auditor, text }
}

fn gone(Gone { id, rule, agency, year, decisions, notes, .. }: &Gone) -> GoneShape<'_> {
    let (decisions, notes) = (decisions.iter().map(decision).collect(), notes.iter().map(note).collect());
    GoneShape { id: *id, rule, agency, year: *year, decisions, notes }
}

fn dead_rule(DeadRule { rule, edition, words }: &DeadRule) -> DeadRuleShape<'_> {
    DeadRuleShape { rule, edition, words }
}

fn off_rule(OffRule { rule, reason, owner, expires, .. }: &OffRule) -> OffRuleShape<'_> {
    OffRuleShape { rule, reason, owner, expires: expires.to_string() }
}

fn ledger(report: &ReportLine) -> Option<LedgerShape<'_>> {
    let Counts { all, agreeing, conflicting, untold, formula, ignored, unbound, .. } = report.numbers?;
    let path = wire::shown(&report.path);
    Some(LedgerShape { path, numbers: all, agreeing, conflicting, untold, formula, ignored, unbound })
}

fn report(ReportLine { path, agency, year, edition, .. }: &ReportLine) -> ReportShape<'_> {
    ReportShape { path: wire::shown(path), agency: agency.as_deref(), year: *year, edition: *edition }
}

fn not_judged(NotJudged { rule, agency, year, reason, .. }: &NotJudged) -> NotJudgedShape<'_> {
    NotJudgedShape { rule, agency: agency.as_deref(), year: *year, reason: reason.into() }
}

fn endings(&RuleOutcome { passed, findings, not_applicable, not_judged, .. }: &RuleOutcome) -> EndingsShape {
    EndingsShape { passed, findings, not_applicable, not_judged }
}

fn alarm(AlarmLine { path, line, message, .. }: &AlarmLine) -> AlarmShape<'_> {
    AlarmShape { path: wire::shown(path), line: Some(*line).filter(|&line| line > 0), message }
}

fn failure(Failure { path, reason }: &Failure) -> FailureShape<'_> {
    FailureShape { path: wire::shown(path), reason: reason.into() }
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
