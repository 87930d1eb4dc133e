//! What the keyboard sends, as the rest of the program sees it. Full-width keys count as their ASCII twins, since a
//! Chinese input method may be on; text fields still get what was typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key, pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// The key, with full-width characters folded to ASCII: what actions are bound to.
    pub code: KeyCode,
    /// The modifiers held with it; `SHIFT` goes with capital letters.
    pub modifiers: KeyModifiers,
    /// The character as it was typed, for text fields; none for keys that write nothing.
    pub typed: Option<char>,
}

impl Press {
    /// Returns the press of a key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self::of(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// Returns the press that a key event of the terminal means.
    pub fn of(event: KeyEvent) -> Self {
        let KeyCode::Char(raw) = event.code else {
            return Self { code: event.code, modifiers: event.modifiers, typed: None };
        };
        let folded = fold(raw);
        let mut modifiers = event.modifiers;
        if folded.is_ascii_uppercase() {
            modifiers |= KeyModifiers::SHIFT;
        }
        let writes = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        Self { code: KeyCode::Char(folded), modifiers, typed: writes.then_some(raw) }
    }

    /// Tells whether this is the key that suspends the program.
    pub fn is_suspend(&self) -> bool {
        self.code == KeyCode::Char('z') && self.modifiers == KeyModifiers::CONTROL
    }
}

/// Folds a character of a Chinese input method to the one on the same key.
pub fn fold(typed: char) -> char {
    match typed {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(typed) - 0xFEE0).expect("full-width forms lie at a fixed distance from ASCII")
        }
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '「' => '{',
        '」' => '}',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '·' => '`',
        '￥' => '$',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn char_press(character: char) -> Press {
        Press::plain(KeyCode::Char(character))
    }

    #[test]
    fn full_width_keys_act_as_their_ascii_twins_and_keep_what_was_typed() {
        for (typed, key) in [('？', '?'), ('：', ':'), ('／', '/'), ('ｊ', 'j'), ('１', '1'), ('【', '['), ('、', '/')]
        {
            let press = char_press(typed);
            assert_eq!((press.code, press.typed), (KeyCode::Char(key), Some(typed)));
        }
    }

    #[test]
    fn a_full_width_capital_equals_the_ascii_one() {
        let ascii = Press::of(KeyEvent::new(KeyCode::Char('U'), KeyModifiers::SHIFT));
        let wide = char_press('Ｕ');
        assert_eq!((wide.code, wide.modifiers), (ascii.code, ascii.modifiers));
    }

    #[test]
    fn han_characters_stay_and_control_keys_write_nothing() {
        assert_eq!(char_press('总').code, KeyCode::Char('总'));
        let ctrl_j = Press::of(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL));
        assert_eq!(ctrl_j.typed, None);
        assert_eq!(Press::plain(KeyCode::Enter).typed, None);
    }
}
