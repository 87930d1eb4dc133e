//! Which rules can be trusted and which were off, in the words of exports.

use super::column::Value;
use super::package::{DeadRule, OffRule, Package};
use crate::text::phrase::{Lang, Phrase};

/// How a rule did in its self-test.
pub(super) fn health(package: &Package, rule: &str) -> Value {
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
pub(super) fn self_test(package: &Package) -> Value {
    if package.dead_rules.is_empty() {
        return Value::text(HEALTHY.in_lang(package.lang));
    }
    let dead = package.dead_rules.iter().map(|dead| format!("{} {}", dead.rule, told(dead, package.lang)));
    Value::alert(&dead.collect::<Vec<_>>().join("\n"))
}

const OFF: Phrase =
    Phrase::new("停用至 {expires}：{reason}（{owner} 负责）", "off until {expires}: {reason} ({owner} answers for it)");

/// That a rule is off, why, by whom and until when.
pub(super) fn told_off(off: &OffRule, lang: Lang) -> String {
    OFF.fill(lang, |name| match name {
        "expires" => Some(off.expires.to_string()),
        "reason" => Some(off.reason.clone()),
        "owner" => Some(off.owner.clone()),
        _ => None,
    })
}

/// The rules that were off, with why, by whom and until when.
pub(super) fn switched_off(package: &Package) -> Value {
    let off = package.switched_off.iter().map(|off| format!("{} {}", off.rule, told_off(off, package.lang)));
    match off.collect::<Vec<_>>() {
        none if none.is_empty() => Value::text(Phrase::new("无", "none").in_lang(package.lang)),
        off => Value::alert(&off.join("\n")),
    }
}
