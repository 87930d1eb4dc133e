//! Gathers what an export hands out: findings with their texts, source lines, decisions and notes.

use super::excerpts::excerpts;
use super::peerage::{Common, common};
use super::reviewed;
use super::scan::{Examined, Scan};
use super::scope::Scope;
use super::settings::Settings;
use super::values::values_hash;
use crate::corpus::Desk;
use crate::export::{
    AlarmLine, Counted, DeadRule, Entry, Failure, NotJudged, OffRule, Package, ReportLine, RuleOutcome, Whole,
};
use crate::form::CellId;
use crate::model::decision::Event;
use crate::model::finding::Finding;
use crate::model::outcome::{Ending, Reason};
use crate::model::report::{Alarm, Report};
use crate::model::values::ValuesHash;
use crate::peers::Roster;
use crate::review::{Journal, Stand, Standing, is_on};
use crate::rules::{self, RuleSet, SwitchedOff};
use crate::text::phrase::Lang;

/// Gathers a package from an examined corpus and the decisions about it. It names no day: whoever wants one in an export
/// writes it in.
pub fn package(scan: &Scan, journal: &Journal, settings: &Settings, scope: &Scope) -> Package {
    let groups = Groups::of(scan);
    let gather = Gather { journal, rules: &scan.rules, lang: settings.lang, scope, groups: &groups };
    let mut desk = settings.method.crew.desk();
    let listed = || scan.reports.iter().filter(|report| scope.takes(report.record.agency.as_deref()));
    let failures = scan.failures.iter().filter(|_| scope.agency.is_none());
    Package {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules_digest: scan.rules.digest().to_string(),
        corpus_digest: scan.digest().to_string(),
        journal_head: journal.state().events().last().map(|event| event.id.to_string()),
        made_on: None,
        auditor: Some(settings.auditor.clone()),
        lang: settings.lang,
        entries: (0..).zip(&scan.reports).flat_map(|report| gather.entries(report, &mut desk)).collect(),
        beyond: listed().flat_map(|report| gather.beyond(report)).collect(),
        gone: reviewed::gone(scan, journal, scope, settings.lang),
        whole: scope.agency.is_some().then(|| gather.whole(scan)),
        reports: listed().map(line).collect(),
        outcomes: outcomes(scan, scope, settings.lang),
        dead_rules: dead_rules(scan, settings.lang),
        switched_off: scan.rules.switched_off().iter().map(|off| off_rule(off, settings.lang)).collect(),
        not_judged: listed().flat_map(|report| gather.not_judged(report)).collect(),
        failures: failures
            .map(|failure| Failure { path: failure.path.clone(), reason: failure.reason.in_lang(settings.lang) })
            .collect(),
        alarms: listed().flat_map(|report| gather.alarms(report)).collect(),
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
        superseded: report.superseded,
    }
}

fn outcomes(scan: &Scan, scope: &Scope, lang: Lang) -> Vec<RuleOutcome> {
    let count = |code: &str, ending: Ending| {
        let listed = scan.reports.iter().filter(|report| scope.takes(report.record.agency.as_deref()));
        let endings = listed.flat_map(|report| &report.judged.endings);
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
        let wanted: Vec<&Finding> =
            report.judged.findings.iter().filter(|finding| self.is_wanted(finding, report)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let read = desk.read(report.record.file()).ok();
        let last = report.last.as_ref().and_then(|last| desk.read(last.file()).ok());
        let shared = self.groups.common(no);
        let common = |rule| shared.iter().find(|common| common.rule == rule).map(|common| (common.with, common.of));
        let entries = wanted.into_iter().map(|finding| Entry {
            common: common(finding.rule),
            ..self.entry(finding, report, (read.as_ref(), last.as_ref()))
        });
        entries.collect()
    }

    /// The findings that are not wanted, for the totals.
    fn beyond(&self, report: &Examined) -> Vec<Counted> {
        let others = report.judged.findings.iter().filter(|finding| !self.is_wanted(finding, report));
        others.map(|finding| Counted::of(finding, self.stand(finding, report).settled())).collect()
    }

    /// What the whole corpus comes to, whatever the scope.
    fn whole(&self, scan: &Scan) -> Whole {
        let counted =
            scan.findings().map(|(report, finding)| Counted::of(finding, self.stand(finding, report).settled()));
        let reports = scan.reports.iter().filter(|report| !report.superseded).count();
        Whole::of(reports, &counted.collect::<Vec<_>>(), scan.failures.len())
    }

    fn is_wanted(&self, finding: &Finding, report: &Examined) -> bool {
        let wanted = self.scope.dispositions.as_ref();
        let settled = || self.stand(finding, report).settled();
        self.scope.takes(finding.agency.as_deref())
            && wanted.is_none_or(|wanted| settled().is_some_and(|one| wanted.contains(&one)))
    }

    /// What stands for a finding, for the values that it has now.
    fn stand(&self, finding: &Finding, report: &Examined) -> Stand {
        let standing = self.journal.state().standing(finding.id);
        standing.map_or(Stand::Open, |standing| standing.on(values(finding, report)))
    }

    fn entry(&self, finding: &Finding, report: &Examined, (read, last): (Option<&Report>, Option<&Report>)) -> Entry {
        let (excerpts, more_lines) = read.map(|read| excerpts(finding, read, last)).unwrap_or_default();
        let cell = |cell: CellId| report.record.figures.cell(cell);
        let standing = self.journal.state().standing(finding.id);
        let stand = self.stand(finding, report);
        let on_these = |event: &&Event| is_on(event, values(finding, report));
        let decision = |standing: &Standing| standing.decisions().filter(on_these).last().and_then(reviewed::decision);
        let rule = self.rules.find(finding.rule);
        Entry {
            message: rules::message(finding, &cell, self.lang),
            rule_name: rule.map_or_else(String::new, |rule| rule.title.in_lang(self.lang).to_owned()),
            basis: rule.map(rules::basis).unwrap_or_default(),
            sides: rules::sides(finding, &cell, self.lang),
            excerpts,
            more_lines,
            decision: standing.filter(|_| stand.settled().is_some()).and_then(decision),
            decisions: reviewed::decisions(standing),
            notes: reviewed::notes(standing),
            look_again: stand == Stand::Outdated,
            conflict: stand == Stand::Disputed,
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

fn values(finding: &Finding, report: &Examined) -> ValuesHash {
    values_hash(finding, &|cell| report.record.figures.cell(cell))
}
