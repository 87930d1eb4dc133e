//! The tables of an export: list of findings, overview, what was not judged, what failed, rules, particulars. Formats lay
//! them out; here is what stands in them.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::column::{COLUMNS, Line, Value};
use super::health::{health, self_test, switched_off, told_off};
use super::package::{Counted, Package, ReportLine, Whole};
use super::wording;
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

/// The list of findings with all its columns, or only the brief ones; what may be the reading's fault is not in it.
pub(super) fn findings(package: &Package, brief: bool) -> Table<'_> {
    listed(package, Phrase::new("问题清单", "Findings"), brief, false)
}

/// The findings whose cells may have been read wrongly: for the auditor, not for the agency.
fn doubtful(package: &Package) -> Table<'_> {
    listed(package, Phrase::new("解析存疑", "Reading in doubt"), true, true)
}

fn listed(package: &Package, title: Phrase, brief: bool, in_doubt: bool) -> Table<'_> {
    let columns = move || COLUMNS.iter().filter(move |column| column.brief || !brief);
    let head =
        |column: &super::column::Column| Head { title: column.title, widest: column.widest, choices: column.choices };
    let lang = package.lang;
    let entries = package.entries.iter().filter(move |entry| entry.is_in_doubt() == in_doubt);
    let lines = (1..).zip(entries).map(move |(nth, entry)| Line { nth, entry, lang });
    Table {
        title,
        heads: columns().map(head).collect(),
        rows: Box::new(lines.map(move |line| columns().map(|column| (column.value)(&line)).collect())),
    }
}

/// Every table beside that of the findings, in the order in which they are handed out.
pub(super) fn beside_findings(package: &Package) -> [Table<'_>; 9] {
    [
        overview(package),
        doubtful(package),
        gone(package),
        not_judged(package),
        ledger(package),
        alarms(package),
        failures(package),
        rules(package),
        particulars(package),
    ]
}

/// A line a report: its findings by gravity, and how many are decided; whatever the scope of the list, it counts them all.
fn overview(package: &Package) -> Table<'_> {
    let mut by_path: FxHashMap<Arc<Path>, Vec<Counted>> = FxHashMap::default();
    for one in package.counted() {
        by_path.entry(Arc::clone(&one.path)).or_default().push(one);
    }
    let heads = [
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("版式", "edition", 8),
        ("错误", "errors", 8),
        ("警告", "warnings", 8),
        ("提示", "infos", 8),
        ("解析存疑", "in doubt", 8),
        ("已处置", "decided", 8),
        ("待处置", "open", 8),
        ("来源文件", "source", 40),
    ];
    let rows = package.reports.iter().map(move |report| {
        let entries = by_path.get(report.path.as_path()).map_or(&[][..], Vec::as_slice);
        let listed = || entries.iter().filter(|one| !one.is_in_doubt);
        let count = |count| if report.superseded { Value::Empty } else { Value::count(count) };
        let of = |severity| count(listed().filter(|one| one.severity == severity).count());
        let decided = entries.iter().filter(|one| one.is_decided).count();
        vec![
            Value::optional(report.agency.as_deref()),
            Value::year(report.year),
            Value::optional(report.edition.map(Edition::name)),
            of(Severity::Error),
            of(Severity::Warning),
            of(Severity::Info),
            count(entries.len() - listed().count()),
            count(decided),
            count(entries.len() - decided),
            source(report, package.lang),
        ]
    });
    Table::new(Phrase::new("总览", "Overview"), &heads, rows)
}

const REPLACED: Phrase = Phrase::new("（已被更正版代替）", " (replaced by a corrected version)");

/// A report's file; that of a version which a newer one replaced says so, since nothing is found in it.
fn source(report: &ReportLine, lang: Lang) -> Value {
    let mark = if report.superseded { REPLACED.in_lang(lang) } else { "" };
    Value::text(&format!("{}{mark}", report.path.to_string_lossy()))
}

