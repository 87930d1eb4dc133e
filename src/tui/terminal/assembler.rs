//! Puts escape sequences together that a slow line tore apart: `Esc` `[` `B` is an arrow, not three keys. A pure state
//! machine over events and their times; it reads nothing and waits for nothing.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{key::Press, sequence};

/// How long an escape waits for its rest on a local line.
pub const HOLD: Duration = Duration::from_millis(50);

/// How long an escape waits for its rest over ssh.
pub const HOLD_REMOTE: Duration = Duration::from_millis(100);

/// Longest sequence that is waited for; longer ones are no key.
const LONGEST: usize = 16;

/// What the assembler makes of the events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A key.
    Key(Press),
    /// Pasted text, line ends as `\n`.
    Paste(String),
}

/// The state: an escape and what followed it, or a paste whose beginning was torn.
#[derive(Debug)]
pub struct Assembler {
    hold: Duration,
    held: Vec<KeyEvent>,
    paste: Option<String>,
    touched: Option<Instant>,
}

impl Assembler {
    /// Returns an assembler that holds an escape for `hold`.
    pub fn new(hold: Duration) -> Self {
        Self { hold, held: Vec::new(), paste: None, touched: None }
    }

    /// Returns when [`expire`](Self::expire) is due, if anything is held.
    pub fn deadline(&self) -> Option<Instant> {
        self.touched.map(|at| at + self.hold)
    }

    /// Takes an event of the terminal and returns what is complete by it.
    pub fn push(&mut self, event: Event, at: Instant) -> Vec<Heard> {
        let mut heard = self.expire(at);
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.push_key(key, at, &mut heard);
            }
            Event::Paste(text) => {
                self.release(&mut heard);
                heard.push(Heard::Paste(with_plain_line_ends(&text)));
            }
            _ => {}
        }
        heard
    }

    /// Returns what was held, as the keys it consists of, if its time is over.
    pub fn expire(&mut self, at: Instant) -> Vec<Heard> {
        let mut heard = Vec::new();
        if self.deadline().is_some_and(|deadline| at >= deadline) {
            self.release(&mut heard);
        }
        heard
    }

    fn push_key(&mut self, key: KeyEvent, at: Instant, heard: &mut Vec<Heard>) {
        if key.code == KeyCode::Esc && key.modifiers.is_empty() {
            self.release_held(heard);
            self.held.push(key);
            self.touched = Some(at);
            return;
        }
        if self.held.is_empty() {
            self.push_plain(key, at, heard);
            return;
        }
        self.held.push(key);
        self.touched = Some(at);
        self.judge(heard);
    }

    fn push_plain(&mut self, key: KeyEvent, at: Instant, heard: &mut Vec<Heard>) {
        let Some(paste) = &mut self.paste else {
            heard.push(Heard::Key(Press::of(key)));
            return;
        };
        self.touched = Some(at);
        paste.extend(pasted(key));
    }

    /// Decides what the held keys are: still unfinished, a sequence, or just keys.
    fn judge(&mut self, heard: &mut Vec<Heard>) {
        let Some(body) = self.body() else {
            self.release_held(heard);
            return;
        };
        match sequence::read(&body) {
            sequence::Reading::Unfinished if body.len() < LONGEST => {}
            sequence::Reading::Unfinished | sequence::Reading::NoSequence => {
                self.release_held(heard);
            }
            sequence::Reading::Key(key) => {
                self.drop_held();
                heard.push(Heard::Key(Press::of(key)));
            }
            sequence::Reading::Nothing => self.drop_held(),
            sequence::Reading::PasteBegins => {
                self.drop_held();
                self.paste = Some(String::new());
            }
            sequence::Reading::PasteEnds => {
                self.drop_held();
                self.release(heard);
            }
        }
    }

    /// The held keys behind the escape as characters; none if one of them is no plain character.
    fn body(&self) -> Option<String> {
        self.held.iter().skip(1).map(plain_char).collect()
    }

    fn drop_held(&mut self) {
        self.held.clear();
        self.touched = self.touched.filter(|_| self.paste.is_some());
    }

    /// Lets the held keys go as what they are: keys, or text within a paste.
    fn release_held(&mut self, heard: &mut Vec<Heard>) {
        let keys = std::mem::take(&mut self.held);
        match &mut self.paste {
            Some(paste) => paste.extend(keys.into_iter().filter_map(pasted)),
            None => heard.extend(keys.into_iter().map(|key| Heard::Key(Press::of(key)))),
        }
        self.drop_held();
    }

    fn release(&mut self, heard: &mut Vec<Heard>) {
        self.release_held(heard);
        if let Some(text) = self.paste.take() {
            heard.push(Heard::Paste(text));
        }
        self.touched = None;
    }
}

