//! Voting rules beside their reader.

use super::checker::Checker;
use super::mutants::mutants;
use roundtable::audit::VotingRuleBuilder;
use roundtable::schema;
use serde_json::json;

#[test]
fn changed_rules_are_judged_alike() {
    let checker = Checker::new(schema::voting_rule());
    let rule = json!({
        "voters": [
            {"id": "ana", "weight": 2, "veto": true, "backgrounds": ["carer"]},
            {"id": "bo", "backgrounds": ["carer", "researcher"]}, {"id": "cy"}, {"id": "di", "weight": 1}],
        "quota": "majority", "agree_in": {"carer": "2/3", "researcher": "majority"}, "agree_in_each": "all but 1"
    });
    assert!(checker.accepts(&rule));
    for (change, mutant) in mutants(&rule) {
        let read = serde_json::from_value::<VotingRuleBuilder>(mutant.clone());
        assert_eq!(checker.accepts(&mutant), read.is_ok(), "{change}: {:?}", read.err());
    }
}
