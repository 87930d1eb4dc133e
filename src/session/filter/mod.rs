//! The filter over the queue: which reports have the words typed, in characters or pinyin, in their agency's name, or the
//! number typed as their year.
//!
//! What is typed is taken apart at blanks and where characters, letters and digits meet; every part must fit. Names that fit
//! better come first ([`Fit`](query::Fit)); within one kind of fit the reports stay worst first. Names that have the parts only
//! scattered are listed where nothing fits better, the closest first. Each further letter only looks at what fitted before it,
//! and taking a letter back looks at nothing. What must be looked at is looked at in slices ([`Pass`]).

mod known;
mod listing;
mod names;
mod pass;
mod query;
mod spelling;

use super::held::HeldReport;
use super::order::Order;
use super::slice::Slice;
use known::Known;
pub(super) use listing::Listing;
use pass::Pass;
use query::Query;

/// Filters that are remembered, so that letters can be taken back.
const MOST_PASSES: usize = 16;

/// Fewer reports that came since are looked at with the last ones.
const MANY: usize = 64;

/// The filter with the names it knows and the last answers.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    typed: String,
    known: Known,
    /// What was typed and the beginnings of it; each but the last is done, and begins the next.
    passes: Vec<Pass>,
    /// How many names and places there were when the first of them began.
    among: (usize, usize),
}

impl Filter {
    /// The filter as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Takes in the names of reports that have arrived since the last call.
    pub fn learn(&mut self, all: &[HeldReport]) {
        self.known.learn(all);
    }

    /// What is let through, as far as that is known; none where everything is.
    pub fn listing(&self) -> Option<&Listing> {
        self.passes.last().map(Pass::listing)
    }

    /// Tells whether not everything was looked at yet.
    pub fn is_working(&self) -> bool {
        self.passes.last().is_some_and(|pass| !pass.is_done())
    }

    /// Filters by something else; [`Self::work`] does it.
    pub fn set(&mut self, typed: &str, order: &Order) {
        typed.clone_into(&mut self.typed);
        let among = (self.known.names.len(), order.len());
        if std::mem::replace(&mut self.among, among) != among {
            self.passes.clear();
        }
        self.forget_longer();
        if self.passes.last().is_none_or(|last| last.typed != self.typed) {
            self.begin(order);
        }
    }

    /// Filters once more by what was typed: the order is another.
    pub fn renew(&mut self, order: &Order) {
        self.passes.clear();
        self.among = (self.known.names.len(), order.len());
        self.begin(order);
    }

    /// Filters once more where a quarter more reports came since it began, or the last ones did: so what was typed while loading
    /// lists in the end all that fits, at the cost of a few passes.
    pub fn keep_up(&mut self, order: &Order, is_last: bool) {
        let came = order.len().saturating_sub(self.among.1);
        let are_many = came >= MANY.max(self.among.1 / 4) && !self.is_working();
        if !self.passes.is_empty() && (are_many || is_last && came > 0) {
            self.renew(order);
        }
    }

    /// Forgets filters that do not begin this one, and those that it cannot go on from.
    fn forget_longer(&mut self) {
        while let Some(last) = self.passes.last() {
            if last.typed == self.typed || (last.is_done() && self.typed.starts_with(&last.typed)) {
                return;
            }
            self.passes.pop();
        }
    }

    fn begin(&mut self, order: &Order) {
        let query = Query::new(&self.typed, &self.known.names.alphabet);
        if query.is_empty() {
            return self.passes.clear();
        }
        let pass = Pass::new(&self.typed, query, &self.known, order);
        let pass = match self.passes.last() {
            Some(before) => pass.narrow(before),
            None => pass,
        };
        if self.passes.len() == MOST_PASSES {
            self.passes.remove(0);
        }
        self.passes.push(pass);
    }

    /// Looks at as much as a slice allows.
    pub fn work(&mut self, order: &Order, slice: &mut Slice) {
        let Some((last, before)) = self.passes.split_last_mut() else { return };
        if !last.is_done() {
            last.go_on((&self.known, order), before.last(), slice);
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
