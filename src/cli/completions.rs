//! `gouji completions`: a script by which a shell completes commands and options.

use clap::Args;
use clap_complete::Shell;

use super::context::Context;
use super::status::{Outcome, Status};

/// What `completions` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 哪种 shell / which shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::whole(context.lang()), "gouji", &mut script);
    context.console.bytes(&script)?;
    Ok(Status::Done)
}
