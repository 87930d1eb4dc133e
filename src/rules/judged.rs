//! What the rules say of one report: makes findings of the faults and counts how every rule ended. It neither ranks nor groups
//! findings: that is `repair`'s work.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

use super::privacy::masked;
use super::reading::Reading;
use super::reason;
use super::rule::{Check, Editions, Rule};
use crate::form::{Edition, Form};
use crate::model::finding::{Arg, Fault, Finding, Score, Severity};
use crate::model::id::FindingId;
use crate::model::outcome::{Ending, Lacks, Outcome, Reason};
use crate::model::record::Record;
use crate::model::report::Report;

/// A rule that holds, and how grave its findings are made.
#[derive(Clone, Copy, Debug)]
pub struct Active {
    /// The rule.
    pub rule: &'static Rule,
    /// The level of its findings, where the auditor's file sets one.
    pub level: Option<Severity>,
    /// It comes from the auditor's file.
    pub local: bool,
    /// It is one of the catalogue, with words of the auditor's file.
    pub reworded: bool,
}

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

    /// Tells whether a rule was asked, whatever it answered.
    pub fn has_tried(&self, code: &str) -> bool {
        self.endings.iter().any(|(tried, _)| *tried == code)
    }

    /// What was lacking where it could not be judged.
    pub fn lacks(&self) -> Lacks {
        self.not_judged.iter().map(|(_, reason)| reason).collect()
    }

    /// Takes findings back that fall for a reason known only beside other reports; the rule is then one that cannot judge.
    pub(super) fn excuse(&mut self, is_excused: impl Fn(&str) -> bool, reason: &Reason) {
        let excused: Vec<&'static str> =
            self.findings.iter().map(|finding| finding.rule).filter(|rule| is_excused(rule)).collect();
        for rule in excused {
            self.findings.retain(|finding| finding.rule != rule);
            self.endings.iter_mut().filter(|ending| ending.0 == rule).for_each(|ending| ending.1 = Ending::NotJudged);
            put_into(&mut self.not_judged, vec![(rule, reason.clone())], |not_judged| not_judged.0);
        }
    }

    pub(super) fn add(&mut self, active: Active, outcome: Outcome, subject: &Subject) {
        let rule = active.rule;
        self.endings.push((rule.code, outcome.ending()));
        let told = outcome.not_judged.into_iter().map(|reason| Reason { args: masked_args(reason.args), ..reason });
        self.not_judged.extend(told.map(|reason| (rule.code, reason)));
        let mut faults = outcome.faults;
        faults.sort_by_key(|fault| fault.cells.first().copied());
        if faults.len() > 1 {
            number_alike(&mut faults);
        }
        self.findings.extend(faults.into_iter().map(|fault| {
            let severity = active.level.unwrap_or(fault.severity);
            subject.finding(rule, masked_fault(Fault { severity, ..fault }))
        }));
    }
}

/// A fault that tells no number of a person, whatever words of the document it tells.
fn masked_fault(fault: Fault) -> Fault {
    let [expected, actual] = [fault.expected, fault.actual].map(|told| told.map(masked_text));
    Fault { expected, actual, args: masked_args(fault.args), ..fault }
}

fn masked_args(args: Vec<(&'static str, Arg)>) -> Vec<(&'static str, Arg)> {
    let masked = |(name, arg)| match arg {
        Arg::Quote(words) => (name, Arg::Quote(masked_text(words))),
        arg => (name, arg),
    };
    args.into_iter().map(masked).collect()
}

fn masked_text(words: String) -> String {
    match masked(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(masked) => masked,
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

impl Rule {
    /// Judges one report; none where the rule looks at two years.
    pub(super) fn judge_report(&self, reading: &Reading<'_>) -> Option<Outcome> {
        let report = reading.report;
        let mut outcome = match self.check {
            Check::Report(check) => gated(self, report.edition, || check(report)),
            Check::Text(check) => gated(self, report.edition, || check(reading)),
            Check::Stated(stated) => gated(self, report.edition, || stated.check(reading)),
            Check::Years(_) | Check::Likeness(_) => return None,
        };
        if !report.alarms.is_empty() {
            let told = outcome.not_judged.into_iter().map(|reason| reason::with_candidates(reason, report));
            outcome.not_judged = told.collect();
        }
        Some(outcome)
    }
}

/// Lets a rule speak only about the editions that it knows.
pub(super) fn gated(rule: &Rule, edition: Option<Edition>, check: impl FnOnce() -> Outcome) -> Outcome {
    match edition {
        Some(edition) if !rule.editions.include(edition) => Outcome::not_applicable(),
        None if rule.editions != Editions::Any => Outcome::not_judged(reason::unknown_edition()),
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
