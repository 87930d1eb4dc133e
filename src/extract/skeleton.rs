//! The pieces of a document with what they mean: labels put together where they are broken, headings, the edition. It fills
//! no cell.

use super::lexicon::{self, LONGEST, Lexicon, Meaning};
use super::piece::{Flow, Kind, Piece};
use crate::form::{Edition, Label};
use crate::model::document::Document;

/// A document's pieces with their meanings.
pub struct Skeleton<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its pieces.
    pub pieces: &'a [Piece],
    /// For each piece, the word that begins there.
    words: Vec<Option<Word>>,
    /// The pieces that a word begins at, in order: a tenth of all.
    starts: Vec<usize>,
}

/// A label or heading, perhaps put together from several pieces.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// What it means.
    pub meaning: &'static Meaning,
    /// How many pieces it spans.
    pub pieces: usize,
    /// It is not quite the form's label, and was told by its place and letters.
    pub forced: bool,
}

impl<'a> Skeleton<'a> {
    /// Finds the words among the pieces.
    pub fn new(document: &'a Document, pieces: &'a [Piece], lexicon: &mut Lexicon) -> Self {
        let (mut words, mut starts) = (vec![None; pieces.len()], Vec::with_capacity(128));
        let mut at = 0;
        while at < pieces.len() {
            let word = word_at(document, pieces, at, lexicon);
            words[at] = word;
            starts.extend(word.map(|_| at));
            at += word.map_or(1, |word| word.pieces);
        }
        Self { document, pieces, words, starts }
    }

    /// The word that begins at a piece.
    pub fn word(&self, at: usize) -> Option<Word> {
        self.words.get(at).copied().flatten()
    }

    /// Takes a piece for a label that it is not quite.
    pub fn force(&mut self, at: usize, meaning: &'static Meaning) {
        let Some(word) = self.words.get_mut(at) else { return };
        *word = Some(Word { meaning, pieces: 1, forced: true });
        if let Err(nth) = self.starts.binary_search(&at) {
            self.starts.insert(nth, at);
        }
    }

    /// All words in order, each with the piece it begins at.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = (usize, Word)> {
        self.starts.iter().filter_map(|&at| self.word(at).map(|word| (at, word)))
    }

    /// The labels that a piece is in an edition.
    pub fn labels(&self, at: usize, edition: Edition) -> &'static [Label] {
        self.word(at).map_or(&[], |word| word.meaning.labels(edition))
    }

    /// The text of a piece.
    pub fn text(&self, piece: Piece) -> &'a str {
        self.document.slice(piece.span)
    }

    /// The edition that the labels speak for.
    pub fn edition(&self) -> Option<Edition> {
        let meanings: Vec<&'static Meaning> = self.words().map(|(_, word)| word.meaning).collect();
        lexicon::edition_of(&meanings)
    }
}

fn word_at(document: &Document, pieces: &[Piece], at: usize, lexicon: &mut Lexicon) -> Option<Word> {
    let piece = pieces.get(at)?;
    if matches!(piece.kind, Kind::Digits(1..=9)) && pieces.get(at + 1).is_some_and(|next| lacks_ordinal(document, next))
    {
        return joined_word(document, pieces, at, lexicon);
    }
    if piece.kind != Kind::Text {
        return None;
    }
    let text = document.slice(piece.span);
    if text.len() > LONGEST || !lexicon::may_begin(text) {
        return None;
    }
    match lexicon.meaning(text) {
        Some(meaning) => Some(Word { meaning, pieces: 1, forced: false }),
        None => joined_word(document, pieces, at, lexicon),
    }
}

/// Tells whether a piece begins with the mark behind an ordinal: the digit before it belongs to the label, not to the row above.
fn lacks_ordinal(document: &Document, piece: &Piece) -> bool {
    piece.kind == Kind::Text && document.slice(piece.span).starts_with(['.', '．', '、'])
}

/// Most pieces that one broken label has been seen in.
const MOST_JOINED: usize = 4;

/// Puts a label together that is broken over lines, as 结果⏎维持: no part of it may be a label itself.
fn joined_word(document: &Document, pieces: &[Piece], at: usize, lexicon: &mut Lexicon) -> Option<Word> {
    let first = pieces[at];
    for (nth, next) in pieces.iter().enumerate().skip(at + 1).take(MOST_JOINED - 1) {
        // The rest of a label on a plain line may begin the next line's row.
        let goes_on = next.flow == Flow::Row && first.flow == Flow::Line && pieces[nth - 1].line < next.line;
        let breaks = next.kind != Kind::Text || next.flow == Flow::Tab || next.flow == Flow::Row && !goes_on;
        if breaks || first.flow == Flow::Cell || lexicon.meaning(document.slice(next.span)).is_some() {
            return None;
        }
        let text = &document.text[first.span.start as usize..next.span.end as usize];
        if let Some(meaning) = lexicon.meaning(text).filter(|meaning| meaning.is_label() || meaning.heading.is_some()) {
            return Some(Word { meaning, pieces: nth - at + 1, forced: false });
        }
    }
    None
}
