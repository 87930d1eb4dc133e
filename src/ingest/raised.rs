//! Digits that are raised behind a figure: the number of a note, or a power. They are written as the raised digits of Unicode, so
//! that no figure grows by them. What a reader takes for raised is its own affair.

use crate::text::sign::RAISED;

/// A raised character as it is written behind a text.
pub fn written(before: &str, character: char) -> char {
    let is_behind = || before.trim_end().ends_with(|last: char| digit(last).is_some() || RAISED.contains(&last));
    digit(character).and_then(|digit| RAISED.get(digit)).copied().filter(|_| is_behind()).unwrap_or(character)
}

fn digit(character: char) -> Option<usize> {
    let ascii = match character {
        '０'..='９' => char::from_u32(u32::from(character) - 0xfee0)?,
        other => other,
    };
    ascii.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_behind_a_figure_are_raised_and_other_characters_stay() {
        assert_eq!(written("12", '1'), '¹');
        assert_eq!(written("１２ ", '０'), '⁰');
        assert_eq!(written("12¹", '3'), '³');
        assert_eq!((written("12", '['), written("规章", '1'), written("", '1')), ('[', '1', '1'));
    }
}
