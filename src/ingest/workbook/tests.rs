//! What becomes of sheets, on small workbooks made in memory.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, FormatScript, Workbook};

use super::super::{ReadError, limit};
use super::{is_xlsx, read_xls, read_xlsx};

fn text(make: impl FnOnce(&mut Workbook)) -> String {
    let mut book = Workbook::new();
    make(&mut book);
    let bytes = book.save_to_buffer().unwrap();
    assert!(is_xlsx(&bytes));
    read_xlsx(&bytes).unwrap().text
}

#[test]
fn rows_are_lines_and_merged_cells_are_one() {
    let shown = text(|book| {
        let plain = Format::new();
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 0, 0, 4, "一、总体情况", &plain).unwrap();
        sheet.merge_range(1, 0, 1, 2, "一、本年新收", &plain).unwrap();
        sheet.write(1, 3, 3).unwrap();
        sheet.write_blank(1, 4, &Format::new().set_bold()).unwrap();
        sheet.merge_range(2, 0, 3, 0, "（三）不予公开", &plain).unwrap();
        sheet.merge_range(2, 1, 2, 2, "1.国家\n秘密", &plain).unwrap();
        sheet.write(2, 3, 0.5).unwrap();
        sheet.write(2, 4, 12).unwrap();
        sheet.merge_range(3, 1, 3, 2, "2.其他", &plain).unwrap();
        sheet.write(3, 3, "/").unwrap();
        sheet.write(3, 4, 0).unwrap();
    });
    let rows =
        "一、总体情况\n一、本年新收 | 3 |  |  | \n（三）不予公开 | 1.国家秘密 | 0.5 | 12 | \n | 2.其他 | / | 0 | \n";
    assert_eq!(shown, rows);
}

#[test]
fn what_is_struck_out_is_left_out_and_raised_digits_are_no_part_of_a_figure() {
    let shown = text(|book| {
        let (plain, bold) = (Format::new(), Format::new().set_bold());
        let (struck, raised) =
            (Format::new().set_font_strikethrough(), Format::new().set_font_script(FormatScript::Superscript));
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "规章").unwrap();
        sheet.write_rich_string(0, 1, &[(&plain, "12"), (&raised, "1")]).unwrap();
        sheet.write_rich_string(0, 2, &[(&struck, "9"), (&bold, "13")]).unwrap();
        sheet.write_with_format(0, 3, 98, &struck).unwrap();
        sheet.write_with_format(0, 4, "97", &struck).unwrap();
        sheet.write(0, 5, 14).unwrap();
    });
    assert_eq!(shown, "规章 | 12¹ | 13 |  |  | 14\n");
}

#[test]
fn what_is_hidden_is_left_out_and_counted_and_merged_cells_show_where_they_go_on() {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 2, 0, "（三）不予公开", &plain).unwrap();
    for (row, label) in (0..).zip(["1.属于国家秘密", "2.其他", "3.危及"]) {
        sheet.write(row, 1, label).unwrap();
        for column in 2..5 {
            sheet.write(row, column, row * 10 + u32::from(column)).unwrap();
        }
    }
    sheet.set_row_hidden(0).unwrap();
    sheet.set_column_hidden(3).unwrap();
    sheet.set_column_hidden(9).unwrap();
    book.add_worksheet().set_name("旧表").unwrap().set_hidden(true).write(0, 0, 99).unwrap();
    let read = read_xlsx(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(read.text, "（三）不予公开 | 2.其他 | 12 | 14\n | 3.危及 | 22 | 24\n");
    assert_eq!(read.hidden, 3, "a row, a column, a sheet");
}

#[test]
fn what_a_format_shows_nothing_of_is_a_blank_and_counted() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "规章").unwrap();
    let cells =
        [(";;;", 7.0), ("0;-0;;@", 0.0), ("0;-0;;@", 3.0), ("#", 0.0), ("#,##0", 0.0), ("0;;0", -4.0), ("0", 9.0)];
    for (column, (code, figure)) in (1..).zip(cells) {
        sheet.write_with_format(0, column, figure, &Format::new().set_num_format(code)).unwrap();
    }
    sheet.write_with_format(1, 0, "旧稿", &Format::new().set_num_format(";;;")).unwrap();
    let read = read_xlsx(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(read.text, "规章 |  |  | 3 |  | 0 |  | 9\n");
    assert_eq!(read.hidden, 5);
}

