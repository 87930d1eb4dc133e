//! MHTML, a web page saved in one file as a mail: finds the page among the parts and decodes it. What the page says is for the
//! reader of web pages.

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Message, MessageParser, MimeHeaders};
use memchr::memmem;

use super::{ReadError, Text, decode, html, limit, text};

/// What people call the format.
const FORMAT: &str = "MHTML";

/// Bytes at the start of a file in which its headers are looked for.
const SAMPLE: usize = 8192;

/// Tells a saved page by the headers of a mail of several parts.
pub fn is_mhtml(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let name = head.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    if name == 0 || head.get(name) != Some(&b':') {
        return false;
    }
    let head = head.to_ascii_lowercase();
    memmem::find(&head, b"mime-version:").is_some() && memmem::find(&head, b"content-type: multipart/").is_some()
}

/// Reads the first page among the parts; without one, the first plain text.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let mut plain = None;
    let mut parts = vec![bytes];
    let mut seen = 0;
    while let Some(part) = parts.pop() {
        seen += 1;
        limit::MEMBERS.admit(seen)?;
        let Some(message) = MessageParser::default().parse_headers(head(part)) else { continue };
        let kind = message.content_type();
        if let Some(boundary) = boundary(kind) {
            parts.extend(split(body(part), boundary.as_bytes()).into_iter().rev());
        } else if is_text(kind, "html") {
            return read_page(&bytes_of(part, &message)?, stated(kind));
        } else if is_text(kind, "plain") {
            plain = plain.or_else(|| Some(bytes_of(part, &message)));
        }
    }
    text::read(&plain.ok_or_else(|| damaged("text/html"))??)
}

/// Reads a page in the encoding that its headers state; else the page itself must tell.
fn read_page(page: &[u8], stated: Option<&'static Encoding>) -> Result<Text, ReadError> {
    let Some(stated) = stated else { return html::read(page) };
    let decoded = decode::decode_declared(page, Some(stated));
    let text = html::read_decoded(&decoded.text)?;
    Ok(Text { encoding: decoded.encoding, undecoded: decoded.undecoded, ..text })
}

/// The encoding that headers state; one of single bytes fits anything, so that they state it proves nothing.
fn stated(kind: Option<&ContentType<'_>>) -> Option<&'static Encoding> {
    let label = kind.and_then(|kind| kind.attribute("charset"))?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| !encoding.is_single_byte())
}

/// The boundary between the parts of a part that has parts.
fn boundary<'m>(kind: Option<&'m ContentType<'_>>) -> Option<&'m str> {
    let kind = kind.filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))?;
    kind.attribute("boundary").filter(|boundary| !boundary.is_empty())
}

fn is_text(kind: Option<&ContentType<'_>>, subtype: &str) -> bool {
    let is = |kind: &ContentType<'_>| {
        kind.ctype().eq_ignore_ascii_case("text") && kind.subtype().is_some_and(|own| own.eq_ignore_ascii_case(subtype))
    };
    kind.is_some_and(is)
}

/// The headers of a part, with the empty line that ends them.
fn head(part: &[u8]) -> &[u8] {
    part.split_at(body_start(part)).0
}

/// What stands after the headers of a part.
fn body(part: &[u8]) -> &[u8] {
    part.split_at(body_start(part)).1
}

fn body_start(part: &[u8]) -> usize {
    let wide = memmem::find(part, b"\r\n\r\n").map(|at| at + 4);
    let narrow = memmem::find(part, b"\n\n").map(|at| at + 2);
    wide.into_iter().chain(narrow).min().unwrap_or(part.len())
}

