//! The numbers of a report's text in lines: each with its line, its class and what it was held against, and the chosen one in
//! its sentence. It draws nothing.

use crate::form::{CellId, Form};
use crate::model::document::Span;
use crate::model::report::{Report, State};
use crate::rules::{self, Class, Counts, Held, Ledger, LedgerEntry};
use crate::text::number::Number;
use crate::text::phrase::Lang;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

/// A report with its numbers.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub look: &'a Look,
    pub report: &'a Report,
    pub ledger: &'a Ledger,
}

/// Cells of the columns.
const LINE: usize = 6;
const NUMBER: usize = 14;
const CLASS: usize = 11;

/// Longest stretch of a sentence that is shown on either side of its number, in characters.
const AROUND: usize = 120;

impl Numbers<'_> {
    /// How many numbers ended in which class.
    pub fn tally(&self) -> Line {
        let Counts { all, agreeing, conflicting, untold, formula, ignored, unbound, .. } = self.ledger.counts();
        let look = self.look;
        let places: [(&str, &dyn std::fmt::Display); 7] = [
            ("all", &all),
            ("agreeing", &agreeing),
            ("conflicting", &conflicting),
            ("untold", &untold),
            ("formula", &formula),
            ("ignored", &ignored),
            ("unbound", &unbound),
        ];
        Line::of(look.fill(texts::LEDGER_TALLY, &places), Role::Witness)
    }

    /// The names of the columns.
    pub fn head(&self) -> Line {
        let name = |nth| texts::nth(self.look.say(texts::LEDGER_HEAD), nth);
        let line = Line::default().gap(1).left(name(0), LINE, Role::Header).left(name(1), NUMBER, Role::Header);
        line.left(name(2), CLASS, Role::Header).rest(name(3), 0, Role::Header).on(Role::Header, true)
    }

    /// One number in a line.
    pub fn row(&self, entry: &LedgerEntry, here: bool) -> Line {
        let (class, role) = self.class(entry);
        let number = self.report.document.slice(entry.mention.span).trim().to_owned();
        let line = Line::of(if here { ">" } else { " " }, Role::FooterKey);
        let line = line.left(format!("L{}", entry.mention.line), LINE, Role::Dim).left(number, NUMBER, Role::Ink);
        line.left(class, CLASS, role).rest(self.reason(entry), 0, Role::Ink).on(Role::Selection, here)
    }

    fn class(&self, entry: &LedgerEntry) -> (&'static str, Role) {
        let role = match &entry.class {
            Class::Bound(_, Held::Agrees) | Class::Formula(Held::Agrees) => Role::Good,
            Class::Bound(_, Held::Conflicts) | Class::Formula(Held::Conflicts | Held::Elsewhere(_)) => Role::Error,
            Class::Bound(_, Held::Elsewhere(_)) | Class::Unbound => Role::Warning,
            Class::Bound(_, Held::Untold) | Class::Formula(Held::Untold) | Class::Ignored(_) => Role::Dim,
        };
        (self.look.say(entry.class.phrase()), role)
    }

    /// What it was held against, or why it was not.
    fn reason(&self, entry: &LedgerEntry) -> String {
        match &entry.class {
            Class::Bound(cells, _) => self.cells(cells, false),
            Class::Ignored(aside) => self.look.say(aside.phrase()).to_owned(),
            Class::Formula(_) | Class::Unbound => self.report.document.slice(entry.mention.clause).trim().to_owned(),
        }
    }

    /// `一 本年新收 总计 4`; several with their sum before them, and with their lines where that is asked for.
    fn cells(&self, cells: &[CellId], lines: bool) -> String {
        let Some(form) = self.report.form() else { return String::new() };
        let told: Vec<String> = cells.iter().map(|&cell| self.cell(form, cell, lines)).collect();
        match (told.as_slice(), self.sum(cells)) {
            ([_, _, ..], Some(sum)) => format!("{sum} = {}", told.join(" + ")),
            _ => told.join(" + "),
        }
    }

    /// What stands in several cells together, blanks aside.
    fn sum(&self, cells: &[CellId]) -> Option<Number> {
        let stated = cells.iter().filter_map(|&cell| self.report.cell(cell).stated());
        stated.into_iter().try_fold(Number::ZERO, Number::plus)
    }

    fn cell(&self, form: &Form, id: CellId, lines: bool) -> String {
        let cell = self.report.cell(id);
        let value = match cell.state {
            State::Number => cell.value.to_string(),
            State::Blank => "_".to_owned(),
            State::Dash => "/".to_owned(),
            State::Text => "?".to_owned(),
            State::Absent => ".".to_owned(),
        };
        let name = match self.look.lang {
            Lang::Zh => form.short_name(id).replace('·', " "),
            Lang::En => form.path(id).to_owned(),
        };
        let line = if lines && cell.line > 0 { format!(" (L{})", cell.line) } else { String::new() };
        format!("{name} {value}{line}")
    }

    /// The chosen number in full: its sentence with the number in brackets, then what is known of it.
    pub fn detail(&self, entry: &LedgerEntry, cells: usize) -> Vec<Line> {
        let look = self.look;
        let number = format!("L{}  {}", entry.mention.line, self.sentence(entry.mention.span, entry.mention.line));
        let mut lines = Paragraph::of(&number, Role::Title).lines(look, cells);
        let (class, role) = self.class(entry);
        let told = match &entry.class {
            Class::Bound(bound, held) => {
                let bound = look.fill(texts::LEDGER_CELLS, &[("cells", &self.cells(bound, true))]);
                self.held(bound, held)
            }
            Class::Formula(_) => look.say(texts::LEDGER_IN_SUM).to_owned(),
            Class::Ignored(aside) => look.say(aside.phrase()).to_owned(),
            Class::Unbound => entry.why(self.report).map_or_else(String::new, |why| look.say(why).to_owned()),
        };
        lines.extend(Paragraph::of(format!("{class}  {told}"), role).hanging(2).lines(look, cells));
        lines
    }

    fn held(&self, bound: String, held: &Held) -> String {
        match held {
            Held::Agrees | Held::Conflicts => bound,
            Held::Elsewhere(others) => {
                format!("{bound}  {}", self.look.fill(texts::LEDGER_OTHER, &[("cells", &self.cells(others, true))]))
            }
            Held::Untold => format!("{bound}  {}", self.look.say(rules::UNTOLD)),
        }
    }

    /// The sentence around a number, the number in brackets.
    fn sentence(&self, number: Span, line: u32) -> String {
        let document = &self.report.document;
        let whole = document.line_span(line);
        let before = document.slice(Span { start: whole.start, end: number.start });
        let behind = document.slice(Span { start: number.end, end: whole.end.max(number.end) });
        let ends = ['。', '；', '！', '？', ';'];
        let before = before.rsplit(ends).next().unwrap_or_default();
        let behind = behind.split_inclusive(ends).next().unwrap_or_default();
        format!("{}[{}]{}", tail(before.trim_start()), document.slice(number).trim(), head(behind.trim_end()))
    }
}

/// The last characters of a long text.
fn tail(text: &str) -> String {
    let long = text.chars().count().saturating_sub(AROUND);
    let rest: String = text.chars().skip(long).collect();
    if long > 0 { format!("...{rest}") } else { rest }
}

/// The first characters of a long text.
fn head(text: &str) -> String {
    let first: String = text.chars().take(AROUND).collect();
    if first.len() < text.len() { format!("{first}...") } else { first }
}
