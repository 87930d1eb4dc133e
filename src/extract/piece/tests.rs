//! How lines of every layout are cut.

use super::*;
use crate::model::document::tests::document;
use proptest::prelude::*;

/// The pieces of a text as a line of words: `_` blank, `.` pad, `|` bar, `~` gap, `;` end of a row.
fn shown(text: &str) -> String {
    let document = document(text);
    let mut pieces = Vec::new();
    take_apart(&document, &mut pieces);
    let word = |piece: &Piece| match piece.kind {
        Kind::Digits(value) => value.to_string(),
        Kind::Text => document.slice(piece.span).to_owned(),
        Kind::Blank => "_".to_owned(),
        Kind::Pad => ".".to_owned(),
        Kind::Bar => "|".to_owned(),
        Kind::Gap => "~".to_owned(),
        Kind::RowEnd => ";".to_owned(),
    };
    pieces.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_serialisation_becomes_the_same_kind_of_pieces() {
    for (name, text, pieces) in [
        ("A", "规章 | 0 | 1 | 2 | |||", "规章 0 1 2 . . . ;"),
        ("B", "规章 | 0 | 1 | 2 |", "规章 0 1 2 ;"),
        ("B blank", "规章 | 0 |  | 2 |", "规章 0 _ 2 ;"),
        ("C", "规章 |\n0 |\n|\n2 |\n|||", "规章 0 | 2"),
        ("D", "规章\n|\n0\n|", "规章 | 0 |"),
        ("E", "规章\n\n0\n\n1", "规章 ~ 0 ~ 1"),
        ("G", "| \n 规章  | \n 0  | ", "| 规章 0"),
        ("H", "| 规章 | / | 0 |", "规章 / 0 ;"),
        ("H with a rule and bold cells", "|:---|---|\n| **规章** | **3** | - |", "规章 3 - ;"),
        ("I", "规章 |\n0 | 1 | 2 |", "规章 0 1 2 ;"),
        ("L", "\t规章\n\t0\n\t\u{a0}\n\t2\n\n", "规章 0 _ 2 ~"),
        ("L with a second tab", "\t0\t\n 1 \r\n2|\r\n", "0 _ ; 1 2"),
        ("M", "本机关 67 3 0 0 1 0 71", "本机关 67 3 0 0 1 0 71 ;"),
        ("M of one value", "行政许可 5", "行政许可 5 ;"),
        ("M of an amount", "行政事业 性收费  0.03", "行政事业 性收费 0.03 ;"),
        ("M of a change", "行政强制  3  -1  5", "行政强制 3 -1 5 ;"),
        ("M of a unit", "政府集中采购  3  52.6万元", "政府集中采购 3 52.6万元 ;"),
        ("no row", "一、总体情况 5", "一、总体情况 5"),
        ("canonical", "（一）予以公开 |  | 0 | 1", "（一）予以公开 _ 0 1 ;"),
        ("tabs", "规章\t0\t1\t2", "规章 0 1 2 ;"),
    ] {
        assert_eq!(shown(text), pieces, "layout {name}");
    }
}

proptest! {
    #[test]
    fn pieces_lie_within_their_lines_and_in_order(text in "[a|｜\t\r\n 0-9总计\u{a0}\u{3000}]{0,80}") {
        let document = document(&text);
        let mut pieces = Vec::new();
        take_apart(&document, &mut pieces);
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
        for piece in pieces.iter().filter(|piece| piece.is_visible()) {
            let line = document.line_span(piece.line);
            prop_assert!(line.start <= piece.span.start && piece.span.end <= line.end);
        }
    }
}

#[test]
fn rules_drawn_of_signs_are_no_pieces() {
    assert_eq!(shown("+----+---+\n| 规章 | 0 |\n+====+===+\n├──┼──┤\n--\n+3\n"), "规章 0 ; -- +3");
}
