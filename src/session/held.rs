//! One report as the session holds it: its record and the findings in brief, some hundred bytes.

use std::sync::Arc;

use super::values::values_hash;
use crate::compare::shared::Trace;
use crate::form::CellId;
use crate::model::finding::{Finding, Score, Severity, Verdict};
use crate::model::id::FindingId;
use crate::model::outcome::{Lack, Lacks};
use crate::model::record::Record;
use crate::model::report::Cell;
use crate::model::values::ValuesHash;
use crate::repair::Doubts;

/// The number of a report in the session, in the order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportNo(pub u32);

impl ReportNo {
    /// Its place in a list of all reports.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A finding in brief: what lists and counts need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brief {
    /// Which finding.
    pub id: FindingId,
    /// The rule's code.
    pub rule: &'static str,
    /// The first cell of its proof.
    pub cell: Option<CellId>,
    /// How grave.
    pub severity: Severity,
    /// What is known.
    pub verdict: Verdict,
    /// Its score.
    pub score: f32,
    /// What the score is made of.
    pub factors: Score,
    /// The values it rests on.
    pub values: ValuesHash,
    /// The cell whose figure must be held against other reports for the impact.
    pub asks: Option<CellId>,
}

impl Brief {
    /// Its score in tenths.
    pub fn tenths(&self) -> u64 {
        u64::from(self.factors.tenths())
    }

    /// Condenses a finding of a report with these cells.
    pub fn of(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> Self {
        Self {
            id: finding.id,
            rule: finding.rule,
            cell: finding.fault.cells.first().copied(),
            severity: finding.fault.severity,
            verdict: finding.fault.verdict,
            score: finding.score.value(),
            factors: finding.score,
            values: values_hash(finding, cell),
            asks: finding.fault.asks(),
        }
    }
}

/// A report as the session holds it.
#[derive(Clone, Debug)]
pub struct HeldReport {
    /// Its identity and figures.
    pub record: Record,
    /// What its text comes to in eight bytes: equal texts are read alike. 0 where it is not known.
    pub text: u64,
    /// Its text in a few hundred bytes, and where it stands.
    pub trace: Arc<Trace>,
    /// Its findings in brief: its own, those against the year before, those of shared text.
    pub briefs: Vec<Brief>,
    /// How many of them are its own.
    pub own: usize,
    /// How many of them are of shared text.
    pub of_texts: usize,
    /// Reports of other agencies whose texts were measured against its own.
    pub neighbours: Box<[ReportNo]>,
    /// What was lacking where rules could not judge it by itself.
    pub own_lacks: Lacks,
    /// The same, beside the year before.
    pub years_lacks: Lacks,
    /// The same, of its text beside others.
    pub texts_lacks: Lacks,
    /// A newer version of the same report is there.
    pub superseded: bool,
    /// What was doubtful about its reading.
    pub doubts: Doubts,
}

impl HeldReport {
    /// A report of which nothing is known but its record.
    pub fn bare(record: Record) -> Self {
        Self {
            record,
            text: 0,
            trace: Arc::default(),
            briefs: Vec::new(),
            own: 0,
            of_texts: 0,
            neighbours: Box::default(),
            own_lacks: Lacks::default(),
            years_lacks: Lacks::default(),
            texts_lacks: Lacks::default(),
            superseded: false,
            doubts: Doubts::default(),
        }
    }

    /// How often rules could not judge it because something was lacking.
    pub const fn lacks(&self, lack: Lack) -> usize {
        self.own_lacks.of(lack) + self.years_lacks.of(lack) + self.texts_lacks.of(lack)
    }

    /// Tells whether a score of it needs the peers.
    pub fn asks(&self) -> bool {
        self.briefs.iter().any(|brief| brief.asks.is_some())
    }

    /// What the report is called in lists: its agency, else its file's name.
    pub fn name(&self) -> String {
        let file = || self.record.path.file_name().map(|name| name.to_string_lossy().into_owned());
        self.record.agency.as_deref().map(str::to_owned).or_else(file).unwrap_or_default()
    }

    /// Agency and year, where both are known: what the versions of one report share.
    pub fn key(&self) -> Option<(Arc<str>, i16)> {
        Some((self.record.agency.clone()?, self.record.year?))
    }
}
