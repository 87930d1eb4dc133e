//! The short marks that findings carry in lists: how grave, whose matter, what was decided. Each can be told without colour.

use super::look::Look;
use super::role::Role;
use super::texts;
use crate::form::{CellId, Edition};
use crate::model::decision::Disposition;
use crate::model::finding::{Finding, Severity, Verdict};
use crate::model::outcome::Lack;
use crate::model::report::Cell;
use crate::review::{Grade, Stand};
use crate::rules;
use crate::session::{Session, Tally};

/// How grave a finding is: its mark and role.
pub fn severity(look: &Look, finding: &Finding) -> (&'static str, Role) {
    let (nth, role) = match (finding.fault.severity, finding.fault.verdict) {
        (Severity::Error, _) => (0, Role::Error),
        (Severity::Warning, Verdict::Observed) => (2, Role::Warning),
        (Severity::Warning, _) => (1, Role::Warning),
        (Severity::Info, _) => (3, Role::Info),
    };
    (texts::nth(look.say(texts::SEVERITY_MARKS), nth), role)
}

/// Whose matter a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Responsible {
    /// The document says it so.
    Source,
    /// The cells may have been read wrongly.
    Parsing,
    /// It hangs on how the rule is read.
    Rule,
    /// It is about the layout.
    Layout,
}

impl Responsible {
    /// Whose matter a finding is.
    pub fn of(finding: &Finding) -> Self {
        let group = rules::find(finding.rule).map(|rule| rule.group);
        if finding.score.is_in_doubt() {
            Self::Parsing
        } else if finding.fault.verdict == Verdict::Ambiguous {
            Self::Rule
        } else if group == Some(rules::Group::Layout) {
            Self::Layout
        } else {
            Self::Source
        }
    }

    /// Its mark.
    pub fn mark(self, look: &Look) -> &'static str {
        texts::nth(look.say(texts::RESPONSIBLE_MARKS), self as usize)
    }

    /// Its words.
    pub const fn words(self, look: &Look) -> &'static str {
        look.say(match self {
            Self::Source => texts::OF_SOURCE,
            Self::Parsing => texts::OF_PARSING,
            Self::Rule => texts::OF_RULE,
            Self::Layout => texts::OF_LAYOUT,
        })
    }
}

/// What stands for a finding: its mark and role.
pub fn state(look: &Look, session: &Session, finding: &Finding) -> (&'static str, Role) {
    let (nth, role) = match session.stand(finding) {
        Stand::Open => (0, Role::Ink),
        Stand::Settled(disposition) => decided(disposition),
        Stand::Disputed => (7, Role::Alarm),
        Stand::Outdated => (8, Role::Alarm),
    };
    (texts::nth(look.say(texts::STATE_MARKS), nth), role)
}

/// Tells whether a note stands for a finding; one that was cleared is none.
pub fn has_note(session: &Session, finding: &Finding) -> bool {
    let note = session.standing(finding.id).and_then(|standing| standing.note()?.note.as_deref());
    note.is_some_and(|note| !note.is_empty())
}

const fn decided(disposition: Disposition) -> (usize, Role) {
    match disposition {
        Disposition::Open => (0, Role::Ink),
        Disposition::Confirmed => (1, Role::Confirmed),
        Disposition::FalseRule => (2, Role::Dim),
        Disposition::FalseParse => (3, Role::Dim),
        Disposition::Doubtful => (4, Role::Warning),
        Disposition::Duplicate => (5, Role::Dim),
        Disposition::Deferred => (6, Role::Info),
    }
}

/// A disposition in the language of the screen.
pub fn disposition(look: &Look, disposition: Disposition) -> &'static str {
    match look.lang {
        crate::text::phrase::Lang::Zh => disposition.zh(),
        crate::text::phrase::Lang::En => disposition.en(),
    }
}

/// A finding in few words.
pub fn brief(look: &Look, session: &Session, finding: &Finding) -> String {
    rules::brief(finding, &cells(session), look.lang)
}

/// A finding as a sentence.
pub fn message(look: &Look, session: &Session, finding: &Finding) -> String {
    rules::message(finding, &cells(session), look.lang)
}

/// How often rules could not judge, by what was lacking; what has to be set first stands apart.
pub fn not_judged(look: &Look, tally: &Tally) -> Vec<String> {
    let [year, reading, statement, setting] = Lack::ALL.map(|lack| tally.lacking(lack));
    let by: [(&str, &dyn std::fmt::Display); 4] =
        [("count", &tally.not_judged()), ("year", &year), ("reading", &reading), ("statement", &statement)];
    let matters = (tally.not_judged() > 0).then(|| look.fill(texts::UNRATED_COUNT, &by));
    let settings = (setting > 0).then(|| look.fill(texts::UNSET_COUNT, &[("count", &setting)]));
    matters.into_iter().chain(settings).collect()
}

/// That many of the peers have findings of the same rule, where that is so.
pub fn common(look: &Look, session: &Session, finding: &Finding) -> Option<String> {
    let common = session.common(finding.rule)?;
    Some(look.fill(texts::COMMON_HERE, &[("of", &common.of), ("with", &common.with)]))
}

/// How many places of the journal are not what was written, or cannot be read; every acknowledged decision of the rest is there.
pub fn journal_damage(session: &Session) -> usize {
    session.journal().troubles().filter(|trouble| trouble.flaw.grade() > Grade::Note).count()
}

/// What must be read whole before the first key: what is amiss in the journal, and switches of rules that have expired.
pub fn first_notice(look: &Look, session: &Session) -> Option<String> {
    let expired = session.settings.method.rules.notices().iter().map(|notice| notice.in_lang(look.lang).to_owned());
    let notices: Vec<String> = journal_notice(look, session).into_iter().chain(expired).collect();
    (!notices.is_empty()).then(|| notices.join("\n"))
}

/// What is amiss in the journal: the first place in full, and that there are more.
pub fn journal_notice(look: &Look, session: &Session) -> Option<String> {
    let first = session.journal().troubles().find(|trouble| trouble.flaw.grade() > Grade::Note)?;
    let (first, count) = (first.in_lang(look.lang), journal_damage(session));
    Some(look.fill(texts::JOURNAL_NOTICE, &[("first", &first), ("count", &count)]))
}

fn cells(session: &Session) -> impl Fn(CellId) -> Cell {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    move |cell| report.map(|report| report.cell(cell)).unwrap_or_default()
}

/// Where the numbers of the opened report's text ended, in counts; `key` shows them one by one. None where it has no numbers.
pub fn numbers(look: &Look, session: &Session, key: &str) -> Option<String> {
    let ledger = &session.opened()?.ledger;
    let counts = ledger.counts();
    let places: [(&str, &dyn std::fmt::Display); 5] = [
        ("agreeing", &counts.agreeing),
        ("conflicting", &counts.conflicting),
        ("formula", &counts.formula),
        ("unbound", &counts.unbound),
        ("key", &key),
    ];
    (!ledger.entries.is_empty()).then(|| look.fill(texts::LEDGER_COUNTS, &places))
}

/// An edition as it stands behind a year.
pub fn edition(look: &Look, edition: Option<Edition>) -> String {
    match edition {
        None => look.say(texts::EDITION_UNKNOWN).to_owned(),
        Some(Edition::Older) => look.say(texts::EDITION_OLDER).to_owned(),
        Some(edition) => look.fill(texts::EDITION, &[("edition", &edition)]),
    }
}

/// A year, or that it is not known.
pub fn year(look: &Look, year: Option<i16>) -> String {
    year.map_or_else(|| look.say(texts::NO_YEAR).to_owned(), |year| year.to_string())
}
