//! The running text of a report as it is compared: no blanks, no marks, one sign for every number, each character with its
//! place. Tables, headings, the preface and the signature are not in it; it compares nothing.

use std::ops::Range;
use std::sync::LazyLock;

use super::{GRAM, stock};
use crate::model::document::Span;
use crate::model::report::{Report, Section};
use crate::text::fold::fold_places;
use crate::text::han::{HanSet, is_han};

/// Characters that are kept at most: longer texts are no reports, and nobody waits for them.
const MOST: usize = 100_000;
/// A line without a mark of a sentence and no longer than this is a sub-heading.
const SUBHEADING: usize = 24;
/// What stands for a number.
const NUMBER: char = '#';
/// What stands between two sections; nothing is the same across it.
const BREAK: char = '\0';

/// One character that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The folded character.
    pub character: char,
    /// Bytes of its source in the canonical text.
    pub start: u32,
    /// The byte after them.
    pub end: u32,
    /// The line they stand in.
    pub line: u32,
    /// The section it stands in.
    pub part: u8,
    /// The form or the law prescribes it.
    pub stock: bool,
}

/// Running text as it is compared.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub(super) marks: Vec<Mark>,
}

impl Prose {
    /// The running text of the six sections.
    pub fn of(report: &Report) -> Self {
        let mut prose = Self::default();
        for section in &report.sections {
            prose.take_section(report, section);
        }
        prose.marks.truncate(MOST);
        stock::mark(&mut prose.marks);
        prose
    }

    /// Takes a text that stands alone, as if it were a section.
    pub fn of_text(text: &str) -> Self {
        let mut prose = Self { marks: folded(text) };
        stock::mark(&mut prose.marks);
        prose
    }

    fn take_section(&mut self, report: &Report, section: &Section) {
        let tail = report.signature_line().unwrap_or(u32::MAX);
        for (line, text) in report.prose(section).filter(|(line, _)| *line < tail) {
            let start = report.document.line_span(line).start;
            let is_heading = !text.contains(['。', '；', '！', '？', '，', ',', ';']);
            let marks = folded(text);
            let stock = is_heading && marks.len() <= SUBHEADING;
            self.marks.extend(marks.into_iter().map(|mark| Mark {
                start: mark.start + start,
                end: mark.end + start,
                line,
                part: section.part,
                stock,
                ..mark
            }));
        }
        let (end, line) = self.marks.last().map_or((0, 0), |mark| (mark.end, mark.line));
        self.marks.push(Mark { character: BREAK, start: end, end, line, part: section.part, stock: true });
    }

    /// The text of one section.
    pub fn part(&self, part: u8) -> Self {
        Self { marks: self.marks.iter().filter(|mark| mark.part == part).copied().collect() }
    }

    /// How many characters there are that somebody wrote: those prescribed by the form do not count.
    pub fn own_characters(&self) -> usize {
        self.marks.iter().filter(|mark| !mark.stock).count()
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
        let marks = self.marks.get(range).unwrap_or_default();
        let end = marks.iter().map(|mark| mark.end).max().unwrap_or(0);
        Span { start: marks.first().map_or(0, |mark| mark.start), end }
    }

    /// The first and the last line of some characters.
    pub fn lines(&self, range: Range<usize>) -> [u32; 2] {
        let marks = self.marks.get(range).unwrap_or_default();
        [marks.first(), marks.last()].map(|mark| mark.map_or(0, |mark| mark.line))
    }

    /// Every gram of seven characters that somebody wrote, exactly, with the place of its first character.
    pub fn grams(&self) -> impl Iterator<Item = (usize, u128)> + '_ {
        let (mut gram, mut known) = (0_u128, 0_usize);
        self.marks.iter().enumerate().filter_map(move |(at, mark)| {
            gram = (gram << BITS | u128::from(u32::from(mark.character) & MASK)) & WHOLE;
            known = if mark.stock { 0 } else { known + 1 };
            (known >= GRAM).then(|| (at + 1 - GRAM, gram))
        })
    }

    /// The section that a character stands in.
    pub fn part_at(&self, at: usize) -> u8 {
        self.marks.get(at).map_or(0, |mark| mark.part)
    }

    pub(super) fn is_break(&self, at: usize) -> bool {
        self.marks.get(at).is_none_or(|mark| mark.character == BREAK)
    }
}

/// Bits of one character in a gram: enough for all that reports are written in.
const BITS: u32 = 18;
const MASK: u32 = (1 << BITS) - 1;
const WHOLE: u128 = (1 << 126) - 1;

/// A text without blanks and marks, its numbers masked.
pub(super) fn folded(text: &str) -> Vec<Mark> {
    let glyphs = fold_places(text);
    let mut marks: Vec<Mark> = Vec::with_capacity(glyphs.len());
    let mut continues = false;
    for (at, glyph) in glyphs.iter().enumerate() {
        let next = glyphs.get(at + 1).map(|glyph| glyph.folded);
        let is_number = is_number(glyph.folded, continues, next);
        if !is_number && !is_han(glyph.folded) && !glyph.folded.is_alphanumeric() {
            continue;
        }
        let [start, end] = [glyph.start, glyph.end].map(|byte| u32::try_from(byte).unwrap_or(u32::MAX));
        match marks.last_mut() {
            Some(last) if is_number && last.character == NUMBER => last.end = end,
            _ => {
                let character = if is_number { NUMBER } else { glyph.folded.to_ascii_lowercase() };
                marks.push(Mark { character, start, end, line: 1, part: 0, stock: false });
            }
        }
        continues = is_number;
    }
    marks
}

/// Tells whether a character is part of a number: a digit, a numeral beside another one, or one before a word for counting.
/// Numerals that stand alone belong to words: 统一, 一是.
fn is_number(character: char, continues: bool, next: Option<char>) -> bool {
    static NUMERALS: LazyLock<HanSet> = LazyLock::new(|| "零一二两三四五六七八九十百千".chars().collect());
    if is_han(character) && !NUMERALS.contains(character) {
        return false;
    }
    let is_numeral = |c: char| c == '〇' || NUMERALS.contains(c);
    let counted = |c: char| is_numeral(c) || "件条次期篇份场".contains(c);
    character.is_numeric() && !is_numeral(character)
        || is_numeral(character) && (continues || next.is_some_and(counted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample;
    use crate::form::Edition;
    use crate::model::document::tests::document;
    use crate::model::report::{Evidence, Stated};

    fn shown(text: &str) -> String {
        folded(text).iter().map(|mark| mark.character).collect()
    }

    #[test]
    fn numbers_years_blanks_and_marks_make_no_difference() {
        let one = shown("2023年，共收到申请 12 件，同比增长3.5%。");
        assert_eq!(one, "#年共收到申请#件同比增长#");
        assert_eq!(one, shown("２０２４年共收到申请一百二十件；同比增长 11.25%"));
        assert_eq!(shown("办结两件、解读三次，统一发布，一是"), "办结#件解读#次统一发布一是");
    }

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
        let own: String = prose.marks.iter().filter(|mark| !mark.stock).map(|mark| mark.character).collect();
        assert_eq!(own, "山林档案全部上网可以查阅解读少");
        assert_eq!((prose.own_characters(), prose.part(5).own_characters()), (15, 3));
    }

    #[test]
    fn no_gram_reaches_across_sections_or_prescribed_words() {
        let gram = |text: &str| Prose::of_text(text).grams().count();
        assert_eq!(gram("山林档案全部上网"), 2);
        assert_eq!(gram("山林档案政府信息公开工作年度报告全部上网"), 0);
    }
}
