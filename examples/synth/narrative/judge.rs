//! An evaluation of its own of what the prose states, on the final cells of a report and of the year before: N401 to N413,
//! B206, B207.

use super::{Fact, Place, Script, Sentence, fact, states};
use crate::decimal::Decimal;
use crate::form::Edition;
use crate::report::Report;
use crate::sheet::{Cell, Sheet};
use crate::verdict::{Finding, Severity, Verdict};

/// Judges what a report says, beside the year before where there is one.
pub fn judge(report: &Report, before: Option<&Report>) -> Vec<Finding> {
    let Some(script) = &report.script else { return Vec::new() };
    let mut found = Vec::new();
    for place in [Place::Active, Place::Requests, Place::Documents, Place::Fees] {
        let is_fees = place == Place::Fees;
        if report.lacks(if is_fees { 6 } else { 1 }) || is_fees && report.year < 2021 {
            continue;
        }
        let sentences: Vec<&Sentence> = script.sentences.iter().filter(|sentence| sentence.place == place).collect();
        let mut line = conflicts(&report.sheet, script, &sentences);
        line.extend(fees(&report.sheet, script, &sentences));
        line.extend(within(&report.sheet, script, &sentences));
        line.extend(before.into_iter().flat_map(|before| across(report, before, script, &sentences)));
        found.extend(one_a_rule(line));
    }
    found
}

/// Of several findings of a rule in a line, one: the plainest.
fn one_a_rule(mut line: Vec<Finding>) -> Vec<Finding> {
    line.sort_by_key(|finding| (finding.rule, finding.verdict == Verdict::Ambiguous));
    line.dedup_by_key(|finding| finding.rule);
    line
}

/// Cells added up: the sum and whether blanks are among them; none where one is not there.
fn add_up(sheet: &Sheet, cells: &[usize]) -> Option<(i64, bool)> {
    let mut sum = (Decimal::ZERO, false);
    for cell in cells {
        match sheet.cells[*cell] {
            Cell::Number(value) => sum.0 = sum.0 + value,
            Cell::Dash => {}
            Cell::Blank => sum.1 = true,
            Cell::Absent => return None,
        }
    }
    sum.0.is_integer().then(|| (sum.0.whole(), sum.1)).or(Some((i64::MIN, sum.1)))
}

fn fits((sum, blanks): (i64, bool), value: i64) -> bool {
    value == sum || blanks && value > sum
}

fn conflicts(sheet: &Sheet, script: &Script, sentences: &[&Sentence]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, fact) in fact::NAMES {
        for sentence in sentences {
            let value = if sentence.denies.contains(&fact) {
                0
            } else if states(sentence, fact) {
                script.value(fact)
            } else {
                continue;
            };
            found.extend(compare(sheet, fact, value));
        }
    }
    found
}

fn compare(sheet: &Sheet, fact: Fact, value: i64) -> Option<Finding> {
    let form = sheet.form();
    let rule = fact.rule(value == 0)?;
    let own = if fact == Fact::NotUpheld { not_upheld(sheet) } else { fact.cells(form) };
    if own.is_empty() {
        return None;
    }
    // That none came is said of what came alone.
    let denies = value == 0 && fact == Fact::Received;
    let also = fact.also(form).into_iter().filter(|_| !denies);
    let readings: Vec<Vec<usize>> = std::iter::once(own.clone()).chain(also).collect();
    let sums: Option<Vec<(i64, bool)>> = readings.iter().map(|cells| add_up(sheet, cells)).collect();
    let any = readings.iter().filter_map(|cells| add_up(sheet, cells)).any(|sum| fits(sum, value));
    if any || sums.is_none() {
        return None;
    }
    let taken = |cells: &Vec<usize>| !cells.is_empty() && add_up(sheet, cells) == Some((value, false));
    let mistaken = value > 0 && fact.mistaken(form).iter().any(taken);
    let other_notion = fact == Fact::InForce && sheet.edition == Edition::Of2019;
    let ambiguous = mistaken || other_notion;
    let grave = matches!(rule, "N401" | "N402" | "N407") && !ambiguous;
    Some(Finding {
        rule,
        verdict: if ambiguous { Verdict::Ambiguous } else { Verdict::Violated },
        severity: if grave { Severity::Error } else { Severity::Warning },
        cells: own,
    })
}

fn not_upheld(sheet: &Sheet) -> Vec<usize> {
    let form = sheet.form();
    let groups = (0..3).flat_map(|group| [form.dispute(group, 1), form.dispute(group, 3)]);
    groups.filter(|cell| sheet.number(*cell).is_some_and(|value| value != Decimal::ZERO)).take(1).collect()
}

