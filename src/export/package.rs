//! What is exported, as data: findings with their texts and decisions, and what was not judged or not read. The session
//! fills it; every format reads it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::form::Edition;
use crate::model::decision::Disposition;
use crate::model::finding::{Finding, Severity};
use crate::model::id::FindingId;
use crate::model::outcome::Lack;
use crate::rules::{Counts, Sides};
use crate::text::phrase::Lang;

/// Everything that one export holds.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The program's version.
    pub version: String,
    /// SHA-256 of the rule set.
    pub rules_digest: String,
    /// SHA-256 over the sources of the corpus.
    pub corpus_digest: String,
    /// The hash of the journal's last event, where there are decisions.
    pub journal_head: Option<String>,
    /// The day of the export; none keeps exports of equal contents equal.
    pub made_on: Option<Date>,
    /// Who exports.
    pub auditor: Option<String>,
    /// The language of headings and labels.
    pub lang: Lang,
    /// The findings in their order.
    pub entries: Vec<Entry>,
    /// The findings outside the scope of the export: they are counted and not listed.
    pub beyond: Vec<Counted>,
    /// Every report that was read.
    pub reports: Vec<ReportLine>,
    /// How each rule ended, over all reports.
    pub outcomes: Vec<RuleOutcome>,
    /// Rules that failed their self-test.
    pub dead_rules: Vec<DeadRule>,
    /// Rules that the auditor's file switches off.
    pub switched_off: Vec<OffRule>,
    /// What was decided about findings that are there no more.
    pub gone: Vec<Gone>,
    /// What the whole corpus comes to, where everything else here is of one agency.
    pub whole: Option<Whole>,
    /// What could not be judged.
    pub not_judged: Vec<NotJudged>,
    /// What could not be read.
    pub failures: Vec<Failure>,
    /// What the reader of the documents had to do, or could not do.
    pub alarms: Vec<AlarmLine>,
}

impl Package {
    /// Every finding of the corpus, as it is counted: whatever the scope, totals are of everything.
    pub fn counted(&self) -> impl Iterator<Item = Counted> {
        let listed = self.entries.iter().map(|entry| {
            let disposition = entry.decision.as_ref().map(|decision| decision.disposition);
            Counted::of(&entry.finding, disposition)
        });
        listed.chain(self.beyond.iter().cloned())
    }

    /// 已核分值占比: how much of all scores lies in decided findings, in whole hundredths and never rounded up.
    pub fn share_decided(&self) -> u64 {
        share_decided(self.counted())
    }

    /// Reports that no newer version replaces.
    pub fn current(&self) -> usize {
        self.reports.iter().filter(|report| !report.superseded).count()
    }

    /// How often rules could not judge because this was lacking.
    pub fn lacking(&self, lack: Lack) -> usize {
        self.not_judged.iter().filter(|one| one.lack == Some(lack)).count()
    }
}

fn share_decided(counted: impl Iterator<Item = Counted>) -> u64 {
    let (mut all, mut decided) = (0, 0);
    for one in counted {
        let tenths = u64::from(one.tenths);
        all += tenths;
        decided += if one.is_decided { tenths } else { 0 };
    }
    (decided * 100).checked_div(all).unwrap_or(0)
}

/// What a whole corpus comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// Its reports, replaced versions left out.
    pub reports: usize,
    /// Its findings.
    pub findings: usize,
    /// 已核分值占比, in whole hundredths.
    pub share_decided: u64,
    /// Files that could not be read.
    pub failures: usize,
}

impl Whole {
    /// Counts reports, findings and what could not be read.
    pub fn of(reports: usize, counted: &[Counted], failures: usize) -> Self {
        let share_decided = share_decided(counted.iter().cloned());
        Self { reports, findings: counted.len(), share_decided, failures }
    }
}

/// A finding as it is counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The report's file.
    pub path: Arc<Path>,
    /// How grave it is.
    pub severity: Severity,
    /// Its score in tenths.
    pub tenths: u16,
    /// Somebody decided it.
    pub is_decided: bool,
    /// Its cells may have been read wrongly and nobody has confirmed it: then it is no matter for the agency.
    pub is_in_doubt: bool,
}

impl Counted {
    /// Counts a finding with what stands decided.
    pub fn of(finding: &Finding, disposition: Option<Disposition>) -> Self {
        Self {
            path: Arc::clone(&finding.path),
            severity: finding.fault.severity,
            tenths: finding.score.tenths(),
            is_decided: disposition.is_some(),
            is_in_doubt: is_in_doubt(finding, disposition),
        }
    }
}