fn plain_char(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(character) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(character),
        _ => None,
    }
}

/// The text that a key stands for within a paste.
fn pasted(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => plain_char(&key),
    }
}

fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds characters (`\u{1b}` is the escape key) `gap` milliseconds apart, waits for the hold, and names what came.
    fn heard(typed: &str, gap: u64) -> Vec<String> {
        let mut assembler = Assembler::new(HOLD);
        let start = Instant::now();
        let mut now = start;
        let mut all = Vec::new();
        for character in typed.chars() {
            now += Duration::from_millis(gap);
            all.extend(assembler.push(Event::Key(key(character)), now));
        }
        all.extend(assembler.expire(now + HOLD));
        assert_eq!(assembler.deadline(), None, "nothing stays behind");
        all.iter().map(name).collect()
    }

    fn key(character: char) -> KeyEvent {
        let code = match character {
            '\u{1b}' => KeyCode::Esc,
            '\r' => KeyCode::Enter,
            other => KeyCode::Char(other),
        };
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    fn name(heard: &Heard) -> String {
        match heard {
            Heard::Key(press) if press.modifiers.is_empty() => format!("{}", press.code),
            Heard::Key(press) => format!("{}+{}", press.modifiers, press.code),
            Heard::Paste(text) => format!("paste {text:?}"),
        }
    }

    #[test]
    fn a_lone_escape_is_an_escape_after_the_hold() {
        let mut assembler = Assembler::new(HOLD);
        let start = Instant::now();
        assert_eq!(assembler.push(Event::Key(key('\u{1b}')), start), []);
        assert_eq!(assembler.deadline(), Some(start + HOLD));
        assert_eq!(assembler.expire(start + HOLD / 2), []);
        assert_eq!(assembler.expire(start + HOLD), [Heard::Key(Press::plain(KeyCode::Esc))]);
    }

    #[test]
    fn torn_sequences_become_the_keys_they_are() {
        assert_eq!(heard("\u{1b}[B", 20), ["Down"]);
        assert_eq!(heard("\u{1b}OP", 20), ["F1"]);
        assert_eq!(heard("\u{1b}[5~", 20), ["Page Up"]);
        assert_eq!(heard("\u{1b}[15~", 20), ["F5"]);
        assert_eq!(heard("\u{1b}[1;2C", 20), ["Shift+Right"]);
        assert_eq!(heard("\u{1b}[3;5~", 20), ["Control+Del"]);
        assert_eq!(heard("\u{1b}[Z", 20), ["Shift+Back Tab"]);
    }

    #[test]
    fn keys_typed_apart_stay_what_they_are() {
        assert_eq!(heard("\u{1b}[B", 60), ["Esc", "[", "Shift+B"]);
    }

    #[test]
    fn an_escape_before_another_key_is_not_lost() {
        assert_eq!(heard("\u{1b}j", 5), ["Esc", "j"]);
        assert_eq!(heard("\u{1b}\u{1b}[A", 5), ["Esc", "Up"]);
        assert_eq!(heard("\u{1b}[1\u{1b}", 5), ["Esc", "[", "1", "Esc"]);
        assert_eq!(heard("\u{1b}[\r", 5), ["Esc", "[", "Enter"]);
        assert_eq!(heard("\u{1b}[总", 5), ["Esc", "[", "总"]);
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys() {
        assert_eq!(heard("\u{1b}[1;3Rj", 5), ["j"]);
        assert_eq!(heard("\u{1b}[?62;22cj", 5), ["j"]);
        assert_eq!(heard("\u{1b}[Ij", 5), ["j"]);
    }

    #[test]
    fn a_torn_paste_never_becomes_keys() {
        assert_eq!(heard("\u{1b}[200~1q\r2\u{1b}[201~j", 5), ["paste \"1q\\n2\"", "j"]);
        assert_eq!(heard("\u{1b}[200~12", 5), ["paste \"12\""]);
        assert_eq!(heard("\u{1b}[200~1\u{1b}[x2\u{1b}[201~", 5), ["paste \"12\""]);
    }

    #[test]
    fn endless_sequences_are_let_go() {
        let long = format!("\u{1b}[{}", "1;".repeat(20));
        assert_eq!(heard(&long, 1).len(), long.chars().count());
    }

    #[test]
    fn a_whole_paste_has_plain_line_ends() {
        let mut assembler = Assembler::new(HOLD);
        let paste = Event::Paste("一\r\n二\r三".to_owned());
        assert_eq!(assembler.push(paste, Instant::now()), [Heard::Paste("一\n二\n三".to_owned())]);
    }
}
