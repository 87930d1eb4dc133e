//! Marks of lists that only the browser counts: 1. a. iv. 一、 stand in no text, but a person sees them, so they are counted here
//! too. It knows attributes and nodes, and writes no line.

use rustc_hash::FxHashMap;

use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::ingest::numeral::{self, Numeral};

/// What the attributes of a list or of one of its points say of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The first number of a list, or that of a point.
    pub number: Option<i32>,
    /// The list counts down.
    pub backwards: bool,
    /// How numbers are written.
    pub numeral: Option<Numeral>,
}

/// The way of writing that the attribute `type` names.
pub fn of_type(value: &str) -> Option<Numeral> {
    Some(match value {
        "1" => Numeral::Digits,
        "a" => Numeral::LowerLetter,
        "A" => Numeral::UpperLetter,
        "i" => Numeral::LowerRoman,
        "I" => Numeral::UpperRoman,
        _ => return None,
    })
}

/// The way of writing that a style names, among its other words.
pub fn of_style(value: &str) -> Option<Numeral> {
    value.to_ascii_lowercase().split_ascii_whitespace().find_map(|word| {
        Some(match word {
            "none" => Numeral::Nothing,
            "disc" | "circle" | "square" => Numeral::Bullet,
            "decimal" => Numeral::Digits,
            "decimal-leading-zero" => Numeral::TwoDigits,
            "lower-alpha" | "lower-latin" => Numeral::LowerLetter,
            "upper-alpha" | "upper-latin" => Numeral::UpperLetter,
            "lower-roman" => Numeral::LowerRoman,
            "upper-roman" => Numeral::UpperRoman,
            "cjk-decimal" => Numeral::HanDigits,
            "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => Numeral::Counting,
            "simp-chinese-formal" => Numeral::Legal,
            "trad-chinese-formal" => Numeral::LegalTraditional,
            "cjk-heavenly-stem" => Numeral::Stem,
            "cjk-earthly-branch" => Numeral::Branch,
            _ => return None,
        })
    })
}

/// How far each list has been counted.
#[derive(Debug, Default)]
pub struct Marks {
    next: FxHashMap<Id, i32>,
}

impl Marks {
    /// Counts a point and gives its mark; none where a browser shows no number.
    pub fn of(&mut self, tree: &Tree, point: Id) -> Option<String> {
        let list =
            tree.lineage(point).skip(1).find(|&id| matches!(tree.node(id).tag, Tag::Ordered | Tag::Unordered))?;
        let (shape, own) = (tree.count(list), tree.count(point));
        let next = self.next.entry(list).or_insert_with(|| shape.number.unwrap_or_else(|| first(tree, list, shape)));
        let number = own.number.unwrap_or(*next);
        *next = number.saturating_add(if shape.backwards { -1 } else { 1 });
        let usual = if tree.node(list).tag == Tag::Ordered { Numeral::Digits } else { Numeral::Bullet };
        written(own.numeral.or(shape.numeral).unwrap_or(usual), number)
    }
}

/// Where a list begins that does not say so: a list that counts down ends with 1.
fn first(tree: &Tree, list: Id, shape: Count) -> i32 {
    if !shape.backwards {
        return 1;
    }
    let points = tree.children(list).filter(|&child| tree.node(child).tag == Tag::Point).count();
    i32::try_from(points).unwrap_or(i32::MAX)
}

fn written(numeral: Numeral, number: i32) -> Option<String> {
    if matches!(numeral, Numeral::Nothing | Numeral::Bullet) {
        return None;
    }
    let text = u32::try_from(number).map_or_else(|_| number.to_string(), |number| numeral.written(number));
    Some(if text.is_ascii() { text + ". " } else { text + "、" })
}

/// Tells whether a text has a number of its own: whoever wrote it saw none before it, whatever the list would count.
pub fn is_numbered(text: &str) -> bool {
    numeral::is_numbered(text) || text.trim_start().starts_with(|c: char| matches!(c, '第' | '①'..='⒛' | '㊀'..='㊉'))
}
