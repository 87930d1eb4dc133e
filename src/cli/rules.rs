//! `gouji rules`: the catalogue, or one rule with what it checks, its basis and examples.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::status::{Outcome, Status, Trouble};
use crate::model::finding::Severity;
use crate::rules::{self, Rule, severity_name};
use crate::text::data::suggest;
use crate::text::phrase::Phrase;
use crate::text::width::pad_right;

/// What `rules` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 规则代码，如 A101 / a rule's code, as A101
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Layout,
}

/// How rules are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Layout {
    Text,
    Json,
    Md,
}

/// Prints the catalogue or one rule.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let rule = arguments.code.as_deref().map(find).transpose()?;
    let lang = context.lang();
    match (arguments.format, rule) {
        (Layout::Text, Some(rule)) => context.console.lines(&rules::explain(rule, lang))?,
        (Layout::Text, None) => {
            rules::RULES.iter().try_for_each(|rule| context.console.line(&in_a_line(rule, lang)))?;
        }
        (Layout::Json, Some(rule)) => context.console.json(&RuleShape::of(rule), Format::Json)?,
        (Layout::Json, None) => {
            let all: Vec<_> = rules::RULES.iter().map(|rule| RuleShape::of(rule)).collect();
            context.console.json(&all, Format::Json)?;
        }
        (Layout::Md, Some(rule)) => context.console.lines(&format!("# {}", rules::explain(rule, lang)))?,
        (Layout::Md, None) => context.console.lines(&rules::markdown())?,
    }
    Ok(Status::Done)
}

fn find(code: &str) -> Result<&'static Rule, Trouble> {
    let wanted = code.to_ascii_uppercase();
    rules::find(&wanted).ok_or_else(|| {
        let codes: Vec<&str> = rules::RULES.iter().map(|rule| rule.code).collect();
        match suggest(&wanted, &codes) {
            Some(meant) => Trouble::said(
                format!("没有规则 {code}，是不是想写 {meant}？全部规则见 gouji rules"),
                format!("there is no rule {code}; did you mean {meant}? gouji rules lists all"),
            ),
            None => Trouble::said(
                format!("没有规则 {code}。全部规则见 gouji rules"),
                format!("there is no rule {code}; gouji rules lists all"),
            ),
        }
    })
}

fn in_a_line(rule: &Rule, lang: crate::text::phrase::Lang) -> String {
    let group = pad_right(rule.group.name().in_lang(lang), 14);
    let severity = pad_right(severity_name(rule.severity).in_lang(lang), 7);
    format!("{}  {severity}  {group}  {}", rule.code, rule.title.in_lang(lang))
}

/// A rule for programs.
#[derive(Serialize)]
struct RuleShape {
    code: &'static str,
    group: &'static str,
    severity: Severity,
    editions: &'static str,
    title: Twins,
    docs: String,
}

#[derive(Serialize)]
struct Twins {
    zh: &'static str,
    en: &'static str,
}

impl From<Phrase> for Twins {
    fn from(phrase: Phrase) -> Self {
        Self { zh: phrase.zh, en: phrase.en }
    }
}

impl RuleShape {
    fn of(rule: &Rule) -> Self {
        Self {
            code: rule.code,
            group: rule.group.name().en,
            severity: rule.severity,
            editions: rule.editions.words().en,
            title: rule.title.into(),
            docs: rule.docs(),
        }
    }
}
