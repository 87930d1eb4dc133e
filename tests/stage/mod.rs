//! The review screen on a stage: the real loop over a test buffer, driven by a script of keys.

use std::path::PathBuf;
use std::sync::mpsc::channel;

use crossterm::event::KeyCode;
use gouji::session::{HandedOut, Method, Session, Settings, load};
use gouji::text::phrase::{Lang, Phrase};
use gouji::text::substitute::Ambiguous;
use gouji::tui::app::{App, Message};
use gouji::tui::chord::Chord;
use gouji::tui::depth::Depth;
use gouji::tui::keymap::Keymap;
use gouji::tui::look::Look;
use gouji::tui::screen_text::screen;
use gouji::tui::terminal::{Frames, Input, Press};
use gouji::tui::theme::Theme;
use gouji::tui::{Exports, Job, drive};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How a stage is set.
#[derive(Clone, Copy)]
pub struct Set {
    pub size: (u16, u16),
    pub lang: Lang,
    pub depth: Depth,
    pub ambiguous: Ambiguous,
    pub frames: Frames,
}

impl Default for Set {
    fn default() -> Self {
        let size = (120, 36);
        let (depth, ambiguous) = (Depth::Mono, Ambiguous::Narrow);
        Self { size, lang: Lang::Zh, depth, ambiguous, frames: Frames::Ascii }
    }
}

pub struct Stage {
    pub app: App,
    pub buffer: Buffer,
    pub cursor: Option<ratatui::layout::Position>,
    pub frames: usize,
    /// Removed with the stage.
    _folder: Option<tempfile::TempDir>,
}

/// The made-up corpus.
pub fn samples() -> Vec<PathBuf> {
    vec![PathBuf::from("samples")]
}

impl Stage {
    pub fn new(set: Set, paths: Vec<PathBuf>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let review = folder.path().join("review");
        Self { _folder: Some(folder), ..Self::with_review(set, paths, review) }
    }

    pub fn samples(set: Set) -> Self {
        Self::new(set, samples())
    }

    pub fn with_review(set: Set, paths: Vec<PathBuf>, review: PathBuf) -> Self {
        let settings = Settings { lang: set.lang, auditor: "user1".into(), review, method: Method::default() };
        let theme = Theme::load("ink", None, set.depth).unwrap();
        let look = Look { theme, frames: set.frames, ambiguous: set.ambiguous, lang: set.lang };
        let mut session = Session::new(settings).unwrap();
        session.work_in_slices();
        let mut app = App::new(session, look, Keymap::default(), "samples".into());
        app.export_with(exports(), None);
        let (width, height) = set.size;
        let buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut stage = Self { app, buffer, cursor: None, frames: 0, _folder: None };
        stage.load(paths);
        stage
    }

    pub fn load(&mut self, paths: Vec<PathBuf>) {
        let (sender, inbox) = channel();
        let _loader = load(paths, Method::default(), move |event| sender.send(Message::Session(event)).is_ok());
        self.drive(&inbox);
        self.app.rest();
    }

    fn drive(&mut self, inbox: &std::sync::mpsc::Receiver<Message>) {
        let area = self.buffer.area;
        let (buffer, cursor, frames) = (&mut self.buffer, &mut self.cursor, &mut self.frames);
        drive(&mut self.app, inbox, |app| {
            let mut next = Buffer::empty(area);
            *cursor = app.render(&mut next);
            *buffer = next;
            *frames += 1;
        });
    }

    /// Presses keys: names as in key files, `g4` as two keys, `t:words` as typed letters.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        let (sender, inbox) = channel();
        for press in script.split_whitespace().flat_map(presses) {
            sender.send(Message::Input(Input::Key(press))).unwrap();
        }
        drop(sender);
        self.drive(&inbox);
        self
    }

    /// Sends messages, and draws as the loop does.
    pub fn send(&mut self, messages: Vec<Message>) -> &mut Self {
        let (sender, inbox) = channel();
        for message in messages {
            sender.send(message).unwrap();
        }
        drop(sender);
        self.drive(&inbox);
        self
    }

    /// Draws as the loop does after a message.
    pub fn draw(&mut self) -> &mut Self {
        self.keys("")
    }

    pub fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        self.keys("C-l")
    }

    pub fn screen(&self) -> String {
        screen(&self.buffer)
    }
}

fn presses(word: &str) -> Vec<Press> {
    if let Some(words) = word.strip_prefix("t:") {
        return words.chars().map(|letter| Press::plain(KeyCode::Char(letter))).collect();
    }
    let chord = Chord::try_from(word.to_owned()).unwrap();
    let before = chord.prefixed.then(|| Press::plain(KeyCode::Char('g')));
    before.into_iter().chain([chord.press()]).collect()
}

/// Exports that write nothing.
pub fn exports() -> Exports {
    let formats = vec![
        ("xlsx", Phrase::new("电子表格，问题清单", "workbook, list of findings")),
        ("csv", Phrase::new("问题清单，表格软件可直接打开", "list of findings for spreadsheets")),
    ];
    let prepare = |_: &Session, choice: &gouji::tui::Choice| -> Job {
        let written = choice.formats.iter().map(|name| choice.folder.join(format!("list.{name}"))).collect();
        Box::new(|| Ok(HandedOut { findings: 3, files: written }))
    };
    Exports { formats, folder: "out".into(), prepare: std::sync::Arc::new(prepare) }
}
