//! Character references: `&nbsp;` and `&#8220;` as the characters they stand for, where there is no doubt which.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;
use memchr::memchr;

/// The characters of some text or value of a page; none where a reference is written so that only the standard's own rules
/// tell what it stands for, as one without its `;`.
pub fn decoded(raw: &str) -> Option<Cow<'_, str>> {
    let Some(first) = memchr(b'&', raw.as_bytes()) else { return Some(Cow::Borrowed(raw)) };
    let (mut out, mut rest) = (String::with_capacity(raw.len()), raw);
    let mut next = Some(first);
    while let Some(at) = next {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = read(rest, &mut out)?;
        rest = &rest[length..];
        next = memchr(b'&', rest.as_bytes());
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

/// Names are not longer, in bytes.
const LONGEST: usize = 40;

/// Writes what stands for a reference, whose `&` is taken already, and tells how long it was.
fn read(text: &str, out: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'#') {
        out.push('&');
        return Some(0);
    }
    let end = memchr(b';', &bytes[..bytes.len().min(LONGEST)])?;
    let name = text.get(..end)?;
    if let Some(number) = name.strip_prefix('#') {
        out.push(numbered(number)?);
    } else {
        let (one, other) = NAMED_ENTITIES.get(text.get(..=end)?).copied().filter(|(one, _)| *one != 0)?;
        out.push(char::from_u32(one)?);
        out.extend(Some(other).filter(|other| *other != 0).and_then(char::from_u32));
    }
    Some(end + 1)
}

/// The character of a number. Controls, and what is no character, stand for something else, which is not told here.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let is_number = digits.bytes().all(|digit| char::from(digit).is_digit(radix));
    let c = u32::from_str_radix(digits, radix).ok().filter(|_| is_number).and_then(char::from_u32)?;
    let is_plain = !c.is_control() || matches!(c, '\t' | '\n');
    let is_character = u32::from(c) & 0xfffe != 0xfffe && !('\u{fdd0}'..='\u{fdef}').contains(&c);
    (is_plain && is_character).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        assert_eq!(decoded("甲").unwrap(), "甲");
        assert_eq!(decoded("a&nbsp;b&amp;lt;&ldquo;&#8220;&#x4E00;&#10;").unwrap(), "a\u{a0}b&lt;““一\n");
        assert_eq!(decoded("& &, a &").unwrap(), "& &, a &");
    }

    #[test]
    fn what_is_in_doubt_is_left_to_others() {
        for text in
            ["&nbsp 1", "a&b=c;", "&copy", "&#0;", "&#x80;", "&#13;", "&#65", "&#+5;", "&#xd800;", "&#;", "&unknown;"]
        {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
