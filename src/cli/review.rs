//! `gouji review`, and `gouji` alone: opens the screen on files or folders.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::context::Context;
use super::status::{Halt, Outcome, Status};
use crate::corpus;
use crate::export::EXPORTERS;
use crate::model::decision::Disposition;
use crate::session::{self, Settings};
use crate::tui::keymap::Keymap;
use crate::tui::terminal::Options;
use crate::tui::{self, Exports, Setup};

/// What `review` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 年报文件或文件夹，缺省为当前文件夹 / reports, or folders of them; the current folder by default
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Opens the screen, where there is something to see and a terminal to see it on.
pub fn run(paths: &[PathBuf], context: &mut Context<'_>) -> Outcome {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Err(Halt::said(
            "复核台要在终端里打开，这里的输入或输出不是终端。要直接出结果，请用 gouji check 路径",
            "the screen needs a terminal and this is none; for results at once use gouji check PATH",
        ));
    }
    let settings = context.choices.settings(&context.rules)?;
    let setup = Setup {
        theme: context.choices.theme.value.clone(),
        themes: context.folders.config.as_ref().map(|folder| folder.join("themes")),
        terminal: options(context),
        keys: keys(context)?,
        exports: exports(paths, &settings),
        ..Setup::default()
    };
    tui::run(paths.to_vec(), settings, setup).map_err(|error| Halt::of(|lang| error.in_lang(lang)))?;
    Ok(Status::Done)
}

/// The keys, with the person's own file over them where there is one.
fn keys(context: &Context<'_>) -> Result<Keymap, Halt> {
    let own = context.folders.config.as_ref().map(|folder| folder.join("keys.toml")).filter(|path| path.is_file());
    let Some(own) = own else { return Ok(Keymap::default()) };
    Ok(Keymap::with_file(&own)?)
}

/// What the screen can export to: the same formats as the command line.
fn exports(paths: &[PathBuf], settings: &Settings) -> Exports {
    let (paths, settings) = (paths.to_vec(), settings.clone());
    Exports {
        formats: EXPORTERS.iter().map(|exporter| (exporter.name, exporter.title)).collect(),
        folder: PathBuf::from("out"),
        prepare: Arc::new(move |session, choice| {
            let agency = session.selected().and_then(|no| session.held(no).record.agency.as_deref().map(str::to_owned));
            let (scope, choice) = (scope(choice.scope, agency), choice.clone());
            let (paths, settings) = (paths.clone(), settings.clone());
            Box::new(move || session::hand_out(&paths, &settings, &scope, (&choice.formats, &choice.folder)))
        }),
    }
}

fn scope(chosen: tui::Scope, agency: Option<String>) -> session::Scope {
    let dispositions = match chosen {
        tui::Scope::Confirmed => Some(vec![Disposition::Confirmed]),
        tui::Scope::ConfirmedOrDoubtful => Some(vec![Disposition::Confirmed, Disposition::Doubtful]),
        tui::Scope::Agency | tui::Scope::All => None,
    };
    session::Scope { dispositions, agency: agency.filter(|_| chosen == tui::Scope::Agency) }
}

/// How to enter the terminal.
fn options(context: &Context<'_>) -> Options {
    Options {
        ambiguous: context.choices.ambiguous.value.ambiguous(),
        frames: context.choices.frames.value.frames(),
        crash_folder: context.folders.state.clone(),
        is_caught: corpus::is_guarded,
        ..Options::default()
    }
}
