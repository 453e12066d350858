//! The cards on a line, so that those joined by arrows lie close together.
//!
//! The second eigenvector of the graph's Laplacian (Fiedler 1973; for orders of
//! few crossings see Koren, Carmel, Harel 2003), one connected part after the
//! other, by inverse iteration with conjugate gradients. A large map gets a far
//! better start from it than from any local rule. Sums run in a fixed order, so
//! the numbers are the same on every machine.

use crate::layout::sheet::Sheet;

/// Inverse iterations; each brings the vector much closer.
const ITERATIONS: usize = 5;
/// Steps of conjugate gradients within one iteration.
const STEPS: usize = 60;

/// A place from 0 to 1 for each card, no two alike.
pub(super) fn line(sheet: &Sheet) -> Vec<f64> {
    let near = Near::of(sheet);
    let count = sheet.cards.len();
    let mut place = vec![0.0; count];
    let mut taken = 0_u32;
    for part in near.parts() {
        let values = near.second_vector(&part);
        let mut order: Vec<usize> = (0..part.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(part[a].cmp(&part[b])));
        // An eigenvector has no sign of its own: the map is turned so that it follows the user's order.
        let (mut along, mut against) = (0.0, 0.0);
        for (rank, &i) in order.iter().enumerate() {
            along += rank as f64 * f64::from(part[i]);
            against += (part.len() - 1 - rank) as f64 * f64::from(part[i]);
        }
        if against > along {
            order.reverse();
        }
        for i in order {
            place[part[i] as usize] = (f64::from(taken) + 0.5) / count as f64;
            taken += 1;
        }
    }
    place
}

/// Which cards are joined.
struct Near {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Near {
    fn of(sheet: &Sheet) -> Self {
        let mut starts = vec![0_u32; sheet.cards.len() + 1];
        for link in &sheet.links {
            starts[link.cause + 1] += 1;
            starts[link.effect + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut items = vec![0; 2 * sheet.links.len()];
        for link in &sheet.links {
            for (a, b) in [(link.cause, link.effect), (link.effect, link.cause)] {
                items[next[a] as usize] = b as u32;
                next[a] += 1;
            }
        }
        Self { starts, items }
    }

    fn of_card(&self, card: u32) -> &[u32] {
        &self.items[self.starts[card as usize] as usize..self.starts[card as usize + 1] as usize]
    }

    /// The connected parts, each with its cards in ascending order.
    fn parts(&self) -> Vec<Vec<u32>> {
        let count = self.starts.len() - 1;
        let mut is_seen = vec![false; count];
        let mut parts = Vec::new();
        for first in 0..count as u32 {
            if std::mem::replace(&mut is_seen[first as usize], true) {
                continue;
            }
            let mut part = vec![first];
            let mut next = 0;
            while let Some(&card) = part.get(next) {
                next += 1;
                for &other in self.of_card(card) {
                    if !std::mem::replace(&mut is_seen[other as usize], true) {
                        part.push(other);
                    }
                }
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts
    }

    /// The eigenvector of the second smallest eigenvalue, a number for each card of a part.
    fn second_vector(&self, part: &[u32]) -> Vec<f64> {
        let count = part.len();
        if count < 3 {
            return (0..count).map(|i| i as f64).collect();
        }
        // The part numbered through.
        let mut starts = Vec::with_capacity(count + 1);
        let mut items = Vec::new();
        starts.push(0);
        for &card in part {
            let near = self.of_card(card).iter();
            items.extend(near.filter_map(|other| part.binary_search(other).ok()));
            starts.push(items.len());
        }
        let times = |x: &[f64], y: &mut Vec<f64>| {
            y.clear();
            y.extend((0..count).map(|i| {
                let near = &items[starts[i]..starts[i + 1]];
                x[i] * near.len() as f64 - near.iter().map(|&j| x[j]).sum::<f64>()
            }));
        };
        let degree: Vec<f64> = starts.windows(2).map(|pair| (pair[1] - pair[0]).max(1) as f64).collect();
        let mut x: Vec<f64> = (0..count).map(|i| i as f64 + ((i * 7919) % 31) as f64 * 0.1).collect();
        centre(&mut x);
        let mut product = Vec::new();
        let mut solution = vec![0.0; count];
        for _ in 0..ITERATIONS {
            solution.fill(0.0);
            let mut rest = x.clone();
            let mut scaled: Vec<f64> = rest.iter().zip(&degree).map(|(r, d)| r / d).collect();
            let mut way = scaled.clone();
            let mut size = dot(&rest, &scaled);
            let start = size;
            for _ in 0..STEPS {
                times(&way, &mut product);
                let bend = dot(&way, &product);
                if bend <= 0.0 || size <= start * 1e-4 {
                    break;
                }
                let step = size / bend;
                for i in 0..count {
                    solution[i] += step * way[i];
                    rest[i] -= step * product[i];
                    scaled[i] = rest[i] / degree[i];
                }
                let next = dot(&rest, &scaled);
                for i in 0..count {
                    way[i] = scaled[i] + way[i] * (next / size);
                }
                size = next;
            }
            centre(&mut solution);
            let length = dot(&solution, &solution).sqrt();
            if length <= 0.0 {
                break;
            }
            for (x, s) in x.iter_mut().zip(&solution) {
                *x = s / length;
            }
        }
        x
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Takes the mean away.
fn centre(x: &mut [f64]) {
    let mean = x.iter().sum::<f64>() / x.len().max(1) as f64;
    for x in x {
        *x -= mean;
    }
}
