//! Measures text in display cells and fits it to a number of cells. It reckons as the screen lays out, one grapheme
//! after the other; it expects text that [`neutralise`](super::neutralise) has made safe.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark that shows where a text was cut; one cell wide on every terminal, unlike `…`.
pub const CUT_MARK: &str = "~";

/// Returns the display cells a text takes: 2 for a Han character, 1 for a Latin one.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Returns the longest beginning of a text that fits into `cells`, never half a glyph.
pub fn cut(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > cells {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// Returns the text if it fits into `cells`, else its beginning with [`CUT_MARK`] behind it.
pub fn shorten(text: &str, cells: usize) -> Cow<'_, str> {
    if cut(text, cells).len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(CUT_MARK.len()) else {
        return Cow::Borrowed("");
    };
    Cow::Owned(format!("{}{CUT_MARK}", cut(text, room)))
}

/// Returns the text as exactly `cells` cells with blanks behind it, shortened where it is too long.
pub fn pad_right(text: &str, cells: usize) -> String {
    let shown = shorten(text, cells);
    let blanks = cells - width(&shown);
    format!("{shown}{:blanks$}", "")
}

/// Returns the text as exactly `cells` cells with blanks before it, shortened where it is too long.
pub fn pad_left(text: &str, cells: usize) -> String {
    let shown = shorten(text, cells);
    let blanks = cells - width(&shown);
    format!("{:blanks$}{shown}", "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn han_and_full_width_forms_take_two_cells() {
        assert_eq!(width("总计 12"), 7);
        assert_eq!(width("（七）总计"), 10);
        assert_eq!(width("“…”"), 3);
    }

    #[test]
    fn a_cut_never_halves_a_glyph() {
        assert_eq!(cut("总计12", 3), "总");
        assert_eq!(cut("总计12", 5), "总计1");
        assert_eq!(cut("e\u{301}a", 1), "e\u{301}");
        assert_eq!(cut("总计", 0), "");
    }

    #[test]
    fn a_shortened_text_says_so() {
        assert_eq!(shorten("台儿庄区民政局", 14), "台儿庄区民政局");
        assert_eq!(shorten("台儿庄区民政局", 13), "台儿庄区民政~");
        assert_eq!(shorten("台儿庄区民政局", 1), "~");
        assert_eq!(shorten("台儿庄区民政局", 0), "");
    }

    #[test]
    fn padding_gives_exactly_the_cells() {
        assert_eq!(pad_right("总计", 6), "总计  ");
        assert_eq!(pad_left("12", 4), "  12");
        assert_eq!(pad_left("总计总计", 4), " 总~");
        assert_eq!(pad_right("总计总计", 4), "总~ ");
    }

    fn mixed() -> impl Strategy<Value = String> {
        "[a-z0-9 总计七（），。…“e\u{301}①ａ]{0,30}"
    }

    proptest! {
        #[test]
        fn a_cut_is_a_beginning_that_fits_and_wastes_at_most_a_cell(text in mixed(), cells in 0_usize..40) {
            let kept = cut(&text, cells);
            prop_assert!(text.starts_with(kept));
            prop_assert!(width(kept) <= cells);
            prop_assert!(kept.len() == text.len() || width(kept) + 1 >= cells);
        }

        #[test]
        fn padded_text_is_exact(text in mixed(), cells in 0_usize..40) {
            prop_assert_eq!(width(&pad_right(&text, cells)), cells);
            prop_assert_eq!(width(&pad_left(&text, cells)), cells);
        }
    }
}
