//! Looks for corrections of the reports of a corpus whose tables do not balance, with the years beside them and their peers as witnesses.

use super::held::ReportNo;
use super::mendable;
use super::rehearsal::{Around, Rehearsal, rehearse};
use super::scan::{Examined, Scan};
use super::settings::Method;
use super::shelved::Shelved;
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::repair::{Proposal, Unsolved, Weighed, propose, unsolved};

/// A report with what would mend it.
#[derive(Debug)]
pub struct Mended<'a> {
    /// The report.
    pub report: Report,
    /// The ways, part by part.
    pub proposals: Vec<Proposal>,
    /// What does not hold and no way is known for.
    pub unsolved: Vec<Unsolved>,
    /// Its findings as they are listed: by agency, year, rule and first cell.
    pub findings: &'a [Finding],
    around: Around,
    scan: &'a Scan,
}

impl Mended<'_> {
    /// What a way would do to the findings.
    pub fn rehearse(&self, way: &Weighed) -> Rehearsal {
        rehearse((&self.report, self.findings), &self.around, &way.correction, &self.scan.rules)
    }
}

/// How many current reports have sums that could not be judged.
pub fn not_judged(scan: &Scan) -> usize {
    let has = |one: &&Examined| {
        one.judged.not_judged.iter().any(|(rule, _)| mendable::is_on_balance(rule, one.record.edition))
    };
    scan.reports.iter().filter(has).count()
}

/// Every report of an examined corpus whose figures do not stand as they must, with what would mend it, in the order of the corpus.
pub fn mend<'a>(scan: &'a Scan, method: &Method) -> Vec<Mended<'a>> {
    let shelved = Shelved::of_records(scan.reports.iter().map(|one| one.record.clone()), &method.aliases);
    let peerage = shelved.peerage(&scan.rules);
    let mut desk = method.crew.desk();
    let current = (0..).map(ReportNo).zip(&scan.reports).filter(|(_, one)| !one.superseded);
    let broken = current.filter(|(_, one)| one.judged.findings.iter().any(mendable::is_of_figures));
    let mended = broken.filter_map(|(no, examined)| {
        let report = desk.read(examined.record.file()).ok()?;
        let beside = peerage.beside_with_peers(no);
        let proposals = propose(&report, &beside.witnesses(&report));
        let around = peerage.around(no);
        let findings = &examined.judged.findings;
        let unsolved = unsolved(&report, &proposals);
        let is_amiss = !proposals.is_empty() || unsolved.iter().any(|one| one.why.is_fault());
        is_amiss.then_some(Mended { report, proposals, unsolved, findings, around, scan })
    });
    mended.collect()
}
