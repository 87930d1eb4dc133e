//! The tables of a made-up report as rows of labels and values, and what can happen to them on the way into a text.

use std::collections::BTreeMap;

use gouji::form::{Edition, Form};
use proptest::prelude::*;

/// What stands in a cell; none is a blank.
pub type Value = Option<u32>;

/// One line of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What stands before the values: the group's label where the group begins, then the row's own.
    pub labels: Vec<String>,
    /// The paths of its cells.
    pub paths: Vec<String>,
    /// What stands in them, as it is written.
    pub values: Vec<String>,
    /// A line of its own behind the row, in every layout.
    pub behind: Option<String>,
}

/// The tables, each with its heading, and what its cells hold.
#[derive(Clone, Debug)]
pub struct Tables {
    pub edition: Edition,
    pub parts: Vec<(String, Vec<Row>)>,
    pub truth: BTreeMap<String, Value>,
}

/// Something that happens to one row.
#[derive(Clone, Copy, Debug)]
pub enum Damage {
    BlanksDropped,
    RowDropped,
    LabelDropped,
    RowDoubled,
    RowDoubledOtherwise,
    LabelBroken(usize),
    LetterChanged(usize),
    LetterDropped(usize),
    PageMark(u32),
    StrayNumber(u32),
    StrayInside(usize),
    StrayWords,
    FullWidth,
    Separated,
}

pub fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        3 => Just(Damage::BlanksDropped),
        1 => Just(Damage::RowDropped),
        1 => Just(Damage::LabelDropped),
        1 => Just(Damage::RowDoubled),
        1 => Just(Damage::RowDoubledOtherwise),
        2 => (1usize..30).prop_map(Damage::LabelBroken),
        2 => (0usize..30).prop_map(Damage::LetterChanged),
        2 => (0usize..30).prop_map(Damage::LetterDropped),
        1 => (1u32..60).prop_map(Damage::PageMark),
        2 => (0u32..60).prop_map(Damage::StrayNumber),
        1 => (0usize..8).prop_map(Damage::StrayInside),
        1 => Just(Damage::StrayWords),
        1 => Just(Damage::FullWidth),
        1 => Just(Damage::Separated),
    ]
}

pub fn edition() -> impl Strategy<Value = Edition> {
    prop_oneof![Just(Edition::E2019), Just(Edition::E2021)]
}

/// What stands in the cells of a form, in its order.
#[derive(Clone)]
pub struct Figures(pub Vec<Value>);

impl std::fmt::Debug for Figures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("figures as in the text")
    }
}

/// Mostly zeros and small numbers, some large ones, some blanks.
pub fn figures() -> impl Strategy<Value = Figures> {
    let value = prop_oneof![
        12 => Just(Some(0)),
        5 => (1u32..10).prop_map(Some),
        2 => (10u32..4000).prop_map(Some),
        1 => Just(None),
    ];
    prop::collection::vec(value, 200).prop_map(Figures)
}

impl Tables {
    /// The tables of an edition with these values, in the order of the form; totals of rows are made to fit where `sums`.
    pub fn new(edition: Edition, values: &[Value], sums: bool) -> Self {
        let form = edition.form().unwrap();
        let mut truth: BTreeMap<String, Value> =
            form.cells.iter().zip(values).map(|(cell, value)| (cell.path.clone(), *value)).collect();
        if sums {
            add_up(form, &mut truth);
        }
        let parts = (0..form.tables.len()).map(|nth| part(form, nth, &truth)).collect();
        Self { edition, parts, truth }
    }

    /// The part and row of every row that has values.
    fn rows_with_values(&self) -> Vec<(usize, usize)> {
        let places = self.parts.iter().enumerate().flat_map(|(part, (_, rows))| {
            rows.iter().enumerate().filter(|(_, row)| !row.paths.is_empty()).map(move |(row, _)| (part, row))
        });
        places.collect()
    }

