//! What a person sees of an RTF.

use super::*;

fn text(rtf: &str) -> String {
    read(format!("{{\\rtf1\\ansi\\ansicpg936\\uc1 {rtf}}}").as_bytes()).unwrap().text
}

#[test]
fn bytes_are_decoded_by_code_page_and_by_font() {
    assert_eq!(text("\\'b9\\'e6\\'d5\\'c2 2024\\par"), "规章 2024\n");
    // The second half of a character may stand as a letter: 丂 is 81 40.
    assert_eq!(text("\\'81@\\par"), "丂\n");
    let fonts = "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset136 B;}{\\f2\\fcharset134 C;}}";
    assert_eq!(text(&format!("{fonts}\\f1 \\'a4\\'a4\\f2 \\'d6\\'d0\\par")), "中中\n");
    let western =
        read(b"{\\rtf1\\ansi\\ansicpg1252 caf\\'e9{\\fonttbl{\\f3\\fcharset134 X;}}\\f3\\'d6\\'d0\\par}").unwrap();
    assert_eq!((western.text.as_str(), western.encoding), ("café中\n", "windows-1252"));
}

#[test]
fn characters_by_number_have_stand_ins_that_are_passed_over() {
    assert_eq!(text("\\u25919?\\u24220\\'d5 x\\par"), "政府 x\n");
    assert_eq!(text("\\uc2\\u25919\\'d5\\'fe{\\uc0\\u24220}\\u25919??\\par"), "政府政\n");
    assert_eq!(text("\\u-10179?\\u-8704?\\par"), "😀\n");
    let torn = read(b"{\\rtf1 \\u-10179?a\\'ff\\par}").unwrap();
    assert!(torn.text.ends_with("a\u{ff}\n"), "{}", torn.text);
}

#[test]
fn what_a_person_does_not_see_is_left_out() {
    let hidden =
        "a{\\v b}\\v c\\v0 d{\\deleted e}{\\*\\unknown f}{\\pict 0a}{\\footnote g}{\\header h}{\\*\\fldinst i}\\par";
    assert_eq!(text(hidden), "ad\n");
    assert_eq!(text("{\\field{\\*\\fldinst DATE}{\\fldrslt 2024}}\\par"), "2024\n");
    assert_eq!(text("a{\\deleted b\\par}c\\par"), "ac\n");
}

#[test]
fn raised_digits_are_no_part_of_the_figure_before_them() {
    assert_eq!(text("12{\\super 1}\\par 12\\super 1\\nosupersub 3\\par{\\super 4}\\par"), "12¹\n12¹3\n4\n");
}

#[test]
fn numbers_of_lists_stay_before_their_paragraphs() {
    assert_eq!(
        text(
            "{\\listtext\\pard\\plain \\u19968?\\u12289?\\tab}A\\par{\\listtext 1.\\tab}B\\par{\\pntext 2.\\tab}\\par"
        ),
        "一、A\n1. B\n"
    );
}

#[test]
fn a_row_is_a_line_with_covered_cells_empty() {
    let row = "\\trowd\\clvmgf\\cellx1\\cellx2\\cellx3\\pard\\intbl a\\cell 1\\cell\\cell\\row";
    let next = "\\trowd\\clvmrg\\cellx1\\clmgf\\cellx2\\clmrg\\cellx3\\pard\\intbl x\\cell b\\par c\\cell y\\cell\\row";
    assert_eq!(text(&format!("{row}{next}\\pard end\\par")), "a | 1 |  |\n | b c\nend\n");
}

#[test]
fn a_table_within_a_cell_keeps_its_rows() {
    let inner = "\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par}";
    let outer =
        format!("\\trowd\\cellx1\\cellx2 \\pard\\intbl before\\par{inner}\\pard\\intbl after\\cell z\\cell\\row");
    assert_eq!(text(&outer), "before\na | b\nafter\nz\n");
}

#[test]
fn a_row_within_a_cell_keeps_its_shapes_wherever_it_is_defined() {
    let defined = "\\trowd\\clmgf\\cellx1\\clmrg\\cellx2\\cellx3";
    let cells = "\\pard\\intbl\\itap2 a\\nestcell\\nestcell 1\\nestcell";
    let group = |words: &str| format!("{{\\*\\nesttableprops{words}\\nestrow}}{{\\nonesttables\\par}}");
    let rows = [
        format!("{cells}{}", group(defined)),
        format!("{{\\*\\nesttableprops{defined}}}{cells}{}", group("")),
        format!("{defined}{cells}\\nestrow"),
        format!("{cells}{defined}\\nestrow"),
    ];
    for row in rows {
        let outer = format!("\\trowd\\cellx9 {row}\\pard\\intbl\\cell\\row\\pard b\\par");
        assert_eq!(text(&outer), "a | 1\nb\n", "{row}");
    }
}

#[test]
fn text_boxes_stand_after_the_body() {
    let shape = "{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn a}{\\sv b}}{\\shptxt \\pard box\\par}}{\\shprslt c}}";
    assert_eq!(text(&format!("a{shape}b\\par")), "ab\nbox\n");
}

#[test]
fn title_and_author_are_what_the_file_declares() {
    let read =
        read(b"{\\rtf1\\ansicpg936{\\info{\\title \\'b9\\'e6}{\\author A}{\\company B}{\\creatim\\yr2024}}x\\par}")
            .unwrap();
    assert_eq!((read.declared.title.as_deref(), read.declared.publisher.as_deref()), (Some("规"), Some("A")));
    assert_eq!(read.text, "x\n");
}

#[test]
fn groups_without_end_and_ends_without_groups_are_read() {
    let deep = format!("{}x{}\\par", "{".repeat(200_000), "}".repeat(200_000));
    assert_eq!(text(&deep), "x\n");
    assert_eq!(text("}}}a\\par{{{"), "a\n");
}

#[test]
fn what_is_struck_out_is_no_longer_meant() {
    assert_eq!(text("a{\\strike b}c\\strike d\\strike0 e\\par"), "ace\n");
    assert_eq!(text("a{\\strike\\striked0 b}{\\striked1\\strike0 c}d\\par"), "ad\n", "one of two is no longer there");
}
