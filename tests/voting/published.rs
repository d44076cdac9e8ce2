//! Values that others have published, and four rules for nine members.

use super::{NINE, three_by_three, told};
use roundtable::audit::{Needed, Precision, Voter, VotingPower, VotingRule, VotingRuleBuilder};
use roundtable::{Member, Roster};

fn power(builder: VotingRuleBuilder) -> VotingPower {
    let rule = builder.build().expect("the rule has no faults");
    let power = rule.power().expect("it is small");
    assert_eq!(power.precision, Precision::Exact);
    power
}

fn shapley_shubik(power: &VotingPower) -> Vec<String> {
    told(power.voters.iter().map(|voter| voter.shapley_shubik))
}

fn banzhaf(power: &VotingPower) -> Vec<String> {
    told(power.voters.iter().map(|voter| voter.banzhaf_share))
}

#[test]
fn five_of_nine() {
    let power = power(VotingRule::builder(NINE).quota(5));
    assert_eq!(shapley_shubik(&power), ["1/9"; 9]);
    assert_eq!(banzhaf(&power), ["1/9"; 9]);
    assert_eq!(power.passes.to_string(), "1/2");
    // Eight others, four of whom agree.
    assert_eq!(power.voters[0].banzhaf.to_string(), "35/128");
    assert_eq!(power.voters[0].prevents.to_string(), "35/128");
    assert_eq!(power.voters[0].initiates.to_string(), "35/128");
}

#[test]
fn majority_with_the_veto_of_the_lead() {
    let power = power(VotingRule::builder(NINE).majority().veto("lead"));
    assert_eq!(shapley_shubik(&power)[0], "5/9");
    assert_eq!(shapley_shubik(&power)[1..], ["1/18"; 8]);
    // Four or more of eight, and the lead: 163 of 512 sets.
    assert_eq!(power.passes.to_string(), "163/512");
    assert_eq!(format!("{:.3}", power.passes.value), "0.318");
    assert_eq!(banzhaf(&power)[0], "163/443");
    assert_eq!(format!("{:.3}", power.voters[0].banzhaf_share.value), "0.368");
    assert_eq!(power.voters[0].prevents.to_string(), "1");
    assert!(power.voters[0].is_needed && !power.voters[0].decides_alone);
    assert!(power.voters[1..].iter().all(|voter| !voter.is_needed && !voter.never_matters));
}

#[test]
fn three_votes_for_the_lead() {
    let power = power(VotingRule::builder(NINE).weight("lead", 3).quota(6));
    assert_eq!(shapley_shubik(&power)[0], "1/3");
    assert_eq!(shapley_shubik(&power)[1..], ["1/12"; 8]);
    assert_eq!(format!("{:.3}", power.voters[0].banzhaf_share.value), "0.351");
    assert_eq!(power.passes.to_string(), "1/2");
}

#[test]
fn two_of_three_of_each_background() {
    for builder in [
        VotingRule::builder(three_by_three()).majority_in_each(),
        VotingRule::builder(three_by_three()).agree_in_each(2),
        VotingRule::builder(three_by_three())
            .quota(6)
            .agree_in("lived experience", 2)
            .majority_in("practitioner")
            .agree_in_each(2),
    ] {
        let power = power(builder);
        assert_eq!(shapley_shubik(&power), ["1/9"; 9]);
        assert_eq!(banzhaf(&power), ["1/9"; 9]);
        assert_eq!(power.passes.to_string(), "1/8");
        assert_eq!(power.backgrounds.len(), 3);
        for background in &power.backgrounds {
            assert_eq!(background.members, 3);
            assert_eq!(background.share_of_members.to_string(), "1/3");
            assert_eq!(background.shapley_shubik.to_string(), "1/3");
            assert_eq!(background.banzhaf_share.to_string(), "1/3");
        }
    }
}

#[test]
fn the_security_council() {
    // Nine of fifteen, five of whom have a veto.
    let members = (0..15).map(|at| {
        let voter = Voter::new(format!("member {at}"));
        if at < 5 { voter.veto() } else { voter }
    });
    let power = power(VotingRule::builder(members).quota(9));
    assert_eq!(shapley_shubik(&power)[..5], ["421/2145"; 5]);
    assert_eq!(shapley_shubik(&power)[5..], ["4/2145"; 10]);
    assert_eq!(banzhaf(&power)[..5], ["106/635"; 5]);
    assert_eq!(banzhaf(&power)[5..], ["21/1270"; 10]);
    // Its other form, as a weighted vote.
    let members = (0..15).map(|at| Voter::new(format!("member {at}")).weight(if at < 5 { 7 } else { 1 }));
    let weighted = self::power(VotingRule::builder(members).quota(39));
    assert_eq!(weighted, power);
}

#[test]
fn the_council_of_1958() {
    let weights = [4, 4, 4, 2, 2, 1];
    let voters = weights.iter().enumerate();
    let voters = voters.map(|(at, weight)| Voter::new(at.to_string()).weight(*weight));
    let power = power(VotingRule::builder(voters).quota(12));
    assert_eq!(shapley_shubik(&power), ["7/30", "7/30", "7/30", "3/20", "3/20", "0"]);
    assert_eq!(banzhaf(&power), ["5/21", "5/21", "5/21", "1/7", "1/7", "0"]);
    let never: Vec<bool> = power.voters.iter().map(|voter| voter.never_matters).collect();
    assert_eq!(never, [false, false, false, false, false, true]);
    // 14 of 64 sets pass (Felsenthal & Machover, "The measurement of voting power", 1998).
    assert_eq!(power.passes.to_string(), "7/32");
}

