//! Why a key does nothing now, in words that say what is lacking; what can be done is `can`'s to tell.

use super::App;
use super::can::lists_nothing;
use crate::session::Session;
use crate::text::phrase::Phrase;
use crate::tui::action::Action;
use crate::tui::texts;

impl App {
    /// Why an action does nothing now.
    pub(super) fn why_not(&self, action: Action) -> Phrase {
        match action {
            Action::Up | Action::PageUp => texts::AT_START,
            Action::Down | Action::PageDown => texts::AT_END,
            Action::Undo => texts::NOTHING_TO_UNDO,
            Action::Redo => texts::NOTHING_TO_REDO,
            Action::NextUndecided | Action::PreviousUndecided => self.nothing_further(),
            other if self.layers.is_empty() => of_review(other, &self.session),
            _ => texts::NOT_NOW,
        }
    }

    /// Why there is nothing undecided to go on to; while files are read there may still come something.
    pub(super) fn nothing_further(&self) -> Phrase {
        let (tally, is_settled) = (self.session.tally(), self.session.progress().is_settled());
        match (tally.decided < tally.findings, is_settled) {
            (true, _) => texts::NO_MORE_FORWARD,
            (false, false) => texts::NOTHING_YET,
            (false, true) if tally.findings == 0 => texts::NOTHING_FOUND,
            (false, true) => texts::ALL_DECIDED,
        }
    }
}

/// Why an action of the panes does nothing now.
fn of_review(action: Action, session: &Session) -> Phrase {
    match action {
        other if lists_nothing(session) && (other.disposition().is_some() || is_of_finding(other)) => {
            texts::FILTER_EMPTY
        }
        Action::PreviousAgency | Action::NextAgency => texts::ONE_AGENCY,
        Action::PreviousYear => texts::NO_EARLIER_YEAR,
        Action::NextYear => texts::NO_LATER_YEAR,
        Action::Failures => texts::NO_FAILURES,
        Action::Export if session.tally().findings == 0 => texts::NOTHING_TO_EXPORT,
        Action::Close => texts::OUTERMOST,
        other => session.opened().map_or(texts::NOT_NOW, |opened| match (&opened.report, other) {
            (Err(_), _) => texts::NOT_OPENED,
            (_, Action::Compare) if opened.last.is_none() && opened.older.is_empty() => texts::NOTHING_BESIDE,
            (_, Action::Mend) => texts::NOTHING_TO_MEND,
            (_, Action::Ledger) => texts::NO_NUMBERS,
            (_, Action::SameCause) if session.finding().is_some() => texts::NO_SHARED_CAUSE,
            _ if session.finding().is_none() && (other.disposition().is_some() || is_of_finding(other)) => {
                texts::NO_FINDING
            }
            _ => texts::NOT_NOW,
        }),
    }
}

/// Tells whether an action speaks of the selected finding.
const fn is_of_finding(action: Action) -> bool {
    matches!(action, Action::Note | Action::Explain | Action::SameCause)
}
