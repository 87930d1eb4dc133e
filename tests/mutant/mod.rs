//! Mutated documents: bytes changed, cut, doubled, moved, and the words of each format put where they do not belong. A mutant is
//! made of its number alone, so a number is all that is needed to have it once more.

#![allow(dead_code, reason = "each test that shares this module uses a part of it")]

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Small, fast and the same each time; what matters is that each byte can be hit.
pub struct Dice(u64);

impl Dice {
    /// The dice of a mutant.
    pub const fn of(number: u64) -> Self {
        Self((number ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1)
    }

    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % sides.max(1) as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.throw(256)).unwrap()
    }
}

/// What formats say, and numbers at which counting breaks.
const WORDS: [&str; 48] = [
    "\0",
    "\t",
    "\n",
    "|",
    " | ",
    "-1",
    "0",
    "1e999",
    "65536",
    "4294967295",
    "9999999999999999999999",
    "一、",
    "（七）总计",
    "\u{feff}",
    "\u{202e}",
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=1000>",
    "<td rowspan=0>",
    "<td rowspan=65534>",
    "<ol start=-2147483648 reversed>",
    "<li value=2147483647>",
    "<svg>",
    "<template>",
    "<!--",
    "<![CDATA[",
    "&#xd800;",
    "<w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:p>",
    "<w:gridSpan w:val=\"99999999\"/>",
    "<w:vMerge/>",
    "<c r=\"XFD1048576\"/>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<v>",
    "{\\rtf1",
    "\\cell",
    "\\row",
    "\\itap99",
    "\\u-1",
    "\\bin999999999 ",
    "stream\n",
    "endstream",
    "<< /W [0 65535 1] >>",
    "[[[[",
    "{\"lines\":[",
];

/// A mutant of a document.
pub fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    if bytes.starts_with(b"PK\x03\x04")
        && dice.throw(4) > 0
        && let Some(package) = package(bytes, dice)
    {
        return package;
    }
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.throw(8) {
        change(&mut bytes, dice);
    }
    bytes
}

/// Changes one part of a package and packs it anew.
fn package(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let changed = dice.throw(archive.len());
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let mut member = archive.by_index(nth).ok()?;
        let (name, mut part) = (member.name().ok()?.into_owned(), Vec::new());
        member.read_to_end(&mut part).ok()?;
        if nth == changed {
            (0..=dice.throw(6)).for_each(|_| change(&mut part, dice));
        }
        made.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        made.write_all(&part).ok()?;
    }
    Some(made.finish().ok()?.into_inner())
}

fn change(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let whole = bytes.len();
    let at = dice.throw(whole + 1);
    let end = |length: usize| (at + length).min(whole);
    match dice.throw(8) {
        0 => drop(bytes.drain(at..end(dice.throw(40)))),
        1 => {
            let piece = bytes[at..end(dice.throw(400))].to_vec();
            let to = dice.throw(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        2 if dice.throw(4) == 0 => bytes.truncate(at),
        3 | 4 => {
            let word = WORDS[dice.throw(WORDS.len())].as_bytes();
            let over = if dice.throw(2) == 0 { end(word.len()) } else { at };
            bytes.splice(at..over, word.iter().copied());
        }
        5 => {
            let number = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, u32::MAX >> 1, u32::MAX][dice.throw(9)];
            let wide = number.to_le_bytes();
            bytes.splice(at..end(4), wide.into_iter().take(1 << dice.throw(3)));
        }
        6 => bytes[at..end(1)].iter_mut().for_each(|byte| *byte ^= 1 << dice.throw(8)),
        _ => bytes[at..end(1)].iter_mut().for_each(|byte| *byte = dice.byte()),
    }
}
