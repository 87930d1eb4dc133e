//! Turns text into the bytes of a file: the encodings and line ends that published reports use.

use encoding_rs::{GB18030, GBK};

/// A character encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16Be,
    Gb18030,
    Gbk,
}

/// All encodings with the names that `--encodings` takes.
pub const ENCODINGS: [(&str, Encoding); 6] = [
    ("utf8", Encoding::Utf8),
    ("utf8bom", Encoding::Utf8Bom),
    ("utf16le", Encoding::Utf16Le),
    ("utf16be", Encoding::Utf16Be),
    ("gb18030", Encoding::Gb18030),
    ("gbk", Encoding::Gbk),
];

impl Encoding {
    pub fn name(self) -> &'static str {
        let row = ENCODINGS.iter().find(|(_, encoding)| *encoding == self);
        row.expect("the table lists every encoding").0
    }

    /// Encodes `text`; UTF-16 always begins with its mark. GBK has no no-break space and gets a plain one.
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Utf16Le => marked(text).flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => marked(text).flat_map(u16::to_be_bytes).collect(),
            Self::Gb18030 => GB18030.encode(text).0.into_owned(),
            Self::Gbk => GBK.encode(&text.replace('\u{a0}', " ")).0.into_owned(),
        }
    }
}

fn marked(text: &str) -> impl Iterator<Item = u16> {
    std::iter::once(0xFEFF).chain(text.encode_utf16())
}

#[cfg(test)]
mod tests {
    use super::{ENCODINGS, Encoding};
    use crate::phrases;

    #[test]
    fn every_encoding_gives_the_text_back() {
        let text = format!("{}\n\t规章\n\t0\n", phrases::OPENING.concat());
        for (name, encoding) in ENCODINGS {
            let label = match encoding {
                Encoding::Utf8 | Encoding::Utf8Bom => "utf-8",
                Encoding::Utf16Le => "utf-16le",
                Encoding::Utf16Be => "utf-16be",
                Encoding::Gb18030 => "gb18030",
                Encoding::Gbk => "gbk",
            };
            let codec = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let bytes = encoding.encode(&text);
            assert_eq!(codec.decode(&bytes).0, text, "{name}");
        }
    }
}
