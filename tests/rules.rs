//! Every rule against its cases, its docs against the promises of the catalogue, and what no rule notices.

mod case;

use std::fs;

use case::{Case, Find};
use gouji::extract::Extractor;
use gouji::form::{CellId, Edition};
use gouji::model::finding::Finding;
use gouji::model::outcome::Ending;
use gouji::model::record::Record;
use gouji::model::report::{Cell, Report};
use gouji::rules::sample::{Draft, Sample};
use gouji::rules::{self, Judged, Past, RULES, Rule, RuleSet};
use gouji::text::phrase::{Lang, places};
use gouji::text::substitute::is_ambiguous;

/// Set to write golden files anew instead of comparing with them.
const BLESS: &str = "GOUJI_BLESS";

/// What all rules say of a sample: of the one report and of the two years.
fn judged(sample: &Sample) -> (Report, Judged) {
    let this = sample.this.report();
    let last = sample.last.as_ref().map(|last| Record::of(&last.report()));
    let earlier: Vec<Record> = sample.earlier.iter().map(|earlier| Record::of(&earlier.report())).collect();
    let past = Past { last: last.as_ref(), claimed: &earlier.iter().collect::<Vec<_>>() };
    let rules = RuleSet::with(sample.parameters.clone());
    let mut judged = rules.judge(&this);
    judged.join(rules.judge_years(past, &Record::of(&this)));
    judged.join(rules.judge_likeness(&sample.measured(), &Record::of(&this)));
    (this, judged)
}

fn findings_of<'a>(rule: &'a Rule, judged: &'a Judged) -> impl Iterator<Item = &'a Finding> {
    judged.findings.iter().filter(move |finding| finding.rule == rule.code)
}

#[test]
fn every_case_gives_exactly_its_findings() {
    let cases = RULES.iter().flat_map(|&rule| case::read(rule.code).into_iter().map(move |case| (rule, case)));
    let failed: Vec<String> = cases.filter_map(|(rule, case)| differs(rule, &case)).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What a case gives that it should not.
fn differs(rule: &Rule, case: &Case) -> Option<String> {
    let (report, judged) = judged(&case.sample(rule));
    let seen: Vec<Find> = findings_of(rule, &judged).map(|finding| seen(finding, &report)).collect();
    let matching = seen.iter().zip(&case.finds).all(|(seen, wanted)| wanted.matches(seen));
    let ending = judged.endings.iter().find(|ending| ending.0 == rule.code)?.1;
    let reasoned = ending != Ending::NotJudged || judged.not_judged.iter().any(|reason| reason.0 == rule.code);
    let as_wanted = matching && seen.len() == case.finds.len() && ending == case.ending() && reasoned;
    (!as_wanted).then(|| format!("{} {}: {ending:?} {seen:#?}", rule.code, case.name))
}

fn seen(finding: &Finding, report: &Report) -> Find {
    let fault = &finding.fault;
    let path = |&cell: &CellId| report.form().map(|form| form.path(cell).to_owned());
    let cell = |id| report.cell(id);
    Find {
        cell: fault.cells.first().and_then(path),
        severity: Some(fault.severity.name().to_owned()),
        verdict: Some(fault.verdict.name().to_owned()),
        expected: fault.expected.clone(),
        actual: fault.actual.clone(),
        message: Some(rules::message(finding, &cell, Lang::Zh)),
        brief: Some(rules::brief(finding, &cell, Lang::Zh)),
    }
}

#[test]
fn every_rule_has_cases_that_find_and_cases_that_are_silent() {
    for &rule in RULES.iter() {
        let cases = case::read(rule.code);
        let has = |ending| cases.iter().any(|case: &Case| case.ending() == ending);
        assert!(has(Ending::Findings) && has(Ending::Passed) && has(Ending::NotJudged), "{}", rule.code);
    }
    let files = fs::read_dir("tests/cases").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for name in files.filter(|name| name != "README.md") {
        assert!(name.strip_suffix(".toml").and_then(rules::find).is_some(), "{name} is of no rule");
    }
}

#[test]
fn the_clean_reports_have_no_findings() {
    for year in [2019, 2020, 2021, 2022, 2024] {
        let (_, judged) = judged(&Sample::of_year(year));
        assert!(judged.findings.is_empty(), "{year}: {:#?}", judged.findings);
        assert_eq!(judged.endings.len(), RULES.len());
    }
}

#[test]
fn the_reader_of_documents_reads_the_clean_reports_as_they_were_made() {
    for year in [2019, 2020, 2021, 2024] {
        let made = Draft::clean(year).report();
        let read = Extractor::default().read(made.document.clone());
        assert_eq!((read.edition, read.cells, read.alarms), (made.edition, made.cells, made.alarms));
        assert_eq!(read.head.year.map(|stated| stated.value), Some(year));
        assert_eq!(read.head.agency.map(|stated| stated.value), made.head.agency.map(|stated| stated.value));
        assert_eq!(read.head.period.map(|stated| stated.value), made.head.period.map(|stated| stated.value));
    }
}

#[test]
fn the_list_is_in_order_and_the_docs_are_whole() {
    assert!(RULES.is_sorted_by(|one, other| one.code < other.code));
    for &rule in RULES.iter() {
        assert_eq!(rules::find(rule.code).map(|found| found.code), Some(rule.code));
        let docs = rule.docs();
        let headings: Vec<&str> = docs.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, rules::HEADINGS, "{}", rule.code);
        for part in docs.split("## ").skip(1) {
            assert!(part.lines().skip(1).any(|line| line.chars().count() > 10), "{}: empty part {part}", rule.code);
        }
        let english = rules::explain(rule, RuleSet::built_in(), Lang::En);
        for word in ["**Checks**", "**Basis**", "**Example**", "**Silent**"] {
            assert!(english.contains(word), "{}: {word}", rule.code);
        }
    }
}

