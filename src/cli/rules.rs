//! `gouji rules`: the rules that hold, those switched off, or one rule with what it checks, its basis and examples.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::status::{Halt, Outcome, Status};
use crate::model::finding::Severity;
use crate::rules::{self, Active, Rule, RuleSet, Setting, SwitchedOff, severity_name};
use crate::text::data::suggest;
use crate::text::phrase::{Lang, Phrase};
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

/// Prints the rules or one of them.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let rules = std::sync::Arc::clone(&context.rules);
    let rule = arguments.code.as_deref().map(|code| find(code, &rules)).transpose()?;
    let lang = context.lang();
    match (arguments.format, rule) {
        (Layout::Text, Some(rule)) => context.console.lines(&rules::explain(rule, &rules, lang))?,
        (Layout::Text, None) => {
            rules.rules().iter().try_for_each(|active| context.console.line(&in_a_line(active, lang)))?;
            rules.switched_off().iter().try_for_each(|off| context.console.line(&switched_off(off, lang)))?;
            changed(&rules, lang).iter().try_for_each(|line| context.console.line(line))?;
        }
        (Layout::Json, Some(rule)) => context.console.json(&RuleShape::of(rule, &rules), Format::Json)?,
        (Layout::Json, None) => {
            let off = rules.switched_off().iter().map(|off| off.rule);
            let all = rules.rules().iter().map(|active| active.rule).chain(off);
            context.console.json(&all.map(|rule| RuleShape::of(rule, &rules)).collect::<Vec<_>>(), Format::Json)?;
        }
        (Layout::Md, Some(rule)) => context.console.lines(&format!("# {}", rules::explain(rule, &rules, lang)))?,
        (Layout::Md, None) => context.console.lines(&rules::markdown())?,
    }
    Ok(Status::Done)
}

fn find(code: &str, rules: &RuleSet) -> Result<&'static Rule, Halt> {
    let wanted = code.to_ascii_uppercase();
    rules.find(&wanted).ok_or_else(|| {
        let codes: Vec<&str> = rules.rules().iter().map(|active| active.rule.code).collect();
        match suggest(&wanted, &codes) {
            Some(meant) => Halt::said(
                format!("没有规则 {code}，是不是想写 {meant}？全部规则见 gouji rules"),
                format!("there is no rule {code}; did you mean {meant}? gouji rules lists all"),
            ),
            None => Halt::said(
                format!("没有规则 {code}。全部规则见 gouji rules"),
                format!("there is no rule {code}; gouji rules lists all"),
            ),
        }
    })
}

fn in_a_line(active: &Active, lang: Lang) -> String {
    let rule = active.rule;
    let group = pad_right(rule.group.name().in_lang(lang), 14);
    let severity = pad_right(severity_name(active.level.unwrap_or(rule.severity)).in_lang(lang), 7);
    let own = match (active.local, lang) {
        (false, _) => "",
        (true, Lang::Zh) => "（本地）",
        (true, Lang::En) => " (local)",
    };
    format!("{}  {severity}  {group}  {}{own}", rule.code, rule.title.in_lang(lang))
}

/// A rule that does not hold, with who answers for that.
fn switched_off(off: &SwitchedOff, lang: Lang) -> String {
    let (code, title) = (off.rule.code, off.rule.title.in_lang(lang));
    match lang {
        Lang::Zh => format!("{code}  停用至 {}：{title}（{}，{}）", off.expires, off.owner, off.reason),
        Lang::En => format!("{code}  off until {}: {title} ({}, {})", off.expires, off.owner, off.reason),
    }
}

/// The parameters that the auditor's file changes, below a heading.
fn changed(rules: &RuleSet, lang: Lang) -> Vec<String> {
    let lines = rules.changed_settings(lang);
    let heading = (!lines.is_empty()).then(|| format!("\n{}", CHANGED.in_lang(lang)));
    heading.into_iter().chain(lines).collect()
}

const CHANGED: Phrase = Phrase::new("改过的参数：", "parameters changed:");

/// A rule for programs.
#[derive(Serialize)]
struct RuleShape {
    code: &'static str,
    group: &'static str,
    severity: Severity,
    editions: &'static str,
    title: Twins,
    docs: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    local: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    off: Option<OffShape>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<SettingShape>,
}

/// A parameter that the rule reads, as it holds.
#[derive(Serialize)]
struct SettingShape {
    name: String,
    value: Vec<String>,
    shipped: Vec<String>,
}

impl From<Setting> for SettingShape {
    fn from(Setting { name, value, shipped, .. }: Setting) -> Self {
        Self { name, value, shipped }
    }
}

#[derive(Serialize)]
struct Twins {
    zh: &'static str,
    en: &'static str,
}

#[derive(Serialize)]
struct OffShape {
    reason: String,
    owner: String,
    expires: String,
}

impl From<Phrase> for Twins {
    fn from(phrase: Phrase) -> Self {
        Self { zh: phrase.zh, en: phrase.en }
    }
}

impl RuleShape {
    fn of(rule: &'static Rule, rules: &RuleSet) -> Self {
        let active = rules.rules().iter().find(|active| active.rule.code == rule.code);
        let off = rules.switched_off().iter().find(|off| off.rule.code == rule.code);
        Self {
            code: rule.code,
            group: rule.group.name().en,
            severity: active.and_then(|active| active.level).unwrap_or(rule.severity),
            editions: rule.editions.words().en,
            title: rule.title.into(),
            docs: rule.docs(),
            local: active.is_some_and(|active| active.local),
            off: off.map(|off| OffShape {
                reason: off.reason.clone(),
                owner: off.owner.clone(),
                expires: off.expires.to_string(),
            }),
            parameters: rules.settings_of(rule).into_iter().map(SettingShape::from).collect(),
        }
    }
}
