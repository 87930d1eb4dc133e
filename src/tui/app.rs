//! The review screen: four panes, layers over them, and what keys do. It takes inputs and draws; the loop is elsewhere.

mod can;
mod colleagues;
mod drafting;
mod draw;
mod exporting;
mod keeping;
mod perform;
mod typing;
mod watch;
mod why;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use self::colleagues::Told;
use self::drafting::Drafting;
use self::exporting::Exporting;
use self::typing::{Bursts, Typed};
use self::watch::Watch;
use super::exports::{Exports, Written};
use super::keymap::{Context, Keymap};
use super::layout::{Spot, layout};
use super::look::Look;
use super::pane::Pane;
use super::panes::{Findings, Grid, Queue, Source};
use super::position::Position;
use super::terminal::Input;
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
    waiting: VecDeque<Typed>,
    bursts: Bursts,
    /// The window is too small to show anything.
    cramped: bool,
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
            bursts: Bursts::default(),
            cramped: false,
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
            Message::Input(Input::Key(press)) => self.typed(Typed::Key(press, None)),
            Message::Input(Input::Keys(presses)) => self.burst(&presses),
            Message::Input(Input::Paste(text)) => self.typed(Typed::Paste(text)),
            Message::Input(Input::Resize(columns, rows)) => {
                self.changed = Changed::Much;
                self.fit(Rect::new(0, 0, columns, rows));
            }
            Message::Input(Input::Resumed) => self.whole_frame(),
            Message::Input(Input::Gone | Input::Leave(_) | Input::Crashed) => self.ending = Some(Ending::Forced),
        }
    }

    /// Takes note of whether the window is too small to show anything.
    fn fit(&mut self, screen: Rect) {
        self.cramped = layout(screen, self.focus).is_none();
    }

    fn absorb(&mut self, event: Event) {
        let much = matches!(event, Event::Opened(_) | Event::Done | Event::Tried(_));
        self.changed = self.changed.max(if much { Changed::Much } else { Changed::Progress });
        self.watched(|session| session.absorb(event));
        self.settle();
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

    /// Where keys are looked up now.
    pub fn context(&self) -> Context {
        self.layers.last().map_or_else(|| self.pane(self.focus).context(), |layer| layer.context())
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
