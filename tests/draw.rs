//! Lists that plans are drawn from, as they are published, drawn from and replayed. The golden files and the numbers here
//! were made by another program, from what the documentation says of the encoding.

use roundtable::table::{Audience, text as text_of};
use roundtable::{Bytes32, Draw, DrawnBy, Error, KeptLottery, PublishedList};
use sha2::{Digest, Sha256};
use std::path::Path;

const SEED: &str = "Lotto numbers of 12 May 2027: 4 8 15 16 23 42";
const HASH: &str = "57d103d7312a5519f365eb088954b13bfc016682dd7c302b66ce5e7e2da93e37";
const COMMITMENT: &str = "4e38db3be3980dc7eff8527945dc00ad3e54bf1517ea0222684d8d14a434fdeb";

fn golden(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/lottery").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn kept() -> KeptLottery {
    KeptLottery::from_json_str(&golden("keep.json")).expect("it was kept")
}

fn list() -> PublishedList {
    PublishedList::from_json_str(&golden("list.json")).expect("it was published")
}

/// A text in the documented encoding.
fn text(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_be_bytes()[..], text.as_bytes()].concat()
}

fn number(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

/// What is wrong, in words.
#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Error>, code: &str, words: &str) {
    match result {
        Err(Error::Input(faults)) => {
            assert!(faults.iter().any(|fault| fault.code() == code), "{faults}");
            assert!(faults.to_string().contains(words), "{faults}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn golden_files_are_written_again_byte_for_byte() {
    let (kept, list) = (kept(), list());
    assert_eq!(kept.to_json(), golden("keep.json"));
    assert_eq!(*kept.published().get(), list);
    assert_eq!(list.to_json(), golden("list.json"));
    assert_eq!(list.csv(), golden("list.csv"));
    assert_eq!(PublishedList::from_csv_str(&list.csv()).expect("it is the same"), list);
    let draw = list.draw(SEED).expect("a good seed");
    assert_eq!(draw.to_json(), golden("draw.json"));
    assert_eq!(Draw::from_json_str(&golden("draw.json")).expect("it was drawn"), draw);
    kept.replay(&list, Some(&draw)).expect("nothing was changed");
    kept.is_of(&kept.problem().expect("it was kept")).expect("it is the same");
}

#[test]
fn hashes_and_draws_are_what_another_program_makes_of_them() {
    let (kept, list) = (kept(), list());
    let codes: Vec<String> = kept.codes().into_iter().map(|(id, code)| format!("{id} {code}")).collect();
    assert_eq!(codes[..2], ["ana PW7PC-XJ2LQ", "bo 7PYKM-UYYZI"]);
    assert_eq!((list.hash().to_string().as_str(), list.commitment().to_string().as_str()), (HASH, COMMITMENT));
    // The list by hand: four plans of one group of three.
    let mut bytes = [text("roundtable lottery 1"), text("codes"), text(""), number(4)].concat();
    for (times, codes) in [
        (2, ["4GNVA-73764", "PW7PC-XJ2LQ", "QHLLJ-FI44P"]),
        (3, ["4GNVA-73764", "QHLLJ-FI44P", "XKKAI-7UZLB"]),
        (3, ["7PYKM-UYYZI", "IYEPO-DSQY4", "PW7PC-XJ2LQ"]),
        (2, ["7PYKM-UYYZI", "IYEPO-DSQY4", "XKKAI-7UZLB"]),
    ] {
        bytes.extend([number(times), number(1), text("panel"), number(3)].concat());
        codes.iter().for_each(|code| bytes.extend(text(code)));
    }
    assert_eq!(list.encoded(), bytes);
    assert_eq!(list.hash(), Bytes32::new(Sha256::digest(&bytes).into()));
    let hash = Sha256::digest([&Sha256::digest(&bytes)[..], &text(SEED), &number(0)].concat());
    let block = hash[..16].iter().fold(0u128, |block, byte| 256 * block + u128::from(*byte));
    let draw = list.draw(SEED).expect("a good seed");
    assert_eq!(*draw.by(), DrawnBy::Seed { seed: SEED.to_owned(), counter: 0, block });
    assert_eq!((draw.index(), block), (4, 0x898a_0079_560d_1c8a_4710_cfe3_f729_818c));
    assert_eq!(list.entry(4).map(|entry| entry.times), Some(3));
    assert_eq!(list.entry(10), None);
}

#[test]
fn everybody_finds_their_own_chance() {
    let list = list();
    assert_eq!(list.chance("PW7PC-XJ2LQ").to_string(), "1/2");
    assert_eq!(list.chance("K6FI6-ZKAU6").to_string(), "0");
    assert_eq!(list.times().values().sum::<u64>(), 3 * list.total());
}

#[test]
fn dice_give_the_entry_that_they_show() {
    let list = list();
    let draw = list.thrown("7").expect("one throw");
    assert_eq!((draw.index(), list.replay(&draw).expect("it is the same").times), (7, 3));
    assert_eq!(Draw::from_json_str(&draw.to_json()).expect("it was drawn"), draw);
    refused(list.thrown("07"), "not_a_number", "write 1 digits");
    refused(list.thrown("x"), "not_a_number", "`x` is not what 1 throws give");
    refused(list.thrown(""), "not_a_number", "`` is not");
}

#[test]
fn seeds_that_nobody_can_read_are_refused() {
    for (seed, code, words) in [
        ("", "missing", "seed: the seed is empty"),
        ("  ", "missing", "the seed is empty"),
        (" a", "bad_name", "begins or ends with a space"),
        ("a\u{200b}b", "bad_name", "cannot be seen"),
    ] {
        refused(list().draw(seed), code, words);
    }
}

/// The golden list with one thing changed.
fn changed(from: &str, to: &str) -> Result<PublishedList, Error> {
    let golden = golden("list.json");
    assert!(golden.contains(from), "{from}");
    PublishedList::from_json_str(&golden.replacen(from, to, 1))
}

#[test]
fn a_list_that_was_changed_is_refused_with_what_was_changed() {
    refused(changed("QHLLJ-FI44P", "QHLLJ-FI44Q"), "list_changed", &format!("and not {HASH}"));
    refused(changed(HASH, COMMITMENT), "list_changed", &format!("the hash of this list is {HASH}"));
    refused(changed(HASH, "57d1"), "wrong_shape", "hash: 64 hexadecimal digits");
    refused(changed("\"times\": 2", "\"times\": 3"), "list_changed", "plans[0].first: the entries 0 to 1 (3)");
    refused(changed("\"times\": 2", "\"times\": 0"), "zero", "plans[0].times");
    refused(changed("\"total\": 10", "\"total\": 100"), "list_changed", "the list has 10 entries and not 100");
    refused(changed("\"panel\"", "\"board\""), "list_changed", "the groups are not those of the first plan");
    refused(changed("PW7PC-XJ2LQ", "QHLLJ-FI44P"), "twice", "`QHLLJ-FI44P` stands twice in one plan");
    refused(changed("PW7PC-XJ2LQ", "ana"), "bad_name", "`ana` is no code");
    refused(changed("4GNVA-73764", "ZGNVA-73764"), "list_changed", "order of their letters");
    refused(changed("lottery 1", "lottery 2"), "list_changed", "`roundtable lottery 2` is not");
    refused(changed("\"codes\"", "\"colours\""), "unknown", "there are `codes` and `names`");
    // All at once, also what has not its shape.
    let golden =
        golden("list.json").replacen("\"first\": 0", "\"first\": \"x\"", 1).replacen("\"last\"", "\"lust\"", 1);
    let Err(Error::Input(faults)) = PublishedList::from_json_str(&golden) else { panic!("it is refused") };
    assert!(faults.iter().count() >= 2, "{faults}");
    refused(PublishedList::from_json_str("{}"), "wrong_shape", "an object with the key `lottery_list` alone");
    refused(PublishedList::from_json_str(""), "not_json", "empty");
}

#[test]
fn a_table_that_was_changed_is_refused() {
    let golden = golden("list.csv");
    for (from, to, code, words) in [
        ("total,10", "total,ten", "not_a_number", "line 6, column 2: `ten` is no whole number"),
        ("0,1,2,panel", "0,1,3,panel", "list_changed", "the entries 0 to 1 (3)"),
        ("called_by,codes", "called_by,colours", "wrong_shape", "write `codes` or `names`"),
        ("first,last", "last,first", "missing", "the columns first, last, times, group are expected"),
        ("QHLLJ-FI44P", "QHLLJ-FI44Q", "list_changed", "and not 57d1"),
        ("hash,", "hush,", "missing", "a row with `hash` is expected here"),
    ] {
        assert!(golden.contains(from), "{from}");
        refused(PublishedList::from_csv_str(&golden.replacen(from, to, 1)), code, words);
    }
    refused(PublishedList::from_csv_str(""), "missing", "a row with `format`");
}

#[test]
fn a_draw_that_was_changed_is_refused() {
    let (list, golden) = (list(), golden("draw.json"));
    for (from, to, words) in [
        ("\"index\": 4", "\"index\": 5", "index: 5 stands here, and this list gives 4"),
        ("\"counter\": 0", "\"counter\": 1", "counter: 1 stands here"),
        ("\"total\": 10", "\"total\": 11", "total: 11 stands here"),
        ("15 16", "15 17", "block: 898a0079560d1c8a4710cfe3f729818c stands here"),
        (HASH, COMMITMENT, "this list gives 57d1"),
    ] {
        assert!(golden.contains(from), "{from}");
        let draw = Draw::from_json_str(&golden.replacen(from, to, 1)).expect("it has its form");
        refused(list.replay(&draw), "draw_changed", words);
        refused(kept().replay(&list, Some(&draw)), "draw_changed", words);
    }
    refused(Draw::from_json_str(&golden.replacen("\"seed\"", "\"dice\"", 1)), "missing", "either `seed`");
    refused(Draw::from_json_str(&golden.replacen("898a", "898", 1)), "wrong_shape", "32 hexadecimal digits");
}

#[test]
fn what_does_not_agree_with_what_was_kept_is_refused() {
    let (list, golden) = (list(), golden("keep.json"));
    for (from, to, code, words) in [
        ("\"times\": 3", "\"times\": 4", "lottery_changed", "of the kept plans, 1 are not published"),
        ("\"nonce\": \"20", "\"nonce\": \"21", "lottery_changed", "was published; one of the two was changed"),
        ("\"salt\": \"00", "\"salt\": \"01", "lottery_changed", "of the kept plans, 4 are not published"),
        (r#"\"tag\":\"north\",\"min\":1"#, r#"\"tag\":\"north\",\"min\":2"#, "listed_plan", "list.plans[1]"),
        (r#"\"size\":3"#, r#"\"size\":4"#, "listed_plan", "a listed plan is none of this problem"),
        (r#"\"composition\""#, r#"\"composed\""#, "lottery_changed", "the kept input cannot be read"),
        ("\"called_by\": \"codes\"", "\"called_by\": \"names\"", "lottery_changed", "calls people otherwise"),
        ("\"group\": null", "\"group\": \"panel\"", "lottery_changed", "about another group"),
    ] {
        assert!(golden.contains(from), "{from}");
        let kept = KeptLottery::from_json_str(&golden.replacen(from, to, 1)).expect("it has its form");
        refused(kept.replay(&list, None), code, words);
    }
    let other = KeptLottery::from_json_str(&golden.replacen(r#"\"size\":3"#, r#"\"size\":4"#, 1)).expect("good");
    let problem = other.problem().expect("a good problem");
    refused(kept().is_of(&problem), "lottery_changed", "the people or the rules are not those");
}

/// What members see of the golden lottery, before and after the draw.
#[test]
fn kept_numbers_that_cannot_be_are_refused() {
    let kept = golden("keep.json");
    let changed = |from: &str, to: &str| {
        assert!(kept.contains(from), "{from}");
        KeptLottery::from_json_str(&kept.replacen(from, to, 2))
    };
    let times = kept.split("\"times\": ").nth(1).and_then(|rest| rest.split([',', '\n']).next()).expect("a plan");
    let from = format!("\"times\": {times}");
    refused(changed(&from, "\"times\": 0"), "lottery_changed", "at least one entry");
    refused(changed(&from, "\"times\": 9223372036854775809"), "lottery_changed", "more entries than can be counted");
}

fn for_members() -> [String; 2] {
    let kept = kept();
    let draw = list().draw(SEED).expect("a good seed");
    let drawn = kept.drawn(&draw).expect("it was drawn");
    [text_of(&kept, Audience::Members), text_of(&drawn, Audience::Members)]
}

#[test]
fn members_see_chances_without_names_and_the_names_of_those_who_were_drawn() {
    let [before, after] = for_members();
    for text in [&before, &after] {
        for part in [
            "7 members take part. One of 10 entries is drawn, each as likely as any other.",
            "has a place on 5 of 10 at least; proved: no list of 10 entries gives each of them more.",
            "  none                             1\n",
            HASH,
            COMMITMENT,
            "`sha256sum list.bin`",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        for hidden in ["ana", "bo", "di", "gil", "north", "Level", "PW7PC"] {
            assert!(!words.contains(&hidden), "{hidden}\n{text}");
        }
    }
    assert!(before.contains("a ten-sided die with the digits 0 to 9 is thrown once"), "{before}");
    assert!(!before.contains("emre") && !before.contains("farah"), "{before}");
    assert!(after.starts_with("panel (3 members)\n  Member\n  cy\n  emre\n  farah\n"), "{after}");
    assert!(after.contains(SEED) && after.contains("Entry") && after.contains("2 to 4"), "{after}");
}

#[test]
fn organisers_see_each_chance_and_what_a_list_with_names_would_give_away() {
    let kept = kept();
    let text = roundtable::table::markdown(&kept, Audience::Organisers).replace('\\', "");
    for part in [
        "| 1 | 6 | 1/2 (50.00 %) | 1/2 (50.00 %) | proved in exact fractions, by the linear relaxation of the rules |",
        "| gil | `gil` is not in `panel` |",
        "| ana | 5 of 10 | 1/2 (50.00 %) | 1 |",
        "the least chance is 5 of 10 and the greatest 5 of 10; the Gini coefficient of their chances is 0.000",
        "5 pairs are never in one group: ana and farah, bo and cy, bo and emre, cy and di, di and emre.",
        "| 1/2 (50.00 %) | 6 | ana, bo, cy, di, emre, farah |",
        "| 2 to 4 | cy, emre, farah |",
        "| ana | PW7PC-XJ2LQ |",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let draw = list().thrown("0").expect("a throw");
    let drawn = kept.drawn(&draw).expect("it was drawn");
    assert!(text_of(&drawn, Audience::Organisers).contains("ana, cy, emre"));
    assert_eq!(format!("{drawn:?}"), r#"{"panel": ["ana", "cy", "emre"]}"#);
    assert!(!format!("{kept:?} {:?}", kept.secrets()).contains("ana"));
}

#[test]
fn the_command_on_the_page_repeats_the_draw() {
    for seed in [SEED, "it's 5 %, \\n & \"ü\""] {
        let kept = kept();
        let draw = list().draw(seed).expect("a good seed");
        let page = text_of(&kept.drawn(&draw).expect("it was drawn"), Audience::Members);
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let command = page.split("shell: `").nth(1).and_then(|rest| rest.split("` prints").next()).expect("a command");
        let DrawnBy::Seed { block, .. } = draw.by() else { panic!("it has a seed") };
        // Where there is no shell with these programs, nothing is run.
        if let Ok(run) = std::process::Command::new("sh").args(["-c", command]).output()
            && run.status.success()
            && !run.stdout.is_empty()
        {
            let printed = String::from_utf8_lossy(&run.stdout).into_owned();
            assert!(printed.starts_with(&format!("{block:032x}")), "{command}\n{printed}");
        }
    }
}
