//! The numbers of the running text: each with its sentence, what it counts, and whether it can be held against a cell. It
//! finds and names; what must agree with what is the rules' business.

mod above;
mod body;
mod brackets;
mod by_way;
mod came;
mod chart;
mod clause;
mod compared;
mod deadline;
mod denied;
mod disputes;
mod documents;
mod each;
mod every;
mod fees;
mod figure;
mod heard;
mod idle;
mod lexicon;
mod line;
mod links;
mod lists;
mod marks;
mod names;
mod naming;
mod neighbours;
mod none;
mod outcome;
mod parts;
mod past;
mod phrases;
mod relations;
mod scope;
mod semicolon;
mod sentence;
mod some;
mod spoken;
mod standing;
mod stretch;
mod subject;
#[cfg(test)]
mod tests;
mod token;
mod totals;
mod uncounted;
mod uptake;
mod ways;
mod whole;
mod word;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::model::document::Document;
use crate::model::narrative::{Narrative, Unit};
use crate::model::report::{Head, Section};
use above::Above;
use body::Body;
use line::Line;
use names::Names;
use scope::Scope;
use sentence::Reader;
use word::Words;

/// Reads the running text of all sections.
pub fn read(document: &Document, head: &Head, sections: &[Section]) -> Narrative {
    let mut narrative = Narrative::default();
    let agency = head.agency.as_ref().map(|stated| stated.value.as_str());
    let seat = agency.and_then(body::seat);
    let year = head.year.as_ref().map(|stated| stated.value);
    let name = agency.unwrap_or_default().replace("人民", "");
    let names = agency.map(Names::of).unwrap_or_default();
    let alone = body::is_alone(&name, seat);
    let mut prose = Prose { body: Body { year, seat, name: &name, alone }, names, ..Prose::default() };
    for number in preface(document, sections) {
        prose.read_line(document, number, &mut narrative);
    }
    for section in sections {
        prose.part = section.part;
        prose.enter(&section.heading);
        for &number in &section.prose {
            prose.read_line(document, number, &mut narrative);
        }
    }
    narrative
}

/// The lines above the first heading that are sentences.
fn preface(document: &Document, sections: &[Section]) -> impl Iterator<Item = u32> {
    let first = sections.iter().map(|section| section.line).min().unwrap_or(1);
    let from = first.saturating_sub(LONGEST_PREFACE).max(1);
    (from..first).filter(|&number| document.line(number).trim_end().ends_with(['。', ':', '：']))
}

/// So many lines above the first heading are looked at: more is the page around the report.
const LONGEST_PREFACE: u32 = 12;

/// Reads line after line, reusing its room.
#[derive(Default)]
struct Prose<'a> {
    body: Body<'a>,
    /// What it calls itself.
    names: Names,
    line: Line,
    tokens: Vec<token::Token>,
    /// The section, 1 to 6; 0 above the first.
    part: u8,
    /// The heading above is about requests for information, or about what they led to.
    heading: bool,
    /// It is about them alone, and nothing was counted since.
    opens: bool,
    /// The line before was a label with its number, of requests: 收到申请：5件.
    labelled: bool,
    /// Where in the narrative the line before begins.
    line_before: usize,
}

/// Longest heading, in characters.
const LONGEST_HEADING: usize = 36;
/// Longest line that is a label with its number, in characters.
const LONGEST_LABEL: usize = 24;
/// Longer lines are cut: no paragraph has so many bytes.
const LONGEST_LINE: usize = 60_000;

