//! Text to be read, with a title and a scroll. Who opens it makes the lines.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;

/// Cells of the frame at most.
const WIDTH: u16 = 96;

/// Text to be read.
#[derive(Debug)]
pub struct Reading {
    title: String,
    paragraphs: Vec<Paragraph>,
    window: Window,
}

impl Reading {
    /// Opens paragraphs under a title.
    pub fn new(title: String, paragraphs: Vec<Paragraph>) -> Self {
        Self { title, paragraphs, window: Window::default() }
    }

    fn lines(&self, look: &Look, cells: usize) -> Vec<Line> {
        self.paragraphs.iter().flat_map(|paragraph| paragraph.lines(look, cells)).collect()
    }
}

impl Pane for Reading {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self, _: &Look, _: &Session) -> String {
        self.title.clone()
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        self.window.can_read(action)
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        self.window.read(action)
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, _: &Session) {
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let lines = self.lines(canvas.look, usize::from(inside.width));
        self.window.fit(lines.len(), usize::from(inside.height));
        canvas.lines(inside, lines.iter().skip(self.window.top));
    }

    fn place(&self, body: Rect) -> Rect {
        let place = centred(body, WIDTH, body.height.saturating_sub(2).max(6));
        let cells = usize::from(place.width.saturating_sub(4)).max(2);
        let lines: usize = self.paragraphs.iter().map(|paragraph| paragraph.rows(cells)).sum();
        centred(body, WIDTH, u16::try_from(lines + 3).unwrap_or(u16::MAX).min(place.height))
    }
}
