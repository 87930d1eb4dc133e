//! Builds the tree of a page that is written by the rules, as nearly all are: by the same sections of the standard as `html5ever`,
//! but only as far as elements close in order. Whatever needs more (ends in the wrong order, text astray in a table, drawings,
//! frames) is [`Irregular`], and `html5ever` reads the page from its beginning. So both always agree.

mod body;
mod head;
mod stack;
mod table;
#[cfg(test)]
mod tests;

use super::attributes::{self, Traits};
use super::name::{Element, Name, Role};
use super::reference;
use super::scan::{Irregular, Scanner, Start, Token};
use super::sink::{MOST_STATEMENTS, Page, Statement};
use super::tree::{DOCUMENT, Id, Tree};
use crate::ingest::limit;
use stack::{Formatting, Stack};

/// What a step of the building gives, where it is regular.
type Built<T = ()> = Result<T, Irregular>;

/// A step that looks at a tag: what is left of it to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Nothing.
    Done,
    /// All of it, by the rules of the mode that holds now.
    Again,
}

/// Where in a page the building is, as the standard names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumns,
    InRows,
    InRow,
    InCell,
    AfterBody,
    AfterAll,
}

/// A page in the making.
struct Builder<'p> {
    tree: Tree,
    statements: Vec<Statement>,
    characters: usize,
    mode: Mode,
    open: Stack,
    formatting: Formatting<'p>,
    head: Id,
    /// A form is open, or was left open.
    form: Option<Id>,
    /// Tables do not end paragraphs in pages without a type; none where the type does not plainly tell.
    is_quirky: Option<bool>,
    /// A line end that follows at once is none.
    skips_line_end: bool,
}

/// Reads a page whose line ends are single.
pub fn parse(page: &str) -> Built<Page> {
    if memchr::memchr(0, page.as_bytes()).is_some() || page.starts_with('\u{feff}') {
        return Err(Irregular);
    }
    let mut builder = Builder::new(page.len());
    let mut scanner = Scanner::new(page);
    while let Some(token) = scanner.next()? {
        match token {
            Token::Text(text) => builder.text(text)?,
            Token::Start(tag) => {
                builder.start(&tag)?;
                if matches!(tag.element.role, Role::Title | Role::Code | Role::Raw | Role::NoScript) {
                    builder.raw(scanner.raw(tag.element)?)?;
                }
            }
            Token::End(element) => builder.end(element)?,
            Token::Doctype(written) => builder.doctype(written),
            Token::Comment => builder.skips_line_end = false,
        }
        builder.is_within_limits()?;
    }
    builder.begin_body();
    Ok(Page { tree: builder.tree, statements: builder.statements })
}

impl<'p> Builder<'p> {
    fn new(bytes: usize) -> Self {
        Self {
            tree: Tree::new(bytes),
            statements: Vec::new(),
            characters: 0,
            mode: Mode::Initial,
            open: Stack::default(),
            formatting: Formatting::default(),
            head: DOCUMENT,
            form: None,
            is_quirky: Some(true),
            skips_line_end: false,
        }
    }

    /// What is too much is told by whoever reads the page then.
    fn is_within_limits(&self) -> Built {
        let is_within = u64::from(self.tree.deepest) <= limit::DEPTH.most
            && self.tree.len() as u64 <= limit::NODES.most
            && self.characters as u64 <= limit::CHARACTERS.most;
        if is_within { Ok(()) } else { Err(Irregular) }
    }

    fn doctype(&mut self, written: &str) {
        self.skips_line_end = false;
        if self.mode == Mode::Initial {
            self.is_quirky = written.trim_ascii().eq_ignore_ascii_case("html").then_some(false);
            self.mode = Mode::BeforeHtml;
        }
    }

    /// What stands in an element of nothing but characters, and its end.
    fn raw(&mut self, content: &str) -> Built {
        self.skips_line_end = false;
        let (_, element) = self.open.last();
        if element.role == Role::Title {
            self.append_text(&reference::decoded(content).ok_or(Irregular)?);
        }
        self.open.pop();
        Ok(())
    }

