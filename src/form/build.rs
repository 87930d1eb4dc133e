//! Turns the form files into a [`Form`]: numbers the cells, expands identities and chains, collects the labels.

use rustc_hash::FxHashMap;

use super::spec::{self, ChainSpec, ComparableSpec, FormError, FormSpec, IdentitySpec, MergedSpec, Per, TableSpec};
use super::{
    Block, CellId, CellSpec, Chain, Column, Comparable, Edition, Form, Identity, Label, LabelBook, Merged, Row, Table,
    merged,
};

/// Heads that carry no value, by table number.
const HEADS: [(u8, &str); 6] = [
    (2, "信息内容"),
    (3, "申请人情况"),
    (3, "法人或其他组织"),
    (3, "法人和其他组织"),
    (4, "行政诉讼"),
    (3, "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"),
];

impl Form {
    /// Reads one of the embedded editions, `2019` or `2021`.
    pub fn embedded(edition: &str) -> Result<Self, FormError> {
        let spec = spec::read(edition)?;
        let mut form = Self::tables_of(&spec);
        form.add_rules(&spec)?;
        if let Some(merged) = &spec.merged {
            form.add_merged(merged)?;
        }
        Ok(form)
    }

    /// The tables of an edition without its rules: enough to resolve paths.
    fn tables_of(spec: &FormSpec) -> Self {
        let mut form = Self {
            edition: spec.edition,
            basis: spec.basis.clone(),
            years: spec.years,
            tables: Vec::new(),
            cells: Vec::new(),
            identities: Vec::new(),
            chains: Vec::new(),
            comparables: Vec::new(),
            merged: None,
            labels: LabelBook::default(),
            paths: FxHashMap::default(),
        };
        spec.table.iter().for_each(|table| form.add_table(table));
        form
    }

    fn add_rules(&mut self, spec: &FormSpec) -> Result<(), FormError> {
        for identity in &spec.identity {
            self.add_identities(identity)?;
        }
        for chain in &spec.chain {
            self.add_chains(chain)?;
        }
        for comparable in &spec.comparable {
            self.add_comparable(comparable)?;
        }
        Ok(())
    }

    fn add_table(&mut self, spec: &TableSpec) {
        let nth = self.tables.len();
        let first = self.next_cell();
        let mut table = Table {
            key: spec.key.clone(),
            number: spec.number,
            part: spec.part,
            title: spec.title.clone(),
            rows: Vec::new(),
            blocks: Vec::new(),
            one_line: spec.one_line,
            first,
            count: 0,
        };
        for block in &spec.block {
            self.add_block(nth, &mut table, block);
        }
        table.count = self.cells.len() - first.index();
        for (_, head) in HEADS.iter().filter(|(number, _)| *number == spec.number) {
            self.labels.add(head, Label::Head { table: nth });
        }
        if let Some(note) = &spec.note {
            self.labels.add(note, Label::Head { table: nth });
        }
        self.tables.push(table);
    }

    fn add_block(&mut self, nth: usize, table: &mut Table, spec: &spec::BlockSpec) {
        let block = table.blocks.len();
        if let Some(caption) = &spec.caption {
            self.labels.add(caption, Label::Caption { block });
            // 第二十条（一）项, as some write it.
            self.labels.add(&caption.replacen("条第", "条", 1), Label::Caption { block });
        }
        for (column, columns) in spec.columns.iter().enumerate() {
            self.labels.add(&columns.label, Label::Column { table: nth, block, column, exact: true });
            for alias in &columns.aliases {
                self.labels.add(alias, Label::Column { table: nth, block, column, exact: false });
            }
        }
        let start = table.rows.len();
        table.blocks.push(Block {
            caption: spec.caption.clone(),
            columns: spec.columns.iter().map(column).collect(),
            rows: start..start + spec.rows.len(),
        });
        for row in &spec.rows {
            self.add_row(nth, table, row);
        }
    }

