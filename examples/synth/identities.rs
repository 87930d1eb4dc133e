//! An evaluation of the declared identities of its own, on the final cells of a report and of the year before.

use crate::decimal::Decimal;
use crate::form::{CARRIED_IN, Edition, RECEIVED, TOTAL};
use crate::report::Report;
use crate::sheet::{Cell, Sheet};
use crate::verdict::{Finding, Severity, Verdict};

/// Left cells together equal right cells together.
struct Identity {
    rule: &'static str,
    /// The finding's leading cell comes first.
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Judges A101 to A108 within a report.
pub fn within(sheet: &Sheet) -> Vec<Finding> {
    let mut findings: Vec<Finding> = identities(sheet).iter().filter_map(|identity| judge(sheet, identity)).collect();
    findings.extend(stock_limits(sheet));
    findings.extend(illegal_values(sheet));
    findings
}

fn identities(sheet: &Sheet) -> Vec<Identity> {
    let form = sheet.form();
    let mut all = Vec::with_capacity(48);
    for column in 0..=TOTAL {
        let total = form.request(form.outcome_total(), column);
        all.push(Identity {
            rule: "A101",
            left: vec![total],
            right: form.outcomes().map(|row| form.request(row, column)).collect(),
        });
        all.push(Identity {
            rule: "A102",
            left: vec![form.request(RECEIVED, column), form.request(CARRIED_IN, column)],
            right: vec![total, form.request(form.carried_out(), column)],
        });
    }
    for row in 0..form.rows.len() {
        let parts = (0..TOTAL).map(|column| form.request(row, column)).collect();
        all.push(Identity { rule: "A103", left: vec![form.request(row, TOTAL)], right: parts });
    }
    for group in 0..3 {
        let parts = (0..4).map(|column| form.dispute(group, column)).collect();
        all.push(Identity { rule: "A104", left: vec![form.dispute(group, 4)], right: parts });
    }
    all
}

/// Judges one identity with its blanks as any whole numbers from 0 up; a cell that is not there leaves it open.
fn judge(sheet: &Sheet, identity: &Identity) -> Option<Finding> {
    let (left, left_blank) = add_up(sheet, &identity.left)?;
    let (right, right_blank) = add_up(sheet, &identity.right)?;
    let gap = left - right;
    if gap == Decimal::ZERO {
        return None;
    }
    let fillable = gap.is_integer() && if gap.is_negative() { left_blank } else { right_blank };
    let (verdict, severity) =
        if fillable { (Verdict::Implied, Severity::Warning) } else { (Verdict::Violated, Severity::Error) };
    let cells = identity.left.iter().chain(&identity.right).copied().collect();
    Some(Finding { rule: identity.rule, verdict, severity, cells })
}

/// Adds up cells with blanks as 0 and says whether there was one; none where a cell is not there.
fn add_up(sheet: &Sheet, cells: &[usize]) -> Option<(Decimal, bool)> {
    let mut sum = Decimal::ZERO;
    let mut blank = false;
    for cell in cells {
        match sheet.cells[*cell] {
            Cell::Absent => return None,
            Cell::Blank => blank = true,
            Cell::Number(value) => sum = sum + value,
            Cell::Dash => {}
        }
    }
    Some((sum, blank))
}

fn stock_limits(sheet: &Sheet) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in ["rules", "normative_documents"] {
        findings.extend(broken(sheet, "A105", row, ["in_force", "issued", "repealed"], |n| n[0] < n[1] - n[2]));
        findings.extend(broken(sheet, "A107", row, ["published", "total_published"], |n| n[0] > n[1]));
    }
    for row in ["licensing", "other_services", "penalties", "coercion", "fees"] {
        findings.extend(broken(sheet, "A108", row, ["previous_items", "change"], |n| (n[0] + n[1]).is_negative()));
    }
    findings
}

/// Judges a condition on some columns of a row of table 2; open where one is blank or not in the edition.
fn broken<const N: usize>(
    sheet: &Sheet,
    rule: &'static str,
    row: &str,
    columns: [&str; N],
    breaks: impl Fn([Decimal; N]) -> bool,
) -> Option<Finding> {
    let cells = columns.map(|column| sheet.form().disclosure(row, column));
    let cells: Vec<usize> = cells.into_iter().collect::<Option<_>>()?;
    let numbers: Vec<Decimal> = cells.iter().map(|cell| sheet.number(*cell)).collect::<Option<_>>()?;
    let numbers: [Decimal; N] = numbers.try_into().ok()?;
    let severity = if rule == "A107" { Severity::Warning } else { Severity::Error };
    breaks(numbers).then_some(Finding { rule, verdict: Verdict::Violated, severity, cells })
}

