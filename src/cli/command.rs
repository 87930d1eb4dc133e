//! The commands and their arguments as clap sees them. What a command does stands in the file of its name.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::options::{Common, Printed};
use super::{chain, check, completions, decide, diff, export, fix, journal, parse, review, rules, text};

/// 勾稽：复核政府信息公开工作年度报告 / gouji reviews the annual reports on information disclosure of Chinese government organs
#[derive(Debug, Parser)]
#[command(
    name = "gouji",
    version,
    disable_version_flag = true,
    disable_help_subcommand = true,
    override_usage = "gouji [PATH]…\n      gouji COMMAND …",
    after_help = "不写命令就打开复核台。例：gouji check 年报/ --format json / Without a command the review screen opens. Example: gouji check reports/ --format json"
)]
pub struct Call {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
    /// 显示版本 / prints the version
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// What the program can do without the screen, and the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 打开复核台，缺省看当前文件夹 / opens the review screen, on the current folder by default
    Review(review::Arguments),
    /// 读取、解析、检查，列出问题 / reads, parses and checks; prints findings
    Check(check::Arguments),
    /// 逐份输出读到的内容 / prints what was read, a report each
    Parse(parse::Arguments),
    /// 输出规范文本，行号即问题所引的行号 / prints the canonical text; findings cite its lines
    Text(text::Arguments),
    /// 比较两年或两份文件 / compares two years or two files
    Diff(diff::Arguments),
    /// 各机关历年的结转链和现行有效链 / the carry-over and stock chains of every agency over all years
    Chain(chain::Arguments),
    /// 最少改哪几格、改成多少，各表才平；只作提示 / the fewest figures to change, and to what, for the tables to balance; hints only
    Fix(fix::Arguments),
    /// 记录一条处置，落盘后才回 ACK / records one decision; says ACK once it is durable
    Decide(decide::Arguments),
    /// 查看和核对处置记录 / lists and verifies the decisions
    #[command(subcommand)]
    Journal(journal::Command),
    /// 导出问题清单 / exports the findings
    Export(export::Arguments),
    /// 规则目录，或一条规则的说明 / the catalogue, or one rule explained
    Rules(rules::Arguments),
    /// 自检：每条规则遇错必报、无错不报 / every rule fires on its planted fault and is silent without
    Selftest(Printed),
    /// 各项上限 / the limits
    Limits(Printed),
    /// 生效的设置及其所在 / the settings in force and where they live
    Config(Printed),
    /// 输出命令行补全脚本 / prints a completion script
    Completions(completions::Arguments),
    /// 输出 man 手册页 / prints the manual page
    Man,
    #[command(external_subcommand)]
    Path(Vec<OsString>),
}
