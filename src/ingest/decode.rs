//! Decodes bytes: by their mark, as strict UTF-8, as UTF-16 without a mark, then by statistics. What is lost is counted.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Decoded bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Places where bytes were no character; each stands as U+FFFD.
    pub undecoded: u32,
}

/// Decodes bytes of unknown encoding.
pub fn decode(bytes: &[u8]) -> Decoded {
    decode_declared(bytes, None)
}

/// Decodes bytes of which something says how they are encoded; it is believed only where nothing better tells and every byte
/// fits.
pub fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding: "UTF-8", undecoded: 0 };
    }
    with(guess(bytes, declared), bytes)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let lost = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    let name = if encoding == encoding_rs::GBK { "GB18030" } else { encoding.name() };
    Decoded { text: text.into_owned(), encoding: name, undecoded: u32::try_from(lost).unwrap_or(u32::MAX) }
}

fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(wide) = unmarked_utf16(bytes) {
        return wide;
    }
    // Mostly UTF-8 with a broken place is UTF-8: a lost byte must not turn a whole report into other characters.
    let (utf8, _) = UTF_8.decode_without_bom_handling(bytes);
    let broken = utf8.matches('\u{fffd}').count();
    if broken * 5 < utf8.chars().filter(|c| !c.is_ascii()).count() {
        return UTF_8;
    }
    if declared.is_some_and(|declared| fits_chinese(declared, bytes)) {
        return GB18030;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    if guess == encoding_rs::GBK || guess == encoding_rs::BIG5 || guess == UTF_8 { as_gb18030(guess) } else { GB18030 }
}

fn as_gb18030(guess: &'static Encoding) -> &'static Encoding {
    if guess == encoding_rs::GBK { GB18030 } else { guess }
}

/// Short texts in GB18030 fit other encodings too, so only that it is this one is believed; the others must show.
fn fits_chinese(declared: &'static Encoding, bytes: &[u8]) -> bool {
    as_gb18030(declared) == GB18030 && GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// UTF-16 without a mark: it has zero bytes, and one of the two byte orders gives almost only Han and ASCII.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    memchr::memchr(0, sample)?;
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let usual =
            |c: &char| matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ff5e}');
        let all = text.chars().count();
        text.chars().filter(usual).count() * 10 > all * 9
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "青禾市民政局2024年政府信息公开工作年度报告\n一、总体情况\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn one_text_in_every_encoding_is_one_text() {
        let (gbk, ..) = GB18030.encode(TEXT);
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", TEXT.into()), "UTF-8"),
            (marked(b"\xff\xfe", utf16(TEXT, false)), "UTF-16LE"),
            (marked(b"\xfe\xff", utf16(TEXT, true)), "UTF-16BE"),
            (utf16(TEXT, false), "UTF-16LE"),
            (utf16(TEXT, true), "UTF-16BE"),
            (gbk.into_owned(), "gb18030"),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.undecoded), (TEXT, 0), "{encoding}");
            assert!(decoded.encoding.eq_ignore_ascii_case(encoding));
        }
    }

    #[test]
    fn what_is_declared_is_believed_only_where_every_byte_fits() {
        let (gbk, ..) = GB18030.encode(TEXT);
        let (short, ..) = GB18030.encode("总计");
        assert_eq!(decode_declared(&short, Some(encoding_rs::GBK)).text, "总计");
        for lie in [UTF_8, encoding_rs::BIG5, encoding_rs::EUC_KR] {
            assert_eq!(decode_declared(&gbk, Some(lie)).text, TEXT, "{}", lie.name());
            assert_eq!(decode_declared(TEXT.as_bytes(), Some(lie)).text, TEXT, "{}", lie.name());
        }
    }

    #[test]
    fn a_short_word_in_gbk_is_read() {
        assert_eq!(decode(&GB18030.encode("规章").0).text, "规章");
    }

    #[test]
    fn a_broken_byte_is_counted_and_the_rest_stays() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[4] = 0xff;
        let decoded = decode(&bytes);
        assert!(decoded.undecoded > 0 && decoded.text.contains("总体情况"));
    }
}
