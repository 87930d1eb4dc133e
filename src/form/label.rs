//! Every way a label of one edition is written, keyed by its folded form. It knows what a text can be, not where it stands.

use rustc_hash::FxHashMap;

use crate::text::fold::label_key;

/// What a folded text can be in the tables of one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A row: table and row place. Ordinals repeat between groups, labels do not.
    Row {
        /// Place in the form's tables.
        table: usize,
        /// Place in the table's rows.
        row: usize,
        /// Written exactly as the form has it.
        exact: bool,
    },
    /// The head of a column.
    Column {
        /// Place in the form's tables.
        table: usize,
        /// Place in the table's blocks.
        block: usize,
        /// Place in the block's columns.
        column: usize,
        /// Written exactly as the form has it.
        exact: bool,
    },
    /// The label of a group of rows, as （三）不予公开.
    Group {
        /// Place in the form's tables.
        table: usize,
    },
    /// The caption of a block of table 2.
    Caption {
        /// Place in the table's blocks.
        block: usize,
    },
    /// A head without values: 信息内容, 申请人情况, 法人或其他组织, the note on the balance.
    Head {
        /// Place in the form's tables.
        table: usize,
    },
}

/// The label look-up of one edition.
#[derive(Debug, Default)]
pub struct LabelBook {
    meanings: FxHashMap<String, Vec<Label>>,
    longest: usize,
}

impl LabelBook {
    /// Adds one way of writing a label.
    pub(super) fn add(&mut self, written: &str, meaning: Label) {
        let key = label_key(written);
        self.longest = self.longest.max(key.len());
        let meanings = self.meanings.entry(key).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// What a folded text can mean; empty where it is no label.
    pub fn meanings(&self, key: &str) -> &[Label] {
        if key.len() > self.longest { &[] } else { self.meanings.get(key).map_or(&[], Vec::as_slice) }
    }

    /// Bytes of the longest folded label: nothing longer needs a look-up.
    pub const fn longest(&self) -> usize {
        self.longest
    }

    /// Every folded label.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.meanings.keys().map(String::as_str)
    }
}
