//! Runs every rule over a report, or over two years of one agency, and makes findings of the faults. It neither ranks nor
//! groups them: that is `repair`'s work.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

use super::likeness::Likenesses;
use super::reading::Reading;
use super::sample::Sample;
use super::set::{Active, RuleSet};
use super::{Check, Past, Rule, Years, reason};
use crate::form::{Edition, Form};
use crate::model::finding::{Fault, Finding, Score};
use crate::model::id::FindingId;
use crate::model::outcome::{Ending, Lacks, Outcome, Reason};
use crate::model::record::Record;
use crate::model::report::Report;

/// What the rules say of one report.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The findings, by rule and then first cell.
    pub findings: Vec<Finding>,
    /// How each rule ended, by code, in the order of the list.
    pub endings: Vec<(&'static str, Ending)>,
    /// What could not be judged: the rule's code and why.
    pub not_judged: Vec<(&'static str, Reason)>,
}

impl Judged {
    /// Adds what other rules say of the same report; the order stays by rule and then first cell.
    pub fn join(&mut self, other: Self) {
        put_into(&mut self.findings, other.findings, |finding| (finding.rule, finding.fault.cells.first().copied()));
        put_into(&mut self.endings, other.endings, |ending| ending.0);
        put_into(&mut self.not_judged, other.not_judged, |not_judged| not_judged.0);
    }

    /// What was lacking where it could not be judged.
    pub fn lacks(&self) -> Lacks {
        self.not_judged.iter().map(|(_, reason)| reason).collect()
    }

    pub(super) fn add(&mut self, active: Active, outcome: Outcome, subject: &Subject) {
        let rule = active.rule;
        self.endings.push((rule.code, outcome.ending()));
        self.not_judged.extend(outcome.not_judged.into_iter().map(|reason| (rule.code, reason)));
        let mut faults = outcome.faults;
        faults.sort_by_key(|fault| fault.cells.first().copied());
        if faults.len() > 1 {
            number_alike(&mut faults);
        }
        self.findings.extend(faults.into_iter().map(|fault| {
            let severity = active.level.unwrap_or(fault.severity);
            subject.finding(rule, Fault { severity, ..fault })
        }));
    }
}

/// Puts a few into what is in order, behind those that are equal.
fn put_into<T, K: Ord>(all: &mut Vec<T>, few: Vec<T>, key: impl Fn(&T) -> K) {
    for one in few {
        let at = all.partition_point(|other| key(other) <= key(&one));
        all.insert(at, one);
    }
}

/// Faults of the same words are told apart by their order.
fn number_alike(faults: &mut [Fault]) {
    let mut met: FxHashMap<String, usize> = FxHashMap::default();
    for anchor in faults.iter_mut().filter_map(|fault| fault.anchor.as_mut()) {
        let times = met.entry(anchor.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            *anchor = format!("{anchor}#{times}");
        }
    }
}

/// Judges one report by every rule of the catalogue that looks at one report.
pub fn judge(report: &Report) -> Judged {
    RuleSet::built_in().judge(report)
}

/// Judges a report beside earlier ones of its agency, by every rule of the catalogue that looks at several years. Its findings have
/// no lines but those of the text: a record does not know where its cells stand.
pub fn judge_years<'a>(past: impl Into<Past<'a>>, this: &'a Record) -> Judged {
    RuleSet::built_in().judge_years(past, this)
}

impl Rule {
    /// Judges one report; none where the rule looks at two years.
    pub(super) fn judge_report(&self, reading: &Reading<'_>) -> Option<Outcome> {
        let report = reading.report;
        Some(match self.check {
            Check::Report(check) => gated(self, report.edition, || check(report)),
            Check::Text(check) => gated(self, report.edition, || check(reading)),
            Check::Entry(entry) => gated(self, report.edition, || entry.check(reading)),
            Check::Years(_) | Check::Likeness(_) => return None,
        })
    }
}

/// Judges a sample by one rule.
pub(super) fn run(rule: &Rule, sample: &Sample) -> Outcome {
    let this = sample.this.report();
    let parameters = &sample.parameters;
    let last = || sample.last.as_ref().map(|last| Record::of(&last.report()));
    match rule.check {
        Check::Years(check) => {
            let earlier: Vec<Record> = sample.earlier.iter().map(|earlier| Record::of(&earlier.report())).collect();
            let claimed: Vec<&Record> = earlier.iter().collect();
            let (last, this) = (last(), Record::of(&this));
            let years = Years { last: last.as_ref(), claimed: &claimed, this: &this, parameters };
            gated(rule, this.edition, || check(&years))
        }
        Check::Likeness(check) => {
            let (measured, this) = (sample.measured(), Record::of(&this));
            gated(rule, this.edition, || check(&Likenesses { this: &this, measured: &measured, parameters }))
        }
        _ => rule.judge_report(&Reading::new(&this, parameters)).unwrap_or_default(),
    }
}

/// Lets a rule speak only about the editions that it knows.
pub(super) fn gated(rule: &Rule, edition: Option<Edition>, check: impl FnOnce() -> Outcome) -> Outcome {
    match edition {
        Some(edition) if !rule.editions.include(edition) => Outcome::not_applicable(),
        None if rule.editions != super::Editions::Any => Outcome::not_judged(reason::unknown_edition()),
        _ => check(),
    }
}

/// What findings are about.
pub(super) struct Subject {
    agency: Option<Arc<str>>,
    year: Option<i16>,
    edition: Option<Edition>,
    path: Arc<Path>,
    content: u64,
}

impl Subject {
    pub(super) fn of_report(report: &Report) -> Self {
        Self {
            agency: report.subject().as_deref().map(Arc::from),
            year: report.year(),
            edition: report.edition,
            path: Arc::from(report.document.source.path.as_path()),
            content: Record::stand_in(report),
        }
    }

    pub(super) fn of_record(record: &Record) -> Self {
        Self {
            agency: record.agency.clone(),
            year: record.year,
            edition: record.edition,
            path: Arc::clone(&record.path),
            content: record.content,
        }
    }

    fn finding(&self, rule: &'static Rule, fault: Fault) -> Finding {
        Finding {
            id: self.id(rule.code, &fault),
            rule: rule.code,
            agency: self.agency.clone(),
            year: self.year,
            edition: self.edition,
            path: Arc::clone(&self.path),
            fault,
            group: None,
            score: Score { base: 0, impact: 0.0, confidence: 1.0, novelty: 1.0 },
        }
    }

    /// Hashes agency, year, rule and anchor (or cells); the content stands in for an agency or year that nobody knows.
    fn id(&self, code: &str, fault: &Fault) -> FindingId {
        let content = || format!("{:016x}", self.content);
        let agency = self.agency.as_deref().map_or_else(content, str::to_owned);
        let year = self.year.map_or_else(content, |year| year.to_string());
        let mut hash = Sha256::new();
        let mut field = |text: &str| {
            hash.update(text.as_bytes());
            hash.update([0]);
        };
        [agency.as_str(), year.as_str(), code].into_iter().for_each(&mut field);
        match (&fault.anchor, self.edition.and_then(Edition::form)) {
            (Some(anchor), _) => field(anchor),
            (None, Some(form)) => fault.cells.iter().for_each(|&cell| field(Form::path(form, cell))),
            (None, None) => {}
        }
        let digest = hash.finalize();
        FindingId(u64::from_be_bytes(std::array::from_fn(|nth| digest[nth])))
    }
}
