//! Looks for corrections of the reports of a corpus whose tables do not balance, with the years beside them as witnesses.

use rustc_hash::FxHashMap;

use super::scan::{Examined, Scan};
use crate::corpus::Desk;
use crate::form::{Edition, Relation};
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{Neighbours, Proposal, propose};

/// Every report of an examined corpus that an identity fails in, with what would mend it, in the order of the corpus; read
/// again at the desk.
pub fn mend(scan: &Scan, mut desk: Desk) -> Vec<(Report, Vec<Proposal>)> {
    let current = scan.reports.iter().filter(|one| !one.superseded);
    let by_year: FxHashMap<_, _> = current.clone().filter_map(|one| Some((key(&one.record, 0)?, one))).collect();
    let beside = |record: &Record, years| key(record, years).and_then(|key| by_year.get(&key)).map(|one| &one.record);
    let broken = current.filter(|one| one.judged.findings.iter().any(is_of_identity));
    let mended = broken.filter_map(|Examined { record, .. }| {
        let report = desk.read(record.file()).ok()?;
        let neighbours = Neighbours { last: beside(record, -1), next: beside(record, 1) };
        let proposals = propose(&report, neighbours);
        (!proposals.is_empty()).then_some((report, proposals))
    });
    mended.collect()
}

fn key(record: &Record, years: i16) -> Option<(&str, i16)> {
    Some((record.agency.as_deref()?, record.year? + years))
}

fn is_of_identity(finding: &Finding) -> bool {
    let form = finding.edition.and_then(Edition::form);
    form.is_some_and(|form| form.identities_of(finding.rule).any(|one| one.relation == Relation::Equal))
}
