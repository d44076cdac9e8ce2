//! One list of people as eight programs and people keep it, each read right or refused in a sentence that helps.

use roundtable::{ColumnOptions, Composition, Error, Member, ProblemFile, Roster, RosterOptions, Rule, Tier};
use serde_json::Value;
use std::collections::BTreeSet;

fn path(name: &str) -> String {
    format!("{}/tests/cases/rosters/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn notes(roster: &Roster) -> Vec<&str> {
    roster.notes().iter().collect()
}

#[test]
fn encodings_and_separators_are_recognised_and_said() {
    for (name, read_as) in [
        ("semicolons.csv", "The file was read as UTF-8 text, with cells separated by semicolons."),
        ("windows.csv", "The file was read as Windows-1252 text, with cells separated by commas."),
        ("unicode.txt", "The file was read as UTF-16 text, with cells separated by tabs."),
        ("trailing.csv", "The file was read as UTF-8 text, with cells separated by commas."),
    ] {
        let roster = Roster::from_csv_path(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((roster.len(), notes(&roster)[0]), (36, read_as), "{name}");
        assert!(roster.find("José Lee").is_some() && roster.find("Jürgen Lee").is_some(), "{name}");
    }
}

#[test]
fn a_letter_that_an_encoding_lacks_is_told() {
    let roster = Roster::from_csv_path(path("windows.csv")).expect("good");
    assert!(notes(&roster)[1].contains("a word reads `José`"), "{:?}", notes(&roster));
    assert!(notes(&roster)[2].contains("`?ukasz O'Brien`"), "{:?}", notes(&roster));
}

#[test]
fn empty_rows_and_columns_are_passed_over_and_said() {
    let roster = Roster::from_csv_path(path("trailing.csv")).expect("good");
    let said = notes(&roster);
    assert!(said.contains(&"3 empty rows were passed over: lines 38, 39 and 40."), "{said:?}");
    assert!(said.contains(&"2 empty columns were passed over: columns 5 and 6."), "{said:?}");
}

#[test]
fn utf_16_without_a_mark_and_in_either_order() {
    let text = "name,site\nAna Šć,north\nbo,south\n";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let roster = Roster::from_csv(bytes.as_slice()).expect("good");
        assert!(roster.find("Ana Šć").is_some() && notes(&roster)[0].contains("UTF-16"));
    }
    let cut_short: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).chain([0xD8]).collect();
    let error = Roster::from_csv(cut_short.as_slice()).expect_err("an odd number of bytes");
    assert!(error.to_string().contains("save it again as UTF-8"), "{error}");
}

#[test]
fn two_encodings_in_one_file_are_a_fault() {
    let error = Roster::from_csv(&b"name,site\nJos\xC3\xA9,north\nZo\xEB,south\n"[..]).expect_err("mixed");
    assert!(error.to_string().starts_with("line 3: the file is neither UTF-8 text"), "{error}");
}

/// What is right for every file, by `expected.json`.
fn expected() -> Value {
    let text = std::fs::read_to_string(path("expected.json")).expect("it is there");
    serde_json::from_str(&text).expect("it is JSON")
}

/// Asserts that a roster has the people, tags and numbers that a right reading of the file finds.
fn assert_right(name: &str, roster: &Roster, [background, region, years]: [&str; 3]) {
    let expected = &expected()[name];
    let held = |dimension: &str| {
        let id = roster.resolve_dimension(dimension).expect("it was read");
        let counts = roster.dimension(id).tags().iter().map(|&tag| {
            (roster.tag(tag).name().to_owned(), roster.member_ids().filter(|&member| roster.holds(member, tag)).count())
        });
        let none = roster.member_ids().filter(|&member| roster.tags_in(member, id).is_empty()).count();
        let several = roster.member_ids().filter(|&member| roster.tags_in(member, id).len() > 1).count();
        (counts.collect::<Vec<_>>(), none, several)
    };
    assert_eq!(expected["members"], roster.len(), "{name}");
    let (backgrounds, without, several) = held(background);
    assert_eq!(backgrounds.len(), 4, "{name}: {backgrounds:?}");
    for (tag, holders) in backgrounds {
        // Where the bracket would have been a fault of its own, the files leave it out.
        let right = &expected["holders of a background"];
        let with_bracket = format!("{tag} (patient, carer)");
        assert!(right[&tag] == holders || right[&with_bracket] == holders, "{name}: {tag} {holders}");
    }
    assert_eq!(
        (&expected["without a background"], &expected["holders of several"]),
        (&without.into(), &several.into())
    );
    let (regions, none, _) = held(region);
    assert_eq!(expected["regions"]["(none)"], none, "{name}");
    assert!(regions.iter().all(|(tag, number)| expected["regions"][tag] == *number), "{name}: {regions:?}");
    let years: Vec<f64> = roster.members().filter_map(|member| member.number(years)).collect();
    assert_eq!(
        (&expected["numbers given for years"], &expected["sum of years"]),
        (&years.len().into(), &years.iter().sum::<f64>().into())
    );
}

