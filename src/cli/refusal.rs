//! What is said about words of a call that the program does not know: which word, and which was probably meant.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::localise::half;
use crate::text::phrase::{Lang, Phrase};

/// The sentence about a call that cannot be understood.
pub fn sentence(error: &clap::Error, lang: Lang) -> String {
    let what = what(error, lang).unwrap_or_else(|| plain(error));
    let see = Phrase::new("；用法见 gouji --help", "; see gouji --help").in_lang(lang);
    match meant(error) {
        Some(meant) => {
            format!("{what}{}{see}", Phrase::new("，是不是想写 ", "; did you mean ").in_lang(lang).to_owned() + &meant)
        }
        None => format!("{what}{see}"),
    }
}

fn what(error: &clap::Error, lang: Lang) -> Option<String> {
    let said = |kind| words(error, kind);
    let phrase = match error.kind() {
        ErrorKind::UnknownArgument => Phrase::new("不认识 {arg}", "{arg} is unknown"),
        ErrorKind::InvalidSubcommand => Phrase::new("不认识命令 {command}", "the command {command} is unknown"),
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue)?.is_empty() => {
            Phrase::new("{arg} 后面要有值{valid}", "{arg} needs a value{valid}")
        }
        ErrorKind::InvalidValue => Phrase::new("{arg} 不能是“{value}”{valid}", "{arg} cannot be `{value}`{valid}"),
        ErrorKind::ValueValidation => Phrase::new("{arg} 不能是“{value}”{why}", "{arg} cannot be `{value}`{why}"),
        ErrorKind::MissingRequiredArgument => Phrase::new("还缺 {arg}", "{arg} is missing"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Phrase::new("还缺命令{valid}", "a command is missing{valid}")
        }
        ErrorKind::ArgumentConflict
            if said(ContextKind::PriorArg).is_none_or(|prior| Some(prior) == said(ContextKind::InvalidArg)) =>
        {
            Phrase::new("{arg} 写了两次，只能写一次", "{arg} stands twice, and may stand once")
        }
        ErrorKind::ArgumentConflict => Phrase::new("{arg} 不能与 {prior} 同用", "{arg} cannot stand beside {prior}"),
        _ => return None,
    };
    Some(phrase.fill(lang, |place| match place {
        "arg" => said(ContextKind::InvalidArg),
        "prior" => said(ContextKind::PriorArg).or_else(|| said(ContextKind::InvalidArg)),
        "command" => said(ContextKind::InvalidSubcommand),
        "value" => said(ContextKind::InvalidValue),
        "valid" => Some(valid(error, lang)),
        "why" => Some(why(error, lang)),
        _ => None,
    }))
}

/// What may be written there.
fn valid(error: &clap::Error, lang: Lang) -> String {
    let valid =
        [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter().find_map(|kind| match error.get(kind) {
            Some(ContextValue::Strings(words)) if !words.is_empty() => Some(words),
            _ => None,
        });
    match (valid, lang) {
        (None, _) => String::new(),
        (Some(valid), Lang::Zh) => format!("；可以写：{}", valid.join("、")),
        (Some(valid), Lang::En) => format!("; possible: {}", valid.join(", ")),
    }
}

fn why(error: &clap::Error, lang: Lang) -> String {
    use std::error::Error as _;
    let reason = error.source().map(|reason| half(&reason.to_string(), lang)).unwrap_or_default();
    match lang {
        Lang::Zh => format!("（{reason}）"),
        Lang::En => format!(" ({reason})"),
    }
}

fn meant(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| words(error, kind))
        .filter(|meant| !meant.is_empty())
}

fn words(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(word) => Some(word.clone()),
        ContextValue::Strings(words) => Some(words.join(" ")),
        _ => None,
    }
}

/// The parser's own words, without its heading and advice.
fn plain(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let first = text.lines().next().unwrap_or_default();
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}
