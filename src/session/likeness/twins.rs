//! An opened report's text beside others, word by word: what it has in common with the year before and with the reports of
//! other agencies that were found to be like it.

use std::ops::Range;
use std::sync::Arc;

use crate::compare::shared::{Grams, Share};
use crate::model::report::Report;
use crate::rules::likeness::{self, Measured, Others, Stretch, Text};
use crate::rules::parameters::Thresholds;

/// Another report that shares text with the opened one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Whose report it is.
    pub agency: Option<Arc<str>>,
    /// Its year.
    pub year: Option<i16>,
    /// It is the agency's own report of the year before.
    pub is_last_year: bool,
    /// How much of the opened report's text stands in it, prescribed phrases left out.
    pub share: Share,
    /// What stands in both, the longest first.
    pub passages: Vec<SharedPassage>,
}

/// A stretch of text that stands in both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPassage {
    /// Its words here and there.
    pub texts: [String; 2],
    /// Its first and last line here and there.
    pub lines: [[u32; 2]; 2],
    /// Its length in characters that are compared.
    pub characters: usize,
    /// Many agencies write it.
    pub is_common: bool,
    /// Most of it is prescribed.
    pub is_prescribed: bool,
}

/// What an opened report is set beside.
#[derive(Clone, Copy, Debug)]
pub struct Twins<'a> {
    /// The year before.
    pub last: Option<&'a Report>,
    /// Reports of other agencies that are worth it.
    pub others: &'a [Report],
    /// What so many agencies write that it is nobody's own.
    pub common: &'a Grams,
}

impl Twins<'_> {
    /// Measures a report beside them, and gives those that share text with it.
    pub fn of(&self, report: &Report, thresholds: &Thresholds) -> (Measured, Vec<Twin>) {
        let (this, last) = (Text::of(report), self.last.map(Text::of));
        let texts: Vec<Text> = self.others.iter().map(Text::of).collect();
        let name = |report: &Report| Arc::from(report.subject().unwrap_or_default());
        let others: Vec<(Arc<str>, &Text)> = self.others.iter().map(name).zip(&texts).collect();
        let beside = Others { last: last.as_ref(), others: &others, common: self.common };
        let measured = likeness::measure(&this, beside, thresholds);
        let common = likeness::shared_by_many(&this, beside, thresholds);
        let nothing = Grams::default();
        let of_last = self.last.zip(last.as_ref()).map(|(other, text)| (other, text, &nothing));
        let is_told = |name: &Arc<str>| {
            let of_template = measured.template.iter().flat_map(|template| &template.agencies);
            measured.others.iter().map(|other| &other.0).chain(of_template).any(|told| told == name)
        };
        let told = self.others.iter().zip(&others).filter(|(_, (name, _))| is_told(name));
        let of_others = told.map(|(other, (_, text))| (other, *text, &common));
        let twin = |(other, text, common): (&Report, &Text, &Grams)| {
            let stretches = likeness::stretches(&this, text, common);
            let passages = stretches.iter().map(|stretch| passage([report, other], [&this, text], stretch)).collect();
            Twin {
                agency: other.subject().as_deref().map(Arc::from),
                year: other.year(),
                is_last_year: self.last.is_some_and(|last| std::ptr::eq(last, other)),
                share: this.grams().share_in(text.grams()),
                passages,
            }
        };
        let twins: Vec<Twin> = of_last.into_iter().chain(of_others).map(twin).collect();
        (measured, twins)
    }
}

/// Marks that open what follows them, and that close what stands before them.
const OPENING: [char; 6] = ['（', '(', '《', '〈', '“', '‘'];
const CLOSING: [char; 12] = ['。', '；', '，', '、', '！', '？', '：', '）', ')', '》', '〉', '”'];

/// A stretch with the marks around it that belong to it: they are not compared.
fn with_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].trim_end_matches(OPENING).len();
    let after = text.len() - text[range.end..].trim_start_matches(CLOSING).len();
    before..after
}

fn passage(reports: [&Report; 2], texts: [&Text; 2], stretch: &Stretch) -> SharedPassage {
    let words = |side: usize, range: &Range<usize>| {
        let text = &reports[side].document.text;
        text[with_marks(text, texts[side].prose.bytes(range.clone()).range())].to_owned()
    };
    SharedPassage {
        texts: [words(0, &stretch.this), words(1, &stretch.other)],
        lines: stretch.lines,
        characters: stretch.this.len(),
        is_common: stretch.is_common,
        is_prescribed: stretch.is_prescribed,
    }
}
