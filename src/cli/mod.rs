//! The command line: arguments in, results on standard output, an exit code back. One file a command; each asks the floors
//! below and never another command.
#![expect(clippy::doc_markdown, reason = "help texts stand in doc comments, as people read them")]

mod agency;
mod chain;
mod check;
mod command;
mod completions;
mod config;
mod console;
mod context;
mod decide;
mod diff;
mod export;
mod findings;
mod fix;
mod folders;
mod journal;
mod limits;
mod localise;
mod man;
mod mistyped;
mod numbers;
mod options;
mod own_rules;
mod parse;
mod progress;
mod refusal;
mod report_shape;
mod review;
mod rules;
mod selftest;
mod settings;
mod signals;
mod spool;
mod status;
mod text;
mod told;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::ingest::worker;
use crate::text::phrase::Lang;
use command::{Call, Command};
use console::Console;
use context::Context;
use folders::Folders;
use settings::Choices;
use status::{Outcome, Status};

/// Runs the program with the arguments of a call, its own name first, and gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, word, rest @ ..] = &arguments[..]
        && word == worker::WORD
    {
        let parent = rest.first().and_then(|parent| parent.to_str()?.parse().ok());
        return worker::serve(parent).map_or(Status::Trouble, |()| Status::Done).code();
    }
    signals::settle();
    let folders = Folders::of_user();
    let lang = settings::early_lang(asked_lang(&arguments), &folders);
    let mut console = Console::new(lang);
    let outcome = match call(&arguments, lang) {
        Ok(call) => start(call, folders, &mut console),
        Err(error) => refuse(&error, lang),
    };
    finish(outcome, &mut console).code()
}

/// Everything that could still be written is written before a trouble is told.
fn finish(outcome: Outcome, console: &mut Console) -> Status {
    let flushed = console.flush().map_err(status::Halt::from);
    match outcome.and_then(|status| flushed.map(|()| status)) {
        Ok(status) => status,
        Err(status::Halt::Unheard) => Status::Done,
        Err(trouble) => {
            console.complain(&trouble);
            Status::Trouble
        }
    }
}

/// The word that asks for help about the command behind it, as in other programs.
const HELP: &str = "help";

/// Understands a call; what is no command is a path, and paths open the screen.
fn call(arguments: &[OsString], lang: Lang) -> Result<Call, clap::Error> {
    let parse = |arguments: &[OsString]| {
        let matches = localise::localised(Call::command(), lang).try_get_matches_from(arguments)?;
        Call::from_arg_matches(&matches)
    };
    let call = parse(arguments)?;
    let Some(Command::Path(paths)) = &call.command else { return Ok(call) };
    if let [word, about @ ..] = &paths[..]
        && word == HELP
        && !std::path::Path::new(word).exists()
    {
        let asked = arguments.first().into_iter().chain(about);
        // What is no command is looked at as a path, where a slip is told with what was meant.
        parse(&asked.cloned().chain(["--help".into()]).collect::<Vec<_>>())?;
    }
    let mut spelled = arguments.to_vec();
    spelled.insert(arguments.len().saturating_sub(paths.len()), "review".into());
    parse(&spelled)
}

fn refuse(error: &clap::Error, lang: Lang) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        error.print()?;
        return Ok(Status::Done);
    }
    console::say(&refusal::sentence(error, lang));
    Ok(Status::Trouble)
}

fn start(call: Call, folders: Folders, console: &mut Console) -> Outcome {
    let choices = Choices::settle(&call.common, &folders)?;
    console.lang = choices.lang.value;
    let rules = own_rules::settle(&call.common, &folders, choices.lang.value)?;
    let mut context = Context { console, choices, folders, common: call.common, rules, input: None };
    match call.command.unwrap_or(Command::Path(Vec::new())) {
        Command::Review(arguments) => {
            mistyped::refuse(&arguments.paths)?;
            review::run(&arguments.paths, &mut context)
        }
        Command::Path(_) => review::run(&[], &mut context),
        Command::Check(arguments) => check::run(&arguments, &mut context),
        Command::Parse(arguments) => parse::run(&arguments, &mut context),
        Command::Text(arguments) => text::run(&arguments, &mut context),
        Command::Chain(arguments) => chain::run(&arguments, &mut context),
        Command::Diff(arguments) => diff::run(&arguments, &mut context),
        Command::Fix(arguments) => fix::run(&arguments, &mut context),
        Command::Decide(arguments) => decide::run(&arguments, &mut context),
        Command::Journal(command) => journal::run(&command, &mut context),
        Command::Export(arguments) => export::run(&arguments, &mut context),
        Command::Rules(arguments) => rules::run(&arguments, &mut context),
        Command::Selftest(arguments) => selftest::run(&arguments, &mut context),
        Command::Limits(arguments) => limits::run(&arguments, &mut context),
        Command::Config(arguments) => config::run(&arguments, &mut context),
        Command::Completions(arguments) => completions::run(&arguments, &mut context),
        Command::Man => man::run(&mut context),
    }
}

/// The command as help, completions and the manual show it.
fn whole(lang: Lang) -> clap::Command {
    localise::localised(Call::command(), lang)
}

/// The language that the call names, wherever it stands, so that even a call that is not understood is answered in it.
fn asked_lang(arguments: &[OsString]) -> Option<Lang> {
    let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
    let after = words.iter().position(|word| word == "--lang").and_then(|at| words.get(at + 1)).map(AsRef::as_ref);
    let named = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")))?;
    clap::ValueEnum::from_str(named, true).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Call {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        call(&words, Lang::Zh).unwrap()
    }

    #[test]
    fn the_commands_are_consistent_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            whole(lang).debug_assert();
        }
    }

    #[test]
    fn every_text_of_the_help_stands_in_both_languages() {
        fn walk(command: &clap::Command) {
            let own = command.get_about().map(ToString::to_string);
            let args = command.get_arguments().map(|arg| arg.get_help().map(ToString::to_string));
            for text in args.chain([own]) {
                let text = text.unwrap_or_default();
                assert_eq!(text.matches(" / ").count(), 1, "{}: {text}", command.get_name());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Call::command());
    }

    #[test]
    fn what_is_no_command_is_a_path() {
        let call = parsed(&["gouji", "--lang", "en", "年报", "--quiet"]);
        let Some(Command::Review(arguments)) = call.command else { panic!("{call:?}") };
        assert_eq!(arguments.paths, [std::path::PathBuf::from("年报")]);
        assert!(call.common.quiet && call.common.lang == Some(Lang::En));
    }

    #[test]
    fn help_about_a_command_is_that_of_the_command() {
        let help = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            call(&words, Lang::Zh).unwrap_err()
        };
        for (asked, meant) in [
            (&["gouji", "help", "check"][..], &["gouji", "check", "--help"][..]),
            (&["gouji", "help"], &["gouji", "--help"]),
        ] {
            assert_eq!(help(asked).kind(), ErrorKind::DisplayHelp);
            assert_eq!(help(asked).to_string(), help(meant).to_string());
        }
        assert!(matches!(parsed(&["gouji", "help", "chekc"]).command, Some(Command::Review(_))));
    }

    #[test]
    fn the_language_is_known_before_the_call_is_understood() {
        let asked = |words: &[&str]| asked_lang(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["gouji", "check", "--lang", "en"]), Some(Lang::En));
        assert_eq!(asked(&["gouji", "--lang=en", "--nonsense"]), Some(Lang::En));
        assert_eq!(asked(&["gouji", "--", "--lang=en"]), None);
    }
}
