//! Automatic numbering ([MS-DOC] 2.4.6.3): the mark that a person sees before a paragraph, which is no part of its text.

use super::bytes::{slice, u8_at, u16_at, u32_at};
use crate::ingest::numeral::Numeral;

/// Levels of a list.
const LEVELS: usize = 9;

/// The use of a list that a paragraph takes part in, and its level there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The use of a list, from 1; 0 for none.
    pub list: u16,
    /// The level, from 0.
    pub level: u8,
}

/// The lists of a document and how far each has been counted.
#[derive(Debug, Default)]
pub struct Lists {
    lists: Vec<List>,
    uses: Vec<Use>,
}

#[derive(Debug)]
struct List {
    id: u32,
    levels: Vec<Level>,
    /// The last number of each level; none before the first.
    counts: [Option<u32>; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    /// All levels of its mark are written in digits.
    digits: bool,
    /// The mark; a character below 9 stands for the number of that level.
    mark: Vec<u16>,
}

/// A use of a list, which may begin anew at a level.
#[derive(Debug, Default)]
struct Use {
    list: u32,
    starts: Vec<(usize, u32)>,
}

impl Lists {
    /// Reads the lists, their levels, which stand after them, and their uses.
    pub fn new(lists: &[u8], levels: &[u8], uses: &[u8]) -> Self {
        Self { lists: read_lists(lists, levels), uses: read_uses(uses) }
    }

    /// Counts a paragraph and gives its mark; empty where it has none.
    pub fn mark(&mut self, numbering: Numbering) -> String {
        self.count(numbering).unwrap_or_default()
    }

    fn count(&mut self, Numbering { list, level }: Numbering) -> Option<String> {
        let chosen = self.uses.get_mut(usize::from(list).checked_sub(1)?)?;
        let list = self.lists.iter_mut().find(|list| list.id == chosen.list)?;
        let level = usize::from(level).min(list.levels.len().checked_sub(1)?);
        let anew = chosen.starts.iter().position(|(at, _)| *at == level).map(|nth| chosen.starts.swap_remove(nth).1);
        let next = list.counts[level].map_or(list.levels[level].start, |last| last.saturating_add(1));
        list.counts[level] = Some(anew.unwrap_or(next));
        list.counts[level + 1..].fill(None);
        Some(list.written(level))
    }
}

impl List {
    fn written(&self, nth: usize) -> String {
        let level = &self.levels[nth];
        if level.numeral == Numeral::Bullet {
            return String::new();
        }
        let units = level.mark.iter().flat_map(|&unit| match usize::from(unit) {
            at if at < LEVELS => self.number(at, level.digits).encode_utf16().collect::<Vec<_>>(),
            _ => vec![unit],
        });
        let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
        let text = text.trim_matches(|c: char| c.is_control() || c == ' ').to_owned();
        if text.ends_with(|c: char| c.is_ascii()) { text + " " } else { text }
    }

    fn number(&self, at: usize, digits: bool) -> String {
        let Some(level) = self.levels.get(at) else { return String::new() };
        let numeral = if digits { Numeral::Digits } else { level.numeral };
        numeral.written(self.counts[at].unwrap_or(level.start))
    }
}

/// Bytes of a list's head, of a level's head and of a use.
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;

fn read_lists(lists: &[u8], levels: &[u8]) -> Vec<List> {
    let count = u16_at(lists, 0).map_or(0, usize::from);
    let mut rest = levels;
    let mut read = Vec::new();
    for nth in 0..count {
        let Some(head) = slice(lists, 2 + LIST * nth, LIST) else { break };
        let (Some(id), Some(flags)) = (u32_at(head, 0), u8_at(head, 26)) else { break };
        let wanted = if flags & 1 == 1 { 1 } else { LEVELS };
        let own: Vec<Level> = (0..wanted).map_while(|_| level(&mut rest)).collect();
        let whole = own.len() == wanted;
        read.push(List { id, levels: own, counts: [None; LEVELS] });
        if !whole {
            break;
        }
    }
    read
}

/// Takes a level off the bytes: its head, formatting of two kinds, its mark.
fn level(rest: &mut &[u8]) -> Option<Level> {
    let bytes = *rest;
    let formatting = usize::from(u8_at(bytes, 24)?) + usize::from(u8_at(bytes, 25)?);
    let length = usize::from(u16_at(bytes, LEVEL + formatting)?);
    let mark = slice(bytes, LEVEL + formatting + 2, 2 * length)?;
    *rest = bytes.get(LEVEL + formatting + 2 + 2 * length..)?;
    Some(Level {
        start: u32_at(bytes, 0)?,
        numeral: Numeral::of_code(u8_at(bytes, 4)?),
        digits: u8_at(bytes, 5)? & 4 != 0,
        mark: mark.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)).collect(),
    })
}

