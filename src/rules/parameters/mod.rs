//! What an auditor may set without touching a rule: thresholds, deadlines, kinds of organs, word lists. The shipped values
//! stand in `data/parameters.toml`; a file of one's own changes some of them. It judges nothing.

mod thresholds;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::data;
pub use thresholds::{Beyond, OwnThresholds, THRESHOLDS, Threshold, Thresholds};

/// Everything that can be set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Numbers from which on a rule speaks.
    pub thresholds: Thresholds,
    /// Until when reports are to be published.
    pub deadlines: Deadlines,
    /// Kinds of organs.
    pub organs: Organs,
    /// Word lists, by name.
    pub words: BTreeMap<WordList, Words>,
}

/// Until when reports are to be published, in the year after the one they are about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Departments: Article 49 (1).
    pub department: MonthDay,
    /// Governments: Article 49 (2).
    pub government: MonthDay,
    /// Earlier ones that local notices set.
    #[serde(default)]
    pub local: Vec<LocalDeadline>,
}

/// A deadline that a local notice sets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalDeadline {
    /// Words that the names of the organs concerned contain.
    pub place: String,
    /// The kind of organ; any where it is left out.
    pub kind: Option<OrganKind>,
    /// The last day.
    pub by: MonthDay,
    /// The notice.
    #[serde(default)]
    pub basis: String,
}

/// Kinds of organs and names of organs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organs {
    /// What the names of governments end with.
    pub governments: Vec<String>,
    /// Full names of the organs of a place, for telling remnants of another's report.
    #[serde(default)]
    pub known: Vec<String>,
}

/// The kinds of organs that the rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrganKind {
    /// A government of some level.
    Government,
    /// Everything else.
    Department,
}

/// The word lists by the rules that use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordList {
    /// W702: repetitions that are right.
    Repeats,
    /// C310: 主动公开.
    Disclosure,
    /// C310: 依申请公开.
    Requests,
    /// C310: 政府信息管理.
    Management,
    /// C310: 平台建设.
    Platforms,
    /// C310: 监督保障.
    Supervision,
}

/// A word list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Its words.
    pub list: Vec<String>,
}

/// A day of any year, written as `01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// The day in a year; the last of the month where that year has no such day.
    pub fn in_year(self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        Date::new(year, self.month, self.day).ok().or_else(|| Some(first.last_of_month()))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
        let parts = text.split_once('-').and_then(|(month, day)| Some((number(month)?, number(day)?)));
        let Some((month, day)) = parts else {
            return Err(format!("日期“{text}”要写成 01-31 这样的月-日 / a day is written as 01-31, not {text}"));
        };
        if Date::new(2024, month, day).is_err() {
            return Err(format!("没有 {month} 月 {day} 日这一天（{text}） / there is no such day as {text}"));
        }
        Ok(Self { month, day })
    }
}

impl Parameters {
    /// The shipped values.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Parameters> = LazyLock::new(|| {
            data::read_toml("parameters.toml", include_str!("../data/parameters.toml"))
                .expect("the embedded parameters are read by a test")
        });
        &SHIPPED
    }

    /// The words of a list.
    pub fn words(&self, list: WordList) -> &[String] {
        self.words.get(&list).map_or(&[], |words| &words.list)
    }

    /// The kind of an organ, by its name.
    pub fn kind_of(&self, name: &str) -> OrganKind {
        let is_government = self.organs.governments.iter().any(|ending| name.ends_with(ending.as_str()));
        if is_government { OrganKind::Government } else { OrganKind::Department }
    }

    /// The local deadline for an organ: of several the one with the longest place.
    pub fn local_deadline(&self, name: &str) -> Option<&LocalDeadline> {
        let kind = self.kind_of(name);
        let concerns = |deadline: &&LocalDeadline| {
            name.contains(deadline.place.as_str()) && deadline.kind.is_none_or(|of| of == kind)
        };
        self.deadlines.local.iter().filter(concerns).max_by_key(|deadline| deadline.place.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_parameters_are_whole() {
        let shipped = Parameters::shipped();
        let lists = [WordList::Repeats, WordList::Disclosure, WordList::Requests, WordList::Management];
        assert!(lists.iter().all(|&list| !shipped.words(list).is_empty()));
        assert_eq!(shipped.kind_of("青禾县人民政府"), OrganKind::Government);
        assert_eq!(shipped.kind_of("青禾县人民政府办公室"), OrganKind::Department);
        assert_eq!(shipped.deadlines.department.in_year(2025).unwrap().to_string(), "2025-01-31");
    }

    #[test]
    fn a_day_is_a_month_and_a_day() {
        assert!(MonthDay::try_from("02-29".to_owned()).unwrap().in_year(2025).unwrap().to_string() == "2025-02-28");
        assert!(MonthDay::try_from("13-01".to_owned()).is_err());
        assert!(MonthDay::try_from("1月31日".to_owned()).is_err());
    }
}
