//! What the person at the keyboard has seen: a key means the finding that the last frame showed, not one that took its place
//! while files were still being read.

use std::time::{Duration, Instant};

use super::App;
use crate::model::id::FindingId;
use crate::session::{ReportNo, Session};

/// So long a finding that took another's place by itself must have been shown before a digit decides it.
const LONG_ENOUGH: Duration = Duration::from_millis(700);

/// The finding of the last frame.
#[derive(Debug, Default)]
pub(super) struct Watch {
    seen: Option<(ReportNo, FindingId)>,
    /// When what is shown was changed without a key, and how.
    turned: Option<(Instant, Turn)>,
    /// The finding whose decision was the last that was due.
    last: Option<FindingId>,
}

/// What happened to the finding that is shown, without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It took another's place.
    Moved,
    /// Another auditor decided it.
    Decided,
}

impl Watch {
    /// Takes note of what a frame shows.
    pub fn see(&mut self, session: &Session) {
        let here = shown(session);
        if here.is_some() && here != self.seen {
            if self.seen.is_some() && !session.is_held() {
                self.interrupt(Turn::Moved);
            }
            self.seen = here;
        }
    }

    /// Takes note that everything was decided with this finding; none where something else was done since.
    pub const fn end_with(&mut self, finding: Option<FindingId>) {
        self.last = finding;
    }

    /// Tells whether everything was decided with this finding, by the key before.
    pub fn ended_with(&self, finding: FindingId) -> bool {
        self.last == Some(finding)
    }

    /// Takes note that what is shown was changed without a key.
    pub fn interrupt(&mut self, turn: Turn) {
        self.turned = Some((Instant::now(), turn));
    }

    /// Gives, once, what happened to what is shown so lately that a digit may mean what was there before.
    pub fn just_turned(&mut self) -> Option<Turn> {
        self.turned.take().filter(|(at, _)| at.elapsed() < LONG_ENOUGH).map(|(_, turn)| turn)
    }
}

impl App {
    /// Takes it that what is shown was looked at as long as anybody wants: for scripts, which do not wait.
    pub fn rest(&mut self) {
        self.watch.turned = None;
    }

    /// Keeps what the last frame showed selected, before a key is obeyed.
    pub(super) fn hold(&mut self) {
        if self.session.is_held() {
            return;
        }
        match self.watch.seen.filter(|seen| shown(&self.session) != Some(*seen)) {
            Some((no, finding)) => self.session.select_at(no, finding),
            None => self.session.hold(),
        }
    }

    /// Does something to the session; where another finding takes the place of the selected one in the same report, digits wait.
    pub(super) fn watched(&mut self, change: impl FnOnce(&mut Session)) {
        let before = shown(&self.session);
        change(&mut self.session);
        let (before, after) = (before, shown(&self.session));
        if before != after && before.zip(after).is_some_and(|(before, after)| before.0 == after.0) {
            self.watch.interrupt(Turn::Moved);
        }
    }
}

fn shown(session: &Session) -> Option<(ReportNo, FindingId)> {
    session.selected().zip(session.finding().map(|finding| finding.id))
}
