//! Cells of one line that only blanks set apart, as text drawn from PDF has them: `信息内容  本年制发件数  本年废止件数`. A
//! line is cut only where every part of it is a label, or a value behind one.

use super::lexicon::{self, Lexicon, Meaning};
use super::piece::{self, Flow, Kind, Piece};
use crate::model::document::{Document, Span};

/// Lines longer than this, in bytes, are prose.
const LONGEST_LINE: usize = 300;
/// Parts of a line that are looked for at most: table 4 has fifteen heads on one.
const MOST_PARTS: usize = 15;

/// Cuts the pieces that are several labels in a row.
pub fn cut(document: &Document, pieces: &mut Vec<Piece>, lexicon: &mut Lexicon) {
    let cuts: Vec<(usize, Vec<Span>)> =
        (0..).zip(&*pieces).filter_map(|(nth, piece)| Some((nth, parts(document, *piece, lexicon)?))).collect();
    for (nth, spans) in cuts.into_iter().rev() {
        let Piece { line, kind, flow, .. } = pieces[nth];
        let end = spans.last().map_or(0, |span| span.end);
        let row_end = Piece { span: Span { start: end, end }, line, kind: Kind::RowEnd, flow: Flow::Line };
        let of = |span: Span| piece::digits(document.slice(span).as_bytes()).map_or(kind, Kind::Digits);
        let parts = spans.into_iter().map(|span| Piece { span, line, kind: of(span), flow: Flow::Row });
        pieces.splice(nth..=nth, parts.chain((flow == Flow::Line).then_some(row_end)));
    }
}

/// The labels that a piece is made of, where it is none itself.
fn parts(document: &Document, piece: Piece, lexicon: &mut Lexicon) -> Option<Vec<Span>> {
    let is_plain = piece.kind == Kind::Text && matches!(piece.flow, Flow::Line | Flow::Row);
    let text = document.slice(piece.span);
    let may_be = is_plain && text.len() <= LONGEST_LINE && text.contains(' ') && lexicon::may_begin(text);
    if !may_be || lexicon.meaning(text).is_some() {
        return None;
    }
    let mut spans = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        // Behind a label, what a cell can hold: a row that lost its blanks is one still.
        let length = label_at(rest, lexicon).or_else(|| if at > 0 { value_at(rest) } else { None });
        let length = length.filter(|_| spans.len() < MOST_PARTS)?;
        spans.push(Span::new(piece.span.start as usize + at, piece.span.start as usize + at + length));
        at += length;
        at += text[at..].len() - text[at..].trim_start().len();
    }
    (spans.len() > 1).then_some(spans)
}

/// The bytes of the word that a text begins with, if a cell can hold it.
fn value_at(text: &str) -> Option<usize> {
    let word = text.split(' ').next().filter(|word| piece::is_value(word) || piece::is_none(word))?;
    Some(word.len())
}

/// The bytes of the longest label that a text begins with, up to a blank.
fn label_at(text: &str, lexicon: &mut Lexicon) -> Option<usize> {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<usize> = ends.filter(|&end| !text[..end].ends_with(' ')).take(MOST_PARTS).collect();
    ends.into_iter().rev().find(|&end| lexicon.meaning(&text[..end]).is_some_and(Meaning::is_label))
}
