//! An auditor's file as it is written: everything in it may be left out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::model::finding::Severity;
use crate::rules::local::{EntrySpec, FindSpec};
use crate::rules::parameters::{Beyond, LocalDeadline, MonthDay, OwnThresholds, Parameters, WordList};
use crate::text::data::suggest;
use crate::text::phrase::{Bilingual, Phrase};

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFile {
    #[serde(default)]
    thresholds: OwnThresholds,
    #[serde(default)]
    deadlines: Deadlines,
    #[serde(default)]
    organs: Organs,
    #[serde(default)]
    words: BTreeMap<WordList, Spanned<WordChange>>,
    /// Changes of the catalogue's rules, by code.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleChange>,
    /// Rules of the auditor's own.
    #[serde(default)]
    pub rule: Vec<EntrySpec>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadlines {
    department: Option<MonthDay>,
    government: Option<MonthDay>,
    #[serde(default)]
    local: Vec<Spanned<LocalDeadline>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organs {
    governments: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    known: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "表（add = [\"要加的词\"]，remove = [\"要去的词\"]） / a table (with add = [\"a word\"], remove = [\"a word\"])"
)]
struct WordChange {
    #[serde(default)]
    add: Vec<Spanned<String>>,
    #[serde(default)]
    remove: Vec<Spanned<String>>,
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
#[serde(
    deny_unknown_fields,
    expecting = "表（{ reason = \"理由\", owner = \"谁负责\", expires = 2026-06-30 }） / a table ({ reason = \"why\", owner = \"who\", expires = 2026-06-30 })"
)]
pub struct Off {
    /// Why.
    pub reason: Spanned<String>,
    /// Who answers for it.
    pub owner: Spanned<String>,
    /// The last day on which it is off.
    #[serde(deserialize_with = "day")]
    pub expires: Date,
}

impl Off {
    /// The reason, who answers and the last day; who and why must be told.
    pub fn settled(self) -> Result<(String, String, Date), Beyond> {
        Ok((told(&self.reason, NO_REASON)?, told(&self.owner, NO_OWNER)?, self.expires))
    }
}

const NO_REASON: Phrase =
    Phrase::new("停用规则要写理由，这里是空的", "a rule is switched off for a reason; it is blank here");
const NO_OWNER: Phrase =
    Phrase::new("停用规则要写谁负责，这里是空的", "somebody answers for a rule that is off; the name is blank here");

fn told(written: &Spanned<String>, lacking: Phrase) -> Result<String, Beyond> {
    match written.get_ref().trim() {
        "" => Err((written.span(), Bilingual::from(lacking))),
        words => Ok(words.to_owned()),
    }
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
    /// Lays what the file sets over the shipped parameters; the error is the first value that cannot be meant.
    pub fn lay_over(&self, parameters: &mut Parameters) -> Result<(), Beyond> {
        self.thresholds.lay_over(&mut parameters.thresholds)?;
        set(&mut parameters.deadlines.department, self.deadlines.department);
        set(&mut parameters.deadlines.government, self.deadlines.government);
        for local in &self.deadlines.local {
            if local.get_ref().place.trim().is_empty() {
                return Err((local.span(), Bilingual::from(NOWHERE)));
            }
            parameters.deadlines.local.push(local.get_ref().clone());
        }
        if let Some(governments) = &self.organs.governments {
            parameters.organs.governments = several(governments)?;
        }
        parameters.organs.known.extend(words(&self.organs.known)?);
        for (list, change) in &self.words {
            let held = &mut parameters.words.entry(*list).or_default().list;
            for word in &change.get_ref().remove {
                let place = held.iter().position(|own| own == word.get_ref()).ok_or_else(|| not_listed(word, held))?;
                held.remove(place);
            }
            held.extend(words(&change.get_ref().add)?);
            if held.is_empty() && *list != WordList::Repeats {
                return Err((change.span(), Bilingual::from(EMPTIED)));
            }
        }
        Ok(())
    }
}

/// A word that is to go and is not there: a slip, or a list that has changed since.
fn not_listed(word: &Spanned<String>, list: &[String]) -> Beyond {
    let written = word.get_ref();
    let said = match suggest(written, list) {
        Some(meant) => Bilingual::new(
            format!("词表里没有“{written}”，是不是想去掉 {meant}？"),
            format!("`{written}` is not in the list; did you mean `{meant}`?"),
        ),
        None => Bilingual::new(
            format!("词表里没有“{written}”，不用去；请核对或删掉"),
            format!("`{written}` is not in the list; check it or leave it out"),
        ),
    };
    (word.span(), said)
}

const NOWHERE: Phrase = Phrase::new(
    "place 是空的，哪个机关的名称里都有它；请写地名",
    "`place` is blank and stands in every name; write the name of a place",
);
const EMPTIED: Phrase = Phrase::new(
    "这样词表就一个词也没有了，C310 会每份都报；至少留一个词",
    "no word is left in this list, and C310 would speak of every report; leave one at least",
);
const BLANK: Phrase =
    Phrase::new("空的词会处处都有，请写字或删掉", "an empty word stands everywhere; write one or leave it out");
const NONE: Phrase = Phrase::new("至少要写一个", "at least one is wanted");

/// Words as they are written; a blank one stands in every text.
fn words(written: &[Spanned<String>]) -> Result<Vec<String>, Beyond> {
    let word = |word: &Spanned<String>| match word.get_ref().trim() {
        "" => Err((word.span(), Bilingual::from(BLANK))),
        _ => Ok(word.get_ref().clone()),
    };
    written.iter().map(word).collect()
}

/// The same of a list that needs one at least.
fn several(written: &Spanned<Vec<Spanned<String>>>) -> Result<Vec<String>, Beyond> {
    let words = words(written.get_ref())?;
    if words.is_empty() { Err((written.span(), Bilingual::from(NONE))) } else { Ok(words) }
}

fn set<T>(place: &mut T, own: Option<T>) {
    if let Some(own) = own {
        *place = own;
    }
}
