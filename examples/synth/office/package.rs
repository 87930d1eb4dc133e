//! Puts parts into a zip package, always with the same bytes for the same parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Packs parts by their names.
pub fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).compression_level(Some(1));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, options).expect("memory takes every part");
        zip.write_all(text.as_bytes()).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes the directory").into_inner()
}

/// The types of a package with one main part.
pub fn types(part: &str, kind: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{part}\" ContentType=\"{kind}\"/></Types>"
    )
}

/// Relations from a part to others: kind and target of each.
pub fn relations(links: &[(&str, &str)]) -> String {
    let link = |(nth, (kind, target)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"rId{nth}\" Target=\"{target}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\"/>"
        )
    };
    let links: String = links.iter().enumerate().map(link).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    )
}
