//! The written form.

use super::three;
use crate::roster::{Member, Roster};

fn again(roster: &Roster) -> Roster {
    let text = serde_json::to_string(roster).expect("written");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn message(json: &str) -> String {
    serde_json::from_str::<Roster>(json).expect_err("a fault").to_string()
}

#[test]
fn the_documented_form_is_read_and_written() {
    let json = concat!(
        r#"{"members":[{"id":"ana","tags":{"background":["lived experience","researcher"],"site":"north"},"#,
        r#""numbers":{"years":4.5},"hats":{"background":["researcher"]},"primary":{"background":"researcher"},"#,
        r#""shown":["researcher"]}]}"#,
    );
    let roster: Roster = serde_json::from_str(json).expect("good");
    assert_eq!(serde_json::to_string(&roster).expect("written"), json);
    let member = Member::new("ana")
        .tags("background", ["lived experience", "researcher"])
        .tag("site", "north")
        .number("years", "4.50")
        .hats("background", ["researcher"])
        .primary("background", "researcher")
        .shows(["background:researcher"]);
    assert!(Roster::new([member.clone()]).expect("good") == roster);
    let text = serde_json::to_string(&member).expect("written");
    assert!(serde_json::from_str::<Member>(&text).expect("read") == member);
}

#[test]
fn reading_undoes_writing() {
    let late = Roster::from_csv("id,a,b,years,empty\nana,,x,,\nbo,y,,4.25,\n".as_bytes()).expect("good");
    let mixed = Roster::new([
        Member::new("ana").tag("b", "x").tag("a", "y").tag("b", "z").number("size", "9007199254740993.5"),
        Member::new("bo").tag("b", "w").number("size", i64::MAX / 10).number("other", -3).shows(["w"]),
    ])
    .expect("good");
    for roster in [three(), late, mixed] {
        assert!(again(&roster) == roster);
    }
}

#[test]
fn numbers_are_read_exactly_or_not_at_all() {
    let years = |value: &str| {
        let json = format!(r#"{{"members":[{{"id":"ana","numbers":{{"years":{value}}}}}]}}"#);
        let roster = serde_json::from_str::<Roster>(&json).map_err(|error| error.to_string())?;
        let number = roster.number_ids().next().expect("one number");
        let ana = roster.find("ana").expect("a member");
        Ok::<_, String>((roster.number(ana, number), roster.decimals(number)))
    };
    assert_eq!(years("4.50"), Ok((Some(45), 1)));
    assert_eq!(years("1e3"), Ok((Some(1000), 0)));
    assert_eq!(years("-9223372036854775808"), Ok((Some(i64::MIN), 0)));
    assert_eq!(years(r#""9007199254740993.5""#), Ok((Some(90_071_992_547_409_935), 1)));
    assert_eq!(years("null"), Ok((None, 0)));
    assert!(years("9007199254740993.5").expect_err("not exact").contains("write it in quotes"));
    assert!(years("0.12345678901234567").expect_err("too fine").contains("6 decimals"));
    assert!(years("18446744073709551615").expect_err("too large").contains("too large"));
    assert!(years("true").expect_err("no number").contains("a number"));
}

#[test]
fn keys_that_are_unknown_or_repeated_are_refused() {
    assert!(message(r#"{"members":[{"id":"ana","tag":{}}]}"#).contains("unknown field `tag`"));
    assert!(message(r#"{"members":[],"people":[]}"#).contains("unknown field `people`"));
    assert!(message(r#"{"members":[{"id":"ana","id":"bo"}]}"#).contains("duplicate field `id`"));
    for key in ["tags", "primary"] {
        let json = format!(r#"{{"members":[{{"id":"ana","{key}":{{"site":"north","site":"south"}}}}]}}"#);
        assert!(message(&json).contains("the key `site` stands twice"), "{key}");
    }
}

#[test]
fn what_is_read_is_checked() {
    assert!(message(r#"{"members":[]}"#).contains("no members"));
    let json = r#"{"members":[{"id":"ana","shown":["north"]},{"id":"Ana","numbers":{"years":"many"}}]}"#;
    let text = message(json);
    assert!(text.contains("`north`") && text.contains("`Ana`") && text.contains("`many`"), "{text}");
}
