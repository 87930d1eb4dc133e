//! Trial entry: opens the review screen on the paths given.

use std::path::PathBuf;

use gouji::session::Settings;
use gouji::text::phrase::Lang;
use gouji::tui::{Setup, run};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lang = if std::env::var("GOUJI_LANG").is_ok_and(|lang| lang == "en") { Lang::En } else { Lang::Zh };
    let review = std::env::var_os("GOUJI_REVIEW").map_or_else(|| PathBuf::from("review"), PathBuf::from);
    let paths = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let settings = Settings { lang, auditor: "user1".to_owned(), review, jobs: 2 };
    Ok(run(paths, settings, Setup::default())?)
}
