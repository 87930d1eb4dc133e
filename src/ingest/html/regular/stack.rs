//! What is open while a tree is built, and what goes on over the ends of others.

use std::ops::Range;

use super::super::name::{Element, Name, Role, Scope};
use super::super::scan::Start;
use super::super::tree::{DOCUMENT, Id};

/// The open elements, the outermost first.
#[derive(Debug, Default)]
pub struct Stack {
    open: Vec<(Id, Element)>,
    /// How many of them are paragraphs: mostly none, and then none need be looked for.
    paragraphs: usize,
}

impl Stack {
    /// The innermost element; the document where none is open.
    pub fn last(&self) -> (Id, Element) {
        let document = || (DOCUMENT, Element::of(Name::known("#document")));
        self.open.last().copied().unwrap_or_else(document)
    }

    /// Opens an element.
    pub fn push(&mut self, id: Id, element: Element) {
        self.paragraphs += usize::from(element.role == Role::Paragraph);
        self.open.push((id, element));
    }

    /// Ends the innermost element.
    pub fn pop(&mut self) {
        if let Some((_, element)) = self.open.pop() {
            self.paragraphs -= usize::from(element.role == Role::Paragraph);
        }
    }

    /// Ends elements until so many are open.
    pub fn truncate(&mut self, length: usize) {
        while self.open.len() > length {
            self.pop();
        }
    }

    /// Ends elements until one has been ended that is wanted.
    pub fn pop_until(&mut self, is_wanted: impl Fn(Element) -> bool) {
        while let Some(&(_, element)) = self.open.last() {
            self.pop();
            if is_wanted(element) {
                return;
            }
        }
    }

    /// Ends elements until the innermost one is wanted.
    pub fn pop_to(&mut self, is_wanted: impl Fn(Element) -> bool) {
        while self.open.last().is_some_and(|(_, element)| !is_wanted(*element)) {
            self.pop();
        }
    }

    /// Ends elements whose end may be left out, but for those of a name.
    pub fn pop_implied(&mut self, but: Option<Name>) {
        while self.open.last().is_some_and(|(_, element)| element.is_implied && Some(element.name) != but) {
            self.pop();
        }
    }

    /// Tells whether an element that is wanted is open within a scope.
    pub fn has(&self, scope: Scope, is_wanted: impl Fn(Element) -> bool) -> bool {
        let reached = self.open.iter().rev().find(|(_, element)| is_wanted(*element) || element.is_border(scope));
        reached.is_some_and(|(_, element)| is_wanted(*element))
    }

    /// Tells whether a paragraph is open that a block would end.
    pub fn has_paragraph(&self) -> bool {
        self.paragraphs > 0 && self.has(Scope::BUTTON, |element| element.role == Role::Paragraph)
    }

    /// Tells what stands between an open element and what is to end it.
    pub fn reach(&self, id: Id) -> Reach {
        let (mut is_beyond, mut is_blocked) = (false, false);
        for (place, other, element) in self.outwards() {
            if other == id {
                return match (is_beyond, is_blocked) {
                    (true, _) => Reach::Beyond,
                    (false, true) => Reach::Blocked,
                    (false, false) => Reach::Free(place),
                };
            }
            is_beyond |= element.is_border(Scope::DEFAULT);
            is_blocked |= element.is_special;
        }
        Reach::Closed
    }

    /// Elements with their places, from the inside out.
    pub fn outwards(&self) -> impl Iterator<Item = (usize, Id, Element)> {
        self.open.iter().enumerate().rev().map(|(place, (id, element))| (place, *id, *element))
    }
}

/// What stands between an open element and what is to end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing of weight; its place.
    Free(usize),
    /// A block that began in it.
    Blocked,
    /// A border.
    Beyond,
    /// It is closed already.
    Closed,
}

/// Elements that go on over the ends of others until they are closed, and borders that they do not cross.
#[derive(Debug, Default)]
pub struct Formatting<'p> {
    entries: Vec<Option<(Id, Start<'p>)>>,
}

/// The standard keeps so many alike.
const MOST_ALIKE: usize = 3;

impl<'p> Formatting<'p> {
    /// Notes that an element goes on; of too many alike the first does no longer.
    pub fn push(&mut self, id: Id, tag: Start<'p>) {
        let (mut alike, mut first) = (0, 0);
        for (place, _, other) in self.within_border().filter(|(_, _, other)| other.element.name == tag.element.name) {
            if other.is_like(&tag) {
                (alike, first) = (alike + 1, place);
            }
        }
        if alike >= MOST_ALIKE {
            self.entries.remove(first);
        }
        self.entries.push(Some((id, tag)));
    }

    /// Sets a border.
    pub fn set_border(&mut self) {
        self.entries.push(None);
    }

    /// Forgets everything up to the last border, and that.
    pub fn clear_to_border(&mut self) {
        while self.entries.pop().is_some_and(|entry| entry.is_some()) {}
    }

    /// The last one of a name.
    pub fn find(&self, name: Name) -> Option<(usize, Id)> {
        self.within_border().find(|(_, _, tag)| tag.element.name == name).map(|(place, id, _)| (place, id))
    }

    /// Tells whether an element is among them.
    pub fn has(&self, id: Id) -> bool {
        self.entries.iter().flatten().any(|(other, _)| *other == id)
    }

    /// Forgets one.
    pub fn remove(&mut self, place: usize) {
        self.entries.remove(place);
    }

    /// The places of those that are closed though they go on, the first one first.
    pub fn lost(&self, open: &Stack) -> Range<usize> {
        let is_lost = |(_, id, _): &(usize, Id, &Start<'p>)| !open.outwards().any(|(_, other, _)| other == *id);
        let lost = self.within_border().take_while(is_lost).count();
        self.entries.len() - lost..self.entries.len()
    }

    /// The tag of the one at a place.
    pub fn tag(&self, place: usize) -> Option<Start<'p>> {
        self.entries.get(place)?.as_ref().map(|(_, tag)| tag.clone())
    }

    /// Puts another element into a place.
    pub fn replace(&mut self, place: usize, id: Id) {
        if let Some(Some((old, _))) = self.entries.get_mut(place) {
            *old = id;
        }
    }

    fn within_border(&self) -> impl Iterator<Item = (usize, Id, &Start<'p>)> {
        let all = self.entries.iter().enumerate().rev();
        all.map_while(|(place, entry)| entry.as_ref().map(|(id, tag)| (place, *id, tag)))
    }
}
