//! Finds the report in the page around it: from its first to its last landmark everything stays; before and after, what is
//! plainly the site's own goes (rows of links, margins, imprint). A page without a landmark is taken whole.

use super::landmark;
use super::lines::{Line, Lines};
use super::page;
use super::table;
use super::tag::Tag;
use super::tree::{ANCHORED, Id, Tree};

/// Chooses the lines that belong to the report.
pub fn choose<'a>(tree: &'a mut Tree, lines: &'a Lines) -> Vec<&'a Line> {
    match Article::find(tree, lines) {
        Some(article) => article.lines(),
        None => lines.done.iter().collect(),
    }
}

/// The report in a page.
struct Article<'a> {
    tree: &'a Tree,
    lines: &'a Lines,
    /// The title's line, else the first landmark's.
    title: usize,
    /// The lines of the first and the last landmark.
    first: usize,
    last: usize,
    /// The smallest element with all landmarks, and that with the title too.
    body: Id,
    whole: Id,
}

impl<'a> Article<'a> {
    fn find(tree: &'a mut Tree, lines: &'a Lines) -> Option<Self> {
        let landmarks = landmarks(tree, lines);
        let first = landmarks.first().copied();
        let title = title(tree, lines, first.unwrap_or(lines.done.len()));
        let (title, first) = (title.or(first)?, first.or(title)?);
        let last = landmarks.last().copied().unwrap_or(first);
        let node = |line: usize| lines.done.get(line).map(|line| line.node);
        let body = landmarks.iter().filter_map(|&line| node(line)).reduce(|one, other| common(tree, one, other));
        let body = body.or_else(|| node(first))?;
        let whole = common(tree, body, node(title)?);
        for line in landmarks.into_iter().chain([title]) {
            table::mark_lineage(tree, node(line)?, ANCHORED);
        }
        Some(Self { tree, lines, title, first, last, body, whole })
    }

    fn lines(&self) -> Vec<&'a Line> {
        let mut kept = Vec::with_capacity(self.lines.done.len());
        let mut at = 0;
        while let Some(line) = self.lines.done.get(at) {
            if (self.first..=self.last).contains(&at) || at == self.title {
                kept.push(line);
                at += 1;
                continue;
            }
            let run = self.run(at);
            if self.keeps(&run) {
                kept.extend(run.lines);
            }
            at += run.lines.len();
        }
        kept
    }

    /// The lines from `at` on that stand in the same part of the page: the largest without a landmark.
    fn run(&self, at: usize) -> Run<'a> {
        let rest = self.lines.done.get(at..).unwrap_or_default();
        let part = |line: &Line| self.part(line.node);
        let own = rest.first().map(part);
        let stop = rest.iter().zip(at..).skip(1).find(|(line, nth)| {
            *nth == self.title || *nth == self.first || own.is_none_or(|own| own.is_path || part(line) != own)
        });
        let length = stop.map_or(rest.len(), |(_, nth)| nth - at);
        Run { first: at, part: own.unwrap_or_default(), lines: &rest[..length] }
    }

    fn part(&self, node: Id) -> Part {
        let is_path = |id: &Id| self.tree.is(*id, ANCHORED);
        let mut part = Part { node, is_path: true, in_margin: false };
        for id in self.tree.lineage(node).take_while(|id| !is_path(id)) {
            part.in_margin |= self.tree.node(id).tag == Tag::Margin;
            (part.node, part.is_path) = (id, false);
        }
        part
    }

    fn keeps(&self, run: &Run<'_>) -> bool {
        let is_in = |outer: Id| self.tree.lineage(run.part.node).any(|id| id == outer);
        let in_body = is_in(self.body);
        let look = self.look(run);
        if in_body && look.has_prose {
            return true;
        }
        if look.is_list_of_links || look.is_furniture || run.part.in_margin && !in_body {
            return false;
        }
        if run.first < self.title {
            return look.has_prose || look.has_details || is_in(self.whole);
        }
        in_body || !look.is_mostly_links
    }

    fn look(&self, run: &Run<'_>) -> Look {
        let text = |line: &Line| &self.lines.buffer[line.start..line.end];
        let has =
            |words: &[String]| run.lines.iter().any(|line| words.iter().any(|word| text(line).contains(word.as_str())));
        let bytes: usize = run.lines.iter().map(|line| line.end - line.start).sum();
        let linked: usize = run.lines.iter().map(|line| line.linked).sum();
        let links: u32 = run.lines.iter().map(|line| line.links).sum();
        let is_prose = |line: &Line| line.end - line.start >= PROSE + line.linked && text(line).contains('。');
        let has_prose = run.lines.iter().any(is_prose);
        let words = page::words();
        Look {
            has_prose,
            has_details: has(&words.details),
            is_furniture: !has_prose && has(&words.furniture),
            is_mostly_links: linked * 2 > bytes,
            is_list_of_links: links >= 3 && linked * 2 > bytes,
        }
    }
}

/// A sentence of the report has at least so many bytes that are no link.
const PROSE: usize = 60;

/// Lines side by side in one part of the page.
struct Run<'a> {
    first: usize,
    part: Part,
    lines: &'a [Line],
}

/// A part of the page without a landmark in it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Part {
    node: Id,
    /// The line stands directly in an element that has landmarks too: it is a part of its own.
    is_path: bool,
    in_margin: bool,
}

/// What some lines look like.
#[allow(clippy::struct_excessive_bools, reason = "each is a look of its own")]
struct Look {
    has_prose: bool,
    has_details: bool,
    is_furniture: bool,
    is_mostly_links: bool,
    is_list_of_links: bool,
}

/// The lines of all landmarks; of a table the first and the last row with one.
fn landmarks(tree: &Tree, lines: &Lines) -> Vec<usize> {
    let is_one = |line: &Line| {
        let text = &lines.buffer[line.start..line.end];
        line.linked == 0 && if line.is_row { landmark::is_row_landmark(text) } else { landmark::is_landmark(text) }
    };
    let in_margin = |line: &Line| tree.lineage(line.node).any(|id| tree.node(id).tag == Tag::Margin);
    let found = lines.done.iter().enumerate().filter(|(_, line)| is_one(line) && !in_margin(line));
    found.map(|(nth, _)| nth).collect()
}

/// The last line before the sections that can be the title.
fn title(tree: &Tree, lines: &Lines, end: usize) -> Option<usize> {
    let is_one = |line: &&Line| {
        let text = &lines.buffer[line.start..line.end];
        line.linked == 0 && !line.is_row && landmark::is_title(text)
    };
    let in_margin = |line: &Line| tree.lineage(line.node).any(|id| tree.node(id).tag == Tag::Margin);
    lines.done.get(..end)?.iter().rposition(|line| is_one(&line) && !in_margin(line))
}

/// The smallest element that two nodes are in.
fn common(tree: &Tree, one: Id, other: Id) -> Id {
    let deep = |id: Id| tree.lineage(id).count();
    let (mut one, mut other) = (one, other);
    let (mut depth, mut other_depth) = (deep(one), deep(other));
    while one != other {
        if depth >= other_depth {
            (one, depth) = (tree.node(one).parent, depth - 1);
        }
        if other_depth > depth {
            (other, other_depth) = (tree.node(other).parent, other_depth - 1);
        }
    }
    one
}
