//! The help of the command line in one language. Every text stands in the code as `中文 / English`; here one half is taken, and
//! what may be written for an option is added to it.

use clap::{Arg, ArgAction, Command};

use crate::text::phrase::{Bilingual, Lang, Phrase};

/// The command with all its texts in one language.
pub fn localised(command: Command, lang: Lang) -> Command {
    let template = Phrase::new(
        "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    let about = command.get_about().map(|about| half(&about.to_string(), lang)).unwrap_or_default();
    let after = command.get_after_help().map(|after| half(&after.to_string(), lang)).unwrap_or_default();
    command
        .about(about)
        .after_help(after)
        .help_template(template.in_lang(lang))
        .subcommand_help_heading(Phrase::new("命令", "Commands").in_lang(lang))
        .disable_help_flag(true)
        .arg(help(lang))
        .mut_args(|arg| in_lang(arg, lang))
        .mut_subcommands(|command| localised(command, lang))
}

/// The half of a text that is in a language.
pub fn half(text: &str, lang: Lang) -> String {
    Bilingual::halves(text).in_lang(lang).to_owned()
}

fn help(lang: Lang) -> Arg {
    let text = Phrase::new("显示帮助", "prints this help").in_lang(lang);
    Arg::new("help").short('h').long("help").display_order(999).action(ArgAction::Help).help(text)
}

fn in_lang(arg: Arg, lang: Lang) -> Arg {
    let headings =
        if arg.is_positional() { Phrase::new("参数", "Arguments") } else { Phrase::new("选项", "Options") };
    let text = arg.get_help().map(|text| half(&text.to_string(), lang)).unwrap_or_default();
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let arg = if takes_value { with_choices(arg, &text, lang) } else { arg.help(text) };
    arg.help_heading(headings.in_lang(lang))
}

fn with_choices(arg: Arg, text: &str, lang: Lang) -> Arg {
    let text = format!("{text}{}", choices(&arg, lang));
    arg.help(text).hide_possible_values(true).hide_default_value(true)
}

/// What may be written for an option and what holds without it.
fn choices(arg: &Arg, lang: Lang) -> String {
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let (zh, en) = (values.join("、"), values.join(", "));
    match (lang, values.is_empty(), default.first()) {
        (_, true, None) => String::new(),
        (Lang::Zh, true, Some(default)) => format!("（默认 {default}）"),
        (Lang::Zh, false, None) => format!("（{zh}）"),
        (Lang::Zh, false, Some(default)) => format!("（{zh}；默认 {default}）"),
        (Lang::En, true, Some(default)) => format!(" (default {default})"),
        (Lang::En, false, None) => format!(" ({en})"),
        (Lang::En, false, Some(default)) => format!(" ({en}; default {default})"),
    }
}
