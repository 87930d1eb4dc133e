//! What a rule is made of. The list of all rules is [`super::RULES`].

use super::likeness::Likenesses;
use super::parameters::Parameters;
use super::reading::Reading;
use super::sample::Sample;
use serde::Deserialize;

use crate::form::Edition;
use crate::model::finding::{Severity, Verdict};
use crate::model::outcome::Outcome;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::text::phrase::Phrase;

/// One rule: what it is called, when it speaks, how it judges and what it says.
pub struct Rule {
    /// Its stable name, as `A101`; never used again for another.
    pub code: &'static str,
    /// Its title in the catalogue.
    pub title: Phrase,
    /// What it is about.
    pub group: Group,
    /// The gravest of its findings.
    pub severity: Severity,
    /// The editions it speaks about.
    pub editions: Editions,
    /// How it judges.
    pub check: Check,
    /// What it says of a finding.
    pub wording: Wording,
    /// What it says where blanks could still make it hold.
    pub implied: Option<Wording>,
    /// Plants the fault that the self-test must find; an entry of a data file names its own.
    pub planted: fn(&mut Sample),
    /// Its own source file, for the docs at its head.
    pub source: &'static str,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

impl Rule {
    /// The words for a finding of this verdict.
    pub fn wording_for(&self, verdict: Verdict) -> Wording {
        match (verdict, self.implied) {
            (Verdict::Implied, Some(implied)) => implied,
            _ => self.wording,
        }
    }

    /// Plants the fault that the self-test must find.
    pub fn plant(&self, sample: &mut Sample) {
        match self.check {
            Check::Stated(stated) => stated.plant(sample),
            _ => (self.planted)(sample),
        }
    }

    /// The docs at the head of its file, without comment marks.
    pub fn docs(&self) -> String {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!").or_else(|| line.strip_prefix('#')));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

/// The sentences of a rule, with places for what was found.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// A whole sentence, as a colleague would say it.
    pub message: Phrase,
    /// A few words for a narrow list, without characters of uncertain width.
    pub brief: Phrase,
}

/// How a rule judges.
#[derive(Clone, Copy)]
pub enum Check {
    /// One report by itself.
    Report(fn(&Report) -> Outcome),
    /// One report with its running text and the parameters.
    Text(fn(&Reading<'_>) -> Outcome),
    /// One report, as an entry of a data file states it.
    Stated(&'static dyn Stated),
    /// A report beside the one of the year before.
    Years(fn(&Years) -> Outcome),
    /// A report's text beside the texts of a corpus.
    Likeness(fn(&Likenesses) -> Outcome),
}

/// A rule that is stated in a data file.
pub trait Stated: Send + Sync {
    /// Judges a report.
    fn check(&self, reading: &Reading<'_>) -> Outcome;

    /// Plants the fault that the self-test must find.
    fn plant(&self, sample: &mut Sample);
}

/// The earlier reports of an agency that one is judged beside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Past<'a> {
    /// That of the year before, where it is there.
    pub last: Option<&'a Record>,
    /// Those of other years that its text speaks of, as far as they are there.
    pub claimed: &'a [&'a Record],
}

impl<'a> From<Option<&'a Record>> for Past<'a> {
    fn from(last: Option<&'a Record>) -> Self {
        Self { last, claimed: &[] }
    }
}

/// Two years of one agency, and what else its text speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Years<'a> {
    /// The report of the year before, where there is one.
    pub last: Option<&'a Record>,
    /// Reports of other years that its text speaks of.
    pub claimed: &'a [&'a Record],
    /// The report that is judged.
    pub this: &'a Record,
    /// The parameters that hold.
    pub parameters: &'a Parameters,
}

impl<'a> Years<'a> {
    /// The report of an earlier year, where it is there.
    pub fn of(&self, year: i16) -> Option<&'a Record> {
        self.last.into_iter().chain(self.claimed.iter().copied()).find(|record| record.year == Some(year))
    }
}

/// The editions that a rule speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editions {
    /// Every report, also one whose tables nobody recognises.
    Any,
    /// Every edition that has a form.
    WithForm,
    /// One edition.
    Only(Edition),
}

impl Editions {
    /// Tells whether a rule may speak about a report of this edition.
    pub fn include(self, edition: Edition) -> bool {
        match self {
            Self::Any => true,
            Self::WithForm => edition != Edition::Older,
            Self::Only(only) => edition == only,
        }
    }

    /// The editions to try the rule on.
    pub fn samples(self) -> &'static [Edition] {
        match self {
            Self::Any | Self::WithForm => &Edition::WITH_FORM,
            Self::Only(Edition::E2019) => &[Edition::E2019],
            Self::Only(_) => &[Edition::E2021],
        }
    }

    /// Its words in the catalogue.
    pub const fn words(self) -> Phrase {
        match self {
            Self::Any => Phrase::new("不限", "any"),
            Self::WithForm => Phrase::new("2019版、2021版", "2019, 2021"),
            Self::Only(Edition::E2019) => Phrase::new("仅2019版", "2019 only"),
            Self::Only(_) => Phrase::new("仅2021版", "2021 only"),
        }
    }
}

/// What a rule is about: the heads of the catalogue, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 算术.
    Arithmetic,
    /// 跨年.
    AcrossYears,
    /// 完整.
    Completeness,
    /// 文表: the text against the tables.
    Narrative,
    /// 时效.
    Timeliness,
    /// 版式.
    Layout,
    /// 表述.
    Language,
    /// 隐私.
    Privacy,
    /// 雷同.
    Similarity,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Arithmetic,
        Self::AcrossYears,
        Self::Completeness,
        Self::Narrative,
        Self::Timeliness,
        Self::Layout,
        Self::Language,
        Self::Privacy,
        Self::Similarity,
    ];

    /// Its name.
    pub const fn name(self) -> Phrase {
        match self {
            Self::Arithmetic => Phrase::new("算术", "arithmetic"),
            Self::AcrossYears => Phrase::new("跨年", "across years"),
            Self::Completeness => Phrase::new("完整", "completeness"),
            Self::Narrative => Phrase::new("文表", "text against tables"),
            Self::Timeliness => Phrase::new("时效", "timeliness"),
            Self::Layout => Phrase::new("版式", "layout"),
            Self::Language => Phrase::new("表述", "language"),
            Self::Privacy => Phrase::new("隐私", "privacy"),
            Self::Similarity => Phrase::new("雷同", "similarity"),
        }
    }
}

/// The name of a severity for people.
pub const fn severity_name(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => Phrase::new("错误", "error"),
        Severity::Warning => Phrase::new("警告", "warning"),
        Severity::Info => Phrase::new("提示", "info"),
    }
}
