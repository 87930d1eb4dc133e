//! What could not be judged in the opened report and why, and the alarms of its reading. It makes text; [`Reading`] shows it.

use super::reading::Reading;
use crate::corpus::Join;
use crate::model::decision::Event;
use crate::model::outcome::Lack;
use crate::model::report::{Alarm, Report};
use crate::review::Standing;
use crate::rules::{self, SelfCheck};
use crate::session::{ReportNo, Session};
use crate::tui::look::Look;
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Opens the list for the opened report.
pub fn open(look: &Look, session: &Session) -> Option<Reading> {
    let opened = session.opened()?;
    let held = session.held(opened.no);
    let alarms = opened.report.as_ref().map_or(&[][..], |report| &report.alarms);
    let not_judged = &opened.judged.not_judged;
    let mut paragraphs = dead_rules(look, session);
    paragraphs.extend(switched_off(look, session));
    paragraphs.push(Paragraph::of(look.fill(texts::ALARMS_HEAD, &[("count", &alarms.len())]), Role::Title));
    paragraphs.extend(alarms.iter().map(|alarm| alarm_text(look, alarm)));
    paragraphs.push(Paragraph::blank());
    paragraphs.push(Paragraph::of(look.fill(texts::NOT_JUDGED_HEAD, &[("count", &not_judged.len())]), Role::Title));
    for lack in Lack::ALL {
        let of = not_judged.iter().filter(|(_, reason)| reason.lack == lack);
        let lines: Vec<Paragraph> = of
            .map(|(code, reason)| {
                let why = rules::reason_text(reason, held.record.edition, look.lang);
                Paragraph::of(format!("  {code} {}: {why}", title_of(look, session, code)), Role::Ink).hanging(7)
            })
            .collect();
        if !lines.is_empty() {
            let known: [(&str, &dyn std::fmt::Display); 2] =
                [("lack", &look.say(lack.phrase())), ("count", &lines.len())];
            paragraphs.push(Paragraph::of(look.fill(texts::NOT_JUDGED_GROUP, &known), Role::Witness));
            paragraphs.extend(lines);
        }
    }
    paragraphs.extend(gone(look, session));
    paragraphs.extend(kept_together(look, session));
    let year = marks::year(look, held.record.year);
    let title = look.fill(texts::NOT_JUDGED, &[("agency", &held.name()), ("year", &year)]);
    Some(Reading::new(title, paragraphs))
}

fn title_of(look: &Look, session: &Session, code: &str) -> &'static str {
    session.settings.method.rules.find(code).map_or("", |rule| look.say(rule.title))
}

/// The rules that failed their self-test.
fn dead_rules(look: &Look, session: &Session) -> Vec<Paragraph> {
    let dead = session.dead_rules();
    if dead.is_empty() {
        return Vec::new();
    }
    let line = |check: &SelfCheck| {
        let known: [(&str, &dyn std::fmt::Display); 4] = [
            ("rule", &check.rule),
            ("title", &title_of(look, session, check.rule)),
            ("edition", &check.edition),
            ("words", &look.say(check.words())),
        ];
        Paragraph::of(look.fill(texts::DEAD_RULE, &known), Role::Error).hanging(5)
    };
    let head = Paragraph::of(look.say(texts::DEAD_HEAD).to_owned(), Role::Error);
    std::iter::once(head).chain(dead.iter().map(line)).chain([Paragraph::blank()]).collect()
}