#[test]
fn one_who_decides_alone() {
    let power = power(VotingRule::builder(["lead", "ana", "bo"]).weight("lead", 3).majority());
    assert!(power.voters[0].decides_alone && power.voters[0].is_needed);
    assert!(power.voters[1].never_matters && power.voters[2].never_matters);
    assert_eq!(shapley_shubik(&power), ["1", "0", "0"]);
    let of_one = self::power(VotingRule::builder(["ana"]).majority());
    assert!(of_one.voters[0].decides_alone);
    assert_eq!(of_one.passes.to_string(), "1/2");
}

#[test]
fn unanimity_by_weight_by_veto_and_by_background() {
    let by_veto = ["ana", "bo", "chidi"].map(|id| Voter::new(id).veto());
    let by_background = ["ana", "bo", "chidi"].map(|id| Voter::new(id).background("all"));
    for builder in [
        VotingRule::builder(["ana", "bo", "chidi"]).quota(3),
        VotingRule::builder(by_veto),
        VotingRule::builder(by_background).quota(0).agree_in("all", 3),
    ] {
        let power = power(builder);
        assert_eq!(shapley_shubik(&power), ["1/3"; 3]);
        assert!(power.voters.iter().all(|voter| voter.is_needed && !voter.decides_alone));
        assert_eq!(power.passes.to_string(), "1/8");
        assert_eq!(power.voters[0].initiates.to_string(), "1/7");
    }
}

#[test]
fn a_member_of_two_backgrounds_counts_in_both() {
    let roster = Roster::new([
        Member::new("ana").tags("background", ["lived experience", "researcher"]),
        Member::new("bo").tag("background", "lived experience").tag("site", "north"),
        Member::new("chidi").tag("background", "researcher").tag("site", "south"),
    ])
    .expect("nothing is wrong with it");
    let power = power(VotingRule::of_roster(&roster, "background").agree_in_each(1));
    // Ana alone, or the two others.
    assert_eq!(shapley_shubik(&power), ["2/3", "1/6", "1/6"]);
    let sums = told(power.backgrounds.iter().map(|background| background.shapley_shubik));
    assert_eq!(sums, ["5/6", "5/6"]);
    assert_eq!(power.backgrounds[0].share_of_members.to_string(), "2/3");
}

#[test]
fn thirty_voters_with_large_weights_are_still_exact() {
    let weight = |at: u64| 1_000_000_000_000 + at * at * 7_919;
    let voters = |order: Vec<u64>| {
        let voter = |at: u64| Voter::new(format!("member {at}")).weight(weight(at));
        VotingRule::builder(order.into_iter().map(voter)).majority()
    };
    let forward = power(voters((0..30).collect()));
    let backward = power(voters((0..30).rev().collect()));
    let mut turned = backward.clone();
    turned.voters.reverse();
    assert_eq!(forward, turned);
    let exact = forward.voters.iter().map(|voter| voter.shapley_shubik.exact);
    assert!(exact.clone().all(|exact| exact.is_some()));
    let sum: f64 = exact.flatten().map(|fraction| fraction.value()).sum();
    assert!((sum - 1.0).abs() < 1e-14);
}

/// The Council of 27 under the Treaty of Nice: 255 of 345 votes and a majority of states. Felsenthal & Machover, "The Treaty
/// of Nice and qualified majority voting" (2001), have 2.0 % for the power to act; 2 718 774 of all sets reach the votes.
#[test]
fn nice_asks_votes_and_states() {
    let weights = [29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3];
    let state = |(at, weight)| Voter::new(format!("state {at}")).weighs("votes", weight);
    let council = VotingRule::builder(weights.into_iter().enumerate().map(state));
    let votes = council.clone().needs_of("votes", Needed::AtLeast(255));
    assert_eq!(passing(&power(votes)), 2_718_774);
    let both = power(council.majority().needs_of("votes", Needed::AtLeast(255)));
    assert_eq!(passing(&both), 2_718_758);
    assert_eq!(format!("{:.4}", both.passes.value), "0.0203");
}

/// How many of all sets of 27 pass.
fn passing(power: &VotingPower) -> u128 {
    let passes = power.passes.exact.expect("it is counted");
    passes.numerator() * ((1 << 27) / passes.denominator())
}

/// The Council of 27 under the Treaty of Lisbon, with people of 2010 in 100 000: 55 % of states with 65 % of people, or all
/// but three. The last part makes no more than ten sets pass.
#[test]
fn lisbon_asks_states_and_people_or_all_but_three() {
    let people = [
        818, 647, 620, 603, 460, 382, 215, 166, 113, 108, 106, 105, 100, 93, 84, 76, 55, 54, 54, 45, 33, 22, 20, 13, 8,
        5, 4,
    ];
    let state = |(at, people)| Voter::new(format!("state {at}")).weighs("people", people);
    let council = VotingRule::builder(people.into_iter().enumerate().map(state));
    let double = council.needs(Needed::Share(55, 100)).needs_of("people", Needed::Share(65, 100));
    let rule = double.clone().or_needs(Needed::AllBut(3)).build().expect("a rule");
    assert_eq!((rule.quota(), rule.quota_in("people")), (15, 3_256));
    assert_eq!(passing(&power(double.clone())), 17_197_995);
    let lisbon = power(double.or_needs(Needed::AllBut(3)));
    assert_eq!(passing(&lisbon), 17_198_005);
    for (at, sets) in [(0, 13_126_403), (5, 6_378_297), (26, 1_814_113)] {
        assert_eq!(lisbon.voters[at].banzhaf.value, f64::from(sets) / f64::from(1 << 26));
    }
}
