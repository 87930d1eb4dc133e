//! Cuts RTF into tokens: groups, control words and symbols, bytes of text. It knows no word.

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word with its number.
    Word(&'a [u8], Option<i32>),
    /// A control character, as `~` of `\~`.
    Symbol(u8),
    /// A byte of text written as `\'xx`.
    Coded(u8),
    /// A byte of text.
    Plain(u8),
}

/// The longest control word; the format knows none that is longer.
const LONGEST_WORD: usize = 32;

/// The tokens of some bytes.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the first byte.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What stands after a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.take()?;
        if first == b'\'' {
            return Some(self.coded());
        }
        if !first.is_ascii_alphabetic() {
            return Some(Token::Symbol(first));
        }
        let start = self.at - 1;
        while self.at - start < LONGEST_WORD && self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == b"bin" {
            let length = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }

    fn coded(&mut self) -> Token<'a> {
        let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                Token::Coded(byte)
            }
            None => Token::Symbol(b'\''),
        }
    }

    /// The number after a word; one that is too large is as large as can be.
    fn number(&mut self) -> Option<i32> {
        let sign = self.peek() == Some(b'-');
        let digits = self.at + usize::from(sign);
        let count = self.bytes.get(digits..)?.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return None;
        }
        let value = self.bytes[digits..digits + count].iter().fold(0i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
        self.at = digits + count;
        let value = if sign { -value } else { value };
        Some(i32::try_from(value).unwrap_or(if sign { i32::MIN } else { i32::MAX }))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return match self.take()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Plain(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_numbers_and_swallow_one_blank() {
        let seen: Vec<Token<'_>> = Tokens::new(b"{\\u-12 ?\\b0\\pard  x\\~\\'b9\\*}\r\n").collect();
        let word = |word: &'static str, number| Token::Word(word.as_bytes(), number);
        assert_eq!(
            seen,
            [
                Token::Open,
                word("u", Some(-12)),
                Token::Plain(b'?'),
                word("b", Some(0)),
                word("pard", None),
                Token::Plain(b' '),
                Token::Plain(b'x'),
                Token::Symbol(b'~'),
                Token::Coded(0xb9),
                Token::Symbol(b'*'),
                Token::Close,
            ]
        );
    }

    #[test]
    fn bytes_of_pictures_are_passed_over_and_their_count_is_not_believed() {
        assert_eq!(Tokens::new(b"\\bin3 {{{a").last(), Some(Token::Plain(b'a')));
        assert_eq!(Tokens::new(b"\\bin2147483647 {{{a").count(), 1);
        assert_eq!(Tokens::new(b"\\bin-5 a").last(), Some(Token::Plain(b'a')));
    }

    #[test]
    fn what_ends_in_the_middle_ends() {
        for bytes in [&b"\\"[..], b"\\'", b"\\'b", b"\\u", b"\\u-", b"\\u99999999999999999"] {
            assert!(Tokens::new(bytes).count() <= 8, "{bytes:?}");
        }
    }
}
