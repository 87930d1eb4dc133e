//! Finds the form's labels and the figures between them inside text that runs on without separators. It knows no table.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::lexicon::{self, Meaning};
use crate::text::fold::{self, Glyph};

/// What a stretch of glued text is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A label or heading.
    Word(&'static Meaning),
    /// Digits and what may stand among figures: signs, points, dashes, units of money.
    Figures,
    /// Anything else.
    Other,
}

/// A stretch of glyphs.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first glyph.
    pub from: usize,
    /// The glyph after it.
    pub to: usize,
    /// Labels in its chain: tokens that follow each other with nothing between them but labels and figures.
    pub chain: usize,
}

impl Token {
    /// What it means as a label or heading in a table: prose has no such chains of labels.
    pub fn word(&self) -> Option<&'static Meaning> {
        match self.kind {
            Kind::Word(meaning) if self.chain >= SHORTEST_CHAIN => Some(meaning),
            _ => None,
        }
    }
}

/// The glued text of a document, taken apart.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The text.
    pub text: &'a str,
    /// Its characters that can be seen.
    pub glyphs: Vec<Glyph>,
    /// What they make up.
    pub tokens: Vec<Token>,
}

/// Labels that must follow each other before they are taken for a table's.
const SHORTEST_CHAIN: usize = 4;
/// Texts longer than this, in bytes, are not searched for glued labels: no report comes near.
const LONGEST_TEXT: usize = 2 << 20;

impl<'a> Scan<'a> {
    /// Takes a text apart; one that is too long has no tokens.
    pub fn new(text: &'a str) -> Self {
        let text = if text.len() > LONGEST_TEXT { "" } else { text };
        let glyphs = fold::fold_places(text);
        let mut tokens = tokens(&glyphs);
        count_chains(&mut tokens);
        Self { text, glyphs, tokens }
    }

    /// The meanings of all labels that stand in chains.
    pub fn meanings(&self) -> Vec<&'static Meaning> {
        self.tokens.iter().filter_map(Token::word).collect()
    }

    /// What separates a glyph from the one before it.
    pub fn gap_before(&self, glyph: usize) -> Gap {
        let before = glyph.checked_sub(1).and_then(|before| self.glyphs.get(before));
        let (Some(before), Some(this)) = (before, self.glyphs.get(glyph)) else { return Gap::None };
        let between = fold::without_leftovers(&self.text[before.end..this.start]);
        if between.contains('\n') {
            return Gap::Line;
        }
        if between.contains(char::is_whitespace) { Gap::Blank } else { Gap::None }
    }

    /// The source of a stretch of glyphs.
    pub fn source(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.glyphs.get(from).map_or(self.text.len(), |glyph| glyph.start);
        let end = to.checked_sub(1).and_then(|last| self.glyphs.get(last)).map_or(start, |glyph| glyph.end);
        start..end.max(start)
    }
}

/// What stands between two glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing that separates.
    None,
    /// A blank: a sure boundary.
    Blank,
    /// A line end: a boundary between texts, but a number may be broken over lines.
    Line,
}

fn tokens(glyphs: &[Glyph]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if let Some((length, meaning)) = label_at(&glyphs[at..]) {
            tokens.push(Token { kind: Kind::Word(meaning), from: at, to: at + length, chain: 0 });
            at += length;
            continue;
        }
        let is_figure = is_figure(glyphs[at].folded);
        match tokens.last_mut() {
            Some(Token { kind: Kind::Figures, to, .. }) if is_figure => *to = at + 1,
            Some(Token { kind: Kind::Other, to, .. }) if !is_figure => *to = at + 1,
            _ => {
                let kind = if is_figure { Kind::Figures } else { Kind::Other };
                tokens.push(Token { kind, from: at, to: at + 1, chain: 0 });
            }
        }
        at += 1;
    }
    tokens
}

/// Signs that may stand among the figures of a row.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '/' | '\\' | '—' | '–' | '―' | '─' | '−' | '无' | '万' | '元')
}

fn count_chains(tokens: &mut [Token]) {
    for chain in tokens.split_mut(|token| matches!(token.kind, Kind::Other)) {
        let labels = chain.iter().filter(|token| matches!(token.kind, Kind::Word(meaning) if meaning.is_label()));
        let labels = labels.count();
        for token in chain {
            token.chain = labels;
        }
    }
}

/// A label as characters, and what it means.
type Entry = (Box<[char]>, &'static Meaning);

/// The longest label that begins the glyphs. An ordinal such as `6.` belongs to the label, never to the figures before it.
fn label_at(glyphs: &[Glyph]) -> Option<(usize, &'static Meaning)> {
    static BY_START: LazyLock<FxHashMap<[char; 2], Vec<Entry>>> = LazyLock::new(by_start);
    let [first, second, ..] = glyphs else { return None };
    let entries = BY_START.get(&[first.folded, second.folded])?;
    let fits = |(label, _): &&Entry| {
        glyphs.len() >= label.len() && label.iter().zip(glyphs).all(|(&c, glyph)| c == glyph.folded)
    };
    entries.iter().find(fits).map(|(label, meaning)| (label.len(), *meaning))
}

/// Labels and headings by their first two characters, the longest first.
fn by_start() -> FxHashMap<[char; 2], Vec<Entry>> {
    let mut index: FxHashMap<[char; 2], Vec<Entry>> = FxHashMap::default();
    for (key, meaning) in lexicon::all().iter().filter(|(_, one)| one.is_label() || one.heading.is_some()) {
        let label: Box<[char]> = key.chars().collect();
        let &[first, second, ..] = label.as_ref() else { continue };
        index.entry([first, second]).or_default().push((label, meaning));
    }
    for entries in index.values_mut() {
        entries.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as words: labels in brackets, figures as they are, other text as `…`.
    fn shown(text: &str) -> String {
        let scan = Scan::new(text);
        let word = |token: &Token| {
            let source = &text[scan.source(token.from, token.to)];
            match token.kind {
                Kind::Word(_) => format!("[{source}]"),
                Kind::Figures => source.to_owned(),
                Kind::Other => "…".to_owned(),
            }
        };
        scan.tokens.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_ordinal_of_the_next_row_belongs_to_its_label() {
        let text = "5.属于三类内部事务信息3200000326.属于四类过程性信息00000007．属于行政执法案卷0";
        let tokens = "[5.属于三类内部事务信息] 320000032 [6.属于四类过程性信息] 0000000 [7．属于行政执法案卷] 0";
        assert_eq!(shown(text), tokens);
    }

    #[test]
    fn labels_are_found_with_blanks_inside_and_leftovers_between() {
        let text = "规 章 000[bookmark: _GoBack]行政规范性文件77 132470第二十条第（五）项其他";
        assert_eq!(shown(text), "[规 章] 000 [行政规范性文件] 77 132470 [第二十条第（五）项] [其他]");
    }

    #[test]
    fn words_in_prose_make_no_chain() {
        let scan = Scan::new("全年办理行政许可16件、行政处罚20件，行政强制、规章和行政复议均为0。");
        assert!(scan.meanings().is_empty());
        assert_eq!(Scan::new("规章000行政规范性文件102行政许可1行政处罚0").meanings().len(), 4);
    }
}
