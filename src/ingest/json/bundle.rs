//! Files of several reports of our own, one behind the other as `gouji parse` prints them: a line that begins with `{` begins
//! a report. A report in such a file is named by the byte at which it begins: `all.ndjson/@120`.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::ingest::file::{self, State};
use crate::ingest::{ReadError, limit};

/// What the name of a report in such a file begins with.
const MARK: char = '@';

/// Tells by its name whether a file may hold several reports.
pub fn may_hold_several(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["json", "ndjson", "jsonl"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// The file and the byte that a path names, where it names a report in a file.
pub fn split(path: &Path) -> Option<(&Path, u64)> {
    let start = path.file_name()?.to_str()?.strip_prefix(MARK)?.parse().ok()?;
    path.parent().filter(|file| file.is_file()).map(|file| (file, start))
}

/// The names of the reports in a file.
pub fn members(file: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let mut lines = BufReader::with_capacity(1 << 20, file::open(file)?);
    let (mut members, mut at) = (Vec::new(), 0u64);
    loop {
        if lines.fill_buf()?.first() == Some(&b'{') {
            members.push(file.join(format!("{MARK}{at}")));
        }
        match lines.skip_until(b'\n')? {
            0 => return Ok(members),
            read => at += read as u64,
        }
    }
}

/// Reads the report that begins at a byte.
pub fn read(file: &Path, start: u64) -> Result<Vec<u8>, ReadError> {
    let mut file = file::open(file)?;
    let before = State::of(&file.metadata()?);
    file.seek(SeekFrom::Start(start))?;
    let mut lines = BufReader::new((&file).take(limit::FILE.most + 1));
    let mut bytes = Vec::new();
    while lines.read_until(b'\n', &mut bytes)? > 0 {
        if lines.fill_buf()?.first() == Some(&b'{') {
            break;
        }
    }
    limit::FILE.admit(bytes.len() as u64)?;
    if State::of(&file.metadata()?) == before { Ok(bytes) } else { Err(ReadError::Changed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_report_of_a_file_is_found_by_the_byte_it_begins_at() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ndjson");
        std::fs::write(&file, "{\"甲\":1}\n{\n  \"乙\": {}\n}\n\n{\"丙\":2}").unwrap();
        let members = members(&file).unwrap();
        let read = |member: &PathBuf| {
            let (file, start) = split(member).unwrap();
            String::from_utf8(read(file, start).unwrap()).unwrap()
        };
        let read: Vec<String> = members.iter().map(read).collect();
        assert_eq!(read, ["{\"甲\":1}\n", "{\n  \"乙\": {}\n}\n\n", "{\"丙\":2}"]);
    }

    #[test]
    fn only_a_place_in_a_file_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.json")).unwrap();
        assert_eq!(split(&folder.path().join("a.json/@3")), None);
        assert_eq!(split(Path::new("@3")), None);
    }
}
