//! An entry, ready to judge, and the catalogue's own entries.

use std::sync::LazyLock;

use super::find::Find;
use super::formula::Formula;
use super::pattern::Pattern;
use super::sounds::Sounds;
use super::spec::{EntrySpec, Origin, PlantSpec, Scope};
use crate::form::Years;
use crate::model::finding::Severity;
use crate::model::outcome::Outcome;
use crate::rules::parameters::OrganKind;
use crate::rules::reading::Reading;
use crate::rules::rule::{Rule, Stated, Wording};
use crate::rules::sample::Sample;
use crate::text::data;

/// A rule that is data, ready to judge.
#[derive(Debug)]
pub struct Entry {
    /// Its place among the catalogue's own entries; none for one that an auditor wrote or changed.
    pub(super) place: Option<usize>,
    pub(super) code: &'static str,
    pub(super) level: Severity,
    pub(super) places: Vec<Scope>,
    pub(super) years: Option<Years>,
    pub(super) kind: Option<OrganKind>,
    pub(super) absent: bool,
    pub(super) finds: Vec<Find>,
    /// Every pattern it looks for, for one pass over a text.
    pub(super) any: Option<Pattern>,
    /// Words whose sound it looks for, with the place of their `find`.
    pub(super) sounds: Vec<(usize, Sounds)>,
    /// What a local rule says, which no list of the catalogue knows; none for an entry of the catalogue.
    pub(super) own_words: Option<Wording>,
    /// What must hold between cells, in place of something to look for.
    pub(super) formula: Option<Formula>,
    /// Words that are right though a pattern finds them.
    pub(super) except: Vec<String>,
    pub(super) plant: Option<PlantSpec>,
}

impl Stated for Entry {
    fn check(&self, reading: &Reading<'_>) -> Outcome {
        self.judge(reading)
    }

    fn plant(&self, sample: &mut Sample) {
        let Some(plant) = &self.plant else { return };
        if let Some(year) = plant.year {
            *sample = Sample::of_year(year);
        }
        let draft = &mut sample.this;
        plant.add.iter().for_each(|(part, line)| draft.edits.add(*part, line));
        plant.replace.iter().for_each(|(words, with)| draft.edits.replace(words, with));
        if let Some(agency) = &plant.agency {
            draft.agency = Some(agency.clone());
        }
    }
}

/// The catalogue's own entries, a file each.
const FILES: [(&str, &str); 10] = [
    ("c307_contact.toml", include_str!("../data/c307_contact.toml")),
    ("c308_fee.toml", include_str!("../data/c308_fee.toml")),
    ("c311_figures.toml", include_str!("../data/c311_figures.toml")),
    ("c312_accountability.toml", include_str!("../data/c312_accountability.toml")),
    ("c315_gap.toml", include_str!("../data/c315_gap.toml")),
    ("f607_basis.toml", include_str!("../data/f607_basis.toml")),
    ("w701_doubled_marks.toml", include_str!("../data/w701_doubled_marks.toml")),
    ("w704_slips.toml", include_str!("../data/w704_slips.toml")),
    ("w705_placeholders.toml", include_str!("../data/w705_placeholders.toml")),
    ("w707_about.toml", include_str!("../data/w707_about.toml")),
];

/// An entry of the catalogue as it is written, and its file.
pub fn spec_of(code: &str) -> Option<(EntrySpec, &'static str)> {
    let start = code.to_ascii_lowercase();
    let &(name, text) = FILES.iter().find(|(name, _)| name.starts_with(&start))?;
    Some((data::read_toml(name, text).expect("the embedded entries are read by a test"), text))
}

/// A rule that is data, and its entry.
#[derive(Clone, Copy, Debug)]
pub struct Compiled {
    /// The rule.
    pub rule: &'static Rule,
    /// Its entry.
    pub entry: &'static Entry,
}

/// The rules of the catalogue that are data.
pub fn built_in() -> impl Iterator<Item = &'static Rule> {
    compiled().iter().map(|one| one.rule)
}

/// The entries of those rules.
pub(super) fn built_in_entries() -> impl Iterator<Item = &'static Entry> {
    compiled().iter().map(|one| one.entry)
}

fn compiled() -> &'static [Compiled] {
    static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
        let compiled = |(place, (name, text)): (usize, (&str, &'static str))| {
            let spec: EntrySpec = data::read_toml(name, text).expect("the embedded entries are read by a test");
            spec.compile(text, Origin::Catalogue(place)).expect("the embedded entries are compiled by a test")
        };
        FILES.into_iter().enumerate().map(compiled).collect()
    });
    &COMPILED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_catalogue_can_be_made() {
        for entry in built_in_entries() {
            for pattern in entry.finds.iter().filter_map(Find::pattern).chain(&entry.any) {
                assert!(pattern.make().is_ok(), "{}: {:?}", entry.code, pattern.make());
            }
        }
    }
}
