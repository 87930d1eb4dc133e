//! Findings as schema `gouji.findings/1` writes them, straight from what was examined: nothing is gathered twice.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use crate::corpus;
use crate::export::wire::{
    self, EndingsShape, FailureShape, FindingShape, NotJudgedShape, ReportShape, SummaryShape, ToolShape,
};
use crate::model::finding::Finding;
use crate::model::outcome::{Ending, Reason};
use crate::rules;
use crate::session::{Examined, Scan};
use crate::text::phrase::Lang;

/// A corpus, and the language to speak of it.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    /// What was examined.
    pub scan: &'a Scan,
    /// The language of sentences.
    pub lang: Lang,
}

impl<'a> Spoken<'a> {
    /// Every report.
    pub fn reports(self) -> impl Iterator<Item = ReportShape<'a>> {
        self.scan.reports.iter().map(|Examined { record, .. }| ReportShape {
            path: wire::shown(&record.path),
            agency: record.agency.as_deref(),
            year: record.year,
            edition: record.edition,
        })
    }

    /// Every finding, in the agreed order.
    pub fn findings(self) -> impl Iterator<Item = FindingShape<'a>> {
        self.scan.findings().map(move |(report, finding)| FindingShape::of(finding, self.message(report, finding)))
    }

    /// The sentence of a finding; the record knows the figures that it speaks of.
    pub fn message(self, report: &Examined, finding: &Finding) -> String {
        rules::message(finding, &|cell| report.record.figures.cell(cell), self.lang)
    }

    /// Everything that could not be judged.
    pub fn not_judged(self) -> impl Iterator<Item = NotJudgedShape<'a>> {
        self.scan.not_judged().map(move |(report, rule, reason)| self.silence(report, rule, reason))
    }

    fn silence(self, Examined { record, .. }: &'a Examined, rule: &'a str, reason: &Reason) -> NotJudgedShape<'a> {
        let reason = rules::reason_text(reason, record.edition, self.lang).into();
        NotJudgedShape { rule, agency: record.agency.as_deref(), year: record.year, reason }
    }

    /// Every file that is no report.
    pub fn failures(self) -> impl Iterator<Item = FailureShape<'a>> {
        self.scan.failures.iter().map(move |corpus::Failure { path, reason }| FailureShape {
            path: wire::shown(path),
            reason: reason.in_lang(self.lang).into(),
        })
    }

    /// What it comes to.
    pub fn summary(self) -> SummaryShape {
        SummaryShape::count(self.scan.reports.len(), self.scan.findings().map(|(_, finding)| finding))
    }

    /// How every rule ended, over all reports; also one that met none.
    pub fn outcomes(self) -> BTreeMap<&'static str, EndingsShape> {
        let mut counts: BTreeMap<_, _> =
            self.scan.rules.rules().iter().map(|active| (active.rule.code, EndingsShape::default())).collect();
        let mut ended: FxHashMap<(&'static str, Ending), usize> = FxHashMap::default();
        for ending in self.scan.reports.iter().flat_map(|report| &report.judged.endings) {
            *ended.entry(*ending).or_default() += 1;
        }
        for ((rule, ending), times) in ended {
            let counts = counts.entry(rule).or_default();
            match ending {
                Ending::Passed => counts.passed += times,
                Ending::Findings => counts.findings += times,
                Ending::NotApplicable => counts.not_applicable += times,
                Ending::NotJudged => counts.not_judged += times,
            }
        }
        counts
    }
}

/// Everything that was examined, as one object that is made while it is written.
#[derive(Serialize)]
pub struct Whole<'a> {
    schema: &'static str,
    tool: ToolShape<'static>,
    #[serde(serialize_with = "reports")]
    reports: Spoken<'a>,
    #[serde(serialize_with = "findings")]
    findings: Spoken<'a>,
    #[serde(serialize_with = "not_judged")]
    not_judged: Spoken<'a>,
    outcomes: BTreeMap<&'static str, EndingsShape>,
    #[serde(serialize_with = "failures")]
    failures: Spoken<'a>,
    summary: SummaryShape,
}

impl<'a> Whole<'a> {
    /// Everything that was examined.
    pub fn of(spoken: Spoken<'a>) -> Self {
        Self {
            schema: wire::SCHEMA,
            tool: ToolShape::this(spoken.scan.rules.digest().to_string()),
            reports: spoken,
            findings: spoken,
            not_judged: spoken,
            outcomes: spoken.outcomes(),
            failures: spoken,
            summary: spoken.summary(),
        }
    }
}

fn reports<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.reports())
}

fn findings<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.findings())
}

fn not_judged<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.not_judged())
}

fn failures<S: Serializer>(spoken: &Spoken<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(spoken.failures())
}
