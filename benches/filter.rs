//! How long one more key in the filter takes with 150,000 agency names.
//!
//! Target: p50 <= 0.5 ms, p99 <= 4 ms over keys. Peers: fuzzy-matcher alone 12–19 / 34–56 ms, nucleo 15 / 67 ms.

use std::cell::RefCell;

use gouji::model::record::{Figures, Record};
use gouji::session::{Event, HeldReport, Loaded, Method, Session, Settings};
use gouji::text::phrase::Lang;

fn main() {
    divan::main();
}

const AGENCIES: usize = 150_000;
const PLACES: [&str; 24] = [
    "青", "禾", "岚", "溪", "霁", "川", "松", "渚", "云", "畔", "柳", "渡", "澜", "汀", "重", "庆", "长", "春", "石",
    "桥", "南", "平", "安", "山",
];
const ORGANS: [&str; 20] = [
    "人民政府",
    "人民政府办公室",
    "民政局",
    "财政局",
    "教育局",
    "司法局",
    "水利局",
    "审计局",
    "统计局",
    "公安局",
    "自然资源和规划局",
    "人力资源和社会保障局",
    "住房和城乡建设局",
    "交通运输局",
    "农业农村局",
    "文化和旅游局",
    "卫生健康委员会",
    "应急管理局",
    "市场监督管理局",
    "行政审批服务局",
];

/// A made-up agency for each number, all different: 青禾市岚溪区民政局.
fn agency(nth: usize) -> String {
    let place =
        |shift: usize| PLACES[nth / ORGANS.len() / PLACES.len().pow(u32::try_from(shift).unwrap_or(0)) % PLACES.len()];
    let kind = ["县", "区", "市"][nth % 3];
    format!("{}{}市{}{kind}{}", place(2), place(1), place(0), ORGANS[nth % ORGANS.len()])
}

fn report(nth: usize) -> Loaded {
    let record = Record {
        path: std::path::Path::new("a.txt").into(),
        kept_in: None,
        content: 0,
        agency: Some(agency(nth).into()),
        year: Some(2024),
        edition: None,
        issued_on: None,
        published_on: None,
        is_reissue: false,
        figures: Figures::default(),
        alarms: 0,
        claims: Box::default(),
    };
    Loaded::Report(Box::new(HeldReport::bare(record)))
}

fn session(review: &std::path::Path) -> Session {
    let settings =
        Settings { lang: Lang::Zh, auditor: "a".to_owned(), review: review.to_owned(), method: Method::default() };
    let mut session = Session::new(settings).expect("a journal in a new folder opens");
    session.absorb(Event::Read((0..AGENCIES).map(report).collect()));
    session.absorb(Event::Done);
    session
}

/// What is typed: each key is measured with what stands before it typed already.
const TYPED: [&str; 10] =
    ["民政局", "青禾 财政", "mzj", "qhs mzj", "minzheng", "cqsf", "岚溪 2024", "chongqing", "青安教", "qrz"];

#[divan::bench(args = TYPED.iter().flat_map(|typed| keys(typed)))]
fn key(bencher: divan::Bencher, typed: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let session = RefCell::new(session(folder.path()));
    let before = &typed[..typed.char_indices().last().map_or(0, |(at, _)| at)];
    bencher
        .with_inputs(|| {
            session.borrow_mut().set_filter("");
            before.char_indices().for_each(|(at, c)| session.borrow_mut().set_filter(&before[..at + c.len_utf8()]));
        })
        .bench_local_values(|()| session.borrow_mut().set_filter(typed));
}

fn keys(typed: &str) -> impl Iterator<Item = &str> {
    typed.char_indices().map(|(at, c)| &typed[..at + c.len_utf8()])
}
