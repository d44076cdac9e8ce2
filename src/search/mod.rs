//! The search for good assignments: a start, then moves.
mod anneal;
mod budget;
mod construct;
mod descent;
mod random;
mod record;
mod state;

#[cfg(test)]
mod probe {
    use super::*;
    use crate::model::*;
    pub(super) fn instance(n: usize, groups: usize, seed: u64) -> Model {
        let mut random = random::Random::new(seed, 0);
        let sizes: Vec<_> = (0..groups).map(|g| { let s = n / groups + usize::from(g < n % groups); s..=s }).collect();
        let group_of: Vec<Option<u32>> = (0..groups as u32).map(Some).collect();
        let slots = Slots::new(group_of.clone(), sizes.clone(), vec![0; n], vec![vec![true; groups]]);
        let mut totals = vec![0i64; 12];
        let units: Vec<Vec<(u32, i64)>> = (0..n).map(|_| {
            let k = 1 + random.below(3);
            let mut tags: Vec<u32> = (0..12).collect();
            random.shuffle(&mut tags);
            tags.truncate(k);
            tags.iter().for_each(|&t| totals[t as usize] += 1);
            tags.into_iter().map(|t| (t, 1)).collect()
        }).collect();
        let grid = Grid::new(units, group_of);
        let tally = Tally::new(grid, &slots, |b, c| Price::distance(n as i64, totals[c as usize] * *sizes[b as usize].start() as i64));
        Model::new(slots, vec![Family { rule: RuleId(0), tier: 1, count: Count::Tally(tally) }], 2)
    }

    #[test]
    fn probe() {
        for (n, g) in [(480, 53), (10_000, 1111), (100_000, 11_111)] {
            let model = instance(n, g, 1);
            let t = std::time::Instant::now();
            let floor = model.tier(1).map(|f| f.floor(model.slots()).unwrap()).sum::<i64>();
            let mut random = random::Random::new(7, 1);
            let start = construct::construct(&model, &mut random).unwrap();
            let mut state = state::State::new(&model, start);
            println!("{n}: setup {:?} start {:?} floor {floor}", t.elapsed(), state.cost());
            let mut budget = budget::Budget::new(300_000_000, Default::default());
            let t = std::time::Instant::now();
            let done = descent::descend(&mut state, &[0, floor], 50_000_000, &mut random, &mut budget);
            println!("{done} {:?} {:?} {:.1} M/s, {:?}", state.cost(), budget.used(), budget.used() as f64 / t.elapsed().as_secs_f64() / 1e6, t.elapsed());
        }
    }

    #[test]
    fn mdg() {
        for (name, scale, target) in [("Geo", 1000.0, 101593.336), ("RanInt", 1.0, 47909.0), ("RanReal", 1000.0, 47358.794)] {
            let text = std::fs::read_to_string(format!("/work/shared/data/mdgplib/{name}_n120_ss_01.txt")).unwrap();
            let n = 120usize;
            let mut v = vec![0i32; n * n];
            for l in text.lines().skip(1) {
                let w: Vec<&str> = l.split_whitespace().collect();
                if w.len() < 3 { continue; }
                let (i, j, x): (usize, usize, f64) = (w[0].parse().unwrap(), w[1].parse().unwrap(), w[2].parse().unwrap());
                v[i * n + j] = (x * scale).round() as i32;
                v[j * n + i] = v[i * n + j];
            }
            let group_of: Vec<Option<u32>> = (0..10).map(Some).collect();
            let slots = Slots::new(group_of.clone(), vec![12..=12; 10], vec![0; n], vec![vec![true; 10]]);
            let cluster = Cluster::new(n, v, group_of, Price::linear(-1));
            let model = Model::new(slots, vec![Family { rule: RuleId(0), tier: 1, count: Count::Cluster(cluster) }], 2);
            for steps in [2_000_000u64, 10_000_000, 40_000_000] {
                let mut random = random::Random::new(7, 1);
                let start = construct::construct(&model, &mut random).unwrap();
                let state = state::State::new(&model, start);
                let mut budget = budget::Budget::new(steps, Default::default());
                let t = std::time::Instant::now();
                let done = anneal::anneal(state, &[0, i64::MIN], steps, &mut random, &mut budget);
                let got = -done.cost().0[1] as f64 / scale;
                println!("{name} {steps} {got} {:.4}% {:?}", 100.0 * got / target, t.elapsed());
            }
        }
    }
}
