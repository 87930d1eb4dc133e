//! Made-up packages for the tests of this floor.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::package::{
    AlarmLine, DeadRule, Decision, Entry, Excerpt, Failure, Gone, NotJudged, Note, OffRule, Package, ReportLine,
    RuleOutcome,
};
use crate::form::Edition;
use crate::model::decision::Disposition;
use crate::model::finding::{Fault, Finding, Score, Severity, Verdict};
use crate::model::id::FindingId;
use crate::model::outcome::Lack;
use crate::rules::{Counts, Sides};

/// Two findings of one agency, one of them decided.
pub(super) fn package() -> Package {
    let decision = Decision {
        disposition: Disposition::Confirmed,
        auditor: "张三".to_owned(),
        at: "2025-03-01T08:00:00Z".to_owned(),
    };
    let stands = Entry {
        decisions: vec![decision.clone()],
        decision: Some(decision),
        notes: vec![Note { auditor: "张三".to_owned(), text: "请单位核对\n合计漏填".to_owned() }],
        ..entry("云和市教育局", 1)
    };
    let open = Entry { message: "正文称 4 件，表二为 2 件".to_owned(), ..entry("云和市教育局", 2) };
    Package {
        version: "0.1.0".to_owned(),
        rules_digest: "ab".repeat(32),
        corpus_digest: "cd".repeat(32),
        journal_head: Some("ef".repeat(32)),
        auditor: Some("张三".to_owned()),
        entries: vec![stands, open],
        reports: vec![ReportLine {
            path: "年报/云和市教育局 2024.txt".into(),
            agency: Some("云和市教育局".to_owned()),
            year: Some(2024),
            edition: Some(Edition::E2021),
            numbers: Some(Counts {
                all: 21,
                bound: 9,
                agreeing: 7,
                untold: 1,
                formula: 4,
                conflicting: 1,
                ignored: 5,
                unbound: 3,
            }),
            superseded: false,
        }],
        ..beside_findings()
    }
}

/// A decision on what is found no more.
fn gone() -> Gone {
    Gone {
        id: FindingId(3),
        agency: "云和市教育局".to_owned(),
        year: 2024,
        rule: "A102".to_owned(),
        rule_name: "收支不平".to_owned(),
        decisions: vec![Decision {
            disposition: Disposition::Confirmed,
            auditor: "李四".to_owned(),
            at: "2025-02-01T08:00:00Z".to_owned(),
        }],
        notes: vec![Note { auditor: "张三".to_owned(), text: "已去函".to_owned() }],
    }
}

/// What a package has beside its findings and reports.
fn beside_findings() -> Package {
    Package {
        outcomes: vec![RuleOutcome {
            rule: "A101".to_owned(),
            name: "办理结果合计不平".to_owned(),
            passed: 3,
            findings: 1,
            not_applicable: 0,
            not_judged: 2,
        }],
        dead_rules: vec![DeadRule {
            rule: "A101".to_owned(),
            edition: "2021".to_owned(),
            words: "埋下的错误没有报出".to_owned(),
        }],
        switched_off: vec![OffRule {
            rule: "T504".to_owned(),
            name: "晚于地方规定期限".to_owned(),
            reason: "本地没有期限".to_owned(),
            owner: "王五".to_owned(),
            expires: jiff::civil::date(2026, 6, 30),
        }],
        not_judged: vec![NotJudged {
            lack: Some(Lack::Year),
            rule: "B201".to_owned(),
            agency: Some("云和市教育局".to_owned()),
            year: Some(2024),
            reason: "缺 2023 年报告".to_owned(),
        }],
        gone: vec![gone()],
        failures: vec![Failure { path: "年报/坏.pdf".into(), reason: "没有文字层".to_owned() }],
        alarms: vec![AlarmLine {
            path: "年报/云和市教育局 2024.txt".into(),
            agency: Some("云和市教育局".to_owned()),
            year: Some(2024),
            line: 88,
            message: "断开的标签已拼合：（七）总计".to_owned(),
        }],
        ..Package::default()
    }
}

