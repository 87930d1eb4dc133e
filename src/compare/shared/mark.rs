//! Folds running text, line by line, to the characters that are compared: no blanks, no marks, one sign for every number.
//! Whose words they are is for others to say.

use std::sync::LazyLock;

use crate::text::fold::{Glyph, glyphs, twins};
use crate::text::han::{HanSet, all_han, han_at, is_han};

/// What stands for a number.
const NUMBER: char = '#';
/// The bit of a mark that says that the form or the law prescribes it; no character reaches so far.
const STOCK: u32 = 1 << 31;

/// One character that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u32);

impl Mark {
    /// What stands between two sections; nothing is the same across it.
    pub const BREAK: Self = Self('\0' as u32 | STOCK);

    const fn of(character: char) -> Self {
        Self(character as u32)
    }

    /// The number of the folded character.
    pub const fn code(self) -> u32 {
        self.0 & !STOCK
    }

    /// The folded character.
    pub fn character(self) -> char {
        char::from_u32(self.code()).unwrap_or_default()
    }

    /// The form or the law prescribes it.
    pub const fn is_stock(self) -> bool {
        self.0 & STOCK != 0
    }

    /// The same, prescribed.
    pub const fn as_stock(self) -> Self {
        Self(self.0 | STOCK)
    }
}

/// Characters that are compared, each with the bytes of its source where somebody will cite words.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    /// The characters.
    pub marks: Vec<Mark>,
    /// The first byte of each, and the byte after it; none where nobody asks for them.
    pub places: Option<Vec<[u32; 2]>>,
}

impl Marks {
    /// Room for about so many, with their places.
    pub fn placed(count: usize) -> Self {
        Self { marks: Vec::with_capacity(count), places: Some(Vec::with_capacity(count)) }
    }

    /// Room for about so many, without places.
    pub fn unplaced(count: usize) -> Self {
        Self { marks: Vec::with_capacity(count), places: None }
    }

    /// Adds a character.
    pub fn push(&mut self, mark: Mark, place: [u32; 2]) {
        self.marks.push(mark);
        if let Some(places) = &mut self.places {
            places.push(place);
        }
    }

    /// Adds a line that begins at a byte of the canonical text.
    pub fn fold(&mut self, text: &str, start: u32) {
        let from = self.marks.len();
        let byte = |at: usize| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let (mut at, mut continues) = (0, false);
        loop {
            let words = self.push_words(text, at, byte);
            continues &= words == at;
            let mut rest = glyphs(&text[words..]);
            let Some(glyph) = rest.next() else { return };
            at = words + glyph.end;
            let is_word = is_han(glyph.folded) && !NUMERALS.contains(glyph.folded);
            let is_number = !is_word && is_number(glyph.folded, continues, || rest.next());
            if !is_word && !is_number && !is_han(glyph.folded) && !glyph.folded.is_alphanumeric() {
                continue;
            }
            let place = [words + glyph.start, at].map(byte);
            if is_number && self.marks[from..].last() == Some(&Mark::of(NUMBER)) {
                self.widen_last(place[1]);
            } else {
                let character = if is_number { NUMBER } else { glyph.folded.to_ascii_lowercase() };
                self.push(Mark::of(character), place);
            }
            continues = is_number;
        }
    }

    /// Adds the plain words that follow from a byte on, which are nearly all of running text; gives the byte after them.
    fn push_words(&mut self, text: &str, from: usize, byte: impl Fn(usize) -> u32) -> usize {
        let plain = &*PLAIN;
        let mut at = from;
        while let Some(c) = han_at(text.as_bytes(), at).filter(|&c| plain.contains(c)) {
            self.push(Mark::of(c), [at, at + 3].map(&byte));
            at += 3;
        }
        at
    }

    fn widen_last(&mut self, end: u32) {
        if let Some(last) = self.places.as_mut().and_then(|places| places.last_mut()) {
            last[1] = end;
        }
    }
}

/// The folded characters of a text.
pub(super) fn folded(text: &str) -> Vec<Mark> {
    let mut marks = Marks::unplaced(text.len() / 3);
    marks.fold(text, 0);
    marks.marks
}

/// Han characters that are compared as they stand: neither numerals nor traditional ones.
static PLAIN: LazyLock<HanSet> = LazyLock::new(|| {
    let odd: HanSet = twins().map(|twin| twin.0).collect();
    all_han().filter(|&c| !odd.contains(c) && !NUMERALS.contains(c)).collect()
});

/// Characters that write numbers, and parts of words where they stand alone: 统一, 一是.
static NUMERALS: LazyLock<HanSet> = LazyLock::new(|| "零一二两三四五六七八九十百千".chars().collect());

/// Tells whether a character is part of a number: a digit, a numeral beside another one, or one before a word for counting.
fn is_number(character: char, continues: bool, next: impl FnOnce() -> Option<Glyph>) -> bool {
    let is_numeral = |c: char| c == '〇' || NUMERALS.contains(c);
    let counted = |c: char| is_numeral(c) || "件条次期篇份场".contains(c);
    if !is_numeral(character) {
        return character.is_numeric();
    }
    continues || next().is_some_and(|next| counted(next.folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        folded(text).iter().map(|mark| mark.character()).collect()
    }

    #[test]
    fn numbers_years_blanks_and_marks_make_no_difference() {
        let one = shown("2023年，共收到申请 12 件，同比增长3.5%。");
        assert_eq!(one, "#年共收到申请#件同比增长#");
        assert_eq!(one, shown("２０２４年共收到申请一百二十件；同比增长 11.25%"));
        assert_eq!(shown("办结两件、解读三次，统一发布，一是"), "办结#件解读#次统一发布一是");
    }

    #[test]
    fn numbers_of_two_lines_are_two() {
        let mut marks = Marks::placed(0);
        marks.fold("收到12", 0);
        marks.fold("13件", 10);
        assert_eq!(marks.marks.iter().map(|mark| mark.character()).collect::<String>(), "收到##件");
        assert_eq!(marks.places.unwrap()[2..4], [[6, 8], [10, 12]]);
    }
}
