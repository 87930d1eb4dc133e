//! What every pane and layer can do, and what comes of a key. Panes keep only their own scroll and cursor.

use std::fmt;

use ratatui::layout::Rect;

use super::action::Action;
use super::canvas::Canvas;
use super::exports::Job;
use super::keymap::Context;
use super::look::Look;
use super::terminal::Press;
use crate::model::id::FindingId;
use crate::review::drafts::{Draft, LeftDraft};
use crate::session::Session;
use crate::text::phrase::Phrase;

/// What a pane makes of an action.
pub enum Step {
    /// Nothing: whoever is outside may have it.
    Ignored,
    /// Done.
    Done,
    /// Done; something is to be said about it.
    Say(String),
    /// It could not be done; why is to be read whole.
    Complain(String),
    /// The layer closes.
    Close,
    /// What was typed is saved: the draft goes, the layer closes, and this is said.
    Saved(String, FindingId),
    /// The layer closes, and this is said.
    Decided(String),
    /// The layer closes, and the note of the selected finding is opened with these words.
    Draft(String),
    /// The layer closes, and this is carried out beside the screen.
    Export(Job),
    /// The layer closes, and the whole source is opened at this line.
    Source(u32),
    /// The layer closes, and this is done outside.
    Run(Action),
    /// A draft of a former session is gone on with.
    GoOn(LeftDraft),
    /// A draft of a former session goes.
    Discard(LeftDraft),
}

impl fmt::Debug for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Ignored => "Ignored",
            Self::Done => "Done",
            Self::Say(_) => "Say",
            Self::Complain(_) => "Complain",
            Self::Close => "Close",
            Self::Saved(..) => "Saved",
            Self::Decided(_) => "Decided",
            Self::Draft(_) => "Draft",
            Self::Export(_) => "Export",
            Self::Source(_) => "Source",
            Self::Run(_) => "Run",
            Self::GoOn(_) => "GoOn",
            Self::Discard(_) => "Discard",
        })
    }
}

/// A part of the screen that takes keys.
pub trait Pane {
    /// Where its keys are looked up.
    fn context(&self) -> Context;

    /// What stands in its frame.
    fn title(&self, look: &Look, session: &Session) -> String;

    /// Tells whether an action would do something now.
    fn can(&self, action: Action, session: &Session) -> bool;

    /// What an action is called here, where a word of its own says more.
    fn word(&self, _action: Action) -> Option<Phrase> {
        None
    }

    /// Does it.
    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step;

    /// Takes a key that is text, where letters are.
    fn typed(&mut self, _press: Press, _session: &mut Session) -> Step {
        Step::Ignored
    }

    /// Takes pasted text, where letters are.
    fn pasted(&mut self, _text: &str, _session: &mut Session) -> Step {
        Step::Ignored
    }

    /// Draws itself into the inside of its frame.
    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session);

    /// Its place among the panes, where it is a layer; frame included.
    fn place(&self, body: Rect) -> Rect {
        body
    }

    /// The draft being typed, for keeping; none where nothing is.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Hears whether there is a place where its draft is kept.
    fn keeps_draft(&mut self, _kept: bool) {}
}

impl fmt::Debug for dyn Pane {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.context())
    }
}
