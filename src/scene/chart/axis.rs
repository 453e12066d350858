//! The value axis of a chart: few round numbers with their unit.
//!
//! Steps are 1, 2, 2.5 or 5 times a power of ten, the smallest that leaves no more
//! ticks than asked for; where five are asked for there are never fewer than three.
//! The powers are read from their digits, so they are the same on every machine.

use crate::analysis::axis_texts;
use crate::lang::Lang;
use crate::model::Unit;

/// Least height between two ticks, in points.
const TICK_ROOM: f32 = 24.0;
/// Most ticks; more would be a table.
const MOST: usize = 5;

/// A round value and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueTick {
    /// Where it is.
    pub value: f64,
    /// What it says: `$ 20k`, `2.5 %`.
    pub text: String,
}

/// The ticks between two values on an axis so many points high, from low to high.
pub fn value_ticks(lang: Lang, unit: Unit, (low, high): (f64, f64), height: f32) -> Vec<ValueTick> {
    let most = ((height / TICK_ROOM) as usize).clamp(2, MOST);
    let Some(step) = step_of(unit, low, high, most) else { return Vec::new() };
    let first = (low / step).ceil();
    // Binary digits may carry a multiple past the end of the axis; adding zero turns negative zero into zero.
    let value = |n: usize| ((first + n as f64) * step).clamp(low, high) + 0.0;
    let values: Vec<f64> = (0..count(low, high, step)).map(value).collect();
    let texts = axis_texts(lang, unit, &values, step);
    values.into_iter().zip(texts).map(|(value, text)| ValueTick { value, text }).collect()
}

/// How many multiples of a step lie between two values.
fn count(low: f64, high: f64, step: f64) -> usize {
    ((high / step).floor() - (low / step).ceil() + 1.0).clamp(0.0, 1e6) as usize
}

/// The smallest round step of which no more than so many multiples lie between two values; whole things have whole ones.
fn step_of(unit: Unit, low: f64, high: f64, most: usize) -> Option<f64> {
    let least = high - low;
    if !(least.is_finite() && least > 0.0) {
        return None;
    }
    let power: i32 = format!("{:e}", least / most as f64).split_once('e')?.1.parse().ok()?;
    let steps =
        (power - 1..=power + 2).flat_map(|power| ["1", "2", "2.5", "5"].map(|digits| format!("{digits}e{power}")));
    let is_allowed = |step: &f64| unit != Unit::Count || step.fract() == 0.0;
    let mut steps = steps.filter_map(|step| step.parse::<f64>().ok()).filter(is_allowed);
    steps.find(|step| *step > 0.0 && count(low, high, *step) <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn texts(lang: Lang, unit: Unit, range: (f64, f64)) -> String {
        value_ticks(lang, unit, range, 220.0).into_iter().map(|tick| tick.text).collect::<Vec<_>>().join(" · ")
    }

    #[test]
    fn ticks_are_round_and_carry_their_unit() {
        assert_eq!(texts(Lang::En, Unit::Currency(Currency::USD), (7_000.0, 66_000.0)), "$ 20k · $ 40k · $ 60k");
        assert_eq!(texts(Lang::Vi, Unit::Percent, (1.9, 5.6)), "2 % · 3 % · 4 % · 5 %");
        let vnd = Unit::Currency(Currency::VND);
        assert_eq!(texts(Lang::Vi, vnd, (0.8e9, 2.3e9)), "1,0 tỷ ₫ · 1,5 tỷ ₫ · 2,0 tỷ ₫");
        assert_eq!(texts(Lang::En, Unit::Count, (-0.3, 2.4)), "0 · 1 · 2");
        assert_eq!(texts(Lang::En, Unit::Number, (0.0, 0.0)), "");
        assert_eq!(texts(Lang::En, Unit::Number, (f64::NEG_INFINITY, f64::INFINITY)), "");
    }

    #[test]
    fn there_are_three_to_five_whatever_the_range() {
        for power in [-9, -3, 0, 4, 12] {
            for n in 1..400 {
                let low = f64::from(n * 37 % 101 - 50) * 10_f64.powi(power);
                let high = low + f64::from(n) * 0.7 * 10_f64.powi(power);
                let ticks = value_ticks(Lang::En, Unit::Number, (low, high), 220.0);
                assert!((3..=5).contains(&ticks.len()), "{low}..{high}: {ticks:?}");
                assert!(ticks.iter().all(|tick| (low..=high).contains(&tick.value)), "{low}..{high}: {ticks:?}");
                assert!(ticks.windows(2).all(|pair| pair[0].text != pair[1].text), "{low}..{high}: {ticks:?}");
            }
        }
    }
}
