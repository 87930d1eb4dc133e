//! `gouji text`: prints the canonical text of a file. Lines and tabs stay as they are, so that reading it again gives the same
//! cells; what cannot be seen is made visible.

use std::path::PathBuf;

use clap::Args;

use super::console;
use super::context::Context;
use super::status::{Halt, Outcome, Status};
use crate::text::neutralise::neutralise;

/// What `text` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 一份文件 / one file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 标出行号（输出到终端时缺省如此） / with line numbers (the default on a terminal)
    #[arg(long, short)]
    number: bool,
    /// 不标行号 / without line numbers
    #[arg(long, short = 'N', conflicts_with = "number")]
    no_number: bool,
}

/// Prints the canonical text of a file.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let document =
        context.crew().desk().document(&arguments.file).map_err(|error| Halt::about(&arguments.file, error))?;
    let numbered = arguments.number || (console::is_watched() && !arguments.no_number);
    let digits = document.line_count().to_string().len();
    for (number, line) in document.lines() {
        let line = visible(line);
        if numbered {
            context.console.bytes(format!("{number:>digits$}  ").as_bytes())?;
        }
        context.console.bytes(line.as_bytes())?;
        context.console.bytes(b"\n")?;
    }
    Ok(Status::Done)
}

/// The line with everything hidden made visible; tabs part cells and stay.
fn visible(line: &str) -> String {
    line.split('\t').map(neutralise).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_stay_and_what_hides_is_shown() {
        assert_eq!(visible("总计\t\t3"), "总计\t\t3");
        assert_eq!(visible("\u{202e}甲\u{1b}[2J"), "<U+202E>甲␛[2J");
    }
}