    fn add_row(&mut self, nth: usize, table: &mut Table, spec: &spec::RowSpec) {
        let (row, block) = (table.rows.len(), table.blocks.len() - 1);
        let first = self.next_cell();
        for (column, columns) in table.blocks[block].columns.iter().enumerate() {
            let path = format!("{}.{}.{}", table.key, spec.key, columns.key);
            self.paths.insert(path.clone(), self.next_cell());
            self.cells.push(CellSpec { path, table: nth, row, column, kind: columns.kind });
        }
        self.label_row(nth, row, spec);
        table.rows.push(self::row(spec, block, first));
    }

    fn label_row(&mut self, table: usize, row: usize, spec: &spec::RowSpec) {
        self.labels.add(&spec.label, Label::Row { table, row, exact: true });
        for alias in spec.aliases.iter().cloned().chain(without_ordinal(&spec.label)) {
            self.labels.add(&alias, Label::Row { table, row, exact: false });
        }
        if let Some(group) = &spec.group {
            self.labels.add(group, Label::Group { table });
        }
    }

    fn next_cell(&self) -> CellId {
        CellId(u16::try_from(self.cells.len()).unwrap_or(u16::MAX))
    }

    fn add_identities(&mut self, spec: &IdentitySpec) -> Result<(), FormError> {
        let table = self.table(&spec.table).ok_or_else(|| self.unknown(&spec.table))?;
        let along: Vec<String> = match spec.per {
            Per::Column => table.blocks[0].columns.iter().map(|column| column.key.clone()).collect(),
            Per::Row if spec.rows.is_empty() => table.rows.iter().map(|row| row.key.clone()).collect(),
            Per::Row => spec.rows.clone(),
        };
        for key in &along {
            let path = |part: &String| match spec.per {
                Per::Column => format!("{}.{part}.{key}", spec.table),
                Per::Row => format!("{}.{key}.{part}", spec.table),
            };
            let side = |parts: &[String]| self.all_of(self, parts.iter().map(path));
            let identity = Identity {
                rule: spec.rule.clone(),
                left: side(&spec.left)?,
                relation: spec.relation,
                right: side(&spec.right)?,
                corrected: self.cell(&path(&spec.corrected)).ok_or_else(|| self.unknown(&spec.corrected))?,
            };
            self.identities.push(identity);
        }
        Ok(())
    }

    fn add_merged(&mut self, spec: &MergedSpec) -> Result<(), FormError> {
        let nth = self.tables.iter().position(|table| table.key == spec.table);
        let (nth, table) = nth.map(|nth| (nth, &self.tables[nth])).ok_or_else(|| self.unknown(&spec.table))?;
        let covers = |row: &Row| row.key.starts_with(&spec.stands_for);
        let from = table.rows.iter().position(covers).ok_or_else(|| self.unknown(&spec.stands_for))?;
        let stands_for = from..from + table.rows.iter().filter(|row| covers(row)).count();
        let (block, columns) = (table.rows[from].block, &table.blocks[table.rows[from].block].columns);
        let cell = |(column, head): (usize, &Column)| {
            let path = format!("{}.{}.{}", spec.table, spec.row.key, head.key);
            CellSpec { path, table: nth, row: from, column, kind: head.kind }
        };
        let cells: Vec<CellSpec> = columns.iter().enumerate().map(cell).collect();
        let row = row(&spec.row, block, self.next_cell());
        let first = table.rows[from].first.0;
        let last = table.rows[stands_for.end - 1].first.0 + u16::try_from(cells.len()).unwrap_or(u16::MAX);
        let mut merged = Merged { row, cells, stands_for, replaced: first..last, identities: Vec::new() };
        merged.identities = merged::identities(self, &merged);
        self.paths.extend(merged.cells.iter().zip(merged.cell_ids()).map(|(spec, id)| (spec.path.clone(), id)));
        self.merged = Some(merged);
        Ok(())
    }

    fn add_chains(&mut self, spec: &ChainSpec) -> Result<(), FormError> {
        for &from in &spec.from {
            let earlier = if from == self.edition { None } else { Some(embedded_tables(from)?) };
            let last_form = earlier.as_ref().unwrap_or(self);
            let this = self.all_of(self, spec.this.iter().cloned())?;
            let last = self.all_of(last_form, spec.last.iter().cloned())?;
            let plus = self.all_of(self, spec.plus.iter().cloned())?;
            self.chains.extend(chains(spec, from, &[this, last, plus]));
        }
        Ok(())
    }

