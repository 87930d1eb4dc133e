//! The review screen: four panes, layers over them, and what keys do. It takes inputs and draws; the loop is elsewhere.

mod can;
mod colleagues;
mod drafting;
mod draw;
mod exporting;
mod keeping;
mod perform;
mod watch;
mod why;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crossterm::event::KeyCode;

use self::colleagues::Told;
use self::drafting::Drafting;
use self::exporting::Exporting;
use self::watch::Watch;
use super::action::Action;
use super::chord::{Chord, PREFIX};
use super::exports::{Exports, Written};
use super::keymap::{Context, Keymap};
use super::layout::Spot;
use super::look::Look;
use super::pane::{Pane, Step};
use super::panes::{Findings, Grid, Queue, Source};
use super::position::Position;
use super::terminal::{Input, Press};
use super::{marks, texts};
use crate::review::drafts::Drafts;
use crate::session::{Event, Reread, Session};

/// What comes into the loop.
#[derive(Debug)]
pub enum Message {
    /// From the terminal.
    Input(Input),
    /// From the threads that load and open.
    Session(Event),
    /// From the thread that watches the review: somebody wrote in it.
    Recorded,
    /// From the thread that exports.
    Exported(Written),
}

/// Why the screen is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Somebody asked for it.
    Asked,
    /// The terminal went, a signal came, or a thread crashed.
    Forced,
}

/// The review screen.
#[derive(Debug)]
pub struct App {
    /// The running program behind it.
    pub session: Session,
    look: Look,
    keys: Keymap,
    corpus: String,
    exports: Exports,
    exporting: Exporting,
    queue: Queue,
    findings: Findings,
    grid: Grid,
    source: Source,
    focus: Spot,
    layers: Vec<Box<dyn Pane>>,
    drafting: Drafting,
    watch: Watch,
    told: Told,
    message: Option<String>,
    /// What must be read whole, until the next key.
    notice: Option<String>,
    prefixed: bool,
    waiting: VecDeque<Press>,
    ending: Option<Ending>,
    redraw: bool,
    changed: Changed,
}

/// What has changed since the last frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Changed {
    #[default]
    Nothing,
    /// Only how far the loading is: worth a frame now and then.
    Progress,
    /// Something that is to be seen at once.
    Much,
}

/// Frames that only show progress are at least this far apart.
const PROGRESS_PAUSE: Duration = Duration::from_millis(100);

impl App {
    /// Begins with an empty session; `corpus` is what the corpus is called.
    pub fn new(session: Session, look: Look, keys: Keymap, corpus: String) -> Self {
        let drafts = Drafts::new(&session.settings.review, &session.settings.auditor);
        Self {
            session,
            look,
            keys,
            corpus,
            exports: Exports::default(),
            exporting: Exporting::default(),
            queue: Queue::default(),
            findings: Findings::default(),
            grid: Grid::default(),
            source: Source::default(),
            focus: Spot::default(),
            layers: Vec::new(),
            drafting: Drafting::new(drafts),
            watch: Watch::default(),
            told: Told::default(),
            message: None,
            notice: None,
            prefixed: false,
            waiting: VecDeque::new(),
            ending: None,
            redraw: false,
            changed: Changed::Much,
        }
    }

    /// Takes up a position of a former run; none is a first start.
    pub fn resume(&mut self, position: Option<Position>) {
        self.notice = marks::first_notice(&self.look, &self.session);
        self.note_damage();
        let Some(position) = position else {
            self.message = Some(self.look.say(texts::FIRST_START).to_owned());
            return;
        };
        self.focus = position.focus;
        self.session.set_filter(&position.filter);
        if let Some(place) = position.place {
            self.session.resume(place);
        }
    }

    /// Where the person is.
    pub fn position(&self) -> Position {
        Position { place: self.session.place(), filter: self.session.filter().to_owned(), focus: self.focus }
    }

    /// Offers the notes that former sessions left unfinished.
    pub fn offer_drafts(&mut self) {
        match self.drafting.offer() {
            Ok(Some(layer)) => self.layers.push(Box::new(layer)),
            Ok(None) => {}
            Err(error) => self.notice = Some(self.look.trouble(&error)),
        }
    }

    /// Takes one input or event.
    pub fn take(&mut self, message: Message) {
        self.hear(message);
        let said = self.session.take_reread().map(|reread| match reread {
            Reread::Corrected => texts::FILE_CORRECTED,
            Reread::Another => texts::FILE_ANOTHER,
        });
        if let Some(text) = said {
            self.message = Some(self.look.say(text).to_owned());
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Session(event) => self.absorb(event),
            Message::Exported(written) => self.exported(written),
            Message::Recorded => self.catch_up(),
            Message::Input(Input::Key(press)) => {
                self.changed = Changed::Much;
                self.key(press);
            }
            Message::Input(Input::Paste(text)) => {
                self.changed = Changed::Much;
                self.paste(&text);
            }
            Message::Input(Input::Resize(..)) => self.changed = Changed::Much,
            Message::Input(Input::Resumed) => self.whole_frame(),
            Message::Input(Input::Gone | Input::Leave(_) | Input::Crashed) => self.ending = Some(Ending::Forced),
        }
    }