/// What was decided about findings that are there no more.
fn gone(package: &Package) -> Table<'_> {
    let heads = [
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("规则编号", "rule", 10),
        ("规则名称", "rule name", 36),
        ("处理意见", "decision", 14),
        ("处理人", "auditor", 12),
        ("处理时间", "decided at", 22),
        ("备注", "note", 36),
        ("指纹", "id", 18),
    ];
    let lang = package.lang;
    let rows = package.gone.iter().flat_map(move |gone| {
        gone.decisions.iter().map(move |decision| {
            vec![
                Value::text(&gone.agency),
                Value::year(Some(gone.year)),
                Value::text(&gone.rule),
                Value::text(&gone.rule_name),
                Value::text(wording::disposition(decision.disposition, lang)),
                Value::text(&decision.auditor),
                Value::text(&decision.at),
                Value::text(&wording::notes(&gone.notes, Some(decision), lang)),
                Value::text(&gone.id.to_string()),
            ]
        })
    });
    Table::new(Phrase::new("已处置、本次未再发现", "Decided, found no more"), &heads, rows)
}

/// What could not be judged, with the reason; what only waits for a setting comes last.
fn not_judged(package: &Package) -> Table<'_> {
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

/// A line a report: where the numbers of its text ended.
fn ledger(package: &Package) -> Table<'_> {
    let heads = [
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("正文数字", "numbers", 10),
        ("与表一致", "agree", 10),
        ("冲突", "conflict", 8),
        ("未评", "untold", 8),
        ("算式", "in sums", 8),
        ("不计", "set aside", 10),
        ("未绑定", "unbound", 8),
        ("来源文件", "source", 40),
    ];
    let rows = package.reports.iter().filter_map(|report| {
        let of = report.numbers?;
        let counts = [of.all, of.agreeing, of.conflicting, of.untold, of.formula, of.ignored, of.unbound];
        let named = [Value::optional(report.agency.as_deref()), Value::year(report.year)];
        let source = Value::text(&report.path.to_string_lossy());
        Some(named.into_iter().chain(counts.map(Value::count)).chain([source]).collect())
    });
    Table::new(Phrase::new("数字总账", "Numbers"), &heads, rows)
}

/// What the reader of the documents had to do, or could not do.
fn alarms(package: &Package) -> Table<'_> {
    let heads = [
        ("机关", "agency", 28),
        ("年度", "year", 6),
        ("来源文件", "source", 40),
        ("行号", "line", 8),
        ("告警", "alarm", 70),
    ];
    let rows = package.alarms.iter().map(|one| {
        let line = if one.line > 0 { Value::text(&format!("L{}", one.line)) } else { Value::Empty };
        let source = Value::text(&one.path.to_string_lossy());
        vec![Value::optional(one.agency.as_deref()), Value::year(one.year), source, line, Value::text(&one.message)]
    });
    Table::new(Phrase::new("解析告警", "Alarms"), &heads, rows)
}

/// What could not be read, with the reason.
fn failures(package: &Package) -> Table<'_> {
    let heads = [("文件", "file", 48), ("原因", "reason", 60)];
    let rows = package.failures.iter();
    let rows = rows.map(|one| vec![Value::text(&one.path.to_string_lossy()), Value::text(&one.reason)]);
    Table::new(Phrase::new("读取失败", "Not read"), &heads, rows)
}

/// How each rule ended.
fn rules(package: &Package) -> Table<'_> {
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
    let rows = rows.chain(package.switched_off.iter().map(|off| {
        let named = [Value::text(&off.rule), Value::text(&off.name)];
        let counts = std::iter::repeat_n(Value::Empty, 4);
        named.into_iter().chain(counts).chain([Value::alert(&told_off(off, package.lang))]).collect()
    }));
    Table::new(Phrase::new("规则", "Rules"), &heads, rows)
}

const WHOLE: Phrase = Phrase::new(
    "{reports} 份报告，{findings} 个问题，已核分值占比 {share}%，读取失败 {failures} 个文件",
    "reports: {reports}; findings: {findings}; share of scores decided: {share}%; files not read: {failures}",
);

fn said(whole: &Whole, lang: Lang) -> Value {
    let text = WHOLE.fill(lang, |name| match name {
        "reports" => Some(whole.reports.to_string()),
        "findings" => Some(whole.findings.to_string()),
        "share" => Some(whole.share_decided.to_string()),
        "failures" => Some(whole.failures.to_string()),
        _ => None,
    });
    Value::text(&text)
}

