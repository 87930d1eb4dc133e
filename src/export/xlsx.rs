//! The list of findings as a workbook that agencies can print and fill in. Text is text, never a formula; the same package
//! gives the same bytes.

use std::io::Write;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::column::Value;
use super::table::{self, Head, Table};
use super::{ExportError, Exporter, Package, wording};
use crate::text::phrase::{Lang, Phrase};
use crate::text::width::{CUT_MARK, width};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "xlsx",
    extension: "xlsx",
    stem: "问题清单",
    title: Phrase::new(
        "问题清单（Excel 工作簿，可填写、打印）",
        "list of findings (Excel workbook to fill in and print)",
    ),
    to_stdout: false,
    write,
};

const ROWS: u32 = 1_048_576;
/// What a cell holds, in UTF-16 units; the format allows 32,767.
const CELL: usize = 32_000;
/// Figures of more digits are written as text: a spreadsheet would round them.
const DIGITS: usize = 15;
const A4: u8 = 9;
/// Tables with more columns keep the first two in view.
const WIDE: u16 = 10;
const PAGES: Phrase = Phrase::new("第 &P 页，共 &N 页", "page &P of &N");
const CHOOSE: Phrase = Phrase::new("请从列表中选一项", "choose one of the list");

fn write(package: &Package, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(package)?);
    let [overview, others @ ..] = table::beside_findings(package);
    let tables = [overview, table::findings(package, false)].into_iter().chain(others);
    for table in tables {
        lay_out(book.add_worksheet(), table, package.lang)?;
    }
    Ok(out.write_all(&book.save_to_buffer()?)?)
}

/// The particulars, with a fixed date where none is given: the writer's own clock would make every file another.
fn properties(package: &Package) -> Result<DocProperties, XlsxError> {
    let day = package.made_on.unwrap_or(jiff::civil::date(2000, 1, 1));
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(day.year().unsigned_abs(), part(day.month()), part(day.day()))?;
    let stamp = [package.rules_digest.as_str(), &package.corpus_digest, package.journal_head.as_deref().unwrap_or("")];
    let title = table::findings(package, true).title.in_lang(package.lang);
    Ok(DocProperties::new()
        .set_title(title)
        .set_author(format!("gouji {}", package.version))
        .set_comment(stamp.join("\n"))
        .set_creation_datetime(&made))
}

fn lay_out(sheet: &mut Worksheet, table: Table, lang: Lang) -> Result<(), ExportError> {
    sheet.set_name(table.title.in_lang(lang))?;
    let mut widths: Vec<usize> = table.heads.iter().map(|head| width(head.title.in_lang(lang)) + 2).collect();
    let (plain, bold) = (plain(), bold());
    for (column, head) in (0..).zip(&table.heads) {
        sheet.write_string_with_format(0, column, head.title.in_lang(lang), &bold)?;
    }
    let mut bottom = 0;
    for (row, values) in (1..).zip(table.rows) {
        if row >= ROWS {
            return Err(ExportError::TooManyRows { most: ROWS });
        }
        for ((column, value), widest) in (0..).zip(&values).zip(&mut widths) {
            write_value(sheet, (row, column), value, &plain)?;
            *widest = (*widest).max(display_width(value));
        }
        bottom = row;
    }
    Ok(finish(sheet, &table.heads, (&widths, bottom), lang)?)
}

/// Freezes, filters, sizes and sets up for print.
fn finish(
    sheet: &mut Worksheet,
    heads: &[Head],
    (widths, bottom): (&[usize], u32),
    lang: Lang,
) -> Result<(), XlsxError> {
    for ((column, head), &wanted) in (0..).zip(heads).zip(widths) {
        let narrowest = width(head.title.in_lang(lang)) + 2;
        let cells = u16::try_from(wanted.min(head.widest).max(narrowest)).unwrap_or(u16::MAX);
        sheet.set_column_width(column, f64::from(cells))?;
        if !head.choices.is_empty() {
            sheet.add_data_validation(1, column, bottom.max(1), column, &choices(head, lang)?)?;
        }
    }
    let right = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let kept = if right > WIDE { 2 } else { 0 };
    sheet.autofilter(0, 0, bottom, right)?.set_freeze_panes(1, kept)?;
    sheet.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&C{}", PAGES.in_lang(lang)));
    Ok(())
}

