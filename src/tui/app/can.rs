//! What can be done now: asked by footer, help and palette, so that none of them promises what does not work.

use super::App;
use crate::session::{HeldReport, Opened, Session};
use crate::text::phrase::Phrase;
use crate::tui::action::Action;
use crate::tui::footer::{Group, groups, shown};
use crate::tui::keymap::Context;
use crate::tui::layers::cause::Cause;
use crate::tui::layers::palette::Offer;

impl App {
    /// Tells whether an action would do something now.
    pub fn can(&self, action: Action) -> bool {
        let Some(layer) = self.layers.last() else {
            return self.pane(self.focus).can(action, &self.session) || self.can_in_review(action);
        };
        if layer.can(action, &self.session) {
            return true;
        }
        let outer = layer.context().chain().any(|context| context == Context::Decide);
        match action {
            Action::Redraw | Action::Quit => true,
            Action::Help => layer.context() != Context::Palette,
            Action::Palette => outer,
            other => outer && is_deciding(other) && self.can_in_review(other),
        }
    }

    fn can_in_review(&self, action: Action) -> bool {
        let session = &self.session;
        match action {
            _ if action.disposition().is_some() => session.finding().is_some() && !lists_nothing(session),
            Action::Note => session.finding().is_some() && !lists_nothing(session),
            Action::Explain => session.finding().is_some(),
            // The source of a report without findings can be read too.
            Action::Evidence => {
                session.finding().is_some() || session.opened().is_some_and(|opened| opened.report.is_ok())
            }
            Action::Undo => session.journal().state().undoable(&session.settings.auditor).is_some(),
            Action::Redo => session.journal().state().redoable(&session.settings.auditor).is_some(),
            Action::NextUndecided | Action::PreviousUndecided => session.tally().decided < session.tally().findings,
            Action::PreviousAgency | Action::NextAgency => session.queue().len() > 1,
            Action::PreviousYear => has_year(session, false),
            Action::NextYear => has_year(session, true),
            Action::Compare => session
                .opened()
                .is_some_and(|opened| (opened.last.is_some() || !opened.older.is_empty()) && opened.report.is_ok()),
            Action::Chain => session.selected().is_some_and(|no| session.held(no).key().is_some()),
            Action::Mend => session.opened().is_some_and(Opened::has_to_mend),
            Action::Peers => session.selected().is_some(),
            Action::SameCause => !lists_nothing(session) && Cause::open(session).is_some(),
            Action::Shared => session.opened().is_some_and(|opened| opened.report.is_ok()),
            Action::RawSource | Action::NotJudged => session.opened().is_some(),
            Action::Ledger => session.opened().is_some_and(|opened| !opened.ledger.entries.is_empty()),
            Action::Failures => !session.failures().is_empty() || session.journal().troubles().next().is_some(),
            Action::Export => !self.exports.formats.is_empty() && session.tally().findings > 0,
            Action::Filter | Action::Resort => session.tally().reports > 0,
            Action::Close => !session.filter().is_empty(),
            Action::NextPane
            | Action::PreviousPane
            | Action::Help
            | Action::Palette
            | Action::Redraw
            | Action::Quit => true,
            _ => false,
        }
    }

    /// The keys that work now, for the footer.
    pub fn footer(&self) -> Vec<Group> {
        let layer = self.layers.last();
        let word = |action: Action| layer.and_then(|layer| layer.word(action)).unwrap_or_else(|| action.short());
        groups(&self.keys, self.context(), &self.look, (|action| self.can(action), word))
    }

    /// The actions that work now with all their keys, for help and palette.
    pub fn choices(&self) -> Vec<Offer> {
        self.offers().filter(|offer| self.can(offer.action)).collect()
    }

    /// The actions that do nothing now, with the reason.
    pub(super) fn off(&self) -> Vec<(Offer, Phrase)> {
        let off = self.offers().filter(|offer| !self.can(offer.action));
        off.map(|offer| {
            let why = self.why_not(offer.action);
            (offer, why)
        })
        .collect()
    }

    fn offers(&self) -> impl Iterator<Item = Offer> {
        self.keys.actions(self.context()).into_iter().map(|(action, chords)| Offer {
            action,
            keys: chords.iter().map(|chord| shown(*chord, self.look.lang)).collect::<Vec<_>>().join(" "),
        })
    }
}

/// What is also possible while evidence lies over the panes.
const fn is_deciding(action: Action) -> bool {
    action.disposition().is_some()
        || matches!(
            action,
            Action::Note
                | Action::Undo
                | Action::Redo
                | Action::NextUndecided
                | Action::PreviousUndecided
                | Action::Ledger
        )
}

/// Tells whether the filter lets nothing through: what is still shown beside it is not what was asked for.
pub(super) fn lists_nothing(session: &Session) -> bool {
    !session.filter().is_empty() && session.queue().is_empty()
}

fn has_year(session: &Session, later: bool) -> bool {
    let key = session.selected().and_then(|no| HeldReport::key(session.held(no)));
    key.is_some_and(|(agency, year)| {
        session.shelf().years(&agency).any(|(other, _)| if later { other > year } else { other < year })
    })
}
