//! Plain text: told from binary files and web pages, decoded, its lines kept as they are.

use super::{ReadError, Text, decode};

/// Reads plain text of any encoding.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let decoded = decode::decode(bytes);
    if is_binary(&decoded.text) {
        return Err(ReadError::Binary);
    }
    let text = if decoded.text.contains('\r') && !decoded.text.contains('\n') {
        decoded.text.replace('\r', "\n")
    } else {
        decoded.text
    };
    Ok(Text { text, encoding: decoded.encoding, undecoded: decoded.undecoded })
}

/// Tells a web page by its first tag.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let lower: Vec<u8> = head.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let text = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower).trim_ascii_start();
    text.starts_with(b"<")
        && [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<div", b"<table", b"<meta"]
            .iter()
            .any(|tag| memchr::memmem::find(text, tag).is_some())
}

/// Text may hold stray control characters; a file in which they abound, or that decodes mostly to nothing, is no text.
fn is_binary(text: &str) -> bool {
    let sample = text.chars().take(4096);
    let (mut all, mut odd) = (0usize, 0usize);
    for c in sample {
        all += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}' | '\u{85}');
        odd += usize::from(control || c == '\u{fffd}');
    }
    all > 0 && odd * 10 > all * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_from_text_that_mentions_tags() {
        assert!(is_html(b"\xef\xbb\xbf <!DOCTYPE html><p>"));
        assert!(is_html(b"<?xml version='1.0'?><html>"));
        assert!(!is_html("一、总体情况 <html>".as_bytes()));
    }

    #[test]
    fn old_line_ends_become_new_ones() {
        assert_eq!(read("甲\r乙".as_bytes()).unwrap().text, "甲\n乙");
    }
}