#[test]
fn both_languages_have_the_same_places() {
    let sorted = |text| {
        let mut names: Vec<&str> = places(text).iter().map(|name| name.split('.').next().unwrap()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    for &rule in RULES.iter() {
        for wording in [Some(rule.wording), rule.implied].into_iter().flatten() {
            let (message, brief) = (wording.message, wording.brief);
            assert_eq!(sorted(message.zh), sorted(message.en), "{}", rule.code);
            assert_eq!(sorted(brief.zh), sorted(brief.en), "{}", rule.code);
            assert_eq!(brief.zh.chars().chain(brief.en.chars()).find(|&c| is_ambiguous(c)), None, "{}", rule.code);
        }
    }
}

/// The groups whose rules cite words of the report, which stay as they are in English.
const QUOTING: [rules::Group; 2] = [rules::Group::Layout, rules::Group::Language];

#[test]
fn every_place_of_a_planted_finding_is_filled() {
    for &rule in RULES.iter() {
        for &edition in rule.editions.samples() {
            let mut sample = Sample::clean(edition);
            rule.plant(&mut sample);
            let (report, judged) = judged(&sample);
            let cell = |id| -> Cell { report.cell(id) };
            let texts = findings_of(rule, &judged).flat_map(|finding| {
                [Lang::Zh, Lang::En]
                    .into_iter()
                    .flat_map(move |lang| [rules::message(finding, &cell, lang), rules::brief(finding, &cell, lang)])
            });
            let texts: Vec<String> = texts.collect();
            assert!(texts.len() >= 4, "{}", rule.code);
            assert!(texts.iter().all(|text| !text.contains('{') && !text.is_empty()), "{}: {texts:?}", rule.code);
            let mut english = texts.chunks_exact(4).flat_map(|texts| &texts[2..]);
            let quotes = ["A106", "C301", "C302", "C315", "D904"].contains(&rule.code)
                || rule.code.starts_with('N')
                || QUOTING.contains(&rule.group);
            let han = |text: &&String| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(quotes || english.find(han).is_none(), "{}: {texts:?}", rule.code);
        }
    }
}

#[test]
fn an_id_hangs_on_agency_year_rule_and_cells_alone() {
    let mut sample = Sample::clean(Edition::E2021);
    sample.this.write("requests.outcome_total.total", "2");
    sample.this.say("各项工作有序开展。");
    let ids = |sample: &Sample| {
        let findings = judged(sample).1.findings.into_iter();
        findings.filter(|one| one.rule.starts_with('A')).map(|finding| finding.id).collect::<Vec<_>>()
    };
    let before = ids(&sample);
    assert_eq!(before.len(), 3);
    sample.this.parts.swap(0, 5);
    sample.this.write("requests.outcome_total.total", "1");
    assert_eq!(ids(&sample), before);
    sample.this.agency = None;
    assert!(ids(&sample).iter().all(|id| !before.contains(id)), "the content stands in for the agency");
}

#[test]
fn the_page_of_the_catalogue_is_up_to_date() {
    golden("docs/rules.md", &rules::markdown());
}

fn golden(path: &str, text: &str) {
    if std::env::var_os(BLESS).is_some() {
        fs::write(path, text).expect("the golden file can be written");
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == text,
        "{path} is not what the rules say now; run the tests once with {BLESS}=1 and read the diff"
    );
}

/// The shape of a report that fills in totals only: its total column breaks twice, one applicant's column can be filled.
#[test]
fn a_sparse_table_tells_what_is_broken_from_what_is_only_blank() {
    let mut sample = Sample::clean(Edition::E2019);
    let form = sample.this.form();
    for cell in form.table("requests").unwrap().cells() {
        let is_total = form.column_of(cell).key == "total";
        sample.this.write(form.path(cell), if is_total { "0" } else { "" });
    }
    for (row, value) in [("received", "2"), ("carried_in", "1"), ("granted", "2")] {
        sample.this.write(&format!("requests.{row}.other"), value);
        sample.this.write(&format!("requests.{row}.total"), value);
    }
    sample.this.say("各项工作有序开展。");
    let report = sample.this.report();
    let judged = rules::judge(&report);
    let cell = |id| report.cell(id);
    let of_tables = |finding: &&Finding| finding.rule.starts_with('A') || finding.rule == "C304";
    let said = judged.findings.iter().filter(of_tables).map(|finding| {
        let fault = &finding.fault;
        let values = [&fault.expected, &fault.actual].map(|value| value.as_deref().unwrap_or("-"));
        let message = rules::message(finding, &cell, Lang::Zh);
        format!("{} {} {}/{} {message}", finding.rule, fault.verdict.name(), values[0], values[1])
    });
    let wanted = [
        "A101 implied 2/- 其他列：（一）至（六）之和 = 2（另有 18 格空白），（七）总计 = 空白；空白的(七)总计应为 2",
        "A101 violated 2/0 总计列：（一）至（六）之和 = 2，（七）总计 = 0，差 2",
        "A102 implied 3/- 其他列：一+二 = 2+1 = 3，（七）+四 = 空白+空白；空白的(七)总计、四 结转下年合计应为 3",
        "A102 violated 3/0 总计列：一+二 = 2+1 = 3，（七）+四 = 0+0 = 0，差 3",
        "C304 observed -/- 表三有 135 格空白（共 161 格）：「一、本年新收政府信息公开申请数量」5 格、\
         「二、上年结转政府信息公开申请数量」5 格、「（一）予以公开」5 格等 23 行",
    ];
    assert_eq!(said.collect::<Vec<_>>(), wanted);
}
