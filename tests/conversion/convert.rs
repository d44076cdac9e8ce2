//! From the keys of version 0.1 to those of version 0.2; the table of them is in CHANGELOG.md.

use super::json::Json;

/// Keys that stand beside a rule: old and new.
const BESIDE_RULES: &[(&str, &str)] =
    &[("groups", "in_groups"), ("rounds", "in_rounds"), ("meetings", "in_meetings"), ("for", "for_whom")];

/// Rules that have another name and are otherwise as they were: old and new.
const RULES: &[(&str, &str)] =
    &[("announced", "as_announced"), ("lead_backgrounds", "leads_over"), ("output_leads", "output_leads_over")];

/// Keys of rules: the rule, and the old and the new key.
const KEYS_OF_RULES: &[(&str, &str, &str)] = &[("budget", "periods", "in_periods"), ("most_decisions", "member", "of")];

/// Costs of `meetings`: the word of the cost, and the rule of now.
const COSTS: &[(&str, &str)] = &[
    ("repeats", "repeats"),
    ("beyond_first", "meetings_beyond_first"),
    ("saturating", "saturating_meetings"),
    ("never_met", "pairs_meet"),
];

/// Words for who pays: old and new.
const PAY: &[(&str, &str)] =
    &[("employer", "paid_by_employer"), ("none", "unpaid"), ("rate", "paid"), ("declined", "declines_money")];

/// Changes a problem file; what is no problem file stays as it is.
pub(crate) fn convert(file: &mut Json) {
    let Some([(kind, problem)]) = file.entries().map(Vec::as_mut_slice) else { return };
    for rule in problem.get("rules").into_iter().flat_map(Json::items) {
        convert_rule(rule);
    }
    match kind.as_str() {
        "rounds" => {
            renamed_and(problem, "own_tables", "tables_in", |list| by_number(list, "round", "tables"));
            problem.change("absent", |list| by_member(list, "rounds"));
        }
        "seating" => {
            renamed_and(problem, "own_rooms", "room_at", |list| by_number(list, "meeting", "room"));
            problem.change("absent", |list| by_member(list, "meetings"));
        }
        "rota" => convert_rota(problem),
        "shares" => convert_shares(problem),
        _ => {}
    }
}

fn convert_rota(problem: &mut Json) {
    for key in ["absent", "online"] {
        problem.change(key, |list| by_member(list, "meetings"));
    }
    problem.rename("held", "fixed");
    for role in problem.get("roles").into_iter().flat_map(Json::items) {
        role.change("mode", |mode| if mode == Json::text("room") { Json::text("in_the_room") } else { mode });
    }
}

fn convert_shares(problem: &mut Json) {
    problem.rename("members", "terms");
    for terms in problem.get("terms").into_iter().flat_map(Json::items) {
        terms.rename("hours", "offers");
        terms.rename("each_period", "at_most_each_period");
        terms.change("pay", |mut pay| {
            for &(old, new) in PAY {
                if pay == Json::text(old) {
                    return Json::text(new);
                }
                pay.rename(old, new);
            }
            pay
        });
    }
    for piece in problem.get("pieces").into_iter().flat_map(Json::items) {
        piece.rename("periods", "in_periods");
    }
    for training in problem.get("trainings").into_iter().flat_map(Json::items) {
        training.rename("period", "in_period");
    }
}

fn convert_rule(rule: &mut Json) {
    for (old, new) in BESIDE_RULES {
        rule.rename(old, new);
    }
    for asked in ["require", "prefer"] {
        rule.change(asked, convert_kind);
        convert_cap(rule, asked);
    }
}

/// `{"at_most": {"member": "ana", "turns": 2}}` as `{"turns": {"max": 2}}` with `"members": ["ana"]` beside it.
fn convert_cap(rule: &mut Json, asked: &str) {
    let Some(mut cap) = rule.get(asked).and_then(|kind| kind.take("at_most")) else { return };
    let (Some(member), Some(turns)) = (cap.take("member"), cap.take("turns")) else { return };
    rule.change(asked, |_| Json::object("turns", Json::object("max", turns)));
    rule.entries().into_iter().for_each(|keys| keys.push(("members".to_owned(), Json::List(vec![member.clone()]))));
}

fn convert_kind(mut kind: Json) -> Json {
    for (old, new) in RULES {
        kind.rename(old, new);
    }
    for (rule, old, new) in KEYS_OF_RULES {
        kind.get(rule).into_iter().for_each(|rule| rule.rename(old, new));
    }
    if kind.get("mix").and_then(|mix| mix.take("worst")) == Some(Json::Bool(true)) {
        kind.rename("mix", "mix_worst");
    }
    let across = kind.get("share_power").and_then(|rule| rule.take("across"));
    if let Some(dimension) = across.filter(|dimension| *dimension != Json::Null) {
        return Json::object("share_power_across", Json::object("dimension", dimension));
    }
    if let Some(Json::Text(what)) = kind.get("even").and_then(|rule| rule.take("of")) {
        return Json::object(&format!("even_{what}"), Json::Map(Vec::new()));
    }
    if let Some(mut sum) = kind.take("pair_sum") {
        let is_least = sum.take("goal") == Some(Json::text("least"));
        let (rule, bound) = if is_least { ("least_of", "at_most") } else { ("most_of", "at_least") };
        sum.rename("bound", bound);
        return Json::object(rule, sum);
    }
    if let Some(mut meetings) = kind.take("meetings") {
        let mut cost = meetings.take("cost").unwrap_or(Json::Null);
        if let Some(most) = cost.take("at_most") {
            meetings.entries().into_iter().for_each(|keys| keys.push(("most".to_owned(), most.clone())));
            return Json::object("at_most_meetings", meetings);
        }
        let rule = COSTS.iter().find(|(old, _)| cost == Json::text(old));
        return Json::object(rule.map_or("meetings", |(_, new)| new), meetings);
    }
    kind
}

/// Changes what stands under a key, and gives it another name.
fn renamed_and(problem: &mut Json, old: &str, new: &str, change: impl FnOnce(Json) -> Json) {
    problem.change(old, change);
    problem.rename(old, new);
}

/// `[{"member": "ana", "rounds": [1, 2]}]` as `{"ana": [1, 2]}`.
fn by_member(list: Json, periods: &str) -> Json {
    let Json::List(entries) = list else { return list };
    let mut members: Vec<(String, Json)> = Vec::new();
    for mut entry in entries {
        let (Some(Json::Text(member)), Some(Json::List(numbers))) = (entry.take("member"), entry.take(periods)) else {
            continue;
        };
        match members.iter_mut().find(|(known, _)| *known == member) {
            Some((_, Json::List(known))) => {
                let new: Vec<Json> = numbers.into_iter().filter(|number| !known.contains(number)).collect();
                known.extend(new);
            }
            _ => members.push((member, Json::List(numbers))),
        }
    }
    Json::Map(members)
}

/// `[{"round": 3, "tables": […]}]` as `[[3, […]]]`.
fn by_number(list: Json, number: &str, value: &str) -> Json {
    let Json::List(entries) = list else { return list };
    let pair = |mut entry: Json| Json::List(entry.take(number).into_iter().chain(entry.take(value)).collect());
    Json::List(entries.into_iter().map(pair).collect())
}
