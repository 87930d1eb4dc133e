//! `gouji man`: the manual page, made of the same words as the help.

use super::context::Context;
use super::status::{Outcome, Status};

/// Prints the page.
pub fn run(context: &mut Context<'_>) -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(super::whole(context.lang())).render(&mut page)?;
    context.console.bytes(&page)?;
    Ok(Status::Done)
}