fn illegal_values(sheet: &Sheet) -> Vec<Finding> {
    let illegal = |cell: usize| {
        let path = &sheet.form().paths[cell];
        let Cell::Number(value) = sheet.cells[cell] else {
            return false;
        };
        let may_be_negative = path.ends_with(".change");
        let may_have_places = path.ends_with(".amount");
        (value.is_negative() && !may_be_negative) || (!value.is_integer() && !may_have_places)
    };
    (0..sheet.cells.len()).filter(|cell| illegal(*cell)).map(|cell| observed("A106", cell)).collect()
}

fn observed(rule: &'static str, cell: usize) -> Finding {
    Finding { rule, verdict: Verdict::Observed, severity: Severity::Error, cells: vec![cell] }
}

/// Judges B201 to B204 between a report and that of the year before.
pub fn across(before: &Report, now: &Report) -> Vec<Finding> {
    let mut findings = carry_over(&before.sheet, &now.sheet);
    match (before.sheet.edition, now.sheet.edition) {
        (Edition::Of2021, Edition::Of2021) => {
            for row in ["rules", "normative_documents"] {
                findings.extend(roll(before, now, ("B202", row, "in_force"), Severity::Warning));
            }
        }
        (Edition::Of2019, Edition::Of2019) => findings.extend(item_roll(&before.sheet, &now.sheet)),
        (Edition::Of2019, Edition::Of2021) => {
            let link = ("B204", "normative_documents", "total_published");
            // Two notions that should be near each other, no identity.
            let hint = roll(before, now, link, Severity::Info);
            findings.extend(hint.map(|finding| Finding { verdict: Verdict::Observed, ..finding }));
        }
        (Edition::Of2021, Edition::Of2019) => {}
    }
    findings
}

fn carry_over(before: &Sheet, now: &Sheet) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in 0..=TOTAL {
        let from = before.form().request(before.form().carried_out(), column);
        let to = now.form().request(CARRIED_IN, column);
        let (Some(left), Some(came)) = (before.number(from), now.number(to)) else {
            continue;
        };
        if left != came {
            let severity = if column == TOTAL { Severity::Error } else { Severity::Warning };
            findings.push(violated("B201", severity, vec![to]));
        }
    }
    findings
}

/// Judges: stock at the end = stock a year ago + issued − repealed; `link` is (rule, row, last year's column).
fn roll(
    before: &Report,
    now: &Report,
    (rule, row, stock): (&'static str, &str, &str),
    severity: Severity,
) -> Option<Finding> {
    let old = before.sheet.number(before.sheet.form().disclosure(row, stock)?)?;
    let cells = ["in_force", "issued", "repealed"].map(|column| now.sheet.form().disclosure(row, column));
    let cells: Vec<usize> = cells.into_iter().collect::<Option<_>>()?;
    let numbers: Vec<Decimal> = cells.iter().map(|cell| now.sheet.number(*cell)).collect::<Option<_>>()?;
    let holds = numbers[0] == old + numbers[1] - numbers[2];
    (!holds).then(|| violated(rule, severity, cells))
}

fn item_roll(before: &Sheet, now: &Sheet) -> Vec<Finding> {
    let rows = ["licensing", "other_services", "penalties", "coercion", "fees"];
    rows.iter().filter_map(|row| item_break(before, now, row)).collect()
}

fn item_break(before: &Sheet, now: &Sheet, row: &str) -> Option<Finding> {
    let old = |column| before.number(before.form().disclosure(row, column)?);
    let expected = old("previous_items")? + old("change")?;
    let cell = now.form().disclosure(row, "previous_items")?;
    let holds = now.number(cell)? == expected;
    (!holds).then(|| violated("B203", Severity::Warning, vec![cell]))
}

fn violated(rule: &'static str, severity: Severity, cells: Vec<usize>) -> Finding {
    Finding { rule, verdict: Verdict::Violated, severity, cells }
}

#[cfg(test)]
#[path = "identities_tests.rs"]
mod tests;
