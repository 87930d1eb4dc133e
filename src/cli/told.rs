//! Findings for people: report by report, a line each, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::console::Console;
use super::context::Context;
use super::findings::Spoken;
use crate::export::wire::SummaryShape;
use crate::form::Edition;
use crate::model::finding::{Finding, Verdict};
use crate::model::outcome::Lack;
use crate::rules::severity_name;
use crate::session::Examined;
use crate::text::phrase::{Lang, Phrase};

/// Prints every finding and, unless only results are wanted, what it comes to.
pub fn print(spoken: Spoken<'_>, context: &mut Context<'_>) -> io::Result<()> {
    let has_lines = |report: &&Examined| !report.judged.findings.is_empty() || !report.alarms.is_empty();
    for report in spoken.scan.reports.iter().filter(has_lines) {
        context.console.line(&heading(report, spoken.lang))?;
        if let Some(line) = alarms(report.alarms.len(), spoken.lang) {
            context.console.line(&format!("  {line}"))?;
        }
        for finding in &report.judged.findings {
            context.console.line(&format!("  {}", told(spoken, report, finding)))?;
        }
        context.console.line("")?;
    }
    if context.common.quiet {
        return Ok(());
    }
    print_silences(spoken, context.console)?;
    print_summary(spoken, context.console)
}

/// `青禾市教育局 2023年（2021版）  年报/青禾.txt`
fn heading(report: &Examined, lang: Lang) -> String {
    let record = &report.record;
    let unknown = Phrase::new("机关不明", "unknown agency").in_lang(lang);
    let agency = record.agency.as_deref().unwrap_or(unknown);
    let year = record.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
    let edition = record.edition.map_or("?", Edition::name);
    let path = record.path.display();
    match lang {
        Lang::Zh => format!("{agency} {year}年（{edition}版）  {path}"),
        Lang::En => format!("{agency} {year} (edition {edition})  {path}"),
    }
}

/// `错误 A101 必破 第 349、151 行等：…  [0123456789abcdef]`
fn told(spoken: Spoken<'_>, report: &Examined, finding: &Finding) -> String {
    let severity = severity_name(finding.fault.severity).in_lang(spoken.lang);
    let verdict = match finding.fault.verdict {
        Verdict::Observed => String::new(),
        verdict => format!(" {}", verdict.phrase().in_lang(spoken.lang)),
    };
    let (rule, id) = (finding.rule, finding.id);
    let message = spoken.message(report, finding);
    let lines = lines(&finding.fault.cited_lines(), spoken.lang);
    let colon = Phrase::new("：", ": ").in_lang(spoken.lang);
    let doubt = if finding.score.is_in_doubt() { IN_DOUBT.in_lang(spoken.lang) } else { "" };
    format!("{severity} {rule}{verdict}{lines}{colon}{doubt}{message}  [{id}]")
}

/// Stands before a finding that may be the reading's fault.
const IN_DOUBT: Phrase = Phrase::new("〔解析存疑，先看源文〕", "(reading in doubt: look at the source) ");

/// How many alarms a report's reading raised.
fn alarms(count: usize, lang: Lang) -> Option<String> {
    let phrase = Phrase::new(
        "解析告警 {count} 处，gouji parse 逐条列出",
        "alarms of the reading: {count}; gouji parse lists them",
    );
    (count > 0).then(|| phrase.fill(lang, |_| Some(count.to_string())))
}

/// The most lines that are cited in one sentence.
const CITED: usize = 3;

fn lines(lines: &[u32], lang: Lang) -> String {
    let shown: Vec<String> = lines.iter().take(CITED).map(ToString::to_string).collect();
    let more = lines.len() > CITED;
    match lang {
        _ if shown.is_empty() => String::new(),
        Lang::Zh => format!(" 第 {} 行{}", shown.join("、"), if more { "等" } else { "" }),
        Lang::En => format!(" line {}{}", shown.join(", "), if more { " and more" } else { "" }),
    }
}

/// Which rules could not judge, and in how many reports: by what is lacking, settings last.
fn print_silences(spoken: Spoken<'_>, console: &mut Console) -> io::Result<()> {
    let mut counts: BTreeMap<(Lack, &str), BTreeSet<&Path>> = BTreeMap::new();
    for (report, rule, reason) in spoken.scan.not_judged() {
        counts.entry((reason.lack, rule)).or_default().insert(&report.record.path);
    }
    if counts.is_empty() {
        return Ok(());
    }
    console.line(match spoken.lang {
        Lang::Zh => "无法判定（份数；原因见 --format json）：",
        Lang::En => "could not judge (reports; reasons with --format json):",
    })?;
    for lack in Lack::ALL {
        let of = counts.iter().filter(|((of, _), _)| *of == lack);
        let told: Vec<String> = of.map(|((_, rule), reports)| format!("{rule} ×{}", reports.len())).collect();
        let (name, colon) = (lack.phrase().in_lang(spoken.lang), Phrase::new("：", ": ").in_lang(spoken.lang));
        let comma = Phrase::new("、", ", ").in_lang(spoken.lang);
        if !told.is_empty() {
            console.line(&format!("  {name}{colon}{}", told.join(comma)))?;
        }
    }
    Ok(())
}

/// How many reports there are, versions that a newer one replaces apart.
fn reports(spoken: Spoken<'_>) -> String {
    let old = spoken.scan.reports.iter().filter(|report| report.superseded).count();
    let count = spoken.scan.reports.len() - old;
    match (old, spoken.lang) {
        (0, Lang::Zh) => format!("{count} 份报告"),
        (0, Lang::En) => count.to_string(),
        (old, Lang::Zh) => format!("{count} 份报告，另有 {old} 份旧版本"),
        (old, Lang::En) => format!("{count}, and {old} replaced by newer versions"),
    }
}

fn print_summary(spoken: Spoken<'_>, console: &mut Console) -> io::Result<()> {
    let SummaryShape { errors, warnings, infos, .. } = spoken.summary();
    let reports = reports(spoken);
    let lost = match (spoken.scan.failures.len(), spoken.lang) {
        (0, _) => String::new(),
        (lost, Lang::Zh) => format!("；没有读成 {lost} 个文件"),
        (lost, Lang::En) => format!("; files not read: {lost}"),
    };
    console.line(&match spoken.lang {
        Lang::Zh => format!("{reports}：错误 {errors}，警告 {warnings}，提示 {infos}{lost}"),
        Lang::En => format!("reports: {reports}; errors: {errors}; warnings: {warnings}; infos: {infos}{lost}"),
    })
}
