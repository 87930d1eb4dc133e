//! The five seed reports beside the repository against the findings that were made by eye: none missing, none extra, for
//! every rule that is in the catalogue. Where that folder is there, nothing is skipped.

use std::path::Path;

use gouji::extract::Extractor;
use gouji::ingest;
use gouji::rules;
use serde_json::Value;

#[test]
fn the_seeds_give_exactly_the_findings_that_were_made_by_eye() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.is_dir() {
        return;
    }
    let text = std::fs::read_to_string(shared.join("expected/findings.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let mut extractor = Extractor::default();
    for (name, seed) in expected.as_object().unwrap() {
        let report = extractor.read(ingest::read(&shared.join("reports/seeds").join(name)).unwrap());
        let judged = rules::judge(&report);
        let known = |wanted: &&Value| rules::find(wanted["rule"].as_str().unwrap()).is_some();
        let wanted: Vec<&Value> = seed["findings"].as_array().unwrap().iter().filter(known).collect();
        let mut found: Vec<Value> = judged.findings.iter().map(|finding| {
            let path = |cell| report.form().map(|form| form.path(cell));
            let cells: Vec<_> = finding.fault.cells.iter().map(|&cell| path(cell)).collect();
            let (rule, fault) = (finding.rule, &finding.fault);
            serde_json::json!({ "rule": rule, "severity": fault.severity, "verdict": fault.verdict, "cells": cells, "lines": fault.lines })
        }).collect();
        for wanted in wanted {
            let Some(nth) = found.iter().position(|found| is_it(found, wanted)) else {
                panic!("{name}: missing {wanted}\nfound {found:#?}");
            };
            found.remove(nth);
        }
        assert!(found.is_empty(), "{name}: nobody made {found:#?}");
    }
}

/// Tells whether a finding is the one wanted: what is wanted names the first cells and the lines that matter most.
fn is_it(found: &Value, wanted: &Value) -> bool {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let same = |key: &str| wanted.get(key).is_none_or(|value| value == &found[key]);
    let lines = list(&found["lines"]);
    same("rule")
        && same("severity")
        && same("verdict")
        && list(&found["cells"]).starts_with(&list(&wanted["cells"]))
        && list(&wanted["lines"]).iter().all(|line| lines.contains(line))
}
