//! One rule for people: what it checks and why, and above that what holds of what an auditor may set about it.

use super::catalogue::facts;
use super::{Rule, RuleSet};
use crate::text::phrase::{Lang, Phrase};

/// What a rule checks, on which basis, with an example and when it is silent, as Markdown; with it what holds of what can be
/// set, above all else where it was changed.
pub fn explain(rule: &Rule, rules: &RuleSet, lang: Lang) -> String {
    let docs = rule.docs();
    let (zh, en) = docs.split_once("## English").unwrap_or((&docs, ""));
    let body = match lang {
        Lang::Zh => zh.trim(),
        Lang::En if en.is_empty() => docs.trim(),
        Lang::En => en.trim(),
    };
    let (title, facts) = (rule.title.in_lang(lang), facts(rule, rules.level_of(rule), lang));
    let (code, in_force) = (rule.code, in_force(rule, rules, lang));
    if rules.is_changed(rule) {
        return format!("{code} {title}\n\n{facts}\n\n{in_force}\n{}\n\n{body}\n", AS_SHIPPED.in_lang(lang));
    }
    let between = if in_force.is_empty() { "" } else { "\n" };
    format!("{code} {title}\n\n{facts}\n\n{body}\n{between}{in_force}")
}

/// The heading of what holds of what can be set.
pub const IN_FORCE: Phrase = Phrase::new("本次生效的参数", "Parameters in force");

/// That the docs speak of what was shipped.
pub const AS_SHIPPED: Phrase = Phrase::new(
    "下面的说明按出厂的级别和参数写，与此不同的以此为准。",
    "What follows speaks of what was shipped; where it differs, this holds.",
);

fn in_force(rule: &Rule, rules: &RuleSet, lang: Lang) -> String {
    let lines = rules.in_force(rule, lang);
    if lines.is_empty() {
        return String::new();
    }
    format!("## {}\n- {}\n", IN_FORCE.in_lang(lang), lines.join("\n- "))
}
