//! List marks: 一、 （一） 1. that stand in no text but are counted by the word processor. A person sees them, so they are
//! counted here too.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::ReadError;
use super::super::numeral::Numeral;
use super::super::xml::{Node, Xml};
use super::FORMAT;

/// Levels of a list.
const LEVELS: usize = 9;
/// Styles that a style may be based on, one on the other.
const ANCESTORS: usize = 16;

/// What a paragraph says of its list.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The list's number; 0 takes the paragraph out of its style's list.
    pub list: Option<u32>,
    /// The level, from 0.
    pub level: Option<usize>,
    /// The paragraph's style.
    pub style: Option<String>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    kinds: FxHashMap<u32, Kind>,
    lists: FxHashMap<u32, List>,
    styles: FxHashMap<String, Style>,
}

/// How lists of one kind count: all lists of it count on together.
#[derive(Debug, Default)]
struct Kind {
    levels: [Level; LEVELS],
    /// The list style that it stands for, or that stands for it.
    style: Option<String>,
    /// It only points to the kind that its list style names.
    points: bool,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    /// The mark, as `%1、`.
    text: String,
    /// A blank follows the mark.
    spaced: bool,
    /// All numbers are written in digits.
    legal: bool,
    /// Paragraphs of this style are on this level.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    kind: u32,
    /// Levels that begin anew with this list.
    starts: Vec<(usize, u32)>,
}

#[derive(Debug, Default)]
struct Style {
    listed: Listed,
    based_on: Option<String>,
}

/// How far each kind of list has counted.
#[derive(Debug, Default)]
pub struct Counters {
    counts: FxHashMap<u32, [Option<u32>; LEVELS]>,
    begun: FxHashSet<u32>,
}

impl Numbering {
    /// Reads the lists and the styles of a document.
    pub fn read(lists: &str, styles: &str) -> Result<Self, ReadError> {
        let mut numbering = Self::default();
        numbering.read_lists(lists)?;
        if !styles.is_empty() {
            numbering.read_styles(styles)?;
        }
        Ok(numbering)
    }

