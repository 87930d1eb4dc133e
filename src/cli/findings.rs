//! Findings as schema `gouji.findings/1` writes them, straight from what was examined: nothing is gathered twice.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::corpus::Failure;
use crate::form::{CellId, Edition};
use crate::model::finding::{Finding, Severity, Verdict};
use crate::model::id::FindingId;
use crate::model::outcome::{Ending, Reason};
use crate::rules;
use crate::session::{Examined, Scan};
use crate::text::phrase::Lang;

/// The schema's name.
const SCHEMA: &str = "gouji.findings/1";

/// Everything that was examined, as one object.
#[derive(Serialize)]
pub struct Whole<'a> {
    schema: &'static str,
    tool: Tool,
    #[serde(serialize_with = "reports")]
    reports: &'a Scan,
    #[serde(serialize_with = "findings")]
    findings: Spoken<'a>,
    #[serde(serialize_with = "not_judged")]
    not_judged: Spoken<'a>,
    outcomes: BTreeMap<&'static str, Endings>,
    #[serde(serialize_with = "failures")]
    failures: Spoken<'a>,
    summary: Summary,
}

impl<'a> Whole<'a> {
    /// Everything that was examined, with sentences in a language.
    pub fn of(scan: &'a Scan, lang: Lang) -> Self {
        let spoken = Spoken { scan, lang };
        Self {
            schema: SCHEMA,
            tool: Tool::this(),
            reports: scan,
            findings: spoken,
            not_judged: spoken,
            outcomes: outcomes(scan),
            failures: spoken,
            summary: Summary::of(scan),
        }
    }
}

/// A corpus, and the language to speak of it.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    scan: &'a Scan,
    lang: Lang,
}

fn reports<S: Serializer>(scan: &&Scan, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(scan.reports.iter().map(ReportShape::of))
}

fn findings<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.scan.findings().map(|(report, finding)| FindingShape::of(report, finding, spoken.lang)))
}

fn not_judged<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let all = spoken.scan.not_judged();
    serializer.collect_seq(all.map(|(report, rule, reason)| NotJudgedShape::of(report, rule, reason, spoken.lang)))
}

fn failures<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.scan.failures.iter().map(|failure| FailureShape::of(failure, spoken.lang)))
}

/// Which program found it, with which rules.
#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
    rules: String,
}

impl Tool {
    fn this() -> Self {
        Self { name: "gouji", version: env!("CARGO_PKG_VERSION"), rules: rules::digest().to_string() }
    }
}

/// One report that was read.
#[derive(Serialize)]
pub struct ReportShape<'a> {
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
    edition: Option<Edition>,
}

impl<'a> ReportShape<'a> {
    /// What stands for a report.
    pub fn of(report: &'a Examined) -> Self {
        let record = &report.record;
        Self {
            path: record.path.to_string_lossy().into_owned(),
            agency: record.agency.as_deref(),
            year: record.year,
            edition: record.edition,
        }
    }
}

/// One finding.
#[derive(Serialize)]
pub struct FindingShape<'a> {
    id: FindingId,
    rule: &'static str,
    severity: Severity,
    verdict: Verdict,
    agency: Option<&'a str>,
    year: Option<i16>,
    path: String,
    cells: Vec<&'static str>,
    lines: &'a [u32],
    expected: Option<&'a str>,
    actual: Option<&'a str>,
    message: String,
    group: Option<String>,
    score: f32,
}

impl<'a> FindingShape<'a> {
    /// What stands for a finding.
    pub fn of(report: &Examined, finding: &'a Finding, lang: Lang) -> Self {
        let path = |&cell: &CellId| finding.edition.and_then(Edition::form).map(|form| form.path(cell));
        Self {
            id: finding.id,
            rule: finding.rule,
            severity: finding.fault.severity,
            verdict: finding.fault.verdict,
            agency: finding.agency.as_deref(),
            year: finding.year,
            path: finding.path.to_string_lossy().into_owned(),
            cells: finding.fault.cells.iter().filter_map(path).collect(),
            lines: &finding.fault.lines,
            expected: finding.fault.expected.as_deref(),
            actual: finding.fault.actual.as_deref(),
            message: message(report, finding, lang),
            group: finding.group.map(|group| format!("G{group}")),
            score: finding.score.value(),
        }
    }
}

/// The sentence of a finding; the record knows the figures that it speaks of.
pub fn message(report: &Examined, finding: &Finding, lang: Lang) -> String {
    rules::message(finding, &|cell| report.record.figures.cell(cell), lang)
}

/// Something that a rule could not judge.
#[derive(Serialize)]
pub struct NotJudgedShape<'a> {
    rule: &'static str,
    agency: Option<&'a str>,
    year: Option<i16>,
    reason: String,
}

impl<'a> NotJudgedShape<'a> {
    /// What stands for it.
    pub fn of(report: &'a Examined, rule: &'static str, reason: &Reason, lang: Lang) -> Self {
        let record = &report.record;
        let reason = rules::reason_text(reason, record.edition, lang);
        Self { rule, agency: record.agency.as_deref(), year: record.year, reason }
    }
}

/// A file that is no report.
#[derive(Serialize)]
pub struct FailureShape {
    path: String,
    reason: String,
}

impl FailureShape {
    /// What stands for it.
    pub fn of(failure: &Failure, lang: Lang) -> Self {
        Self { path: failure.path.to_string_lossy().into_owned(), reason: failure.reason.in_lang(lang) }
    }
}

/// How often a rule ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Endings {
    passed: usize,
    findings: usize,
    not_applicable: usize,
    /// Reports that it could not judge.
    pub not_judged: usize,
}

/// How every rule ended, over all reports; also one that met none.
pub fn outcomes(scan: &Scan) -> BTreeMap<&'static str, Endings> {
    let mut counts: BTreeMap<_, _> = rules::RULES.iter().map(|rule| (rule.code, Endings::default())).collect();
    for (rule, ending) in scan.reports.iter().flat_map(|report| &report.judged.endings) {
        let counts = counts.entry(*rule).or_default();
        let count = match ending {
            Ending::Passed => &mut counts.passed,
            Ending::Findings => &mut counts.findings,
            Ending::NotApplicable => &mut counts.not_applicable,
            Ending::NotJudged => &mut counts.not_judged,
        };
        *count += 1;
    }
    counts
}

/// What it comes to.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Summary {
    /// Reports that were read.
    pub reports: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings for information.
    pub infos: usize,
}

impl Summary {
    /// Counts what was examined.
    pub fn of(scan: &Scan) -> Self {
        let of = |severity| scan.findings().filter(|(_, finding)| finding.fault.severity == severity).count();
        Self {
            reports: scan.reports.len(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
        }
    }
}
