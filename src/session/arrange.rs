//! Puts the queue in order, worst first, and filters it: when something asks for it, never under the cursor. Both are done in
//! slices between keys where the session is told to, else at once.

use super::arranging::{Arranging, REPLACED};
use super::held::{HeldReport, ReportNo};
use super::queue::Queue;
use super::slice::Slice;
use super::state::Session;
use crate::repair::ranking;

/// Below this many reports the queue is put in order with every batch.
const ALWAYS_SORTED: usize = 5_000;

impl Session {
    /// The reports that are listed, in order.
    pub const fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Reports that came in after the queue was last put in order.
    pub const fn unsorted(&self) -> usize {
        self.queue.unsorted()
    }

    /// The filter as typed.
    pub fn filter(&self) -> &str {
        self.queue.filter()
    }

    /// Lists only reports that fit what is typed: parts of the agency's name in characters, pinyin or its initials, and
    /// digits of the year. Better fits come first, the worst reports first among equals; an empty filter lists all.
    pub fn set_filter(&mut self, filter: &str) {
        self.queue.learn(&self.all);
        self.queue.filter_by(filter);
        self.backlog.follow = false;
        self.work_now();
    }

    /// The same while somebody types: where the selected report is not listed, the first one is selected.
    pub fn type_filter(&mut self, filter: &str) {
        self.set_filter(filter);
        self.backlog.follow = true;
        self.follow();
    }

    /// Puts the queue in order: the worst undecided first, decided ones last, versions that were replaced left out.
    pub fn rearrange(&mut self) {
        self.begin_arranging(true);
        self.work_now();
    }

    fn begin_arranging(&mut self, asked: bool) {
        self.queue.learn(&self.all);
        self.backlog.arranging = Some(Arranging::new(&self.ranks, asked));
    }

    /// Tells whether the list of the queue that a person asked for is not there yet.
    pub fn is_listing(&self) -> bool {
        self.queue.is_working() || self.backlog.arranging.as_ref().is_some_and(|arranging| arranging.asked)
    }

    /// Goes on with the order of the queue.
    pub(super) fn arrange_some(&mut self, slice: &mut Slice) {
        while let Some(arranging) = self.backlog.arranging.as_mut().filter(|_| !slice.is_spent()) {
            arranging.go_on(&self.all, &self.queue, slice);
            if arranging.is_done() {
                self.adopt_order();
            }
        }
    }

    fn adopt_order(&mut self) {
        let Some(arranging) = self.backlog.arranging.take() else { return };
        let asked = arranging.asked;
        if let Some((order, marks)) = arranging.into_order() {
            self.queue.adopt(order, marks);
        }
        if std::mem::take(&mut self.backlog.again) {
            self.begin_arranging(false);
        }
        if !asked {
            self.show_first();
        }
    }

    /// Lists what the filter lets through, as far as a slice goes.
    pub(super) fn filter_some(&mut self, slice: &mut Slice) {
        self.queue.work(slice);
        self.follow();
    }

    /// Selects the first report of a list that was typed for, unless the selected one is in it.
    fn follow(&mut self) {
        if self.is_listing() || !std::mem::take(&mut self.backlog.follow) || self.place_in_queue().is_some() {
            return;
        }
        if let Some(first) = self.queue.get(0) {
            self.select(first);
        }
    }

    /// The score of a report: its highest undecided finding plus a tenth of the sum of the rest.
    pub fn score(&self, held: &HeldReport) -> f32 {
        ranking::of_agency(self.undecided(held).map(|brief| brief.score))
    }

    /// Notes a report's rank, and whether it has undecided findings, after it or a decision on it has changed.
    pub(super) fn note_rank(&mut self, no: ReportNo) {
        let held = &self.all[no.index()];
        let rank = if held.superseded { REPLACED } else { rank(self.score(held)) };
        let waits = self.undecided(held).next().is_some();
        if self.ranks.len() <= no.index() {
            self.ranks.resize(no.index() + 1, REPLACED);
        }
        self.ranks[no.index()] = rank;
        self.queue.note(no, waits);
    }

