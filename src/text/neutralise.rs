//! Makes foreign text safe to show: no byte of a document, a file name, a note or an error message acts on the
//! terminal, and what was there stays visible. It does not shorten, translate or judge the text.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Blanks that stand for a tabulator: the column is not known here, so the step is fixed.
const TAB: &str = "    ";

/// Combining marks that one base character may carry; more are written out, since long runs have crashed terminals.
const MARKS_PER_BASE: usize = 4;

/// The base that a combining mark without one is given.
const MARK_CARRIER: char = '\u{25CC}';

/// Ranges of characters that are invisible, reorder their surroundings, or change the width of a neighbour.
///
/// General category Cf, the default-ignorable characters, line and paragraph separators, private use,
/// non-characters, emoji modifiers and regional indicators. Sorted; a test holds it so.
const HIDDEN: &[(u32, u32)] = &[
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x0600, 0x0605),
    (0x061C, 0x061C),
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0x1F1E6, 0x1F1FF),
    (0x1F3FB, 0x1F3FF),
    (0x1FFFE, 0x1FFFF),
    (0x2FFFE, 0x2FFFF),
    (0x3FFFE, 0x3FFFF),
    (0xE0000, 0xE0FFF),
    (0xF0000, 0x10_FFFF),
];

/// Shows a foreign string on one line: controls as symbols (`␛`), line ends as `␤`, hidden characters as `<U+202E>`.
///
/// Idempotent; text that is already safe is returned as it came.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    let Some((start, _)) = text.char_indices().find(|&(_, c)| !is_safe(c)) else {
        return Cow::Borrowed(text);
    };
    // The last safe character may be the base of the mark that stopped the search.
    let (kept, rest) = text.split_at(start);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(kept);
    append(&mut shown, rest);
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// Tells whether a character is one that a reader cannot see: a control other than tab and line end, or a hidden one.
pub fn is_hidden(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    !is_plain(character) && (control || in_hidden_ranges(character))
}

/// Every character of a text that a reader cannot see, with its place; nearly all text is passed over many bytes at a time.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let blocks = (0..bytes.len()).step_by(BLOCK).map(move |from| from..bytes.len().min(from + BLOCK));
    let suspects = blocks.filter(move |block| is_suspect_block(bytes, block.start)).flatten();
    let starts = suspects.filter(move |&at| text.is_char_boundary(at));
    starts.filter_map(|at| Some((at, text[at..].chars().next()?))).filter(|&(_, c)| is_hidden(c))
}

/// Bytes that are looked at together: a number that compilers turn into few wide instructions.
const BLOCK: usize = 64;

/// Tells whether a hidden character may begin within a block; the last blocks of a text always may have one.
fn is_suspect_block(bytes: &[u8], from: usize) -> bool {
    let Some(window) = bytes.get(from..from + BLOCK + 2) else { return true };
    let characters = window.iter().zip(&window[1..]).zip(&window[2..]);
    characters.fold(0, |any, ((&lead, &second), &third)| any | u8::from(is_suspect(lead, second, third))) != 0
}

/// Tells whether a hidden character can begin with these bytes: controls, and the blocks that have any. Without branches, so
/// that many are looked at in one step.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators are branches, and branches are taken one byte at a time"
)]
const fn is_suspect(lead: u8, second: u8, third: u8) -> bool {
    let control = (lead < 0x20) & (lead != b'\t') & (lead != b'\n') & (lead != b'\r') | (lead == 0x7f);
    let latin = (lead == 0xc2) & ((second < 0xa0) | (second == 0xad));
    let scripts = (lead == 0xcd) | (lead >= 0xd8) & (lead <= 0xe1) | (lead == 0xee) | (lead >= 0xf0);
    // Quotation marks and dashes stand between the marks of direction and the separators.
    let marks = (lead == 0xe2) & ((second == 0x80) & ((third < 0x93) | (third > 0x9f)) | (second == 0x81));
    let hangul = (lead == 0xe3) & (second == 0x85);
    let forms = (lead == 0xef) & (second != 0xbc) & (second != 0xbd);
    control | latin | scripts | marks | hangul | forms
}

/// Writes a character by its number, as in `<U+202E>`.
pub fn code_point(character: char) -> String {
    format!("<U+{:04X}>", u32::from(character))
}

fn in_hidden_ranges(character: char) -> bool {
    let code = u32::from(character);
    let after = HIDDEN.partition_point(|&(first, _)| first <= code);
    after > 0 && code <= HIDDEN[after - 1].1
}

fn is_mark(character: char) -> bool {
    character.width() == Some(0)
}

/// Printable ASCII and the Han block: nearly all of every report, told apart without a table.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{4E00}'..='\u{9FFF}')
}

fn is_safe(character: char) -> bool {
    is_plain(character) || !(character.is_control() || in_hidden_ranges(character) || is_mark(character))
}

fn append(shown: &mut String, rest: &str) {
    let mut marks = 0;
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        if is_mark(character) && !in_hidden_ranges(character) && !character.is_control() {
            append_mark(shown, character, marks);
            marks += 1;
            continue;
        }
        marks = 0;
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        append_base(shown, character);
    }
}

