//! The running text of a report as it is compared: no blanks, no marks, one sign for every number, each character with its
//! place. Tables, headings, the preface and the signature are not in it; it compares nothing.

use std::ops::Range;

use super::lines::Lines;
use super::mark::{Mark, Marks};
use super::{GRAM, stock};
use crate::model::document::{Document, Span};
use crate::model::report::Report;

/// Characters that are kept at most: longer texts are no reports, and nobody waits for them.
const MOST: usize = 100_000;
/// A line without a mark of a sentence and no longer than this is a sub-heading.
const SUBHEADING: usize = 24;
/// Bytes of running text in which there is one character that is compared, about.
const BYTES: usize = 3;

/// Running text as it is compared.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub(super) marks: Vec<Mark>,
    /// The bytes of the canonical text that each character was made of; none once they were forgotten.
    places: Vec<[u32; 2]>,
    /// Of every line its first character.
    lines: Vec<Line>,
}

/// A line of the canonical text, as far as it is compared.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its first character.
    at: usize,
    /// Its number.
    number: u32,
    /// The section it stands in.
    part: u8,
}

impl Prose {
    /// The running text of the six sections, without the bytes that characters were made of.
    pub fn of(report: &Report) -> Self {
        Self::unplaced(&Lines::of(report), &report.document)
    }

    /// The running text that stands in some lines of a document.
    pub fn at(lines: &Lines, document: &Document) -> Self {
        Self::read(lines, document, Marks::placed)
    }

    /// The same without the bytes that characters were made of: lines are enough where nobody cites words.
    pub fn unplaced(lines: &Lines, document: &Document) -> Self {
        Self::read(lines, document, Marks::unplaced)
    }

    fn read(lines: &Lines, document: &Document, room: fn(usize) -> Marks) -> Self {
        let bytes = lines.runs().map(|run| bytes_of(&run.lines, document)).sum::<usize>();
        let (mut marks, mut starts) = (room(bytes / BYTES), Vec::with_capacity(32));
        let mut part = None;
        for run in lines.runs() {
            if part.replace(run.part).is_some_and(|before| before != run.part) {
                end_section(&mut marks);
            }
            for line in run.lines {
                if marks.marks.len() >= MOST {
                    break;
                }
                let at = marks.marks.len();
                take_line(document, line, &mut marks);
                if marks.marks.len() > at {
                    starts.push(Line { at, number: line, part: run.part });
                }
            }
        }
        end_section(&mut marks);
        marks.marks.truncate(MOST);
        Self::with(marks, starts)
    }

    /// Takes a text that stands alone, as if it were a section.
    pub fn of_text(text: &str) -> Self {
        let mut marks = Marks::placed(text.len() / BYTES);
        marks.fold(text, 0);
        Self::with(marks, vec![Line { at: 0, number: 1, part: 0 }])
    }

    /// Takes a text as if it were the fifth section.
    #[cfg(test)]
    pub(super) fn of_part_five(text: &str) -> Self {
        Self { lines: vec![Line { at: 0, number: 1, part: 5 }], ..Self::of_text(text) }
    }

    fn with(Marks { mut marks, places }: Marks, lines: Vec<Line>) -> Self {
        stock::mark(&mut marks);
        Self { marks, places: places.unwrap_or_default(), lines }
    }

    /// Lets go of the bytes that characters were made of: lines are enough where nobody cites words.
    pub fn forget_places(&mut self) {
        self.places = Vec::new();
        self.marks.shrink_to_fit();
        self.lines.shrink_to_fit();
    }

    /// The bytes it takes in memory.
    pub fn size(&self) -> usize {
        size_of_val(&self.marks[..]) + size_of_val(&self.places[..]) + size_of_val(&self.lines[..])
    }

    /// The characters of one section.
    pub(super) fn part(&self, part: u8) -> Range<usize> {
        let is_of = |line: &Line| line.part == part;
        let Some(first) = self.lines.iter().position(is_of) else { return 0..0 };
        let end = self.lines.iter().rposition(is_of).and_then(|last| self.lines.get(last + 1));
        self.lines[first].at..end.map_or(self.marks.len(), |next| next.at)
    }

    /// How many characters there are that somebody wrote, in the whole text and in its fifth part: those prescribed by the
    /// form do not count.
    pub fn own_characters(&self) -> [usize; 2] {
        [0..self.marks.len(), self.part(5)]
            .map(|range| self.marks[range].iter().filter(|mark| !mark.is_stock()).count())
    }

    /// Characters of all kinds, the marks between sections with them.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Tells whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The bytes of the canonical text that some characters were made of.
    pub fn bytes(&self, range: Range<usize>) -> Span {
        let places = self.places.get(range).unwrap_or_default();
        let end = places.iter().map(|place| place[1]).max().unwrap_or(0);
        Span { start: places.first().map_or(0, |place| place[0]), end }
    }

    /// The first and the last line of some characters.
    pub fn lines(&self, range: Range<usize>) -> [u32; 2] {
        [range.start, range.end.saturating_sub(1)].map(|at| self.line_at(at).map_or(0, |line| line.number))
    }

    /// A hash of every gram of seven characters that somebody wrote, with the place of its first character.
    pub fn grams(&self) -> impl Iterator<Item = (usize, u64)> {
        self.grams_within(0..self.marks.len())
    }

    /// The same in the fifth part.
    pub fn grams_of_five(&self) -> impl Iterator<Item = (usize, u64)> {
        self.grams_within(self.part(5))
    }

