//! Takes what html5ever makes of a page: elements with the few attributes that count, text that can be seen, what the page
//! says of itself. Code and styles are dropped as they come.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, local_name, ns};

use super::attributes::{self, Traits};
use super::tag::Tag;
use super::tree::{DOCUMENT, Id, NONE, Tree};

/// An element as html5ever keeps it: its place and its name, so that asking for the name asks nothing of the tree.
#[derive(Clone, Debug)]
pub struct Handle {
    id: Id,
    ns: Namespace,
    local: LocalName,
}

/// A page in the making.
#[derive(Debug)]
pub struct Sink {
    tree: RefCell<Tree>,
    statements: RefCell<Vec<Statement>>,
    characters: Cell<usize>,
}

/// What a `meta` element states: its name in lower case and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is stated.
    pub name: String,
    /// The statement.
    pub content: String,
}

/// Statements that are kept: pages have some twenty.
pub const MOST_STATEMENTS: usize = 200;

/// A page as it was parsed.
#[derive(Debug)]
pub struct Page {
    /// Its nodes.
    pub tree: Tree,
    /// What it says of itself.
    pub statements: Vec<Statement>,
}

/// How much of everything there is so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Nodes of all kinds.
    pub nodes: usize,
    /// How deep they stand.
    pub depth: u16,
    /// Characters of text.
    pub characters: usize,
}

impl Sink {
    /// An empty page, with room for one of so many bytes.
    pub fn new(bytes: usize) -> Self {
        Self { tree: RefCell::new(Tree::new(bytes)), statements: RefCell::default(), characters: Cell::new(0) }
    }

    /// How much there is so far.
    pub fn size(&self) -> Size {
        let tree = self.tree.borrow();
        Size { nodes: tree.len(), depth: tree.deepest, characters: self.characters.get() }
    }

    fn state(&self, attributes: &[Attribute]) {
        let mut statements = self.statements.borrow_mut();
        if statements.len() < MOST_STATEMENTS {
            let written = attributes.iter().map(|attribute| (&*attribute.name.local, &*attribute.value));
            statements.extend(attributes::statement(&written));
        }
    }

    fn count(&self, characters: usize) {
        self.characters.set(self.characters.get() + characters);
    }
}

fn unnamed(id: Id) -> Handle {
    Handle { id, ns: ns!(), local: local_name!("") }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Page {
        Page { tree: self.tree.into_inner(), statements: self.statements.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        unnamed(DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName { ns: &target.ns, local: &target.local }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        if name.local == local_name!("meta") {
            self.state(&attributes);
        }
        let id = self.tree.borrow_mut().add_element(Tag::of(&name), &Traits::read(&attributes));
        Handle { id, ns: name.ns, local: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        unnamed(NONE)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        unnamed(NONE)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendText(text) => self.count(tree.append_text(parent.id, &text)),
            NodeOrText::AppendNode(node) if node.id != NONE => tree.append(parent.id, node.id),
            NodeOrText::AppendNode(_) => {}
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().node(element.id).parent != NONE;
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // What is in a template is never shown, so it may as well be in the element.
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        let parent = tree.node(sibling.id).parent;
        if parent == NONE {
            return;
        }
        match child {
            NodeOrText::AppendText(_) if tree.node(parent).tag == Tag::Unseen => {}
            NodeOrText::AppendText(text) => {
                self.count(text.chars().count());
                let id = tree.add_text(&text);
                tree.insert_before(sibling.id, id);
            }
            NodeOrText::AppendNode(node) if node.id != NONE => tree.insert_before(sibling.id, node.id),
            NodeOrText::AppendNode(_) => {}
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        if target.id != NONE {
            self.tree.borrow_mut().detach(target.id);
        }
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        self.tree.borrow_mut().move_children(node.id, parent.id);
    }
}
