//! Writes exports of a whole corpus into a folder, each under a name that is free. It works from the files and the journal
//! alone, so that it can run beside the screen.

use std::path::{Path, PathBuf};

use super::package::package;
use super::scan::scan_with_numbers;
use super::scope::Scope;
use super::settings::Settings;
use crate::export::{ExportError, Exporter, free_name};
use crate::review::Journal;
use crate::text::phrase::Bilingual;
use crate::text::system;

/// What an export came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedOut {
    /// How many findings were in its scope.
    pub findings: usize,
    /// The files that have them.
    pub files: Vec<PathBuf>,
}

/// Exports the findings below some paths in several formats, or gives a sentence for people why not.
pub fn hand_out(
    paths: &[PathBuf],
    settings: &Settings,
    scope: &Scope,
    (formats, folder): (&[&str], &Path),
) -> Result<HandedOut, String> {
    let journal = Journal::open(&settings.review, &settings.auditor).map_err(|error| error.in_lang(settings.lang))?;
    let scan = scan_with_numbers(paths, &settings.method, |_, _| true);
    let package = package(&scan, &journal, settings, scope);
    std::fs::create_dir_all(folder).map_err(|error| no_folder(folder, &error).in_lang(settings.lang).to_owned())?;
    let sentence = |error: ExportError| error.in_lang(settings.lang);
    let exporters = formats.iter().filter_map(|format| Exporter::find(format));
    let files = exporters.map(|exporter| {
        let path = free_name(&folder.join(exporter.file_name()));
        exporter.save(&package, &path, false).map_err(sentence).map(|()| path)
    });
    Ok(HandedOut { findings: package.entries.len(), files: files.collect::<Result<_, _>>()? })
}

fn no_folder(folder: &Path, error: &std::io::Error) -> Bilingual {
    let is_file = folder.metadata().is_ok_and(|there| !there.is_dir());
    let (folder, Bilingual { zh, en }) = (folder.display(), system::said(error));
    if is_file {
        return Bilingual::new(
            format!("{folder} 是文件，不是文件夹。请换一个目录"),
            format!("{folder} is a file, not a folder; choose another"),
        );
    }
    Bilingual::new(
        format!("建不了文件夹 {folder}：{zh}。请换一个目录"),
        format!("cannot make the folder {folder}: {en}; choose another"),
    )
}
