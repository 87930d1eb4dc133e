//! The parts of schema `gouji.findings/1`, as `check` and the JSON export both write them: data only.

use std::borrow::Cow;
use std::path::Path;

use serde::Serialize;

use crate::form::{CellId, Edition};
use crate::model::finding::{Finding, Severity, Verdict};
use crate::model::id::FindingId;

/// The schema's name.
pub const SCHEMA: &str = "gouji.findings/1";

/// Which program found it, with which rules.
#[derive(Clone, Debug, Serialize)]
pub struct ToolShape<'a> {
    name: &'static str,
    version: &'static str,
    rules: Cow<'a, str>,
}

impl<'a> ToolShape<'a> {
    /// This program, with the hash of its rule set.
    pub fn this(rules: impl Into<Cow<'a, str>>) -> Self {
        Self { name: "gouji", version: env!("CARGO_PKG_VERSION"), rules: rules.into() }
    }
}

/// One report that was read.
#[derive(Clone, Debug, Serialize)]
pub struct ReportShape<'a> {
    /// Where it was read from.
    pub path: Cow<'a, str>,
    /// The agency, where it is known.
    pub agency: Option<&'a str>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// The edition, where it is known.
    pub edition: Option<Edition>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct FindingShape<'a> {
    id: FindingId,
    rule: &'static str,
    severity: Severity,
    verdict: Verdict,
    agency: Option<&'a str>,
    year: Option<i16>,
    path: Cow<'a, str>,
    cells: Vec<&'static str>,
    lines: &'a [u32],
    expected: Option<&'a str>,
    actual: Option<&'a str>,
    message: Cow<'a, str>,
    group: Option<String>,
    score: f32,
}

impl<'a> FindingShape<'a> {
    /// A finding with its sentence.
    pub fn of(finding: &'a Finding, message: impl Into<Cow<'a, str>>) -> Self {
        let path = |&cell: &CellId| finding.edition.and_then(Edition::form).map(|form| form.path(cell));
        Self {
            id: finding.id,
            rule: finding.rule,
            severity: finding.fault.severity,
            verdict: finding.fault.verdict,
            agency: finding.agency.as_deref(),
            year: finding.year,
            path: shown(&finding.path),
            cells: finding.fault.cells.iter().filter_map(path).collect(),
            lines: &finding.fault.lines,
            expected: finding.fault.expected.as_deref(),
            actual: finding.fault.actual.as_deref(),
            message: message.into(),
            group: finding.group.map(|group| format!("G{group}")),
            score: finding.score.value(),
        }
    }
}

/// Something that a rule could not judge.
#[derive(Clone, Debug, Serialize)]
pub struct NotJudgedShape<'a> {
    /// The rule's code.
    pub rule: &'a str,
    /// The agency, where it is known.
    pub agency: Option<&'a str>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// Why not.
    pub reason: Cow<'a, str>,
}

/// A file that could not be read.
#[derive(Clone, Debug, Serialize)]
pub struct FailureShape<'a> {
    /// Where it lies.
    pub path: Cow<'a, str>,
    /// Why not.
    pub reason: Cow<'a, str>,
}

/// How often a rule ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EndingsShape {
    /// Reports with nothing wrong.
    pub passed: usize,
    /// Reports with findings.
    pub findings: usize,
    /// Reports it says nothing about.
    pub not_applicable: usize,
    /// Reports it could not judge.
    pub not_judged: usize,
}

/// What it comes to.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SummaryShape {
    /// Reports that were read.
    pub reports: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings for information.
    pub infos: usize,
}

impl SummaryShape {
    /// Counts findings by their gravity.
    pub fn count<'f>(reports: usize, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let mut summary = Self { reports, errors: 0, warnings: 0, infos: 0 };
        for finding in findings {
            match finding.fault.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Info => summary.infos += 1,
            }
        }
        summary
    }
}

/// A path as text; bytes that are no text stand as U+FFFD.
pub fn shown(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}