    /// While loading the queue is put in order as long as nobody has touched it; after that new reports wait at its end.
    pub(super) fn arrange_while_loading(&mut self) {
        self.queue.learn(&self.all);
        if self.touched {
            self.queue.keep_up(self.progress.done);
            return self.work_now();
        }
        let few = self.all.len() <= ALWAYS_SORTED;
        if few || self.progress.done || self.queue.unsorted() * 2 > self.queue.order().len() {
            // What is under way is finished first: else a quick reader would never see an order.
            self.backlog.again = self.backlog.arranging.is_some();
            if self.backlog.arranging.is_none() {
                self.begin_arranging(false);
            }
        }
        self.work_now();
        if !self.show_first()
            && let Some(selected) = self.selected.filter(|_| self.progress.done)
        {
            self.want(selected);
        }
    }

    /// Shows the worst report as long as nobody has touched anything, and as soon as it is known; tells whether it was another.
    fn show_first(&mut self) -> bool {
        let may_follow = !self.touched && !self.resumed && self.backlog.arranging.is_none();
        let first = self.queue.get(0).filter(|first| may_follow && self.selected != Some(*first));
        if let Some(first) = first {
            self.show(first);
        }
        first.is_some()
    }
}

/// Scores are compared to a tenth.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and some hundred")]
fn rank(score: f32) -> u32 {
    (score * 10.0).round().max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::event::{Event, Loaded};
    use crate::session::filter::tests::held as report;
    use crate::session::{Method, Settings};
    use crate::text::phrase::Lang;

    fn session(folder: &tempfile::TempDir) -> Session {
        let review = folder.path().join("review");
        Session::new(Settings { lang: Lang::Zh, auditor: "a".to_owned(), review, method: Method::default() }).unwrap()
    }

    /// So many reports, in no order, of agencies with a common end.
    fn batch(count: u32) -> Event {
        let name = |nth: u32| char::from_u32(0x4e00 + nth * 7 % 5_003).unwrap_or('一');
        let held = |nth: u32| report(&format!("青禾市{}县民政局", name(nth)), 2020 + i16::try_from(nth % 5).unwrap());
        Event::Read((0..count).map(held).map(|held| Loaded::Report(Box::new(held))).collect())
    }

    #[test]
    fn an_order_and_a_list_made_in_slices_are_those_of_one_piece() {
        let folder = tempfile::tempdir().unwrap();
        let (mut at_once, mut sliced) = (session(&folder), session(&folder));
        sliced.work_in_slices();
        for session in [&mut at_once, &mut sliced] {
            session.absorb(batch(3_000));
            session.absorb(Event::Done);
            session.rearrange();
            session.type_filter("民政 2023");
        }
        let mut count = 0;
        while sliced.is_working() {
            sliced.work();
            count += 1;
        }
        assert!(count > 3, "{count} slices are no slices");
        assert!(!at_once.is_working() && at_once.queue().len() == 600);
        assert!(sliced.queue().reports().eq(at_once.queue().reports()));
        assert_eq!(sliced.selected(), at_once.selected());
        for session in [&mut at_once, &mut sliced] {
            session.set_filter("");
        }
        assert!(!sliced.is_working(), "letting everything through is no work");
        assert!(sliced.queue().reports().eq(at_once.queue().reports()));
    }

    #[test]
    fn a_filter_typed_while_loading_lists_what_comes_later() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(&folder);
        session.work_in_slices();
        session.absorb(batch(100));
        session.touched = true;
        session.type_filter("民政 2023");
        let settle = |session: &mut Session| {
            while session.is_working() {
                session.work();
            }
        };
        settle(&mut session);
        assert_eq!(session.queue().len(), 20);
        session.absorb(batch(1_000));
        settle(&mut session);
        assert_eq!(session.queue().len(), 220, "many came");
        session.absorb(batch(5));
        settle(&mut session);
        assert_eq!(session.queue().len(), 220, "a few wait for the end");
        session.absorb(Event::Done);
        settle(&mut session);
        assert_eq!(session.queue().len(), 221);
    }

    #[test]
    fn a_person_waits_for_the_order_that_was_asked_for_and_for_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(&folder);
        session.work_in_slices();
        session.absorb(batch(3_000));
        assert!(session.is_working() && !session.is_listing());
        session.rearrange();
        assert!(session.is_listing());
        while session.is_working() {
            session.work();
        }
        assert!(!session.is_listing() && session.unsorted() == 0);
    }
}
