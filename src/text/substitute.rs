//! Replaces characters of ambiguous width where the terminal draws them two cells wide. What stays takes the same
//! cells everywhere, so the screen needs one way of measuring. It changes what is shown, never what is stored.

use std::borrow::Cow;

use serde::Deserialize;
use unicode_width::UnicodeWidthChar;

use super::neutralise::code_point;

/// How many cells the terminal gives to characters that Unicode calls ambiguous, such as `…`, `“` and `①`.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Ambiguous {
    /// One cell, as most terminals do.
    #[default]
    Narrow,
    /// Two cells, as some terminals in Chinese settings do.
    Wide,
}

/// Tells whether a character is one cell wide on some terminals and two on others.
///
/// `unicode-width` takes letters for narrow; terminals that draw `“` wide draw Greek, Cyrillic and accented ones wide too.
pub fn is_ambiguous(character: char) -> bool {
    let letter = matches!(character, '\u{A1}'..='\u{451}' | 'ⁿ' | 'ℓ' | '\u{2126}' | '\u{212B}');
    character.width() != character.width_cjk() || (letter && character.width() == Some(1))
}

/// Returns the text as it can be shown: as it is where ambiguous characters are narrow, else without any of them.
///
/// A character with no likeness is written by its number (`<U+03B1>`).
pub fn substitute(text: &str, ambiguous: Ambiguous) -> Cow<'_, str> {
    if ambiguous == Ambiguous::Narrow || !text.contains(is_ambiguous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_ambiguous(character) {
            shown.push_str(&likeness(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Characters of text, each group with its likeness; Chinese words where ASCII has nothing.
const LIKENESSES: &[(&str, &str)] = &[
    ("“”", "\""),
    ("‘’′´¨", "'"),
    ("″", "''"),
    ("…", "..."),
    ("‥", ".."),
    ("—―", "--"),
    ("–‐", "-"),
    ("·•‧", "・"),
    ("※●○◎◯◆◇◈★☆□", "*"),
    ("■", "#"),
    ("†‡", "+"),
    ("‖∥", "||"),
    ("¡", "!"),
    ("¿", "?"),
    ("§", "<节>"),
    ("¶", "<段>"),
    ("×", "x"),
    ("÷∕", "/"),
    ("±", "+/-"),
    ("≤≦", "<="),
    ("≥≧", ">="),
    ("≠", "!="),
    ("≈≌∽∼", "~"),
    ("≡", "=="),
    ("≪«", "<<"),
    ("≫»", ">>"),
    ("∶∷", ":"),
    ("∑", "合计"),
    ("∞", "无穷"),
    ("°", "度"),
    ("℃", "摄氏度"),
    ("‰", "0/00"),
    ("№", "No."),
    ("℡", "TEL"),
    ("™", "TM"),
    ("®", "(R)"),
    ("©", "(C)"),
    ("µ", "u"),
    ("€", "EUR"),
    ("¤", "<币>"),
    ("¹", "^1"),
    ("²", "^2"),
    ("³", "^3"),
    ("¼", "1/4"),
    ("½", "1/2"),
    ("¾", "3/4"),
    ("⅓", "1/3"),
    ("⅔", "2/3"),
    ("→", "->"),
    ("←", "<-"),
    ("↔", "<->"),
    ("⇒", "=>"),
    ("⇔", "<=>"),
    ("↑▲△", "^"),
    ("↓▼▽", "v"),
    ("▶▷", ">"),
    ("◀◁", "<"),
];

fn likeness(character: char) -> Cow<'static, str> {
    let listed = LIKENESSES.iter().find(|(group, _)| group.contains(character));
    listed
        .map(|&(_, likeness)| likeness)
        .or_else(|| line(character))
        .map(Cow::Borrowed)
        .or_else(|| numbered(character).map(Cow::Owned))
        .unwrap_or_else(|| Cow::Owned(code_point(character)))
}

/// Line drawing and blocks.
fn line(character: char) -> Option<&'static str> {
    Some(match character {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' => "-",
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '║' => "|",
        '┌'..='╋' | '╒'..='╰' => "+",
        '═' | '▁'..='▇' | '▉'..='▏' => "=",
        '█' | '▓' | '▒' => "#",
        '╱' => "/",
        '╲' => "\\",
        '╳' => "X",
        _ => return None,
    })
}

/// Circled, bracketed and Roman numerals, whose value may be a figure of the report.
fn numbered(character: char) -> Option<String> {
    let code = u32::from(character);
    let nth = |first: u32, value: u32| code - first + value;
    match character {
        '①'..='⑳' => Some(format!("({})", nth(0x2460, 1))),
        '⑴'..='⒇' => Some(format!("({})", nth(0x2474, 1))),
        '⒈'..='⒛' => Some(format!("{}.", nth(0x2488, 1))),
        '⓫'..='⓴' => Some(format!("({})", nth(0x24EB, 11))),
        '❶'..='❿' => Some(format!("({})", nth(0x2776, 1))),
        '⒜'..='⒵' => letter(nth(0x249C, 0)).map(|letter| format!("({letter})")),
        'Ⓐ'..='Ⓩ' => letter(nth(0x24B6, 0)).map(|letter| format!("({})", letter.to_ascii_uppercase())),
        'ⓐ'..='ⓩ' => letter(nth(0x24D0, 0)).map(|letter| format!("({letter})")),
        'Ⅰ'..='Ⅻ' => roman(nth(0x2160, 0)).map(str::to_owned),
        'ⅰ'..='ⅻ' => roman(nth(0x2170, 0)).map(str::to_ascii_lowercase),
        _ => None,
    }
}

fn letter(index: u32) -> Option<char> {
    char::from_u32(u32::from('a') + index)
}

fn roman(index: u32) -> Option<&'static str> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    ROMAN.get(usize::try_from(index).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn narrow_terminals_get_the_text_as_it_is() {
        let text = "“①”……→";
        assert!(matches!(substitute(text, Ambiguous::Narrow), Cow::Borrowed(shown) if shown == text));
    }

    #[test]
    fn wide_terminals_get_a_likeness() {
        assert_eq!(substitute("“公开”①——见附件…→", Ambiguous::Wide), "\"公开\"(1)----见附件...->");
        assert_eq!(substitute("Ⅳ ⅳ ⒊ ⑿ ⓐ ≥ 5 ℃", Ambiguous::Wide), "IV iv 3. (12) (a) >= 5 摄氏度");
        assert_eq!(substitute("┌─┬┐│║", Ambiguous::Wide), "+-++||");
    }

    #[test]
    fn a_character_without_likeness_is_written_by_its_number() {
        assert_eq!(substitute("α射线", Ambiguous::Wide), "<U+03B1>射线");
    }

    #[test]
    fn every_listed_character_needs_its_likeness() {
        for (group, likeness) in LIKENESSES {
            assert!(!likeness.contains(is_ambiguous), "{likeness}");
            assert!(group.chars().all(is_ambiguous), "{group}");
        }
    }

    #[test]
    fn text_without_ambiguous_characters_is_not_copied() {
        assert!(matches!(substitute("总计（七）12", Ambiguous::Wide), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_ambiguous_is_left_whatever_the_character() {
        for character in crate::text::every_character() {
            let shown = substitute(character.encode_utf8(&mut [0; 4]), Ambiguous::Wide).into_owned();
            assert!(!shown.contains(is_ambiguous), "{character:?} -> {shown}");
            assert_eq!(shown.width(), shown.width_cjk(), "{character:?} -> {shown}");
        }
    }
}
