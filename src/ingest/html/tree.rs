//! A page as a lean tree: all nodes in one list, joined by numbers, so that walking it and letting it go never recurses. It
//! only holds and joins; what nodes mean is told elsewhere.

use super::attributes::Traits;
use super::list::Count;
use super::tag::Tag;

/// A node by its place in the list.
pub type Id = u32;

/// No node.
pub const NONE: Id = Id::MAX;
/// The node that holds all others.
pub const DOCUMENT: Id = 0;

/// Its `flags`: neither it nor what is in it is shown.
pub const HIDDEN: u8 = 1;
/// A link that leads somewhere.
pub const LINK: u8 = 2;
/// Something in it can be seen.
pub const VISIBLE: u8 = 4;
/// A table with data in its cells.
pub const DATA: u8 = 8;
/// A table with data is in it.
pub const FRAME: u8 = 16;
/// A part of the report's own text is in it.
pub const ANCHORED: u8 = 32;

/// One node.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The node it is in.
    pub parent: Id,
    /// The first in it.
    pub first: Id,
    /// The last in it.
    pub last: Id,
    /// The one before it in the same parent.
    pub before: Id,
    /// The one after it in the same parent.
    pub next: Id,
    /// For text its place among the texts, for a cell its spans, for lists the place after that of its count.
    pub data: u32,
    /// How many nodes it is in.
    pub depth: u16,
    /// What it is.
    pub tag: Tag,
    /// What is known of it.
    pub flags: u8,
}

/// All nodes of a page.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The characters of all texts.
    letters: String,
    /// Where each text begins and ends among them.
    texts: Vec<(usize, usize)>,
    /// How lists and points are counted that say so.
    counts: Vec<Count>,
    /// Every table, in the order in which they began.
    pub tables: Vec<Id>,
    /// The first title.
    pub title: Id,
    /// The deepest that any node ever stood.
    pub deepest: u16,
}

impl Tree {
    /// A tree of nothing but the document, with room for a page of so many bytes.
    pub fn new(bytes: usize) -> Self {
        let mut tree = Self {
            nodes: Vec::with_capacity(bytes / 16 + 16),
            letters: String::new(),
            texts: Vec::new(),
            counts: Vec::new(),
            tables: Vec::new(),
            title: NONE,
            deepest: 0,
        };
        tree.add(Tag::Document, 0, 0);
        tree
    }

    /// A new node that is in no other yet.
    pub fn add(&mut self, tag: Tag, flags: u8, data: u32) -> Id {
        let id = Id::try_from(self.nodes.len()).unwrap_or(NONE);
        let node = Node { parent: NONE, first: NONE, last: NONE, before: NONE, next: NONE, data, depth: 0, tag, flags };
        self.nodes.push(node);
        id
    }

    /// A new element, with what its attributes say.
    pub fn add_element(&mut self, tag: Tag, traits: &Traits) -> Id {
        let keeps_lines = traits.keeps_lines && (tag == Tag::Block || tag.is_of_list());
        let mut flags = if tag == Tag::Unseen || traits.hidden { HIDDEN } else { 0 };
        if tag == Tag::Anchor && traits.leads {
            flags |= LINK;
        }
        let tag = match tag {
            _ if keeps_lines => Tag::Pre,
            Tag::Inline if traits.is_raised => Tag::Raised,
            tag => tag,
        };
        let data = if tag.is_of_list() { self.add_count(traits.count) } else { traits.spans() };
        let id = self.add(tag, flags, data);
        match tag {
            Tag::Table => self.tables.push(id),
            Tag::Title if self.title == NONE => self.title = id,
            Tag::Field if !traits.filled().is_empty() => {
                let text = self.add_text(traits.filled());
                self.append(id, text);
            }
            _ => {}
        }
        id
    }

    /// Puts text at the end of a node: to the newest node, if that is text and stands there. Tells how many characters; what is
    /// in an element that is never shown is left out.
    pub fn append_text(&mut self, parent: Id, text: &str) -> usize {
        let last = self.node(parent).last;
        let is_newest = last != NONE && last as usize + 1 == self.nodes.len() && self.node(last).tag == Tag::Text;
        if let Some((_, end)) = self.texts.last_mut().filter(|_| is_newest) {
            self.letters.push_str(text);
            *end = self.letters.len();
        } else if self.node(parent).tag == Tag::Unseen {
            return 0;
        } else {
            let id = self.add_text(text);
            self.append(parent, id);
        }
        text.chars().count()
    }

    /// A new stretch of text.
    pub fn add_text(&mut self, text: &str) -> Id {
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let start = self.letters.len();
        self.letters.push_str(text);
        self.texts.push((start, self.letters.len()));
        self.add(Tag::Text, 0, place)
    }

    /// Keeps how a list or a point is counted: the data of its node, 0 where nothing is said.
    pub fn add_count(&mut self, count: Count) -> u32 {
        if count == Count::default() {
            return 0;
        }
        self.counts.push(count);
        u32::try_from(self.counts.len()).unwrap_or(0)
    }

    /// How a list or a point is counted.
    pub fn count(&self, id: Id) -> Count {
        let node = self.node(id);
        let place = (node.data as usize).checked_sub(1).filter(|_| node.tag.is_of_list());
        place.and_then(|place| self.counts.get(place)).copied().unwrap_or_default()
    }

