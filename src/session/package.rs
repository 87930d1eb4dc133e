//! Gathers what an export hands out: findings with their texts, source lines, decisions and notes.

use super::decide::fingerprint;
use super::peerage::{Common, common};
use super::scan::{Examined, Scan};
use super::settings::Settings;
use crate::corpus::Desk;
use crate::export::{
    AlarmLine, Counted, DeadRule, Decision, Entry, Failure, NotJudged, OffRule, Package, ReportLine, RuleOutcome,
};
use crate::form::{CellId, Edition};
use crate::model::decision::Disposition;
use crate::model::document::Document;
use crate::model::finding::Finding;
use crate::model::outcome::{Ending, Reason};
use crate::model::report::Alarm;
use crate::peers::Roster;
use crate::review::{Journal, Standing};
use crate::rules::{self, RuleSet, SwitchedOff};
use crate::text::phrase::Lang;

/// Which findings an export takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only findings with one of these dispositions; none takes all, decided or not.
    pub dispositions: Option<Vec<Disposition>>,
    /// Only findings of this agency.
    pub agency: Option<String>,
}

/// Lines of the source that one finding cites at most.
const EXCERPTS: usize = 8;
/// Characters of a line that are cited at most.
const EXCERPT: usize = 160;

/// Gathers a package from an examined corpus and the decisions about it. It names no day: whoever wants one in an export
/// writes it in.
pub fn package(scan: &Scan, journal: &Journal, settings: &Settings, scope: &Scope) -> Package {
    let groups = Groups::of(scan);
    let gather = Gather { journal, rules: &scan.rules, lang: settings.lang, scope, groups: &groups };
    let mut desk = settings.method.crew.desk();
    Package {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules_digest: scan.rules.digest().to_string(),
        corpus_digest: scan.digest().to_string(),
        journal_head: journal.state().events().last().map(|event| event.id.to_string()),
        made_on: None,
        auditor: Some(settings.auditor.clone()),
        lang: settings.lang,
        entries: (0..).zip(&scan.reports).flat_map(|report| gather.entries(report, &mut desk)).collect(),
        beyond: scan.reports.iter().flat_map(|report| gather.beyond(report)).collect(),
        reports: scan.reports.iter().map(line).collect(),
        outcomes: outcomes(scan, settings.lang),
        dead_rules: dead_rules(scan, settings.lang),
        switched_off: scan.rules.switched_off().iter().map(|off| off_rule(off, settings.lang)).collect(),
        not_judged: scan.reports.iter().flat_map(|report| gather.not_judged(report)).collect(),
        failures: scan
            .failures
            .iter()
            .map(|failure| Failure { path: failure.path.clone(), reason: failure.reason.in_lang(settings.lang) })
            .collect(),
        alarms: scan.reports.iter().flat_map(|report| gather.alarms(report)).collect(),
    }
}

fn line(report: &Examined) -> ReportLine {
    let record = &report.record;
    ReportLine {
        path: record.path.to_path_buf(),
        agency: record.agency.as_deref().map(str::to_owned),
        year: record.year,
        edition: record.edition,
        numbers: report.numbers,
    }
}

fn outcomes(scan: &Scan, lang: Lang) -> Vec<RuleOutcome> {
    let count = |code: &str, ending: Ending| {
        let endings = scan.reports.iter().flat_map(|report| &report.judged.endings);
        endings.filter(|(rule, ended)| *rule == code && *ended == ending).count()
    };
    let outcome = |rule: &rules::Rule| RuleOutcome {
        rule: rule.code.to_owned(),
        name: rule.title.in_lang(lang).to_owned(),
        passed: count(rule.code, Ending::Passed),
        findings: count(rule.code, Ending::Findings),
        not_applicable: count(rule.code, Ending::NotApplicable),
        not_judged: count(rule.code, Ending::NotJudged),
    };
    scan.rules.rules().iter().map(|active| outcome(active.rule)).collect()
}

/// The rules that fail their self-test.
fn dead_rules(scan: &Scan, lang: Lang) -> Vec<DeadRule> {
    let dead = scan.rules.selftest().into_iter().filter(|check| !check.holds());
    dead.map(|check| DeadRule {
        rule: check.rule.to_owned(),
        edition: check.edition.to_string(),
        words: check.words().in_lang(lang).to_owned(),
    })
    .collect()
}

fn off_rule(off: &SwitchedOff, lang: Lang) -> OffRule {
    OffRule {
        rule: off.rule.code.to_owned(),
        name: off.rule.title.in_lang(lang).to_owned(),
        reason: off.reason.clone(),
        owner: off.owner.clone(),
        expires: off.expires,
    }
}

/// Who belongs together in an examined corpus, for telling what a whole group has.
struct Groups<'a> {
    scan: &'a Scan,
    roster: Roster,
}

impl<'a> Groups<'a> {
    fn of(scan: &'a Scan) -> Self {
        let mut roster = Roster::default();
        for (no, report) in (0..).zip(&scan.reports).filter(|(_, report)| !report.superseded) {
            if let Some((agency, year)) = report.record.agency.as_ref().zip(report.record.year) {
                roster.put(agency, year, no);
            }
        }
        Self { scan, roster }
    }

