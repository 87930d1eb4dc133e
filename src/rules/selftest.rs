//! Tries every rule on reports made for it: it must find its planted fault and be silent on the clean report.

use super::judged::run;
use super::sample::Sample;
use super::{RULES, Rule};
use crate::form::Edition;

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
}

/// Tries every rule on every edition that it speaks about.
pub fn selftest() -> Vec<SelfCheck> {
    let tries = RULES
        .iter()
        .copied()
        .flat_map(|rule: &'static Rule| rule.editions.samples().iter().map(move |&edition| (rule, edition)));
    tries.map(|(rule, edition)| try_rule(rule, edition)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_fires_on_its_planted_fault_and_is_silent_on_the_clean_report() {
        let failed: Vec<SelfCheck> = selftest().into_iter().filter(|check| !check.holds()).collect();
        assert_eq!(failed, []);
    }
}
