//! What a page says of itself beside its text: in its `meta` elements and its title. It is kept as written; how far it is to
//! be trusted is judged elsewhere.

use super::page::{self, Words};
use super::sink::{Page, Statement};
use super::tree::{NONE, Tree};
use crate::model::document::Declared;
use crate::text::fold;

/// What a page says of itself.
pub fn of(page: &Page) -> Declared {
    let Words { titles, publishers, dates, .. } = page::words();
    Declared {
        title: stated(&page.statements, titles).or_else(|| title(&page.tree)),
        publisher: stated(&page.statements, publishers),
        published_on: stated(&page.statements, dates),
    }
}

/// The first statement under any of some names, the best name first.
fn stated(statements: &[Statement], names: &[String]) -> Option<String> {
    let under = |name: &String| statements.iter().find(|statement| statement.name == *name);
    names.iter().find_map(under).map(|statement| statement.content.clone())
}

/// Longer titles, in bytes, are cut.
const LONGEST: usize = 600;

fn title(tree: &Tree) -> Option<String> {
    if tree.title == NONE {
        return None;
    }
    let mut title: String = tree.children(tree.title).map(|child| tree.text(tree.node(child))).collect();
    title.truncate(title.floor_char_boundary(LONGEST));
    let title = fold::trim(&title).replace(['\n', '\t'], " ");
    (!title.is_empty()).then_some(title)
}
