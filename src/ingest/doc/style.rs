//! The style sheet ([MS-DOC] 2.9.271), as far as styles number paragraphs and take text from sight.

use super::bytes::{slice, u16_at};
use super::list::Numbering;
use super::sprm::{code, sprms};
use super::veil::{Styled, Veil};

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    own: Vec<Style>,
    /// How each takes its text from sight, with all that it is made from.
    veils: Vec<Styled>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Style {
    list: Option<u16>,
    level: Option<u8>,
    veil: Veil,
    base: u16,
}

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
        let mut styles = Self { own, veils: Vec::new() };
        styles.veils = (0..count).take(styles.own.len()).map(|style| styles.veil_of_chain(style)).collect();
        styles
    }

    /// The numbering that a style gives, its own or that of the styles it is made from.
    pub fn list(&self, style: u16) -> Numbering {
        let list = self.chain(style).find_map(|style| style.list);
        let level = self.chain(style).find_map(|style| style.level);
        Numbering { list: list.unwrap_or(0), level: level.unwrap_or(0) }
    }

    /// How a style takes its text from sight.
    pub fn veil(&self, style: u16) -> Styled {
        self.veils.get(usize::from(style)).copied().unwrap_or_default()
    }

    /// What a style makes of those it is made from, the farthest first.
    fn veil_of_chain(&self, style: u16) -> Styled {
        let mut veils = [Veil::default(); LONGEST_CHAIN];
        veils.iter_mut().zip(self.chain(style)).for_each(|(veil, style)| *veil = style.veil);
        veils.iter().rev().fold(Styled::default(), |below, veil| veil.over(below))
    }

    /// A style, then the one it is made from, and so on.
    fn chain(&self, style: u16) -> impl Iterator<Item = &Style> {
        let at = |number: u16| self.own.get(usize::from(number));
        std::iter::successors(at(style), move |style| at(style.base)).take(LONGEST_CHAIN)
    }
}

/// Kinds of styles: of paragraphs, and of characters.
const PARAGRAPHS: u16 = 1;
const CHARACTERS: u16 = 2;

/// A style: fixed fields, its name, then its changes, those of paragraphs first.
fn style(definition: &[u8], fixed: usize) -> Option<Style> {
    let kind = u16_at(definition, 2)?;
    let mut style = Style { base: kind >> 4, ..Style::default() };
    let mut at = fixed + 2 + 2 * usize::from(u16_at(definition, fixed)?) + 2;
    if kind & 0xf == PARAGRAPHS {
        // The number of the style itself stands before its changes.
        let changes = changes(definition, &mut at)?;
        style.apply(changes.get(2..).unwrap_or_default());
    }
    if matches!(kind & 0xf, PARAGRAPHS | CHARACTERS) {
        style.apply(changes(definition, &mut at).unwrap_or_default());
    }
    Some(style)
}

/// A list of changes with its length before it; each begins at an even place.
fn changes<'d>(definition: &'d [u8], at: &mut usize) -> Option<&'d [u8]> {
    let length = usize::from(u16_at(definition, *at)?);
    let changes = slice(definition, *at + 2, length)?;
    *at += 2 + length.next_multiple_of(2);
    Some(changes)
}

impl Style {
    fn apply(&mut self, changes: &[u8]) {
        for sprm in sprms(changes) {
            match sprm.code {
                code::LIST => self.list = Some(sprm.word()),
                code::LEVEL => self.level = Some(sprm.byte()),
                _ => self.veil.apply(&sprm),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A style of a kind, made from another, with its lists of changes.
    fn definition(kind: u16, base: u16, lists: &[&[u8]]) -> Vec<u8> {
        let mut style =
            [[0, 0], (base << 4 | kind).to_le_bytes(), [0; 2], [0; 2], [0; 2], [1, 0], [65, 0], [0; 2]].concat();
        for list in lists {
            style.extend(u16::try_from(list.len()).unwrap().to_le_bytes());
            style.extend(*list);
            style.resize(style.len().next_multiple_of(2), 0);
        }
        [u16::try_from(style.len()).unwrap().to_le_bytes().as_slice(), &style].concat()
    }

    fn sheet(styles: &[Vec<u8>]) -> Styles {
        let count = u16::try_from(styles.len()).unwrap().to_le_bytes();
        Styles::new(&[&[4, 0], count.as_slice(), &[10, 0], &styles.concat()].concat())
    }

    #[test]
    fn styles_number_and_hide_by_themselves_and_by_those_they_are_made_from() {
        let numbered = definition(1, 0xfff, &[&[0, 0, 0x0b, 0x46, 3, 0, 0x0a, 0x26, 1], &[0x3c, 0x08, 1]]);
        let (made_from_it, shown) = (definition(1, 0, &[&[1, 0], &[]]), definition(1, 0, &[&[2, 0], &[0x3c, 0x08, 0]]));
        let styles = sheet(&[numbered, made_from_it, shown, definition(2, 0xfff, &[&[0x3c, 0x08, 1]])]);
        let seen: Vec<_> = (0..5)
            .map(|style| (styles.list(style).list, styles.list(style).level, styles.veil(style).is_veiled()))
            .collect();
        assert_eq!(seen, [(3, 1, true), (3, 1, true), (3, 1, false), (0, 0, true), (0, 0, false)]);
    }

    #[test]
    fn a_style_turns_round_what_it_is_made_from() {
        let turned = |base| definition(2, base, &[&[0x3c, 0x08, 0x81]]);
        let styles = sheet(&[turned(0xfff), turned(0), definition(2, 1, &[&[0x3c, 0x08, 0x80]])]);
        assert_eq!([0, 1, 2].map(|style| styles.veil(style).is_veiled()), [true, false, false]);
    }

    #[test]
    fn a_style_strikes_out_by_one_line_or_two_and_one_made_from_it_takes_that_back() {
        let style = |base, changes| definition(2, base, &[changes]);
        let once = style(0xfff, &[0x37, 0x08, 1]);
        let styles = sheet(&[once, style(0xfff, &[0x53, 0x2a, 1]), style(0, &[0x37, 0x08, 0]), style(0, &[])]);
        assert_eq!([0, 1, 2, 3].map(|style| styles.veil(style).is_veiled()), [true, true, false, true]);
    }

    #[test]
    fn styles_made_from_one_another_in_a_ring_end() {
        assert!(!sheet(&[definition(1, 1, &[]), definition(1, 0, &[])]).veil(0).is_veiled());
    }

    #[test]
    fn a_sheet_cut_short_has_fewer_styles() {
        assert!(Styles::new(&[4, 0, 255, 255, 10, 0, 200, 0, 1]).own.is_empty());
        assert!(Styles::new(&[255]).own.is_empty());
    }
}