/// The parts between lines that begin with two hyphens and the boundary.
fn split<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let line = [b"--", boundary].concat();
    let starts: Vec<usize> = memmem::find_iter(body, &line)
        .filter(|&at| at.checked_sub(1).is_none_or(|before| body.get(before) == Some(&b'\n')))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let part = |(&start, end): (&usize, usize)| body.get(start + line.len()..end);
    let parts = starts.iter().zip(ends).filter_map(part);
    // What begins with two hyphens follows the last part.
    parts.filter(|part| !part.starts_with(b"--")).take(most_parts()).map(<[u8]>::trim_ascii_start).collect()
}

fn most_parts() -> usize {
    usize::try_from(limit::MEMBERS.most).unwrap_or(usize::MAX).saturating_add(1)
}

/// What a part holds, freed of the coding that its headers name.
fn bytes_of(part: &[u8], message: &Message<'_>) -> Result<Vec<u8>, ReadError> {
    let coding = message.content_transfer_encoding().unwrap_or_default().trim().to_ascii_lowercase();
    match coding.as_str() {
        "base64" => base64_decode(body(part)).ok_or_else(|| damaged("base64")),
        "quoted-printable" => quoted_printable_decode(body(part)).ok_or_else(|| damaged("quoted-printable")),
        _ => Ok(body(part).to_vec()),
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { format: FORMAT, what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(parts: &str) -> Vec<u8> {
        let head = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=x\"\r\n";
        format!("{head}\r\nno part\r\n{parts}--=x--\r\n").into_bytes()
    }

    fn part(kind: &str, transfer: &str, body: &str) -> String {
        format!("--=x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{body}\r\n")
    }

    fn read_mail(parts: &[String]) -> Result<(String, &'static str), ReadError> {
        read(&mail(&parts.concat())).map(|text| (text.text, text.encoding))
    }

    #[test]
    fn the_first_page_is_read_in_the_encodings_that_its_headers_name() {
        let wanted = |encoding| Ok(("规章\n".to_owned(), encoding));
        let picture = part("image/png", "base64", "iVBORw0KGgo=");
        let gbk = part("text/html; charset=gb2312", "quoted-printable", "<p>=B9=E6=D5=\r\n=C2</p>");
        let other = part("text/html", "8bit", "<p>other</p>");
        assert_eq!(read_mail(&[picture.clone(), gbk, other]), wanted("gb18030"));
        let utf8 = part("Text/HTML; charset=\"utf-8\"", "BASE64", "PHA+6KeE\r\n56ugPC9wPg==");
        assert_eq!(read_mail(&[part("text/plain", "7bit", "plain"), utf8]), wanted("UTF-8"));
        assert_eq!(read_mail(&[picture, part("text/html", "8bit", "<p>规章</p>")]), wanted("UTF-8"));
    }

    #[test]
    fn parts_within_parts_are_looked_through() {
        let inner = "--=x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>甲</p>\r\n--y--\r\n";
        assert_eq!(read_mail(&[inner.to_owned()]).unwrap().0, "甲\n");
    }

    #[test]
    fn without_a_page_plain_text_is_read_and_without_both_there_is_a_reason() {
        assert_eq!(read_mail(&[part("text/plain", "7bit", "plain")]).unwrap().0.trim(), "plain");
        assert!(matches!(read_mail(&[]), Err(ReadError::Damaged { format: "MHTML", .. })));
        let broken = part("text/html", "quoted-printable", "=D5==");
        assert_eq!(read_mail(&[broken]), Err(damaged("quoted-printable")));
    }

    #[test]
    fn parts_without_end_are_too_many() {
        let many = "--=x\r\nContent-Type: image/png\r\n\r\n".repeat(6000);
        assert_eq!(read(&mail(&many)), Err(ReadError::OverLimit(limit::MEMBERS)));
    }

    #[test]
    fn a_saved_page_is_told_from_text_that_mentions_one() {
        assert!(is_mhtml(&mail("")));
        assert!(!is_mhtml("一、MIME-Version: 1.0\nContent-Type: multipart/related".as_bytes()));
        assert!(!is_mhtml(b"Subject: a\n\nb") && !is_mhtml(b""));
    }
}
