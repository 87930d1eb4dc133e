//! 同类比较: the figures of a report beside those of the agencies of its kind, the most unusual first; below them every peer
//! with its figure of the chosen cell. It says nothing where there are too few.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::form::{CellId, Edition, Form};
use crate::peers::{Alone, Circle, Growth, Row, Trend};
use crate::session::{Among, ReportNo, Session};
use crate::text::number::Number;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// A report beside its peers.
#[derive(Debug)]
pub struct Peers {
    among: Among,
    chosen: usize,
    rows: Window,
    list: Window,
    /// The row whose peers are scrolled to the report itself.
    at: Option<usize>,
}

/// Cells of a figure in the list of peers.
const LISTED: usize = 11;

/// A line of the list of peers: the report, its figure, its name.
type Place = (ReportNo, Number, String);

impl Peers {
    /// Sets the selected report beside its peers, on the cell of the selected finding.
    pub fn open(session: &Session) -> Option<Self> {
        let among = session.among_peers()?;
        let cell = session.finding().and_then(|finding| finding.fault.cells.first().copied());
        let chosen = among.rows.iter().position(|row| Some(row.cell) == cell).unwrap_or(0);
        Some(Self { among, chosen, rows: Window::default(), list: Window::default(), at: None })
    }

    fn form(&self, session: &Session) -> Option<&'static Form> {
        session.held(self.among.no).record.edition.and_then(Edition::form)
    }

    /// Every peer with its figure of a cell, the report itself with them; the largest first.
    fn places(&self, session: &Session, cell: CellId) -> Vec<Place> {
        let Ok(circle) = &self.among.circle else { return Vec::new() };
        let all = circle.members.iter().map(|no| ReportNo(*no)).chain([self.among.no]);
        let place = |no: ReportNo| Some((no, session.figures(no, cell).1?, session.held(no).name()));
        let mut places: Vec<Place> = all.filter_map(place).collect();
        places.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.2.cmp(&b.2)));
        places
    }

    fn head(&self, look: &Look, cells: usize) -> Vec<Line> {
        let text = match &self.among.circle {
            Ok(circle) => {
                let known = [("group", &group(look, circle) as &dyn std::fmt::Display), ("n", &circle.members.len())];
                look.fill(if circle.is_cut { texts::PEERS_NEAREST } else { texts::PEERS_GROUP }, &known)
            }
            Err(Alone::Few(circle)) => {
                let (n, least) = (circle.members.len(), self.among.limits.least);
                let words = if n == 0 { texts::PEERS_NONE } else { texts::PEERS_FEW };
                look.fill(words, &[("group", &group(look, circle)), ("n", &n), ("least", &least)])
            }
            Err(Alone::NoKind) => look.say(texts::PEERS_NO_KIND).to_owned(),
            Err(Alone::Unnamed) => look.say(texts::PEERS_UNNAMED).to_owned(),
        };
        let mut lines = Paragraph::of(&text, Role::Witness).lines(look, cells);
        if self.among.circle.is_ok() {
            let (n, least) = (self.among.history, self.among.limits.history);
            let words = if n < least { texts::PEERS_NO_HISTORY } else { texts::PEERS_HISTORY };
            let text = look.fill(words, &[("n", &n), ("least", &least)]);
            lines.extend(Paragraph::of(&text, Role::Dim).lines(look, cells));
        }
        lines
    }

    fn listed(&self, look: &Look, session: &Session, (page, cells): (usize, usize)) -> Vec<Line> {
        let Some(form) = self.form(session) else { return Vec::new() };
        let columns = Columns::of(cells);
        let rows = self.among.rows.iter().enumerate().skip(self.rows.top).take(page);
        let line = |(nth, row): (usize, &Row)| {
            row_line(look, (&form.name_in(row.cell, look.lang), row), columns, nth == self.chosen)
        };
        std::iter::once(heading(look, columns)).chain(rows.map(line)).collect()
    }

    /// The peers by the chosen cell, scrolled so that the report itself is in view.
    fn peers(&mut self, look: &Look, session: &Session, page: usize) -> Vec<Line> {
        let Some(cell) = self.among.rows.get(self.chosen).map(|row| row.cell) else {
            return few(look, session, &self.among);
        };
        let places = self.places(session, cell);
        self.list.fit(places.len(), page);
        if self.at.replace(self.chosen) != Some(self.chosen) {
            self.list.top = 0;
            self.list.show(places.iter().position(|place| place.0 == self.among.no).unwrap_or(0));
        }
        let rank = |figure: Number| places.iter().filter(|place| place.1 > figure).count() + 1;
        let shown = places.iter().skip(self.list.top).take(page);
        let line = |(no, figure, name): &Place| {
            let is_own = *no == self.among.no;
            let last = session.figures(*no, cell).0;
            Line::default()
                .text(if is_own { "> " } else { "  " }, Role::FooterKey)
                .right(rank(*figure).to_string(), 4, Role::Dim)
                .right(figure.to_string(), LISTED, Role::Ink)
                .right(shown_or_dash(last), LISTED, Role::Dim)
                .gap(2)
                .text(name.clone(), if is_own { Role::Title } else { Role::Ink })
        };
        shown.map(line).collect()
    }
}

/// The cells of the columns right of a row's name.
#[derive(Clone, Copy)]
struct Columns {
    figure: usize,
    count: usize,
    mark: usize,
}