fn read_uses(bytes: &[u8]) -> Vec<Use> {
    let count = u32_at(bytes, 0).unwrap_or(0) as usize;
    let heads = bytes.get(4..).unwrap_or_default().chunks_exact(USE).take(count);
    let overrides: Vec<u8> = heads.clone().map(|head| head[12]).collect();
    let mut uses: Vec<Use> = heads.map(|head| Use { list: u32_at(head, 0).unwrap_or(0), starts: Vec::new() }).collect();
    let mut rest = bytes.get(4 + USE * uses.len()..).unwrap_or_default();
    for (chosen, overrides) in uses.iter_mut().zip(overrides) {
        let Some(starts) = starts(&mut rest, overrides) else { break };
        chosen.starts = starts;
    }
    uses
}

/// Takes the levels at which a use begins anew off the bytes.
fn starts(rest: &mut &[u8], count: u8) -> Option<Vec<(usize, u32)>> {
    *rest = rest.get(4..)?;
    let mut starts = Vec::new();
    for _ in 0..count {
        let (start, flags) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
        *rest = rest.get(8..)?;
        let own = if flags & 0x20 != 0 { Some(level(rest)?.start) } else { None };
        if flags & 0x10 != 0 {
            starts.push(((flags & 0xf) as usize, own.unwrap_or(start)));
        }
    }
    Some(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A level that begins with 1.
    fn level_of(format: u8, mark: &str) -> Vec<u8> {
        let units: Vec<u16> = mark.encode_utf16().collect();
        let mut head = vec![0; LEVEL];
        (head[0], head[4]) = (1, format);
        head.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
        head.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        head
    }

    /// One list with nine levels, 一、 and （一） and 1. first, used twice; the second use begins with 5.
    fn lists() -> Lists {
        let mut list = vec![0; 2 + LIST];
        (list[0], list[2]) = (1, 77);
        let mut levels = [level_of(39, "\0、"), level_of(39, "（\u{1}）"), level_of(0, "\u{2}.")].concat();
        (3..LEVELS).for_each(|_| levels.extend(level_of(23, "\u{f0b7}")));
        let use_of = |overrides: u8| [[77, 0, 0, 0].as_slice(), &[0; 8], &[overrides, 0, 0, 0]].concat();
        let anew = [[0xff; 4].as_slice(), &[5, 0, 0, 0, 0x10, 0, 0, 0]].concat();
        let uses = [&[2, 0, 0, 0], use_of(0).as_slice(), &use_of(1), &[0xff; 4], &anew].concat();
        Lists::new(&list, &levels, &uses)
    }

    fn marks(lists: &mut Lists, paragraphs: &[(u16, u8)]) -> Vec<String> {
        paragraphs.iter().map(|&(list, level)| lists.mark(Numbering { list, level })).collect()
    }

    #[test]
    fn marks_are_counted_and_lower_levels_begin_anew() {
        let seen = marks(&mut lists(), &[(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 5)]);
        assert_eq!(seen, ["一、", "（一）", "（二）", "1. ", "二、", "（一）", ""]);
    }

    #[test]
    fn another_use_of_a_list_goes_on_or_begins_where_it_says() {
        assert_eq!(marks(&mut lists(), &[(1, 0), (2, 0), (2, 0), (1, 0)]), ["一、", "五、", "六、", "七、"]);
    }

    #[test]
    fn a_numbering_that_is_not_there_shows_nothing() {
        assert_eq!(marks(&mut lists(), &[(0, 0), (9, 0), (0xf801, 0), (1, 200)]), ["", "", "", ""]);
        assert_eq!(marks(&mut Lists::new(&[9, 0], &[], &[255; 20]), &[(1, 0)]), [""]);
    }
}
