//! 机关名称前后应一致。
//!
//! ## 检查什么
//! 标题、前言（报告名称、由谁编制）和落款写的机关名称相同。一份报告一条，引用各处的行。
//!
//! ## 依据
//! 准确性要求；多见于套用别单位的文稿。
//!
//! ## 例
//! 标题是“青禾县林业局”，落款是“青禾县农业局”：提示。
//!
//! ## 不报的情形
//! 一个是另一个的结尾（“林业局”与“青禾县林业局”），或用字和次序都包含在另一个之中（简称）。联系方式里的科室不比。
//! 只有一处写明：不会不一致。一处也没有：无法判定。只作提示。
//!
//! ## English
//! **Checks** that title, preface and signature name the same agency.
//! **Basis**: accuracy; usually another agency's text was used.
//! **Example**: one bureau in the title, another in the signature.
//! **Silent** where one name is the end or a shortening of the other. Cannot judge where none is named.

use crate::model::report::{Evidence, Stated};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F609",
    title: Phrase::new("机关名称前后不一致", "the report names different agencies"),
    group: Group::Layout,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{one}写的是“{name}”，{other}写的是“{other_name}”",
            "{one} names “{name}”, {other} names “{other_name}”",
        ),
        brief: Phrase::new("机关名称不一致 {name}/{other_name}", "agencies differ {name}/{other_name}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.add(7, "青禾县农业局2025年1月16日"),
    source: include_str!("f609_names.rs"),
};

fn check(report: &Report) -> Outcome {
    let is_meant =
        |stated: &&Stated<String>| matches!(stated.by, Evidence::Title | Evidence::Preface | Evidence::Signature);
    let stated: Vec<&Stated<String>> = report.head.agencies.iter().filter(is_meant).collect();
    let Some(&first) = stated.first() else { return Outcome::not_judged(reason::unknown_agency()) };
    let Some(&other) = stated.iter().find(|other| !is_same(&first.value, &other.value)) else {
        return Outcome::passed();
    };
    let mut lines = vec![first.line, other.line];
    lines.dedup();
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("agencies")
        .with_lines(lines)
        .with_values(Some(first.value.clone()), Some(other.value.clone()))
        .arg("one", Arg::Words(place(first.by)))
        .arg("name", Arg::Quote(first.value.clone()))
        .arg("other", Arg::Words(place(other.by)))
        .arg("other_name", Arg::Quote(other.value.clone()));
    Outcome::of(vec![fault])
}

/// Tells whether two names can be of one agency: the shorter has nothing, in its order, that the longer has not.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|own| own == c))
}

fn place(evidence: Evidence) -> Phrase {
    match evidence {
        Evidence::Title => Phrase::new("标题", "the title"),
        Evidence::Signature => Phrase::new("落款", "the signature"),
        _ => Phrase::new("前言", "the preface"),
    }
}
