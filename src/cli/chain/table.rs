//! A table of short texts laid out in display cells, for people: as wide as its contents, narrower where the terminal is.

use crate::text::width::{pad_left, pad_right, width};

/// A column: its name, and how it is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'a> {
    pub name: &'a str,
    /// Its texts stand at the left; figures stand at the right.
    pub left: bool,
    /// How soon it is left out where the room is short; 0 never.
    pub spare: u8,
}

/// Blanks between two columns.
const BETWEEN: usize = 2;
/// Blanks before every row.
const INDENT: usize = 2;

/// Lays a table out in lines of at most so many cells, as far as leaving out spare columns allows.
pub(super) fn lines(columns: &[Column<'_>], rows: &[Vec<String>], room: usize) -> Vec<String> {
    let texts = |nth: usize| rows.iter().filter_map(move |row| row.get(nth)).map(String::as_str);
    let widest = |nth: usize| texts(nth).chain([columns[nth].name]).map(width).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(widest).collect();
    let shown = shown(columns, &widths, room);
    let line = |text: &dyn Fn(usize) -> String| {
        let cells = shown.iter().map(|&nth| {
            let (text, cells) = (text(nth), widths[nth]);
            if columns[nth].left { pad_right(&text, cells) } else { pad_left(&text, cells) }
        });
        let cells: Vec<String> = cells.collect();
        format!("{}{}", " ".repeat(INDENT), cells.join(&" ".repeat(BETWEEN))).trim_end().to_owned()
    };
    let head = line(&|nth| columns[nth].name.to_owned());
    let body = rows.iter().map(|row| line(&|nth| row.get(nth).cloned().unwrap_or_default()));
    std::iter::once(head).chain(body).collect()
}

/// The columns that there is room for: the most spare are left out first.
fn shown(columns: &[Column<'_>], widths: &[usize], room: usize) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let needed = |shown: &[usize]| INDENT + shown.iter().map(|&nth| widths[nth] + BETWEEN).sum::<usize>();
    while needed(&shown) > room.saturating_add(BETWEEN) {
        let Some(most) = shown.iter().map(|&nth| columns[nth].spare).max().filter(|most| *most > 0) else { break };
        shown.retain(|&nth| columns[nth].spare < most);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(room: usize) -> String {
        let column = |name, left, spare| Column { name, left, spare };
        let columns =
            [column("年度", true, 0), column("自然", false, 1), column("总计", false, 0), column("出处", true, 2)];
        let rows = [["2020", "1=1", "12!=3", "L9"], ["2021", "缺", "1=1", "L10"]];
        lines(&columns, &rows.map(|row| row.map(str::to_owned).to_vec()), room).join("\n")
    }

    #[test]
    fn columns_stand_under_their_names_in_display_cells() {
        assert_eq!(table(usize::MAX), "  年度  自然   总计  出处\n  2020   1=1  12!=3  L9\n  2021    缺    1=1  L10");
    }

    #[test]
    fn a_narrow_terminal_loses_spare_columns_and_no_other() {
        assert_eq!(table(21), "  年度  自然   总计\n  2020   1=1  12!=3\n  2021    缺    1=1");
        assert_eq!(table(4), "  年度   总计\n  2020  12!=3\n  2021    1=1");
    }
}
