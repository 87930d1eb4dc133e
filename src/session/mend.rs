//! Looks for corrections of the reports of a corpus whose tables do not balance, with the years beside them and their peers as witnesses.

use super::held::ReportNo;
use super::mendable;
use super::rehearsal::{Rehearsal, rehearse};
use super::scan::Scan;
use super::settings::Method;
use super::shelved::Shelved;
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{Proposal, Weighed, propose};
use crate::rules::Past;

/// A report with what would mend it.
#[derive(Debug)]
pub struct Mended<'a> {
    /// The report.
    pub report: Report,
    /// The ways, part by part.
    pub proposals: Vec<Proposal>,
    /// Its findings as they are listed: by agency, year, rule and first cell.
    pub findings: &'a [Finding],
    last: Option<Record>,
    claimed: Vec<Record>,
    scan: &'a Scan,
}

impl Mended<'_> {
    /// What a way would do to the findings.
    pub fn rehearse(&self, way: &Weighed) -> Rehearsal {
        let claimed: Vec<&Record> = self.claimed.iter().collect();
        let past = Past { last: self.last.as_ref(), claimed: &claimed };
        rehearse((&self.report, self.findings), past, &way.correction, &self.scan.rules)
    }
}

/// Every report of an examined corpus that could be mended, with what would mend it, in the order of the corpus.
pub fn mend<'a>(scan: &'a Scan, method: &Method) -> Vec<Mended<'a>> {
    let shelved = Shelved::of_records(scan.reports.iter().map(|one| one.record.clone()), &method.aliases);
    let peerage = shelved.peerage(&scan.rules);
    let mut desk = method.crew.desk();
    let current = (0..).map(ReportNo).zip(&scan.reports).filter(|(_, one)| !one.superseded);
    let broken = current.filter(|(_, one)| one.judged.findings.iter().any(mendable::is_mendable));
    let mended = broken.filter_map(|(no, examined)| {
        let report = desk.read(examined.record.file()).ok()?;
        let beside = peerage.beside_with_peers(no);
        let proposals = propose(&report, &beside.witnesses(&report));
        let (last, claimed) = peerage.past(no);
        let (last, claimed) = (last.cloned(), claimed.into_iter().cloned().collect());
        let findings = &examined.judged.findings;
        (!proposals.is_empty()).then_some(Mended { report, proposals, findings, last, claimed, scan })
    });
    mended.collect()
}