/// A package with one text in every place that a document, a file name or another auditor can fill.
pub(super) fn hostile(text: &str) -> Package {
    let decision = Decision { disposition: Disposition::Doubtful, auditor: text.to_owned(), at: text.to_owned() };
    let mut one = entry(text, 1);
    one.message = text.to_owned();
    one.sides.place = text.to_owned();
    one.sides.reported = Some("-3".to_owned());
    one.sides.expected = Some(text.to_owned());
    one.excerpts = vec![cited(7, text), Excerpt { file: Some(text.to_owned()), ..cited(8, text) }];
    one.decisions = vec![decision.clone()];
    one.decision = Some(decision);
    one.notes = vec![Note { auditor: text.to_owned(), text: text.to_owned() }];
    one.finding.path = Arc::from(Path::new(text));
    one.finding.fault.expected = Some(text.to_owned());
    one.finding.fault.actual = Some("-3".to_owned());
    one.finding.fault.difference = Some("-2.5".parse().unwrap());
    Package {
        auditor: Some(text.to_owned()),
        entries: vec![one],
        reports: vec![ReportLine { path: text.into(), agency: Some(text.to_owned()), ..ReportLine::default() }],
        not_judged: vec![NotJudged { reason: text.to_owned(), ..NotJudged::default() }],
        failures: vec![Failure { path: text.into(), reason: text.to_owned() }],
        alarms: vec![AlarmLine { path: text.into(), message: text.to_owned(), ..AlarmLine::default() }],
        ..package()
    }
}

/// Strings dense in what spreadsheets, Markdown and terminals act on.
pub(super) fn hostile_text() -> impl Strategy<Value = String> {
    let nasty = "=+-@＝＋－＠\t\r\n|%'\"`<>[]()!*_#\\~&:;,./ \u{3000}\u{feff}\u{200b}\u{202e}\u{1b}\u{9b}\u{7}aw1甲总";
    let nasty = prop::sample::select(nasty.chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![5 => nasty, 1 => any::<char>()], 0..24).prop_map(String::from_iter)
}

fn entry(agency: &str, id: u64) -> Entry {
    Entry {
        finding: Finding {
            id: FindingId(id),
            rule: "A101",
            agency: Some(Arc::from(agency)),
            year: Some(2024),
            edition: Some(Edition::E2021),
            path: Arc::from(Path::new("年报/云和市教育局 2024.txt")),
            fault: fault(),
            group: Some(1),
            score: Score { base: 60, impact: 0.5, confidence: 1.0, novelty: 1.0 },
        },
        message: "总计列：各项办理结果之和为 2，（七）总计为 0".to_owned(),
        rule_name: "办理结果合计不平".to_owned(),
        basis: "国办公开办函〔2021〕30号".to_owned(),
        sides: Sides {
            place: "表三 （七）总计 / 总计".to_owned(),
            reported: Some("0".to_owned()),
            expected: Some("2".to_owned()),
            of_cell: true,
        },
        excerpts: vec![cited(124, "（七）总计 | 0 | 0"), cited(133, "（一）予以公开 | 2")],
        more_lines: 0,
        decision: None,
        decisions: Vec::new(),
        notes: Vec::new(),
        look_again: false,
        conflict: false,
        common: Some((14, 31)),
    }
}

fn cited(line: u32, text: &str) -> Excerpt {
    Excerpt { file: None, line, text: text.to_owned() }
}

fn fault() -> Fault {
    let cell = |path| Edition::E2021.form().unwrap().cell(path).unwrap();
    Fault::new(Severity::Error, Verdict::Violated)
        .with_cells(vec![cell("requests.outcome_total.total"), cell("requests.granted.total")])
        .with_lines(vec![124, 133])
        .with_values(Some("2".to_owned()), Some("0".to_owned()))
        .with_difference(Some(2.into()))
}
