//! Code pages and font charsets by their numbers, as RTF and the properties of office files name them.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254,
};

/// The encoding of a code page; Western European where it is unknown.
pub const fn of_page(page: u32) -> &'static Encoding {
    match page {
        936 | 10008 | 52936 | 54936 => GB18030,
        950 | 10002 => BIG5,
        932 | 10001 => SHIFT_JIS,
        949 | 10003 => EUC_KR,
        1200 => UTF_16LE,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// The encoding of a font's charset; none where the charset leaves it to the document.
pub const fn of_charset(charset: u32) -> Option<&'static Encoding> {
    match charset {
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(SHIFT_JIS),
        129 | 130 => Some(EUC_KR),
        238 => Some(WINDOWS_1250),
        204 => Some(WINDOWS_1251),
        161 => Some(WINDOWS_1253),
        162 => Some(WINDOWS_1254),
        _ => None,
    }
}