    /// Takes a node for another kind of element, which spans one place.
    pub fn retag(&mut self, id: Id, tag: Tag) {
        let node = &mut self.nodes[id as usize];
        (node.tag, node.data) = (tag, 0);
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// Adds to what is known of a node.
    pub fn mark(&mut self, id: Id, flags: u8) {
        self.nodes[id as usize].flags |= flags;
    }

    /// Tells whether a node has all of some flags.
    pub fn is(&self, id: Id, flags: u8) -> bool {
        self.node(id).flags & flags == flags
    }

    /// The characters of a text node; of any other none.
    pub fn text(&self, node: &Node) -> &str {
        let place = self.texts.get(node.data as usize).filter(|_| node.tag == Tag::Text);
        place.and_then(|&(start, end)| self.letters.get(start..end)).unwrap_or_default()
    }

    /// The nodes directly in a node.
    pub fn children(&self, parent: Id) -> impl Iterator<Item = Id> {
        let mut at = self.node(parent).first;
        std::iter::from_fn(move || {
            let id = (at != NONE).then_some(at)?;
            at = self.node(id).next;
            Some(id)
        })
    }

    /// A node and all that it is in, from the inside out.
    pub fn lineage(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut at = id;
        std::iter::from_fn(move || {
            let id = (at != NONE).then_some(at)?;
            at = self.node(id).parent;
            Some(id)
        })
    }

    /// Puts a node at the end of another one.
    pub fn append(&mut self, parent: Id, child: Id) {
        self.join(parent, self.node(parent).last, child, NONE);
    }

    /// Puts a node before another one, which must be in some node.
    pub fn insert_before(&mut self, sibling: Id, child: Id) {
        let Node { parent, before, .. } = *self.node(sibling);
        if parent != NONE && child != sibling {
            self.join(parent, if before == child { self.node(child).before } else { before }, child, sibling);
        }
    }

    fn join(&mut self, parent: Id, before: Id, child: Id, next: Id) {
        let before = if before == child { self.node(child).before } else { before };
        self.detach(child);
        let depth = self.node(parent).depth.saturating_add(1);
        let node = &mut self.nodes[child as usize];
        (node.parent, node.before, node.next, node.depth) = (parent, before, next, depth);
        self.deepest = self.deepest.max(depth);
        match before {
            NONE => self.nodes[parent as usize].first = child,
            before => self.nodes[before as usize].next = child,
        }
        match next {
            NONE => self.nodes[parent as usize].last = child,
            next => self.nodes[next as usize].before = child,
        }
    }

    /// Takes a node out of the one it is in.
    pub fn detach(&mut self, id: Id) {
        let Node { parent, before, next, .. } = *self.node(id);
        if parent == NONE {
            return;
        }
        match before {
            NONE => self.nodes[parent as usize].first = next,
            before => self.nodes[before as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last = before,
            next => self.nodes[next as usize].before = before,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.before, node.next) = (NONE, NONE, NONE);
    }

    /// Moves all that is in a node to the end of another one.
    pub fn move_children(&mut self, from: Id, to: Id) {
        let mut at = self.node(from).first;
        while at != NONE {
            let next = self.node(at).next;
            self.append(to, at);
            at = next;
        }
    }

    /// The node after `id` in the order of the page, what is in `id` left out; none at the end of `within`. Each node that
    /// ends on the way is given to `end`.
    pub fn after(&self, id: Id, within: Id, mut end: impl FnMut(Id)) -> Id {
        let mut at = id;
        while at != within {
            let node = self.node(at);
            if node.next != NONE {
                return node.next;
            }
            at = node.parent;
            if at == NONE || at == within {
                return NONE;
            }
            end(at);
        }
        NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text nodes below a node, in order.
    fn shown(tree: &Tree, id: Id) -> String {
        tree.children(id).map(|child| tree.text(tree.node(child))).collect()
    }

    #[test]
    fn nodes_are_joined_taken_out_and_moved() {
        let mut tree = Tree::new(0);
        let [one, two] = [(); 2].map(|()| tree.add(Tag::Block, 0, 0));
        let [a, b, c] = ["a", "b", "c"].map(|text| tree.add_text(text));
        for (parent, child) in [(DOCUMENT, one), (DOCUMENT, two), (one, a), (one, c)] {
            tree.append(parent, child);
        }
        tree.insert_before(c, b);
        assert_eq!(shown(&tree, one), "abc");
        tree.insert_before(a, b);
        assert_eq!(shown(&tree, one), "bac");
        tree.append(one, a);
        assert_eq!(shown(&tree, one), "bca");
        tree.detach(c);
        tree.move_children(one, two);
        assert_eq!((shown(&tree, one), shown(&tree, two)), (String::new(), "ba".into()));
        assert_eq!(tree.lineage(a).collect::<Vec<_>>(), [a, two, DOCUMENT]);
    }

    #[test]
    fn the_way_through_a_tree_tells_what_ends() {
        let mut tree = Tree::new(0);
        let [outer, inner, last] = [(); 3].map(|()| tree.add(Tag::Block, 0, 0));
        tree.append(DOCUMENT, outer);
        tree.append(outer, inner);
        tree.append(DOCUMENT, last);
        let mut ended = Vec::new();
        assert_eq!(tree.after(inner, DOCUMENT, |id| ended.push(id)), last);
        assert_eq!(ended, [outer]);
        assert_eq!(tree.after(inner, outer, |id| ended.push(id)), NONE);
        assert_eq!(tree.after(last, DOCUMENT, |id| ended.push(id)), NONE);
        assert_eq!(ended, [outer]);
    }
}