fn fees(sheet: &Sheet, script: &Script, sentences: &[&Sentence]) -> Vec<Finding> {
    let form = sheet.form();
    let observed = |severity, cells| Finding { rule: "N410", verdict: Verdict::Observed, severity, cells };
    let mut found = Vec::new();
    let denied = sentences.iter().any(|sentence| sentence.denies.contains(&Fact::Unpaid));
    let unpaid = form.request(21, crate::form::TOTAL);
    let positive = |value: Decimal| value != Decimal::ZERO && !value.is_negative();
    if denied && sheet.edition == Edition::Of2021 && sheet.number(unpaid).is_some_and(positive) {
        found.push(observed(Severity::Info, vec![unpaid]));
    }
    if sentences.iter().any(|sentence| states(sentence, Fact::Fee)) {
        let asked = [Fact::Received.cells(form), Fact::CarriedIn.cells(form)].concat();
        let none_asked = add_up(sheet, &asked) == Some((0, false));
        let amount = form.disclosure("fees", "amount");
        let none_taken = amount.is_some_and(|cell| sheet.number(cell) == Some(Decimal::ZERO));
        if (none_asked || none_taken) && script.value(Fact::Fee) > 0 {
            found.push(observed(Severity::Warning, if none_asked { asked } else { amount.into_iter().collect() }));
        }
    }
    found
}

/// Sums and shares within the text.
fn within(sheet: &Sheet, script: &Script, sentences: &[&Sentence]) -> Vec<Finding> {
    let form = sheet.form();
    let warned = |rule, cells| Finding { rule, verdict: Verdict::Violated, severity: Severity::Warning, cells };
    let says = |fact| sentences.iter().any(|sentence| states(sentence, fact));
    let mut found = Vec::new();
    let parts = [Fact::NoticesA, Fact::NoticesB, Fact::NoticesC].map(|fact| script.value(fact)).iter().sum::<i64>();
    if says(Fact::Notices) && parts != script.value(Fact::Notices) {
        found.push(warned("N411", Vec::new()));
    }
    let [received, old, settled] = [Fact::Received, Fact::CarriedIn, Fact::Settled].map(|fact| fact.cells(form));
    let bases = [settled, received.clone(), [received, old].concat()];
    let sums: Vec<Option<(i64, bool)>> = bases.iter().map(|cells| add_up(sheet, cells)).collect();
    let known = sums.iter().all(|sum| sum.is_some_and(|sum| !sum.1));
    let (count, share) = (script.value(Fact::Granted), script.value(Fact::GrantedShare));
    let agrees =
        |base: i64| base == 0 && count == 0 || base != 0 && (count * 10_000 - share * 10 * base).abs() <= 6 * base;
    let has_base = sums.iter().flatten().any(|sum| sum.0 >= count && sum.0 != 0);
    if says(Fact::GrantedShare) && known && has_base && !sums.iter().flatten().any(|sum| agrees(sum.0)) {
        found.push(warned("N412", Vec::new()));
    }
    found
}

/// What is said of the year before.
fn across(report: &Report, before: &Report, script: &Script, sentences: &[&Sentence]) -> Vec<Finding> {
    let warned = |rule| Finding { rule, verdict: Verdict::Violated, severity: Severity::Warning, cells: Vec::new() };
    let says = |fact| sentences.iter().any(|sentence| states(sentence, fact));
    let readings = |sheet: &Sheet| -> Vec<Vec<usize>> {
        let form = sheet.form();
        std::iter::once(Fact::Received.cells(form)).chain(Fact::Received.also(form)).collect()
    };
    let sums = |sheet: &Sheet| -> Option<Vec<(i64, bool)>> {
        readings(sheet).iter().map(|cells| add_up(sheet, cells)).collect()
    };
    let mut found = Vec::new();
    let (old, new) = (sums(&before.sheet), sums(&report.sheet));
    let stated = script.value(Fact::LastReceived);
    if says(Fact::LastReceived) && old.as_ref().is_some_and(|old| !old.iter().any(|sum| fits(*sum, stated))) {
        found.push(warned("B206"));
    }
    let change = script.value(Fact::Change);
    let follows = |old: i64, new: i64| old == 0 || ((new - old) * 1000 - change * old).abs() <= old;
    let (Some(old), Some(new)) = (old, new) else { return found };
    let mut wrong = says(Fact::Change);
    for (old, new) in old.iter().zip(&new) {
        // A blank ends the judging where nothing before it followed.
        if old.1 || new.1 || follows(old.0, new.0) {
            wrong = false;
            break;
        }
    }
    if wrong {
        found.push(warned("B207"));
    }
    found
}
