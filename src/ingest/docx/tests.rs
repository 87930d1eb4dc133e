//! What becomes of the ways in which Word, WPS and others write, on small documents made in memory.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::super::{ReadError, limit};
use super::{is_docx, read};

const TYPES: &str = "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:v' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'";

/// A package of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version='1.0'?><w:document {SPACES}><w:body>{body}</w:body></w:document>")
}

fn docx(body: &str) -> Vec<u8> {
    package(&[("[Content_Types].xml", TYPES), ("word/document.xml", &document(body))])
}

fn text(body: &str) -> String {
    read(&docx(body)).unwrap().text
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(traits: &str, paragraphs: &[&str]) -> String {
    let paragraphs: String = paragraphs.iter().map(|text| p(text)).collect();
    format!("<w:tc><w:tcPr>{traits}</w:tcPr>{paragraphs}</w:tc>")
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn paragraphs_are_lines_and_empty_ones_are_left_out() {
    let body = p("一、总体情况") + &p("") + &p("  甲&lt;乙&gt;\u{3000}") + "<w:p/><w:sectPr><w:pgSz/></w:sectPr>";
    assert_eq!(text(&body), "一、总体情况\n甲<乙>\n");
}

#[test]
fn breaks_tabs_hyphens_and_signs_are_seen_and_hidden_text_is_not() {
    let run = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/>\
               <w:sym w:font='Wingdings' w:char='F0FE'/></w:r>";
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>丁</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>98</w:t></w:r>";
    assert_eq!(
        text(&format!("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{run}{hidden}</w:p>")),
        "甲\n乙\t丙-3√丁\n"
    );
}

#[test]
fn raised_digits_are_no_part_of_the_figure_before_them() {
    let raised = |text: &str| format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{text}</w:t></w:r>");
    let plain = "<w:r><w:t>12</w:t></w:r>";
    assert_eq!(text(&format!("<w:p>{plain}{}{plain}</w:p><w:p>{}</w:p>", raised("1"), raised("3"))), "12¹12\n3\n");
}

#[test]
fn figures_typed_as_formulas_are_read_and_hidden_rows_are_not() {
    let t = |text: &str| format!("<m:r><w:rPr><w:i/></w:rPr><m:t>{text}</m:t></m:r>");
    let fraction = format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", t("1"), t("2"));
    let power = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", t("10"), t("3"));
    let body = format!("<w:p><m:oMath>{}{fraction}{power}{}</m:oMath><w:r><w:t>件</w:t></w:r></w:p>", t("35"), t("4"));
    assert_eq!(text(&body), "35□10³4件\n");
    let hidden = |value: &str| {
        format!("<w:tr><w:trPr><w:hidden w:val='{value}'/></w:trPr>{}</w:tr>", tc("", &["规章"]) + &tc("", &["1"]))
    };
    assert_eq!(text(&format!("<w:tbl>{}{}</w:tbl>", hidden("1"), hidden("0"))), "规章 | 1\n");
}

#[test]
fn one_way_to_strike_out_takes_nothing_back_from_another() {
    let run = |traits: &str, text: &str| format!("<w:r><w:rPr>{traits}</w:rPr><w:t>{text}</w:t></w:r>");
    let struck = run("<w:strike/><w:dstrike w:val='0'/>", "98") + &run("<w:dstrike/><w:vanish w:val='0'/>", "97");
    assert_eq!(text(&format!("<w:p>{struck}{}</w:p>", run("<w:strike w:val='0'/>", "甲"))), "甲\n");
}

/// The text of a table of two rows and columns in a style, with what the style says and which of its parts are wanted.
fn styled(says: &str, look: &str) -> String {
    let relations = "<Relationships><Relationship Id='a' Type='urn:x/styles' Target='styles.xml'/></Relationships>";
    let parts = format!(
        "<w:styles {SPACES}><w:style w:type='table' w:styleId='A'>{says}</w:style><w:style w:type='table' w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>"
    );
    let rows = [["1", "2"], ["3", "4"]].map(|row| tr(&row.map(|text| tc("", &[text]))));
    let body = document(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val='B'/><w:tblLook {look}/></w:tblPr>{}</w:tbl>{}",
        rows.concat(),
        p("5")
    ));
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &*body),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", &*parts),
    ];
    read(&package(&parts)).unwrap().text
}

