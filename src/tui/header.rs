//! The first line of the screen and the line above the keys: where one is, how much is left, what was just done.

use super::line::Line;
use super::look::Look;
use super::role::Role;
use super::{marks, texts};
use crate::session::Session;
use crate::text::width::width;

/// The first line of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// What the corpus is called.
    pub corpus: &'a str,
    /// What was just done; it takes the place of what is known anyway.
    pub message: Option<&'a str>,
    /// Whether there is no line above the keys, so that what stands there must be told here.
    pub alone: bool,
    /// The cells it has.
    pub cells: usize,
}

impl Header<'_> {
    /// The line as it is drawn.
    pub fn line(self, look: &Look, session: &Session) -> Line {
        let alarm = dead_rules(look, session) + &self.failed(look, session);
        let off = switched_off(look, session);
        let end = format!("{}  {} ", counts(look, session), look.say(texts::HELP_HINT));
        let beside = width(&end) + width(&off) + width(&alarm) + 1;
        let (left, role) = match self.message {
            Some(message) => (format!(" {message}"), Role::Title),
            None => (self.known(look, session, beside + 1), Role::Header),
        };
        let line = Line::default().rest(left, beside, role).gap(1);
        line.text(alarm, Role::Error).text(off, Role::Alarm).text(end, Role::Header).on(Role::Header, true)
    }

    /// That the journal is damaged and that files could not be read, with what follows it.
    fn failed(self, look: &Look, session: &Session) -> String {
        let counts =
            [(texts::JOURNAL_COUNT, marks::journal_damage(session)), (texts::FAILED_COUNT, session.failures().len())];
        let told = counts.into_iter().filter(|(_, count)| self.alone && *count > 0);
        told.map(|(text, count)| look.fill(text, &[("count", &count)]) + "  ").collect()
    }

    /// What is known anyway, as much of it as fits beside so many cells.
    fn known(self, look: &Look, session: &Session, beside: usize) -> String {
        let cells = self.cells.saturating_sub(beside);
        let tally = session.tally();
        let years = session.shelf();
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &self.corpus),
            ("reports", &tally.reports),
            ("agencies", &years.agencies()),
            ("pairs", &years.pairs()),
        ];
        let mut shown = format!(" {}", look.say(texts::PROGRAM));
        let rules = look.fill(texts::RULES, &[("count", &session.settings.method.rules.rules().len())]);
        let auditor = look.fill(texts::AUDITOR, &[("name", &session.settings.auditor)]);
        let long = look.fill(texts::CORPUS, &values);
        let short = look.fill(texts::CORPUS_SHORT, &values);
        let choices = [
            format!("   {long}   {rules}   {auditor}"),
            format!("   {long}   {auditor}"),
            format!("   {short}   {auditor}"),
            format!("   {short}"),
        ];
        if let Some(rest) = choices.into_iter().find(|rest| width(&shown) + width(&look.clean(rest)) <= cells) {
            shown.push_str(&rest);
        }
        shown
    }
}

/// That rules failed their self-test, with what follows it.
fn dead_rules(look: &Look, session: &Session) -> String {
    let mut codes: Vec<&str> = session.dead_rules().iter().map(|check| check.rule).collect();
    codes.dedup();
    if codes.is_empty() { String::new() } else { look.fill(texts::DEAD_COUNT, &[("count", &codes.len())]) + "  " }
}

/// That rules are switched off, with what follows it.
fn switched_off(look: &Look, session: &Session) -> String {
    match session.settings.method.rules.switched_off().len() {
        0 => String::new(),
        count => look.fill(texts::OFF_COUNT, &[("count", &count)]) + "  ",
    }
}

fn counts(look: &Look, session: &Session) -> String {
    let tally = session.tally();
    let open = tally.findings.saturating_sub(tally.decided);
    let open = look.fill(texts::OPEN_COUNT, &[("open", &open), ("all", &tally.findings)]);
    let progress = session.progress();
    if progress.is_settled() {
        return open;
    }
    if progress.done {
        let counts: [(&str, &dyn std::fmt::Display); 2] =
            [("compared", &progress.compared), ("all", &progress.to_compare)];
        return format!("{}  {open}", look.fill(texts::COMPARING, &counts));
    }
    let loading = look.fill(texts::LOADING, &[("read", &progress.read), ("found", &progress.found)]);
    format!("{loading}  {open}")
}

/// The line above the keys.
pub fn status(look: &Look, session: &Session, message: Option<&str>) -> Line {
    let line = match message {
        Some(message) => Line::of(format!(" {message}"), Role::Status),
        None => journal(look, session).text(format!(" {}", standing(look, session)), Role::Dim),
    };
    line.on(Role::Status, message.is_some())
}

/// That the journal is damaged, before everything else.
fn journal(look: &Look, session: &Session) -> Line {
    match marks::journal_damage(session) {
        0 => Line::default(),
        count => Line::of(format!(" {}  ", look.fill(texts::JOURNAL, &[("count", &count)])), Role::Alarm),
    }
}

/// What is worth knowing when nothing else was said.
fn standing(look: &Look, session: &Session) -> String {
    let tally = session.tally();
    let mut parts = vec![look.fill(texts::SAVED_ALWAYS, &[("decided", &tally.decided)])];
    if !session.filter().is_empty() {
        parts.push(format!("{} {}", look.say(texts::FILTER), session.filter()));
    }
    parts.extend(marks::not_judged(look, &tally));
    if tally.alarms > 0 {
        parts.push(look.fill(texts::ALARMS_COUNT, &[("count", &tally.alarms)]));
    }
    if !session.failures().is_empty() {
        parts.push(look.fill(texts::FAILED, &[("count", &session.failures().len())]));
    }
    parts.join("   ")
}
