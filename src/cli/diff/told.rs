//! A comparison for people: cells that differ, table by table, then sentences that differ, part by part.

use std::io;

use super::super::console::Console;
use super::{Comparison, PartDiff};
use crate::compare::text::{Block, Fate, Piece};
use crate::compare::{Difference, Nature, Side, YearDiff};
use crate::form::Comparability;
use crate::model::document::Document;
use crate::model::record::Figure;
use crate::model::report::State;
use crate::text::phrase::{Lang, Phrase};

/// Prints a comparison.
pub(super) fn print(comparison: &Comparison, console: &mut Console) -> io::Result<()> {
    for (mark, document) in ["-", "+"].into_iter().zip(&comparison.documents) {
        console.line(&format!("{mark} {}", document.source.path.display()))?;
    }
    if let Some(figures) = &comparison.figures {
        print_figures(figures, console)?;
    }
    for passage in comparison.texts.iter().filter(|passage| !passage.blocks.is_empty()) {
        print_passage(passage, &comparison.documents, console)?;
    }
    Ok(())
}

fn print_figures(figures: &YearDiff, console: &mut Console) -> io::Result<()> {
    let lang = console.lang;
    if let Some(obstacle) = figures.obstacle {
        return console.line(obstacle.in_lang(lang));
    }
    for row in figures.rows.iter().filter(|row| !row.differences.is_empty()) {
        console.line("")?;
        let group = row.group.map(|group| format!("{group} ")).unwrap_or_default();
        console.line(&match lang {
            Lang::Zh => {
                format!("表{} {group}{}", ["二", "三", "四"][usize::from(row.table.clamp(2, 4)) - 2], row.label)
            }
            Lang::En => format!("table {} {group}{}", row.table, row.label),
        })?;
        for one in &row.differences {
            console.line(&format!("  {}", told(one, lang)))?;
        }
    }
    let count = |nature| figures.count(nature);
    let (substantial, notation, form) = (count(Nature::Substantial), count(Nature::Notation), count(Nature::Form));
    let unknown = count(Nature::Unknown);
    console.line("")?;
    console.line(&match lang {
        Lang::Zh => {
            format!("实质不同 {substantial} 格，写法不同 {notation} 格，版式不同 {form} 格，无法比较 {unknown} 格")
        }
        Lang::En => {
            format!("differ: {substantial}; in writing only: {notation}; by edition: {form}; unknown: {unknown}")
        }
    })
}

/// `总计  12 -> 15  (+3)  断链 B201：应为 14`
fn told(one: &Difference, lang: Lang) -> String {
    let shown = |side: &Side| figure(side, lang);
    let delta = one.delta.map(|delta| format!("  ({}{delta})", if delta.is_negative() { "" } else { "+" }));
    let nature = nature(one.nature).in_lang(lang);
    let reason = if one.how == Comparability::Same { "" } else { one.reason.in_lang(lang) };
    let reason = if reason.is_empty() { String::new() } else { format!("（{reason}）") };
    let broken = one.broken.as_ref().map(|link| match lang {
        Lang::Zh => format!("  断链 {}：应为 {}，实为 {}", link.rule, link.expected, link.stated),
        Lang::En => format!("  chain {} breaks: expected {}, stated {}", link.rule, link.expected, link.stated),
    });
    let (delta, broken) = (delta.unwrap_or_default(), broken.unwrap_or_default());
    format!("{}  {} -> {}{delta}  {nature}{reason}{broken}", one.column, shown(&one.last), shown(&one.this))
}

fn figure(side: &Side, lang: Lang) -> String {
    let unit = side.unit.map(crate::model::report::Unit::name).unwrap_or_default();
    let words = match side.figure {
        Figure::Number(value) => return format!("{value}{unit}"),
        Figure::Other(State::Dash) => Phrase::new("/", "/"),
        Figure::Other(State::Blank) => Phrase::new("空白", "blank"),
        Figure::Other(State::Absent) => Phrase::new("没有此格", "no such cell"),
        Figure::Other(State::Text | State::Number) => Phrase::new("读不出", "unreadable"),
    };
    words.in_lang(lang).to_owned()
}

/// The nature of a difference for people.
pub(super) const fn nature(nature: Nature) -> Phrase {
    match nature {
        Nature::Equal => Phrase::new("相同", "equal"),
        Nature::Substantial => Phrase::new("实质", "substantial"),
        Nature::Notation => Phrase::new("写法", "notation"),
        Nature::Form => Phrase::new("版式", "form"),
        Nature::Unknown => Phrase::new("未知", "unknown"),
    }
}

fn print_passage(passage: &PartDiff, documents: &[Document; 2], console: &mut Console) -> io::Result<()> {
    console.line("")?;
    let heading = match (passage.part, console.lang) {
        (Some(part), Lang::Zh) => {
            format!("第{}部分 文字", ["一", "二", "三", "四", "五", "六"][usize::from(part.clamp(1, 6)) - 1])
        }
        (Some(part), Lang::En) => format!("text of part {part}"),
        (None, lang) => Phrase::new("文字", "text").in_lang(lang).to_owned(),
    };
    console.line(&heading)?;
    let [last, this] = documents;
    for Block { fate, last: old, this: new } in &passage.blocks {
        match fate {
            Fate::Equal => console.line(&format!("    {}", marked(new, this)))?,
            Fate::Removed => console.line(&format!("  - {}", whole(old, last)))?,
            Fate::Added => console.line(&format!("  + {}", whole(new, this)))?,
            Fate::Changed => {
                console.line(&format!("  - {}", marked(old, last)))?;
                console.line(&format!("  + {}", marked(new, this)))?;
            }
        }
    }
    Ok(())
}

/// A sentence without marks, blanks at its ends left out.
fn whole(pieces: &[Piece], document: &Document) -> String {
    pieces.iter().map(|piece| document.slice(piece.span)).collect::<String>().trim().to_owned()
}

/// A sentence with what changed in brackets.
fn marked(pieces: &[Piece], document: &Document) -> String {
    let shown = |piece: &Piece| {
        let text = document.slice(piece.span);
        if piece.marked { format!("[{text}]") } else { text.to_owned() }
    };
    pieces.iter().map(shown).collect::<String>().trim().to_owned()
}
