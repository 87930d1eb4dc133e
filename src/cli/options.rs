//! The options that commands share, and the paths that many of them take.

use std::ffi::OsString;
use std::io::Read;
use std::num::NonZeroUsize;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::status::Halt;
use crate::text::phrase::Lang;

/// Options that every command takes.
#[derive(Clone, Debug, Default, Args)]
#[command(next_display_order = 100)]
pub struct Common {
    /// 语言；环境变量 GOUJI_LANG / language; or GOUJI_LANG
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// 复核人，缺省为登录名；环境变量 GOUJI_AUDITOR / who decides, the login name by default; or GOUJI_AUDITOR
    #[arg(long, global = true, value_name = "NAME")]
    pub auditor: Option<String>,
    /// 处置记录所在文件夹；环境变量 GOUJI_REVIEW / the folder where decisions live; or GOUJI_REVIEW
    #[arg(long, global = true, value_name = "DIR")]
    pub review: Option<PathBuf>,
    /// 规则参数与本地规则文件；缺省用设置文件夹里的 rules.toml / parameters and rules of one's own; rules.toml of the config folder by default
    #[arg(long, global = true, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 读取线程数，缺省为处理器个数，最多 64；环境变量 GOUJI_JOBS / reading threads, one a processor by default, 64 at most; or GOUJI_JOBS
    #[arg(long, global = true, value_name = "N", value_parser = one_or_more)]
    pub jobs: Option<NonZeroUsize>,
    /// 每份文件都重新读取 / reads every file anew
    #[arg(long, global = true)]
    pub no_cache: bool,
    /// 只输出结果，不报进度和小结 / results only, neither progress nor summary
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// 不报进度 / no progress
    #[arg(long, global = true)]
    pub no_progress: bool,
}

/// A fiscal year, as a word of a call.
pub fn year(text: &str) -> Result<i16, &'static str> {
    let year = text.trim().parse().ok().filter(|year| (1900..=2999).contains(year));
    year.ok_or("年度要写成四位数，如 2023 / a year has four digits, as 2023")
}

fn one_or_more(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "要写 1 以上的整数 / a whole number from 1 up is wanted")
}

/// The files and folders that a command looks at.
#[derive(Clone, Debug, Args)]
pub struct Corpus {
    /// 年报文件或文件夹 / reports, or folders of them
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub paths: Vec<PathBuf>,
    /// 从文件读取路径，每行一个或以 NUL 分隔；- 为标准输入 / reads paths from a file, one a line or NUL between them; - is standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
}

impl Corpus {
    /// Every path, those of the list behind those of the call; a list that cannot be read does not stop the others.
    pub fn all(&self) -> (Vec<PathBuf>, Option<Halt>) {
        let mut all = self.paths.clone();
        let listed = self.files_from.as_deref().map(|list| read_list(list).map(|bytes| paths_of(&bytes)));
        match listed.transpose() {
            Ok(listed) => {
                all.extend(listed.into_iter().flatten());
                (all, None)
            }
            Err(trouble) => (all, Some(trouble)),
        }
    }
}

/// What a command is told that only prints what the program knows.
#[derive(Debug, Args)]
pub struct Printed {
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub format: Layout,
}

/// Whether something is printed for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// For people.
    Text,
    /// For programs.
    Json,
}

fn read_list(list: &Path) -> Result<Vec<u8>, Halt> {
    let read = if list == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(list)
    };
    read.map_err(|error| Halt::about(list, error))
}

fn paths_of(bytes: &[u8]) -> Vec<PathBuf> {
    let between = if bytes.contains(&0) { 0 } else { b'\n' };
    let paths = bytes.split(|&byte| byte == between);
    let plain = paths.map(|path| if between == 0 { path } else { path.strip_suffix(b"\r").unwrap_or(path) });
    plain.filter(|path| !path.is_empty()).map(|path| PathBuf::from(OsString::from_vec(path.to_vec()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stand_one_a_line_or_between_nuls() {
        let paths = |bytes: &[u8]| paths_of(bytes).iter().map(|p| p.display().to_string()).collect::<Vec<_>>();
        assert_eq!(paths("甲.txt\r\n\nb c\n".as_bytes()), ["甲.txt", "b c"]);
        assert_eq!(paths(b"a\nb\0c\0"), ["a\nb", "c"]);
        assert!(paths(b"").is_empty());
    }
}
