//! What a report says of itself: title, agency, year, period, date of signature, each with the line and the evidence. Where
//! nothing is said, nothing is filled in.

mod date;
mod organ;
mod period;
mod preface;
mod published;
mod signature;
mod title;

use memchr::memmem;

use crate::model::document::Document;
use crate::model::report::{Evidence, Head, Section, Stated};
use crate::text::fold;

/// A line without blanks, leftovers and wide punctuation, ready to be searched.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: String,
}

/// Lines of the preface that are looked at: enough for a page's own header before it.
const PREFACE: usize = 40;
/// Longest preface line that is read to its end, in bytes.
const LONGEST: usize = 12_000;

/// Reads the head of a document whose sections are known.
pub fn read(document: &Document, sections: &[Section]) -> Head {
    let first_section = sections.iter().map(|section| section.line).min();
    let numbers = (1..first_section.unwrap_or(u32::MAX)).take(document.line_count()).take(PREFACE);
    let preface: Vec<Line> = lines(document, numbers).collect();
    let mut head = Head::default();
    read_title(&preface, &mut head);
    preface::read(&preface, &mut head);
    read_period(document, sections, &preface, &mut head);
    signature::read(document, &mut head);
    if let Some(section) = sections.iter().find(|section| section.part == 1) {
        let opening = lines(document, section.prose.iter().copied().take(2)).next();
        if let Some(line) = opening {
            preface::read_opening(&line, &mut head);
        }
    }
    published::read(document, &preface, &mut head);
    head.years.sort_by_key(|stated| stated.by);
    head.year = head.years.first().cloned();
    head.agencies.sort_by_key(|stated| stated.by);
    head.agency = head.agencies.first().cloned();
    head
}

fn lines(document: &Document, numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = Line> {
    let lines = numbers.map(|number| Line { number, text: compact(document.line(number)) });
    lines.filter(|line| !line.text.is_empty())
}

/// A line with widths folded and blanks and bookmarks taken out.
fn compact(line: &str) -> String {
    let end = line.floor_char_boundary(LONGEST);
    fold::compact(&fold::without_bookmarks(&line[..end]))
}

/// The title stands in one to three neighbouring lines; the first reading that names most is taken.
fn read_title(preface: &[Line], head: &mut Head) {
    let readings = (0..preface.len()).flat_map(|first| (1..=3).map(move |count| (first, count)));
    let mut best: Option<(usize, u32, String, title::Title)> = None;
    for (first, count) in readings {
        let Some(lines) = preface.get(first..first + count) else { continue };
        if lines.last().is_none_or(|last| !title::may_end_with(&last.text)) {
            continue;
        }
        let text: String = lines.iter().map(|line| line.text.as_str()).collect();
        let Some(title) = title::read(&text) else { continue };
        let named = usize::from(title.agency.is_some()) + usize::from(title.year.is_some());
        if best.as_ref().is_none_or(|best| named > best.0) {
            best = Some((named, lines[0].number, text, title));
        }
    }
    let Some((_, line, text, title)) = best else { return };
    let by = Evidence::Title;
    head.agencies.extend(title.agency.map(|value| Stated { value, line, by }));
    head.years.extend(title.year.map(|value| Stated { value, line, by }));
    head.is_summary = title::is_of_summary(&text);
    head.title = Some(Stated { value: text, line, by });
}

/// The period stands in the preface, else wherever the figures are explained.
fn read_period(document: &Document, sections: &[Section], preface: &[Line], head: &mut Head) {
    let later = || sections.iter().flat_map(|section| section.prose.iter().copied());
    let mut spoken = Vec::new();
    for line in preface {
        if let Some(value) = period::find(&line.text) {
            return note_period(value, line.number, head);
        }
        spoken.extend(period::is_named(&line.text).then_some(line.number));
    }
    let statistics = memmem::Finder::new("统计");
    let speaks = |line: &u32| statistics.find(document.line(*line).as_bytes()).is_some();
    for line in lines(document, later().filter(speaks)) {
        if let Some(value) = period::find(&line.text).filter(|_| period::is_named(&line.text)) {
            return note_period(value, line.number, head);
        }
        spoken.extend(period::is_named(&line.text).then_some(line.number));
    }
    head.period_line = spoken.first().copied();
}

fn note_period(value: crate::model::report::Period, line: u32, head: &mut Head) {
    let by = Evidence::Period;
    head.period = Some(Stated { value, line, by });
    head.period_line = Some(line);
    // A period that ends a few days late is of the year that most of it lies in.
    let strays = value.from.year() < value.to.year() && value.from.month() == 1;
    let year = if strays { value.from.year() } else { value.to.year() };
    head.years.push(Stated { value: year, line, by });
}
