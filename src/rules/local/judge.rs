//! Judges a report by an entry: where something stands that should not, or where nothing stands that should.

use std::ops::Range;

use regex::Regex;

use super::entry::Entry;
use super::find::Find;
use super::formula::{Answer, Formula};
use super::pattern::Pattern;
use super::sieve::Sieve;
use super::spec::Scope;
use crate::model::finding::{Arg, Fault, Verdict};
use crate::model::outcome::Outcome;
use crate::model::report::Report;
use crate::rules::reading::{Passage, Place, Reading, Sifted};
use crate::rules::reason;
use crate::text::number::Number;
use crate::text::phrase::Phrase;

/// Characters on either side of what was found that tell it from other findings.
const AROUND: usize = 6;

/// Places of one line that are looked at: what says the same over and over is said once.
const MOST_TRIES: usize = 64;

/// Something found on a line.
struct Hit<'a> {
    line: u32,
    /// How much of the text it takes.
    bytes: usize,
    found: &'a str,
    around: &'a str,
    should: &'a str,
    find: &'a Find,
}

impl Entry {
    /// Judges a report.
    pub(super) fn judge(&self, reading: &Reading<'_>) -> Outcome {
        if let Some(outcome) = self.gate(reading) {
            return outcome;
        }
        if let Some(formula) = &self.formula {
            return self.weigh(formula, reading.report);
        }
        if let Some(outcome) = reading.without_prose() {
            return outcome;
        }
        if self.absent { self.look_for_missing(reading) } else { self.look_for_hits(reading) }
    }

    /// Ends at once where the entry does not speak about the report, or cannot.
    fn gate(&self, reading: &Reading<'_>) -> Option<Outcome> {
        let report = reading.report;
        if let Some(years) = self.years {
            match report.year() {
                None => return Some(Outcome::not_judged(reason::unknown_year())),
                Some(year) if !years.contains(year) => return Some(Outcome::not_applicable()),
                Some(_) => {}
            }
        }
        if let Some(kind) = self.kind {
            match reading.organ() {
                None => return Some(Outcome::not_judged(reason::unknown_agency())),
                Some(own) if own != kind => return Some(Outcome::not_applicable()),
                Some(_) => {}
            }
        }
        None
    }

    // --- what must hold between cells ---------------------------------------------------------------------------------

    fn weigh(&self, formula: &Formula, report: &Report) -> Outcome {
        let (left, right) = match formula.judge(report) {
            Answer::Holds => return Outcome::passed(),
            Answer::NoCell if report.form().is_none() => return Outcome::not_judged(reason::unknown_edition()),
            Answer::NoCell => return Outcome::not_applicable(),
            Answer::Unknown(cell) => return Outcome::not_judged(reason::silent_cells(1, cell)),
            Answer::Fails(left, right) => (left, right),
        };
        let cells = report.form().map(|form| formula.cells(form)).unwrap_or_default();
        let fault = Fault::new(self.level, Verdict::Violated)
            .with_lines(cells.iter().filter_map(|&cell| report.cell(cell).place()).collect())
            .with_values(Some(right.to_string()), Some(left.to_string()))
            .with_difference(left.minus(right).map(Number::distance))
            .arg("left", Arg::Number(left))
            .arg("right", Arg::Number(right))
            .with_cells(cells);
        Outcome::of(vec![self.spoken(fault)])
    }

    fn looks_at(&self, place: Place) -> bool {
        self.places.is_empty() || self.places.iter().any(|scope| scope.covers(place))
    }

    // --- what should be there ---------------------------------------------------------------------------------------

    fn look_for_missing(&self, reading: &Reading<'_>) -> Outcome {
        let passages = || reading.passages().iter().filter(|passage| self.looks_at(passage.place));
        let is_missing = |find: &&Find| !passages().any(|passage| find.is_in(passage.text));
        let missing: Vec<&Find> = self.finds.iter().filter(is_missing).collect();
        if missing.is_empty() {
            return Outcome::passed();
        }
        if let Some(part) = self.unseen_part(reading.report) {
            return Outcome::not_judged(reason::no_section(part));
        }
        let fault = Fault::new(self.level, Verdict::Observed)
            .with_anchor(self.code)
            .with_lines(self.heading(reading.report).into_iter().collect())
            .arg("missing", Arg::List(missing.iter().map(|find| find.name).collect()));
        Outcome::of(vec![self.spoken(fault)])
    }

