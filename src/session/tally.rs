//! What was found and decided in all reports, kept up with every change: nothing is counted again on a key.

use super::held::{Brief, HeldReport};
use crate::form::Edition;
use crate::model::finding::Severity;
use crate::model::outcome::Lack;

/// What was found and decided in all current reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports.
    pub reports: usize,
    /// Of them of the form of 2021.
    pub of_2021: usize,
    /// Of them of the form of 2019.
    pub of_2019: usize,
    /// Findings.
    pub findings: usize,
    /// Of them errors.
    pub errors: usize,
    /// Of them warnings.
    pub warnings: usize,
    /// Of them infos.
    pub infos: usize,
    /// Of them decided.
    pub decided: usize,
    /// The scores of all findings, in tenths.
    pub weight: u64,
    /// Of them those of decided findings.
    pub weight_decided: u64,
    /// Times that a rule could not judge a report, by what was lacking.
    pub lacks: [usize; Lack::ALL.len()],
    /// Alarms of the reading.
    pub alarms: usize,
}

impl Tally {
    /// What one report counts; `is_settled` tells of a finding whether what was decided about it stands.
    pub(super) fn of(held: &HeldReport, is_settled: impl Fn(&Brief) -> bool) -> Self {
        let of = |severity| held.briefs.iter().filter(|brief| brief.severity == severity).count();
        let decided = || held.briefs.iter().filter(|brief| is_settled(brief));
        let is_of = |edition| usize::from(held.record.edition == Some(edition));
        Self {
            reports: 1,
            of_2021: is_of(Edition::E2021),
            of_2019: is_of(Edition::E2019),
            findings: held.briefs.len(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
            decided: decided().count(),
            weight: held.briefs.iter().map(Brief::tenths).sum(),
            weight_decided: decided().map(Brief::tenths).sum(),
            lacks: Lack::ALL.map(|lack| held.lacks(lack)),
            alarms: usize::from(held.record.alarms),
        }
    }

    /// Times that something was lacking for a rule to judge.
    pub const fn lacking(&self, lack: Lack) -> usize {
        self.lacks[lack as usize]
    }

    /// Times that a rule could not judge a report though all settings were there: the count that matters.
    pub fn not_judged(&self) -> usize {
        self.lacks.iter().sum::<usize>() - self.lacking(Lack::Setting)
    }

    /// 已核分值占比: how much of all scores lies in decided findings, in whole hundredths and never rounded up to all.
    pub fn share_decided(&self) -> u64 {
        (self.weight_decided * 100).checked_div(self.weight).unwrap_or(0)
    }

    pub(super) fn shift(&mut self, by: Self, add: bool) {
        let shift = |count: &mut usize, by: usize| *count = if add { *count + by } else { count.saturating_sub(by) };
        shift(&mut self.reports, by.reports);
        shift(&mut self.of_2021, by.of_2021);
        shift(&mut self.of_2019, by.of_2019);
        shift(&mut self.findings, by.findings);
        shift(&mut self.errors, by.errors);
        shift(&mut self.warnings, by.warnings);
        shift(&mut self.infos, by.infos);
        shift(&mut self.decided, by.decided);
        shift(&mut self.alarms, by.alarms);
        self.lacks.iter_mut().zip(by.lacks).for_each(|(count, by)| shift(count, by));
        let shift = |sum: &mut u64, by: u64| *sum = if add { *sum + by } else { sum.saturating_sub(by) };
        shift(&mut self.weight, by.weight);
        shift(&mut self.weight_decided, by.weight_decided);
    }
}
