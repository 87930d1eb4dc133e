//! What was decided and written about findings, as exports hand it out: about those that are there, and about those that
//! are there no more.

use rustc_hash::FxHashSet;

use super::held::ReportNo;
use super::scan::Scan;
use super::scope::Scope;
use super::state::Session;
use crate::export::{Decision, Gone, Note};
use crate::model::decision::Event;
use crate::model::id::FindingId;
use crate::review::{Journal, Standing};
use crate::text::phrase::Lang;

/// A decision as it is handed out.
pub(super) fn decision(event: &Event) -> Option<Decision> {
    Some(Decision { disposition: event.disposition?, auditor: event.auditor.clone(), at: event.at.clone() })
}

/// What each auditor decided.
pub(super) fn decisions(standing: Option<&Standing>) -> Vec<Decision> {
    standing.into_iter().flat_map(Standing::decisions).filter_map(decision).collect()
}

/// The latest note of each auditor.
pub(super) fn notes(standing: Option<&Standing>) -> Vec<Note> {
    let notes = standing.into_iter().flat_map(Standing::notes);
    let note = |event: &Event| Some(Note { auditor: event.auditor.clone(), text: event.note.clone()? });
    notes.filter_map(|event| note(event)).collect()
}

/// The report that a decision names, where it names one.
fn named(standing: &Standing) -> Option<(&str, i16, &str)> {
    let event = standing.decisions().last()?;
    Some((event.agency.as_deref()?, i16::try_from(event.year?).ok()?, event.rule.as_deref()?))
}

/// What was decided about findings of the corpus' reports that are there no more, in the order of the list.
pub(super) fn gone(scan: &Scan, journal: &Journal, scope: &Scope, lang: Lang) -> Vec<Gone> {
    let reports: FxHashSet<(&str, i16)> =
        scan.reports.iter().filter_map(|report| report.record.agency.as_deref().zip(report.record.year)).collect();
    let found: FxHashSet<FindingId> = scan.findings().map(|(_, finding)| finding.id).collect();
    let missed = journal.state().standings().filter(|(id, _)| !found.contains(id));
    let gone = missed.filter_map(|(id, standing)| {
        let (agency, year, rule) = named(standing).filter(|(agency, year, _)| reports.contains(&(agency, *year)))?;
        let known = scan.rules.find(rule);
        let one = Gone {
            id,
            agency: agency.to_owned(),
            year,
            rule: rule.to_owned(),
            rule_name: known.map_or_else(String::new, |rule| rule.title.in_lang(lang).to_owned()),
            decisions: decisions(Some(standing)),
            notes: notes(Some(standing)),
        };
        scope.takes_gone(&one).then_some(one)
    });
    let mut gone: Vec<Gone> = gone.collect();
    gone.sort_by(|a, b| place(a).cmp(&place(b)));
    gone
}

fn place(gone: &Gone) -> (&str, i16, &str, FindingId) {
    (&gone.agency, gone.year, &gone.rule, gone.id)
}

impl Scope {
    fn takes_gone(&self, gone: &Gone) -> bool {
        let wanted =
            |decision: &Decision| self.dispositions.as_ref().is_none_or(|all| all.contains(&decision.disposition));
        self.takes(Some(&gone.agency)) && gone.decisions.iter().any(wanted)
    }
}

impl Session {
    /// What was decided about findings of the corpus' reports that are there no more, each with its report; nothing before all
    /// is read and compared.
    pub fn gone(&self) -> impl Iterator<Item = (ReportNo, &Standing)> {
        let standings = self.journal.state().standings().filter(|_| self.progress.is_settled());
        standings.filter_map(|(id, standing)| {
            let no = named(standing).and_then(|(agency, year, _)| self.shelf.get(agency, year))?;
            let is_there = self.held(no).briefs.iter().any(|brief| brief.id == id);
            (!is_there).then_some((no, standing))
        })
    }
}