    /// Lets something happen to the row of this number, counted over all tables, if it has values.
    pub fn damage(&mut self, number: usize, damage: Damage) {
        let places = self.rows_with_values();
        let (part, row) = places[number % places.len()];
        let rows = &mut self.parts[part].1;
        match damage {
            Damage::BlanksDropped => rows[row].values.retain(|value| !value.is_empty()),
            Damage::RowDropped => {
                for path in rows.remove(row).paths {
                    self.truth.remove(&path);
                }
            }
            Damage::LabelDropped => rows[row].labels.clear(),
            Damage::RowDoubled => rows.insert(row, rows[row].clone()),
            Damage::RowDoubledOtherwise => {
                let mut again = rows[row].clone();
                "77".clone_into(&mut again.values[0]);
                rows.insert(row + 1, again);
            }
            Damage::LabelBroken(at) => change_label(&mut rows[row], |letters| {
                letters.insert(at.min(letters.len()), '⏎');
            }),
            Damage::LetterChanged(at) => change_label(&mut rows[row], |letters| change_letter(letters, at)),
            Damage::LetterDropped(at) => change_label(&mut rows[row], |letters| {
                letters.remove(at % letters.len());
            }),
            Damage::PageMark(page) => rows[row].behind = Some(format!("- {page} -")),
            // Where a blank leaves no trace, a stray would take its place: two faults that nobody can tell from none.
            Damage::StrayNumber(_) | Damage::StrayInside(_) if rows[row].values.iter().any(String::is_empty) => {}
            Damage::StrayInside(at) => {
                let at = at.min(rows[row].values.len());
                rows[row].values.insert(at, "6".to_owned());
            }
            Damage::StrayNumber(number) => rows[row].behind = Some(number.to_string()),
            Damage::StrayWords => rows[row].behind = Some("（接上页，本表未完）".to_owned()),
            Damage::FullWidth => rows[row].values.iter_mut().for_each(|value| *value = full_width(value)),
            Damage::Separated => rows[row].values.iter_mut().for_each(|value| *value = separated(value)),
        }
    }
}

fn change_letter(letters: &mut [char], at: usize) {
    let at = at % letters.len();
    letters[at] = if letters[at] == '部' { '予' } else { '部' };
}

fn change_label(row: &mut Row, change: impl Fn(&mut Vec<char>)) {
    let Some(label) = row.labels.last_mut() else { return };
    let mut letters: Vec<char> = label.chars().collect();
    change(&mut letters);
    *label = letters.into_iter().collect();
}

fn full_width(value: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０')).unwrap();
    value.chars().map(|c| if c.is_ascii_digit() { wide(c) } else { c }).collect()
}

fn separated(value: &str) -> String {
    if value.len() == 4 { format!("{},{}", &value[..1], &value[1..]) } else { value.to_owned() }
}

/// Makes the totals of rows the sums of what stands before them.
fn add_up(form: &Form, truth: &mut BTreeMap<String, Value>) {
    for identity in form.identities.iter().filter(|identity| matches!(identity.rule.as_str(), "A103" | "A104")) {
        let sum = identity.left.iter().map(|&cell| truth[form.path(cell)].unwrap_or(0)).sum();
        truth.insert(form.path(identity.corrected).to_owned(), Some(sum));
    }
}

fn part(form: &Form, nth: usize, truth: &BTreeMap<String, Value>) -> (String, Vec<Row>) {
    let table = &form.tables[nth];
    let heading = format!("{}、{}", ["二", "三", "四"][nth], table.title);
    let head = |labels: Vec<String>| Row { labels, paths: Vec::new(), values: Vec::new(), behind: None };
    let mut rows = Vec::new();
    for block in &table.blocks {
        rows.extend(block.caption.clone().map(|caption| head(vec![caption])));
        let names = block.columns.iter().map(|column| column.label.clone());
        if table.one_line {
            let names: Vec<String> = names.collect();
            rows.push(head(table.rows.iter().map(|row| row.label.clone()).collect()));
            rows.push(head((0..table.rows.len()).flat_map(|_| names.clone()).collect()));
            continue;
        }
        rows.push(head(block.caption.iter().map(|_| "信息内容".to_owned()).chain(names).collect()));
        let mut group = None;
        for row in block.rows.clone() {
            let spec = &table.rows[row];
            let opens = spec.group.clone().filter(|own| group.replace(own.clone()).as_ref() != Some(own));
            let paths = table.cells_of(row).map(|cell| form.path(cell).to_owned()).collect();
            rows.push(filled(opens.into_iter().chain([spec.label.clone()]).collect(), paths, truth));
        }
    }
    if table.one_line {
        rows.push(filled(Vec::new(), table.cells().map(|cell| form.path(cell).to_owned()).collect(), truth));
    }
    (heading, rows)
}

fn filled(labels: Vec<String>, paths: Vec<String>, truth: &BTreeMap<String, Value>) -> Row {
    let value = |path: &String| truth[path].map_or_else(String::new, |value| value.to_string());
    let values = paths.iter().map(value).collect();
    Row { labels, paths, values, behind: None }
}
