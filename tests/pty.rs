//! The program on a real terminal, as over SSH: it opens, obeys, keeps what was decided, and always gives the terminal back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const GOUJI: &str = env!("CARGO_BIN_EXE_gouji");
/// Nothing here takes this long; a slow machine may.
const LIMIT: Duration = Duration::from_mins(1);

/// What the program has written so far, as bytes and as a screen.
struct Seen {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// The program on a terminal of its own, with a home of its own.
struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

fn command(home: &Path, corpus: &Path, environment: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(GOUJI);
    command.arg(corpus);
    command.env_clear();
    command.env("HOME", home);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    for (name, value) in environment {
        command.env(name, value);
    }
    command.cwd(home);
    command
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Terminal {
    fn open(home: &Path, corpus: &Path, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(120, 36)).unwrap();
        let child = pair.slave.spawn_command(command(home, corpus, environment)).unwrap();
        let seen = Seen { bytes: Vec::new(), screen: vt100::Parser::new(cells(36), cells(120), 0) };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let (mut reader, shared) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut seen = shared.0.lock().unwrap();
                seen.bytes.extend(&buffer[..count]);
                seen.screen.process(&buffer[..count]);
                shared.1.notify_all();
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { seen, keys, master: pair.master, child }
    }

    fn type_keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn wait_for(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let (lock, changed) = &*self.seen;
        let seen = lock.lock().unwrap();
        let (seen, waited) = changed.wait_timeout_while(seen, LIMIT, |seen| !holds(seen)).unwrap();
        assert!(!waited.timed_out(), "waited for {what}; on the screen:\n{}", seen.screen.screen().contents());
    }

    fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |seen| seen.screen.screen().contents().contains(text));
    }

    fn wait_for_end(&mut self) -> bool {
        let deadline = Instant::now() + LIMIT;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            std::thread::yield_now();
        }
        self.child.kill().unwrap();
        panic!("the program did not end");
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }
}

fn samples() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The main screen is back and the cursor is shown.
fn assert_restored(terminal: &Terminal) {
    for sequence in [b"\x1b[?1049l".as_slice(), b"\x1b[?25h"] {
        terminal.wait_for("the terminal to be given back", |seen| contains(&seen.bytes, sequence));
    }
}

#[test]
fn the_worst_finding_stands_there_without_a_key_and_q_leaves() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    terminal.wait_for_text("必破");
    terminal.wait_for_text("青禾市岚溪区");
    terminal.type_keys("q");
    assert!(terminal.wait_for_end());
    assert_restored(&terminal);
}

/// How many findings the samples have, as the command line counts them.
fn findings() -> usize {
    let checked = Command::new(GOUJI).args(["check", "--format", "ndjson"]).arg(samples()).output().unwrap();
    String::from_utf8_lossy(&checked.stdout).lines().filter(|line| line.contains(r#""type":"finding""#)).count()
}

#[test]
fn a_decision_is_on_disk_and_seen_again_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    let all = findings();
    terminal.wait_for_text(&format!("0/{all}"));
    // A digit right after another finding took the first place decides nothing: any other key says that it was seen.
    terminal.type_keys("\t1");
    terminal.wait_for_text(&format!("1/{all}"));
    terminal.signal("KILL");
    terminal.wait_for_end();
    let listed = Command::new(GOUJI)
        .args(["journal", "list", "--format", "json"])
        .arg(samples())
        .env("HOME", home.path())
        .output()
        .unwrap();
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed["events"].as_array().unwrap().len(), 1);
    assert_eq!(listed["events"][0]["disposition"], "confirmed");
    let mut again = Terminal::open(home.path(), samples(), &[]);
    again.wait_for_text(&format!("1/{all}"));
    again.type_keys("u");
    again.wait_for_text(&format!("0/{all}"));
    again.type_keys("q");
    assert!(again.wait_for_end());
}

#[test]
fn every_signal_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::open(home.path(), samples(), &[]);
        terminal.wait_for_text("必破");
        terminal.signal(signal);
        terminal.wait_for_end();
        assert_restored(&terminal);
    }
}

#[test]
fn a_vanished_terminal_ends_the_program() {
    let home = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(size(120, 36)).unwrap();
    let mut child = pair.slave.spawn_command(command(home.path(), samples(), &[])).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 8192]);
    while !contains(&bytes, "必破".as_bytes()) {
        let count = reader.read(&mut buffer).unwrap();
        bytes.extend(&buffer[..count]);
    }
    // Every handle of our side goes: the line is cut.
    drop((reader, pair.master));
    let deadline = Instant::now() + LIMIT;
    while child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < deadline, "the program outlived its terminal");
        std::thread::yield_now();
    }
}

