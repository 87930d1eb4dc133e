//! Tries every rule on reports made for it: it must find its planted fault and be silent on the clean report. It proves the
//! code, and so with the shipped parameters and words: the made-up reports know nothing of an auditor's. What an auditor may
//! set is held to what is sensible when the file is read, and rules of one's own to their own cases.

use super::find;
use super::judged::{Active, gated};
use super::likeness::Likenesses;
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
    /// Tries every rule of the catalogue that is not switched off, as it was shipped, on every edition that it speaks about.
    pub fn selftest(&self) -> Vec<SelfCheck> {
        let rules = self.rules().iter().filter_map(as_shipped);
        let tries = rules.flat_map(|rule| rule.editions.samples().iter().map(move |&edition| (rule, edition)));
        tries.map(|(rule, edition)| try_rule(rule, edition)).collect()
    }
}

/// A rule without the words of an auditor; none where it is an auditor's own.
fn as_shipped(active: &Active) -> Option<&'static Rule> {
    match active {
        Active { local: true, .. } => None,
        Active { reworded: true, rule, .. } => find(rule.code),
        Active { rule, .. } => Some(rule),
    }
}

fn try_rule(rule: &'static Rule, edition: Edition) -> SelfCheck {
    let clean = Sample::clean(edition);
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
    use crate::rules::RULES;
    use crate::rules::local::spec_of;
    use crate::rules::parameters::{Parameters, THRESHOLDS, Threshold};

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

    fn own(text: &str) -> RuleSet {
        let today = jiff::civil::date(2025, 1, 1);
        RuleSet::read("own.toml", text, today).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    /// Files in which everything is set that an auditor can set, otherwise in each of them.
    fn own_files() -> impl Iterator<Item = String> {
        let days = ["01-01", "01-10", "01-15", "02-29", "12-31"];
        let levels = ["error", "warning", "info"];
        let (places, governments) = (["青禾县", "林业局", "澄川市"], ["人民政府", "林业局", "管委会"]);
        (0..5).map(move |nth: usize| {
            let (day, place) = (days[nth], places[nth % 3]);
            let head = format!(
                "[thresholds]\n{}\n[deadlines]\ndepartment = \"{day}\"\ngovernment = \"{day}\"\n\
                 [[deadlines.local]]\nplace = \"{place}\"\nby = \"{day}\"\n\
                 [organs]\ngovernments = [\"{}\"]\nknown = [\"青禾县林业局\", \"青禾县教育局\"]\n",
                thresholds(nth),
                governments[nth % 3],
            );
            let words = ["repeats", "disclosure", "requests", "management", "platforms", "supervision"]
                .map(|list| words(list, nth));
            let rules = RULES.iter().map(|rule| {
                let more = if spec_of(rule.code).is_some() { MORE } else { "" };
                format!("[rules.{}]\nlevel = \"{}\"\n{more}", rule.code, levels[nth % 3])
            });
            std::iter::once(head).chain(words).chain(rules).collect()
        })
    }

    /// Words that a rule of words looks for, and those that it excuses, among them what is planted for it.
    const MORE: &str =
        "find = [{ words = [\"政府\"], should = \"机关\" }]\nexcept = [\"但也在问题\", \"详见附件\", \"。。\"]\n";

    /// Every number, at its least, its most and between.
    fn thresholds(nth: usize) -> String {
        let line = |one: &Threshold| {
            let (least, most) = (*one.sensible.start(), *one.sensible.end());
            let shipped = (one.value)(&Parameters::shipped().thresholds);
            let value = [least, most, least.midpoint(most), (shipped * 2).min(most), (shipped * 7).min(most)][nth];
            format!("{} = {value}", one.name)
        };
        THRESHOLDS.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Words more, and all but one of the shipped ones less.
    fn words(list: &str, nth: usize) -> String {
        let shipped = include_str!("data/parameters.toml").split_once(&format!("[words.{list}]\nlist = ")).unwrap().1;
        let shipped = shipped.lines().next().unwrap().trim_matches(['[', ']']);
        let kept = |(place, _): &(usize, &str)| place % 5 != nth;
        let removed = shipped.split(", ").enumerate().filter(kept).map(|(_, word)| word).collect::<Vec<_>>().join(", ");
        format!("[words.{list}]\nadd = [\"信息信息\", \"政府信息\"]\nremove = [{removed}]\n")
    }

    #[test]
    fn no_parameter_of_an_auditor_is_told_as_a_dead_rule() {
        let example = include_str!("../../docs/own_rules.toml").to_owned();
        for file in own_files().chain([example]) {
            assert_eq!(failing(&own(&file)), [], "{file}");
        }
    }

    #[test]
    fn the_self_test_is_of_the_shipped_rules_whatever_an_auditor_sets() {
        let mut set = own(&format!("[thresholds]\n{}", thresholds(1)));
        set.replace(Box::leak(Box::new(Rule {
            check: Check::Report(|_| Outcome::passed()),
            ..copy(find("B205").unwrap())
        })));
        let failing = failing(&set);
        assert!(!failing.is_empty() && failing.iter().all(|check| check.rule == "B205" && !check.fires), "{failing:?}");
    }

    #[test]
    fn a_rule_that_is_switched_off_is_not_tried() {
        let off = "[rules.A103.off]\nreason = \"试用\"\nowner = \"甲\"\nexpires = 2999-01-01\n";
        let set = RuleSet::read("own.toml", off, jiff::civil::date(2025, 1, 1)).unwrap();
        assert!(set.selftest().iter().all(|check| check.rule != "A103"));
    }
}
