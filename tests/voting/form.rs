//! Rules are read from files as they are written, and results are written.

use super::{NINE, three_by_three};
use roundtable::audit::{Needed, Voter, VotingRule, VotingRuleBuilder};
use serde_json::json;

#[test]
fn a_rule_is_read_back_as_it_was() {
    for builder in [
        VotingRule::builder(NINE).majority().veto("lead"),
        VotingRule::builder(NINE).weight("lead", 3).quota(6),
        VotingRule::builder(three_by_three()).majority_in_each(),
        VotingRule::builder(three_by_three()).quota(6).agree_in("researcher", 1),
    ] {
        let rule = builder.build().expect("nothing is wrong with it");
        let text = serde_json::to_string(&rule).expect("it can be written");
        let read: VotingRule = serde_json::from_str(&text).expect("it can be read");
        assert_eq!(read, rule);
    }
}

#[test]
fn shares_are_exact_and_all_but_some_is_counted_from_all() {
    let read = |voters: u64, quota: &str| {
        let voters: Vec<_> = (0..voters).map(|at| json!({"id": format!("member {at}")})).collect();
        let builder: VotingRuleBuilder =
            serde_json::from_value(json!({"voters": voters, "quota": quota})).expect("read");
        let form = serde_json::to_value(&builder).expect("written");
        assert_eq!(form["quota"], quota);
        builder.build().expect("nothing is wrong with it").quota()
    };
    for (voters, quota, needed) in [
        (9, "2/3", 6),
        (10, "2/3", 7),
        (10, "1/2", 5),
        (10, "1/1", 10),
        (10, "7/10", 7),
        (10, "1/1000", 1),
        (10, "all but 3", 7),
        (10, "all but 0", 10),
    ] {
        assert_eq!(read(voters, quota), needed, "{quota} of {voters}");
    }
    let most = VotingRule::builder([Voter::new("ana").weight(u64::MAX), Voter::new("bo").weight(0)]);
    assert_eq!(most.needs(Needed::Share(2, 3)).build().map(|rule| rule.quota()), Ok(u64::MAX / 3 * 2));
    let members = || VotingRule::builder(three_by_three());
    let two_thirds = members().needs_in_each(Needed::Share(2, 3)).build().expect("a rule");
    assert_eq!(two_thirds.agree_in("researcher"), 2);
    assert_eq!(members().needs_in_each(Needed::AllBut(1)).build(), Ok(two_thirds));
}

#[test]
fn a_builder_is_read_back_as_it_was() {
    let builder = VotingRule::builder(three_by_three()).majority().agree_in("researcher", 1).majority_in_each();
    let form = serde_json::to_value(&builder).expect("it can be written");
    assert_eq!((&form["quota"], &form["agree_in_each"]), (&json!("majority"), &json!("majority")));
    let read: VotingRuleBuilder = serde_json::from_value(form).expect("it can be read");
    let rule = builder.build().expect("nothing is wrong with it");
    assert_eq!(read.build().expect("nothing is wrong with it"), rule);
    assert_eq!(rule.to_builder().build().expect("nothing is wrong with it"), rule);
}

#[test]
fn what_was_said_of_nobody_is_not_lost_in_writing() {
    let error =
        serde_json::to_value(VotingRule::builder(NINE).majority().veto("leed")).expect_err("nobody is called so");
    assert!(error.to_string().contains("did you mean `lead`?"), "{error}");
}

#[test]
fn numbers_are_written_out() {
    let rule = VotingRule::builder(["lead", "ana"]).weight("lead", 2).veto("ana").majority();
    let rule = rule.build().expect("nothing is wrong with it");
    assert_eq!(
        serde_json::to_value(&rule).expect("it can be written"),
        json!({"voters": [{"id": "lead", "weight": 2}, {"id": "ana", "veto": true}], "quota": 2})
    );
}

#[test]
fn reading_checks() {
    for (form, fault) in [
        (json!({"voters": [{"id": "ana"}], "quota": 2}), "the quota is 2"),
        (json!({"voters": [{"id": "ana"}], "quota": -1}), "it is below 0"),
        (json!({"voters": [{"id": "ana"}], "quota": 0.5}), "a whole number from 0 on, \"majority\", a share"),
        (json!({"voters": [{"id": "ana"}], "quota": "most"}), "expected one of `majority`, `2/3`, `all but 3`"),
        (json!({"voters": [{"id": "ana"}], "quota": "all but"}), "expected one of `majority`"),
        (json!({"voters": [{"id": "ana"}], "quota": "+1/2"}), "expected one of `majority`"),
        (json!({"voters": [{"id": "ana"}], "quota": "1/0"}), "1/0 is no share that can be asked for"),
        (json!({"voters": [{"id": "ana"}], "agree_in_each": "4/3"}), "no voter has any"),
        (json!({"voters": [{"id": "ana"}], "quote": 1}), "unknown field `quote`"),
        (json!({"voters": [{"id": "ana", "vote": 1}], "quota": 1}), "unknown field `vote`"),
        (json!({"voters": [{"id": "ana"}], "agree_in": {"x": 1}}), "no voter has the background `x`"),
        (json!({"quota": 1}), "missing field `voters`"),
    ] {
        let error = serde_json::from_value::<VotingRule>(form.clone()).expect_err("it has a fault");
        assert!(error.to_string().contains(fault), "{form}: {error}");
    }
}

#[test]
fn a_result_is_written_with_fractions() {
    let rule = VotingRule::builder(["ana", "bo"]).quota(1).build().expect("a rule");
    let power = serde_json::to_value(rule.power().expect("it is small")).expect("it can be written");
    assert_eq!(power["precision"], "exact");
    assert_eq!(power["passes"], json!({"value": 0.75, "exact": "3/4"}));
    assert_eq!(power["voters"][0]["id"], "ana");
    assert_eq!(power["voters"][0]["never_matters"], false);
    let rule = VotingRule::builder((0..31).map(|at| format!("member {at}"))).majority().build();
    let power = rule.and_then(|rule| rule.power()).expect("the table is small");
    let power = serde_json::to_value(power).expect("it can be written");
    assert_eq!(power["precision"], "near");
    assert!(power["passes"].get("exact").is_none());
}

#[test]
fn double_majorities_stand_in_files() {
    let written = json!({
        "voters": [
            {"id": "north", "weights": {"people": 50}},
            {"id": "east", "weights": {"people": 30}},
            {"id": "south"},
        ],
        "quota": "55/100",
        "quotas": {"people": "65/100"},
        "or": "all but 0",
    });
    let builder: VotingRuleBuilder = serde_json::from_value(written.clone()).expect("read");
    assert_eq!(serde_json::to_value(&builder).expect("written")["quotas"], written["quotas"]);
    let rule = builder.build().expect("nothing is wrong with it");
    assert_eq!((rule.quota(), rule.quota_in("people")), (2, 52));
    assert_eq!(rule.passes(["north", "south"]), Ok(false));
    assert_eq!(rule.passes(["north", "east"]), Ok(true));
    let text = serde_json::to_string(&rule).expect("it can be written");
    assert_eq!(serde_json::from_str::<VotingRule>(&text).expect("it can be read"), rule);
}
