//! The style sheet ([MS-DOC] 2.9.271), as far as styles number their paragraphs.

use super::bytes::{slice, u16_at};
use super::paragraph::Numbering;
use super::sprm::{code, sprms};

/// The numbering of each style.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    own: Vec<Style>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Style {
    list: Option<u16>,
    level: Option<u8>,
    base: u16,
}

/// The style that a style is made from where it is made from none.
const NO_BASE: u16 = 0xfff;
/// Styles made from one another in a longer chain go round.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    /// Reads the style sheet; what of it is damaged ends it.
    pub fn new(sheet: &[u8]) -> Self {
        let head = u16_at(sheet, 0).map_or(0, usize::from);
        let (count, fixed) = (u16_at(sheet, 2).unwrap_or(0), u16_at(sheet, 4).unwrap_or(0));
        let mut own = Vec::new();
        let mut at = 2 + head;
        for _ in 0..count {
            let Some(length) = u16_at(sheet, at).map(usize::from) else { break };
            let Some(definition) = slice(sheet, at + 2, length) else { break };
            own.push(style(definition, usize::from(fixed)).unwrap_or_default());
            at += 2 + length;
        }
        Self { own }
    }

    /// The numbering that a style gives, its own or that of the styles it is made from.
    pub fn list(&self, style: u16) -> Numbering {
        let (mut list, mut level, mut next) = (None, None, style);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.own.get(usize::from(next)) else { break };
            list = list.or(style.list);
            level = level.or(style.level);
            next = style.base;
        }
        Numbering { list: list.unwrap_or(0), level: level.unwrap_or(0) }
    }
}

/// A paragraph style: fixed fields, its name, then its changes, those of paragraphs first.
fn style(definition: &[u8], fixed: usize) -> Option<Style> {
    let kind = u16_at(definition, 2)?;
    let mut style = Style { base: kind >> 4, ..Style::default() };
    if kind & 0xf != 1 {
        return Some(Style { base: NO_BASE, ..style });
    }
    let name = usize::from(u16_at(definition, fixed)?);
    let at = fixed + 2 + 2 * name + 2;
    let length = usize::from(u16_at(definition, at)?);
    let changes = slice(definition, at + 2, length)?.get(2..)?;
    for sprm in sprms(changes) {
        match sprm.code {
            code::LIST => style.list = Some(sprm.word()),
            code::LEVEL => style.level = Some(sprm.byte()),
            _ => {}
        }
    }
    Some(style)
}
