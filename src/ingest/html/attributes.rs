//! The attributes that count: what hides an element, what it spans, where it leads, what a page states of itself. And a count
//! of attributes before parsing, since html5ever compares each with all others of its tag.

use html5ever::Attribute;
use memchr::{memchr, memmem};

use super::list::{self, Count};
use super::name::Name;
use super::sink::Statement;
use crate::ingest::limit::{self, Limit};
use crate::ingest::numeral::Numeral;

/// What the attributes of an element say.
#[expect(clippy::struct_excessive_bools, reason = "five things that attributes say, none excludes another")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// It is not shown.
    pub hidden: bool,
    /// It leads somewhere.
    pub leads: bool,
    /// Line ends within it count.
    pub keeps_lines: bool,
    /// Its text is raised.
    pub is_raised: bool,
    /// Columns that a cell spans.
    across: Option<u32>,
    /// Rows that a cell spans.
    down: Option<u32>,
    /// How a list, or a point of one, is counted.
    pub count: Count,
    /// What was filled in, in a field of a form.
    filled: Filled,
    /// A field of this kind shows nothing that was filled in: a button, a box to tick.
    is_mute: bool,
}

/// The first bytes of a value: as many as the figures of cells have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Filled {
    bytes: [u8; 24],
    length: usize,
}

impl Filled {
    /// A value, where it is short enough.
    fn of(value: &str) -> Self {
        let mut filled = Self::default();
        if let Some(room) = filled.bytes.get_mut(..value.len()) {
            room.copy_from_slice(value.as_bytes());
            filled.length = value.len();
        }
        filled
    }
}

const COLSPAN: Name = Name::known("colspan");
const ROWSPAN: Name = Name::known("rowspan");
const HIDDEN: Name = Name::known("hidden");
/// Where a link leads.
pub const HREF: Name = Name::known("href");
const STYLE: Name = Name::known("style");
const START: Name = Name::known("start");
const VALUE: Name = Name::known("value");
const REVERSED: Name = Name::known("reversed");
const TYPE: Name = Name::known("type");

impl Traits {
    /// Those of an element with some attributes.
    pub fn read(attributes: &[Attribute]) -> Self {
        let mut traits = Self::default();
        for Attribute { name, value } in attributes {
            if let Some(name) = Name::read(name.local.as_bytes()) {
                traits.take(name, value);
            }
        }
        traits
    }

    /// Tells whether an attribute of this name counts.
    pub const fn has_use_for(name: Name) -> bool {
        matches!(name, COLSPAN | ROWSPAN | HIDDEN | HREF | STYLE | START | VALUE | REVERSED | TYPE)
    }

    /// Takes what an attribute says, if it counts.
    pub fn take(&mut self, name: Name, value: &str) {
        match name {
            COLSPAN => self.across = Some(span(value).clamp(1, MOST_ACROSS)),
            ROWSPAN => self.down = Some(span(value)),
            HIDDEN => self.hidden = true,
            HREF => self.leads = !value.is_empty(),
            STYLE => read_style(value, self),
            START => self.count.number = value.trim().parse().ok(),
            VALUE => {
                self.count.number = value.trim().parse().ok();
                self.filled = Filled::of(value);
            }
            REVERSED => self.count.backwards = true,
            TYPE => {
                self.count.numeral = self.count.numeral.or(list::of_type(value));
                self.is_mute = !["text", "number", ""].iter().any(|shown| value.trim().eq_ignore_ascii_case(shown));
            }
            _ => {}
        }
    }

    /// What a field of a form shows; nothing where that is long.
    pub fn filled(&self) -> &str {
        let Filled { bytes, length } = &self.filled;
        let shown = bytes.get(..*length).filter(|_| !self.is_mute && !self.hidden);
        shown.and_then(|shown| std::str::from_utf8(shown).ok()).unwrap_or_default()
    }

    /// Columns and rows that a cell spans, see [`spans`]; 0 for one of each.
    pub fn spans(&self) -> u32 {
        match (self.across.unwrap_or(1), self.down.unwrap_or(1)) {
            (1, 1) => 0,
            (across, down) => across << 16 | down,
        }
    }
}

/// Columns and rows that a cell spans, out of its data; 0 rows are all that follow in the group.
pub const fn spans(data: u32) -> (u32, u32) {
    if data == 0 { (1, 1) } else { (data >> 16, data & 0xffff) }
}

/// The most columns that browsers let a cell span.
const MOST_ACROSS: u32 = 1000;
/// The most rows.
const MOST_DOWN: u32 = 65_534;