const PLAIN: [&str; 3] = ["Background", "Region", "Years"];

#[test]
fn answers_that_are_joined_are_a_fault_and_then_read_right() {
    let ticked = ColumnOptions::new().split([", "]);
    let options = RosterOptions::new().column("Background", ticked);
    for name in ["semicolons.csv", "windows.csv", "unicode.txt"] {
        let fault = Roster::from_csv_path(path(name)).and_then(|roster| roster.using(PLAIN)).expect_err("joined");
        let fault = fault.to_string();
        for told in [
            "line 1, column 2 (`Background`)",
            "`Lived experience` (15), `Policy` (14), `Practitioner / clinician` (12) and `Researcher` (10)",
            "`split = \", \"`",
            "`whole = true`",
        ] {
            assert!(fault.contains(told), "{name}: {fault}");
        }
        let roster = Roster::from_path_with(path(name), &options).and_then(|roster| roster.using(PLAIN));
        assert_right(name, &roster.unwrap_or_else(|error| panic!("{name}: {error}")), PLAIN);
    }
    let trailing = Roster::from_csv_path(path("trailing.csv")).and_then(|roster| roster.using(PLAIN)).expect("good");
    assert_right("trailing.csv", &trailing, PLAIN);
}

#[test]
fn a_form_is_read_with_its_options() {
    let form = [
        "What is your background? (tick all that apply)",
        "Which region do you live in?",
        "How many years have you worked in this field?",
    ];
    let roster = Roster::from_csv_path(path("forms.csv")).expect("nothing is asked for yet");
    assert!(roster.find("José Lee").is_some() && roster.dimensions().is_empty());
    assert!(notes(&roster).iter().any(|note| note.contains("`Timestamp` (when each row was sent)")));
    let fault = roster.using(form).expect_err("joined").to_string();
    assert!(fault.contains("`Lived experience (patient, carer)` (15)"), "{fault}");
    assert!(fault.contains("`split = \", \"` and `options = [\"Lived experience (patient, carer)\"]`"), "{fault}");

    let only_split = RosterOptions::new().column(form[0], ColumnOptions::new().split([", "]));
    let roster = Roster::from_path_with(path("forms.csv"), &only_split).expect("nothing is asked for yet");
    let fault = roster.using(form).expect_err("parted within brackets").to_string();
    assert!(fault.contains("`Lived experience (patient`") && fault.contains("`options = ["), "{fault}");

    let ticked = ColumnOptions::new().name("background").split([", "]).options(["Lived experience (patient, carer)"]);
    let options = RosterOptions::new().column(form[0], ticked);
    let roster = Roster::from_path_with(path("forms.csv"), &options).expect("good");
    let problem = Composition::builder(&roster)
        .even_groups("table", 6)
        .prefer(Tier(1), Rule::balance("background"))
        .prefer(Tier(2), Rule::balance(form[1]))
        .build()
        .expect("good");
    let asked: Vec<&str> = problem.roster().dimensions().iter().map(|dimension| dimension.name()).collect();
    assert_eq!(asked, ["background", form[1]]);
    let all = problem.roster().using([form[2]]).expect("good");
    assert_right("forms.csv", &all, ["background", form[1], form[2]]);
}

