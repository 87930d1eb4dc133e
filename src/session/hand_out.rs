//! Writes exports of a whole corpus into a folder, each under a name that is free. It works from the files and the journal
//! alone, so that it can run beside the screen.

use std::path::{Path, PathBuf};

use super::package::{Scope, package};
use super::scan::scan_with_numbers;
use super::settings::Settings;
use crate::export::{ExportError, Exporter, free_name};
use crate::review::Journal;
use crate::text::phrase::Lang;

/// Exports the findings below some paths in several formats; gives the files written, or a sentence for people.
pub fn hand_out(
    paths: &[PathBuf],
    settings: &Settings,
    scope: &Scope,
    (formats, folder): (&[&str], &Path),
) -> Result<Vec<PathBuf>, String> {
    let journal = Journal::open(&settings.review, &settings.auditor).map_err(|error| match settings.lang {
        Lang::Zh => error.to_string(),
        Lang::En => error.english(),
    })?;
    let scan = scan_with_numbers(paths, &settings.method, |_, _| true);
    let package = package(&scan, &journal, settings, scope, None);
    std::fs::create_dir_all(folder).map_err(|error| match settings.lang {
        Lang::Zh => format!("建不了文件夹 {}：{error}。请换一个目录", folder.display()),
        Lang::En => format!("cannot make the folder {}: {error}; choose another", folder.display()),
    })?;
    let sentence = |error: ExportError| error.sentence(settings.lang);
    let exporters = formats.iter().filter_map(|format| Exporter::find(format));
    exporters
        .map(|exporter| {
            let path = free_name(&folder.join(exporter.file_name()));
            exporter.save(&package, &path, false).map_err(sentence).map(|()| path)
        })
        .collect()
}