impl Prose<'_> {
    /// Goes below a heading; what sections 三 and 四 are about, all below them is about.
    fn enter(&mut self, heading: &str) {
        self.heading = matches!(self.part, 3 | 4) || speaks_of_requests(heading);
        self.opens = self.opens_requests(heading);
        self.labelled = false;
    }

    /// Tells whether a heading is of requests and of nothing else.
    fn opens_requests(&self, heading: &str) -> bool {
        let of_others = ["主动", "复议", "诉讼"].iter().any(|other| heading.contains(other));
        (self.part == 3 || speaks_of_requests(heading)) && !of_others
    }

    fn read_line(&mut self, document: &Document, number: u32, narrative: &mut Narrative) {
        let span = document.line_span(number);
        let text = document.slice(span);
        let text = &text[..text.floor_char_boundary(LONGEST_LINE)];
        // A list divides what the line before counts, nothing farther away.
        let before = std::mem::replace(&mut self.line_before, narrative.mentions.len());
        let is_heading = is_heading(text);
        let on_requests = speaks_of_requests(text);
        if is_heading {
            self.enter(text);
        } else if let Some(heading) = leading(text) {
            self.opens = self.opens_requests(heading);
        }
        if !line::can_state(text.chars()) {
            return;
        }
        let start = span.start;
        self.line.load(number, text, start);
        let told = on_requests.then(|| told_of_requests(&self.line.chars)).flatten();
        let below_disputes = self.part == 4;
        let mut above = Above { on_requests: self.heading, is_heading, below_disputes, before, ..Above::default() };
        above.means_requests = std::mem::take(&mut self.labelled);
        let mut from = 0;
        while from < self.line.chars.len() {
            let end = sentence_end(&self.line.chars, from);
            // 依申请公开。2021年收57件: a heading that has no line of its own.
            self.opens |= is_of_requests_in_short(&self.line.chars[from..end]);
            // Most sentences state nothing, also in lines that do.
            let states = line::can_state(self.line.chars[from..end].iter().copied());
            let before = narrative.mentions.len();
            above.means_requests |= self.opens;
            above.opens = self.opens;
            (above.means_requests, above.disputes, above.lead) =
                if states { self.read_sentence(from, end, above, narrative) } else { Default::default() };
            self.opens &= !narrative.mentions[before..].iter().any(|one| matches!(one.unit, Unit::Count(_)));
            above.before = before;
            let counted = &narrative.mentions[before..];
            above.follows = (above.received.is_some() || above.follows) && links::are_dealings(counted);
            above.received = links::received(counted).map(|nth| before + nth);
            above.on_requests |= told.is_some_and(|told| told <= end);
            // 2022年，收到申请9件；作出行政许可6件: both in that year.
            above.lead = above.lead.filter(|_| self.line.chars.get(end) == Some(&';'));
            from = end + 1;
        }
        self.labelled = above.means_requests && self.line.chars.len() <= LONGEST_LABEL;
    }

    /// Reads one sentence; tells whether it counted requests, and which disputes, and of when and whom it spoke at first.
    fn read_sentence(
        &mut self,
        from: usize,
        end: usize,
        above: Above,
        narrative: &mut Narrative,
    ) -> (bool, Words, Option<Scope>) {
        token::take_apart(&self.line.chars, (from, end), &self.names, &mut self.tokens);
        neighbours::settle(&self.line.chars, &mut self.tokens);
        let first = narrative.mentions.len();
        let mut reader = Reader::new(&self.line, &self.tokens, self.body, Above { first, ..above });
        reader.read(narrative);
        let counted = (reader.counts_requests(), reader.counted_disputes(), reader.lead);
        let places = reader.places;
        each::note(&self.tokens, &places, self.body.year, narrative);
        uptake::note(&self.tokens, &places, (&self.line.chars, above.received), narrative);
        let sentence = relations::Sentence {
            tokens: &self.tokens,
            places: &places,
            chars: &self.line.chars,
            last_year: self.body.year.map(|year| year.saturating_sub(1)),
            received: above.received,
            first,
            before: above.before.min(first),
        };
        links::note(&sentence, narrative);
        chart::note(&self.tokens, &places, self.body.year, narrative);
        counted
    }
}

/// Where the sentence ends; a full stop within a title ends none.
fn sentence_end(chars: &[char], from: usize) -> usize {
    let ends = |&at: &usize| match chars[at] {
        '。' | '!' | '?' => true,
        '.' => is_stop(chars, from, at),
        ';' => semicolon::ends_sentence(chars, from, at),
        _ => false,
    };
    (from..chars.len()).find(ends).unwrap_or(chars.len())
}

/// A point as a full stop: between Han characters, and far enough from the start that it is not that of a heading.
fn is_stop(chars: &[char], from: usize, at: usize) -> bool {
    let parts = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii());
    at > from + LONGEST_MARK && parts(chars.get(at - 1)) && parts(chars.get(at + 1))
}

/// Longest mark of a heading, in characters: （十二）.
const LONGEST_MARK: usize = 4;

const ON_REQUESTS: [&str; 2] = ["依申请公开", "公开申请"];

fn speaks_of_requests(text: &str) -> bool {
    static WORDS: LazyLock<[Finder<'_>; 2]> = LazyLock::new(|| ON_REQUESTS.map(Finder::new));
    WORDS.iter().any(|words| words.find(text.as_bytes()).is_some())
}

/// Tells a sentence that only says that requests are spoken of: 依申请公开。
fn is_of_requests_in_short(sentence: &[char]) -> bool {
    const SHORT: [&str; 4] = ["依申请公开", "依申请公开情况", "依申请公开方面", "依申请公开工作情况"];
    sentence.first() == Some(&'依') && SHORT.iter().any(|short| short.chars().eq(sentence.iter().copied()))
}

/// The heading with which a line begins: （二）依申请公开情况。收到…, 2.依申请公开情况：收到….
fn leading(text: &str) -> Option<&str> {
    let end = text.find(['。', '：', ':']).filter(|&end| text[end..].trim_end().chars().nth(1).is_some())?;
    Some(&text[..end]).filter(|heading| is_heading(heading))
}

/// The place after the first words on requests.
fn told_of_requests(chars: &[char]) -> Option<usize> {
    let end_of = |words: &&str| {
        let length = words.chars().count();
        let at = chars.windows(length).position(|window| words.chars().eq(window.iter().copied()))?;
        Some(at + length)
    };
    ON_REQUESTS.iter().filter_map(end_of).min()
}

/// A short line that begins with a mark and has no more in it than words: 2.依申请公开情况。
fn is_heading(text: &str) -> bool {
    let whole = crate::text::fold::bare(text);
    let text = whole.trim_end_matches(['。', '：', ':']);
    let marks = ['（', '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let marked = text.starts_with(marks) || text.starts_with(|c: char| c.is_ascii_digit());
    let sentence = ['。', '；', ';', '，', ',', '：', ':'];
    let behind_mark = text.trim_start_matches(|c: char| c.is_ascii_digit() || marks.contains(&c));
    // （一）未收到申请。 is a sentence, 2.依申请公开情况。 is none.
    let states = text.len() < whole.len() && line::can_state(behind_mark.chars());
    marked && !states && text.chars().count() <= LONGEST_HEADING && !text.contains(sentence)
}