    fn add_comparable(&mut self, spec: &ComparableSpec) -> Result<(), FormError> {
        let earlier = embedded_tables(Edition::E2019)?;
        let this = self.all_of(self, spec.this.iter().cloned())?;
        let last = self.all_of(&earlier, spec.last.iter().cloned())?;
        let entry = |this, last| Comparable { this, last, how: spec.how, zh: spec.zh.clone(), en: spec.en.clone() };
        if spec.how == super::Comparability::Sum {
            // Several rows of all columns against one row: one entry a column.
            let columns = last.len().max(1);
            self.comparables.extend(
                (0..columns)
                    .map(|nth| entry(this.iter().copied().skip(nth).step_by(columns).collect(), vec![last[nth]])),
            );
        } else {
            self.comparables.push(entry(this, last));
        }
        Ok(())
    }

    /// Every cell that the paths of `form` name; `*` stands for one or more parts.
    fn all_of(&self, form: &Self, paths: impl Iterator<Item = String>) -> Result<Vec<CellId>, FormError> {
        let mut cells = Vec::new();
        for path in paths {
            let found: Vec<CellId> = match form.paths.get(&*path) {
                Some(&exact) => vec![exact],
                None => form.cell_ids().filter(|&cell| matches_path(form.path(cell), &path)).collect(),
            };
            if found.is_empty() {
                return Err(self.unknown(&path));
            }
            cells.extend(found);
        }
        Ok(cells)
    }

    fn unknown(&self, path: &str) -> FormError {
        FormError::UnknownPath { edition: self.edition.name().to_owned(), path: path.to_owned() }
    }
}

fn row(spec: &spec::RowSpec, block: usize, first: CellId) -> Row {
    Row {
        key: spec.key.clone(),
        label: spec.label.clone(),
        short: spec.short.clone(),
        group: spec.group.clone(),
        block,
        first,
    }
}

fn column(spec: &spec::ColumnSpec) -> Column {
    Column {
        key: spec.key.clone(),
        label: spec.label.clone(),
        short: spec.short.clone(),
        kind: spec.kind,
        unit: spec.unit.clone(),
    }
}

/// The label as it reads where its ordinal is followed by another mark, or was lost; not lost where the rest is too short to
/// stand for itself, as 其他 and 总计.
fn without_ordinal(label: &str) -> Vec<String> {
    let Some((ordinal, rest)) = label.split_once(['、', '.', '）']).filter(|(mark, _)| mark.chars().count() <= 2)
    else {
        return Vec::new();
    };
    let is_digit = ordinal.chars().all(|c| c.is_ascii_digit());
    let remarked = is_digit.then(|| format!("{ordinal}、{rest}"));
    let bare = (rest.chars().count() >= 4).then(|| rest.to_owned());
    bare.into_iter().chain(remarked).collect()
}

/// The tables of another edition.
fn embedded_tables(edition: Edition) -> Result<Form, FormError> {
    Ok(Form::tables_of(&spec::read(edition.name())?))
}

/// One chain for each cell of a starred path, else one chain of all cells.
fn chains(spec: &ChainSpec, from: Edition, [this, last, plus]: &[Vec<CellId>; 3]) -> Vec<Chain> {
    let chain = |this, last, plus| Chain { rule: spec.rule.clone(), from, this, last, plus };
    if spec.this.iter().any(|path| path.contains('*')) {
        return this.iter().zip(last).map(|(&this, &last)| chain(vec![this], vec![last], Vec::new())).collect();
    }
    vec![chain(this.clone(), last.clone(), plus.clone())]
}

/// Tells whether a path fits a pattern whose `*` stands for one or more whole parts.
fn matches_path(path: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => path == pattern,
        Some((before, after)) => {
            path.len() > before.len() + after.len() && path.starts_with(before) && path.ends_with(after)
        }
    }
}
