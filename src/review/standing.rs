//! What the events about one finding come to: the decisions that stand, the note, the history. A pure fold over ordered events.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::decision::{Disposition, Event};
use crate::model::id::EventId;
use crate::model::values::ValuesHash;

/// What the decisions about a finding come to for the values that it has now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nobody has decided.
    Open,
    /// It is decided.
    Settled(Disposition),
    /// Auditors who had not seen each other's decision decided differently.
    Disputed,
    /// Whoever decided had other values before him.
    Outdated,
}

impl Stand {
    /// What is decided, where that settles it.
    pub const fn settled(self) -> Option<Disposition> {
        match self {
            Self::Settled(disposition) => Some(disposition),
            Self::Open | Self::Disputed | Self::Outdated => None,
        }
    }
}

/// The events about one finding and what they come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    history: Vec<Arc<Event>>,
    heads: Vec<Arc<Event>>,
    notes: Vec<Arc<Event>>,
}

impl Standing {
    /// Returns every event about the finding in the agreed order, those taken back included.
    pub fn history(&self) -> &[Arc<Event>] {
        &self.history
    }

    /// Returns the decisions that stand, at most one an auditor: the latest. None where the finding is open.
    pub fn decisions(&self) -> impl Iterator<Item = &Event> {
        let latest = |at: usize, head: &Event| {
            let mut later = self.heads.iter().skip(at.saturating_add(1));
            later.all(|other| other.auditor != head.auditor)
        };
        let heads = self.heads.iter().enumerate();
        heads
            .filter(move |(at, head)| latest(*at, head))
            .map(|(_, head)| &**head)
            .filter(|head| head.disposition != Some(Disposition::Open))
    }

    /// Returns the one disposition that stands; none where the finding is open or in conflict.
    pub fn disposition(&self) -> Option<Disposition> {
        let mut dispositions = self.decisions().filter_map(|one| one.disposition);
        let first = dispositions.next()?;
        dispositions.all(|other| other == first).then_some(first)
    }

    /// Tells whether auditors who had not seen each other's decision decided differently.
    pub fn is_conflict(&self) -> bool {
        self.disposition().is_none() && self.decisions().next().is_some()
    }

    /// Returns the event with the latest note that was neither taken back nor cleared.
    pub fn note(&self) -> Option<&Event> {
        self.notes.last().map(|note| &**note)
    }

    /// Returns the latest note of each auditor, as far as none was cleared since, the latest last.
    pub fn notes(&self) -> &[Arc<Event>] {
        &self.notes
    }

    /// Returns what the decisions come to for these values; only those made on them count.
    pub fn on(&self, values: ValuesHash) -> Stand {
        let mut dispositions = self.decisions().filter(|one| is_on(one, values)).filter_map(|one| one.disposition);
        match dispositions.next() {
            None if self.decisions().next().is_some() => Stand::Outdated,
            None => Stand::Open,
            Some(first) if dispositions.all(|other| other == first) => Stand::Settled(first),
            Some(_) => Stand::Disputed,
        }
    }

    /// Returns the ids of all decisions that a new one replaces if its auditor saw them.
    pub(super) fn heads(&self) -> impl Iterator<Item = &Event> {
        self.heads.iter().map(|head| &**head)
    }

    pub(super) fn push(&mut self, event: Arc<Event>) {
        self.history.push(event);
    }

    /// Folds the history anew.
    pub(super) fn settle(&mut self) {
        self.history.sort_by(|a, b| a.order().cmp(&b.order()));
        let live = live(&self.history);
        self.heads = heads(&self.history, &live);
        self.notes = notes(&self.history, &live);
    }
}

/// Tells whether a decision was made on these values; those of old journals do not say on which, and hold for all.
pub fn is_on(decision: &Event, values: ValuesHash) -> bool {
    decision.values.as_deref().is_none_or(|then| ValuesHash::of(then) == values)
}

/// Returns the latest live note of each auditor; one that is cleared clears all before it.
fn notes(history: &[Arc<Event>], live: &FxHashSet<EventId>) -> Vec<Arc<Event>> {
    let mut authors = FxHashSet::default();
    let live = history.iter().rev().filter(|event| event.note.is_some() && live.contains(&event.id));
    let noted = live.take_while(|event| event.note.as_deref() != Some(""));
    let mut notes: Vec<_> = noted.filter(|event| authors.insert(&event.auditor)).cloned().collect();
    notes.reverse();
    notes
}

/// Returns the ids of the events that are not taken back. An undo that is itself taken back has no effect, and only the
/// auditor's own events can be taken back; going backwards, each undo is judged before what it undoes.
fn live(history: &[Arc<Event>]) -> FxHashSet<EventId> {
    let mut undone = FxHashSet::default();
    let mut live = FxHashSet::default();
    for event in history.iter().rev() {
        if undone.contains(&(event.id, &event.auditor)) {
            continue;
        }
        live.insert(event.id);
        undone.extend(event.undoes.map(|target| (target, &event.auditor)));
    }
    live
}

/// Returns the live decisions that no live decision replaces, directly or through others, in order.
fn heads(history: &[Arc<Event>], live: &FxHashSet<EventId>) -> Vec<Arc<Event>> {
    let mut replaced: FxHashSet<EventId> = FxHashSet::default();
    let mut heads = Vec::new();
    for event in history.iter().rev() {
        let stands = event.disposition.is_some() && live.contains(&event.id);
        let is_replaced = replaced.contains(&event.id);
        if stands || is_replaced {
            replaced.extend(&event.replaces);
        }
        if stands && !is_replaced {
            heads.push(Arc::clone(event));
        }
    }
    heads.reverse();
    heads
}