#[test]
fn what_the_style_of_a_table_strikes_out_or_hides_is_left_out() {
    let part = |kind: &str, says: &str| format!("<w:tblStylePr w:type='{kind}'><w:rPr>{says}</w:rPr></w:tblStylePr>");
    assert_eq!(styled("<w:rPr><w:vanish/></w:rPr>", "w:val='0000'"), " |  |\n |  |\n5\n");
    assert_eq!(styled(&part("firstRow", "<w:strike/>"), "w:firstRow='1'"), " |  |\n3 | 4\n5\n");
    assert_eq!(styled(&part("firstRow", "<w:strike/>"), "w:val='0400'"), "1 | 2\n3 | 4\n5\n", "not wanted");
    assert_eq!(styled(&part("lastRow", "<w:dstrike/>"), "w:val='0040'"), "1 | 2\n |  |\n5\n");
    assert_eq!(styled(&part("lastCol", "<w:strike/>"), "w:lastColumn='1'"), "1 |  |\n3 |  |\n5\n");
    assert_eq!(styled(&part("band2Horz", "<w:strike/>"), "w:val='0400'"), "1 | 2\n |  |\n5\n");
    let spared = format!("<w:rPr><w:strike/></w:rPr>{}", part("firstCol", "<w:strike w:val='0'/>"));
    assert_eq!(styled(&spared, "w:val='0080'"), "1 |  |\n3 |  |\n5\n");
}

#[test]
fn cells_keep_their_places_whatever_they_span() {
    let span = |columns| format!("<w:gridSpan w:val='{columns}'/>");
    let rows = [
        tr(&[tc(&span(3), &["一、本年新收"]), tc("", &["3"]), tc("", &[""]), tc("", &["3"])]),
        tr(&[tc("<w:vMerge w:val='restart'/>", &["（三）不予公开"]), tc("", &["1.国家", "秘密"]), tc("", &["0"]), tc("", &[""])]),
        tr(&[tc("<w:vMerge/>", &["藏"]), tc(&span(2), &["2.其他"]), tc("", &["0"]), tc("", &["1", "2"])]),
        "<w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>".to_owned(),
    ];
    let shown =
        "一、本年新收 | 3 |  | 3 |  | \n（三）不予公开 | 1.国家秘密 | 0 |  |\n | 2.其他 | 0 | 1 2 | \n |  |  | \n";
    assert_eq!(text(&format!("<w:tbl>{}</w:tbl>", rows.concat())), shown);
}

#[test]
fn a_layout_table_is_its_paragraphs_and_an_inner_table_keeps_its_rows() {
    let inner = format!("<w:tbl>{}</w:tbl>", tr(&[tc("", &["规章"]), tc("", &["0"])]));
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("甲"), p("乙"));
    assert_eq!(text(&outer), "甲\n规章 | 0\n乙\n");
}

#[test]
fn frames_within_frames_beside_other_cells_hand_their_tables_on() {
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    let data = table(&tr(&[tc("", &["规章"]), tc("", &["0"])]));
    let frame = table(&format!("<w:tr><w:tc>{}{data}</w:tc></w:tr>", p("甲")));
    let page = table(&format!("<w:tr>{}<w:tc>{frame}{}</w:tc></w:tr>", tc("", &["导航"]), p("乙")));
    assert_eq!(text(&page), "导航\n甲\n规章 | 0\n乙\n");
}

#[test]
fn changes_are_read_as_accepted() {
    let run = "<w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>9</w:delText><w:t>9</w:t></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins>\
               <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo>";
    let joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>";
    let row = tr(&[tc("", &["去"]), tc("", &["0"])]).replacen("<w:tr>", "<w:tr><w:trPr><w:del w:id='2'/></w:trPr>", 1);
    let kept = tr(&[tc("", &["留"]), tc("<w:cellDel w:id='3'/>", &["9"]), tc("", &["1"])]);
    let body = format!("<w:p>{run}</w:p>{joined}{}<w:tbl>{row}{kept}</w:tbl>", p("后"));
    assert_eq!(text(&body), "收到3件\n前后\n留 | 1\n");
}

#[test]
fn fields_show_their_result_only() {
    let field = |part| format!("<w:r><w:fldChar w:fldCharType='{part}'/></w:r>");
    let run = |text| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [
        field("begin"),
        "<w:r><w:instrText>PAGE</w:instrText><w:t>隐</w:t></w:r>".to_owned(),
        field("separate"),
        run("5"),
        field("end"),
    ];
    let simple = "<w:fldSimple w:instr='DATE'><w:r><w:t>2025</w:t></w:r></w:fldSimple><w:hyperlink><w:r><w:t>网</w:t></w:r></w:hyperlink>";
    assert_eq!(text(&format!("<w:p>{}{simple}</w:p>", body.concat())), "52025网\n");
    assert_eq!(text(&format!("<w:p>{}</w:p>{}", field("begin"), p("甲"))), "甲\n");
}