fn is_in_doubt(finding: &Finding, disposition: Option<Disposition>) -> bool {
    finding.score.is_in_doubt() && disposition != Some(Disposition::Confirmed)
}

/// One finding with its texts and what was decided about it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The finding.
    pub finding: Finding,
    /// Its message in the language of the export.
    pub message: String,
    /// The rule's name.
    pub rule_name: String,
    /// What the rule rests on, as 国办公开办函〔2021〕30号.
    pub basis: String,
    /// Where, what is reported and what should be, true by themselves.
    pub sides: Sides,
    /// Lines of the source that show it.
    pub excerpts: Vec<Excerpt>,
    /// How many lines more it rests on.
    pub more_lines: usize,
    /// What stands decided; none where auditors differ, or where the figures changed since.
    pub decision: Option<Decision>,
    /// What each auditor decided, also where that settles nothing.
    pub decisions: Vec<Decision>,
    /// The latest note of each auditor, the latest last.
    pub notes: Vec<Note>,
    /// The figures changed since the decision.
    pub look_again: bool,
    /// Auditors decided differently.
    pub conflict: bool,
    /// Of so many reports of the group, how many have findings of the rule, where that points to a notion or a template.
    pub common: Option<(usize, usize)>,
}

impl Entry {
    /// Tells whether its cells may have been read wrongly and nobody has confirmed it: then it is no matter for the agency.
    pub fn is_in_doubt(&self) -> bool {
        is_in_doubt(&self.finding, self.decision.as_ref().map(|one| one.disposition))
    }
}

/// A line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, where it is not the report's own.
    pub file: Option<String>,
    /// Its number.
    pub line: u32,
    /// What stands there.
    pub text: String,
}

/// What an auditor decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub disposition: Disposition,
    /// Who.
    pub auditor: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What an auditor wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who.
    pub auditor: String,
    /// What.
    pub text: String,
}

/// A finding that was decided and is there no more: its report was corrected, or is judged otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The finding.
    pub id: FindingId,
    /// The agency.
    pub agency: String,
    /// The fiscal year.
    pub year: i16,
    /// The rule's code.
    pub rule: String,
    /// The rule's name, where there is such a rule.
    pub rule_name: String,
    /// What each auditor decided.
    pub decisions: Vec<Decision>,
    /// The latest note of each auditor, the latest last.
    pub notes: Vec<Note>,
}

/// One report that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportLine {
    /// Where it was read from.
    pub path: PathBuf,
    /// The agency, where it is known.
    pub agency: Option<String>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// The edition, where it is known.
    pub edition: Option<Edition>,
    /// Where the numbers of its text ended; none where they were not counted.
    pub numbers: Option<Counts>,
    /// A newer version of it is there, which is judged in its place.
    pub superseded: bool,
}

/// How one rule ended, counted over all reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule's code.
    pub rule: String,
    /// The rule's name.
    pub name: String,
    /// Reports with nothing wrong.
    pub passed: usize,
    /// Reports with findings.
    pub findings: usize,
    /// Reports it says nothing about.
    pub not_applicable: usize,
    /// Reports it could not judge.
    pub not_judged: usize,
}

/// A rule that failed its self-test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeadRule {
    /// The rule's code.
    pub rule: String,
    /// The edition it was tried on.
    pub edition: String,
    /// What it did.
    pub words: String,
}

/// A rule that was switched off: nothing was judged by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffRule {
    /// The rule's code.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it is off.
    pub expires: Date,
}

/// Something that a rule could not judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotJudged {
    /// The rule's code.
    pub rule: String,
    /// The agency, where it is known.
    pub agency: Option<String>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// Why not.
    pub reason: String,
    /// What is lacking.
    pub lack: Option<Lack>,
}

/// An alarm of the reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlarmLine {
    /// The report's file.
    pub path: PathBuf,
    /// The agency, where it is known.
    pub agency: Option<String>,
    /// The fiscal year, where it is known.
    pub year: Option<i16>,
    /// Where; 0 where no line tells.
    pub line: u32,
    /// What happened, in the language of the export.
    pub message: String,
}

/// A file that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// Where it lies.
    pub path: PathBuf,
    /// Why not.
    pub reason: String,
}
