//! The rules that hold for one run: the catalogue, with the parameters, switches and rules of an auditor's file. It is built
//! once and never changes while the program runs.

use std::sync::LazyLock;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::judged::{Active, Judged, Subject, gated};
use super::likeness::{Likenesses, Measured};
use super::parameters::Parameters;
use super::reading::Reading;
use super::{Check, Past, RULES, Rule, Years, catalogue, timeliness};
use crate::model::document::Digest;
use crate::model::finding::Severity;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::text::phrase::Bilingual;

/// The rules that hold.
#[derive(Clone, Debug)]
pub struct RuleSet {
    rules: Vec<Active>,
    parameters: Parameters,
    /// What was changed, as it was written; it makes another rule set.
    changes: Vec<u8>,
    switched_off: Vec<SwitchedOff>,
    notices: Vec<Bilingual>,
    /// The auditor's file, as messages call it.
    file: String,
    /// What that file adds to rules of the catalogue that are words, by code.
    words: Vec<(&'static str, Bilingual)>,
}

impl Default for RuleSet {
    fn default() -> Self {
        Self::built_in().clone()
    }
}

/// A rule that does not hold, and who answers for that.
#[derive(Clone, Debug)]
pub struct SwitchedOff {
    /// The rule.
    pub rule: &'static Rule,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it is off.
    pub expires: Date,
}

impl SwitchedOff {
    /// That it is off, why, by whom and until when; `file` is the one that says so.
    pub fn said(&self, file: &str) -> Bilingual {
        let Self { reason, owner, expires, .. } = self;
        Bilingual::new(
            format!("停用至 {expires}：{reason}（{owner} 负责，写在 {file}）"),
            format!("off until {expires}: {reason} ({owner} answers for it, by {file})"),
        )
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

impl RuleSet {
    /// The catalogue with the shipped parameters.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::new(Parameters::shipped().clone(), Vec::new()));
        &BUILT_IN
    }

    /// The catalogue with other parameters.
    pub fn with(parameters: Parameters) -> Self {
        Self::new(parameters, Vec::new())
    }

    pub(super) fn new(parameters: Parameters, changes: Vec<u8>) -> Self {
        let rules = RULES.iter().map(|&rule| Active { rule, level: None, local: false, reworded: false }).collect();
        let (switched_off, notices) = (Vec::new(), Vec::new());
        Self { rules, parameters, changes, switched_off, notices, file: String::new(), words: Vec::new() }
    }

    /// Adds a rule of an auditor's file; the order of the codes is kept.
    pub(super) fn add(&mut self, rule: &'static Rule) {
        let at = self.rules.partition_point(|active| active.rule.code < rule.code);
        self.rules.insert(at, Active { rule, level: None, local: true, reworded: false });
    }

    /// Sets the level of a rule's findings.
    pub(super) fn set_level(&mut self, code: &str, level: Severity) {
        self.rules.iter_mut().filter(|active| active.rule.code == code).for_each(|active| active.level = Some(level));
    }

    /// Switches a rule off.
    pub(super) fn switch_off(&mut self, off: SwitchedOff) {
        self.rules.retain(|active| active.rule.code != off.rule.code);
        self.switched_off.push(off);
    }

    /// The rules that hold, in the order of the codes.
    pub fn rules(&self) -> &[Active] {
        &self.rules
    }

    /// The rules that were switched off.
    pub fn switched_off(&self) -> &[SwitchedOff] {
        &self.switched_off
    }

    /// The auditor's file, as messages call it; empty where there is none.
    pub fn file(&self) -> &str {
        &self.file
    }

    pub(super) fn set_file(&mut self, file: &str) {
        file.clone_into(&mut self.file);
    }

    /// The level of a rule's findings that holds.
    pub fn level_of(&self, rule: &Rule) -> Severity {
        let active = self.rules.iter().find(|active| active.rule.code == rule.code);
        active.and_then(|active| active.level).unwrap_or(rule.severity)
    }

    /// What the auditor's file adds to a rule that is words, a line each.
    pub fn own_words(&self, code: &str) -> impl Iterator<Item = &Bilingual> {
        self.words.iter().filter(move |(of, _)| *of == code).map(|(_, words)| words)
    }

    /// Puts a rule with an auditor's words or patterns, told in these lines, in the place of one of the same code.
    pub(super) fn reword(&mut self, rule: &'static Rule, words: Vec<Bilingual>) {
        self.words.extend(words.into_iter().map(|line| (rule.code, line)));
        for active in self.rules.iter_mut().filter(|active| active.rule.code == rule.code) {
            (active.rule, active.reworded) = (rule, true);
        }
    }

    /// Puts another rule in the place of one of the same code.
    #[cfg(test)]
    pub(super) fn replace(&mut self, rule: &'static Rule) {
        self.rules.iter_mut().filter(|active| active.rule.code == rule.code).for_each(|active| active.rule = rule);
    }

    /// Notes what an auditor should hear of.
    pub(super) fn notice(&mut self, notice: Bilingual) {
        self.notices.push(notice);
    }

    /// What an auditor should hear of when the rules are read.
    pub fn notices(&self) -> &[Bilingual] {
        &self.notices
    }

    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Finds a rule that holds or was switched off, by its code.
    pub fn find(&self, code: &str) -> Option<&'static Rule> {
        let held = self.rules.iter().map(|active| active.rule);
        held.chain(self.switched_off.iter().map(|off| off.rule)).find(|rule| rule.code == code)
    }