    fn grams_within(&self, range: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        let (mut gram, mut known, first) = (0_u128, 0_usize, range.start);
        self.marks[range].iter().enumerate().filter_map(move |(at, mark)| {
            gram = (gram << BITS | u128::from(mark.code() & MASK)) & WHOLE;
            known = if mark.is_stock() { 0 } else { known + 1 };
            (known >= GRAM).then(|| (first + at + 1 - GRAM, hash(gram)))
        })
    }

    /// The section that a character stands in.
    pub fn part_at(&self, at: usize) -> u8 {
        self.line_at(at).map_or(0, |line| line.part)
    }

    fn line_at(&self, at: usize) -> Option<&Line> {
        let after = self.lines.partition_point(|line| line.at <= at);
        self.lines.get(after.checked_sub(1)?)
    }

    pub(super) fn is_break(&self, at: usize) -> bool {
        self.marks.get(at).is_none_or(|mark| *mark == Mark::BREAK)
    }
}

fn bytes_of(lines: &Range<u32>, document: &Document) -> usize {
    let [first, last] = [lines.start, lines.end.saturating_sub(1)].map(|line| document.line_span(line));
    if lines.is_empty() { 0 } else { (last.end.saturating_sub(first.start)) as usize }
}

fn take_line(document: &Document, line: u32, marks: &mut Marks) {
    let (text, from) = (document.line(line), marks.marks.len());
    marks.fold(text, document.line_span(line).start);
    let is_sentence = || text.contains(['。', '；', '！', '？', '，', ',', ';']);
    if marks.marks.len() - from <= SUBHEADING && !is_sentence() {
        marks.marks[from..].iter_mut().for_each(|mark| *mark = mark.as_stock());
    }
}

fn end_section(marks: &mut Marks) {
    let end = marks.places.as_ref().and_then(|places| places.last()).map_or(0, |place| place[1]);
    marks.push(Mark::BREAK, [end; 2]);
}

/// Bits of one character in a gram: enough for all that reports are written in.
const BITS: u32 = 18;
const MASK: u32 = (1 << BITS) - 1;
const WHOLE: u128 = (1 << 126) - 1;

/// Mixes a gram so that every bit of it counts for every bit of the hash.
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a gram")]
const fn hash(gram: u128) -> u64 {
    let (high, low) = ((gram >> 64) as u64, gram as u64);
    let mut mixed = high.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ low;
    mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;
    use crate::form::Edition;
    use crate::model::document::tests::document;
    use crate::model::report::{Evidence, Section, Stated};

    #[test]
    fn characters_lead_back_to_the_text() {
        let text = "收到 １２ 件。";
        let prose = Prose::of_text(text);
        let span = prose.bytes(2..4);
        assert_eq!(&text[span.range()], "１２ 件");
    }

    #[test]
    fn only_the_prose_of_the_sections_is_compared() {
        let text = "题目\n现予公布。\n一、总体情况\n（一）主动公开情况\n山林档案全部上网，可以查阅。\n\
                    五、存在的主要问题及改进情况\n解读少。\n青禾县林业局\n2025年1月16日\n";
        let section = |part, line, prose: &[u32]| Section { part, heading: String::new(), line, prose: prose.to_vec() };
        let date = Stated { value: jiff::civil::date(2025, 1, 16), line: 9, by: Evidence::Signature };
        let signed = Stated { value: "青禾县林业局".to_owned(), line: 8, by: Evidence::Signature };
        let mut report = sample::report(Edition::E2021, 2024, &[]);
        report.document = document(text);
        report.sections = vec![section(1, 3, &[4, 5]), section(5, 6, &[7, 8, 9])];
        (report.head.issued_on, report.head.agencies) = (Some(date), vec![signed]);
        let prose = Prose::of(&report);
        let own: String = prose.marks.iter().filter(|mark| !mark.is_stock()).map(|mark| mark.character()).collect();
        assert_eq!(own, "山林档案全部上网可以查阅解读少");
        assert_eq!(prose.own_characters(), [15, 3]);
        assert_eq!((prose.lines(8..11), prose.part_at(8), prose.part_at(prose.len() - 2)), ([5, 5], 1, 5));
    }

    #[test]
    fn no_gram_reaches_across_sections_or_prescribed_words() {
        let gram = |text: &str| Prose::of_text(text).grams().count();
        assert_eq!(gram("山林档案全部上网"), 2);
        assert_eq!(gram("山林档案政府信息公开工作年度报告全部上网"), 0);
    }

    #[test]
    fn the_fifth_part_has_its_grams_alone() {
        let text = "山林档案全部上网，可以查阅。\n苗木价格每周公布，欢迎来问。\n苗木价格每周公布，欢迎来问。\n";
        let section = |part, prose: &[u32]| Section { part, heading: String::new(), line: 1, prose: prose.to_vec() };
        let mut report = sample::report(Edition::E2021, 2024, &[]);
        (report.document, report.head.issued_on) = (document(text), None);
        report.sections = vec![section(1, &[1]), section(5, &[2]), section(6, &[3])];
        let prose = Prose::of(&report);
        let five: Vec<(usize, u64)> = prose.grams_of_five().collect();
        let all: Vec<(usize, u64)> = prose.grams().filter(|(at, _)| prose.part_at(*at) == 5).collect();
        assert_eq!((five.len(), five), (all.len(), all));
    }
}
