//! Pages written by hand, each with one of the things that real files do: what nobody can see is not read, and of two figures in
//! one place neither is.

use std::path::Path;

use gouji::ingest::{self, ReadError};

/// A page of this content with a font of Chinese characters that is not embedded; `more` stands in the page's dictionary.
fn page(content: &str, more: &str) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>";
    let characters = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 /W [1 95 500] \
                      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>";
    let descriptor = "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 \
                      /CapHeight 700 /StemV 80 /FontBBox [0 -120 1000 880] >>";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {more} \
             /Resources << /Font << /F1 5 0 R >> /XObject << /X1 8 0 R >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
        characters.to_owned(),
        descriptor.to_owned(),
        {
            let form = shown(150.0, 610.0, "7");
            format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Length {} >>\nstream\n{form}\nendstream",
                form.len()
            )
        },
    ];
    let numbered = objects.iter().zip(1..).map(|(object, nth)| format!("{nth} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.4\n{}trailer\n<< /Root 1 0 R >>\n%%EOF\n", numbered.collect::<String>()).into_bytes()
}

/// Draws a text of 10 points.
fn shown(x: f64, y: f64, text: &str) -> String {
    set(&format!("1 0 0 1 {x} {y}"), 10, text)
}

fn set(matrix: &str, size: u32, text: &str) -> String {
    let units: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let hex = units.concat();
    format!("BT /F1 {size} Tf {matrix} Tm <{hex}> Tj ET\n")
}

/// A ruled table of one row, 规章 and the figure that `cell` draws, whose cell goes from (140, 600) to (200, 625).
fn table(cell: &str) -> String {
    let lines = "60 600 m 200 600 l 60 625 m 200 625 l 60 600 m 60 625 l 140 600 m 140 625 l 200 600 m 200 625 l S\n";
    format!("{lines}{}{cell}", shown(80.0, 610.0, "规章"))
}

fn read(content: &str) -> String {
    text_of(&page(content, ""))
}

fn text_of(bytes: &[u8]) -> String {
    ingest::read_bytes(Path::new("a.pdf"), bytes).unwrap().text.to_string()
}

#[test]
fn a_figure_is_read_and_one_drawn_twice_for_boldness_is_read_once() {
    assert_eq!(read(&table(&shown(150.0, 610.0, "12"))), "规章 | 12\n");
    let bold = format!("{}{}", shown(150.0, 610.0, "112"), shown(150.3, 610.0, "112"));
    assert_eq!(read(&table(&bold)), "规章 | 112\n");
    assert_eq!(read(&table("/X1 Do\n")), "规章 | 7\n", "a form");
}

#[test]
fn a_page_that_is_to_be_turned_is_read_upright() {
    let turned: String = table(&shown(150.0, 610.0, "12"));
    let content = format!("q 0 1 -1 0 842 0 cm\n{turned}Q\n");
    assert_eq!(text_of(&page(&content, "/Rotate 90")), "规章 | 12\n");
    assert_eq!(read(&content), "规章 | 12\n", "written sideways on an upright page");
}

#[test]
fn a_slanted_watermark_and_one_higher_than_its_cell_stay_out_of_the_table() {
    let slanted = set("0.707 0.707 -0.707 0.707 150 605", 40, "样本");
    assert_eq!(read(&table(&format!("{}{slanted}", shown(150.0, 610.0, "12")))), "规章 | 12\n");
    let large = set("1 0 0 1 120 590", 60, "样");
    assert!(read(&table(&format!("{}{large}", shown(150.0, 610.0, "12")))).contains("规章 | 12\n"));
}

#[test]
fn what_is_clipped_away_painted_over_or_invisible_is_not_read() {
    let tail = format!("q 140 600 30 25 re W n\n{}Q\n", shown(150.0, 610.0, "12345"));
    assert_eq!(read(&table(&tail)), "规章 | 1234\n");
    let old = shown(150.0, 610.0, "12");
    let painted = format!("{old}1 g 145 603 40 18 re f 0 g\n{}", shown(152.0, 610.0, "25"));
    assert_eq!(read(&table(&painted)), "规章 | 25\n");
    let behind = format!("0.9 g 145 603 40 18 re f 0 g\n{old}");
    assert_eq!(read(&table(&behind)), "规章 | 12\n");
    let invisible = format!("3 Tr\n{}0 Tr\n{old}", shown(150.0, 610.0, "13"));
    assert_eq!(read(&table(&invisible)), "规章 | 12\n");
}

#[test]
fn a_scan_with_the_text_of_a_machine_below_it_is_a_scan() {
    let content =
        format!("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 3 Tr\n{}", shown(80.0, 610.0, "规章 12"));
    let error = ingest::read_bytes(Path::new("a.pdf"), &page(&content, "")).unwrap_err();
    assert_eq!(error, ReadError::Scanned);
}

#[test]
fn of_two_figures_in_one_place_neither_is_read() {
    let over = format!("{}{}", shown(150.0, 610.0, "12"), shown(152.0, 610.0, "5"));
    assert!(!read(&table(&over)).contains(['1', '2', '5']), "{}", read(&table(&over)));
    let below = format!("{}{}", shown(150.0, 613.0, "12"), shown(150.0, 602.0, "5"));
    assert_eq!(read(&table(&below)), "规章 | 12 5\n");
}

#[test]
fn wide_digits_and_separated_thousands_are_read_as_they_stand() {
    assert_eq!(read(&table(&shown(145.0, 610.0, "１２"))), "规章 | １２\n");
    assert_eq!(read(&table(&shown(145.0, 610.0, "1,234"))), "规章 | 1,234\n");
}
