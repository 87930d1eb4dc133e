//! Fonts as Chinese offices leave them in their files: named, not embedded; how their texts are coded and how wide they are.

use encoding_rs::GBK;

/// A font of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// GBK-EUC-H: one or two bytes a character.
    Gbk,
    /// UniGB-UCS2-H: two bytes a character.
    Wide,
    /// Codes of its own that only a `ToUnicode` map explains.
    Mapped,
}

impl Font {
    /// A text as a string of a content stream.
    pub fn coded(self, text: &str) -> String {
        let bytes: Vec<u8> = match self {
            Self::Gbk => GBK.encode(text).0.into_owned(),
            Self::Wide => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Self::Mapped => text.encode_utf16().map(own_code).flat_map(u16::to_be_bytes).collect(),
        };
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("<{}>", hex.concat())
    }

    /// The objects of the font, the first of them at this number: the font, its descendant, its descriptor, its map.
    pub fn objects(self, first: usize, texts: &str) -> Vec<String> {
        let (encoding, ordering, widths) = match self {
            Self::Gbk => ("GBK-EUC-H", "GB1", "[814 939 500 7716 [500]]".to_owned()),
            Self::Wide => ("UniGB-UCS2-H", "GB1", "[1 95 500]".to_owned()),
            Self::Mapped => ("Identity-H", "Identity", narrow(texts)),
        };
        let map = if self == Self::Mapped { format!(" /ToUnicode {} 0 R", first + 3) } else { String::new() };
        let (descendant, descriptor) = (first + 1, first + 2);
        vec![
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} \
                 /DescendantFonts [{descendant} 0 R]{map} >>"
            ),
            format!(
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
                 /Ordering ({ordering}) /Supplement 2 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W {widths} >>"
            ),
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 \
             /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
                .to_owned(),
            stream(&to_unicode(texts)),
        ]
    }
}

/// A stream without a filter.
pub fn stream(text: &str) -> String {
    format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len())
}

/// Any code does that is not the character's own.
const fn own_code(unit: u16) -> u16 {
    unit ^ 0x0155
}

fn used(texts: &str) -> Vec<u16> {
    let mut used: Vec<u16> = texts.encode_utf16().collect();
    used.sort_unstable();
    used.dedup();
    used
}

fn narrow(texts: &str) -> String {
    let ascii = used(texts).into_iter().filter(|unit| *unit < 128);
    let widths: Vec<String> = ascii.map(|unit| format!("{} [500]", own_code(unit))).collect();
    format!("[{}]", widths.join(" "))
}

fn to_unicode(texts: &str) -> String {
    let pairs: Vec<String> = used(texts).iter().map(|unit| format!("<{:04x}> <{unit:04x}>", own_code(*unit))).collect();
    let blocks = pairs.chunks(100).map(|some| format!("{} beginbfchar\n{}\nendbfchar\n", some.len(), some.join("\n")));
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Own def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{}endcmap\nend\nend",
        blocks.collect::<String>()
    )
}