#[test]
fn no_size_is_too_small_or_too_large() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    terminal.wait_for_text("必破");
    for (cols, rows) in [(1, 1), (500, 100), (2, 40), (300, 1), (120, 36)] {
        terminal.master.resize(size(cols, rows)).unwrap();
        terminal.type_keys("jk");
    }
    terminal.wait_for_text("必破");
    terminal.type_keys("q");
    assert!(terminal.wait_for_end());
}

#[test]
fn the_first_key_after_a_change_of_size_is_obeyed() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    terminal.wait_for_text("源文");
    let palette = "输入即搜";
    for (cols, key, is_open) in [(100, "?", true), (120, "\u{1b}", false), (100, "?", true)] {
        let before = terminal.bytes().len();
        terminal.master.resize(size(cols, 36)).unwrap();
        terminal.wait_for("a frame of the new size", |seen| seen.bytes.len() > before);
        terminal.type_keys(key);
        terminal.wait_for(key, |seen| seen.screen.screen().contents().contains(palette) == is_open);
    }
}

#[test]
fn keys_typed_ahead_are_all_obeyed() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    let all = findings();
    terminal.wait_for_text(&format!("0/{all}"));
    terminal.type_keys(&format!("\t{}", "4".repeat(16)));
    terminal.wait_for_text(&format!("16/{all}"));
    terminal.type_keys(&"u".repeat(16));
    terminal.wait_for_text(&format!("0/{all}"));
    terminal.type_keys("q");
    assert!(terminal.wait_for_end());
}

#[test]
fn lines_pasted_into_a_note_without_brackets_decide_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[]);
    let all = findings();
    terminal.wait_for_text(&format!("0/{all}"));
    terminal.type_keys("b");
    terminal.wait_for_text(">备注");
    terminal.type_keys("第一行\r2日已电话核实，3月1日前改");
    terminal.wait_for_text("3月1日前改");
    terminal.type_keys("\r");
    terminal.wait_for_text("备注已存");
    terminal.wait_for_text(&format!("0/{all}"));
    terminal.type_keys("1");
    terminal.wait_for_text(&format!("1/{all}"));
    terminal.type_keys("q");
    assert!(terminal.wait_for_end());
}

#[test]
fn without_colours_no_colour_is_sent_and_broken_cells_are_still_marked() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(home.path(), samples(), &[("NO_COLOR", "1")]);
    terminal.wait_for_text("[0]");
    terminal.type_keys("q");
    assert!(terminal.wait_for_end());
    assert_restored(&terminal);
    let bytes = terminal.bytes();
    for colour in ["\x1b[38;", "\x1b[48;", ";38;", ";48;"] {
        assert!(!contains(&bytes, colour.as_bytes()), "{colour:?}");
    }
}

#[test]
fn names_and_texts_of_files_do_not_act_on_the_terminal() {
    let (home, corpus) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let report = std::fs::read_to_string(samples().join("霁川市民政局/2022.txt")).unwrap();
    let hostile = report.replace("霁川市民政局", "霁川\u{1b}]0;LEAK\u{7}市民政局\u{202e}");
    std::fs::write(corpus.path().join("a\u{1b}[2Jb\u{9b}31m.txt"), hostile).unwrap();
    std::fs::write(corpus.path().join("\u{1b}]52;c;TEVBSw==\u{7}.bin"), [0u8, 1, 2, 3, 0xff, 0xfe, 0]).unwrap();
    let mut terminal = Terminal::open(home.path(), corpus.path(), &[]);
    terminal.wait_for_text("1份");
    terminal.type_keys("\r");
    terminal.wait_for_text(">证据");
    terminal.type_keys("\x1b");
    terminal.wait_for_text("机关队列");
    terminal.type_keys("q");
    terminal.wait_for_end();
    assert_restored(&terminal);
    let bytes = terminal.bytes();
    for leak in [b"\x1b]0;".as_slice(), b"\x1b]52;", b"\x1b[2Jb", "\u{202e}".as_bytes(), "\u{9b}".as_bytes()] {
        assert!(!contains(&bytes, leak), "{leak:?}");
    }
}
