//! A word that is nearly a command and no file was meant as a command: nobody wants the screen opened on it.

use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::command::Call;
use super::status::Halt;
use crate::text::data::suggest;

/// Refuses the first of some paths that leads nowhere and is nearly the name of a command.
pub fn refuse(paths: &[PathBuf]) -> Result<(), Halt> {
    let mut nowhere = paths.iter().filter(|path| path.components().count() == 1 && !path.exists());
    let meant = nowhere.find_map(|path| Some((path, command_like(path)?)));
    meant.map_or(Ok(()), |(path, command)| Err(trouble(path, &command)))
}

fn command_like(path: &Path) -> Option<String> {
    let call = Call::command();
    let names: Vec<&str> = call.get_subcommands().map(clap::Command::get_name).collect();
    suggest(path.to_str()?, &names).map(str::to_owned)
}

fn trouble(path: &Path, command: &str) -> Halt {
    let word = path.display();
    Halt::said(
        format!("没有命令 {word}，也没有叫这个名字的文件。是不是想写 gouji {command}？"),
        format!("{word} is neither a command nor a file; did you mean gouji {command}?"),
    )
}
