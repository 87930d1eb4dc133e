//! Examines a whole corpus at once, for the command line and for exports: every finding in full, in the agreed order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::Digest as _;

use super::analyse::{self, Past};
use super::cause;
use super::held::HeldReport;
use super::likeness::{Compared, Heard, Texts};
use super::settings::Method;
use super::shelved::Shelved;
use crate::corpus::{self, Crew, Failure, Found};
use crate::form::CellId;
use crate::model::document::Digest;
use crate::model::finding::Finding;
use crate::model::outcome::Reason;
use crate::model::record::Record;
use crate::model::report::{Alarm, Report};
use crate::repair::ranking;
use crate::rules::likeness::Measured;
use crate::rules::{self, Counts, Judged, RuleSet};
use crate::text::number::Number;

/// One report with what the rules say of it.
#[derive(Debug)]
pub struct Examined {
    /// Its record.
    pub record: Record,
    /// Everything the rules say; empty for a version that was replaced.
    pub judged: Judged,
    /// A newer version of the same report is there.
    pub superseded: bool,
    /// The report of the year before, where something was found beside it.
    pub last: Option<Record>,
    /// Alarms of its reading.
    pub alarms: Vec<Alarm>,
    /// Where the numbers of its text ended, if they were counted.
    pub numbers: Option<Counts>,
}

impl Examined {
    const fn of(record: Record, judged: Judged, superseded: bool) -> Self {
        Self { record, judged, superseded, last: None, alarms: Vec::new(), numbers: None }
    }
}

/// A corpus, examined.
#[derive(Debug, Default)]
pub struct Scan {
    /// Every report, by agency, year and path.
    pub reports: Vec<Examined>,
    /// Every file that is no report.
    pub failures: Vec<Failure>,
    /// The rules it was judged by.
    pub rules: Arc<RuleSet>,
}

impl Scan {
    /// SHA-256 over path and content of every report: two scans with the same one saw the same corpus.
    pub fn digest(&self) -> Digest {
        let mut hash = sha2::Sha256::new();
        for report in &self.reports {
            hash.update(report.record.path.as_os_str().as_encoded_bytes());
            hash.update(report.record.content.to_be_bytes());
        }
        Digest(hash.finalize().into())
    }

    /// Every finding, by agency, year, rule and first cell.
    pub fn findings(&self) -> impl Iterator<Item = (&Examined, &Finding)> {
        self.reports.iter().flat_map(|report| report.judged.findings.iter().map(move |finding| (report, finding)))
    }

    /// Everything that could not be judged.
    pub fn not_judged(&self) -> impl Iterator<Item = (&Examined, &'static str, &Reason)> {
        self.reports
            .iter()
            .flat_map(|report| report.judged.not_judged.iter().map(move |(rule, reason)| (report, *rule, reason)))
    }
}

/// The files below some paths, and what is there and not read.
pub fn find(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Failure>) {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for found in corpus::walk_all(paths) {
        match found {
            Found::File(path) => files.push(path),
            Found::Failure(failure) => failures.push(failure),
        }
    }
    (files, failures)
}

/// Examines the files below some paths; `tick` hears of each file that was read and ends the work by returning false.
pub fn scan(paths: &[PathBuf], method: &Method, tick: impl FnMut(usize, usize) -> bool) -> Scan {
    examine(paths, method, |_| None, tick)
}

/// The same, with the numbers of each text counted, for those who hand them out.
pub fn scan_with_numbers(paths: &[PathBuf], method: &Method, tick: impl FnMut(usize, usize) -> bool) -> Scan {
    examine(paths, method, |report| Some(rules::ledger(report).counts()), tick)
}

fn examine(
    paths: &[PathBuf],
    method: &Method,
    count: impl Fn(&Report) -> Option<Counts> + Sync,
    mut tick: impl FnMut(usize, usize) -> bool,
) -> Scan {
    let (files, mut failures) = find(paths);
    let mut reports = Vec::with_capacity(files.len());
    let mut read = 0;
    corpus::read_all(
        &files,
        &method.crew,
        |report| {
            let (held, own) = judge_alone(&report, &method.rules);
            let numbers = count(&report);
            (held, own, (report.alarms, numbers))
        },
        |result| {
            read += 1;
            match result {
                Ok(report) => reports.push(report),
                Err(failure) => failures.push(failure),
            }
            tick(read, files.len())
        },
    );
    let (all, judged, asides): (Vec<_>, Vec<_>, Vec<_>) = reports.into_iter().collect();
    let shelved = Shelved::of(all, &method.aliases);
    let years = Years { shelved: &shelved, rules: &method.rules };
    let mut reports = years.judge(judged, &method.crew);
    years.judge_texts(&mut reports, method, &mut |compared, all| tick(files.len() + compared, files.len() + all));
    for (report, aside) in reports.iter_mut().zip(asides) {
        (report.alarms, report.numbers) = aside;
    }
    reports.sort_by(|a, b| place(&a.record).cmp(&place(&b.record)));
    Scan { reports, failures, rules: Arc::clone(&method.rules) }
}

