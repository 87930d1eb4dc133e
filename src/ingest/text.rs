//! Plain text: told from binary files, decoded, its lines kept as they are but where all of it has run together on one, or where
//! commas part the cells of its tables.

use memchr::{memchr, memchr_iter};

use super::{ReadError, Text, decode, run_on, workbook};

/// Reads plain text of any encoding.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let decoded = decode::decode(bytes);
    if is_binary(&decoded.text) {
        return Err(ReadError::Binary);
    }
    let text = run_on::broken(with_usual_ends(decoded.text));
    let text = workbook::with_bars(&text)?.unwrap_or(text);
    Ok(Text { text, encoding: decoded.encoding, undecoded: decoded.undecoded, ..Text::default() })
}

/// The text with the ends of its lines as they usually are. A carriage return ends one unless a line feed follows; signs of Unicode
/// for it do where nothing else does.
fn with_usual_ends(text: String) -> String {
    const SIGNS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];
    let bytes = text.as_bytes();
    match memchr(b'\n', bytes) {
        None if memchr(b'\r', bytes).is_some() => text.replace('\r', "\n"),
        None => text.replace(SIGNS, "\n"),
        Some(_) if memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n')) => text,
        Some(_) => with_returns_as_feeds(text),
    }
}

fn with_returns_as_feeds(text: String) -> String {
    let mut bytes = text.into_bytes();
    let mut is_before_feed = false;
    for byte in bytes.iter_mut().rev() {
        let is_return = *byte == b'\r';
        is_before_feed = *byte == b'\n' || is_before_feed && is_return;
        *byte = if is_return && !is_before_feed { b'\n' } else { *byte };
    }
    String::from_utf8(bytes).expect("one ASCII byte stands for another")
}

/// Bytes at the start of a text that tell whether it is one.
const SAMPLE: usize = 4096;

/// Text may hold stray control characters; a file in which they abound, or that decodes mostly to nothing, is no text.
fn is_binary(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(SAMPLE)];
    // Every odd character begins with one of these bytes, and most text has none of them: no need to look closer.
    let suspicious: usize = head.as_bytes().chunks(255).map(suspicious).sum();
    let fewest_chars = head.len() / 4;
    suspicious * 10 > fewest_chars * 3 && abounds_in_controls(head)
}

/// Counts bytes that odd characters begin with, at most 255 of them: without branches, so that many are looked at at once.
fn suspicious(bytes: &[u8]) -> usize {
    let odd = |b: u8| matches!(b, 0..=8 | 0x0b..=0x0c | 0x0e..=0x1f | 0x7f | 0xc2 | 0xef);
    usize::from(bytes.iter().fold(0u8, |count, &b| count.wrapping_add(u8::from(odd(b)))))
}

const fn is_usual(control: u8) -> bool {
    matches!(control, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)
}

fn abounds_in_controls(text: &str) -> bool {
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        let usual = u8::try_from(c).is_ok_and(is_usual) || c == '\u{85}';
        odd += usize::from(c.is_control() && !usual || c == '\u{fffd}');
    }
    odd * 10 > all * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_full_of_controls_is_no_text_and_a_few_are_forgiven() {
        assert_eq!(read(&[1, 2, b'a', b'b', 3, 4]), Err(ReadError::Binary));
        assert_eq!(read("\u{80}\u{90}ab".as_bytes()), Err(ReadError::Binary));
        assert!(read("甲，乙：丙（丁）\u{a0}\u{1}".as_bytes()).is_ok());
    }

    #[test]
    fn old_line_ends_become_new_ones() {
        let shown = |text: &str| read(text.as_bytes()).unwrap().text;
        assert_eq!(shown("甲\r乙"), "甲\n乙");
        assert_eq!(shown("甲\r乙\n丙\r\n丁\r\r\n戊\r"), "甲\n乙\n丙\r\n丁\r\r\n戊\n");
        assert_eq!(shown("甲\u{2028}乙\u{85}丙"), "甲\n乙\n丙");
        assert_eq!(shown("甲\u{2028}乙\n丙"), "甲\u{2028}乙\n丙");
    }
}