/// The number at the start of a value, as browsers read it; 1 where there is none.
fn span(value: &str) -> u32 {
    let digits = value.trim_ascii_start().trim_start_matches('+');
    let end = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let number = |digits: &str| digits.bytes().fold(0u32, |sum, b| (sum * 10 + u32::from(b - b'0')).min(MOST_DOWN));
    digits.get(..end).filter(|digits| !digits.is_empty()).map_or(1, number)
}

/// Reads the declarations of a style that hide, strike out, raise or keep line ends; most begin with another letter.
fn read_style(style: &str, traits: &mut Traits) {
    let mut rest = style.as_bytes();
    while !rest.is_empty() {
        let (declaration, after) = rest.split_at(memchr(b';', rest).unwrap_or(rest.len()));
        rest = after.get(1..).unwrap_or_default();
        let declaration = declaration.trim_ascii_start();
        match declaration.first().map(u8::to_ascii_lowercase) {
            Some(b'd') => traits.hidden |= says(declaration, b"display", b"none"),
            Some(b'v') => {
                traits.hidden |= says(declaration, b"visibility", b"hidden");
                traits.is_raised |= says(declaration, b"vertical-align", b"super");
            }
            Some(b'l') => traits.count.numeral = list_style(declaration).or(traits.count.numeral),
            Some(b't') => {
                let is_struck = |property| says(declaration, property, b"line-through");
                traits.hidden |= is_struck(b"text-decoration") || is_struck(b"text-decoration-line");
            }
            Some(b'w') => traits.keeps_lines |= says(declaration, b"white-space", b"pre"),
            _ => {}
        }
    }
}

/// How a declaration wants the points of a list to be counted.
fn list_style(declaration: &[u8]) -> Option<Numeral> {
    let (name, value) = std::str::from_utf8(declaration).ok()?.split_once(':')?;
    let is_meant = ["list-style", "list-style-type"].iter().any(|own| name.trim().eq_ignore_ascii_case(own));
    is_meant.then(|| list::of_style(value))?
}

/// Tells whether a declaration gives a property a value that begins with a word.
fn says(declaration: &[u8], property: &[u8], word: &[u8]) -> bool {
    let Some(colon) = memchr(b':', declaration) else { return false };
    let (name, value) = declaration.split_at(colon);
    let value = value.get(1..).unwrap_or_default().trim_ascii_start();
    name.trim_ascii().eq_ignore_ascii_case(property)
        && value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// What a `meta` element with some attributes, names and values, states, if anything.
pub fn statement<'v>(attributes: &(impl Iterator<Item = (&'v str, &'v str)> + Clone)) -> Option<Statement> {
    let value = |names: &[&str]| {
        let found = attributes.clone().find(|(name, _)| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)));
        found.map(|(_, value)| value.trim().to_owned())
    };
    let (name, content) = (value(&["name", "property", "itemprop"])?, value(&["content"])?);
    (!content.is_empty() && content.len() <= LONGEST).then(|| Statement { name: name.to_ascii_lowercase(), content })
}

/// Longer statements, in bytes, are none of what is looked for.
const LONGEST: usize = 1000;

/// In code a `<` may be a comparison, and everything up to the next `>` looks like attributes: there so many times more are
/// let pass, which html5ever still compares in good time.
const PATIENCE: u64 = 8;

/// Refuses pages with a tag that has too many attributes.
pub fn count(page: &str) -> Result<(), Limit> {
    let bytes = page.as_bytes();
    let mut code_until = 0;
    let mut at = 0;
    while let Some(open) = memchr(b'<', bytes.get(at..).unwrap_or_default()).map(|open| at + open) {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (attributes, end) = attributes_from(page, at);
        let patience = if open < code_until { PATIENCE } else { 1 };
        if attributes > limit::ATTRIBUTES.most * patience {
            return Err(limit::ATTRIBUTES);
        }
        if open < code_until {
            at = end.min(code_until);
        } else {
            code_until = end_of_code(bytes, at).unwrap_or(code_until);
            at = end;
        }
    }
    Ok(())
}

/// Where the code ends that begins with the tag at `at`, if one does.
fn end_of_code(bytes: &[u8], at: usize) -> Option<usize> {
    let is_code = |name: &&str| bytes.get(at..at + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
    let name = ["script", "style"].into_iter().find(is_code)?;
    let rest = bytes.get(at..)?;
    let close = memmem::find_iter(rest, b"</").find(|close| {
        let from = close + 2;
        rest.get(from..from + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()))
    });
    Some(close.map_or(bytes.len(), |close| at + close))
}

/// How many attributes the tag whose name begins at `at` has, and where it ends.
fn attributes_from(page: &str, at: usize) -> (u64, usize) {
    let mut attributes = Written::of_tag(page, at);
    let count = attributes.by_ref().count();
    (count as u64, attributes.end().unwrap_or(page.len()))
}

