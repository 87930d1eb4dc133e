//! Reads the case files of the rules: small changes to the clean reports, and the findings that must follow.

use std::collections::BTreeMap;
use std::path::Path;

use gouji::form::Edition;
use gouji::model::outcome::Ending;
use gouji::model::report::{AlarmCode, Evidence, Period};
use gouji::rules::Rule;
use gouji::rules::parameters::LocalDeadline;
use gouji::rules::sample::{Draft, Sample};
use gouji::text::data::read_toml_file;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// One case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows.
    pub name: String,
    edition: Option<Edition>,
    year: Option<i16>,
    #[serde(default)]
    this: BTreeMap<String, Figure>,
    last: Option<Last>,
    /// Reports of years before that, each with its changes.
    #[serde(default)]
    earlier: BTreeMap<String, BTreeMap<String, Figure>>,
    #[serde(default)]
    shape: Shape,
    /// Every finding that must follow.
    #[serde(default)]
    pub finds: Vec<Find>,
    outcome: Option<String>,
}

/// A figure or a word for what stands in a cell.
#[derive(Deserialize)]
#[serde(untagged)]
enum Figure {
    Whole(i64),
    Word(String),
}

/// A word in place of something.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Nothing {
    /// It is not there.
    None,
    /// It is there, but cannot be read.
    Unreadable,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Last {
    Missing(Nothing),
    Cells(BTreeMap<String, Figure>),
}

#[expect(clippy::struct_excessive_bools, reason = "what a case may ask for, each by itself")]
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    form: Option<Edition>,
    edition: Option<String>,
    parts: Option<Vec<u8>>,
    tables: Option<Vec<String>>,
    period: Option<Stretch>,
    years: Option<BTreeMap<String, i16>>,
    #[serde(default)]
    alarms: BTreeMap<String, String>,
    #[serde(default)]
    merged: bool,
    agency: Option<String>,
    published_on: Option<String>,
    /// Lines to add below a heading: part, line.
    #[serde(default)]
    add: Vec<(u8, String)>,
    /// Words and what stands in their place.
    #[serde(default)]
    replace: Vec<(String, String)>,
    #[serde(default)]
    only_tables: bool,
    /// The text, and that of last year, is read anew, as after a change of its words.
    #[serde(default)]
    again: bool,
    /// Local deadlines.
    #[serde(default)]
    deadlines: Vec<LocalDeadline>,
    /// Organs of an imported list.
    #[serde(default)]
    known: Vec<String>,
    says: Option<Vec<String>>,
    /// Last year's report says what this one says.
    #[serde(default)]
    repeats_last_year: bool,
    /// Agencies whose reports of the year say what this one says.
    #[serde(default)]
    repeated_by: Vec<String>,
    /// Agencies whose reports of the year are in other words.
    #[serde(default)]
    beside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stretch {
    Missing(Nothing),
    Days([String; 2]),
}

/// A finding, as far as it is compared.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// Path of its first cell.
    pub cell: Option<String>,
    /// How grave.
    pub severity: Option<String>,
    /// What is known.
    pub verdict: Option<String>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub actual: Option<String>,
    /// The sentence in Chinese.
    pub message: Option<String>,
    /// The few words in Chinese.
    pub brief: Option<String>,
}

impl Find {
    /// Tells whether a finding is as wanted in everything that is stated.
    pub fn matches(&self, seen: &Self) -> bool {
        let fields = |find: &Self| {
            let Self { cell, severity, verdict, expected, actual, message, brief } = find;
            [cell, severity, verdict, expected, actual, message, brief].map(Clone::clone)
        };
        fields(self).iter().zip(&fields(seen)).all(|(wanted, seen)| wanted.is_none() || wanted == seen)
    }
}

/// The cases of a rule.
pub fn read(code: &str) -> Vec<Case> {
    let path = format!("tests/cases/{code}.toml");
    read_toml_file::<Cases>(Path::new(&path)).unwrap_or_else(|error| panic!("{error}")).case
}

impl Case {
    /// How the rule must end.
    pub fn ending(&self) -> Ending {
        match self.outcome.as_deref() {
            None => Ending::Findings,
            Some("passed") => Ending::Passed,
            Some("cannot judge") => Ending::NotJudged,
            Some("not applicable") => Ending::NotApplicable,
            Some(other) => panic!("{}: no outcome is called {other}", self.name),
        }
    }