#[test]
fn numbers_with_others_among_them_are_a_fault_that_lists_these() {
    let roster = Roster::from_csv_path(path("mixed_numbers.csv")).expect("nothing is asked for yet");
    let fault = roster.using(["Years"]).expect_err("mixed").to_string();
    assert!(fault.contains("line 4 `n/a`, line 7 `about 10` and line 11 `4,5`"), "{fault}");
    assert!(fault.contains("`decimal_comma = true`") && fault.contains("`rename`"), "{fault}");
    let mended = ColumnOptions::new().rename([("n/a", ""), ("about 10", "10"), ("4,5", "4.5")]);
    let options = RosterOptions::new().column("Years", mended);
    let roster = Roster::from_path_with(path("mixed_numbers.csv"), &options).and_then(|r| r.using(["Years"]));
    let roster = roster.expect("good");
    let value = |name: &str| roster.members().find(|member| member.id() == name).and_then(|m| m.number("Years"));
    assert_eq!((value("Jürgen Lee"), value("Łukasz O'Brien")), (Some(4.5), None));
}

#[test]
fn decimal_commas_are_recognised_where_commas_are_free() {
    let roster = Roster::from_csv_path(path("semicolons.csv")).and_then(|roster| roster.using(["Years"]));
    let roster = roster.expect("good");
    let said = notes(&roster);
    assert!(said.contains(&"`Years` has decimals with a comma: `4,5` is four and a half."), "{said:?}");
    assert!(said.contains(&"`Years` was read as a number: 31 values from 2 to 15, 5 empty cells."), "{said:?}");
}

#[test]
fn thousands_are_never_read_as_decimals() {
    let read = |cells: [&str; 3], years: ColumnOptions| {
        let text = format!("name;years\nana;{}\nbo;{}\ncy;{}\n", cells[0], cells[1], cells[2]);
        let options = RosterOptions::new().column("years", years);
        let read = Roster::from_csv_with(text.as_bytes(), &options).and_then(|roster| roster.using(["years"]));
        read.map(|roster| roster.members().map(|member| member.number("years")).collect::<Vec<_>>())
    };
    let plain = ColumnOptions::new;
    let band = || plain().band("few", ..100).band("many", 100..);
    for cells in [["1,234", "2", "3"], ["1.234", "2", "12.500"], ["1,234", "4.5", "3"], ["1.234,5", "2", "3"]] {
        let told = format!("line 2 `{}`", cells[0]);
        for column in [plain(), band()] {
            let fault = read(cells, column).expect_err("it may be thousands").to_string();
            assert!(fault.contains(&told) && fault.contains("digits alone, such as 1200"), "{fault}");
        }
    }
    assert_eq!(read(["1,234", "4,5", "3"], plain()).expect("decimals"), [Some(1.234), Some(4.5), Some(3.0)]);
    assert_eq!(read(["0.125", "2", "3"], plain()).expect("decimals"), [Some(0.125), Some(2.0), Some(3.0)]);
    assert_eq!(read(["1,234", "2", "3"], plain().decimal_comma()).expect("said")[0], Some(1.234));
    let quoted =
        Roster::from_csv("name,years\nana,\"1,234\"\nbo,2\ncy,3\n".as_bytes()).and_then(|r| r.using(["years"]));
    assert!(quoted.expect_err("no number").to_string().contains("line 2 `1,234`"));
}

#[test]
fn what_stands_above_the_header_is_followed_or_told() {
    let said =
        Roster::from_csv("sep=;\nname;town, county\nana;Leeds, Yorks\nbo;Hove, Sussex\n".as_bytes()).expect("good");
    assert!(notes(&said)[0].contains("separated by semicolons") && said.unread().eq(["town, county"]));
    let fault = Roster::from_csv("sep=;\nname;site\nana\n".as_bytes()).expect_err("too short").to_string();
    assert!(fault.contains("line 3: 2 cells are expected"), "{fault}");
    for (text, told) in [
        ("People\nname;site\nana;north\nbo;south\n", "line 1: this row has one cell, `People`, and line 2 is"),
        (
            "Sent, 2026\n\nname;site\nana;north\nbo;south\n",
            "line 1: this row has one cell, `Sent, 2026`, and line 3 is",
        ),
        ("name;town, county\nana;Leeds, Yorks\nbo;Hove, Sussex\n", "commas and semicolons separate the same number"),
        ("name\nana,north\n", "line 2: 1 cells are expected"),
    ] {
        let fault = Roster::from_csv(text.as_bytes()).expect_err(told).to_string();
        assert!(fault.contains(told), "{fault}");
    }
    assert!(Roster::from_csv("name\nana\nbo\n".as_bytes()).is_ok_and(|roster| roster.len() == 2));
}