    fn absorb(&mut self, event: Event) {
        let much = matches!(event, Event::Opened(_) | Event::Done | Event::Tried(_));
        self.changed = self.changed.max(if much { Changed::Much } else { Changed::Progress });
        self.watched(|session| session.absorb(event));
        self.settle();
    }

    /// Does what waited for the report that was being opened, or for the list of the queue.
    fn settle(&mut self) {
        self.open_taken_draft();
        while !self.session.is_opening()
            && let Some(press) = self.waiting.pop_front()
        {
            if self.session.is_listing() && !self.is_text(press) {
                return self.waiting.push_front(press);
            }
            self.obey(press);
        }
    }

    /// Tells whether the session left work to be done between keys.
    pub fn is_working(&self) -> bool {
        self.session.is_working()
    }

    /// Does a slice of that work.
    pub fn work(&mut self) {
        let was_listing = self.session.is_listing();
        self.watched(Session::work);
        let changed = if was_listing { Changed::Much } else { Changed::Progress };
        self.changed = self.changed.max(changed);
        self.settle();
    }

    fn whole_frame(&mut self) {
        (self.redraw, self.changed) = (true, Changed::Much);
    }

    fn key(&mut self, press: Press) {
        self.hold();
        let at_once = press.code == KeyCode::Char('c') && press.typed.is_none();
        if at_once {
            self.waiting.clear();
        }
        let for_list = self.session.is_listing() && !self.is_text(press);
        let for_report = self.session.is_opening() && self.must_wait(press);
        if !at_once && (!self.waiting.is_empty() || for_list || for_report) {
            self.waiting.push_back(press);
            return;
        }
        self.obey(press);
    }

    /// Tells whether a key is text for the field that is being typed in: that asks for no list.
    fn is_text(&self, press: Press) -> bool {
        let context = self.context();
        context.is_typing() && self.keys.action(context, Chord::of(press, self.prefixed)).is_none()
    }

    /// Tells whether a key speaks of a report that is not there yet.
    fn must_wait(&self, press: Press) -> bool {
        let action = self.keys.action(self.context(), Chord::of(press, self.prefixed));
        self.layers.is_empty() && action.is_some_and(Action::needs_report)
    }

    /// Where keys are looked up now.
    pub fn context(&self) -> Context {
        self.layers.last().map_or_else(|| self.pane(self.focus).context(), |layer| layer.context())
    }

    fn obey(&mut self, press: Press) {
        let context = self.context();
        let prefixed = std::mem::take(&mut self.prefixed);
        let is_prefix = press.code == KeyCode::Char(PREFIX) && press.typed.is_some();
        if !prefixed && is_prefix && self.keys.has_prefix(context) {
            self.prefixed = true;
            return;
        }
        (self.message, self.notice) = (None, None);
        let action = self.keys.action(context, Chord::of(press, prefixed));
        if action.and_then(Action::disposition).is_none() {
            self.watch.end_with(None);
            // Whoever does something else has seen what is there.
            self.rest();
        }
        match action {
            Some(action) => self.perform(action),
            None if context.is_typing() => self.type_in(|layer, session| layer.typed(press, session)),
            None => {}
        }
    }

    fn paste(&mut self, text: &str) {
        if self.context().is_typing() {
            self.type_in(|layer, session| layer.pasted(text, session));
        }
    }

    fn type_in(&mut self, typed: impl FnOnce(&mut Box<dyn Pane>, &mut Session) -> Step) {
        let Some(layer) = self.layers.last_mut() else { return };
        let step = typed(layer, &mut self.session);
        let draft = layer.draft();
        self.drafting.typed(draft);
        self.keep_draft(false);
        self.follow(step);
    }

    /// How long the loop may wait before it must call [`Self::tick`]; none where nothing is due.
    pub fn patience(&self, since_frame: Duration) -> Option<Duration> {
        let frame = (self.changed == Changed::Progress).then(|| PROGRESS_PAUSE.saturating_sub(since_frame));
        [frame, self.drafting.due().map(|due| due.saturating_duration_since(Instant::now()))]
            .into_iter()
            .flatten()
            .min()
    }

    /// Does what is due.
    pub fn tick(&mut self) {
        self.keep_draft(false);
    }

    /// Tells whether a frame is worth drawing, the last one so long ago.
    pub fn wants_frame(&self, since_frame: Duration) -> bool {
        self.changed == Changed::Much || (self.changed == Changed::Progress && since_frame >= PROGRESS_PAUSE)
    }

    /// Tells whether what was asked for will soon be there, so that a frame had better wait for it.
    pub fn expects_more(&self) -> bool {
        (self.session.is_opening() || self.session.is_listing()) && self.changed == Changed::Much
    }

    /// Tells whether the next frame must be drawn whole, and forgets it.
    pub fn takes_whole_frame(&mut self) -> bool {
        std::mem::take(&mut self.redraw)
    }

    /// Why the screen is to be left, if it is.
    pub const fn ending(&self) -> Option<Ending> {
        self.ending
    }

    fn pane(&self, spot: Spot) -> &dyn Pane {
        match spot {
            Spot::Queue => &self.queue,
            Spot::Grid => &self.grid,
            Spot::Findings => &self.findings,
            Spot::Source => &self.source,
        }
    }
}
