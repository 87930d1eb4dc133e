//! The encoding that a page says it is in. Whether it is, the bytes must show.

use encoding_rs::Encoding;
use memchr::memmem;

/// Bytes in which pages state their encoding; most do within the first 1,024.
const SAMPLE: usize = 4096;

/// The encoding that a page states in its head, if it is one that pages in Chinese are written in.
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let after = memmem::find_iter(head, b"charset").filter_map(|at| head.get(at + b"charset".len()..));
    after.filter_map(label).find_map(Encoding::for_label).filter(|encoding| is_usual(encoding))
}

/// The word after `charset=`.
fn label(after: &[u8]) -> Option<&[u8]> {
    let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte));
    Some(&value[..end.unwrap_or(value.len())])
}

/// An encoding of single bytes fits anything, so that a page says it proves nothing.
fn is_usual(encoding: &'static Encoding) -> bool {
    !encoding.is_single_byte() && encoding.output_encoding() == encoding
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        declared(page.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn what_a_page_states_is_read_in_every_way_met() {
        assert_eq!(name("<meta charset=gb2312>"), Some("GBK"));
        assert_eq!(name("<meta http-equiv='Content-Type' content='text/html; charset=GB18030'>"), Some("gb18030"));
        assert_eq!(name("<meta charset = \"utf-8\">"), Some("UTF-8"));
        assert_eq!(name("<script charset='x'></script><meta charset=big5>"), Some("Big5"));
    }

    #[test]
    fn encodings_that_prove_nothing_are_not_taken() {
        for page in ["<meta charset=iso-8859-1>", "<meta charset=utf-16>", "<meta charset=utf-7>", "<p>charset", ""] {
            assert_eq!(name(page), None, "{page}");
        }
    }
}
