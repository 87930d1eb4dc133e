//! The fold over all events of all auditors: what stands for each finding. It holds no files and writes nothing;
//! the same set of events gives the same state in whatever order it arrives.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::standing::Standing;
use crate::model::decision::{Event, FindingId};
use crate::model::id::EventId;

/// What all events known so far come to.
#[derive(Debug, Default)]
pub struct Standings {
    findings: FxHashMap<FindingId, Standing>,
    auditors: FxHashMap<String, Vec<Arc<Event>>>,
    ids: FxHashSet<EventId>,
    clock: u64,
}

impl Standings {
    /// Returns what stands for a finding; none where nobody has touched it.
    pub fn standing(&self, finding: FindingId) -> Option<&Standing> {
        self.findings.get(&finding)
    }

    /// Returns every finding that has events, in no particular order.
    pub fn standings(&self) -> impl Iterator<Item = (FindingId, &Standing)> {
        self.findings.iter().map(|(finding, standing)| (*finding, standing))
    }

    /// Returns all events in the agreed order.
    pub fn events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.auditors.values().flatten().map(|event| &**event).collect();
        events.sort_unstable_by_key(|event| event.order());
        events
    }

    /// Returns the events of one auditor in the agreed order.
    pub fn events_of(&self, auditor: &str) -> &[Arc<Event>] {
        self.auditors.get(auditor).map_or(&[], Vec::as_slice)
    }

    /// Returns how many events are known.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Tells whether no event is known.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Tells whether an event is known.
    pub fn knows(&self, id: EventId) -> bool {
        self.ids.contains(&id)
    }

    /// Returns the highest logical clock seen.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// Returns what undo would take back: this auditor's last decision or note that stands.
    pub fn undoable(&self, auditor: &str) -> Option<&Arc<Event>> {
        self.live_of(auditor).find(|event| event.undoes.is_none())
    }

    /// Returns the undo that redo would take back; a new decision or note ends what can be redone.
    pub fn redoable(&self, auditor: &str) -> Option<&Arc<Event>> {
        let is_redo = |event: &&Arc<Event>| event.undoes.is_some_and(|target| self.is_undo(auditor, target));
        let last = self.live_of(auditor).find(|event| !is_redo(event))?;
        last.undoes.is_some().then_some(last)
    }

    /// Returns an event with everything its auditor did in one go with it, as far as that is not taken back, the last first.
    pub fn together(&self, with: &Arc<Event>) -> Vec<Arc<Event>> {
        let Some(batch) = with.batch else { return vec![Arc::clone(with)] };
        self.live_of(&with.auditor).filter(|event| event.batch == Some(batch)).cloned().collect()
    }

    /// Returns the decision or note that an undo took back; of any other event itself.
    pub fn meant_by<'e>(&'e self, event: &'e Arc<Event>) -> &'e Arc<Event> {
        let meant =
            event.undoes.and_then(|id| self.events_of(&event.auditor).iter().rev().find(|other| other.id == id));
        meant.unwrap_or(event)
    }

    /// Returns an auditor's events that are not taken back, the last first.
    fn live_of(&self, auditor: &str) -> impl Iterator<Item = &Arc<Event>> {
        let mut undone = FxHashSet::default();
        self.events_of(auditor).iter().rev().filter(move |event| {
            let live = !undone.contains(&event.id);
            undone.extend(event.undoes.filter(|_| live));
            live
        })
    }

    fn is_undo(&self, auditor: &str, id: EventId) -> bool {
        let found = self.events_of(auditor).iter().rev().find(|event| event.id == id);
        found.is_some_and(|event| event.undoes.is_some())
    }

    /// Takes events in, passing over those it knows, and returns the findings they touch.
    pub(super) fn absorb(&mut self, events: impl IntoIterator<Item = Arc<Event>>) -> Vec<FindingId> {
        let mut touched = FxHashSet::default();
        let mut unsorted = FxHashSet::default();
        for event in events {
            if !self.ids.insert(event.id) {
                continue;
            }
            self.clock = self.clock.max(event.clock);
            touched.insert(event.finding);
            if !self.add_to_auditor(&event) {
                unsorted.insert(event.auditor.clone());
            }
            self.findings.entry(event.finding).or_default().push(event);
        }
        self.sort_auditors(&unsorted);
        self.settle(touched)
    }

    /// Adds an event to its auditor's and tells whether they are still in order.
    fn add_to_auditor(&mut self, event: &Arc<Event>) -> bool {
        let Some(own) = self.auditors.get_mut(&event.auditor) else {
            self.auditors.insert(event.auditor.clone(), vec![Arc::clone(event)]);
            return true;
        };
        let in_order = own.last().is_none_or(|last| last.order() < event.order());
        own.push(Arc::clone(event));
        in_order
    }

    fn sort_auditors(&mut self, unsorted: &FxHashSet<String>) {
        for auditor in unsorted {
            let own = self.auditors.entry(auditor.clone()).or_default();
            own.sort_by(|a, b| a.order().cmp(&b.order()));
        }
    }

    fn settle(&mut self, touched: FxHashSet<FindingId>) -> Vec<FindingId> {
        for finding in &touched {
            self.findings.entry(*finding).or_default().settle();
        }
        let mut touched: Vec<FindingId> = touched.into_iter().collect();
        touched.sort_unstable();
        touched
    }
}
