//! Tables that a page builds of boxes: elements in a row within an element, `div` in `div`, `li` in `ul`, `span` in `div`. Only a page
//! without any table is looked through, and only many rows of a label with its values show that its boxes are cells.

use rustc_hash::{FxHashMap, FxHashSet};

use super::tag::Tag;
use super::tree::{DOCUMENT, HIDDEN, Id, NONE, Tree};
use crate::ingest::row;
use crate::text::fold;

/// Longer boxes, in bytes, are no cells of a row.
const LONGEST_BOX: usize = 240;
/// A box with more nodes in it frames something.
const MOST_NODES: usize = 24;

/// A row of boxes.
struct Row {
    id: Id,
    /// Its boxes are a label and its values, or values alone.
    shows_values: bool,
}

/// Makes tables of the boxes of a page that has no table.
pub fn mark(tree: &mut Tree) {
    if !tree.tables.is_empty() {
        return;
    }
    let ids = DOCUMENT..Id::try_from(tree.len()).unwrap_or(NONE);
    let rows: Vec<Row> = ids.filter_map(|id| row(tree, id)).collect();
    let rows = without_nested(tree, rows);
    if rows.iter().filter(|row| row.shows_values).count() < row::FEWEST_ROWS {
        return;
    }
    let runs = rows.chunk_by(|one, next| next_element(tree, one.id) == next.id);
    let shown = runs.filter(|run| run.iter().any(|row| row.shows_values));
    let tables: Vec<Vec<Id>> = shown.map(|run| run.iter().map(|row| row.id).collect()).collect();
    for rows in &tables {
        frame(tree, rows);
    }
}

/// The rows without those that stand within others: within a row of values they are parts of its boxes, and what only frames them is
/// no row.
fn without_nested(tree: &Tree, rows: Vec<Row>) -> Vec<Row> {
    let values: FxHashMap<Id, bool> = rows.iter().map(|row| (row.id, row.shows_values)).collect();
    let (mut dropped, outer) = (FxHashSet::default(), |id| {
        tree.lineage(id).skip(1).take(MOST_NODES).find_map(|id| values.get(&id).map(|shows_values| (id, *shows_values)))
    });
    for row in &rows {
        if let Some((id, shows_values)) = outer(row.id) {
            dropped.insert(if shows_values { row.id } else { id });
        }
    }
    rows.into_iter().filter(|row| !dropped.contains(&row.id)).collect()
}

/// A node whose children are boxes, and nothing beside them.
fn row(tree: &Tree, id: Id) -> Option<Row> {
    let node = tree.node(id);
    let may_be =
        matches!(node.tag, Tag::Block | Tag::Unordered | Tag::Ordered | Tag::Point) && node.flags & HIDDEN == 0;
    if !may_be || node.first == node.last {
        return None;
    }
    let mut texts = Vec::new();
    for child in tree.children(id).filter(|&child| !is_layout(tree, child)) {
        texts.push(text_of(tree, child).filter(|_| is_box(tree, child))?);
    }
    let is_inline = tree.children(id).any(|child| tree.node(child).tag == Tag::Inline);
    if is_inline && texts.windows(2).any(is_cut) {
        return None;
    }
    let cells = || texts.iter().map(String::as_str);
    let shows_values = row::is_of_values(cells()) || row::is_line_of_values(cells());
    (texts.len() > 1).then_some(Row { id, shows_values })
}

/// Tells boxes that only dress parts of a line: 许可 23 and 2, or a row between bars.
fn is_cut(boxes: &[String]) -> bool {
    let [left, right] = boxes else { return false };
    let ends_in_figure = left.ends_with(|c: char| c.is_ascii_digit()) && !row::is_figure(left.trim());
    let goes_on = ends_in_figure && right.starts_with(|c: char| c.is_ascii_digit());
    goes_on || left.contains(" | ")
}

/// What stands between boxes and is not seen.
fn is_layout(tree: &Tree, id: Id) -> bool {
    let node = tree.node(id);
    node.flags & HIDDEN != 0 || node.tag == Tag::Text && fold::is_blank_text(tree.text(node))
}

fn is_box(tree: &Tree, id: Id) -> bool {
    matches!(tree.node(id).tag, Tag::Block | Tag::Inline | Tag::Point)
}

/// The characters of a box; none of one that is too large.
fn text_of(tree: &Tree, id: Id) -> Option<String> {
    let (mut text, mut at, mut nodes) = (String::new(), tree.node(id).first, 0);
    while at != NONE {
        let node = tree.node(at);
        text.push_str(tree.text(node));
        nodes += 1;
        if nodes > MOST_NODES || text.len() > LONGEST_BOX {
            return None;
        }
        let goes_in = node.first != NONE && node.flags & HIDDEN == 0;
        at = if goes_in { node.first } else { tree.after(at, id, |_| {}) };
    }
    Some(text)
}

/// The next sibling that is more than layout.
fn next_element(tree: &Tree, id: Id) -> Id {
    let mut at = tree.node(id).next;
    while at != NONE && is_layout(tree, at) {
        at = tree.node(at).next;
    }
    at
}

/// Puts rows into a table of their own, where they stand.
fn frame(tree: &mut Tree, rows: &[Id]) {
    let Some(&first) = rows.first() else { return };
    let table = tree.add(Tag::Table, 0, 0);
    tree.tables.push(table);
    tree.insert_before(first, table);
    for &row in rows {
        tree.append(table, row);
        tree.retag(row, Tag::Row);
        let boxes: Vec<Id> = tree.children(row).filter(|&child| is_box(tree, child)).collect();
        for cell in boxes {
            tree.retag(cell, Tag::Cell);
        }
    }
}
