//! Finds the report in the page around it: from its first to its last landmark everything stays; before and after, what is
//! plainly the site's own goes (rows of links, margins, imprint). A page without a landmark is taken whole.

use memchr::memmem::Finder;

use super::landmark;
use super::lines::{Line, Lines};
use super::page;
use super::table;
use super::tag::Tag;
use super::tree::{ANCHORED, Id, NONE, Tree};

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
        if in_body && (self.has_sentence(run) || self.names_annexes(run)) {
            return true;
        }
        let (links, is_mostly_links) = links(run);
        let is_list = links >= MANY_LINKS && is_mostly_links;
        if !is_list && self.states_day(run) {
            return true;
        }
        if is_list || run.part.in_margin && !in_body || self.is_furniture(run) {
            return false;
        }
        if run.first < self.title {
            return is_in(self.whole) || self.has_prose(run) || self.has(run, page::details());
        }
        in_body || !is_mostly_links
    }

    fn text(&self, line: &Line) -> &'a str {
        &self.lines.buffer[line.start..line.end]
    }

    fn has_sentence(&self, run: &Run<'_>) -> bool {
        let is_own = |line: &&Line| line.end - line.start > line.linked * 2;
        run.lines.iter().filter(is_own).any(|line| self.text(line).contains(['。', '，']))
    }

    fn names_annexes(&self, run: &Run<'_>) -> bool {
        run.lines.iter().any(|line| self.text(line).trim_start().starts_with("附件"))
    }

    fn has_prose(&self, run: &Run<'_>) -> bool {
        let is_long = |line: &&Line| line.end - line.start >= PROSE + line.linked;
        run.lines.iter().filter(is_long).any(|line| self.text(line).contains('。'))
    }

    /// 发布时间：2024-02-25 浏览次数：120, right above or below the title.
    fn states_day(&self, run: &Run<'_>) -> bool {
        let is_near = run.first.abs_diff(self.title) <= NEAREST && run.lines.len() <= NEAREST;
        let has_digits = run.lines.iter().any(|line| self.text(line).contains(|c: char| c.is_ascii_digit()));
        is_near && has_digits && self.has(run, page::days())
    }

    fn is_furniture(&self, run: &Run<'_>) -> bool {
        self.has(run, page::furniture()) && !self.has_prose(run)
    }

    fn has(&self, run: &Run<'_>, words: &[Finder<'_>]) -> bool {
        run.lines.iter().any(|line| words.iter().any(|word| word.find(self.text(line).as_bytes()).is_some()))
    }
}

/// How many links there are in a run, and whether they are most of it.
fn links(run: &Run<'_>) -> (u32, bool) {
    let bytes: usize = run.lines.iter().map(|line| line.end - line.start).sum();
    let linked: usize = run.lines.iter().map(|line| line.linked).sum();
    (run.lines.iter().map(|line| line.links).sum(), linked * 2 > bytes)
}

/// So near to the title, in lines, stands what gives the day of publication.
const NEAREST: usize = 6;
/// So many links side by side are the site's.
const MANY_LINKS: u32 = 3;
/// Outside the report's body a sentence of it has at least so many bytes that are no link.
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

/// The lines of all landmarks; of a table all rows from the first with one on.
fn landmarks(tree: &Tree, lines: &Lines) -> Vec<usize> {
    let mut found = Vec::new();
    let mut table = NONE;
    for (nth, line) in lines.done.iter().enumerate() {
        let is_known = line.is_row && line.node == table;
        if !is_known && (line.linked > 0 || !is_landmark(line, lines) || in_margin(tree, line)) {
            continue;
        }
        if line.is_row {
            table = line.node;
        }
        found.push(nth);
    }
    found
}

fn is_landmark(line: &Line, lines: &Lines) -> bool {
    let text = &lines.buffer[line.start..line.end];
    if line.is_row { landmark::is_row_landmark(text) } else { landmark::is_landmark(text) }
}

fn in_margin(tree: &Tree, line: &Line) -> bool {
    tree.lineage(line.node).any(|id| tree.node(id).tag == Tag::Margin)
}

/// The last line before the sections that can be the title.
fn title(tree: &Tree, lines: &Lines, end: usize) -> Option<usize> {
    let is_one = |line: &Line| {
        let text = &lines.buffer[line.start..line.end];
        line.linked == 0 && !line.is_row && landmark::is_title(text)
    };
    lines.done.get(..end)?.iter().rposition(|line| is_one(line) && !in_margin(tree, line))
}

/// The smallest element that two nodes are in.
fn common(tree: &Tree, one: Id, other: Id) -> Id {
    if one == other {
        return one;
    }
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
