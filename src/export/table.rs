//! The tables of an export: list of findings, overview, what was not judged, what failed, rules, particulars. Formats lay
//! them out; here is what stands in them.

use rustc_hash::FxHashMap;

use super::column::{COLUMNS, Line, Value};
use super::package::{DeadRule, Entry, Package};
use crate::form::Edition;
use crate::model::decision::Disposition;
use crate::model::finding::Severity;
use crate::model::outcome::Lack;
use crate::text::phrase::{Lang, Phrase};

/// The heading of one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub title: Phrase,
    /// The most display cells a worksheet column takes.
    pub widest: usize,
    /// What may be filled in, where that is fixed.
    pub choices: &'static [Disposition],
}

/// One table; its rows are made as they are taken.
pub(super) struct Table<'a> {
    pub title: Phrase,
    pub heads: Vec<Head>,
    pub rows: Box<dyn Iterator<Item = Vec<Value>> + 'a>,
}

impl<'a> Table<'a> {
    fn new(
        title: Phrase,
        heads: &[(&'static str, &'static str, usize)],
        rows: impl Iterator<Item = Vec<Value>> + 'a,
    ) -> Self {
        let head = |&(zh, en, widest)| Head { title: Phrase::new(zh, en), widest, choices: &[] };
        Self { title, heads: heads.iter().map(head).collect(), rows: Box::new(rows) }
    }
}

/// The list of findings with all its columns, or only the brief ones.
pub(super) fn findings(package: &Package, brief: bool) -> Table<'_> {
    let columns = move || COLUMNS.iter().filter(move |column| column.brief || !brief);
    let head =
        |column: &super::column::Column| Head { title: column.title, widest: column.widest, choices: column.choices };
    let lang = package.lang;
    let lines = (1..).zip(&package.entries).map(move |(nth, entry)| Line { nth, entry, lang });
    Table {
        title: Phrase::new("问题清单", "Findings"),
        heads: columns().map(head).collect(),
        rows: Box::new(lines.map(move |line| columns().map(|column| (column.value)(&line)).collect())),
    }
}

/// A line a report: its findings by gravity, and how many are decided.
pub(super) fn overview(package: &Package) -> Table<'_> {
    let mut by_path: FxHashMap<_, Vec<&Entry>> = FxHashMap::default();
    for entry in &package.entries {
        by_path.entry(&*entry.finding.path).or_default().push(entry);
    }
    let heads = [
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("版式", "edition", 8),
        ("错误", "errors", 8),
        ("警告", "warnings", 8),
        ("提示", "infos", 8),
        ("已处置", "decided", 8),
        ("待处置", "open", 8),
        ("来源文件", "source", 40),
    ];
    let rows = package.reports.iter().map(move |report| {
        let entries = by_path.get(report.path.as_path()).map_or(&[][..], Vec::as_slice);
        let of = |severity| Value::count(entries.iter().filter(|one| one.finding.fault.severity == severity).count());
        let decided = entries.iter().filter(|one| one.decision.is_some()).count();
        vec![
            Value::optional(report.agency.as_deref()),
            Value::year(report.year),
            Value::optional(report.edition.map(Edition::name)),
            of(Severity::Error),
            of(Severity::Warning),
            of(Severity::Info),
            Value::count(decided),
            Value::count(entries.len() - decided),
            Value::text(&report.path.to_string_lossy()),
        ]
    });
    Table::new(Phrase::new("总览", "Overview"), &heads, rows)
}

/// What could not be judged, with the reason; what only waits for a setting comes last.
pub(super) fn not_judged(package: &Package) -> Table<'_> {
    let heads = [
        ("缺什么", "lacking", 16),
        ("规则编号", "rule", 10),
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("原因", "reason", 60),
    ];
    let mut sorted: Vec<&super::NotJudged> = package.not_judged.iter().collect();
    sorted.sort_by_key(|one| one.lack);
    let rows = sorted.into_iter().map(|one| {
        let lack = Value::optional(one.lack.map(|lack| lack.phrase().in_lang(package.lang)));
        let agency = Value::optional(one.agency.as_deref());
        vec![lack, Value::text(&one.rule), agency, Value::year(one.year), Value::text(&one.reason)]
    });
    Table::new(Phrase::new("未评", "Not judged"), &heads, rows)
}

