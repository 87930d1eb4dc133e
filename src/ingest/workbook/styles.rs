//! How the numbers of an XLSX are shown: as they are, as days, as hundredths.

use rustc_hash::FxHashMap;

use super::super::ReadError;
use super::super::xml::{Node, Xml};
use super::cell::Shown;
use super::rich::is_on;
use super::unseen::Unseen;

/// How the cells of a style look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// How its numbers are shown.
    pub shown: Shown,
    /// What it shows nothing of.
    pub unseen: Unseen,
    /// What stands in them is struck out.
    pub is_struck: bool,
}

/// The styles of cells.
pub fn read(text: &str) -> Result<Vec<Style>, ReadError> {
    let mut xml = Xml::new(text, "XLSX");
    let (mut own, mut fonts, mut styles, mut list) = (FxHashMap::default(), Vec::new(), Vec::new(), None);
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else {
            list = list.filter(|&(_, depth)| depth <= xml.depth());
            continue;
        };
        let number = |name: &str| tag.attribute(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
        match (tag.local_name(), list.map(|(list, _)| list)) {
            ("numFmt", _) => {
                let code = tag.attribute("formatCode").unwrap_or_default();
                own.insert(number("numFmtId"), (told(&code), Unseen::of(&code)));
            }
            ("cellXfs", _) => list = Some((List::Cells, xml.depth())),
            ("fonts", _) => list = Some((List::Fonts, xml.depth())),
            ("font", Some(List::Fonts)) => fonts.push(false),
            ("strike", Some(List::Fonts)) => fonts.last_mut().into_iter().for_each(|font| *font = is_on(tag)),
            ("xf", Some(List::Cells)) => {
                let format = number("numFmtId");
                let known = || (usual(format), Unseen::default());
                let (shown, unseen) = own.get(&format).copied().unwrap_or_else(known);
                let font = usize::try_from(number("fontId")).ok().and_then(|font| fonts.get(font));
                styles.push(Style { shown, unseen, is_struck: font.copied().unwrap_or_default() });
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// The lists of a part of styles that are read.
#[derive(Clone, Copy, Debug)]
enum List {
    Fonts,
    Cells,
}

/// Formats that every program knows by their numbers; those from 27 and from 50 are the days of Chinese programs.
const fn usual(number: u32) -> Shown {
    match number {
        9 => Shown::Hundredths(0),
        10 => Shown::Hundredths(2),
        14..=17 | 22 | 27..=31 | 36 | 50..=58 => Shown::Day,
        _ => Shown::Plain,
    }
}

/// What a format's code makes of a number: words in quotes and conditions in brackets make nothing.
fn told(code: &str) -> Shown {
    let first = code.split(';').next().unwrap_or_default();
    let (mut bare, mut quoted, mut bracketed, mut escaped) = (String::new(), false, false, false);
    for c in first.chars() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            c if !quoted && !bracketed => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    if bare.contains('%') {
        let places = bare.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(|&c| c == '0').count());
        return Shown::Hundredths(places.min(9));
    }
    if bare.contains(['y', 'd']) { Shown::Day } else { Shown::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_days_and_hundredths_from_plain_numbers() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", Shown::Plain),
            ("0\"day\"", Shown::Plain),
            ("0.0%", Shown::Hundredths(1)),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Day),
            ("[$-804]yyyy/m/d;@", Shown::Day),
        ] {
            assert_eq!(told(code), shown, "{code}");
        }
    }
}
