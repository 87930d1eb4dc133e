//! `gouji review`, and `gouji` alone: opens the screen on files or folders.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};

use super::command::Call;
use super::context::Context;
use super::status::{Outcome, Status, Trouble};
use crate::session::Settings;
use crate::text::data::suggest;
use crate::tui::{self, terminal::Options};

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
    if let Some(nowhere) = paths.iter().find(|path| !path.exists() && is_like_a_command(path)) {
        return Err(mistyped(nowhere));
    }
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Err(Trouble::said(
            "复核台要在终端里打开，这里的输入或输出不是终端。要直接出结果，请用 gouji check 路径",
            "the screen needs a terminal and this is none; for results at once use gouji check PATH",
        ));
    }
    open_screen(paths, context.choices.settings()?, (&context.choices.theme.value, options(context)))
}

/// Hands over to the screen.
fn open_screen(paths: &[PathBuf], settings: Settings, (theme, terminal): (&str, Options)) -> Outcome {
    let setup = tui::Setup { theme: theme.to_owned(), terminal, ..tui::Setup::default() };
    match tui::run(paths.to_vec(), settings, setup) {
        Ok(()) => Ok(Status::Done),
        Err(error) => Err(Trouble::said(error.to_string(), error.english())),
    }
}

/// How to enter the terminal.
fn options(context: &Context<'_>) -> Options {
    Options {
        ambiguous: context.choices.ambiguous.value.ambiguous(),
        frames: context.choices.frames.value.frames(),
        crash_folder: context.folders.state.clone(),
        ..Options::default()
    }
}

/// A word without folders that is nearly a command was meant as one.
fn is_like_a_command(path: &Path) -> bool {
    path.components().count() == 1 && command_like(path).is_some()
}

fn command_like(path: &Path) -> Option<String> {
    let call = Call::command();
    let names: Vec<&str> = call.get_subcommands().map(clap::Command::get_name).collect();
    suggest(path.to_str()?, &names).map(str::to_owned)
}

fn mistyped(path: &Path) -> Trouble {
    let (word, meant) = (path.display(), command_like(path).unwrap_or_default());
    Trouble::said(
        format!("没有命令 {word}，也没有叫这个名字的文件。是不是想写 gouji {meant}？"),
        format!("{word} is neither a command nor a file; did you mean gouji {meant}?"),
    )
}