/// What could not be read, with the reason.
pub(super) fn failures(package: &Package) -> Table<'_> {
    let heads = [("文件", "file", 48), ("原因", "reason", 60)];
    let rows = package.failures.iter();
    let rows = rows.map(|one| vec![Value::text(&one.path.to_string_lossy()), Value::text(&one.reason)]);
    Table::new(Phrase::new("读取失败", "Not read"), &heads, rows)
}

/// How each rule ended.
pub(super) fn rules(package: &Package) -> Table<'_> {
    let heads = [
        ("规则编号", "rule", 10),
        ("规则名称", "rule name", 36),
        ("通过", "passed", 8),
        ("有问题", "findings", 8),
        ("不适用", "not applicable", 14),
        ("未评", "not judged", 10),
        ("自检", "self-test", 24),
    ];
    let rows = package.outcomes.iter().map(|one| {
        let counts = [one.passed, one.findings, one.not_applicable, one.not_judged];
        let named = [Value::text(&one.rule), Value::text(&one.name)];
        named.into_iter().chain(counts.map(Value::count)).chain([health(package, &one.rule)]).collect()
    });
    Table::new(Phrase::new("规则", "Rules"), &heads, rows)
}

/// How a rule did in its self-test.
fn health(package: &Package, rule: &str) -> Value {
    match package.dead_rules.iter().find(|dead| dead.rule == rule) {
        Some(dead) => Value::alert(&told(dead, package.lang)),
        None => Value::text(HEALTHY.in_lang(package.lang)),
    }
}

const HEALTHY: Phrase = Phrase::new("成立", "holds");

const DEAD: Phrase = Phrase::new("失灵（{edition}版）：{words}", "dead (form {edition}): {words}");

fn told(dead: &DeadRule, lang: Lang) -> String {
    DEAD.fill(lang, |name| match name {
        "edition" => Some(dead.edition.clone()),
        "words" => Some(dead.words.clone()),
        _ => None,
    })
}

/// What is to be said of the self-test as a whole.
fn self_test(package: &Package) -> Value {
    if package.dead_rules.is_empty() {
        return Value::text(HEALTHY.in_lang(package.lang));
    }
    let dead = package.dead_rules.iter().map(|dead| format!("{} {}", dead.rule, told(dead, package.lang)));
    Value::alert(&dead.collect::<Vec<_>>().join("\n"))
}

/// What made the export, of what, and by whom.
pub(super) fn particulars(package: &Package) -> Table<'_> {
    let heads = [("项目", "particular", 20), ("内容", "value", 70)];
    let lang = package.lang;
    let program = format!("gouji {}", package.version);
    let day = package.made_on.map(|day| day.to_string());
    let lacking = |lack| Value::count(package.lacking(lack));
    let rows = [
        ("程序", "program", Value::text(&program)),
        ("规则集", "rule set", Value::text(&package.rules_digest)),
        ("规则自检", "self-test", self_test(package)),
        ("语料", "corpus", Value::text(&package.corpus_digest)),
        ("复核记录", "journal", Value::optional(package.journal_head.as_deref())),
        ("复核人", "auditor", Value::optional(package.auditor.as_deref())),
        ("导出日期", "made on", Value::optional(day.as_deref())),
        ("报告", "reports", Value::count(package.reports.len())),
        ("问题", "findings", Value::count(package.entries.len())),
        ("已核分值占比", "share of scores decided", Value::text(&format!("{}%", package.share_decided()))),
        ("未评", "not judged", Value::count(package.not_judged.len())),
        ("未评：缺别的年份", "not judged: another year is missing", lacking(Lack::Year)),
        ("未评：读不出或不全", "not judged: not readable, or not there", lacking(Lack::Reading)),
        ("未评：报告没有写明", "not judged: not said in the report", lacking(Lack::Statement)),
        ("未评：要先设置", "not judged: to be set first", lacking(Lack::Setting)),
        ("读取失败", "not read", Value::count(package.failures.len())),
    ];
    let named =
        rows.into_iter().map(move |(zh, en, value)| vec![Value::text(Phrase::new(zh, en).in_lang(lang)), value]);
    Table::new(Phrase::new("说明", "Particulars"), &heads, named)
}
