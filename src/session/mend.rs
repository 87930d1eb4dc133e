//! Looks for corrections of the reports of a corpus whose tables do not balance, with the years beside them as witnesses.

use rustc_hash::FxHashMap;

use super::beside::Beside;
use super::cause::{Rehearsal, rehearse};
use super::scan::{Examined, Scan};
use crate::corpus::Crew;
use crate::form::{Edition, Relation};
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{Proposal, Weighed, propose};

/// Rules that look at the fees of table 2, whose unit no identity shows.
const ON_FEES: [&str; 2] = ["B205", "N410"];

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
    scan: &'a Scan,
}

impl Mended<'_> {
    /// What a way would do to the findings.
    pub fn rehearse(&self, way: &Weighed) -> Rehearsal {
        rehearse((&self.report, self.findings), self.last.as_ref(), &way.correction, &self.scan.rules)
    }
}

/// Every report of an examined corpus that could be mended, with what would mend it, in the order of the corpus.
pub fn mend<'a>(scan: &'a Scan, crew: &Crew) -> Vec<Mended<'a>> {
    let shelf = Shelf::of(scan);
    let mut desk = crew.desk();
    let current = scan.reports.iter().filter(|one| !one.superseded);
    let broken = current.filter(|one| one.judged.findings.iter().any(|one| is_of_identity(one) || is_on_fees(one)));
    let mended = broken.filter_map(|examined| {
        let report = desk.read(examined.record.file()).ok()?;
        let beside = shelf.beside(examined);
        let proposals = propose(&report, &beside.witnesses(&report));
        let last = beside.last.into_iter().next();
        let findings = &examined.judged.findings;
        (!proposals.is_empty()).then_some(Mended { report, proposals, findings, last, scan })
    });
    mended.collect()
}

/// The reports of a scan by agency and year, the current version first.
struct Shelf<'a> {
    by_year: FxHashMap<(&'a str, i16), Vec<&'a Examined>>,
}

impl<'a> Shelf<'a> {
    fn of(scan: &'a Scan) -> Self {
        let mut by_year: FxHashMap<_, Vec<&Examined>> = FxHashMap::default();
        for one in &scan.reports {
            let Some(key) = key(&one.record) else { continue };
            by_year.entry(key).or_default().push(one);
        }
        by_year.values_mut().for_each(|versions| versions.sort_by_key(|one| one.superseded));
        Self { by_year }
    }

    fn beside(&self, examined: &Examined) -> Beside {
        let Some((agency, year)) = key(&examined.record) else { return Beside::default() };
        let versions = |year: i16| self.by_year.get(&(agency, year)).map_or(&[][..], Vec::as_slice);
        let records = |year: i16| versions(year).iter().map(|one| one.record.clone()).collect::<Vec<_>>();
        let later = self.by_year.iter().filter(|((other, of), _)| *other == agency && *of > year + 1);
        let mut later: Vec<Record> =
            later.filter_map(|(_, versions)| versions.first()).map(|one| one.record.clone()).collect();
        later.sort_by_key(|record| record.year);
        let older = versions(year).iter().filter(|one| one.superseded);
        let older = older.map(|one| one.record.clone()).collect();
        Beside { last: records(year - 1), next: records(year + 1), later, older }
    }
}

fn key(record: &Record) -> Option<(&str, i16)> {
    Some((record.agency.as_deref()?, record.year?))
}

fn is_on_fees(finding: &Finding) -> bool {
    ON_FEES.contains(&finding.rule)
}

pub(super) fn is_of_identity(finding: &Finding) -> bool {
    let form = finding.edition.and_then(Edition::form);
    form.is_some_and(|form| form.identities_of(finding.rule).any(|one| one.relation == Relation::Equal))
}
