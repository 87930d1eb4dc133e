//! What a report's text has in common with that of the year before and with those of other agencies, measured exactly: the
//! rules of shared text judge by it. Which texts are worth measuring is for whoever holds them all to say.

use std::ops::Range;
use std::sync::Arc;

use super::parameters::{Parameters, Thresholds};
use crate::compare::shared::{Grams, Lines, Outline, Prose, Share, Shared, Sketch, Trace, spans};
use crate::model::record::Record;
use crate::model::report::Report;

/// A report's text, ready to be compared.
#[derive(Clone, Debug)]
pub struct Text {
    /// The running text.
    pub prose: Prose,
    trace: Arc<Trace>,
    grams: Grams,
}

impl Text {
    /// The text of a report.
    pub fn of(report: &Report) -> Self {
        let lines = Lines::of(report);
        let prose = Prose::at(&lines, &report.document);
        let trace = Trace { sketch: Sketch::of(&prose), lines };
        Self { grams: Grams::of(&prose), trace: trace.into(), prose }
    }

    /// A text that was read again, as far as it is measured: its lines are known, their bytes are not.
    pub fn again(mut prose: Prose, trace: &Arc<Trace>) -> Self {
        prose.forget_places();
        Self { grams: Grams::of(&prose), trace: Arc::clone(trace), prose }
    }

    /// Its grams.
    pub const fn grams(&self) -> &Grams {
        &self.grams
    }

    /// The bytes it takes in memory.
    pub fn size(&self) -> usize {
        self.prose.size() + self.grams.size()
    }
}

/// The texts that a text is measured against.
#[derive(Clone, Copy, Debug)]
pub struct Others<'a> {
    /// The same agency's text of the year before, where there is one.
    pub last: Option<&'a Text>,
    /// Texts of other agencies of the same year that are worth it, each with the agency's name.
    pub others: &'a [(Arc<str>, &'a Text)],
    /// What so many agencies write that it is nobody's own.
    pub common: &'a Grams,
}

/// A stretch of text that stands in both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its characters in this text, as they are compared.
    pub this: Range<usize>,
    /// Its characters in the other text.
    pub other: Range<usize>,
    /// Its first and last line in this report and in the other.
    pub lines: [[u32; 2]; 2],
    /// Many agencies write it.
    pub is_common: bool,
    /// Most of it is prescribed.
    pub is_prescribed: bool,
}

/// What two texts have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// How much of this text stands in the other.
    pub share: Share,
    /// The stretches, the longest first.
    pub stretches: Vec<Stretch>,
}

/// A text that many agencies share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Other agencies that were found to have it.
    pub agencies: Vec<Arc<str>>,
    /// How much of this text several of them have.
    pub share: Share,
    /// The stretches shared with the first of them.
    pub stretches: Vec<Stretch>,
}

/// What was measured of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Characters that somebody wrote: in the whole text, in its fifth part.
    pub own_characters: [usize; 2],
    /// The year before: the whole text, its fifth part; none where they are not as much alike as is asked for. None of all
    /// where there is no report of that year.
    pub last: Option<[Option<Likeness>; 2]>,
    /// Other agencies whose text is like this one beyond what many write.
    pub others: Vec<(Arc<str>, Likeness)>,
    /// The text that it shares with many, where it does.
    pub template: Option<Template>,
}

/// What the rules of shared text are given.
#[derive(Clone, Copy, Debug)]
pub struct Likenesses<'a> {
    /// The report that is judged.
    pub this: &'a Record,
    /// What was measured of it.
    pub measured: &'a Measured,
    /// The parameters that hold.
    pub parameters: &'a Parameters,
}

impl Measured {
    /// What is known of a text by its sketch alone, where nothing is like it.
    pub fn unlike(sketch: &Sketch, has_last: bool) -> Self {
        Self {
            own_characters: sketch.own_characters.map(usize::from),
            last: has_last.then(<[Option<Likeness>; 2]>::default),
            ..Self::default()
        }
    }
}

/// Tells whether the text or its fifth part may be so like that of the year before that the two are worth comparing.
pub fn may_be_last_years(this: &Sketch, last: &Sketch, thresholds: &Thresholds) -> [bool; 2] {
    [
        this.whole().may_reach(thresholds.copied_year, last.whole()),
        this.part_five().may_reach(thresholds.copied_part, last.part_five()),
    ]
}

