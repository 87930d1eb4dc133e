//! An auditor's file as it is written: everything in it may be left out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::finding::Severity;
use crate::rules::local::{EntrySpec, FindSpec};
use crate::rules::parameters::{LocalDeadline, MonthDay, Parameters, WordList};

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFile {
    #[serde(default)]
    thresholds: Thresholds,
    #[serde(default)]
    deadlines: Deadlines,
    #[serde(default)]
    organs: Organs,
    #[serde(default)]
    words: BTreeMap<WordList, WordChange>,
    /// Changes of the catalogue's rules, by code.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleChange>,
    /// Rules of the auditor's own.
    #[serde(default)]
    pub rule: Vec<EntrySpec>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thresholds {
    jump_ratio: Option<i64>,
    jump_difference: Option<i64>,
    jump_from_none: Option<i64>,
    fee_factor: Option<i64>,
    short_section: Option<usize>,
    same_cells: Option<usize>,
    renamed_within: Option<usize>,
    copied_year: Option<usize>,
    copied_part: Option<usize>,
    copied_other: Option<usize>,
    short_prose: Option<usize>,
    short_part: Option<usize>,
    template_agencies: Option<usize>,
    idiom_agencies: Option<usize>,
    idiom_percent: Option<usize>,
    peers_least: Option<usize>,
    peers_times: Option<i64>,
    peers_difference: Option<i64>,
    peers_history: Option<usize>,
    common_share: Option<usize>,
    common_least: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadlines {
    department: Option<MonthDay>,
    government: Option<MonthDay>,
    #[serde(default)]
    local: Vec<LocalDeadline>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organs {
    governments: Option<Vec<String>>,
    #[serde(default)]
    known: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordChange {
    #[serde(default)]
    add: Vec<String>,
    #[serde(default)]
    remove: Vec<String>,
}

/// What is changed about a rule of the catalogue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleChange {
    /// The level of its findings.
    pub level: Option<Severity>,
    /// It is switched off for a while.
    pub off: Option<Off>,
    /// More to look for.
    #[serde(default)]
    pub find: Vec<FindSpec>,
    /// Words that are right.
    #[serde(default)]
    pub except: Vec<String>,
}

/// Why a rule is off, who answers for it and until when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it is off.
    #[serde(deserialize_with = "day")]
    pub expires: Date,
}

/// A day, written as a date of TOML or in quotes.
fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::Value::deserialize(deserializer)?;
    let text = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
    let refused = || {
        serde::de::Error::custom(format!(
            "日期“{text}”要写成 2026-01-31 这样 / the day `{text}` is to be written as 2026-01-31"
        ))
    };
    text.parse().map_err(|_| refused())
}

impl OwnFile {
    /// Lays what the file sets over the shipped parameters.
    pub fn lay_over(&self, parameters: &mut Parameters) {
        let (own, thresholds) = (&self.thresholds, &mut parameters.thresholds);
        set(&mut thresholds.jump_ratio, own.jump_ratio);
        set(&mut thresholds.jump_difference, own.jump_difference);
        set(&mut thresholds.jump_from_none, own.jump_from_none);
        set(&mut thresholds.fee_factor, own.fee_factor);
        set(&mut thresholds.short_section, own.short_section);
        set(&mut thresholds.same_cells, own.same_cells);
        set(&mut thresholds.renamed_within, own.renamed_within);
        set(&mut thresholds.copied_year, own.copied_year);
        set(&mut thresholds.copied_part, own.copied_part);
        set(&mut thresholds.copied_other, own.copied_other);
        set(&mut thresholds.short_prose, own.short_prose);
        set(&mut thresholds.short_part, own.short_part);
        set(&mut thresholds.template_agencies, own.template_agencies);
        set(&mut thresholds.idiom_agencies, own.idiom_agencies);
        set(&mut thresholds.idiom_percent, own.idiom_percent);
        set(&mut thresholds.peers_least, own.peers_least);
        set(&mut thresholds.peers_times, own.peers_times);
        set(&mut thresholds.peers_difference, own.peers_difference);
        set(&mut thresholds.peers_history, own.peers_history);
        set(&mut thresholds.common_share, own.common_share);
        set(&mut thresholds.common_least, own.common_least);
        set(&mut parameters.deadlines.department, self.deadlines.department);
        set(&mut parameters.deadlines.government, self.deadlines.government);
        parameters.deadlines.local.extend(self.deadlines.local.iter().cloned());
        set(&mut parameters.organs.governments, self.organs.governments.clone());
        parameters.organs.known.extend(self.organs.known.iter().cloned());
        for (list, change) in &self.words {
            let words = &mut parameters.words.entry(*list).or_default().list;
            words.retain(|word| !change.remove.contains(word));
            words.extend(change.add.iter().cloned());
        }
    }
}

fn set<T>(place: &mut T, own: Option<T>) {
    if let Some(own) = own {
        *place = own;
    }
}