    /// The first of the parts it looks at that the report seems not to have: what is missing may stand there, and that it is
    /// not there is C301's to say.
    fn unseen_part(&self, report: &Report) -> Option<u8> {
        if self.places.contains(&Scope::Preface) && report.sections.is_empty() {
            return Some(1);
        }
        self.places.iter().filter_map(|scope| scope.part()).find(|&part| report.section(part).is_none())
    }

    /// The heading below which something should stand, where the entry looks at one section only.
    fn heading(&self, report: &Report) -> Option<u32> {
        let [scope] = self.places.as_slice() else { return None };
        report.section(scope.part()?).map(|section| section.line)
    }

    // --- what should not be there ------------------------------------------------------------------------------------

    fn look_for_hits(&self, reading: &Reading<'_>) -> Outcome {
        let hits = self.hits(reading);
        let faults = hits.chunk_by(|one, other| one.line == other.line).map(|hits| self.fault(hits));
        Outcome::of(faults.collect())
    }

    /// Everything found, in the order of the document.
    fn hits<'a>(&'a self, reading: &Reading<'a>) -> Vec<Hit<'a>> {
        let mut hits: Vec<(usize, Hit<'a>)> = if self.may_see(reading) { self.seen(reading) } else { Vec::new() };
        hits.extend(self.heard(reading));
        hits.retain(|hit| !self.except.iter().any(|word| hit.1.found == word));
        // What several entries find at one place is told once, by what begins first, and by the longest of these.
        hits.sort_by_key(|(at, hit)| (*at, std::cmp::Reverse(hit.bytes)));
        let mut end = 0;
        hits.retain(|(at, hit)| {
            let is_new = *at >= end;
            end = if is_new { at + hit.bytes } else { end };
            is_new
        });
        hits.into_iter().map(|hit| hit.1).collect()
    }

    /// Tells whether it is worth looking: the sieve has looked for all entries that stay within the running text.
    fn may_see(&self, reading: &Reading<'_>) -> bool {
        self.goes_beyond_prose() || self.place.is_none_or(|place| sifted(reading).has(place))
    }

    /// Tells whether it looks at headings or tables too.
    fn goes_beyond_prose(&self) -> bool {
        self.places.iter().any(|scope| matches!(scope, Scope::Headings | Scope::Anywhere))
    }

    /// What patterns and words find, in stretches of lines that follow each other.
    fn seen<'a>(&'a self, reading: &Reading<'a>) -> Vec<(usize, Hit<'a>)> {
        let text: &'a str = &reading.report.document.text;
        let year = reading.report.year();
        let (mut line, mut tries) = (0, 0);
        let hit = |(stretch, found): (&Range<usize>, regex::Match<'a>)| {
            let at = stretch.start + found.start();
            let passage = self.passage(reading, at)?;
            (line, tries) = if passage.line == line { (line, tries + 1) } else { (passage.line, 0) };
            if tries > MOST_TRIES {
                return None;
            }
            let within = &text[stretch.clone()];
            let meant = |find: &&Find| {
                find.speaks_of(year) && find.at(within, found.start()).is_some() && is_meant(find, &passage, at)
            };
            let find = self.finds.iter().find(meant)?;
            Some((at, hit(&passage, at..at + found.len(), find)))
        };
        let everything = 0..text.len();
        let whole = std::slice::from_ref(&everything);
        let stretches = if self.goes_beyond_prose() { whole } else { reading.stretches() };
        let found = |any: &'a Regex| {
            stretches
                .iter()
                .flat_map(|stretch| any.find_iter(&text[stretch.clone()]).map(move |found| (stretch, found)))
        };
        self.any.iter().map(Pattern::regex).flat_map(found).filter_map(hit).collect()
    }

    /// What sounds like words of the field.
    fn heard<'a>(&'a self, reading: &Reading<'a>) -> Vec<(usize, Hit<'a>)> {
        let mut hits = Vec::new();
        for (nth, sounds) in &self.sounds {
            let find = &self.finds[*nth];
            let passages = reading.passages().iter().filter(|passage| self.looks_at(passage.place));
            for passage in passages {
                sounds.in_text(passage.text, |range, word| {
                    let range = passage.start + range.start..passage.start + range.end;
                    if is_meant(find, passage, range.start) {
                        hits.push((range.start, Hit { should: word, ..hit(passage, range, find) }));
                    }
                });
            }
        }
        hits
    }

    /// The line that a byte stands on, where the entry looks at it.
    fn passage<'a>(&self, reading: &Reading<'a>, byte: usize) -> Option<Passage<'a>> {
        if let Some(passage) = reading.passage_at(byte) {
            return self.looks_at(passage.place).then_some(*passage);
        }
        let report = reading.report;
        let line = report.document.line_at(u32::try_from(byte).ok()?);
        let is_heading = report.sections.iter().any(|section| section.line == line);
        let looks = self.places.contains(&Scope::Anywhere) || is_heading && self.places.contains(&Scope::Headings);
        let span = report.document.line_span(line);
        let text = report.document.slice(span);
        looks.then_some(Passage { line, place: Place::Loose, start: span.start as usize, text })
    }

    /// One fault a line, as grave as the gravest hit on it.
    fn fault(&self, hits: &[Hit<'_>]) -> Fault {
        let level = hits.iter().map(|hit| hit.find.level.unwrap_or(self.level)).max().unwrap_or(self.level);
        let found = hits.iter().map(|hit| hit.found).collect::<Vec<_>>().join("、");
        let should =
            hits.iter().map(|hit| hit.should).filter(|should| !should.is_empty()).collect::<Vec<_>>().join("、");
        let mut named: Vec<Phrase> = hits.iter().map(|hit| hit.find.name).collect();
        named.dedup();
        let fault = Fault::new(level, Verdict::Observed)
            .with_anchor(hits.first().map_or("", |hit| hit.around))
            .with_lines(hits.first().map(|hit| hit.line).into_iter().collect())
            .with_values(Some(should.clone()).filter(|should| !should.is_empty()), Some(found.clone()))
            .arg("found", Arg::Quote(found))
            .arg("should", Arg::Quote(should))
            .arg("named", Arg::List(named));
        self.spoken(fault)
    }

    /// A local rule's findings carry their words with them.
    fn spoken(&self, fault: Fault) -> Fault {
        match self.own_words {
            None => fault,
            Some(words) => fault.arg("message", Arg::Words(words.message)).arg("brief", Arg::Words(words.brief)),
        }
    }
}

