//! What a cell of a sheet shows: whole numbers without a fraction, decimals as short as they are exact, days as days.

use std::fmt::Write as _;

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

/// How the numbers of a cell are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// As they are.
    #[default]
    Plain,
    /// As a day.
    Day,
    /// With a percent sign and so many decimal places.
    Hundredths(usize),
}

/// A number as it stands in an XLSX, as a person sees it; what is no number stays as it is.
pub fn number(written: &str, shown: Shown, is_1904: bool) -> String {
    let mut out = String::new();
    match (written.parse::<f64>(), shown) {
        (Ok(number), Shown::Hundredths(places)) => out = format!("{:.places$}%", number * 100.0),
        (Ok(number), Shown::Day) => day(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904), &mut out),
        (Ok(number), Shown::Plain) if number.is_finite() => float(number, &mut out),
        _ => written.clone_into(&mut out),
    }
    out
}

/// Writes a value as a person sees it.
pub fn write(value: &Data, out: &mut String) {
    match value {
        Data::Int(number) => out.push_str(&number.to_string()),
        Data::Float(number) => float(*number, out),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => out.push_str(text),
        Data::Bool(truth) => out.push_str(if *truth { "TRUE" } else { "FALSE" }),
        Data::DateTime(time) => day(time, out),
        Data::Error(error) => out.push_str(&error.to_string()),
        Data::Empty => {}
    }
}

/// Sheets store decimals in binary, with 15 digits that count: 0.1 + 0.2 is shown as 0.3.
fn float(number: f64, out: &mut String) {
    let shortest = number.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 || !shortest.contains('.') {
        out.push_str(if shortest == "-0" { "0" } else { &shortest });
        return;
    }
    let whole = shortest.trim_start_matches('-').find('.').unwrap_or(0);
    let whole = if shortest.trim_start_matches('-').starts_with("0.") { 0 } else { whole };
    let rounded = format!("{number:.*}", 15usize.saturating_sub(whole));
    let rounded = if rounded.contains('.') { rounded.trim_end_matches('0').trim_end_matches('.') } else { &rounded };
    out.push_str(rounded);
}

fn day(time: &ExcelDateTime, out: &mut String) {
    let serial = time.as_f64();
    // Beyond the calendar of spreadsheets a serial is nothing but a number.
    if !time.is_datetime() || !(1.0..2_958_466.0).contains(&serial) {
        float(serial, out);
        return;
    }
    let (year, month, date, hour, minute, ..) = time.to_ymd_hms_milli();
    let _ = write!(out, "{year:04}-{month:02}-{date:02}");
    if serial.fract() > 0.0 {
        let _ = write!(out, " {hour:02}:{minute:02}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &Data) -> String {
        let mut out = String::new();
        write(value, &mut out);
        out
    }

    #[test]
    fn numbers_are_written_as_they_are_shown() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (96171.6, "96171.6"),
            (0.1 + 0.2, "0.3"),
            (5_949.088_667, "5949.088667"),
            (-35.0, "-35"),
            (4_166.241_619_000_001, "4166.241619"),
            (11_398_889.0, "11398889"),
        ] {
            assert_eq!(shown(&Data::Float(number)), text);
        }
        assert_eq!(shown(&Data::Float(f64::NAN)), "NaN");
    }

    #[test]
    fn hundredths_get_their_sign_and_words_stay() {
        assert_eq!(number("0.3416", Shown::Hundredths(2), false), "34.16%");
        assert_eq!(number("45671", Shown::Day, false), "2025-01-14");
        assert_eq!(["1E+3", "1e999", "x"].map(|written| number(written, Shown::Plain, false)), ["1000", "1e999", "x"]);
    }

    #[test]
    fn days_are_days_and_wild_serials_are_numbers() {
        let time = |serial| Data::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(shown(&time(45_671.0)), "2025-01-14");
        assert_eq!(shown(&time(45_671.5)), "2025-01-14 12:00");
        assert_eq!([shown(&time(-1.0)), shown(&time(1e9))], ["-1", "1000000000"]);
    }
}