#[test]
fn a_text_box_follows_its_paragraph_and_is_read_once() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("框"), p("二"));
    let choice = |requires: &str| {
        format!(
            "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='{requires}'>{inner}</mc:Choice>\
                 <mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
        )
    };
    assert_eq!(text(&choice("wps")), "前后\n框\n二\n");
    assert_eq!(text(&choice("x99")), "前后\n框\n二\n");
    assert_eq!(
        text(&format!("<w:tbl>{}</w:tbl>", tr(&[format!("<w:tc>{}</w:tc>", choice("wps")), tc("", &["0"])]))),
        "前后框二 | 0\n"
    );
}

#[test]
fn content_controls_and_tags_of_others_are_looked_through() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
        <w:p><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag><x:y><w:r><w:t>乙</w:t></w:r></x:y></w:p>",
        p("控")
    );
    assert_eq!(text(&body), "控\n甲乙\n");
}

#[test]
fn the_document_is_found_by_its_relation_and_in_the_strict_vocabulary() {
    let strict = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:t>严</x:t></x:r></x:p></x:body></x:document>";
    let rels = "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='/文/main.xml'/>\
                <Relationship Id='b' Type='http://x/metadata/core-properties' Target='core.xml'/></Relationships>";
    let bytes = package(&[
        ("[content_types].xml", TYPES),
        ("_rels/.rels", rels),
        ("文/main.xml", strict),
        ("core.xml", "<c><title>题</title></c>"),
    ]);
    assert!(is_docx(&bytes));
    let read = read(&bytes).unwrap();
    assert_eq!((read.text.as_str(), read.declared.title.as_deref()), ("严\n", Some("题")));
}

#[test]
fn list_marks_are_written_out() {
    let lists = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let listed = |text| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let rels = "<R><Relationship Type='x/numbering' Target='numbering.xml'/></R>";
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &*document(&(listed("总体情况") + &p("文") + &listed("主动公开")))),
        ("word/_rels/document.xml.rels", rels),
        ("word/numbering.xml", lists),
    ];
    assert_eq!(read(&package(&parts)).unwrap().text, "一、总体情况\n文\n二、主动公开\n");
}