/// A report by itself, with the content that tells its versions apart, and its findings in groups of one cause.
fn judge_alone(report: &Report, rules: &RuleSet) -> (HeldReport, Judged) {
    let (mut held, mut own) = analyse::alone(report, rules);
    cause::group_by_cause(&mut own.findings, report, rules);
    held.record.content = Record::content_of(&report.document);
    (held, own)
}

/// All reports with the years they belong to.
struct Years<'a> {
    shelved: &'a Shelved,
    rules: &'a RuleSet,
}

impl<'a> Years<'a> {
    /// The medians of the peers for the findings that need them.
    fn medians(&self, held: &HeldReport) -> Vec<(CellId, Number)> {
        self.shelved.peerage(self.rules).medians(held)
    }

    /// The current report of the same agency, so many years before.
    fn before(&self, record: &Record, years: i16) -> Option<&'a HeldReport> {
        let no = self.shelved.shelf.get(record.agency.as_deref()?, record.year? - years)?;
        self.shelved.all.get(no.index())
    }

    /// What a report is judged beside.
    fn past(&self, record: &Record) -> Past<'a> {
        let of = |year: i16| self.before(record, record.year?.checked_sub(year)?);
        let claimed = record.claimed_years().into_iter().filter_map(of).map(|held| &held.record);
        let current = self.before(record, 0);
        let first = current.and_then(|held| self.shelved.shelf.first_day(held, &self.shelved.all));
        Past { last: self.before(record, 1), claimed: claimed.collect(), first, ..Past::default() }
    }

    fn is_superseded(&self, held: &HeldReport) -> bool {
        self.before(&held.record, 0).is_some_and(|current| !std::ptr::eq(current, held))
    }

    /// Judges every current report beside the year before. A report is read again only where that finds something, since
    /// records know no lines.
    fn judge(&self, own: Vec<Judged>, crew: &Crew) -> Vec<Examined> {
        let mut reports: Vec<Examined> =
            self.shelved.all.iter().zip(own).map(|(held, own)| self.examined(held, own)).collect();
        let again: Vec<usize> = (0..reports.len())
            .filter(|&nth| reports[nth].judged.findings.iter().any(|one| rules::spans_years(one.rule)))
            .collect();
        let paths: Vec<PathBuf> = again.iter().map(|&nth| reports[nth].record.file().to_path_buf()).collect();
        let mut places = again.into_iter();
        corpus::read_all(
            &paths,
            crew,
            |report| self.in_full(&report),
            |judged| {
                if let (Some(nth), Ok(judged)) = (places.next(), judged) {
                    reports[nth].judged = judged;
                }
                true
            },
        );
        reports
    }

    fn examined(&self, held: &HeldReport, mut judged: Judged) -> Examined {
        let record = held.record.clone();
        if self.is_superseded(held) {
            return Examined::of(record, Judged::default(), true);
        }
        let past = Past { medians: self.medians(held), ..self.past(&record) };
        analyse::beside(&mut judged, &record, &past, self.rules);
        let spans = judged.findings.iter().any(|finding| rules::spans_years(finding.rule));
        let last = past.last.filter(|_| spans).map(|last| last.record.clone());
        Examined { last, ..Examined::of(record, judged, false) }
    }

    /// Judges the text of every current report beside the others; the years come in their order, so that what is new in a
    /// year is known.
    fn judge_texts(&self, reports: &mut [Examined], method: &Method, tick: &mut dyn FnMut(usize, usize) -> bool) {
        let texts = Texts::of(&self.shelved.all, &self.shelved.shelf);
        let (mut compared, all) = (0, texts.len());
        texts.compare(method, &mut |heard| {
            let Heard::Compared(batch) = heard else { return true };
            compared += batch.len();
            for one in &batch {
                self.take_compared(one, reports);
            }
            tick(compared, all)
        });
    }

    fn take_compared(&self, compared: &Compared, reports: &mut [Examined]) {
        let held = &self.shelved.all[compared.no.index()];
        let last = held.key().and_then(|(agency, year)| self.shelved.shelf.get(&agency, year - 1));
        let unlike = || Measured::unlike(&held.trace.sketch, last.is_some());
        let measured = compared.measured.as_deref().cloned().unwrap_or_else(unlike);
        let mut judged = self.rules.judge_likeness(&measured, &held.record);
        let before =
            last.map(|last| reports[last.index()].judged.findings.iter().map(|one| one.rule).collect::<Vec<_>>());
        let record = last.map(|last| &self.shelved.all[last.index()].record);
        let beside = ranking::Usual { codes: before.as_deref(), last: record, peers: &[] };
        ranking::rank_held(&mut judged.findings, (&held.record, &held.doubts), beside);
        reports[compared.no.index()].judged.join(judged);
    }

    fn in_full(&self, report: &Report) -> Judged {
        let record = Record::of(report);
        let medians = self.before(&record, 0).map(|held| self.medians(held)).unwrap_or_default();
        analyse::in_full(report, &record, &Past { medians, ..self.past(&record) }, self.rules)
    }
}

fn place(record: &Record) -> (Option<&str>, Option<i16>, &Path) {
    (record.agency.as_deref(), record.year, &record.path)
}