/// Which entries of the catalogue may find something in a report's running text.
fn sifted(reading: &Reading<'_>) -> Sifted {
    reading.sifted(|stretches| Sieve::shipped().sift(stretches))
}

impl Scope {
    fn covers(self, place: Place) -> bool {
        match place {
            Place::Preface => matches!(self, Self::Preface | Self::Anywhere),
            Place::Section(part) => self == Self::Anywhere || self.part() == Some(part),
            Place::Tail => matches!(self, Self::Tail | Self::Anywhere),
            Place::Loose => self == Self::Anywhere,
        }
    }

    const fn part(self) -> Option<u8> {
        match self {
            Self::Part1 => Some(1),
            Self::Part2 => Some(2),
            Self::Part3 => Some(3),
            Self::Part4 => Some(4),
            Self::Part5 => Some(5),
            Self::Part6 => Some(6),
            Self::Preface | Self::Tail | Self::Headings | Self::Anywhere => None,
        }
    }
}

/// Tells whether words count where they stand: not in an address, not in the name of another document, and not excused by their
/// sentence or by what stands before them.
fn is_meant(find: &Find, passage: &Passage<'_>, byte: usize) -> bool {
    let at = byte - passage.start;
    find.counts_in(passage.sentence(at))
        && find.counts_behind(&passage.text[..at])
        && !passage.is_address(at)
        && (find.titled || !passage.is_titled(at))
}

/// What was found at these bytes of the document; what goes on to the next line is cut.
fn hit<'a>(passage: &Passage<'a>, range: Range<usize>, find: &'a Find) -> Hit<'a> {
    let within = range.start - passage.start..(range.end - passage.start).min(passage.text.len());
    let found = find.shown.as_deref().unwrap_or(&passage.text[within.clone()]);
    let should = find.should.as_deref().unwrap_or_default();
    Hit { line: passage.line, bytes: within.len(), found, around: around(passage.text, within), should, find }
}

fn around(text: &str, range: Range<usize>) -> &str {
    let before = text[..range.start].char_indices().rev().take(AROUND).last();
    let from = before.map_or(range.start, |(at, _)| at);
    let to = text[range.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| range.end + at);
    &text[from..to]
}