#[test]
fn dates_of_which_the_order_is_unclear_are_told() {
    let born = ColumnOptions::new().band("young", ..30).band("old", 30..).on("2026-10-01");
    let read = |cells: &str| {
        let rows: String = cells.split(' ').zip(["ana", "bo"]).map(|(cell, id)| format!("{id},{cell}\n")).collect();
        let options = RosterOptions::new().column("born", born.clone()).tags(["born"]);
        Roster::from_csv_with(format!("name,born\n{rows}").as_bytes(), &options)
    };
    for cells in ["04/03/2003 05/06/1990", "04-03-2003 05-06-1990", "2003-03-04 20/06/1990", "13/01/2003 01/13/2003"] {
        let fault = read(cells).expect_err(cells).to_string();
        assert!(fault.contains("the day and the month cannot be told apart"), "{fault}");
    }
    for cells in ["04/03/2003 13/06/1990", "04-03-2003 06-13-1990", "04.03.2003 05.06.1990", "2003-03-04 1990/06/05"] {
        assert!(read(cells).is_ok(), "{cells}");
    }
}

#[test]
fn variants_of_a_label_are_told() {
    let roster = Roster::from_csv_path(path("labels.csv")).and_then(|roster| roster.using(["Region"])).expect("good");
    let said = notes(&roster).join("\n");
    for told in [
        "`Region`: spaces around the text were taken off in line 9.",
        "`Region`: `north` (1) was read as `North`, from which it differs only in case or spaces.",
        "`Region`: `N` (1) may be the same as `North` (9); if it is, write `rename = {\"N\": \"North\"}` for the column.",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    let renamed = ColumnOptions::new().rename([("N", "North"), ("Soth", "South")]);
    let options = RosterOptions::new().column("Region", renamed);
    let roster = Roster::from_path_with(path("labels.csv"), &options).and_then(|r| r.using(["Region"]));
    let roster = roster.expect("good");
    assert_eq!(roster.tag_ids().count(), 4);
    let unused = "`Region`: `rename` names `Soth`, which stands in no cell; did you mean `South`?";
    assert!(notes(&roster).contains(&unused), "{:?}", notes(&roster));
}

#[test]
fn a_bare_tag_is_found_in_its_column() {
    let text = "name,site,mood,note\nana,north,calm,n\nbo,south,busy,a\n";
    let roster = Roster::from_csv(text.as_bytes()).expect("good");
    let pair = |tag: &str| Composition::builder(&roster).group("one", 1).require(Rule::places(tag, 1..)).build();
    let problem = pair("north").expect("good");
    assert!(problem.roster().dimensions().iter().map(|dimension| dimension.name()).eq(["site"]));
    let fault = pair("nroth").expect_err("misspelt").to_string();
    assert!(fault.contains("did you mean `north`?"), "{fault}");
    assert!(pair("site:west").is_ok_and(|problem| problem.roster().dimensions().len() == 1));
    let coded = Roster::from_csv("name,area\nana,1\nbo,2\n".as_bytes()).expect("good");
    let rule = Rule::places("area:1", 1..);
    let fault = Composition::builder(&coded).group("one", 1).require(rule).build().expect_err("a number").to_string();
    assert!(fault.contains("list it under `tags` if its cells are labels"), "{fault}");
}

#[test]
fn what_members_show_is_read_whatever_asks_for_it() {
    let text = "name,site,mood,need,shown\nana,north,calm,lift,calm; site:north\nbo,south,busy,,none\n";
    let roster = Roster::from_csv(text.as_bytes()).expect("good");
    let shown = |roster: &Roster| roster.members().next().map(|member| member.shown().count());
    assert_eq!((shown(&roster), roster.unread().collect::<Vec<_>>()), (Some(2), vec!["need"]));
    assert_eq!(shown(&roster.using(["need"]).expect("good")), Some(2));
    let wrong = Roster::from_csv("name,site,shown\nana,north,south\n".as_bytes()).expect_err("not held");
    assert!(wrong.to_string().contains("without holding it"), "{wrong}");
}

#[test]
fn who_joins_and_leaves_keeps_what_was_read_and_what_was_not() {
    let roster = Roster::from_csv_path(path("trailing.csv")).and_then(|roster| roster.using(["Region"])).expect("good");
    let rest =
        roster.without(["José Lee"]).and_then(|rest| rest.with([Member::new("Uma").tag("Background", "Policy")]));
    let rest = rest.and_then(|rest| rest.using(["Years"])).expect("good");
    assert_eq!((rest.len(), rest.dimensions().len(), rest.numbers().len()), (36, 2, 1));
    let uma = rest.members().last().expect("she joined");
    assert_eq!((uma.id(), uma.tags().collect::<Vec<_>>()), ("Uma", vec![("Background", "Policy")]));
    assert!(notes(&rest).iter().any(|note| note.starts_with("`Background` was read as tags: `Lived experience` (15)")));
}

#[test]
fn ages_and_dates_of_birth_are_put_into_bands() {
    let age =
        |options: ColumnOptions| options.name("age").band("under 30", ..30).band("30-59", 30..=59).band("60+", 60..);
    let born = age(ColumnOptions::new()).on("2026-10-01");
    let options = RosterOptions::new().column("Born", born).tags(["age"]);
    let roster = Roster::from_path_with(path("semicolons.csv"), &options).expect("good");
    // José was born on 20.01.2003, Zoë on 21.03.1959 and Søren on 19.06.1979.
    for (name, band) in [("José Lee", "under 30"), ("Zoë Khan", "60+"), ("Søren Patel", "30-59")] {
        let member = roster.members().find(|member| member.id() == name).expect("known");
        assert!(member.tags_in("age").eq([band]), "{name}");
    }
    assert!(notes(&roster).contains(&"`age` was put into bands of age on 2026-10-01."));

    let no_day = RosterOptions::new().column("Born", age(ColumnOptions::new())).tags(["age"]);
    let fault = Roster::from_path_with(path("semicolons.csv"), &no_day).expect_err("on which day?").to_string();
    assert!(fault.contains("`on = \"2026-10-01\"`"), "{fault}");
    let text = "name,age\nana,29\nbo,n/a\ncy,130\n";
    let narrow = ColumnOptions::new().band("young", ..40).band("old", 39..=120);
    let options = RosterOptions::new().column("age", narrow).tags(["age"]);
    let fault = Roster::from_csv_with(text.as_bytes(), &options).expect_err("no bands for them").to_string();
    assert!(fault.contains("line 3 `n/a` and line 4 `130`") && fault.contains("both hold 39"), "{fault}");
}

#[test]
fn options_that_contradict_each_other_are_faults() {
    let both = ColumnOptions::new().split([", "]).whole().band("all", ..);
    let options = RosterOptions::new().column("Region", both).column("Regoin", ColumnOptions::new());
    let fault = Roster::from_path_with(path("labels.csv"), &options).expect_err("contradictions").to_string();
    assert!(fault.contains("both `split` and `whole`") && fault.contains("do not go together"), "{fault}");
    assert!(fault.contains("did you mean `Region`?"), "{fault}");
}

#[test]
fn a_rule_says_how_those_count_who_lack_a_number() {
    let roster = Roster::from_csv_path(path("trailing.csv")).expect("good");
    let tables = |rule| Composition::builder(&roster).even_groups("table", 6).prefer(Tier(1), rule).build();
    let fault = tables(Rule::balance("Years")).expect_err("five lack it").to_string();
    assert!(fault.contains("without the number `Years`") && fault.contains("\"leave_out\""), "{fault}");
    for rule in [Rule::balance("Years").missing_as_mean(), Rule::balance("Years").missing_as(2.5)] {
        assert!(tables(rule).is_ok());
    }
    let fault = tables(Rule::balance("Years").missing_as("many")).expect_err("no number").to_string();
    assert!(fault.contains("`missing` is `many`"), "{fault}");
    let years = Roster::new([Member::new("a").number("Years", 1), Member::new("b").number("Years", 2)]).expect("good");
    let nobody_lacks_it = Composition::builder(&years).even_groups("g", 2);
    let nobody_lacks_it = nobody_lacks_it.prefer(Tier(1), Rule::balance("Years").missing_as("many"));
    let fault = nobody_lacks_it.build().expect_err("no number").to_string();
    assert!(fault.contains("`missing` is `many`"), "{fault}");
    for rule in [Rule::balance("Years"), Rule::small_range("Years")] {
        let fault = tables(rule.missing_as("9000000000000000000.5")).expect_err("too large").to_string();
        assert!(fault.contains("missing") && fault.contains("9000000000000000000.5"), "{fault}");
    }
    let fault = tables(Rule::balance("Region").missing_as_mean()).expect_err("tags").to_string();
    assert!(fault.contains("leave `missing` out"), "{fault}");
}

/// Every rule says what it names of a roster: problems that have each of them find it all in a file of which nothing
/// else is read.
#[test]
fn whatever_a_rule_names_is_read() {
    let folder = std::env::temp_dir().join(format!("roundtable-rosters-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for kind in ["composition", "rounds", "rota", "seating", "shares"] {
        let case = format!("{}/tests/schema/cases/{kind}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(case).expect("a case of each kind");
        let mut problem: Value = serde_json::from_str(&text).expect("JSON");
        let roster = &mut problem[kind]["roster"];
        std::fs::write(folder.join("people.csv"), as_csv(&roster["members"])).expect("it can be written");
        *roster = "people.csv".into();
        let file = ProblemFile::from_json_str(&problem.to_string(), &folder).expect("it has its shape");
        let built = match file {
            ProblemFile::Composition(builder) => builder.build_in(&folder).map(drop),
            ProblemFile::Rounds(builder) => builder.build_in(&folder).map(drop),
            ProblemFile::Rota(builder) => builder.build_in(&folder).map(drop),
            ProblemFile::Seating(builder) => builder.build_in(&folder).map(drop),
            ProblemFile::Shares(builder) => builder.build_in(&folder).map(drop),
            _ => panic!("a new kind of problem"),
        };
        if let Err(Error::Input(faults)) = built {
            let is_unknown = |fault: &&roundtable::InputFault| fault.to_string().contains("the roster has no");
            let unknown: Vec<_> = faults.iter().filter(is_unknown).collect();
            assert!(unknown.is_empty(), "{kind}: {unknown:?}");
        }
    }
    std::fs::remove_dir_all(&folder).expect("it is there");
}

/// Members as a CSV with their tags and numbers.
fn as_csv(members: &Value) -> String {
    let members = members.as_array().expect("members in place");
    let names = |key: &str| -> BTreeSet<String> {
        members.iter().filter_map(|member| member[key].as_object()).flat_map(|of| of.keys().cloned()).collect()
    };
    let (tags, numbers) = (names("tags"), names("numbers"));
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Array(words) => words.iter().map(word).collect::<Vec<_>>().join(";"),
        value => word(value),
    };
    let mut lines =
        vec![["id".to_owned()].into_iter().chain(tags.clone()).chain(numbers.clone()).collect::<Vec<_>>().join(",")];
    for member in members {
        let of = |key: &str, names: &BTreeSet<String>| -> Vec<String> {
            names.iter().map(|name| cell(&member[key][name])).collect()
        };
        let cells = [cell(&member["id"])].into_iter().chain(of("tags", &tags)).chain(of("numbers", &numbers));
        lines.push(cells.collect::<Vec<_>>().join(","));
    }
    lines.join("\n")
}

/// What people show is public, whichever rule asks for it, and so members read the same with a private rule and without.
#[test]
fn what_members_read_of_people_depends_on_no_rule() {
    let text = "id,background,site,shown\nana,carer,north,carer\nbo,researcher,south,site:south\ncy,carer,north,\n";
    let roster = Roster::from_csv(text.as_bytes()).expect("good");
    let told = |rule: Option<Rule>| {
        let problem = Composition::builder(&roster).group("all", 3);
        let problem = rule.into_iter().fold(problem, |problem, rule| problem.prefer(Tier(1), rule.private()));
        let outcome = roundtable::Solver::new().solve(&problem.build().expect("good")).expect("an answer");
        outcome.solution().expect("a plan").plan.to_string()
    };
    let plain = told(None);
    assert!(plain.contains("carer") && plain.contains("south"), "{plain}");
    for rule in [Rule::variety("background", 2..), Rule::places("north", 1..), Rule::balance("site")] {
        assert_eq!(told(Some(rule)), plain);
    }
}
