//! What is too much of a file: every limit of reading, in one table that `gouji limits` prints and messages name.

use crate::text::phrase::Phrase;

/// One limit of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Its name in `gouji limits`.
    pub name: &'static str,
    /// The most that is allowed.
    pub most: u64,
    /// What is counted.
    pub unit: &'static str,
    /// What it limits.
    pub what: Phrase,
}

impl Limit {
    /// Refuses what is more than it allows, by itself.
    #[inline]
    pub const fn admit(&self, count: u64) -> Result<(), Self> {
        if count > self.most { Err(*self) } else { Ok(()) }
    }
}

macro_rules! limits {
    ($($constant:ident = $name:literal $most:expr, $unit:literal, $zh:literal, $en:literal;)+) => {
        $(
            #[doc = $en]
            pub const $constant: Limit =
                Limit { name: $name, most: $most, unit: $unit, what: Phrase::new($zh, $en) };
        )+

        /// All limits of reading.
        pub const LIMITS: &[Limit] = &[$($constant,)+];
    };
}

limits! {
    FILE = "file" 64 << 20, "bytes", "一份文件的字节数", "bytes of a file";
    PART = "part" 64 << 20, "bytes", "压缩包里一个部件展开后的字节数", "bytes of one inflated part of a package";
    PACKAGE = "package" 256 << 20, "bytes", "一个压缩包展开后的总字节数", "bytes of a whole inflated package";
    RATIO = "ratio" 200, "times", "展开后与压缩前的倍数（1 MiB 以上才算）", "times that a part over 1 MiB may grow when inflated";
    MEMBERS = "members" 4096, "files", "一个压缩包里的文件数", "files in one package";
    DEPTH = "depth" 512, "levels", "HTML、XML 标签的嵌套层数", "levels of nested HTML or XML tags";
    NODES = "nodes" 2_000_000, "nodes", "一份 HTML、XML 的节点数", "nodes of one HTML or XML text";
    ATTRIBUTES = "attributes" 4096, "attributes", "一个标签的属性数", "attributes of one tag";
    ROW = "row" 20_000, "cells", "一行表格的格数（合并格展开后计）", "cells of a table row, spans unfolded";
    CELLS = "cells" 1_000_000, "cells", "一份文档的表格格数（合并格展开后计）", "table cells of a document, spans unfolded";
    PAGES = "pages" 5000, "pages", "一份 PDF 的页数", "pages of a PDF";
    OPERATORS = "operators" 10_000_000, "operators", "一份 PDF 的绘图指令数", "drawing operators of a PDF";
    CHARACTERS = "characters" 16_000_000, "characters", "一份文档的字数", "characters of a document";
    READ_SECONDS = "read-seconds" 20, "seconds", "单独进程读一份文件的秒数", "seconds that a reading process has for a file";
    READ_MEMORY = "read-memory" 1 << 30, "bytes", "单独进程读文件的内存", "bytes of memory of a reading process";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_name_of_its_own_and_something_to_count() {
        for limit in LIMITS {
            assert_eq!(LIMITS.iter().filter(|other| other.name == limit.name).count(), 1, "{}", limit.name);
            assert!(limit.most > 0 && !limit.unit.is_empty());
            assert!(!limit.what.zh.contains('，'), "{}: messages go on with 超过上限", limit.name);
        }
    }
}