impl Columns {
    /// Narrow columns leave room for names on a narrow screen.
    const fn of(cells: usize) -> Self {
        if cells < 100 { Self { figure: 7, count: 4, mark: 14 } } else { Self { figure: 10, count: 5, mark: 16 } }
    }

    /// All of them together: four figures, how many, the rank, the mark.
    const fn all(self) -> usize {
        5 * self.figure + self.count + self.mark
    }
}

fn group(look: &Look, circle: &Circle) -> String {
    let place = circle.region.as_deref().unwrap_or_else(|| look.say(texts::PEERS_ANYWHERE));
    let (kind, level) = (circle.kind.name(look.lang), circle.level.name(look.lang));
    look.fill(texts::PEERS_KIND, &[("kind", &kind), ("level", &level), ("place", &look.clean(place))])
}

fn shown_or_dash(number: Option<Number>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn heading(look: &Look, columns: Columns) -> Line {
    let words = [texts::PEERS_THIS, texts::PEERS_LAST, texts::PEERS_MEDIAN, texts::PEERS_MAD];
    let line = Line::of("  ", Role::Header).rest(look.say(texts::ITEM), columns.all(), Role::Header);
    let line = words.iter().fold(line, |line, word| line.right(look.say(*word), columns.figure, Role::Header));
    line.right("n", columns.count, Role::Header)
        .right(look.say(texts::PEERS_RANK), columns.figure, Role::Header)
        .gap(1)
        .left(look.say(texts::PEERS_MARK), columns.mark - 1, Role::Header)
        .on(Role::Header, true)
}

fn row_line(look: &Look, (name, row): (&str, &Row), columns: Columns, is_chosen: bool) -> Line {
    let role = if row.is_unusual { Role::Warning } else { Role::Ink };
    let (spread, figure) = (&row.spread, columns.figure);
    Line::of(if is_chosen { "> " } else { "  " }, Role::FooterKey)
        .rest(name, columns.all(), role)
        .right(row.own.to_string(), figure, role)
        .right(shown_or_dash(row.last), figure, Role::Dim)
        .right(spread.norm.median.number().to_string(), figure, Role::Ink)
        .right(spread.norm.mad.number().to_string(), figure, Role::Ink)
        .right(spread.norm.n.to_string(), columns.count, Role::Dim)
        .right(format!("{}/{}", spread.rank, spread.norm.n + 1), figure, Role::Dim)
        .gap(1)
        .left(mark(look, row), columns.mark - 1, role)
        .on(Role::Selection, is_chosen)
}

/// In which way a figure is unusual, in a few words.
fn mark(look: &Look, row: &Row) -> String {
    if !row.is_unusual {
        return String::new();
    }
    let is_high = row.own > row.spread.norm.median.number();
    let times = row.spread.times().min(999);
    let away = look.fill(if is_high { texts::PEERS_HIGH } else { texts::PEERS_LOW }, &[("times", &times)]);
    match row.growth {
        Some(Growth { trend: Trend::Up, .. }) => format!("{away} {}", look.say(texts::PEERS_LEAP)),
        Some(Growth { trend: Trend::Down, .. }) => format!("{away} {}", look.say(texts::PEERS_FALL)),
        _ => away,
    }
}

/// The names of those who are too few.
fn few(look: &Look, session: &Session, among: &Among) -> Vec<Line> {
    let Err(Alone::Few(circle)) = &among.circle else {
        let none = if among.circle.is_ok() { look.say(texts::PEERS_ALL_ZERO) } else { "" };
        return vec![Line::of(none, Role::Dim)];
    };
    circle.members.iter().map(|no| Line::of(format!("  {}", session.held(ReportNo(*no)).name()), Role::Ink)).collect()
}

impl Pane for Peers {
    fn context(&self) -> Context {
        Context::Peers
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let held = session.held(self.among.no);
        let year = marks::year(look, held.record.year);
        look.fill(texts::PEERS, &[("agency", &held.name()), ("year", &year)])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        match action {
            Action::Close => true,
            Action::Up => self.chosen > 0,
            Action::Down => self.chosen + 1 < self.among.rows.len(),
            other => self.list.can(other),
        }
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(self.among.rows.len().saturating_sub(1)),
            other if self.list.scroll(other) => {}
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let mut lines = self.head(look, usize::from(inside.width));
        let room = usize::from(inside.height).saturating_sub(lines.len());
        let page = (room.saturating_sub(2) / 2).min(self.among.rows.len());
        if page > 0 {
            self.rows.fit(self.among.rows.len(), page);
            self.rows.show(self.chosen);
            lines.extend(self.listed(look, session, (page, usize::from(inside.width))));
        }
        if let Some((form, row)) = self.form(session).zip(self.among.rows.get(self.chosen)) {
            let text = look.fill(texts::PEERS_LIST, &[("cell", &form.name_in(row.cell, look.lang))]);
            lines.push(Line::of(text, Role::Title));
        }
        let rest = usize::from(inside.height).saturating_sub(lines.len());
        lines.extend(self.peers(look, session, rest));
        canvas.lines(inside, &lines);
    }

    /// Where nothing is compared, the words and the few names need little room.
    fn place(&self, body: Rect) -> Rect {
        let names = self.among.circle.as_ref().err().map(|alone| match alone {
            Alone::Few(circle) => circle.members.len(),
            Alone::NoKind | Alone::Unnamed => 0,
        });
        names.map_or(body, |names| centred(body, 96, u16::try_from(names + 5).unwrap_or(u16::MAX)))
    }
}
