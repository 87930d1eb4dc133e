//! Takes out the numbers that rows are counted with, where a table has a column of them (序号, 行次): they stand before the labels or
//! right behind them and are no values. Only a head that names them and numbers that count on prove them. So it does with the numbers
//! of columns, in a row of their own below the heads (栏次).

use super::piece::{Kind, Piece};
use super::skeleton::Skeleton;
use crate::form::{Edition, Label};
use crate::text::fold;

/// What such a column is called.
const HEADS: [&str; 4] = ["序号", "行次", "行号", "编号"];
/// What a row is called that numbers the columns.
const NAMES_OF_NUMBERS: [&str; 3] = ["栏次", "甲", "栏号"];
/// Columns of the tables of applicants and of disputes.
const WIDTHS: [usize; 2] = [7, 15];
/// Rows that must count on at least.
const FEWEST: usize = 3;
/// Rows of groups are counted too, so that the next label may be a few numbers on.
const WIDEST_STEP: i64 = 3;
/// Pieces between a number and the label behind it.
const FARTHEST: usize = 8;

/// The pieces that only count rows or columns, in order, with the heads above them.
pub fn counting(skeleton: &Skeleton<'_>) -> Vec<usize> {
    let pieces = skeleton.pieces;
    let mut counting = numbers_of_columns(skeleton);
    let heads: Vec<usize> = (0..pieces.len()).filter(|&at| is_head(skeleton, pieces[at])).collect();
    let Some(edition) = heads.first().and_then(|_| skeleton.edition()) else { return counting };
    let mut done = 0;
    for &head in &heads {
        if head < done {
            continue;
        }
        let ends = skeleton.words().find(|(at, word)| *at > head && word.meaning.heading.is_some());
        done = ends.map_or(pieces.len(), |(at, _)| at);
        let own: Vec<usize> = heads.iter().copied().filter(|own| (head..done).contains(own)).collect();
        let numbers = numbers(skeleton, edition, &own, head..done);
        counting.extend(numbers.iter().flatten());
        counting.extend(own.iter().filter(|_| numbers.is_some()));
    }
    counting.sort_unstable();
    counting.dedup();
    counting
}

/// The numbers of columns below the heads of a table, from 1 to as many as it has; what names their row is taken with them.
fn numbers_of_columns(skeleton: &Skeleton<'_>) -> Vec<usize> {
    let pieces = skeleton.pieces;
    let begins = |at: &usize| {
        pieces[*at].kind == Kind::Digits(1) && pieces.get(at + 1).map(|next| next.kind) != Some(Kind::Digits(1))
    };
    let mut all = Vec::new();
    for first in (0..pieces.len()).filter(begins) {
        let figures = (first..pieces.len()).filter(|&at| !matches!(pieces[at].kind, Kind::Gap | Kind::RowEnd));
        let counted = figures.zip(1..).take_while(|&(at, number)| pieces[at].kind == Kind::Digits(number));
        let own: Vec<usize> = counted.map(|(at, _)| at).collect();
        if WIDTHS.contains(&own.len())
            && let Some(name) = head_before(skeleton, first)
        {
            all.extend(name);
            all.extend(own);
        }
    }
    all
}

/// The name of a row of numbers where a head of a table stands before it: none within where the row has no name.
#[expect(clippy::option_option, reason = "no head, a head and no name, a head and a name")]
fn head_before(skeleton: &Skeleton<'_>, first: usize) -> Option<Option<usize>> {
    let mut before = (first.saturating_sub(FARTHEST)..first).rev().filter(|&at| skeleton.pieces[at].is_visible());
    let is_head = |at: usize| {
        let labels = Edition::WITH_FORM.into_iter().flat_map(|edition| skeleton.labels(at, edition));
        let mut labels = labels.peekable();
        labels.peek().is_some() && !labels.any(|label| matches!(label, Label::Row { .. }))
    };
    let last = before.next()?;
    let is_name = skeleton.pieces[last].kind == Kind::Text
        && NAMES_OF_NUMBERS.contains(&fold::compact(skeleton.text(skeleton.pieces[last])).as_str());
    if is_name {
        return before.next().is_some_and(is_head).then_some(Some(last));
    }
    is_head(last).then_some(None)
}

/// Takes the pieces out.
pub fn take_out(pieces: &mut Vec<Piece>, counting: &[usize]) {
    let mut at = 0;
    pieces.retain(|_| {
        at += 1;
        counting.binary_search(&(at - 1)).is_err()
    });
}

fn is_head(skeleton: &Skeleton<'_>, piece: Piece) -> bool {
    let may_be = piece.kind == Kind::Text && piece.span.end - piece.span.start <= 24;
    may_be && skeleton.text(piece).starts_with(['序', '行', '编']) && {
        let name = fold::compact(skeleton.text(piece));
        HEADS.contains(&name.as_str())
    }
}

/// The numbers of all rows of a stretch, behind their labels or before them, if they count on; from 1 again only below a head.
fn numbers(
    skeleton: &Skeleton<'_>,
    edition: Edition,
    heads: &[usize],
    stretch: std::ops::Range<usize>,
) -> Option<Vec<usize>> {
    let form = edition.form()?;
    let is_row = |label: &Label| matches!(label, Label::Row { table, .. } if form.tables.get(*table).is_some_and(|of| !of.one_line));
    let is_label = |at: usize| skeleton.labels(at, edition).iter().any(is_row);
    let labels: Vec<usize> =
        skeleton.words().map(|(at, _)| at).filter(|at| stretch.contains(at) && is_label(*at)).collect();
    let counts_on = |find: fn(&Skeleton<'_>, usize) -> Option<(usize, i64)>| {
        let numbers: Vec<(usize, i64)> = labels.iter().map(|&label| find(skeleton, label)).collect::<Option<_>>()?;
        let is_next = |pair: &[(usize, i64)]| {
            let ((above, from), (below, to)) = (pair[0], pair[1]);
            let begins_anew = to == 1 && heads.iter().any(|head| (above..below).contains(head));
            begins_anew || (from + 1..=from + WIDEST_STEP).contains(&to)
        };
        let is_count = numbers.len() >= FEWEST && numbers.windows(2).all(is_next);
        is_count.then(|| numbers.into_iter().map(|(at, _)| at).collect())
    };
    match (counts_on(behind), counts_on(before)) {
        (Some(numbers), None) | (None, Some(numbers)) => Some(numbers),
        // Which of the two columns only counts cannot be told.
        _ => None,
    }
}

/// The figure right behind a label.
fn behind(skeleton: &Skeleton<'_>, label: usize) -> Option<(usize, i64)> {
    let end = label + skeleton.word(label)?.pieces;
    let rest = skeleton.pieces.iter().enumerate().skip(end).take(FARTHEST);
    first_figure(rest)
}

/// The last figure before a label, with nothing but empty places and the names of groups between.
fn before(skeleton: &Skeleton<'_>, label: usize) -> Option<(usize, i64)> {
    let above = skeleton.pieces.get(..label)?.iter().enumerate().rev().take(FARTHEST);
    first_figure(above.take_while(|(_, piece)| piece.kind != Kind::RowEnd))
}

fn first_figure<'p>(mut pieces: impl Iterator<Item = (usize, &'p Piece)>) -> Option<(usize, i64)> {
    pieces.find_map(|(at, piece)| if let Kind::Digits(figure) = piece.kind { Some((at, figure)) } else { None })
}
