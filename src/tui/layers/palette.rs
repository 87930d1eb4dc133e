//! Help and the command palette: one list of what works now, searched while typing; Enter does it.

use ratatui::layout::{Position, Rect};

use super::input::Input;
use super::window::{Window, centred};
use crate::session::Session;
use crate::text::phrase::Phrase;
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::synonyms::synonyms;
use crate::tui::terminal::Press;
use crate::tui::texts;

/// One action that works now, with the keys for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The action.
    pub action: Action,
    /// Its keys as they are shown.
    pub keys: String,
}

/// The list of what works now.
#[derive(Debug)]
pub struct Palette {
    choices: Vec<Offer>,
    /// What there is beside and does nothing now, each with the reason: told where it is searched for.
    off: Vec<(Offer, Phrase)>,
    input: Input,
    selected: usize,
    window: Window,
    is_help: bool,
}

impl Palette {
    /// Opens the list; help says more than the palette does.
    pub fn new(choices: Vec<Offer>, off: Vec<(Offer, Phrase)>, is_help: bool) -> Self {
        Self { choices, off, input: Input::default(), selected: 0, window: Window::default(), is_help }
    }

    /// The choices that fit what was typed.
    pub fn found(&self) -> Vec<&Offer> {
        let words = self.words();
        self.choices.iter().filter(|choice| fits(&words, choice)).collect()
    }

    /// What was searched for and does nothing now; nothing was searched for where nothing was typed.
    fn found_off(&self) -> Vec<&(Offer, Phrase)> {
        let words = self.words();
        self.off.iter().filter(|(offer, _)| !words.is_empty() && fits(&words, offer)).collect()
    }

    fn words(&self) -> Vec<String> {
        self.input.text.split_whitespace().map(str::to_lowercase).collect()
    }

    fn search(&mut self) -> Step {
        self.selected = 0;
        self.window.top = 0;
        Step::Done
    }

    fn heads(&self, look: &Look) -> Line {
        let counts = look.fill(texts::MATCHES, &[("found", &self.found().len()), ("all", &self.choices.len())]);
        let typed = look.clean(&self.input.text).into_owned();
        Line::of(format!("{} ", look.say(texts::SEARCH)), Role::FooterKey)
            .rest(typed, width(&counts) + 1, Role::Ink)
            .text(counts, Role::Dim)
    }

    fn advice(&self, look: &Look, cells: usize) -> Vec<Line> {
        if !self.is_help {
            return Vec::new();
        }
        let texts = [texts::HELP_MARKS, texts::HELP_INPUT, texts::HELP_TWINS];
        let wrapped =
            texts.iter().flat_map(|text| Paragraph::of(look.say(*text), Role::Dim).hanging(2).lines(look, cells));
        std::iter::once(Line::default()).chain(wrapped).collect()
    }
}

fn fits(words: &[String], offer: &Offer) -> bool {
    let all = haystack(offer);
    words.iter().all(|word| all.contains(word.as_str()))
}

/// Everything an action can be found by: its words in both languages, what else it is called, its name, its keys, the initials
/// of its pinyin.
fn haystack(choice: &Offer) -> String {
    let action = choice.action;
    let words = [
        action.long().zh,
        action.short().zh,
        action.long().en,
        action.short().en,
        action.name(),
        synonyms(action),
        &choice.keys,
    ];
    let mut all = words.join("\u{1}").to_lowercase();
    all.push('\u{1}');
    all.push_str(&initials(action.long().zh));
    all
}

fn initials(text: &str) -> String {
    use pinyin::ToPinyin;
    text.to_pinyin().flatten().filter_map(|reading| reading.plain().chars().next()).collect()
}

/// Cells for the keys.
const KEYS: usize = 16;

fn row(look: &Look, choice: &Offer, selected: bool) -> Line {
    Line::of(if selected { "> " } else { "  " }, Role::FooterKey)
        .left(choice.keys.clone(), KEYS, Role::FooterKey)
        .text(look.say(choice.action.long()), Role::Ink)
        .on(Role::Selection, selected)
}

/// An action that does nothing now: what it is, and why.
fn row_off(look: &Look, (offer, why): &(Offer, Phrase)) -> Line {
    let text = look.fill(texts::OFF_NOW, &[("action", &look.say(offer.action.short())), ("why", &look.say(*why))]);
    Line::of("  ", Role::Dim).left(offer.keys.clone(), KEYS, Role::Dim).text(text, Role::Dim)
}

impl Pane for Palette {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn title(&self, look: &Look, _: &Session) -> String {
        look.say(if self.is_help { texts::HELP } else { texts::PALETTE }).to_owned()
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        let found = self.found().len();
        match action {
            Action::Up | Action::PageUp => self.selected > 0,
            Action::Down | Action::PageDown => self.selected + 1 < found,
            Action::Accept => found > 0,
            Action::Close => true,
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        let last = self.found().len().saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(8),
            Action::PageDown => self.selected + 8,
            Action::Accept => {
                let chosen = self.found().get(self.selected).map(|choice| choice.action);
                return chosen.map_or(Step::Done, Step::Run);
            }
            Action::Close => return Step::Close,
            _ => return Step::Ignored,
        }
        .min(last);
        Step::Done
    }

    fn typed(&mut self, press: Press, _: &mut Session) -> Step {
        if self.input.take(press) { self.search() } else { Step::Ignored }
    }

    fn pasted(&mut self, text: &str, _: &mut Session) -> Step {
        self.input.paste(text);
        self.search()
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, _: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let advice = self.advice(look, usize::from(inside.width));
        let height = usize::from(inside.height);
        let advice = if height >= advice.len() + 10 { advice } else { Vec::new() };
        let rows = height.saturating_sub(2 + advice.len());
        let found: Vec<Offer> = self.found().into_iter().cloned().collect();
        self.window.fit(found.len(), rows);
        self.window.show(self.selected);
        let mut lines = vec![self.heads(look), Line::default()];
        let shown = found.iter().enumerate().skip(self.window.top).take(rows);
        lines.extend(shown.map(|(nth, choice)| row(look, choice, nth == self.selected)));
        let off = self.found_off();
        lines.extend(off.iter().map(|off| row_off(look, off)).take(rows.saturating_sub(found.len())));
        if found.is_empty() && off.is_empty() {
            lines.push(Line::of(look.say(texts::NO_MATCH), Role::Dim));
        }
        lines.resize(rows + 2, Line::default());
        lines.extend(advice);
        canvas.lines(inside, &lines);
        let before = width(look.say(texts::SEARCH)) + 1 + width(&look.clean(&self.input.text));
        let at = u16::try_from(before).unwrap_or(0).min(inside.width.saturating_sub(1));
        canvas.set_cursor(Position::new(inside.x + at, inside.y));
    }

    fn place(&self, body: Rect) -> Rect {
        centred(body, 84, body.height.saturating_sub(2).max(8))
    }
}