    fn start(&mut self, tag: &Start<'p>) -> Built {
        self.skips_line_end = false;
        loop {
            let step = match self.mode {
                Mode::Initial => Ok(self.leave_initial()),
                Mode::BeforeHtml => Ok(self.start_before_html(tag)),
                Mode::BeforeHead => Ok(self.start_before_head(tag)),
                Mode::InHead => self.start_in_head(tag),
                Mode::AfterHead => self.start_after_head(tag),
                Mode::InBody => self.start_in_body(tag),
                Mode::InTable => self.start_in_table(tag),
                Mode::InCaption => self.start_in_caption(tag),
                Mode::InColumns => self.start_in_columns(tag),
                Mode::InRows => self.start_in_rows(tag),
                Mode::InRow => self.start_in_row(tag),
                Mode::InCell => self.start_in_cell(tag),
                Mode::AfterBody | Mode::AfterAll => Ok(self.start_after_body(tag)),
            };
            if step? == Step::Done {
                return Ok(());
            }
        }
    }

    fn end(&mut self, element: Element) -> Built {
        self.skips_line_end = false;
        loop {
            let step = match self.mode {
                Mode::Initial => Ok(self.leave_initial()),
                Mode::BeforeHtml => self.end_before_html(element),
                Mode::BeforeHead => self.end_before_head(element),
                Mode::InHead => self.end_in_head(element),
                Mode::AfterHead => self.end_after_head(element),
                Mode::InBody => self.end_in_body(element),
                Mode::InTable => self.end_in_table(element),
                Mode::InCaption => self.end_in_caption(element),
                Mode::InColumns => self.end_in_columns(element),
                Mode::InRows => self.end_in_rows(element),
                Mode::InRow => self.end_in_row(element),
                Mode::InCell => self.end_in_cell(element),
                Mode::AfterBody | Mode::AfterAll => Ok(self.end_after_body(element)),
            };
            if step? == Step::Done {
                return Ok(());
            }
        }
    }

    fn text(&mut self, written: &str) -> Built {
        let decoded = reference::decoded(written).ok_or(Irregular)?;
        let skips = std::mem::take(&mut self.skips_line_end);
        let text = if skips { decoded.strip_prefix('\n').unwrap_or(&decoded) } else { &decoded };
        let shown = text.trim_ascii_start();
        let (blank, shown) = text.split_at(text.len() - shown.len());
        self.blank(blank);
        if shown.is_empty() {
            return Ok(());
        }
        self.begin_body();
        match self.mode {
            // One stretch of text stays one, blanks before it included.
            Mode::InBody | Mode::InCell | Mode::InCaption => {
                self.text_in_body(shown);
                Ok(())
            }
            _ => Err(Irregular),
        }
    }

    /// Blanks before text, or alone: where nothing is shown yet they are none.
    fn blank(&mut self, blank: &str) {
        if blank.is_empty() {
            return;
        }
        match self.mode {
            Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead => {}
            Mode::InHead | Mode::AfterHead | Mode::InColumns | Mode::InTable | Mode::InRows | Mode::InRow => {
                self.append_text(blank);
            }
            _ => self.text_in_body(blank),
        }
    }

    fn append_text(&mut self, text: &str) {
        let (parent, _) = self.open.last();
        self.characters += self.tree.append_text(parent, text);
    }

    /// Puts an element at the end of what is open.
    fn insert(&mut self, tag: &Start<'p>) -> Id {
        let (parent, _) = self.open.last();
        self.insert_into(parent, tag)
    }

    fn insert_into(&mut self, parent: Id, tag: &Start<'p>) -> Id {
        let id = self.tree.add_element(tag.element.tag, &tag.traits);
        self.tree.append(parent, id);
        id
    }

    /// Puts an element at the end of what is open, and opens it.
    fn open(&mut self, tag: &Start<'p>) -> Id {
        let id = self.insert(tag);
        self.open.push(id, tag.element);
        id
    }

    /// Opens an element whose tag was left out.
    fn open_implied(&mut self, name: &str) -> Id {
        let element = Element::of(Name::known(name));
        let (parent, _) = self.open.last();
        let id = self.tree.add_element(element.tag, &Traits::default());
        self.tree.append(parent, id);
        self.open.push(id, element);
        id
    }

    /// Keeps what a page says of itself.
    fn state(&mut self, tag: &Start<'p>) -> Built {
        if tag.element.name != Name::known("meta") || self.statements.len() >= MOST_STATEMENTS {
            return Ok(());
        }
        let decoded = |(name, value)| Some((name, reference::decoded(value)?));
        let all: Option<Vec<_>> = tag.written.clone().map(decoded).collect();
        let all = all.ok_or(Irregular)?;
        self.statements.extend(attributes::statement(&all.iter().map(|(name, value)| (*name, &**value))));
        Ok(())
    }
}