#[test]
fn what_is_too_much_is_named() {
    let over = |body: &str| read(&docx(body)).unwrap_err();
    assert_eq!(over(&"<w:sdt>".repeat(600)), ReadError::OverLimit(limit::DEPTH));
    let attributes: String = " a=''".repeat(80_000);
    assert_eq!(over(&format!("<w:p{attributes}/>")), ReadError::OverLimit(limit::ATTRIBUTES));
    assert_eq!(over(&p(&"0".repeat(8 << 20))), ReadError::OverLimit(limit::RATIO));
    let many: Vec<String> = (0..5000).map(|nth| format!("{nth}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(read(&package(&many)).unwrap_err(), ReadError::OverLimit(limit::MEMBERS));
}

#[test]
fn broken_packages_say_what_is_broken() {
    let whole = docx(&p("甲"));
    let damaged = |bytes: &[u8]| matches!(read(bytes), Err(ReadError::Damaged { format: "DOCX", .. }));
    assert!(damaged(&whole[..whole.len() - 30]));
    assert!(damaged(&docx("<w:p><w:r>")));
    assert!(damaged(&package(&[("[Content_Types].xml", TYPES)])));
    let mut locked = whole;
    let directory = memchr::memmem::rfind(&locked, b"PK\x01\x02").unwrap();
    locked[directory + 8] |= 1;
    assert_eq!(read(&locked).unwrap_err(), ReadError::Encrypted { format: "DOCX" });
}

proptest! {
    #[test]
    fn no_tags_however_nested_make_it_panic(
        tags in proptest::collection::vec(
            proptest::sample::select(vec![
                "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>", "<w:t>甲</w:t>",
                "<w:txbxContent>", "</w:txbxContent>", "<w:vMerge/>", "<w:gridSpan w:val='9'/>", "<w:fldChar w:fldCharType='end'/>",
                "<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Fallback>", "</mc:Fallback>", "<w:trPr>", "</w:trPr>", "<w:del/>", "<w:br/>",
            ]),
            0..40,
        )
    ) {
        let mut open = Vec::new();
        let mut body = String::new();
        for tag in tags {
            match tag.strip_prefix("</") {
                Some(name) if open.last() == Some(&name) => drop(open.pop()),
                Some(_) => continue,
                None if !tag.contains('/') => open.push(&tag[1..]),
                None => {}
            }
            body.push_str(tag);
        }
        open.iter().rev().for_each(|name| body.extend(["</", name]));
        prop_assert!(super::body::read(&document(&body), &super::Numbering::default(), &super::Veils::default(), &super::Chunks::default()).is_ok());
    }

    #[test]
    fn no_change_of_bytes_makes_it_panic(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = docx(&(p("一、总体情况") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = (is_docx(&bytes), read(&bytes));
    }
}

#[test]
fn objects_and_sums_without_results_are_told_from_blank_cells() {
    let picture = "<w:p><w:r><w:drawing/></w:r></w:p>";
    let object = "<w:p><w:r><w:object/></w:r></w:p>";
    let field = |part: &str| format!("<w:r><w:fldChar w:fldCharType='{part}'/></w:r>");
    let sum = format!("<w:p>{}<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>{}</w:p>", field("begin"), field("end"));
    let cells = ["<w:p/>", picture, object, &sum].map(|cell| format!("<w:tc>{cell}</w:tc>"));
    let labelled = format!("<w:tc>{}{picture}</w:tc>", p("规章"));
    let body = format!("{picture}<w:tbl>{}</w:tbl>", tr(&[labelled, cells.concat()]));
    assert_eq!(text(&body), "规章 |  | \u{fffc} | \u{fffc} | \u{fffc}\n");
}

#[test]
fn digits_that_are_lifted_are_no_part_of_the_figure_before_them() {
    let run = |traits: &str, words: &str| format!("<w:r><w:rPr>{traits}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = format!("<w:p>{}{}</w:p>", run("", "12"), run("<w:position w:val='8'/>", "1"));
    let lowered = format!("<w:p>{}{}</w:p>", run("", "12"), run("<w:position w:val='-6'/>", "1"));
    assert_eq!(text(&(body + &lowered)), "12¹\n121\n");
}

/// A document that takes in another part between two paragraphs, in a cell too where that is asked for.
fn taking_in(name: &str, part: &[u8], within: &str) -> Vec<u8> {
    let space = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
    let chunk = within.replace('@', "<w:altChunk r:id='c1'/>");
    let document = document(&(p("甲") + &chunk + &p("乙"))).replace("<w:document", &format!("<w:document {space}"));
    let link = "<Relationships><Relationship Id='c1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk' Target='chunk'/></Relationships>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", link.as_bytes()),
        (name, part),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_document_that_is_taken_in_stands_in_its_place() {
    let page = "<html><body><table><tr><td>规章</td><td></td><td>12</td></tr></table></body></html>";
    let inner = docx(&format!("<w:tbl>{}</w:tbl>", tr(&["规章", "", "12"].map(|text| tc("", &[text])))));
    let rtf = br"{\rtf1\ansi {\trowd\cellx100\cellx200\cellx300 \u35268?\u31456?\cell\cell 12\cell\row}}";
    for part in [page.as_bytes(), &inner, rtf] {
        let read = |within: &str| read(&taking_in("word/chunk", part, within)).unwrap().text;
        assert_eq!(read("@"), "甲\n规章 |  | 12\n乙\n");
        assert_eq!(read("<w:tbl><w:tr><w:tc>@<w:p/></w:tc></w:tr></w:tbl>"), "甲\n规章 |  | 12\n乙\n");
    }
}

#[test]
fn what_is_taken_in_and_cannot_be_read_is_refused_by_name() {
    let refused = |name, part: &[u8]| read(&taking_in(name, part, "@")).unwrap_err();
    assert!(matches!(refused("word/elsewhere", b""), ReadError::Damaged { format: "DOCX", .. }));
    assert_eq!(refused("word/chunk", b"\x00\x01"), ReadError::NotYet { format: "altChunk" });
    let page = b"<html><body><p>\xe4\xb8\x99</p></body></html>";
    let once = taking_in("word/chunk", page, "@");
    let twice = taking_in("word/chunk", &once, "@");
    assert_eq!(read(&twice).unwrap().text, "甲\n甲\n丙\n乙\n乙\n");
    assert_eq!(refused("word/chunk", &twice), ReadError::NotYet { format: "altChunk" });
}
