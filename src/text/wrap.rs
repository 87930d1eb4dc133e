//! Breaks Chinese prose into lines of a number of cells, by 避头尾: no closing mark begins a line, no opening mark ends
//! one, words and figures stay whole. It does not measure (see [`width`](super::width)) and lays out no paragraphs.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::width::width;

/// Marks that may not begin a line.
const CLOSERS: &str = "，。、；：？！）》〉」』】〕〗｝’”…—～·％‰℃,.;:?!)]}%";

/// Marks that may not end a line.
const OPENERS: &str = "（《〈「『【〔〖｛‘“([{";

/// Wraps a text into lines of at most `cells` cells (at least 2, so that every glyph finds room).
///
/// Blanks at a break are dropped; a line end in the text is kept as a break; an empty text is one empty line.
pub fn wrap(text: &str, cells: usize) -> Vec<&str> {
    wrap_ranges(text, cells).into_iter().map(|range| &text[range]).collect()
}

/// Wraps like [`wrap`] and returns the byte ranges of the lines, for highlights that follow the source.
pub fn wrap_ranges(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut filling = Filling { text, cells: cells.max(2), line: start..start, lines: &mut lines };
        for unit in units(paragraph) {
            filling.add(start + unit.start..start + unit.end);
        }
        filling.close();
        start += paragraph.len() + 1;
    }
    lines
}

/// One line being filled, and those done before it.
struct Filling<'a> {
    text: &'a str,
    cells: usize,
    line: Range<usize>,
    lines: &'a mut Vec<Range<usize>>,
}

impl Filling<'_> {
    /// Puts an unbreakable unit on this line, or on the next one, or breaks it where no line could hold it.
    fn add(&mut self, unit: Range<usize>) {
        if self.fits(unit.end) {
            self.line.end = unit.end;
            return;
        }
        if self.line.start < unit.start {
            self.close();
            self.line = unit.start..unit.start;
        }
        if self.text[unit.clone()].trim().is_empty() {
            self.line = unit.end..unit.end;
            return;
        }
        if self.fits(unit.end) {
            self.line.end = unit.end;
            return;
        }
        for (start, grapheme) in self.text[unit.clone()].grapheme_indices(true) {
            self.add_grapheme(unit.start + start, grapheme);
        }
    }

    fn add_grapheme(&mut self, start: usize, grapheme: &str) {
        let end = start + grapheme.len();
        if !self.fits(end) {
            self.close();
            self.line = start..start;
        }
        self.line.end = end;
    }

    fn fits(&self, end: usize) -> bool {
        width(&self.text[self.line.start..end]) <= self.cells
    }

    fn close(&mut self) {
        let shown = self.text[self.line.clone()].trim_end();
        self.lines.push(self.line.start..self.line.start + shown.len());
    }
}

/// Splits a paragraph into pieces between which a line may break.
fn units(paragraph: &str) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut before: Option<&str> = None;
    for (start, grapheme) in paragraph.grapheme_indices(true) {
        let end = start + grapheme.len();
        match units.last_mut() {
            Some(unit) if before.is_some_and(|left| sticks(left, grapheme)) => unit.end = end,
            _ => units.push(start..end),
        }
        before = Some(grapheme);
    }
    units
}

/// Tells whether two neighbours may not be parted by a line end.
fn sticks(left: &str, right: &str) -> bool {
    if is_blank(left) || is_blank(right) {
        return false;
    }
    CLOSERS.contains(right) || OPENERS.contains(left) || (is_word(left) && is_word(right))
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

/// Narrow letters, digits and the marks inside figures; Han characters stand alone.
fn is_word(grapheme: &str) -> bool {
    grapheme.width() == 1 && !CLOSERS_THAT_END_WORDS.contains(grapheme)
}

/// A word may be broken behind these, as between 2024; and 2025.
const CLOSERS_THAT_END_WORDS: &str = ";?!…—’”";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_filled_by_cells() {
        assert_eq!(wrap("本年度收到政府信息公开申请", 10), ["本年度收到", "政府信息公", "开申请"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn closing_marks_never_begin_a_line() {
        assert_eq!(wrap("依申请公开，共四件。", 10), ["依申请公", "开，共四", "件。"]);
        assert_eq!(wrap("已经全部办结）。另有", 12), ["已经全部办", "结）。另有"]);
    }

    #[test]
    fn opening_marks_never_end_a_line() {
        assert_eq!(wrap("根据条例（第四十条）", 10), ["根据条例", "（第四十", "条）"]);
        assert_eq!(wrap("说是“依申请”", 6), ["说是", "“依申", "请”"]);
    }

    #[test]
    fn figures_and_words_stay_whole() {
        assert_eq!(wrap("共计12345.67万元", 10), ["共计", "12345.67万", "元"]);
        assert_eq!(wrap("the annual report", 8), ["the", "annual", "report"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn line_ends_of_the_text_are_kept() {
        assert_eq!(wrap("一\n\n二", 10), ["一", "", "二"]);
    }

    fn prose() -> impl Strategy<Value = String> {
        "[a-z0-9 本年度，。（）“”、总计\n]{0,60}"
    }

    proptest! {
        #[test]
        fn every_line_fits_and_nothing_but_blanks_is_lost(text in prose(), cells in 2_usize..30) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
            let visible = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(visible(&lines.concat()), visible(&text));
        }

        #[test]
        fn no_line_begins_with_a_closing_mark_where_the_text_allows(body in "([本年度总计]{1,3}[，。、]){1,20}", cells in 8_usize..30) {
            prop_assert!(wrap(&body, cells).iter().all(|line| !line.starts_with(['，', '。', '、'])));
        }
    }
}
