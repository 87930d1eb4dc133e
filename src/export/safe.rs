//! Makes text safe for those who open an export: nothing is taken for a formula, nothing acts on a terminal. The text stays
//! readable and can be had back.

use std::borrow::Cow;

use crate::text::fold::{fold_char, is_blank};
use crate::text::neutralise::neutralise;

/// What spreadsheets put before text that must not be reckoned.
const MARK: char = '\'';

/// Shows foreign text with its controls and hidden characters visible; line ends stay, as LF.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return neutralise(text);
    }
    let line = |line| neutralise(str::strip_suffix(line, "\r").unwrap_or(line));
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Marks a text that a spreadsheet would reckon or read as a figure; any other text is returned as it came.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_reckoned(text) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}

/// The same of a cell that holds a figure: one that a spreadsheet shows as it stands needs no mark.
pub fn guard_unless_number(text: &str) -> Cow<'_, str> {
    if is_plain_number(text) { Cow::Borrowed(text) } else { guard(text) }
}

/// Tells whether a text is a number that a spreadsheet reads and shows with the same digits: `2019`, `-3`, `98.5`.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_led_by_zero = whole.len() > 1 && whole.starts_with('0');
    let is_cut = digits.contains('.') && part.ends_with('0');
    are_digits(whole) && are_digits(part) && !is_led_by_zero && !is_cut && digits.len() <= MOST_DIGITS
}

/// Spreadsheets keep so many digits of a number.
const MOST_DIGITS: usize = 15;

/// Takes the mark of [`guard`] off again, as those who read an export must.
#[cfg(test)]
pub fn unguard(text: &str) -> &str {
    text.strip_prefix(MARK).filter(|rest| is_reckoned(rest)).unwrap_or(text)
}

/// Tells whether a spreadsheet would make something else of a text: a formula, or a figure of an id such as `0012e4`.
fn is_reckoned(text: &str) -> bool {
    let shown = text.trim_matches(is_passed_over);
    let figure = shown.starts_with(|c: char| c.is_ascii_digit() || c == '.') && shown.parse::<f64>().is_ok();
    figure || is_formula(text)
}

/// Tells whether a spreadsheet could take a text for a formula: its first sign, after blanks, marks that cannot be seen
/// and quotes, is one that begins one, in either width; or it begins with a tab or line end.
pub fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches(is_passed_over).chars().next();
    let begins = first.is_some_and(|c| "=+-@|%−﹣﹢﹦﹫".contains(fold_char(c)));
    begins || text.trim_start_matches(is_quote).starts_with(['\t', '\r', '\n'])
}

fn is_passed_over(c: char) -> bool {
    is_blank(c) || is_quote(c)
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '‘' | '’' | '“' | '”' | '＇' | '＂')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_a_formula_is_marked() {
        for text in [
            "=1+1",
            "+1",
            "-cmd",
            "@SUM(A1)",
            "＝1+1",
            "＋1",
            "－1",
            "＠a",
            "|x",
            "%0A=1",
            "\t甲",
            "\r=1",
            "\n甲",
            "  =1",
            "\u{3000}=1",
            "\u{feff}=1",
            "\u{200b}=1",
            "\"=1",
            "'=1",
        ] {
            assert_eq!(guard(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn an_id_that_reads_as_a_figure_is_marked() {
        for text in ["0000000000000001", "12e4567890123456", "007", "'007", " 1.50"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        assert_eq!(guard("00000000000000ab"), "00000000000000ab");
    }

    #[test]
    fn a_figure_that_is_shown_as_it_stands_is_left_alone() {
        for text in ["2019", "0", "-3", "98.5", "0.25", "-0.5"] {
            assert_eq!(guard_unless_number(text), text);
        }
        for text in ["007", "12e4", "1.50", "-cmd", "--3", "-", "1234567890123456", "=1", "+3", "-3+1", ".5"] {
            assert_eq!(guard_unless_number(text), guard(text), "{text}");
        }
        assert_eq!(guard_unless_number("-3+1"), "'-3+1");
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in ["", "甲", "2 + 1 = 3", "（七）总计", "'甲", "　　甲", "L12 —"] {
            assert!(matches!(guard(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn line_ends_stay_and_controls_are_shown() {
        assert_eq!(clean("甲\r\n乙\u{1b}[2J\n丙\u{200b}"), "甲\n乙␛[2J\n丙<U+200B>");
    }

    proptest! {
        #[test]
        fn a_mark_can_be_taken_off(text in "[ '\"=+\\-@＝\u{feff}\u{200b}\t\r\n甲a1e0.|%]{0,8}") {
            let guarded = guard(&text).into_owned();
            prop_assert_eq!(unguard(&guarded), text.as_str());
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']));
        }
    }
}