#[test]
fn a_sheet_that_shows_no_zeros_shows_blanks() {
    let cells = "<row r='1'><c r='A1' t='str'><v>规章</v></c><c r='B1'><v>0</v></c><c r='C1'><v>5</v></c></row>";
    let sheet = sheet("A1:C1", cells, "")
        .replace("<sheetData>", "<sheetViews><sheetView showZeros='0'/></sheetViews><sheetData>");
    let read = read_xlsx(&with_sheet(&sheet)).unwrap();
    assert_eq!((read.text.as_str(), read.hidden), ("规章 |  | 5\n", 1));
}

#[test]
fn an_old_sheet_that_shows_no_zeros_shows_blanks_too() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workbook/report.xls");
    let bytes = std::fs::read(path).unwrap();
    let mut veiled = bytes.clone();
    // The record of a window begins so; the fifth bit of its first word is for zeros.
    let window = memchr::memmem::find(&bytes, b"\x3e\x02\x12\x00").unwrap();
    veiled[window + 4] &= !0x10;
    let (plain, read) = (read_xls(&bytes).unwrap(), read_xls(&veiled).unwrap());
    let zeros = |text: &str| text.split([' ', '\n']).filter(|word| *word == "0").count();
    assert!(zeros(&plain.text) > 20 && plain.hidden == 0);
    assert_eq!((zeros(&read.text), usize::try_from(read.hidden).unwrap()), (0, zeros(&plain.text)));
}

#[test]
fn prose_days_and_a_row_of_blanks_are_what_they_look_like() {
    let shown = text(|book| {
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "某市某局2024年政府信息公开工作年度报告").unwrap();
        sheet.write(1, 0, "一段\n文字").unwrap();
        for column in 0..15 {
            sheet.write_blank(4, column, &bold).unwrap();
        }
        sheet.write_blank(6, 0, &bold).unwrap();
        sheet.write(8, 0, "落款").unwrap();
        sheet.write_with_format(8, 1, 45_671, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    });
    let blank = " |".to_owned() + &"  |".repeat(14);
    assert_eq!(shown, format!("某市某局2024年政府信息公开工作年度报告\n一段\n文字\n{blank}\n落款 | 2025-01-14\n"));
}

#[test]
fn blanks_that_were_never_stored_keep_their_places_in_a_table() {
    let shown = text(|book| {
        let plain = Format::new();
        let sheet = book.add_worksheet();
        for (row, cells) in
            [(0, ["二、主动公开政府信息情况", "", ""]), (1, ["信息内容", "制发", "废止"]), (2, ["规章", "1", ""])]
        {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write(row, column, text).unwrap();
            }
        }
        sheet.write(3, 0, "行政许可").unwrap();
        sheet.write(4, 0, "行政事业性收费").unwrap();
        sheet.merge_range(4, 1, 4, 2, "", &plain).unwrap();
        sheet.write(5, 0, "三、收到和处理政府信息公开申请情况").unwrap();
    });
    let rows = "信息内容 | 制发 | 废止\n规章 | 1 |  |\n行政许可 |  |  |\n行政事业性收费 |  | ";
    assert_eq!(shown, format!("二、主动公开政府信息情况\n{rows}\n三、收到和处理政府信息公开申请情况\n"));
}

#[test]
fn a_label_beside_blanks_that_somebody_typed_is_a_row_and_a_line_beside_one_is_not() {
    let shown = text(|book| {
        let sheet = book.add_worksheet();
        for (row, label, blanks, blank) in [
            (0, "8.属于行政查询事项", 7, " "),
            (2, "6.其他", 7, "\u{3000}"),
            (4, "某局", 1, " "),
            (5, "需要报告的事项", 7, " "),
        ] {
            sheet.write(row, 0, label).unwrap();
            (1..=blanks).for_each(|column| _ = sheet.write(row, column, blank).unwrap());
        }
    });
    let blanks = " |".to_owned() + &"  |".repeat(7);
    assert_eq!(shown, format!("8.属于行政查询事项{blanks}\n6.其他{blanks}\n某局\n需要报告的事项\n"));
}