    fn read_lists(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        let (mut kind, mut list, mut level) = (0, None, 0);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let name = tag.local_name();
            let number = |name| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
            match name {
                "abstractNum" => (kind, list) = (number("abstractNumId").unwrap_or(0), None),
                "num" => list = number("numId"),
                "lvl" | "lvlOverride" => level = number("ilvl").and_then(|at| at.try_into().ok()).unwrap_or(LEVELS),
                "abstractNumId" => {
                    if let Some(list) = list {
                        self.lists.entry(list).or_default().kind = number("val").unwrap_or(0);
                    }
                }
                "startOverride" => {
                    let start = (level, number("val").unwrap_or(1));
                    if let Some(list) = list {
                        self.lists.entry(list).or_default().starts.push(start);
                    }
                }
                name if list.is_none() => {
                    let value = tag.attribute("val").unwrap_or_default();
                    self.kinds.entry(kind).or_default().set(level, name, &value);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_styles(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        let mut name = String::new();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let value = tag.attribute("val").unwrap_or_default();
            if tag.local_name() == "style" {
                name = tag.attribute("styleId").unwrap_or_default().into_owned();
                continue;
            }
            let style = self.styles.entry(name.clone());
            match tag.local_name() {
                "basedOn" => style.or_default().based_on = Some(value.into_owned()),
                "numId" => style.or_default().listed.list = value.parse().ok(),
                "ilvl" => style.or_default().listed.level = value.parse().ok(),
                _ => {}
            }
        }
        Ok(())
    }

    /// Counts a paragraph and writes its mark, if it has one.
    pub fn mark(&self, listed: &Listed, counters: &mut Counters, out: &mut String) {
        if self.lists.is_empty() {
            return;
        }
        let Some((list, level)) = self.place(listed) else { return };
        let Some((kind, shape)) = self.kind(list) else { return };
        let counts = counters.counts.entry(kind).or_default();
        if counters.begun.insert(list) {
            let starts = self.lists.get(&list).map_or(&[][..], |list| &list.starts);
            for &(level, start) in starts {
                set(counts, level, start.checked_sub(1));
            }
        }
        let Some(own) = shape.levels.get(level) else { return };
        let next = counts.get(level).copied().flatten().map_or(own.start, |count| count.saturating_add(1));
        set(counts, level, Some(next));
        (level + 1..LEVELS).for_each(|deeper| set(counts, deeper, None));
        own.write(shape, counts, out);
    }

    /// The list and level of a paragraph: its own, else those of its style.
    fn place(&self, listed: &Listed) -> Option<(u32, usize)> {
        let style = self.style_with_list(listed.style.as_deref());
        let list = listed.list.or_else(|| style.and_then(|(_, style)| style.listed.list)).filter(|&list| list != 0)?;
        let of_style = || style.and_then(|(name, style)| self.level_of(list, name).or(style.listed.level));
        let level = listed.level.or_else(|| of_style().filter(|_| listed.list.is_none()));
        Some((list, level.unwrap_or(0)))
    }

    /// The nearest style, of this one and those it is based on, that names a list.
    fn style_with_list<'s>(&'s self, mut name: Option<&'s str>) -> Option<(&'s str, &'s Style)> {
        for _ in 0..ANCESTORS {
            let style = self.styles.get(name?)?;
            if style.listed.list.is_some() {
                return name.map(|name| (name, style));
            }
            name = style.based_on.as_deref();
        }
        None
    }

    fn level_of(&self, list: u32, style: &str) -> Option<usize> {
        let (_, kind) = self.kind(list)?;
        kind.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// How a list counts, and with which others it counts on.
    fn kind(&self, list: u32) -> Option<(u32, &Kind)> {
        let own = self.lists.get(&list)?.kind;
        let kind = self.kinds.get(&own)?;
        if !kind.points {
            return Some((own, kind));
        }
        let meant = self.kinds.iter().filter(|(_, other)| !other.points && other.style == kind.style);
        meant.min_by_key(|(number, _)| **number).map(|(number, kind)| (*number, kind))
    }
}

fn set(counts: &mut [Option<u32>; LEVELS], level: usize, count: Option<u32>) {
    if let Some(place) = counts.get_mut(level) {
        *place = count;
    }
}

impl Kind {
    fn set(&mut self, level: usize, name: &str, value: &str) {
        match name {
            "styleLink" | "numStyleLink" => {
                self.style = Some(value.to_owned());
                self.points = name == "numStyleLink";
            }
            name => {
                if let Some(level) = self.levels.get_mut(level) {
                    level.set(name, value);
                }
            }
        }
    }
}

impl Level {
    fn set(&mut self, name: &str, value: &str) {
        match name {
            "start" => self.start = value.parse().unwrap_or(1),
            "numFmt" => self.numeral = Numeral::of_word(value),
            "lvlText" => value.clone_into(&mut self.text),
            "suff" => self.spaced = value == "space",
            "isLgl" => self.legal = !matches!(value, "0" | "false" | "off"),
            "pStyle" => self.style = Some(value.to_owned()),
            _ => {}
        }
    }

    fn write(&self, kind: &Kind, counts: &[Option<u32>; LEVELS], out: &mut String) {
        let begin = out.len();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            out.push_str(before);
            let level = after.bytes().next().and_then(|digit| usize::from(digit).checked_sub(usize::from(b'1')));
            let Some((level, shape)) = level.and_then(|level| Some((level, kind.levels.get(level)?))) else {
                out.push('%');
                rest = after;
                continue;
            };
            let numeral = if self.legal { Numeral::Digits } else { shape.numeral };
            out.push_str(&numeral.written(counts.get(level).copied().flatten().unwrap_or(shape.start)));
            rest = after.get(1..).unwrap_or_default();
        }
        out.extend(rest.chars().map(seen));
        // After 一、 or （一） the text follows at once; a bare number would run into it.
        let bare = out.ends_with(|c: char| c.is_alphanumeric()) || self.numeral == Numeral::Bullet;
        if out.len() > begin && (self.spaced || bare) {
            out.push(' ');
        }
    }
}

/// Bullets are often signs of a font of pictures, which mean nothing elsewhere.
const fn seen(c: char) -> char {
    if matches!(c, '\u{e000}'..='\u{f8ff}') { '•' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "<w:numbering xmlns:w='w'>\
        <w:abstractNum w:abstractNumId='5'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/>\
        <w:pStyle w:val='H1'/><w:lvlText w:val='%1、'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%3'/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId='6'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='bullet'/>\
        <w:suff w:val='space'/><w:lvlText w:val='\u{f06c}'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='6'/></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='3'/></w:lvlOverride></w:num>\
        </w:numbering>";
    const STYLES: &str = "<w:styles xmlns:w='w'><w:style w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='Own'><w:basedOn w:val='H1'/></w:style></w:styles>";

    fn marks(paragraphs: &[(Option<u32>, Option<usize>, &str)]) -> Vec<String> {
        let numbering = Numbering::read(LISTS, STYLES).unwrap();
        let mut counters = Counters::default();
        let mark = |&(list, level, style): &(Option<u32>, Option<usize>, &str)| {
            let mut out = String::new();
            numbering.mark(&Listed { list, level, style: Some(style.to_owned()) }, &mut counters, &mut out);
            out
        };
        paragraphs.iter().map(mark).collect()
    }

    #[test]
    fn levels_count_on_and_begin_anew_below() {
        let of = |level| (Some(1), Some(level), "");
        let marks = marks(&[of(0), of(1), of(1), of(0), of(1), of(2), of(2)]);
        assert_eq!(marks, ["一、", "（一）", "（二）", "二、", "（一）", "2.1 ", "2.2 "]);
    }

    #[test]
    fn a_style_gives_its_list_unless_the_paragraph_leaves_it() {
        let marks = marks(&[(None, None, "H1"), (None, None, "Own"), (Some(0), None, "H1"), (None, None, "None")]);
        assert_eq!(marks, ["一、", "二、", "", ""]);
    }

    #[test]
    fn lists_of_one_kind_count_on_and_an_override_begins_anew() {
        let marks = marks(&[(Some(1), None, ""), (Some(3), None, ""), (Some(1), None, ""), (Some(2), None, "")]);
        assert_eq!(marks, ["一、", "三、", "四、", "• "]);
    }

    #[test]
    fn wild_levels_and_lists_mark_nothing() {
        assert_eq!(marks(&[(Some(99), None, ""), (Some(1), Some(77), "")]), ["", ""]);
    }
}
