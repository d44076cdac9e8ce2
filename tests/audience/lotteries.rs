//! Lotteries with the same published list and the same least chance: what members see of them is the same.

use crate::draw::Draw;
use crate::pairs::for_members;
use crate::seeds::cases;
use roundtable::{KeptLottery, PublishedList};
use serde_json::{Value, json};

const IDS: [&str; 7] = ["ana", "Bo", "cy 2", "cy 10", "di", "emre", "farah"];

/// What everybody may know: who is with whom under which codes, on how many entries, and the least chance.
struct Open {
    salt: String,
    called_by: &'static str,
    /// Of each plan who is in the groups `b 10` and `b 9`, and how often it is listed.
    plans: Vec<([Vec<&'static str>; 2], u64)>,
    in_group: Option<&'static str>,
    is_proved: bool,
    seed: String,
}

impl Open {
    fn new(open: &mut Draw) -> Open {
        let plan = |open: &mut Draw| {
            let mut first = open.shuffled(IDS.to_vec());
            let mut second = first.split_off(3);
            second.truncate(2 + open.below(2));
            ([first, second], 1 + open.below(4) as u64)
        };
        let plans = (0..1 + open.below(4)).map(|_| plan(open)).collect();
        Open {
            salt: format!("{:02x}", open.below(256)).repeat(32),
            called_by: open.of(&["codes", "names"]),
            plans,
            in_group: open.of(&[None, Some("b 9")]),
            is_proved: open.once_in(2),
            seed: format!("seed {}", open.below(1000)),
        }
    }

    /// On how many entries somebody is who counts.
    fn times(&self, id: &str) -> u64 {
        let counts = |groups: &[Vec<&str>; 2]| {
            let first = self.in_group.is_none() && groups[0].contains(&id);
            first || groups[1].contains(&id)
        };
        self.plans.iter().filter(|(groups, _)| counts(groups)).map(|(_, times)| times).sum()
    }

    /// A lottery of it, with what nobody but those who organise may know.
    fn kept(&self, secret: &mut Draw) -> KeptLottery {
        let total: u64 = self.plans.iter().map(|(_, times)| times).sum();
        let mut plans: Vec<Value> = Vec::new();
        for (groups, times) in secret.shuffled(self.plans.iter().collect()) {
            // Plans that differ in hats alone are one to everybody else.
            let part = if *times > 1 && secret.once_in(2) { secret.below(*times as usize) as u64 } else { 0 };
            for times in [part, times - part].into_iter().filter(|times| *times > 0) {
                plans.push(json!({ "plan": plan(groups, secret), "times": times }));
            }
        }
        let levels = 1 + secret.below(3);
        let least = IDS.iter().map(|id| self.times(id)).min().unwrap_or(0);
        let level = |at: usize, secret: &mut Draw| {
            let above = secret.below((total - least) as usize + 1) as u64;
            let (least, is_proved) = if at == 0 { (least, self.is_proved) } else { (least + above, secret.once_in(2)) };
            let proof = is_proved.then(|| secret.of(&["relaxation", "plans"]));
            let bound = format!("{}/{}", 1 + secret.below(9), 10 + secret.below(90));
            json!({ "members": secret.below(7), "least": fraction(least, total), "bound": bound, "proof": proof })
        };
        let levels: Vec<Value> = (0..levels).map(|at| level(at, secret)).collect();
        let member = |id: &str, secret: &mut Draw| {
            let out = (self.times(id) == 0 && secret.once_in(2)).then(|| format!("hiv {}", secret.below(9)));
            let level = if out.is_some() { None } else { Some(secret.below(levels.len())) };
            json!({ "id": id, "times": self.times(id), "level": level, "excluded": out })
        };
        let members: Vec<Value> = secret.shuffled(IDS.to_vec()).iter().map(|id| member(id, secret)).collect();
        let nonce = format!("{:02x}", secret.below(256)).repeat(32);
        let kept = json!({ "kept_lottery": {
            "secrets": { "salt": self.salt, "nonce": nonce }, "called_by": self.called_by,
            "input": format!("{{\"composition\": \"hiv {}\"}}", secret.below(1000)),
            "list": { "plans": plans, "members": members, "levels": levels, "group": self.in_group }
        } });
        KeptLottery::from_json_str(&kept.to_string()).expect("it has its form")
    }

    /// Everything that members get, with the commitment, which is a hash of a secret, under one name.
    fn seen(&self, secret: &mut Draw) -> Vec<String> {
        let kept = self.kept(secret);
        let list: PublishedList = kept.published().into_inner();
        let draw = list.draw(&self.seed).expect("a good seed");
        let drawn = kept.drawn(&draw).expect("it was drawn");
        let mut texts = vec![list.to_json(), list.csv(), format!("{:?}", list.encoded()), draw.to_json()];
        texts.extend([format!("{:?}", kept.secrets()), kept.list().to_string(), drawn.to_string(), kept.to_string()]);
        texts.extend(for_members(kept.list()).into_iter().chain(for_members(&kept)).chain(for_members(&drawn)));
        texts.extend(for_members(&list).into_iter().chain(for_members(&list.drawn(&draw).expect("it was drawn"))));
        let commitment = list.commitment().to_string();
        texts.iter().map(|text| text.replace(&commitment, "commitment")).collect()
    }
}

fn fraction(times: u64, total: u64) -> String {
    if times == 0 { "0".to_owned() } else { format!("{times}/{total}") }
}

/// A plan with these people in its groups, under some hats.
fn plan(groups: &[Vec<&str>; 2], secret: &mut Draw) -> Value {
    let member =
        |id: &&str, secret: &mut Draw| json!({ "id": id, "hat": secret.of(&[None, Some("hiv"), Some("lived")]) });
    let group = |name: &str, members: &[&str], secret: &mut Draw| {
        let members: Vec<Value> = secret.shuffled(members.to_vec()).iter().map(|id| member(id, secret)).collect();
        json!({ "name": name, "members": members })
    };
    let both = [group("b 10", &groups[0], secret), group("b 9", &groups[1], secret)];
    let unplaced: Vec<&str> = IDS.into_iter().filter(|id| groups.iter().all(|group| !group.contains(id))).collect();
    json!({ "groups": secret.shuffled(both.to_vec()), "unplaced": secret.shuffled(unplaced) })
}

/// Of a sample of pairs; `PROPTEST_CASES` draws more.
#[test]
fn members_see_the_same_of_lotteries_with_the_same_list() {
    for seed in 0..u64::from(cases(24).cases) {
        let open = Open::new(&mut Draw(seed));
        let [one, two] = [1, 2].map(|other| open.seen(&mut Draw(seed ^ (other << 40))));
        assert_eq!(one.len(), two.len());
        for (one, two) in one.iter().zip(&two) {
            assert_eq!(one, two, "seed {seed}");
            assert!(!one.contains("hiv") && !one.contains("lived"), "seed {seed}: {one}");
        }
    }
}