    /// The clean pair with the changes of this case.
    pub fn sample(&self, rule: &Rule) -> Sample {
        let edition = self.edition.unwrap_or_else(|| self.default_edition(rule));
        let mut sample = self.year.map_or_else(|| Sample::clean(edition), Sample::of_year);
        if let Some(form) = self.shape.form {
            sample.this = Draft::clean_in(form, sample.this.years[0].1);
        }
        self.shape.apply(&mut sample.this);
        self.shape.rewrite(&mut sample.this);
        sample.parameters.deadlines.local.clone_from(&self.shape.deadlines);
        sample.parameters.organs.known.clone_from(&self.shape.known);
        write(&mut sample.this, &self.this);
        match &self.last {
            Some(Last::Missing(Nothing::None)) => sample.last = None,
            Some(Last::Missing(Nothing::Unreadable)) => panic!("{}: write `last = \"none\"`", self.name),
            Some(Last::Cells(cells)) => write(sample.last.as_mut().expect("this year has one before"), cells),
            None => {}
        }
        if let Some(last) = &mut sample.last {
            last.edits.again = self.shape.again;
        }
        for (year, cells) in &self.earlier {
            let mut draft = Draft::clean(year.parse().expect("a year"));
            write(&mut draft, cells);
            sample.earlier.push(draft);
        }
        self.shape.surround(&mut sample);
        sample
    }

    /// A merged row is only in the 2021 form.
    fn default_edition(&self, rule: &Rule) -> Edition {
        if self.shape.merged { Edition::E2021 } else { rule.editions.samples()[0] }
    }
}

fn write(draft: &mut Draft, cells: &BTreeMap<String, Figure>) {
    for (path, figure) in cells {
        assert!(draft.form().cell(path).is_some(), "{path} names no cell");
        match figure {
            Figure::Whole(value) => draft.write(path, &value.to_string()),
            Figure::Word(word) if word == "absent" => draft.lose(path),
            Figure::Word(word) if word == "blank" => draft.write(path, ""),
            Figure::Word(word) if word == "dash" => draft.write(path, "/"),
            Figure::Word(word) => draft.write(path, word),
        }
    }
}

impl Shape {
    fn rewrite(&self, draft: &mut Draft) {
        if let Some(agency) = &self.agency {
            draft.agency = (agency != "none").then(|| agency.clone());
        }
        if let Some(day) = &self.published_on {
            draft.published_on = Some(day.parse().expect("a day as 2025-01-31"));
        }
        self.add.iter().for_each(|(part, line)| draft.edits.add(*part, line));
        self.replace.iter().for_each(|(words, with)| draft.edits.replace(words, with));
        draft.edits.only_tables = self.only_tables;
        draft.edits.again = self.again;
    }

    fn surround(&self, sample: &mut Sample) {
        if self.repeats_last_year {
            sample.repeat_last_year();
        }
        self.repeated_by.iter().for_each(|agency| sample.repeat_by(agency));
        let apart = |agency: &String| sample.this.clone().reported_by(agency).worded_apart();
        let apart: Vec<Draft> = self.beside.iter().map(apart).collect();
        sample.others.extend(apart);
    }

    fn apply(&self, draft: &mut Draft) {
        if self.merged {
            draft.merge_other_handling();
        }
        match self.edition.as_deref() {
            None => {}
            Some("none") => draft.edition = None,
            Some("older") => draft.edition = Some(Edition::Older),
            Some(other) => panic!("{other} is no edition to pretend"),
        }
        draft.says.clone_from(&self.says);
        if let Some(parts) = &self.parts {
            draft.parts.clone_from(parts);
        }
        if let Some(tables) = &self.tables {
            let form = draft.form();
            draft.tables.retain(|&nth| tables.contains(&form.tables[nth].key));
        }
        if let Some(years) = &self.years {
            draft.years = years.iter().map(|(by, &year)| (evidence(by), year)).collect();
            draft.years.sort_unstable();
        }
        match &self.period {
            None => {}
            Some(Stretch::Missing(how)) => {
                draft.period = None;
                draft.mentions_period = *how == Nothing::Unreadable;
            }
            Some(Stretch::Days(days)) => {
                let [from, to] = days.each_ref().map(|day| day.parse().expect("a day as 2024-01-31"));
                draft.period = Some(Period { from, to });
            }
        }
        for (path, code) in &self.alarms {
            let code = AlarmCode::ALL.iter().find(|alarm| alarm.name() == code).expect("an alarm of that name");
            draft.raise(*code, path);
        }
    }
}

fn evidence(name: &str) -> Evidence {
    match name {
        "title" => Evidence::Title,
        "preface" => Evidence::Preface,
        "period" => Evidence::Period,
        "opening" => Evidence::Opening,
        other => panic!("{other} states no year"),
    }
}
