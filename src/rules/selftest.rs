//! Tries every rule on reports made for it: it must find its planted fault and be silent on the clean report.

use super::judged::gated;
use super::likeness::Likenesses;
use super::parameters::Parameters;
use super::reading::Reading;
use super::rule::{Check, Rule, Years};
use super::sample::Sample;
use super::set::RuleSet;
use crate::form::Edition;
use crate::model::outcome::Outcome;
use crate::model::record::Record;
use crate::text::phrase::Phrase;

/// How one rule did on one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelfCheck {
    /// The rule's code.
    pub rule: &'static str,
    /// The edition of the report.
    pub edition: Edition,
    /// It finds the fault that was planted for it.
    pub fires: bool,
    /// It finds nothing in the report without a fault.
    pub silent: bool,
}

impl SelfCheck {
    /// Tells whether the rule did as it should.
    pub const fn holds(self) -> bool {
        self.fires && self.silent
    }

    /// What is to be said of it.
    pub const fn words(self) -> Phrase {
        match (self.fires, self.silent) {
            (true, true) => Phrase::new("成立", "holds"),
            (false, _) => Phrase::new("埋下的错误没有报出", "misses its planted fault"),
            (true, false) => Phrase::new("没有错误也报了", "speaks where there is no fault"),
        }
    }
}

/// Tries every rule of the catalogue on every edition that it speaks about.
pub fn selftest() -> Vec<SelfCheck> {
    RuleSet::built_in().selftest()
}

impl RuleSet {
    /// Tries every rule that holds, with the parameters that hold, on every edition that it speaks about. Rules of an auditor's
    /// file are left out: their own cases were tried when the file was read.
    pub fn selftest(&self) -> Vec<SelfCheck> {
        let rules = self.rules().iter().filter(|active| !active.local).map(|active| active.rule);
        let tries = rules.flat_map(|rule| rule.editions.samples().iter().map(move |&edition| (rule, edition)));
        tries.map(|(rule, edition)| try_rule(rule, edition, self.parameters())).collect()
    }
}

fn try_rule(rule: &'static Rule, edition: Edition, parameters: &Parameters) -> SelfCheck {
    let clean = Sample { parameters: parameters.clone(), ..Sample::clean(edition) };
    let mut broken = clean.clone();
    rule.plant(&mut broken);
    SelfCheck {
        rule: rule.code,
        edition,
        fires: !run(rule, &broken).faults.is_empty(),
        silent: run(rule, &clean).faults.is_empty(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::{Fault, Severity, Verdict};
    use crate::model::report::Report;

    #[test]
    fn every_rule_fires_on_its_planted_fault_and_is_silent_on_the_clean_report() {
        let failed: Vec<SelfCheck> = selftest().into_iter().filter(|check| !check.holds()).collect();
        assert_eq!(failed, []);
    }

    fn failing(set: &RuleSet) -> Vec<SelfCheck> {
        set.selftest().into_iter().filter(|check| !check.holds()).collect()
    }

    #[test]
    fn a_rule_that_never_speaks_or_always_speaks_is_told() {
        let with = |check: Check| {
            let mut set = RuleSet::default();
            set.replace(Box::leak(Box::new(Rule { check, ..copy(crate::rules::find("A103").unwrap()) })));
            failing(&set).iter().map(|one| (one.rule, one.edition, one.words().zh)).collect::<Vec<_>>()
        };
        let told = |words| Edition::WITH_FORM.map(|edition| ("A103", edition, words)).to_vec();
        assert_eq!(with(Check::Report(|_| Outcome::passed())), told("埋下的错误没有报出"));
        let always = |_: &Report| Outcome::of(vec![Fault::new(Severity::Error, Verdict::Observed)]);
        assert_eq!(with(Check::Report(always)), told("没有错误也报了"));
    }

    fn copy(rule: &Rule) -> Rule {
        let Rule { code, title, group, severity, editions, check, wording, implied, planted, source } = *rule;
        Rule { code, title, group, severity, editions, check, wording, implied, planted, source }
    }

    #[test]
    fn a_parameter_that_silences_a_rule_is_told() {
        let mut parameters = Parameters::shipped().clone();
        (parameters.thresholds.jump_ratio, parameters.thresholds.fee_factor) = (1_000_000_000, 1_000_000_000);
        let failing = failing(&RuleSet::with(parameters));
        assert!(!failing.is_empty() && failing.iter().all(|check| check.rule == "B205" && !check.fires), "{failing:?}");
    }

    #[test]
    fn a_rule_that_is_switched_off_is_not_tried() {
        let off = "[rules.A103.off]\nreason = \"试用\"\nowner = \"甲\"\nexpires = 2999-01-01\n";
        let set = RuleSet::read("own.toml", off, jiff::civil::date(2025, 1, 1)).unwrap();
        assert!(set.selftest().iter().all(|check| check.rule != "A103"));
    }
}