    /// The hash of everything that decides what is found: two programs with the same one find the same.
    pub fn digest(&self) -> Digest {
        if self.changes.is_empty() {
            return catalogue::digest();
        }
        let mut hash = Sha256::new();
        hash.update(catalogue::digest().0);
        hash.update(&self.changes);
        self.switched_off.iter().for_each(|off| hash.update(off.rule.code));
        Digest(hash.finalize().into())
    }

    /// Judges one report by every rule that looks at one report.
    pub fn judge(&self, report: &Report) -> Judged {
        self.judge_by(report, |_| true)
    }

    /// The same by some of the rules.
    pub fn judge_by(&self, report: &Report, is_meant: impl Fn(&Rule) -> bool) -> Judged {
        let subject = Subject::of_report(report);
        let reading = Reading::new(report, &self.parameters);
        let mut judged = Judged { endings: Vec::with_capacity(self.rules.len()), ..Judged::default() };
        for active in self.rules.iter().filter(|active| is_meant(active.rule)) {
            let Some(outcome) = active.rule.judge_report(&reading) else { continue };
            judged.add(*active, outcome, &subject);
        }
        judged
    }

    /// Judges a report beside earlier ones of its agency, by every rule that looks at several years. Its findings have no lines: a
    /// record does not know them.
    pub fn judge_years<'a>(&'a self, past: impl Into<Past<'a>>, this: &'a Record) -> Judged {
        let subject = Subject::of_record(this);
        let Past { last, claimed } = past.into();
        let years = Years { last, claimed, this, parameters: &self.parameters };
        let mut judged = Judged::default();
        for active in &self.rules {
            let Check::Years(check) = active.rule.check else { continue };
            judged.add(*active, gated(active.rule, this.edition, || check(&years)), &subject);
        }
        judged
    }

    /// Tells whether a finding of a rule falls, since another version of the report came out on that first day.
    pub fn is_excused(&self, rule: &str, this: &Record, first: Option<Date>) -> bool {
        timeliness::is_excused(rule, this, first, &self.parameters)
    }

    /// Takes back what is held against a version of a report only because it came later than another one.
    pub fn excuse(&self, judged: &mut Judged, this: &Record, first: Option<Date>) {
        let Some(day) = first else { return };
        judged.excuse(|rule| self.is_excused(rule, this, first), &timeliness::first_version(day));
    }

    /// Judges what a report's text has in common with others, by every rule that looks at a corpus of texts.
    pub fn judge_likeness(&self, measured: &Measured, this: &Record) -> Judged {
        let subject = Subject::of_record(this);
        let likenesses = Likenesses { this, measured, parameters: &self.parameters };
        let mut judged = Judged::default();
        for active in &self.rules {
            let Check::Likeness(check) = active.rule.check else { continue };
            judged.add(*active, gated(active.rule, this.edition, || check(&likenesses)), &subject);
        }
        judged
    }
}
