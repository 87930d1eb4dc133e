//! The loop: one channel for keys and events; wait, take in, fold, draw once. Keys go before reports that arrive and before
//! work in slices. Nothing happens while nothing happens.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::app::{App, Ending, Message};
use super::exports::Exports;
use super::keymap::Keymap;
use super::look::Look;
use super::position::{Bookmark, Position};
use super::terminal::{Options, Screen};
use super::theme::{self, Theme};
use crate::review::JournalError;
use crate::session::{self, Comparer, Event, Opener, Session, Settings};
use crate::text::data::DataError;
use crate::text::phrase::{Bilingual, Lang};
use crate::text::system;

/// How long a frame waits for a report that is being opened or for a list, so that one key gives one frame: a frame of empty
/// panes costs as many bytes as the one that fills them.
const OPENING: Duration = Duration::from_millis(40);
/// How long reports that arrive, and work in slices, keep the screen from the next look at the keys' frame.
const TURN: Duration = Duration::from_millis(3);

/// What the review screen needs to know besides the session's settings.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The name of the theme.
    pub theme: String,
    /// The folder of a person's own themes.
    pub themes: Option<PathBuf>,
    /// What the terminal can show, where it is known.
    pub terminal: Options,
    /// The keys.
    pub keys: Keymap,
    /// What can be exported to.
    pub exports: Exports,
    /// Where positions are kept from run to run.
    pub positions: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            theme: theme::DEFAULT.to_owned(),
            themes: None,
            terminal: Options::default(),
            keys: Keymap::default(),
            exports: Exports::default(),
            positions: Bookmark::usual_folder(),
        }
    }
}

/// Why the review screen cannot be shown, or what it could not keep.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The review cannot be read.
    #[error(transparent)]
    Review(#[from] JournalError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] DataError),
    /// The terminal cannot be taken.
    #[error("终端打不开：{}。脚本里请改用 gouji check", system::said(.0).zh)]
    Terminal(#[from] std::io::Error),
    /// The screen was left with notes that could be kept nowhere: these are their words.
    #[error("{}", .0.zh)]
    Unsaved(Bilingual),
}

impl RunError {
    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Review(error), lang) => error.in_lang(lang),
            (Self::Theme(error), lang) => error.in_lang(lang),
            (Self::Unsaved(words), lang) => words.in_lang(lang).to_owned(),
            (Self::Terminal(_), Lang::Zh) => self.to_string(),
            (Self::Terminal(error), Lang::En) => {
                format!("the terminal cannot be opened: {}; in scripts use gouji check", system::said(error).en)
            }
        }
    }
}

/// Shows the review screen until it is left.
pub fn run(paths: Vec<PathBuf>, settings: Settings, setup: Setup) -> Result<(), RunError> {
    let session = Session::new(settings)?;
    let memory = Memory::of(setup.positions.as_deref().map(|folder| Bookmark::of(folder, &paths)));
    let mut screen = Screen::enter(&setup.terminal)?;
    let abilities = screen.abilities();
    let theme = Theme::load(&setup.theme, setup.themes.as_deref(), abilities.depth)?;
    let look = Look { theme, frames: abilities.frames, ambiguous: abilities.ambiguous, lang: session.settings.lang };
    let (sender, inbox) = channel();
    let (will, inputs) = (memory.clone(), sender.clone());
    screen.listen(move |input| inputs.send(Message::Input(input)).is_ok(), move || will.write())?;
    let (method, review) = (session.settings.method.clone(), session.settings.review.clone());
    let mut app = App::new(session, look, setup.keys, corpus_name(&paths));
    app.session.work_in_slices();
    app.export_with(setup.exports, Some(sender.clone()));
    app.resume(memory.read());
    app.offer_drafts();
    let events = sender.clone();
    app.session.open_with(Opener::start(method.clone(), move |opened| {
        events.send(Message::Session(Event::Opened(Box::new(opened)))).is_ok()
    }));
    let events = sender.clone();
    let compared =
        move |event: Event| event.split().into_iter().all(|event| events.send(Message::Session(event)).is_ok());
    app.session.compare_with(Comparer::new(method.clone(), compared));
    let tried = sender.clone();
    // Nobody listens only when the screen has been left.
    session::try_rules(&method, move |event| drop(tried.send(Message::Session(event))));
    let told = sender.clone();
    let vigil = session::watch(&review, move || told.send(Message::Recorded).is_ok());
    let loader = session::load(paths, method, move |event| sender.send(Message::Session(event)).is_ok());
    drive(&mut app, &inbox, |app| show(app, &mut screen, &memory));
    drop((loader, vigil));
    let left = app.finish();
    memory.note(app.position());
    memory.write();
    screen.leave();
    left.map_or(Ok(()), |words| Err(RunError::Unsaved(words)))
}

fn show(app: &mut App, screen: &mut Screen, memory: &Memory) {
    memory.note(app.position());
    // Before the first key the place of the last session may still come.
    if app.session.is_held() {
        memory.keep();
    }
    if app.takes_whole_frame() {
        screen.redraw();
    }
    screen.draw(|buffer| app.render(buffer));
}

