//! Which character a glyph is where the PDF does not say: the table of characters that an embedded font brings along, read the
//! other way round. Nothing that a font counts or points at is believed before it was looked at.

use hayro_interpret::font::{Glyph, OutlineGlyph};
use rustc_hash::FxHashMap;

/// The characters of glyphs.
type Characters = FxHashMap<u32, char>;

/// The embedded fonts met so far.
#[derive(Debug, Default)]
pub struct Fonts {
    known: FxHashMap<u128, Characters>,
}

impl Fonts {
    /// The character of a glyph by its font's own table.
    pub fn char_of(&mut self, glyph: &Glyph<'_>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else { return None };
        self.of_outline(outline)
    }

    fn of_outline(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let characters = self.known.entry(font.cache_key).or_insert_with(|| {
            let bytes: &[u8] = (*font.data).as_ref();
            characters(bytes)
        });
        characters.get(&glyph.glyph_id().to_u32()).copied()
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes).map(usize::from)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)?;
    usize::try_from(number).ok()
}

fn characters(font: &[u8]) -> Characters {
    let mut characters = Characters::default();
    let Some(table) = table(font, *b"cmap") else { return characters };
    let count = u16_at(table, 2).unwrap_or(0);
    // The tables of Unicode, the fullest last: of the whole of it, and of its first plane.
    for (platform, encoding) in [(0, 3), (3, 1), (0, 4), (3, 10)] {
        let entries = (0..count).map(|nth| 4 + 8 * nth);
        let mut wanted = entries.filter(|&at| u16_at(table, at) == Some(platform));
        let own = wanted.find(|&at| u16_at(table, at + 2) == Some(encoding)).and_then(|at| u32_at(table, at + 4));
        if let Some(subtable) = own.and_then(|at| table.get(at..)) {
            read(subtable, &mut characters);
        }
    }
    characters
}

/// A table of the font by its name; of a collection, that of the first font.
fn table(font: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let head = if font.starts_with(b"ttcf") { u32_at(font, 12)? } else { 0 };
    let count = u16_at(font, head + 4)?;
    let entry = (0..count).map(|nth| head + 12 + 16 * nth).find(|&at| font.get(at..at + 4) == Some(&name))?;
    font.get(u32_at(font, entry + 8)?..)
}

fn read(subtable: &[u8], characters: &mut Characters) {
    match u16_at(subtable, 0) {
        Some(4) => drop(read_segments(subtable, characters)),
        Some(12) => drop(read_groups(subtable, characters)),
        _ => {}
    }
}

/// Characters that one table may name, some of them more than once.
const MOST_CHARACTERS: usize = 200_000;

/// Format 4: segments of characters, each with a difference or a list of glyphs.
fn read_segments(table: &[u8], characters: &mut Characters) -> Option<()> {
    let length = u16_at(table, 6)?;
    let mut left = MOST_CHARACTERS;
    for nth in 0..length / 2 {
        let end = u16_at(table, 14 + 2 * nth)?;
        let start = u16_at(table, 16 + length + 2 * nth)?;
        let delta = u16_at(table, 16 + 2 * length + 2 * nth)?;
        let place = 16 + 3 * length + 2 * nth;
        let offset = u16_at(table, place)?;
        left = left.checked_sub((end + 1).saturating_sub(start))?;
        for code in start..=end.min(0xfffe) {
            let listed = || u16_at(table, place + offset + 2 * (code - start)).filter(|&glyph| glyph != 0);
            let glyph = if offset == 0 { Some(code) } else { listed() };
            name(characters, glyph.map(|glyph| (glyph + delta) & 0xffff), code);
        }
    }
    Some(())
}

/// Format 12: groups of characters whose glyphs follow one another.
fn read_groups(table: &[u8], characters: &mut Characters) -> Option<()> {
    let mut left = MOST_CHARACTERS;
    for nth in 0..u32_at(table, 12)? {
        let at = 16 + 12 * nth;
        let (start, end, first) = (u32_at(table, at)?, u32_at(table, at + 4)?, u32_at(table, at + 8)?);
        left = left.checked_sub((end + 1).saturating_sub(start))?;
        for code in start..=end {
            name(characters, first.checked_add(code - start), code);
        }
    }
    Some(())
}

/// Of several characters that share a glyph the first is meant, but a Han character rather than its radical.
fn name(characters: &mut Characters, glyph: Option<usize>, code: usize) {
    let glyph = glyph.filter(|&glyph| glyph != 0).and_then(|glyph| u32::try_from(glyph).ok());
    let char = u32::try_from(code).ok().and_then(char::from_u32);
    let (Some(glyph), Some(char)) = (glyph, char) else { return };
    let known = characters.entry(glyph).or_insert(char);
    if matches!(*known, '\u{2e80}'..='\u{2fdf}') {
        *known = char;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font(subtables: &[(u16, u16, &[u16])]) -> Vec<u8> {
        let bytes = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        let count = u16::try_from(subtables.len()).unwrap();
        let (mut head, mut rest) = (bytes(&[0, count]), Vec::new());
        let first = 4 + 8 * subtables.len();
        for (platform, encoding, words) in subtables {
            head.extend(bytes(&[*platform, *encoding, 0, u16::try_from(first + rest.len()).unwrap()]));
            rest.extend(bytes(words));
        }
        let file = [bytes(&[1, 0, 1, 0, 0, 0]), b"cmap".to_vec(), bytes(&[0, 0, 0, 28, 0, 0])].concat();
        [file, head, rest].concat()
    }

    /// 信 to 倡 by a difference, 政 by a list, and the end.
    const SEGMENTS: [u16; 25] =
        [4, 50, 0, 6, 0, 0, 0, 0x4fe2, 0x653f, 0xffff, 0, 0x4fe1, 0x653f, 0xffff, 0xb020, 0, 1, 0, 4, 0, 9, 0, 0, 0, 0];

    #[test]
    fn segments_name_glyphs_by_difference_and_by_list() {
        let read = characters(&font(&[(3, 1, &SEGMENTS)]));
        let mut read: Vec<(u32, char)> = read.into_iter().collect();
        read.sort_unstable();
        assert_eq!(read, [(1, '信'), (2, '俢'), (9, '政')]);
    }

    #[test]
    fn groups_name_glyphs_one_after_the_other_and_han_goes_before_its_radical() {
        let groups =
            [12, 0, 0, 52, 0, 0, 0, 3, 0, 0x2f00, 0, 0x2f00, 0, 7, 0, 0x4e00, 0, 0x4e01, 0, 7, 2, 0, 2, 0, 0, 3];
        let read = characters(&font(&[(3, 10, &groups)]));
        assert_eq!([3, 7, 8].map(|glyph| read[&glyph]), ['𠀀', '一', '丁']);
    }

    #[test]
    fn tables_that_lie_name_nothing_beyond_their_end() {
        let whole = font(&[(3, 1, &SEGMENTS)]);
        (0..whole.len()).for_each(|length| drop(characters(&whole[..length])));
        let endless = [12, 0, 0, 28, 0, 0, 0xffff, 0xffff, 0, 0, 0xffff, 0xffff, 0, 1];
        assert!(characters(&font(&[(3, 10, &endless)])).is_empty());
    }
}