#[test]
fn a_label_that_ends_as_headings_do_keeps_its_row_in_the_table() {
    let shown = text(|book| {
        let sheet = book.add_worksheet();
        for (row, label) in (0..).zip(["7.其他", "8.属于行政查询事项", "（四）无法提供"]) {
            sheet.write(row, 0, label).unwrap();
            (1..3).filter(|_| row != 1).for_each(|column| _ = sheet.write(row, column, 1).unwrap());
        }
    });
    assert_eq!(shown, "7.其他 | 1 | 1\n8.属于行政查询事项 |  |  |\n（四）无法提供 | 1 | 1\n");
}

#[test]
fn empty_cells_that_only_have_a_look_make_no_table_of_a_line() {
    let shown = text(|book| {
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet();
        let rows = ["某局2024年报告", "一、总体情况", "规章", "某局"];
        for (row, text) in (0..).zip(rows) {
            (1..4).for_each(|column| _ = sheet.write_blank(row, column, &bold).unwrap());
            sheet.write(row, 0, text).unwrap();
        }
        (1..4).for_each(|column| _ = sheet.write(2, column, 5).unwrap());
        sheet.write(3, 1, 6).unwrap();
        sheet.write(5, 0, "某局").unwrap();
        sheet.write_blank(5, 1, &bold).unwrap();
    });
    assert_eq!(shown, "某局2024年报告\n一、总体情况\n规章 | 5 | 5 | 5\n某局 | 6 |  |  |\n某局\n");
}

#[test]
fn hidden_and_empty_sheets_are_left_out() {
    let shown = text(|book| {
        book.add_worksheet();
        book.add_worksheet().write(0, 0, "甲").unwrap();
        book.add_worksheet().set_hidden(true).write(0, 0, "乙").unwrap();
    });
    assert_eq!(shown, "甲\n");
}

/// A workbook with its one sheet as given.
fn with_sheet(sheet: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, 1).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let mut old = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..old.len() {
        let part = old.by_index(nth).unwrap();
        if part.name().unwrap() == "xl/worksheets/sheet1.xml" {
            new.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
            new.write_all(sheet.as_bytes()).unwrap();
        } else {
            new.raw_copy_file(part).unwrap();
        }
    }
    new.finish().unwrap().into_inner()
}

fn sheet(dimension: &str, cells: &str, merged: &str) -> String {
    format!(
        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><dimension ref='{dimension}'/><sheetData>{cells}</sheetData>{merged}</worksheet>"
    )
}

#[test]
fn a_sum_that_nobody_worked_out_is_no_blank() {
    let cells = "<row r='1'><c r='A1' t='str'><v>规章</v></c><c r='B1'><f>SUM(C1:D1)</f></c><c r='C1'><f>1</f><v></v></c>\
        <c r='D1' t='str'><f>\"\"</f><v></v></c><c r='E1'><f>3</f><v>3</v></c><c r='F1'/></row>";
    let shown = read_xlsx(&with_sheet(&sheet("A1:F1", cells, ""))).unwrap().text;
    assert_eq!(shown, "规章 | \u{fffc} | \u{fffc} |  | 3 |  |\n");
}

#[test]
fn the_size_that_a_sheet_claims_and_cells_far_away_cost_nothing() {
    let far = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let merge = "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>";
    assert_eq!(read_xlsx(&with_sheet(&sheet("A1:XFD1048576", far, ""))).unwrap().text, "1\n2\n");
    assert!(read_xlsx(&with_sheet(&sheet("A1", far, merge))).is_ok());
    let wide = "<row r='1'><c r='A1'><v>1</v></c><c r='ZZZ1'><v>2</v></c></row>";
    let read = read_xlsx(&with_sheet(&sheet("A1", wide, "")));
    assert!(read.is_err(), "{read:?}");
}

#[test]
fn a_sheet_that_inflates_without_measure_is_refused_before_it_is_read() {
    let bomb = sheet("A1", &format!("<row r='1'><c r='A1' t='str'><v>{}</v></c></row>", "0".repeat(8 << 20)), "");
    assert_eq!(read_xlsx(&with_sheet(&bomb)).unwrap_err(), ReadError::OverLimit(limit::RATIO));
}
