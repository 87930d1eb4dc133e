//! Tells a web page by the first tag in it, or, where text comes first, by the tags that follow.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// Bytes that are looked at.
const SAMPLE: usize = 8192;

/// Tells whether bytes are a web page, whole or a part of one, in any encoding.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    if memchr(b'<', head).is_none() {
        return false;
    }
    let plain = plain(bytes);
    let start = plain.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&plain).trim_ascii_start();
    match after_prologue(start) {
        Some([b'<', tag @ ..]) => begins_with_name(tag),
        Some(text) => has_tags(&text[..text.len().min(SAMPLE)]),
        None => false,
    }
}

/// Bytes of UTF-16 as far as they are ASCII, all others as they are.
fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = bytes.strip_prefix(b"\xff\xfe").or_else(|| bytes.strip_prefix(b"\xfe\xff"));
    let sample = &bytes[..bytes.len().min(64)];
    if wide.is_none() && memchr(0, sample).is_none() {
        return Cow::Borrowed(bytes);
    }
    let wide = wide.unwrap_or(bytes);
    Cow::Owned(wide.iter().take(SAMPLE * 2).copied().filter(|byte| *byte != 0).collect())
}

/// What follows XML declarations, comments and the document type; none where one of them never ends or names no page.
fn after_prologue(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.trim_ascii_start();
    loop {
        let (open, close): (usize, &[u8]) = match rest {
            [b'<', b'!', b'-', b'-', ..] => (4, b"-->"),
            [b'<', b'?', ..] => (2, b">"),
            [b'<', b'!', ..] if is_html_type(rest) => return Some(b"<html"),
            [b'<', b'!', ..] => return None,
            _ => return Some(rest),
        };
        let end = memmem::find(rest.get(open..)?, close)?;
        rest = rest.get(open + end + close.len()..)?.trim_ascii_start();
    }
}

fn is_html_type(bytes: &[u8]) -> bool {
    let Some((keyword, rest)) = bytes.split_at_checked(b"<!doctype".len()) else { return false };
    let name = rest.trim_ascii_start();
    keyword.eq_ignore_ascii_case(b"<!doctype") && name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"html"))
}

/// Elements that pages or parts of them begin with.
const NAMES: [&str; 44] = [
    "html", "head", "body", "meta", "title", "link", "base", "script", "style", "noscript", "div", "p", "span",
    "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "center",
    "font", "br", "hr", "section", "article", "main", "header", "nav", "form", "a", "b", "strong", "img", "pre",
];

fn begins_with_name(tag: &[u8]) -> bool {
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, rest) = tag.split_at(end);
    let ends_well = rest.first().is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    ends_well && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// Text that mentions a tag is no page; text in which tags end again and again is. Letters and data have them too.
fn has_tags(text: &[u8]) -> bool {
    const ENDS: [&[u8]; 6] = [b"</p>", b"</td>", b"</div>", b"</span>", b"<br>", b"<br />"];
    let is_data = text.starts_with(b"{") || text.starts_with(b"[") || memmem::find(text, b"MIME-Version:").is_some();
    // Tables of Markdown have line ends of pages in their cells.
    let is_markdown = [&b"| --"[..], b"|--", b"|:-", b"| :-"].iter().any(|rule| memmem::find(text, rule).is_some());
    let has_blocks = memmem::find(text, b"</p>").or_else(|| memmem::find(text, b"</div>")).is_some();
    !is_data
        && (has_blocks || !is_markdown)
        && ENDS.iter().map(|end| memmem::find_iter(text, end).take(3).count()).sum::<usize>() >= 3
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
    fn parts_of_pages_are_pages_and_other_markup_is_none() {
        for page in ["<!-- 注 --> \n<p>甲", "<DIV class=a>甲", "<table><tr>", "<p", "甲<br>乙<br>丙<br>", "<h1/>"]
        {
            assert!(is_html(page.as_bytes()), "{page}");
        }
        for other in [
            "<?xml version='1.0'?><svg>",
            "<w:p>甲</w:p>",
            "<!DOCTYPE plist><plist>",
            "<!-- <p> ",
            "<parts>",
            "< p>",
            "a < b",
            "MIME-Version: 1.0\n\n<p>a</p><p>b</p><p>c</p>",
            "甲\n| 规章<br>件数 | 乙<br>丙<br> |\n| --- | --- |",
            "{\"a\":\"</p></p></p>\"}",
            "",
        ] {
            assert!(!is_html(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn pages_in_wide_characters_are_told_with_and_without_a_mark() {
        let little: Vec<u8> = "<html><p>规章".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}<p>规章".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(is_html(&little) && is_html(&big));
    }
}