fn append_mark(shown: &mut String, mark: char, before: usize) {
    if before >= MARKS_PER_BASE {
        shown.push_str(&code_point(mark));
        return;
    }
    if shown.is_empty() {
        shown.push(MARK_CARRIER);
    }
    shown.push(mark);
}

fn append_base(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push_str(TAB),
        '\n' => shown.push('\u{2424}'),
        '\0'..='\u{1F}' => shown.push(control_symbol(character)),
        '\u{7F}' => shown.push('\u{2421}'),
        hidden if hidden.is_control() || in_hidden_ranges(hidden) => {
            shown.push_str(&code_point(hidden));
        }
        visible => shown.push(visible),
    }
}

/// The picture of a C0 control stands at the same offset in the block of control pictures.
fn control_symbol(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_is_returned_as_it_came() {
        let plain = "一、本年新收 2 件（自然人）“依申请”…";
        assert!(matches!(neutralise(plain), Cow::Borrowed(shown) if shown == plain));
    }

    #[test]
    fn an_accented_letter_is_returned_as_it_came() {
        assert!(matches!(neutralise("cafe\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn controls_are_shown_as_their_symbols() {
        assert_eq!(neutralise("a\u{1b}]0;x\u{7}b\0\u{7f}"), "a␛]0;x␇b␀␡");
        assert_eq!(neutralise("\u{9b}31m\u{85}"), "<U+009B>31m<U+0085>");
    }

    #[test]
    fn a_tab_is_blanks_and_a_line_end_is_a_symbol() {
        assert_eq!(neutralise("a\tb\r\nc\nd\re"), "a    b␤c␤d␍e");
    }

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(neutralise("总\u{200b}计\u{202e}3"), "总<U+200B>计<U+202E>3");
        assert_eq!(neutralise("\u{feff}⚠\u{fe0f}\u{2028}\u{e000}"), "<U+FEFF>⚠<U+FE0F><U+2028><U+E000>");
        assert_eq!(neutralise("\u{e0041}\u{1f1e8}"), "<U+E0041><U+1F1E8>");
    }

    #[test]
    fn a_mark_without_a_base_gets_a_carrier() {
        assert_eq!(neutralise("\u{301}a"), "\u{25cc}\u{301}a");
    }

    #[test]
    fn marks_beyond_the_fourth_are_written_out() {
        let shown = neutralise("e\u{301}\u{301}\u{301}\u{301}\u{301}x");
        assert_eq!(shown, "e\u{301}\u{301}\u{301}\u{301}<U+0301>x");
    }

    #[test]
    fn tabs_and_line_ends_are_not_hidden_but_other_controls_are() {
        assert!(!is_hidden('\t') && !is_hidden('\n') && !is_hidden('计'));
        assert!(is_hidden('\u{1b}') && is_hidden('\u{200d}') && is_hidden('\u{10ffff}'));
    }

    #[test]
    fn every_hidden_character_is_found_wherever_it_stands() {
        for character in crate::text::every_character() {
            let mut bytes = [0; 4];
            let [lead, second, third, _] = {
                character.encode_utf8(&mut bytes);
                bytes
            };
            assert!(is_suspect(lead, second, third) || !is_hidden(character), "{character:?}");
        }
        for before in [0, 1, 61, 62, 63, 64, 127] {
            let text = format!("{}\u{202e}{}", "a".repeat(before), "政府，".repeat(40));
            assert_eq!(hidden(&text).collect::<Vec<_>>(), [(before, '\u{202e}')], "{before}");
        }
    }

    #[test]
    fn the_ranges_are_sorted_and_apart() {
        assert!(HIDDEN.iter().all(|(first, last)| first <= last));
        assert!(HIDDEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn every_single_character_comes_out_safe() {
        for character in crate::text::every_character() {
            let shown = neutralise(character.encode_utf8(&mut [0; 4])).into_owned();
            assert!(shown.chars().all(|c| !c.is_control() && !in_hidden_ranges(c)), "{character:?}");
        }
    }

    /// Strings dense in what matters, since random scalars are nearly all unassigned.
    fn nasty() -> impl Strategy<Value = String> {
        let nasty = prop::sample::select("\u{1b}\u{7}\u{0}\r\n\t\u{9b}\u{7f}\u{200d}\u{301}\u{302}\u{202e}\u{fe0f}\u{feff}\u{2029}\u{1f468}\u{1f1e8}\u{1f3fb}a计，".chars().collect::<Vec<_>>());
        prop::collection::vec(prop_oneof![3 => nasty, 1 => any::<char>()], 0..40)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_acts_and_nothing_hides(text in nasty()) {
            let shown = neutralise(&text);
            prop_assert!(!shown.chars().any(|c| c.is_control() || in_hidden_ranges(c)));
            prop_assert!(!shown.starts_with(is_mark));
        }

        #[test]
        fn a_second_pass_changes_nothing(text in nasty()) {
            let once = neutralise(&text).into_owned();
            prop_assert_eq!(neutralise(&once).into_owned(), once.clone());
        }

        #[test]
        fn joining_two_safe_strings_is_safe(one in nasty(), other in nasty()) {
            let joined = format!("{}{}", neutralise(&one), neutralise(&other));
            prop_assert!(!joined.chars().any(|c| c.is_control() || in_hidden_ranges(c)));
        }
    }
}