/// The rules that the auditor's file switches off, and those that it switched off until some day that is over.
fn switched_off(look: &Look, session: &Session) -> Vec<Paragraph> {
    let rules = &session.settings.method.rules;
    let off = rules.switched_off().iter().map(|off| {
        let (title, words) = (look.say(off.rule.title), off.said(rules.file()));
        let known: [(&str, &dyn std::fmt::Display); 3] =
            [("rule", &off.rule.code), ("title", &title), ("words", &words.in_lang(look.lang))];
        look.fill(texts::OFF_RULE, &known)
    });
    let expired = rules.notices().iter().map(|notice| notice.in_lang(look.lang).to_owned());
    let mut paragraphs = Vec::new();
    for (head, lines) in [(texts::OFF_HEAD, off.collect::<Vec<_>>()), (texts::EXPIRED_HEAD, expired.collect())] {
        if lines.is_empty() {
            continue;
        }
        paragraphs.push(Paragraph::of(look.fill(head, &[("count", &lines.len())]), Role::Title));
        paragraphs.extend(lines.iter().map(|line| Paragraph::of(look.clean(line), Role::Alarm).hanging(5)));
        paragraphs.push(Paragraph::blank());
    }
    paragraphs
}

/// What was decided and is found no more, of the opened report and how many of all.
fn gone(look: &Look, session: &Session) -> Vec<Paragraph> {
    let all: Vec<(ReportNo, &Standing)> = session.gone().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let here = session.opened().map(|opened| opened.no);
    let mut lines: Vec<String> =
        all.iter().filter(|(no, _)| Some(*no) == here).filter_map(|(_, one)| gone_line(look, session, one)).collect();
    lines.sort_unstable();
    let counts: [(&str, &dyn std::fmt::Display); 2] = [("here", &lines.len()), ("all", &all.len())];
    let head = Paragraph::of(look.fill(texts::GONE_HEAD, &counts), Role::Title);
    let lines = lines.into_iter().map(|line| Paragraph::of(line, Role::Ink).hanging(7));
    [Paragraph::blank(), head].into_iter().chain(lines).collect()
}

fn gone_line(look: &Look, session: &Session, standing: &Standing) -> Option<String> {
    let rule = standing.decisions().last()?.rule.as_deref()?;
    let said = |event: &Event| {
        let what = marks::disposition(look, event.disposition?);
        Some(look.fill(texts::DECIDED_BY, &[("what", &what), ("who", &look.clean(&event.auditor))]))
    };
    let what = standing.decisions().filter_map(said).collect::<Vec<_>>().join(", ");
    let title = title_of(look, session, rule);
    Some(look.fill(texts::GONE_LINE, &[("rule", &look.clean(rule)), ("title", &title), ("what", &what)]))
}

/// What was put together with the opened report: other names of its agency, older versions of it.
fn kept_together(look: &Look, session: &Session) -> Vec<Paragraph> {
    let Some(opened) = session.opened() else { return Vec::new() };
    let agency = session.held(opened.no).record.agency.clone();
    let names = agency.map(|agency| session.shelf().other_names(&agency)).unwrap_or_default();
    let name_line = |join: &&Join| {
        let because = look.say(join.because.phrase());
        Paragraph::of(
            look.fill(texts::OTHER_NAME, &[("name", &look.clean(&join.name)), ("because", &because)]),
            Role::Ink,
        )
        .hanging(5)
    };
    let version_line = |older: &Report| {
        Paragraph::of(look.clean(&older.document.source.path.to_string_lossy()).into_owned(), Role::Ink).hanging(5)
    };
    let names = (texts::OTHER_NAMES, names.iter().map(name_line).collect::<Vec<_>>());
    let versions = (texts::OLDER_VERSIONS, opened.older.iter().map(version_line).collect());
    let mut paragraphs = Vec::new();
    for (head, lines) in [names, versions].into_iter().filter(|(_, lines)| !lines.is_empty()) {
        paragraphs.push(Paragraph::blank());
        paragraphs.push(Paragraph::of(look.fill(head, &[("count", &lines.len())]), Role::Title));
        paragraphs.extend(lines);
    }
    paragraphs
}

fn alarm_text(look: &Look, alarm: &Alarm) -> Paragraph {
    let words = alarm.said(look.lang);
    let place = if alarm.line > 0 { format!("L{} ", alarm.line) } else { String::new() };
    Paragraph::of(format!("{place}{words}"), Role::Alarm).hanging(5)
}