/// What made the export, of what, and by whom.
fn particulars(package: &Package) -> Table<'_> {
    let heads = [("项目", "particular", 20), ("内容", "value", 70)];
    let lang = package.lang;
    let program = format!("gouji {}", package.version);
    let day = package.made_on.map(|day| day.to_string());
    let lacking = |lack| Value::count(package.lacking(lack));
    let replaced = package.reports.len() - package.current();
    let mut rows = vec![
        ("程序", "program", Value::text(&program)),
        ("规则集", "rule set", Value::text(&package.rules_digest)),
        ("规则自检", "self-test", self_test(package)),
        ("停用规则", "rules off", switched_off(package)),
        ("语料", "corpus", Value::text(&package.corpus_digest)),
        ("复核记录", "journal", Value::optional(package.journal_head.as_deref())),
        ("复核人", "auditor", Value::optional(package.auditor.as_deref())),
        ("导出日期", "made on", Value::optional(day.as_deref())),
        ("报告", "reports", Value::count(package.current())),
        ("旧版本（已被更正版代替）", "versions replaced by a corrected one", Value::count(replaced)),
        ("问题", "findings", Value::count(package.counted().count())),
        ("已核分值占比", "share of scores decided", Value::text(&format!("{}%", package.share_decided()))),
        ("已处置、本次未再发现", "decided, found no more", Value::count(package.gone.len())),
        ("未评", "not judged", Value::count(package.not_judged.len())),
        ("未评：缺别的年份", "not judged: another year is missing", lacking(Lack::Year)),
        ("未评：读不出或不全", "not judged: not readable, or not there", lacking(Lack::Reading)),
        ("未评：报告没有写明", "not judged: not said in the report", lacking(Lack::Statement)),
        ("未评：要先设置", "not judged: to be set first", lacking(Lack::Setting)),
        ("解析告警", "alarms", Value::count(package.alarms.len())),
        ("读取失败", "not read", Value::count(package.failures.len())),
    ];
    if !package.beyond.is_empty() {
        let listed = (
            "其中本清单所列（导出时选了范围；总览和占比按全部问题计）",
            "of them listed here (a scope was chosen; overview and share count every finding)",
        );
        let place = rows.iter().position(|(zh, ..)| *zh == "已核分值占比").unwrap_or(rows.len());
        rows.insert(place, (listed.0, listed.1, Value::count(package.entries.len())));
    }
    if let Some(whole) = &package.whole {
        rows.push((
            "全部语料（本清单只列一个机关）",
            "the whole corpus (one agency is listed here)",
            said(whole, lang),
        ));
    }
    let named =
        rows.into_iter().map(move |(zh, en, value)| vec![Value::text(Phrase::new(zh, en).in_lang(lang)), value]);
    Table::new(Phrase::new("说明", "Particulars"), &heads, named)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::finding::Score;

    #[test]
    fn totals_are_of_everything_whatever_the_scope_of_the_list() {
        let whole = sample::package();
        let mut narrow = whole.clone();
        let beyond = narrow.entries.pop().unwrap();
        narrow.beyond.push(Counted::of(&beyond.finding, beyond.decision.map(|one| one.disposition)));
        let [of_whole, of_narrow] = [&whole, &narrow].map(|package| shown(overview(package)));
        assert_eq!(of_narrow, of_whole);
        assert_eq!(narrow.share_decided(), whole.share_decided());
        let told = shown(particulars(&narrow));
        assert!(told.iter().any(|row| row[0].starts_with("其中本清单所列") && row[1] == "1"), "{told:?}");
        assert!(told.contains(&vec!["问题".to_owned(), "2".to_owned()]));
    }

    fn shown(table: Table) -> Vec<Vec<String>> {
        table.rows.map(|row| row.iter().map(|value| value.shown().into_owned()).collect()).collect()
    }

    fn messages(table: Table) -> Vec<String> {
        let place = table.heads.iter().position(|head| head.title.zh == "问题").unwrap();
        table.rows.map(|row| row[place].shown().into_owned()).collect()
    }

    #[test]
    fn what_may_be_misread_is_kept_off_the_list_until_somebody_confirms_it() {
        let mut package = sample::package();
        for entry in &mut package.entries {
            entry.finding.score.confidence = Score::IN_DOUBT;
        }
        // The first entry is confirmed, the second open.
        let [confirmed, open] = [0, 1].map(|nth| package.entries[nth].message.clone());
        assert_eq!(messages(findings(&package, false)), [confirmed]);
        assert_eq!(messages(doubtful(&package)), [open]);
    }
}
