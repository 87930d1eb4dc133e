//! The program: its arguments go to the command line, its exit code comes from there.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(gouji::cli::run(std::env::args_os()))
}
