//! A report as the rules over its text read it: the running text line by line, each with its place, beside the parameters
//! that hold. Tables, headings of the six sections and nothing else are left out; it judges nothing.

use std::cell::OnceCell;
use std::ops::Range;

use super::parameters::{OrganKind, Parameters};
use super::reason;
use crate::model::outcome::Outcome;
use crate::model::report::Report;

/// A report with its running text.
pub struct Reading<'a> {
    /// The report.
    pub report: &'a Report,
    /// The parameters that hold.
    pub parameters: &'a Parameters,
    passages: Vec<Passage<'a>>,
    stretches: Vec<Range<usize>>,
    sifted: OnceCell<Sifted>,
}

/// Which entries of data files may find something in a running text, a bit for the place of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sifted(u64);

impl Sifted {
    /// Notes that the entry at this place may find something.
    pub(super) const fn note(&mut self, place: usize) {
        self.0 |= 1 << place;
    }

    /// Tells whether the entry at this place may find something.
    pub(super) const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }
}

/// One line of running text.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Its number.
    pub line: u32,
    /// Where it stands.
    pub place: Place,
    /// Byte at which it begins in the canonical text.
    pub start: usize,
    /// Its text.
    pub text: &'a str,
}

/// Where running text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the first section.
    Preface,
    /// In a section, 1 to 6.
    Section(u8),
    /// The signature and what follows it.
    Tail,
    /// In a document without sections.
    Loose,
}

impl<'a> Reading<'a> {
    /// Takes the running text of a report together.
    pub fn new(report: &'a Report, parameters: &'a Parameters) -> Self {
        let tail = report.signature_line();
        let count = u32::try_from(report.document.line_count()).unwrap_or(u32::MAX);
        let first = report.sections.iter().map(|section| section.line).min();
        let place = if first.is_some() { Place::Preface } else { Place::Loose };
        let in_table = |line: u32| report.tables.iter().any(|t| (t.first_line..=t.last_line).contains(&line));
        let opening = (1..first.unwrap_or(count.saturating_add(1))).filter(|&line| !in_table(line));
        let own = |line: u32, place| if tail.is_some_and(|tail| line >= tail) { Place::Tail } else { place };
        let of_sections = report
            .sections
            .iter()
            .flat_map(|section| section.prose.iter().map(move |&line| (line, own(line, Place::Section(section.part)))));
        let passage = |(line, place)| {
            let span = report.document.line_span(line);
            Passage { line, place, start: span.start as usize, text: report.document.slice(span) }
        };
        let lines = opening.map(|line| (line, own(line, place))).chain(of_sections);
        let passages: Vec<Passage<'_>> = lines.map(passage).filter(|passage| !passage.text.is_empty()).collect();
        let stretches = stretches(&passages, &report.document.text);
        Self { report, parameters, passages, stretches, sifted: OnceCell::new() }
    }

    /// The bytes of the running text: lines that follow each other are one stretch, so that what a line end breaks is whole.
    pub(super) fn stretches(&self) -> &[Range<usize>] {
        &self.stretches
    }

    /// Which entries may find something in the running text; whoever asks first sifts its stretches for all of them.
    pub(super) fn sifted(&self, sift: impl FnOnce(&mut dyn Iterator<Item = &'a str>) -> Sifted) -> Sifted {
        let text = &self.report.document.text;
        *self.sifted.get_or_init(|| sift(&mut self.stretches.iter().map(|stretch| &text[stretch.clone()])))
    }

    /// The running text in the order of the document.
    pub fn passages(&self) -> &[Passage<'a>] {
        &self.passages
    }

    /// The running text of a section, its signature left out.
    pub fn part(&self, part: u8) -> impl Iterator<Item = &Passage<'a>> {
        self.at(Place::Section(part))
    }

    /// The running text of a section line by line, without the heading that its first line may begin with.
    pub fn below(&self, part: u8) -> impl Iterator<Item = &'a str> + '_ {
        let heading =
            self.report.section(part).map(|section| (section.line, crate::text::fold::trim(&section.heading)));
        self.part(part).map(move |passage| {
            let own = heading.filter(|(line, _)| *line == passage.line).map(|(_, heading)| heading);
            own.and_then(|own| crate::text::fold::trim(passage.text).strip_prefix(own)).unwrap_or(passage.text)
        })
    }

    /// The running text at a place.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(move |passage| passage.place == place)
    }

    /// The running text that a byte of the document stands in, if it is running text.
    pub fn passage_at(&self, byte: usize) -> Option<&Passage<'a>> {
        let after = self.passages.partition_point(|passage| passage.start <= byte);
        let passage = self.passages.get(after.checked_sub(1)?)?;
        (byte < passage.start + passage.text.len()).then_some(passage)
    }

    /// Why a rule over running text cannot judge, where there is none.
    pub fn without_prose(&self) -> Option<Outcome> {
        let is_bare = self.passages.iter().all(|passage| crate::text::fold::is_blank_text(passage.text));
        is_bare.then(|| Outcome::not_judged(reason::no_prose()))
    }

    /// What kind of organ reports, where its name is known.
    pub fn organ(&self) -> Option<OrganKind> {
        self.report.agency().map(|name| self.parameters.kind_of(name))
    }
}

fn stretches(passages: &[Passage<'_>], text: &str) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for passage in passages {
        let end = passage.start + passage.text.len();
        match stretches.last_mut() {
            Some(last) if text.get(last.end..passage.start).is_some_and(|gap| gap.trim_ascii().is_empty()) => {
                last.end = end;
            }
            _ => stretches.push(passage.start..end),
        }
    }
    stretches
}

impl Passage<'_> {
    /// The sentence around a byte of the line: from one full stop or semicolon to the next.
    pub fn sentence(&self, at: usize) -> &str {
        let ends = |c: char| matches!(c, '。' | '；' | ';' | '！' | '？' | '!' | '?');
        let at = self.text.floor_char_boundary(at);
        let from = self.text[..at]
            .rfind(ends)
            .map_or(0, |end| end + self.text[end..].chars().next().map_or(0, char::len_utf8));
        let to = self.text[at..].find(ends).map_or(self.text.len(), |end| at + end);
        &self.text[from..to]
    }

    /// Tells whether a byte of the line lies within 《…》, where others' words are named.
    pub fn is_titled(&self, at: usize) -> bool {
        let before = &self.text[..self.text.floor_char_boundary(at)];
        let open = before.rfind(['《', '〈']);
        open.is_some_and(|open| before.rfind(['》', '〉']).is_none_or(|close| close < open))
    }

    /// Tells whether a byte of the line belongs to a web or mail address.
    pub fn is_address(&self, at: usize) -> bool {
        let is_part = |c: char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')' | '"');
        let at = self.text.floor_char_boundary(at);
        let from = self.text[..at]
            .rfind(|c| !is_part(c))
            .map_or(0, |end| end + self.text[end..].chars().next().map_or(0, char::len_utf8));
        let to = self.text[at..].find(|c| !is_part(c)).map_or(self.text.len(), |end| at + end);
        let word = &self.text[from..to];
        word.contains("://")
            || word.contains('@')
            || word.contains("www.")
            || word.contains(".gov")
            || word.contains(".com")
    }

    /// The words around a stretch of the line, as many characters on either side: they tell one finding from another.
    pub fn around(&self, range: Range<usize>, characters: usize) -> &str {
        let from =
            self.text[..range.start].char_indices().rev().take(characters).last().map_or(range.start, |(at, _)| at);
        let to =
            self.text[range.end..].char_indices().nth(characters).map_or(self.text.len(), |(at, _)| range.end + at);
        &self.text[from..to]
    }
}