    fn report(&self, no: u32) -> Option<&'a Examined> {
        self.scan.reports.get(usize::try_from(no).ok()?)
    }

    /// The rules of a report that much of its group has findings of.
    fn common(&self, no: u32) -> Vec<Common> {
        let thresholds = &self.scan.rules.parameters().thresholds;
        let own = self.report(no).filter(|report| !report.superseded);
        let key = own.and_then(|own| Some((own, own.record.agency.as_deref()?, own.record.year?)));
        let Some((own, agency, year)) = key else { return Vec::new() };
        let alike = |no| self.report(no).is_some_and(|other| other.record.edition == own.record.edition);
        let least = thresholds.common_least.saturating_sub(1);
        let Ok(circle) = self.roster.circle(agency, year, least, alike) else { return Vec::new() };
        let fires = |no: u32, rule: &str| {
            self.report(no).is_some_and(|other| other.judged.findings.iter().any(|finding| finding.rule == rule))
        };
        common(own.judged.findings.iter().map(|finding| finding.rule), &circle.members, thresholds, fires)
    }
}

struct Gather<'a> {
    journal: &'a Journal,
    rules: &'a RuleSet,
    lang: Lang,
    scope: &'a Scope,
    groups: &'a Groups<'a>,
}

impl Gather<'_> {
    fn entries(&self, (no, report): (u32, &Examined), desk: &mut Desk) -> Vec<Entry> {
        let wanted: Vec<&Finding> = report.judged.findings.iter().filter(|finding| self.is_wanted(finding)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let document = desk.document(report.record.file()).ok();
        let shared = self.groups.common(no);
        let common = |rule| shared.iter().find(|common| common.rule == rule).map(|common| (common.with, common.of));
        let entries = wanted
            .into_iter()
            .map(|finding| Entry { common: common(finding.rule), ..self.entry(finding, report, document.as_ref()) });
        entries.collect()
    }

    /// The findings that are not wanted, for the totals.
    fn beyond(&self, report: &Examined) -> Vec<Counted> {
        let others = report.judged.findings.iter().filter(|finding| !self.is_wanted(finding));
        let disposition = |finding: &Finding| {
            let standing = self.journal.state().standing(finding.id)?;
            standing.decisions().last().and_then(|event| event.disposition)
        };
        others.map(|finding| Counted::of(finding, disposition(finding))).collect()
    }

    fn is_wanted(&self, finding: &Finding) -> bool {
        let disposition = self.journal.state().standing(finding.id).and_then(Standing::disposition);
        let in_scope = self.scope.agency.as_deref().is_none_or(|agency| finding.agency.as_deref() == Some(agency));
        let wanted = self.scope.dispositions.as_ref();
        in_scope && wanted.is_none_or(|wanted| disposition.is_some_and(|one| wanted.contains(&one)))
    }

    fn entry(&self, finding: &Finding, report: &Examined, document: Option<&Document>) -> Entry {
        let cell = |cell: CellId| report.record.figures.cell(cell);
        let standing = self.journal.state().standing(finding.id);
        let decision = standing.and_then(|standing| standing.decisions().last());
        let rule = self.rules.find(finding.rule);
        Entry {
            message: rules::message(finding, &cell, self.lang),
            rule_name: rule.map_or_else(String::new, |rule| rule.title.in_lang(self.lang).to_owned()),
            basis: rule.map(rules::basis).unwrap_or_default(),
            place: place(finding),
            excerpts: document.map(|document| excerpts(finding, document)).unwrap_or_default(),
            decision: decision.and_then(|event| {
                let disposition = event.disposition?;
                Some(Decision { disposition, auditor: event.auditor.clone(), at: event.at.clone() })
            }),
            note: standing.and_then(|standing| standing.note()?.note.clone()),
            look_again: standing.is_some_and(|standing| standing.is_outdated(&fingerprint(finding, &cell))),
            conflict: standing.is_some_and(Standing::is_conflict),
            common: None,
            finding: finding.clone(),
        }
    }

    fn alarms(&self, report: &Examined) -> Vec<AlarmLine> {
        let record = &report.record;
        let line = |alarm: &Alarm| AlarmLine {
            path: record.path.to_path_buf(),
            agency: record.agency.as_deref().map(str::to_owned),
            year: record.year,
            line: alarm.line,
            message: alarm.said(self.lang),
        };
        report.alarms.iter().map(line).collect()
    }

    fn not_judged(&self, report: &Examined) -> Vec<NotJudged> {
        let line = |(rule, reason): &(&'static str, Reason)| NotJudged {
            lack: Some(reason.lack),
            rule: (*rule).to_owned(),
            agency: report.record.agency.as_deref().map(str::to_owned),
            year: report.record.year,
            reason: rules::reason_text(reason, report.record.edition, self.lang),
        };
        report.judged.not_judged.iter().map(line).collect()
    }
}

/// Where a finding lies: in the form by its first cell, `表三 （七）总计 / 总计`, else by its first line.
fn place(finding: &Finding) -> String {
    let form = finding.edition.and_then(Edition::form);
    let named = form.zip(finding.fault.cells.first()).map(|(form, &cell)| {
        let table = ["", "", "表二", "表三", "表四"].get(usize::from(form.table_of(cell).number)).copied();
        format!("{} {}", table.unwrap_or_default(), form.cell_name(cell))
    });
    let line = || finding.fault.lines.first().map(|line| format!("L{line}"));
    named.or_else(line).unwrap_or_default()
}

fn excerpts(finding: &Finding, document: &Document) -> Vec<(u32, String)> {
    let cut = |line: u32| rules::masked(document.line(line).trim()).chars().take(EXCERPT).collect();
    finding.fault.cited_lines().into_iter().take(EXCERPTS).map(|line| (line, cut(line))).collect()
}
