//! What a person sees of a DOC, by streams made by hand.

use super::*;

/// A piece of text: packed bytes or wide characters, with changes that hold for all of it.
struct Written<'a> {
    text: &'a str,
    packed: bool,
    changes: &'a [u8],
}

const fn wide(text: &str) -> Written<'_> {
    Written { text, packed: false, changes: &[] }
}

/// The head with its counts: body, then text boxes.
fn head(body: usize, boxes: usize) -> Vec<u8> {
    let mut head = vec![0; 0x400];
    head[..4].copy_from_slice(&[0xec, 0xa5, 0xc1, 0]);
    for (at, count) in [(0x4c, body), (0x64, boxes)] {
        head[at..at + 4].copy_from_slice(&u32::try_from(count).unwrap().to_le_bytes());
    }
    head
}

/// The main stream and the table stream of these pieces, of which the last `boxes` characters stand in text boxes.
fn streams(pieces: &[Written<'_>], boxes: usize) -> (Vec<u8>, Vec<u8>) {
    let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let all: usize = pieces.iter().map(|piece| piece.text.encode_utf16().count()).sum();
    let mut main = head(all - boxes, boxes);
    let (mut clx, mut ends, mut entries, mut end) = (Vec::new(), number(0).to_vec(), Vec::new(), 0);
    for (nth, piece) in pieces.iter().enumerate() {
        clx.extend([1, u8::try_from(piece.changes.len()).unwrap(), 0]);
        clx.extend(piece.changes);
        end += piece.text.encode_utf16().count();
        ends.extend(number(end));
        let place = if piece.packed { 0x4000_0000 | (2 * main.len()) } else { main.len() };
        entries
            .extend([&[0, 0], number(place).as_slice(), &u16::try_from(2 * nth + 1).unwrap().to_le_bytes()].concat());
        if piece.packed {
            main.extend(piece.text.chars().map(|c| u8::try_from(c).unwrap()));
        } else {
            main.extend(piece.text.encode_utf16().flat_map(u16::to_le_bytes));
        }
    }
    let table = [ends, entries].concat();
    clx.push(2);
    clx.extend(number(table.len()));
    clx.extend(table);
    let place = 154 + 8 * Part::Pieces as usize;
    main[place + 4..place + 8].copy_from_slice(&number(clx.len()));
    (main, clx)
}

fn text_of(pieces: &[Written<'_>], boxes: usize) -> String {
    let (main, tables) = streams(pieces, boxes);
    tell(&Fib::new(&main).unwrap(), &main, &tables, &[]).unwrap().0
}

fn text(text: &str) -> String {
    text_of(&[wide(text)], 0)
}

#[test]
fn pieces_follow_one_another_whatever_their_width() {
    let packed = Written { text: "2024 \u{93}A\u{94}", packed: true, changes: &[] };
    assert_eq!(text_of(&[wide("规章"), packed, wide("。\r")], 0), "规章2024 “A”。\n");
}

#[test]
fn a_piece_that_was_deleted_or_is_hidden_is_not_seen() {
    let with = |changes| Written { text: "99", packed: true, changes };
    let pieces = [wide("a"), with(&[0x00, 0x08, 1]), with(&[0x3c, 0x08, 1]), with(&[0x3c, 0x08, 0]), wide("b\r")];
    assert_eq!(text_of(&pieces, 0), "a99b\n");
}

#[test]
fn a_piece_that_is_struck_out_by_one_line_or_two_is_not_meant() {
    let with = |changes| Written { text: "98", packed: true, changes };
    let struck = [with(&[0x37, 0x08, 1]), with(&[0x53, 0x2a, 1]), with(&[0x37, 0x08, 0x81])];
    assert_eq!(struck.map(|piece| text_of(&[wide("a"), piece, wide("b\r")], 0)), ["ab\n"; 3]);
    let meant = [with(&[0x37, 0x08, 0]), with(&[0x53, 0x2a, 0x80])];
    assert_eq!(meant.map(|piece| text_of(&[wide("a"), piece, wide("b\r")], 0)), ["a98b\n"; 2]);
}

#[test]
fn a_piece_that_a_fast_save_hides_in_short_is_not_seen() {
    let pieces = [wide("a"), Written { text: "99", packed: true, changes: &[] }, wide("b\r")];
    let (main, mut tables) = streams(&pieces, 0);
    // Three empty lists, the head of the table, four ends, one entry: then that of the second piece.
    let place = 9 + 5 + 16 + 8 + 6;
    tables[place..place + 2].copy_from_slice(&[0x5c << 1, 1]);
    assert_eq!(tell(&Fib::new(&main).unwrap(), &main, &tables, &[]).unwrap().0, "ab\n");
}

#[test]
fn a_deleted_mark_joins_paragraphs_but_none_with_a_table() {
    let deleted = || Written { text: "\r", packed: true, changes: &[0x00, 0x08, 1] };
    assert_eq!(text_of(&[wide("a"), deleted(), wide("b\r")], 0), "ab\n");
    assert_eq!(text_of(&[wide("a"), deleted(), wide("b\u{7}c\u{7}\u{7}")], 0), "a\nb | c\n");
}

#[test]
fn objects_in_cells_are_no_blanks() {
    let equation = "\u{13} EMBED Equation.3 \u{14}\u{1}\u{15}";
    let row = format!("\u{1}规章\u{7}\u{1}\u{7}{equation}\u{7}\u{13}=SUM(LEFT)\u{15}\u{7}\u{7}图\u{1}\r");
    assert_eq!(text(&row), "规章 | \u{fffc} | \u{fffc} | \u{fffc}\n图\n");
}

#[test]
fn of_fields_only_results_are_seen() {
    assert_eq!(text("a\u{13}DATE \u{13}X\u{15}\u{14}2024\u{13}Y\u{14}年\u{15}\u{15}b\r"), "a2024年b\n");
    assert_eq!(text("\u{13}never closed\rb\r"), "b\n");
    assert_eq!(text("\u{14}\u{15}b\r"), "b\n");
}

#[test]
fn breaks_hyphens_and_pictures_are_what_a_person_sees() {
    assert_eq!(text("a\u{b}b\u{c}c\u{1e}d\u{1f}e\u{1}\u{8}\u{a0}f\r"), "a\nb\nc-de\u{a0}f\n");
}

#[test]
fn characters_of_two_units_are_whole_and_lone_halves_are_counted() {
    assert_eq!(text("𠮷\r"), "𠮷\n");
    let (mut main, tables) = streams(&[wide("ab\r")], 0);
    // A first half, which another character or the end of the paragraph follows.
    let at = main.len() - 6;
    main[at..at + 2].copy_from_slice(&[0x42, 0xd8]);
    assert_eq!(tell(&Fib::new(&main).unwrap(), &main, &tables, &[]).unwrap(), ("\u{fffd}b\n".to_owned(), 1));
}

#[test]
fn signs_of_fonts_of_symbols_are_boxes() {
    let with = |changes| Written { text: "(", packed: true, changes };
    let pieces = [with(&[0x09, 0x6a, 1, 0, 0xb0, 0xf0]), with(&[0x09, 0x6a, 1, 0, 0x60, 0x24]), wide("(\r")];
    assert_eq!(text_of(&pieces, 0), "□①(\n");
}

#[test]
fn without_formatting_two_marks_of_cells_end_a_row() {
    assert_eq!(text("规章\u{7}0\u{7}\u{7}许可\u{7}1\u{7}\u{7}end\r"), "规章 | 0\n许可 | 1\nend\n");
}

#[test]
fn text_boxes_stand_after_the_body() {
    assert_eq!(text_of(&[wide("body\r"), wide("box\r")], 4), "body\nbox\n");
}

#[test]
fn text_that_points_outside_the_file_is_not_there() {
    let (main, tables) = streams(&[wide("abc\r")], 0);
    let cut = &main[..main.len() - 4];
    assert_eq!(tell(&Fib::new(cut).unwrap(), cut, &tables, &[]).unwrap().0, "ab\n");
    assert_eq!(tell(&Fib::new(&main).unwrap(), &main, &tables[..4], &[]), Err(damaged("Clx")));
}

#[test]
fn more_text_than_any_report_has_is_refused_before_it_is_read() {
    let (mut main, tables) = streams(&[wide("a\r")], 0);
    main[0x4c..0x50].copy_from_slice(&20_000_000u32.to_le_bytes());
    let read = tell(&Fib::new(&main).unwrap(), &main, &tables, &[]);
    assert_eq!(read, Err(ReadError::OverLimit(limit::CHARACTERS)));
}

#[test]
fn locked_and_older_files_have_reasons_of_their_own() {
    let of = |change: fn(&mut Vec<u8>)| {
        let mut head = head(1, 0);
        change(&mut head);
        Fib::new(&head).map(|fib| fib.tables)
    };
    assert_eq!(of(|head| head[11] = 1), Err(ReadError::Encrypted { format: "DOC" }));
    assert_eq!(
        of(|head| head[..4].copy_from_slice(&[0xdc, 0xa5, 0x68, 0])),
        Err(ReadError::Outdated { format: "DOC" })
    );
    assert_eq!(of(|head| head[2] = 0x65), Err(ReadError::Outdated { format: "DOC" }));
    assert_eq!(of(|head| head[0] = 0), Err(damaged("FIB")));
    assert_eq!((of(|_| {}), of(|head| head[11] = 2)), (Ok("0Table"), Ok("1Table")));
}