/// The position as of the last frame, so that it can be kept even where the loop no longer turns.
#[derive(Clone)]
struct Memory {
    bookmark: Option<Bookmark>,
    last: Arc<Mutex<Last>>,
}

/// Where the person was at the last frame, and what was written of it when.
#[derive(Default)]
struct Last {
    position: Option<Position>,
    written: Option<(Position, Instant)>,
}

/// A place is written at most so often while one works: what kills the program leaves no time for it, so that what was done in the
/// last moment may be missing then.
const KEEPING: Duration = Duration::from_secs(1);

impl Memory {
    fn of(bookmark: Option<Bookmark>) -> Self {
        Self { bookmark, last: Arc::default() }
    }

    fn read(&self) -> Option<Position> {
        self.bookmark.as_ref().and_then(Bookmark::read)
    }

    fn note(&self, position: Position) {
        self.lock().position = Some(position);
    }

    /// Writes the place of the last frame, where it is another than the one that was written some time ago.
    fn keep(&self) {
        let mut last = self.lock();
        let (Some(bookmark), Some(position)) = (&self.bookmark, last.position.clone()) else { return };
        let is_due = last.written.as_ref().is_none_or(|(known, at)| *known != position && at.elapsed() >= KEEPING);
        if is_due && position.place.is_some() {
            bookmark.write(&position);
            last.written = Some((position, Instant::now()));
        }
    }

    fn write(&self) {
        // Held while writing: the loop and whoever hears a signal share the file.
        let mut last = self.lock();
        if let Some((bookmark, position)) = self.bookmark.as_ref().zip(last.position.take()) {
            bookmark.write(&position);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn corpus_name(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| {
        let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
        whole.file_name().map_or_else(|| "/".to_owned(), |name| name.to_string_lossy().into_owned())
    };
    paths.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// Turns the loop until the screen is left or nobody sends any more.
pub fn drive(app: &mut App, inbox: &Receiver<Message>, mut draw: impl FnMut(&mut App)) -> Option<Ending> {
    draw(app);
    let mut drawn = Instant::now();
    let mut post = Post { inbox, arrived: VecDeque::new(), is_over: false };
    loop {
        post.wait(app, drawn.elapsed());
        post.work(app);
        post.await_more(app);
        // Asked after the last key was taken: a key that leaves may come while a report is awaited.
        if app.ending().is_some() {
            return app.ending();
        }
        app.tick();
        if app.wants_frame(drawn.elapsed()) {
            draw(app);
            drawn = Instant::now();
        }
        if post.is_over && !post.has_work(app) {
            return app.ending();
        }
    }
}

/// What comes in, and what of it is not taken in yet.
struct Post<'a> {
    inbox: &'a Receiver<Message>,
    /// What was read and compared, in the order of its arrival.
    arrived: VecDeque<Message>,
    /// Nobody sends any more.
    is_over: bool,
}

impl Post<'_> {
    fn has_work(&self, app: &App) -> bool {
        !self.arrived.is_empty() || app.is_working()
    }

    /// Waits for the first message, or until something is due; not at all where there is work.
    fn wait(&mut self, app: &mut App, since_frame: Duration) {
        if self.has_work(app) {
            return self.take_keys(app);
        }
        let message = match app.patience(since_frame) {
            None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(patience) => self.inbox.recv_timeout(patience),
        };
        match message {
            Ok(message) => self.sort(app, message),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.is_over = true,
        }
        self.take_keys(app);
    }

    /// Takes in everything that is there but what was read and compared.
    fn take_keys(&mut self, app: &mut App) {
        while app.ending().is_none()
            && let Ok(message) = self.inbox.try_recv()
        {
            self.sort(app, message);
        }
    }

    fn sort(&mut self, app: &mut App, message: Message) {
        match message {
            Message::Session(Event::Found(_) | Event::Read(_) | Event::Joined(_) | Event::Done | Event::Heard(_)) => {
                self.arrived.push_back(message);
            }
            other => app.take(other),
        }
    }

    /// Takes in what was read and does work in slices for a while, keys between.
    fn work(&mut self, app: &mut App) {
        let until = Instant::now() + TURN;
        while app.ending().is_none() && self.has_work(app) && Instant::now() < until {
            match self.arrived.pop_front() {
                Some(message) => app.take(message),
                None => app.work(),
            }
            self.take_keys(app);
        }
    }

    /// Waits a little for the report or the list that a key asked for.
    fn await_more(&mut self, app: &mut App) {
        let until = Instant::now() + OPENING;
        while app.expects_more() && app.ending().is_none() && Instant::now() < until {
            if app.is_working() {
                app.work();
                self.take_keys(app);
                continue;
            }
            let left = until.saturating_duration_since(Instant::now());
            let Ok(message) = self.inbox.recv_timeout(left) else { return };
            self.sort(app, message);
        }
    }
}
