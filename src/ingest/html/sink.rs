//! Takes what html5ever makes of a page: elements with the few attributes that count, text that can be seen, what the page
//! says of itself. Code and styles are dropped as they come.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, local_name, ns};

use super::attributes;
use super::tag::Tag;
use super::tree::{DOCUMENT, HIDDEN, Id, LINK, NONE, Tree, characters};

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
const MOST_STATEMENTS: usize = 200;

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
    /// An empty page.
    pub fn new() -> Self {
        Self { tree: RefCell::new(Tree::new()), statements: RefCell::default(), characters: Cell::new(0) }
    }

    /// How much there is so far.
    pub fn size(&self) -> Size {
        let tree = self.tree.borrow();
        Size { nodes: tree.len(), depth: tree.deepest, characters: self.characters.get() }
    }

    fn state(&self, attributes: &[Attribute]) {
        let mut statements = self.statements.borrow_mut();
        if statements.len() < MOST_STATEMENTS {
            statements.extend(attributes::statement(attributes));
        }
    }

    fn count(&self, characters: usize) {
        self.characters.set(self.characters.get() + characters);
    }

    /// The node of what is to be put into `parent`; none for text that is not shown there.
    fn node_of(&self, parent: Id, child: NodeOrText<Handle>) -> Option<Id> {
        match child {
            NodeOrText::AppendNode(node) => (node.id != NONE).then_some(node.id),
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
                if tree.node(parent).tag == Tag::Unseen {
                    return None;
                }
                self.count(characters(&text));
                Some(tree.add_text(text))
            }
        }
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
        let mut tag = Tag::of(&name);
        if name.local == local_name!("meta") {
            self.state(&attributes);
        }
        let traits = attributes::read(&attributes);
        let mut flags = if tag == Tag::Unseen || traits.hidden { HIDDEN } else { 0 };
        if tag == Tag::Anchor && traits.leads {
            flags |= LINK;
        }
        if traits.keeps_lines && (tag == Tag::Block || tag.is_of_list()) {
            tag = Tag::Pre;
        }
        let mut tree = self.tree.borrow_mut();
        let data = if tag.is_of_list() { tree.add_count(traits.count) } else { traits.spans };
        let id = tree.add(tag, flags, data);
        match tag {
            Tag::Table => tree.tables.push(id),
            Tag::Title if tree.title == NONE => tree.title = id,
            _ => {}
        }
        Handle { id, ns: name.ns, local: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        unnamed(NONE)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        unnamed(NONE)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendText(text) => match self.tree.borrow_mut().extend_text(parent.id, text) {
                Ok(added) => return self.count(added),
                Err(text) => NodeOrText::AppendText(text),
            },
            node @ NodeOrText::AppendNode(_) => node,
        };
        if let Some(id) = self.node_of(parent.id, child) {
            self.tree.borrow_mut().append(parent.id, id);
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
        let parent = self.tree.borrow().node(sibling.id).parent;
        if parent == NONE {
            return;
        }
        if let Some(id) = self.node_of(parent, child) {
            self.tree.borrow_mut().insert_before(sibling.id, id);
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
