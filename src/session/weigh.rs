//! Gives findings their scores with what the session knows: the alarms of the reading and the year before.

use super::held::{Brief, Held};
use crate::model::finding::{Finding, Score, Severity, Verdict};
use crate::model::record::Record;
use crate::model::report::Alarm;

/// placeholder until repair::ranking lands
pub fn weigh(findings: &mut [Finding], _record: &Record, last: Option<&Held>, _alarms: Option<&[Alarm]>) {
    for finding in findings {
        let base = match (finding.fault.severity, finding.fault.verdict) {
            (Severity::Error, Verdict::Violated) => 60,
            (Severity::Error, _) => 50,
            (Severity::Warning, _) => 30,
            (Severity::Info, _) => 5,
        };
        let novelty = if is_new(finding.rule, finding.fault.cells.first().copied(), last) { 1.1 } else { 1.0 };
        finding.score = Score { base, impact: 0.0, confidence: 1.0, novelty };
    }
}

/// Brings the novelty of findings in brief up to date once the year before is known.
pub fn renew(_briefs: &mut [Brief], _last: Option<&Held>) {}

fn is_new(rule: &str, cell: Option<crate::form::CellId>, last: Option<&Held>) -> bool {
    last.is_some_and(|last| !last.briefs.iter().any(|brief| brief.rule == rule && brief.cell == cell))
}
