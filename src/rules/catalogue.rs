//! The catalogue for people: what one rule checks and why, all rules as Markdown, and the hash that names this rule set.

use sha2::{Digest as _, Sha256};

use super::rule::severity_name;
use super::{Group, RULES, Rule};
use crate::model::document::Digest;
use crate::model::finding::Severity;
use crate::text::phrase::Lang;

/// The headings in the docs of every rule, in order.
pub const HEADINGS: [&str; 5] = ["检查什么", "依据", "例", "不报的情形", "English"];

/// What else decides what the rules find: a change of these is another rule set.
const SHARED: [&str; 30] = [
    include_str!("../form/edition_2019.toml"),
    include_str!("../form/edition_2021.toml"),
    include_str!("../form/sections.toml"),
    include_str!("../tie/judge.rs"),
    include_str!("../tie/chain.rs"),
    include_str!("../tie/implied.rs"),
    include_str!("arithmetic/balance.rs"),
    include_str!("across_years/roll.rs"),
    include_str!("completeness/per_table.rs"),
    include_str!("data/parameters.toml"),
    include_str!("local/find.rs"),
    include_str!("local/formula.rs"),
    include_str!("local/judge.rs"),
    include_str!("local/sounds.rs"),
    include_str!("parameters/mod.rs"),
    include_str!("privacy/digits.rs"),
    include_str!("reading.rs"),
    include_str!("reason.rs"),
    include_str!("subheading.rs"),
    include_str!("timeliness/deadline.rs"),
    include_str!("narrative/bindings.toml"),
    include_str!("narrative/bound.rs"),
    include_str!("narrative/fit.rs"),
    include_str!("../extract/narrative/words.toml"),
    include_str!("../extract/narrative/figure.rs"),
    include_str!("../extract/narrative/clause.rs"),
    include_str!("../extract/narrative/scope.rs"),
    include_str!("../extract/narrative/sentence.rs"),
    include_str!("../extract/narrative/subject.rs"),
    include_str!("../extract/narrative/links.rs"),
];

/// What a rule rests on: the text under its heading 依据, in one line.
pub fn basis(rule: &Rule) -> String {
    let docs = rule.docs();
    let body = docs.split_once("## 依据").map_or("", |(_, rest)| rest.split("## ").next().unwrap_or(rest));
    body.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Its group, gravity and editions in a line.
pub(super) fn facts(rule: &Rule, level: Severity, lang: Lang) -> String {
    let words = [rule.group.name(), severity_name(level), rule.editions.words()];
    words.map(|word| word.in_lang(lang)).join(" · ")
}

/// All rules as one Markdown page, in both languages.
pub fn markdown() -> String {
    let head = "# 规则目录\n\n由程序按各规则文件开头的说明生成，请勿手改。Generated from the head of each rule file; not to be edited.\n\n\
                | 代码 | 名称 | Title | 级别 | 版式 |\n|---|---|---|---|---|\n";
    let lines = RULES.iter().map(|rule| line(rule));
    let groups = Group::ALL.into_iter().flat_map(|group| {
        let mut sections = RULES.iter().filter(move |rule| rule.group == group).map(|rule| section(rule)).peekable();
        let heading = sections.peek().map(|_| format!("\n## {} {}\n", group.name().zh, group.name().en));
        heading.into_iter().chain(sections)
    });
    std::iter::once(head.to_owned()).chain(lines).chain(groups).collect()
}

fn line(rule: &Rule) -> String {
    let (level, editions) = (severity_name(rule.severity).zh, rule.editions.words().zh);
    format!("| {} | {} | {} | {level} | {editions} |\n", rule.code, rule.title.zh, rule.title.en)
}

fn section(rule: &Rule) -> String {
    let docs = rule.docs().replace("## ", "#### ");
    let facts = [Lang::Zh, Lang::En].map(|lang| facts(rule, rule.severity, lang)).join(" / ");
    format!("\n### {} {}\n\n{} · {facts}\n\n{}\n", rule.code, rule.title.zh, rule.title.en, docs.trim())
}

/// The hash of all rules, the forms and what judges them: two programs with the same hash find the same.
pub fn digest() -> Digest {
    let mut hash = Sha256::new();
    let sources = RULES.iter().flat_map(|rule| [rule.code, rule.source]).chain(SHARED);
    for source in sources {
        hash.update((source.len() as u64).to_be_bytes());
        hash.update(source.as_bytes());
    }
    Digest(hash.finalize().into())
}
