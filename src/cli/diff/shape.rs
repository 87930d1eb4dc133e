//! A comparison for programs: schema `gouji.diff/1`.

use serde::Serialize;

use super::{Comparison, PartDiff, told};
use crate::compare::text::{Block, Fate, Piece};
use crate::compare::{Difference, Link, Side};
use crate::form::{Comparability, Edition};
use crate::model::document::Document;
use crate::model::record::Figure;
use crate::model::report::{State, Unit};
use crate::text::number::Number;
use crate::text::phrase::Lang;

/// The schema's name.
const SCHEMA: &str = "gouji.diff/1";

/// A comparison.
#[derive(Serialize)]
pub(super) struct DiffShape<'a> {
    schema: &'static str,
    last: HeadShape<'a>,
    this: HeadShape<'a>,
    obstacle: Option<&'static str>,
    cells: Vec<CellShape<'a>>,
    text: Vec<TextShape>,
}

impl<'a> DiffShape<'a> {
    /// What stands for a comparison.
    pub(super) fn of(comparison: &'a Comparison, lang: Lang) -> Self {
        let [last, this] = &comparison.documents;
        let figures = comparison.figures.as_ref();
        let heading = |this: bool| figures.map(|figures| if this { &figures.this } else { &figures.last });
        let differences = figures.into_iter().flat_map(|figures| figures.rows.iter().flat_map(|row| &row.differences));
        let forms = [heading(false), heading(true)].map(|heading| heading.and_then(|heading| heading.edition));
        Self {
            schema: SCHEMA,
            last: HeadShape::of(last, heading(false)),
            this: HeadShape::of(this, heading(true)),
            obstacle: figures.and_then(|figures| figures.obstacle).map(|obstacle| obstacle.in_lang(lang)),
            cells: differences.map(|one| CellShape::of(one, forms, lang)).collect(),
            text: comparison.texts.iter().flat_map(|passage| texts(passage, &comparison.documents)).collect(),
        }
    }
}

#[derive(Serialize)]
struct HeadShape<'a> {
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
    edition: Option<Edition>,
}

impl<'a> HeadShape<'a> {
    fn of(document: &Document, heading: Option<&'a crate::compare::Heading>) -> Self {
        Self {
            path: document.source.path.to_string_lossy().into_owned(),
            agency: heading.and_then(|heading| heading.agency.as_deref()),
            year: heading.and_then(|heading| heading.year),
            edition: heading.and_then(|heading| heading.edition),
        }
    }
}

#[derive(Serialize)]
struct CellShape<'a> {
    table: u8,
    label: &'a str,
    nature: &'static str,
    comparable: &'static str,
    reason: &'static str,
    last: SideShape<'a>,
    this: SideShape<'a>,
    delta: Option<Number>,
    unit: Option<Unit>,
    broken: Option<LinkShape>,
}

impl<'a> CellShape<'a> {
    fn of(one: &'a Difference, [last, this]: [Option<Edition>; 2], lang: Lang) -> Self {
        Self {
            table: one.table,
            label: &one.label,
            nature: told::nature(one.nature).en,
            comparable: comparable(one.how),
            reason: one.reason.in_lang(lang),
            last: SideShape::of(&one.last, last),
            this: SideShape::of(&one.this, this),
            delta: one.delta,
            unit: one.unit,
            broken: one.broken.as_ref().map(LinkShape::of),
        }
    }
}

const fn comparable(how: Comparability) -> &'static str {
    match how {
        Comparability::Same => "same",
        Comparability::Renamed => "renamed",
        Comparability::Sum => "sum",
        Comparability::Indicative => "indicative",
        Comparability::None => "none",
    }
}

#[derive(Serialize)]
struct SideShape<'a> {
    cells: Vec<&'static str>,
    value: Option<Number>,
    state: &'static str,
    unit: Option<Unit>,
    lines: &'a [u32],
}

impl<'a> SideShape<'a> {
    fn of(side: &'a Side, edition: Option<Edition>) -> Self {
        let form = edition.and_then(Edition::form);
        let (value, state) = match side.figure {
            Figure::Number(value) => (Some(value), State::Number),
            Figure::Other(state) => (None, state),
        };
        Self {
            cells: side.cells.iter().filter_map(|&cell| Some(form?.path(cell))).collect(),
            value,
            state: state.name(),
            unit: side.unit,
            lines: &side.lines,
        }
    }
}

#[derive(Serialize)]
struct LinkShape {
    rule: &'static str,
    expected: Number,
    stated: Number,
}

impl LinkShape {
    fn of(link: &Link) -> Self {
        Self { rule: link.rule, expected: link.expected, stated: link.stated }
    }
}

#[derive(Serialize)]
struct TextShape {
    part: Option<u8>,
    fate: &'static str,
    last: Vec<PieceShape>,
    this: Vec<PieceShape>,
}

#[derive(Serialize)]
struct PieceShape {
    line: u32,
    text: String,
    marked: bool,
}

fn texts<'a>(passage: &'a PartDiff, [last, this]: &'a [Document; 2]) -> impl Iterator<Item = TextShape> + 'a {
    passage.blocks.iter().map(move |block: &Block| TextShape {
        part: passage.part,
        fate: match block.fate {
            Fate::Equal => "equal",
            Fate::Changed => "changed",
            Fate::Added => "added",
            Fate::Removed => "removed",
        },
        last: block.last.iter().map(|piece| piece_of(*piece, last)).collect(),
        this: block.this.iter().map(|piece| piece_of(*piece, this)).collect(),
    })
}

fn piece_of(piece: Piece, document: &Document) -> PieceShape {
    PieceShape {
        line: document.line_at(piece.span.start),
        text: document.slice(piece.span).to_owned(),
        marked: piece.marked,
    }
}
