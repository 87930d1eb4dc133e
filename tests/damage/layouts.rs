//! The ways in which published pages turn a row into text (domain survey 4.2), written apart from the corpus maker's.

use crate::rows::{Row, Tables};

/// Writes one row.
pub type Layout = fn(&Row, &mut String);

/// Every way by its letter.
pub const LAYOUTS: [(&str, Layout); 14] = [
    ("A", padded),
    ("B", barred),
    ("C", cells_and_spans),
    ("C0", cells),
    ("D", bars_below),
    ("E", paragraphs),
    ("G", indented),
    ("H", leading_bar),
    ("I", values_below),
    ("J", glued),
    ("K", bar_before),
    ("L", tabs),
    ("M", spaces),
    ("canonical", grid),
];

/// The whole text of a report.
pub fn write(tables: &Tables, layout: Layout) -> String {
    let mut text = "青禾县林业局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，主动公开信息15条。\n".to_owned();
    for (heading, rows) in &tables.parts {
        text += &format!("{heading}\n");
        for row in rows {
            layout(row, &mut text);
            if let Some(behind) = &row.behind {
                text += &format!("{}{behind}\n", if text.ends_with('\n') { "" } else { "\n" });
            }
        }
        text += if text.ends_with('\n') { "" } else { "\n" };
    }
    text += "五、存在的主要问题及改进情况\n仍有不足，下一步将改进。\n六、其他需要报告的事项\n无。\n";
    text.replace('⏎', "\n")
}

fn words(row: &Row) -> impl Iterator<Item = &String> {
    row.labels.iter().chain(&row.values)
}

fn padded(row: &Row, out: &mut String) {
    barred(row, out);
    out.insert_str(out.len() - 1, " |||");
}

fn barred(row: &Row, out: &mut String) {
    let words: Vec<&str> = words(row).map(String::as_str).collect();
    *out += &format!("{} |\n", words.join(" | "));
}

fn cells(row: &Row, out: &mut String) {
    for word in words(row) {
        *out += &if word.is_empty() { "|\n".to_owned() } else { format!("{word} |\n") };
    }
}

fn cells_and_spans(row: &Row, out: &mut String) {
    cells(row, out);
    *out += if row.values.is_empty() { "|||\n" } else { "" };
}

fn bars_below(row: &Row, out: &mut String) {
    for word in words(row) {
        *out += &if word.is_empty() { "|\n".to_owned() } else { format!("{word}\n|\n") };
    }
}

fn paragraphs(row: &Row, out: &mut String) {
    for word in words(row).filter(|word| !word.is_empty()) {
        *out += &format!("{word}\n\n");
    }
}

fn indented(row: &Row, out: &mut String) {
    for word in words(row) {
        *out += &if word.is_empty() { "| \n".to_owned() } else { format!(" {word}  | \n") };
    }
}

fn leading_bar(row: &Row, out: &mut String) {
    out.push_str("| ");
    barred(row, out);
}

fn values_below(row: &Row, out: &mut String) {
    for label in &row.labels {
        *out += &format!("{label} |\n");
    }
    if !row.values.is_empty() {
        *out += &format!("{} |\n", row.values.join(" | "));
    }
}

fn glued(row: &Row, out: &mut String) {
    words(row).for_each(|word| out.push_str(word));
}

fn bar_before(row: &Row, out: &mut String) {
    out.push_str("|\n");
    cells(row, out);
}

fn tabs(row: &Row, out: &mut String) {
    for word in words(row) {
        *out += &if word.is_empty() { "\t\u{a0}\n".to_owned() } else { format!("\t{word}\n") };
    }
    out.push('\n');
}

fn spaces(row: &Row, out: &mut String) {
    let values: Vec<&str> = row.values.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
    *out += &format!("{} {}\n", row.labels.join("\n"), values.join(" "));
}

fn grid(row: &Row, out: &mut String) {
    let words: Vec<&str> = words(row).map(String::as_str).collect();
    let bar = if row.values.last().is_some_and(String::is_empty) { " |" } else { "" };
    *out += &format!("{}{bar}\n", words.join(" | "));
}
