//! The file around the pages: catalogue, page tree, font, content streams, cross references.

use super::font::stream;
use super::leaf::Leaf;
use super::{Style, press};

/// Objects before the first page: catalogue, page tree, then the four of the font.
const BEFORE_PAGES: usize = 7;

/// The bytes of a file.
pub fn bytes(leaves: &[Leaf], style: &Style) -> Vec<u8> {
    let texts: String = leaves.iter().map(|leaf| leaf.texts.as_str()).collect();
    let kids: Vec<String> = (0..leaves.len()).map(|nth| format!("{} 0 R", BEFORE_PAGES + 2 * nth)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", leaves.len(), kids.join(" ")),
    ];
    objects.extend(style.font.objects(3, &texts));
    let (wide, high) = press::paper(style);
    // A page to be turned is stored upright, its content on its side.
    let (media, turn, place) = if style.turned {
        (format!("0 0 {high} {wide}"), " /Rotate 90", format!("0 1 -1 0 {high} 0 cm\n"))
    } else {
        (format!("0 0 {wide} {high}"), "", String::new())
    };
    for (nth, leaf) in leaves.iter().enumerate() {
        let content = BEFORE_PAGES + 2 * nth + 1;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [{media}]{turn} /Resources << /Font << /F1 3 0 R >> >> \
             /Contents {content} 0 R >>"
        ));
        objects.push(stream(&format!("{place}{}", leaf.content)));
    }
    assembled(&objects)
}

fn assembled(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::with_capacity(objects.len());
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = out.len();
    let count = objects.len() + 1;
    let rows: Vec<String> = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let table = rows.concat();
    let tail = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend_from_slice(tail.as_bytes());
    out
}
