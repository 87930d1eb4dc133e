//! Draws the whole screen: header, panes, layers, keys.

use ratatui::layout::{Position, Rect};

use super::{App, Changed};
use crate::tui::canvas::{Canvas, inside};
use crate::tui::footer;
use crate::tui::header::{self, Header};
use crate::tui::lattice::Lattice;
use crate::tui::layout::{Layout, layout};
use crate::tui::line::Line;
use crate::tui::pane::Pane;
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

impl App {
    /// Draws a frame; returns where the cursor of a text field stands.
    pub fn render(&mut self, buffer: &mut ratatui::buffer::Buffer) -> Option<Position> {
        self.changed = Changed::Nothing;
        self.watch.see(&self.session);
        let look = self.look.clone();
        let mut canvas = Canvas::new(buffer, &look);
        let screen = canvas.area();
        self.fit(screen);
        let Some(layout) = layout(screen, self.focus) else {
            too_small(&mut canvas);
            return None;
        };
        self.draw_panes(&mut canvas, &layout);
        self.draw_layers(&mut canvas, &layout);
        self.draw_bars(&mut canvas, &layout);
        canvas.cursor()
    }

    fn draw_panes(&mut self, canvas: &mut Canvas, layout: &Layout) {
        let mut lattice = Lattice::default();
        let focus = self.layers.is_empty().then_some(self.focus);
        for (spot, area) in &layout.panes {
            lattice.frame(*area, Some(*spot) == focus);
        }
        canvas.lattice(&lattice);
        for (spot, area) in &layout.panes {
            let title = self.pane(*spot).title(canvas.look, &self.session);
            canvas.title(*area, &title, Some(*spot) == focus);
            match spot {
                crate::tui::layout::Spot::Queue => self.queue.render(canvas, inside(*area), &self.session),
                crate::tui::layout::Spot::Grid => self.grid.render(canvas, inside(*area), &self.session),
                crate::tui::layout::Spot::Findings => self.findings.render(canvas, inside(*area), &self.session),
                crate::tui::layout::Spot::Source => self.source.render(canvas, inside(*area), &self.session),
            }
        }
    }

    fn draw_layers(&mut self, canvas: &mut Canvas, layout: &Layout) {
        let body = layout.panes.iter().map(|(_, area)| *area).reduce(Rect::union).unwrap_or_default();
        for layer in &mut self.layers {
            let title = layer.title(canvas.look, &self.session);
            let inside = canvas.popup(layer.place(body), &title);
            layer.render(canvas, inside, &self.session);
        }
        if let Some(notice) = &self.notice {
            draw_notice(canvas, body, notice);
        }
    }

    fn draw_bars(&self, canvas: &mut Canvas, layout: &Layout) {
        let look = canvas.look;
        let message = self.message.as_deref();
        let (alone, cells) = (layout.status.is_empty(), usize::from(layout.header.width));
        let header = Header { corpus: &self.corpus, message: message.filter(|_| alone), alone, cells };
        canvas.line(layout.header, &header.line(look, &self.session));
        canvas.line(layout.status, &header::status(look, &self.session, message));
        let shown = footer::worth(self.footer());
        let rows = footer::rows(&shown, usize::from(layout.footer.width), usize::from(layout.footer.height));
        for (row, line) in layout.footer.rows().zip(&rows) {
            let blank = Line::default().left("", usize::from(row.width), Role::Footer);
            canvas.line(row, &blank);
            canvas.line(row, line);
        }
    }
}

/// What must be read whole, above everything: at the top, since notes are typed at the bottom.
fn draw_notice(canvas: &mut Canvas, body: Rect, notice: &str) {
    let width = body.width.min(MOST_NOTICE);
    let lines = Paragraph::of(notice, Role::Alarm).lines(canvas.look, usize::from(width.saturating_sub(4)));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { x: body.x + (body.width - width) / 2, width, height, ..body };
    let inside = canvas.popup(area, canvas.look.say(texts::NOTICE));
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    canvas.lines(inside, &lines);
}

/// Cells that a notice takes at most, frame included.
const MOST_NOTICE: u16 = 100;

fn too_small(canvas: &mut Canvas) {
    let area = canvas.area();
    let text = canvas.look.fill(texts::TOO_SMALL, &[("width", &area.width), ("height", &area.height)]);
    let lines = Paragraph::of(&text, Role::Ink).lines(canvas.look, usize::from(area.width));
    canvas.lines(Rect { ..area }, &lines);
}