fn choices(head: &Head, lang: Lang) -> Result<DataValidation, XlsxError> {
    let names: Vec<&str> = head.choices.iter().map(|&one| wording::disposition(one, lang)).collect();
    DataValidation::new()
        .allow_list_strings(&names)?
        .set_error_title(head.title.in_lang(lang))?
        .set_error_message(CHOOSE.in_lang(lang))
}

fn plain() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

/// What must not be missed stands in bold red, so that it is told without colour too.
fn alert() -> Format {
    plain().set_bold().set_font_color(Color::RGB(0x00C0_0000))
}

fn bold() -> Format {
    plain().set_bold().set_background_color(Color::RGB(0x00DD_E6F0))
}

fn write_value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    let shown = value.shown();
    let figure = match value {
        Value::Number(_) if shown.bytes().filter(u8::is_ascii_digit).count() <= DIGITS => shown.parse::<f64>().ok(),
        _ => None,
    };
    match (value, figure) {
        (Value::Empty, _) => sheet.write_blank(row, column, format)?,
        (_, Some(figure)) => sheet.write_number_with_format(row, column, figure, format)?,
        (Value::Alert(_), None) => sheet.write_string_with_format(row, column, fitting(&shown), &alert())?,
        (_, None) => sheet.write_string_with_format(row, column, fitting(&shown), format)?,
    };
    Ok(())
}

/// The beginning of a text that a cell can hold.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let fits = |&(_, character): &(usize, char)| {
        units += character.len_utf16();
        units > CELL
    };
    match text.char_indices().find(fits) {
        Some((end, _)) => format!("{}{CUT_MARK}", &text[..end]),
        None => text.to_owned(),
    }
}

fn display_width(value: &Value) -> usize {
    value.shown().lines().map(width).max().unwrap_or(0) + 2
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::super::sample;
    use super::*;

    fn book(package: &Package) -> Xlsx<Cursor<Vec<u8>>> {
        let mut out = Vec::new();
        write(package, &mut out).unwrap();
        Xlsx::new(Cursor::new(out)).unwrap()
    }

    fn picture(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> String {
        let range = book.worksheet_range(sheet).unwrap();
        let shown = |data: &Data| match data {
            Data::Float(figure) => format!("#{figure}"),
            other => other.to_string().replace('\n', "⏎"),
        };
        range.rows().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" | ")).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_workbook_has_its_sheets_and_figures_are_numbers() {
        let mut book = book(&sample::package());
        let sheets = book.sheet_names();
        assert_eq!(
            sheets,
            [
                "总览",
                "问题清单",
                "解析存疑",
                "已处置、本次未再发现",
                "未评",
                "数字总账",
                "解析告警",
                "读取失败",
                "规则",
                "说明"
            ]
        );
        let all: Vec<String> = sheets.iter().map(|sheet| format!("[{sheet}]\n{}", picture(&mut book, sheet))).collect();
        insta::assert_snapshot!(all.join("\n\n"));
    }

    #[test]
    fn a_long_figure_is_not_rounded() {
        let mut package = sample::package();
        package.entries[0].sides.reported = Some("123456789012345678".to_owned());
        let shown = picture(&mut book(&package), "问题清单");
        assert!(shown.contains("| 123456789012345678 |"), "{shown}");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        assert_eq!(fitting("甲"), "甲");
        let cut = fitting(&"\u{1f600}".repeat(20_000));
        assert_eq!((cut.encode_utf16().count(), cut.ends_with(CUT_MARK)), (CELL + 1, true));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn no_text_becomes_a_formula_or_is_lost(text in sample::hostile_text()) {
            let package = sample::hostile(&text);
            let mut book = book(&package);
            for sheet in book.sheet_names() {
                prop_assert!(book.worksheet_formula(&sheet).unwrap().is_empty());
            }
            let range = book.worksheet_range("问题清单").unwrap();
            let values: Vec<Value> = table::findings(&package, false).rows.next().unwrap();
            for (read, value) in range.rows().nth(1).unwrap().iter().zip(&values) {
                if let Value::Text(text) = value {
                    let read = read.to_string();
                    prop_assert_eq!(&read, text);
                }
            }
        }
    }
}