/// Measures a text against others. Where a likeness is less than anybody asks for, its stretches are not looked for.
pub fn measure(this: &Text, beside: Others<'_>, thresholds: &Thresholds) -> Measured {
    let mut measured = Measured::unlike(&this.trace.sketch, beside.last.is_some());
    measured.last = beside.last.map(|last| beside_last(this, last, thresholds));
    if beside.others.is_empty() {
        return measured;
    }
    let (template, ignored) = set_aside(this, beside, thresholds);
    measured.template = template;
    let rest = this.grams.without(&ignored);
    if rest.len() >= thresholds.short_prose {
        let outline = Outline::of(&rest);
        let like = |(name, other): &(Arc<str>, &Text)| {
            let share = share_in(&rest, &outline, other, thresholds.copied_other)?;
            Some((Arc::clone(name), Likeness { share, stretches: stretches(this, other, &ignored) }))
        };
        measured.others = beside.others.iter().filter_map(like).collect();
    }
    measured
}

/// How much of some grams stands in another text, where that reaches so many percent. Counting goes before comparing: most
/// texts have too few that can be the same.
fn share_in(grams: &Grams, outline: &Outline, other: &Text, percent: usize) -> Option<Share> {
    let may = outline.may_hold(&other.grams, Share::needed(grams.len(), percent));
    let share = may.then(|| grams.share_in(&other.grams))?;
    share.reaches(percent).then_some(share)
}

/// What of a text is nobody's own: what is common in the corpus, and the template that it shares with many.
pub fn shared_by_many(this: &Text, beside: Others<'_>, thresholds: &Thresholds) -> Grams {
    set_aside(this, beside, thresholds).1
}

fn set_aside(this: &Text, beside: Others<'_>, thresholds: &Thresholds) -> (Option<Template>, Grams) {
    let common = this.grams.within(beside.common);
    match template(this, beside.others, thresholds) {
        None => (None, common),
        Some((template, shared)) => (Some(template), common.or(&shared)),
    }
}

/// The template that a text shares with many others, and its grams: those that at least two of them have as well.
fn template(this: &Text, others: &[(Arc<str>, &Text)], thresholds: &Thresholds) -> Option<(Template, Grams)> {
    if others.len() + 1 < thresholds.template_agencies {
        return None;
    }
    let outline = Outline::of(&this.grams);
    let is_alike = |other: &Text| share_in(&this.grams, &outline, other, thresholds.copied_other).is_some();
    let alike: Vec<_> = others.iter().filter(|(_, other)| is_alike(other)).collect();
    if alike.len() + 1 < thresholds.template_agencies {
        return None;
    }
    let shared = this.grams.within_at_least(2, alike.iter().map(|(_, other)| &other.grams));
    let agencies = alike.iter().map(|(name, _)| Arc::clone(name)).collect();
    let stretches = stretches(this, alike.first()?.1, &Grams::default());
    Some((Template { agencies, share: this.grams.share_in(&shared), stretches }, shared))
}

fn beside_last(this: &Text, last: &Text, thresholds: &Thresholds) -> [Option<Likeness>; 2] {
    let [whole, part] = may_be_last_years(&this.trace.sketch, &last.trace.sketch, thresholds);
    let of_whole = || (this.grams.share_in(&last.grams), thresholds.copied_year);
    let of_part = || (Grams::of_five(&this.prose).share_in(&Grams::of_five(&last.prose)), thresholds.copied_part);
    let shares = [whole.then(of_whole), part.then(of_part)];
    let shares = shares.map(|share| share.filter(|(share, percent)| share.reaches(*percent)));
    if shares == [None; 2] {
        return [None, None];
    }
    let found = stretches(this, last, &Grams::default());
    let of_five = found.iter().filter(|stretch| this.prose.part_at(stretch.this.start) == 5).cloned().collect();
    let [whole, part] = shares.map(|share| share.map(|share| share.0));
    [whole.map(|share| Likeness { share, stretches: found }), part.map(|share| Likeness { share, stretches: of_five })]
}

/// The stretches that two texts have in common, the longest first. Those of which at least half is in `common` are marked.
pub fn stretches(this: &Text, other: &Text, common: &Grams) -> Vec<Stretch> {
    // What has no gram is prescribed, and nobody's.
    let mut owned = vec![Owned::Nobody; this.prose.len()];
    for (at, gram) in this.prose.grams() {
        owned[at] = if common.has(gram) { Owned::Many } else { Owned::Own };
    }
    let stretch = |Shared { length, this: at, other: there }| {
        let (mine, theirs) = (at..at + length, there..there + length);
        let count = |whose: Owned| owned[mine.clone()].iter().filter(|one| **one == whose).count();
        let lines = [this.prose.lines(mine.clone()), other.prose.lines(theirs.clone())];
        let is_common = count(Owned::Own) * 2 < length;
        let is_prescribed = is_common && count(Owned::Many) < count(Owned::Nobody);
        Stretch { is_common, is_prescribed, this: mine, other: theirs, lines }
    };
    spans(&this.prose, &other.prose).into_iter().map(stretch).collect()
}

/// Whose a place of a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owned {
    /// The report's own.
    Own,
    /// Many have it.
    Many,
    /// It is prescribed.
    Nobody,
}

#[cfg(test)]
mod tests;
