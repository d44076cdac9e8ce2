//! What members read.

use super::{NINE, three_by_three};
use roundtable::audit::{Voter, VotingRule, VotingRuleBuilder};
use roundtable::table::{Audience, text};

fn told(builder: VotingRuleBuilder) -> String {
    let rule = builder.build().expect("nothing is wrong with it");
    rule.power().expect("it is small").to_string()
}

#[test]
fn a_veto_is_told() {
    assert_eq!(
        told(VotingRule::builder(NINE).majority().veto("lead")),
        "\
The share of each in making the difference
  Voter                              Shapley–Shubik  Banzhaf
  lead                                          5/9  163/443
  ana, bo, chidi and 5 others, each            1/18   35/443
Of the 512 ways in which 9 voters can agree or not, 163 pass.
Nothing passes without lead.
By Shapley–Shubik the veto of lead gives 10 times anyone else's power, by Banzhaf 4.66 times.
All figures were counted exactly.
"
    );
}

#[test]
fn the_table_says_nothing_of_backgrounds() {
    let builder = VotingRule::builder(three_by_three()).majority_in_each();
    let rule = builder.build().expect("nothing is wrong with it");
    let power = rule.power().expect("it is small");
    for text in [power.to_string(), format!("{:?}", rule.voters())] {
        assert!(!text.contains("researcher"), "{text}");
    }
    assert!(
        text(&power, Audience::Organisers).contains("researcher              3     1/3             1/3      1/3\n")
    );
}

#[test]
fn many_voters_are_told_in_percent() {
    let text = told(VotingRule::builder((0..40).map(|at| format!("member {at:02}"))).weight("member 00", 5).majority());
    assert!(text.contains("\nOf all ways in which 40 voters can agree or not, 45.4 % pass.\n"), "{text}");
    assert!(text.contains("member 01, member 02, member 03 and 36 others, each           2.2 %"), "{text}");
    assert!(text.ends_with("All figures are right to nine digits.\n"), "{text}");
}

#[test]
fn what_never_or_always_decides_is_told() {
    let weights = [4, 4, 4, 2, 2, 1];
    let council = weights.iter().zip(["FR", "DE", "IT", "BE", "NL", "LU"]);
    let council = council.map(|(weight, id)| Voter::new(id).weight(*weight));
    let text = told(VotingRule::builder(council).quota(12));
    assert!(text.contains("\nLU never makes the difference, whatever the others do.\n"), "{text}");
    let text = told(VotingRule::builder(["lead", "ana", "bo"]).weight("lead", 3).majority());
    assert!(text.contains("\nWhatever lead agrees to passes, and nothing else does.\n"), "{text}");
    assert!(text.contains("\nana and bo never make the difference, whatever the others do.\n"), "{text}");
    let text = told(VotingRule::builder(["ana", "bo", "chidi"]).quota(3));
    assert!(text.contains("\nNothing passes unless all agree.\n"), "{text}");
    let members = (0..15).map(|at| Voter::new(format!("{at}")));
    let council = (0..5).fold(VotingRule::builder(members).quota(9), |council, at| council.veto(&at.to_string()));
    let text = told(council);
    assert!(
        text.contains("By Shapley–Shubik each of 0, 1, 2 and 2 others has 105.25 times the power of anyone else, by Banzhaf 10.1 times."),
        "{text}"
    );
    assert!(text.contains("0, 1, 2 and 2 others, each        421/2145  106/635\n"), "{text}");
}