/// The attributes of a tag as they are written, one after the other: names and values.
#[derive(Clone, Debug)]
pub struct Written<'p> {
    page: &'p str,
    at: usize,
}

impl<'p> Written<'p> {
    /// Those of the tag whose name begins at a place.
    pub fn of_tag(page: &'p str, name: usize) -> Self {
        Self { page, at: find(page.as_bytes(), name, ends_name) }
    }

    /// Where the name before the first attribute ends.
    pub const fn begin(&self) -> usize {
        self.at
    }

    /// Once all were told, where their tag ends; none where the page ends before it.
    pub fn end(&self) -> Option<usize> {
        (self.page.as_bytes().get(self.at) == Some(&b'>')).then_some(self.at + 1)
    }
}

impl<'p> Iterator for Written<'p> {
    type Item = (&'p str, &'p str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.page.as_bytes();
        let start = find(bytes, self.at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        self.at = start;
        if bytes.get(start).is_none_or(|byte| *byte == b'>') {
            return None;
        }
        let end = find(bytes, start + 1, |byte| ends_name(byte) || byte == b'=');
        let name = self.page.get(start..end)?;
        let equals = find(bytes, end, |byte| !byte.is_ascii_whitespace());
        self.at = end;
        if bytes.get(equals) != Some(&b'=') {
            return Some((name, ""));
        }
        let begin = find(bytes, equals + 1, |byte| !byte.is_ascii_whitespace());
        let (value, after) = value(self.page, begin);
        self.at = after;
        Some((name, value))
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The first place from `at` on with a byte that is wanted, else the end.
fn find(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| wanted(*byte)).map_or(bytes.len(), |found| at + found)
}

/// The value that begins at a place, without its quotes, and where what follows it begins.
fn value(page: &str, begin: usize) -> (&str, usize) {
    let bytes = page.as_bytes();
    let Some(&quote) = bytes.get(begin).filter(|quote| matches!(quote, b'"' | b'\'')) else {
        let end = find(bytes, begin, |byte| byte.is_ascii_whitespace() || byte == b'>');
        return (page.get(begin..end).unwrap_or_default(), end);
    };
    let begin = begin + 1;
    let end = memchr(quote, &bytes[begin..]).map_or(bytes.len(), |length| begin + length);
    (page.get(begin..end).unwrap_or_default(), (end + 1).min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_browsers_read_them() {
        let read = ["3", " 2px", "+4", "0", "-1", "", "x", "99999999999"].map(span);
        assert_eq!(read, [3, 2, 4, 0, 1, 1, 1, MOST_DOWN]);
        assert_eq!(spans(0), (1, 1));
        assert_eq!(spans(3 << 16 | 2), (3, 2));
    }

    #[test]
    fn a_style_hides_by_a_whole_word_only() {
        let style = |style: &str| {
            let mut traits = Traits::default();
            read_style(style, &mut traits);
            (traits.hidden, traits.keeps_lines)
        };
        assert_eq!(style("color:red; DISPLAY : none"), (true, false));
        assert_eq!(style("visibility:hidden;white-space:pre-wrap"), (true, true));
        assert_eq!(style("d:none;display:block;display-mode:none"), (false, false));
        assert_eq!(style("display"), (false, false));
        let is_raised = |style: &str| {
            let mut traits = Traits::default();
            read_style(style, &mut traits);
            traits.is_raised
        };
        assert_eq!(["font-size:8px;vertical-align: super", "vertical-align:sub"].map(is_raised), [true, false]);
    }

    #[test]
    fn attributes_are_counted_as_the_parser_counts_them() {
        let counted = |tag: &str| attributes_from(tag, 1);
        assert_eq!(counted("<p>x"), (0, 3));
        assert_eq!(counted("<p a=1 b = '>' c=\">\" d/e f=g>x"), (6, 29));
        assert_eq!(counted("<br/>"), (0, 5));
        assert_eq!(counted("<p a"), (1, 4));
        assert_eq!(counted("<p a='"), (1, 6));
    }

    #[test]
    fn a_tag_with_too_many_attributes_is_refused_wherever_its_quotes_stand() {
        let most = usize::try_from(limit::ATTRIBUTES.most).unwrap();
        let tag = |count: usize| format!("<p{}>x</p>", " a='>'".repeat(count));
        assert_eq!(count(&tag(most)), Ok(()));
        assert_eq!(count(&tag(most + 1)), Err(limit::ATTRIBUTES));
        let code = format!("<script>for (i=0; i<n; i++) {{ {} }}</script><p>", "a ".repeat(most + 1));
        assert_eq!(count(&code), Ok(()));
    }
}
