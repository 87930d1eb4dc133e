//! An entry as it is written in a data file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::form::Years;
use crate::model::finding::Severity;
use crate::rules::Group;
use crate::rules::parameters::OrganKind;

/// A rule as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntrySpec {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Twins,
    /// Why a local rule is there: its explanation.
    pub why: Option<String>,
    /// What it is about.
    pub group: Group,
    /// The gravest of its findings.
    pub level: Severity,
    /// Where it looks; in all running text where nothing is named.
    #[serde(default, rename = "where")]
    pub places: Vec<Scope>,
    /// The fiscal years it speaks about.
    pub years: Option<Years>,
    /// The kind of organ it speaks about.
    pub kind: Option<OrganKind>,
    /// It speaks where something is not there, instead of where something is.
    #[serde(default)]
    pub absent: bool,
    /// What it looks for.
    #[serde(default)]
    pub find: Vec<FindSpec>,
    /// What must hold between cells, in place of something to look for.
    pub check: Option<Spanned<String>>,
    /// Words that are right though a pattern finds them.
    #[serde(default)]
    pub except: Vec<String>,
    /// What it says of a finding.
    pub message: Twins,
    /// The same in a few words; the title where nothing is written.
    pub brief: Option<Twins>,
    /// The fault of the self-test.
    pub plant: Option<PlantSpec>,
    /// Trials of a local rule, made on reading it.
    #[serde(default)]
    pub case: Vec<CaseSpec>,
}

/// One thing to look for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "表（如 { words = [\"甲\"] }） / a table (as { words = [\"a\"] })")]
pub struct FindSpec {
    /// A regular expression.
    pub pattern: Option<Spanned<String>>,
    /// Words, each as it stands.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words of the field: others of the same sound are meant to be these.
    #[serde(default)]
    pub sounds: Vec<Term>,
    /// Groups of characters that look alike, for those words.
    #[serde(default)]
    pub alike: Vec<String>,
    /// Words that excuse it where they stand in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Words that must stand in the same sentence.
    #[serde(default)]
    pub only_with: Vec<String>,
    /// Words that excuse it where it stands right behind them.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Its own gravity.
    pub level: Option<Severity>,
    /// The fiscal years for which it is looked for.
    pub years: Option<Years>,
    /// How it is named in the finding; as it stands where nothing is written.
    pub shown: Option<String>,
    /// What should stand instead.
    pub should: Option<String>,
    /// What it is called where it is missing, or what is wrong with it where it is found.
    pub name: Option<Twins>,
    /// It is looked for within 《…》 too.
    #[serde(default)]
    pub titled: bool,
}

impl FindSpec {
    /// Everything that it looks for, as it is written.
    pub fn looked_for(&self) -> impl Iterator<Item = &str> {
        let words =
            self.pattern.iter().map(|pattern| pattern.get_ref().as_str()).chain(self.words.iter().map(String::as_str));
        words.chain(self.sounds.iter().map(|term| term.word.as_str()))
    }
}

/// A word of the field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word.
    pub word: String,
    /// Words of the same sound that are right.
    #[serde(default)]
    pub except: Vec<String>,
    /// It is a name, which a character lost or too many spoils as well.
    #[serde(default)]
    pub name: bool,
}

/// Where an entry looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Before the first section.
    Preface,
    /// 一.
    Part1,
    /// 二.
    Part2,
    /// 三.
    Part3,
    /// 四.
    Part4,
    /// 五.
    Part5,
    /// 六.
    Part6,
    /// The signature and what follows it.
    Tail,
    /// The headings of the six sections.
    Headings,
    /// Everything, tables too.
    Anywhere,
}

/// A trial of a local rule on the clean sample with a change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// What it shows.
    pub name: Spanned<String>,
    /// A line that is added to the running text.
    pub text: Option<String>,
    /// The part that it is added to; section one where nothing is written.
    pub part: Option<Spanned<u8>>,
    /// What is written into cells.
    #[serde(default)]
    pub cells: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Whether the rule must find something.
    pub finds: bool,
}

/// A text in both languages; English may be left out by an auditor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "表（如 { zh = \"文字\" }） / a table (as { zh = \"text\" })")]
pub struct Twins {
    /// Chinese.
    pub zh: Spanned<String>,
    /// English.
    pub en: Option<Spanned<String>>,
}

/// A change of the clean sample.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlantSpec {
    /// Lines to add: the part, 0 for the preface, 7 for the end.
    #[serde(default)]
    pub add: Vec<(u8, String)>,
    /// Words and what stands in their place.
    #[serde(default)]
    pub replace: Vec<(String, String)>,
    /// The agency's name.
    pub agency: Option<String>,
    /// The year of the sample, where the rule speaks of some years only.
    pub year: Option<i16>,
}

/// Who wrote an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The catalogue; its place there.
    Catalogue(usize),
    /// The catalogue, with an auditor's words.
    Changed,
    /// An auditor: its findings carry their own words, since no list of the catalogue has them.
    Local,
}
