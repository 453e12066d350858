"""A second opinion on every number that Fourfold computes.

Reads what `main.rs` beside it has written, computes values, scores, roll-ups,
natural limits, signals and forecasts anew from the raw entries with pandas,
numpy and statsmodels, by PRODUCT's rules and in another way than the program
does, and compares to 1e-9 (relative, absolute below 1). Forecasts are also fitted
anew: the program's fit must be as likely as that of statsmodels, or likelier.

Usage: check.py computed.json
"""

import functools
import json
import math
import re
import sys
import warnings

import numpy as np
import pandas as pd
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.holtwinters import Holt, SimpleExpSmoothing

MONTHS = "DEC JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV".split()
ORDER = ["Day", "Week", "Month", "Quarter", "Year"]
# How much worse a fit may be, in units of Akaike's criterion, of which a difference below 2 says nothing.
FIT = 0.01
failures = []
counts = {}
gains = []


def same(what, ours, theirs, tolerance=1e-9):
    """Notes a difference; None is only like None."""
    kind = what.split(":")[0]
    counts[kind] = counts.get(kind, 0) + 1
    if ours is None or theirs is None:
        good = ours is None and theirs is None
    elif isinstance(ours, str) or isinstance(theirs, str):
        good = ours == theirs
    else:
        good = abs(ours - theirs) <= tolerance * max(1.0, abs(theirs))
    if not good:
        failures.append(f"{what}: reference {ours}, program {theirs}")


def frequency(interval, fiscal_month):
    end = MONTHS[fiscal_month - 1]
    return {"Day": "D", "Week": "W-SUN", "Month": "M", "Quarter": f"Q-{end}", "Year": f"Y-{end}"}[interval]


def first_days(index):
    return index.to_timestamp(how="start")


def step_of(days, interval, fiscal):
    """The interval in which values were entered, where several stand in one period."""
    if not pd.PeriodIndex(days, freq=frequency(interval, fiscal)).has_duplicates:
        return None
    for step in reversed(ORDER[: ORDER.index(interval)]):
        starts = first_days(pd.PeriodIndex(days, freq=frequency(step, fiscal)))
        if (starts == days).all():
            return step
    return "Day"


def parts_of(period, step, fiscal):
    """How many periods of a step begin in a period."""
    days = pd.date_range(period.start_time.normalize(), period.end_time.normalize())
    starts = first_days(pd.PeriodIndex(days, freq=frequency(step, fiscal)))
    return int((starts == days).sum())


FOLD = {"Last": lambda v: v.iloc[-1], "Sum": "sum", "Mean": "mean", "Minimum": "min", "Maximum": "max"}


def entered(kpi, as_of, fiscal):
    """One value a period as of a date, by the KPI's rule; a Series by period."""
    freq = frequency(kpi["interval"], fiscal)
    if not kpi["entries"]:
        return pd.Series(dtype=float, index=pd.PeriodIndex([], freq=freq))
    days = pd.DatetimeIndex([day for day, _ in kpi["entries"]])
    values = pd.Series([value for _, value in kpi["entries"]], index=days)
    step = step_of(days, kpi["interval"], fiscal)
    periods = pd.PeriodIndex(days, freq=freq)
    if step is None:
        row = pd.Series(values.to_numpy(), index=periods)
        return row[row.index.start_time <= as_of]
    result = {}
    for period, group in values.groupby(periods):
        last = period.end_time.normalize()
        if period.start_time > as_of:
            continue
        if last >= as_of and len(group) > 1:
            group = group[group.index <= as_of]
        is_over = as_of >= last
        if group.empty:
            continue
        if kpi["rule"] == "Sum":
            expected = parts_of(period, step, fiscal)
            is_alone = len(group) == 1 and group.index[0] == period.start_time
            whole = is_over if step == "Day" or is_alone and expected > 1 else len(group) >= expected
            if not whole:
                continue
        result[period] = group.agg(FOLD[kpi["rule"]])
    return pd.Series(list(result.values()), index=pd.PeriodIndex(list(result), freq=freq), dtype=float)


def coarsened(row, kpi, interval, as_of, fiscal):
    """The values of an input in the interval of a formula."""
    if kpi["interval"] == interval or row.empty:
        return row
    freq = frequency(interval, fiscal)
    starts = row.index.start_time
    result = {}
    for period, group in row.groupby(pd.PeriodIndex(starts, freq=freq)):
        if kpi["rule"] == "Sum":
            is_over = as_of >= period.end_time.normalize()
            whole = is_over if kpi["interval"] == "Day" else len(group) >= parts_of(period, kpi["interval"], fiscal)
            if not whole:
                continue
        result[period] = group.agg(FOLD[kpi["rule"]])
    return pd.Series(list(result.values()), index=pd.PeriodIndex(list(result), freq=freq), dtype=float)


def calculated(kpi, kpis, rows, as_of, fiscal):
    """The values of a formula, by pandas: what is missing is NaN and stays so."""
    freq = frequency(kpi["interval"], fiscal)
    ids = re.findall(r"\{(k-\w+)\}", kpi["formula"])
    columns = {}
    for name in ids:
        row = coarsened(rows[name], kpis[name], kpi["interval"], as_of, fiscal)
        columns[name] = row / 100 if kpis[name]["unit"] == "Percent" else row
    filled = [row.index for row in columns.values() if len(row)]
    if not filled:
        return pd.Series(dtype=float, index=pd.PeriodIndex([], freq=freq))
    running = pd.Period(as_of, freq=freq)
    first, last = min(index[0] for index in filled), max(index[-1] for index in filled)
    # From the start of the fiscal year before, so that sums and values of before are there.
    year = pd.Period(first.start_time, freq=frequency("Year", fiscal)).start_time
    frame = pd.period_range(pd.Period(year, freq=freq), max(last, running), freq=freq)
    frame = frame[frame.start_time >= year]
    table = {name: row.reindex(frame) for name, row in columns.items()}
    years = pd.PeriodIndex(frame.start_time, freq=frequency("Year", fiscal))

    def strict(row):
        # pandas skips NaN in grouped sums; a gap ends the year.
        gap = row.isna().groupby(years).cummax()
        return row.fillna(0).groupby(years).cumsum().where(~gap)

    text = re.sub(r"\{(k-\w+)\}", r"T['\1']", kpi["formula"])
    scope = {
        "T": table,
        "min": lambda *a: pd.concat([pd.Series(x, index=frame) for x in a], axis=1).min(axis=1, skipna=False),
        "max": lambda *a: pd.concat([pd.Series(x, index=frame) for x in a], axis=1).max(axis=1, skipna=False),
        "previous": lambda row: row.shift(1),
        "ytd": strict,
    }
    with np.errstate(all="ignore"):
        result = eval(text, {"__builtins__": {}}, scope)  # the text is our own
    result = result.replace([np.inf, -np.inf], np.nan).dropna()
    result = result[(result.index >= first) & (result.index <= running)]
    return result * 100 if kpi["unit"] == "Percent" else result


def targets(kpi, first, fiscal):
    """The goal, and the target of each period as a function."""
    freq = frequency(kpi["interval"], fiscal)
    target, path = kpi["target"], kpi["path"]
    values = [(pd.Timestamp(day), value) for day, value in path] if isinstance(path, list) else []
    if isinstance(target, list):
        low, high = sorted(target)
        return [low, high], lambda period: [low, high]
    goal = target if target is not None else (values[-1][1] if values else None)
    if goal is None:
        return None, lambda period: None
    if values:
        def stepped(period):
            known = [value for day, value in values if day <= period.start_time]
            return known[-1] if known else None
        return goal, stepped
    start = pd.Period(kpi["start"], freq=freq) if kpi["start"] else first
    if path == "line" and None not in (kpi["baseline"], kpi["end"], start):
        whole = max((pd.Period(kpi["end"], freq=freq) - start).n, 0)
        def line(period):
            passed = min(max((period - start).n, 0), whole)
            share = 1.0 if whole == 0 else passed / whole
            return kpi["baseline"] * (1 - share) + goal * share
        return goal, line
    return goal, lambda period: goal


def score_of(kpi, goal, target, value, path_first):
    """The score, by interpolation between the two points that the rule names."""
    minimum, baseline = kpi["minimum"], kpi["baseline"]
    if target is None:
        return None
    if isinstance(target, list):
        low, high = target
        if low <= value <= high:
            return 100.0
        edge, outside = (low, -1) if value < low else (high, 1)
        reaches = [outside * (minimum - edge)] if minimum is not None else []
        reaches += [outside * (baseline - edge) / 2] if baseline is not None else []
        reach = next((r for r in reaches if r > 0), None)
        if reach is None:
            return 0.0
        return float(np.interp(outside * (value - edge), [0, reach, 2 * reach], [100, 50, 0]))
    origin = next((v for v in (minimum, baseline, path_first) if v is not None and v != goal), None)
    sign = 1 if origin is None or goal > origin else -1
    reaches = [sign * (goal - minimum)] if minimum is not None else []
    reaches += [sign * (goal - baseline) / 2] if baseline is not None else []
    reach = next((r for r in reaches if r > 0), None)
    missing = sign * (target - value)
    if reach is None:
        return 100.0 if missing <= 0 else 0.0
    return float(np.interp(missing, [0, reach, 2 * reach], [100, 50, 0]))


def check_kpi(name, kpi, row, as_of, fiscal):
    freq = frequency(kpi["interval"], fiscal)
    same(f"count: {name}", len(row), len(kpi["points"]))
    for (period, value), (day, theirs) in zip(row.items(), kpi["points"]):
        same(f"period: {name}", str(period.start_time.date()), day)
        same(f"value: {name} {day}", float(value), theirs)
    running = pd.Period(as_of, freq=freq)
    newest = row.index[-1] if len(row) else None
    missed = (running - newest).n - 1 if len(row) else None
    if kpi["end"] and as_of > pd.Timestamp(kpi["end"]):
        fresh = "ended"
    elif newest is None:
        fresh = "no data"
    else:
        fresh = "fresh" if missed <= 1 else missed
    same(f"freshness: {name}", fresh, kpi["freshness"])
    goal, target = targets(kpi, row.index[0] if len(row) else None, fiscal)
    score = progress = None
    if newest is not None:
        value = float(row.iloc[-1])
        first = kpi["path"][0][1] if isinstance(kpi["path"], list) and kpi["path"] else None
        if fresh == "fresh":
            score = score_of(kpi, goal, target(newest), value, first)
        baseline = kpi["baseline"]
        end = goal
        if isinstance(goal, list) and baseline is not None:
            end = goal[0] if baseline < goal[0] else goal[1] if baseline > goal[1] else None
        if None not in (baseline, end) and end != baseline:
            progress = (value - baseline) / (end - baseline)
    same(f"score: {name}", score, kpi["score"])
    same(f"progress: {name}", progress, kpi["progress"])
    check_limits(name, row, kpi)
    if kpi["forecast"] is not None:
        check_forecast(name, row, kpi["forecast"])
    return score


def check_limits(name, row, kpi):
    if len(row) < 8:
        same(f"limits: {name}", None, None if kpi["limits"] is None else "limits")
        return
    mean, ranges = row.mean(), row.diff().abs().mean()
    for ours, theirs in zip([mean, mean - 2.66 * ranges, mean + 2.66 * ranges], kpi["limits"]):
        same(f"limits: {name}", float(ours), theirs)
    lower, upper = mean - 2.66 * ranges, mean + 2.66 * ranges
    noise = abs(mean) * 1e-9
    side = np.sign((row - mean).where((row - mean).abs() > noise, 0))
    run = (side != side.shift()).cumsum()
    length = side.groupby(run).transform("size")
    signals = []
    for index, value in enumerate(row):
        if value > upper + noise or value < lower - noise:
            signals.append([index, "Outside"])
        elif side.iloc[index] != 0 and length.iloc[index] >= 8:
            signals.append([index, "Run"])
    same(f"signals: {name}", str(signals), str(kpi["signals"]))


def smoothed(values, model):
    """The values run through a model with known weights and a known start."""
    known = {"initial_level": model["level"]}
    weights = {"smoothing_level": model["alpha"]}
    if model["beta"] is not None:
        known["initial_trend"] = model["slope"]
        weights["smoothing_trend"] = model["beta"]
    ets = ETSModel(
        pd.Series(values), error="add", trend=None if model["beta"] is None else "add",
        initialization_method="known", **known,
    )
    return ets.smooth([weights[key] for key in ets.param_names])


def criterion(residuals, has_trend):
    """Akaike's criterion, corrected; what is fitted is the weights, the start and the variance."""
    count, parameters = len(residuals), 5 if has_trend else 3
    # An exact fit is as good as a mean square of 1e-12 at a spread of 1.
    error = max(float(np.mean(np.asarray(residuals) ** 2)), 1e-12)
    likelihood = -count / 2 * (math.log(2 * math.pi * error) + 1)
    return 2 * parameters - 2 * likelihood + 2 * parameters * (parameters + 1) / (count - parameters - 1)


@functools.lru_cache(maxsize=None)
def best_fit(values):
    """The lowest criterion that statsmodels finds, by maximum likelihood and by least squares."""
    lowest = math.inf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a search that ends early is one of several
        for trend, smoother in [(None, SimpleExpSmoothing), ("add", Holt)]:
            ets = ETSModel(pd.Series(values), error="add", trend=trend, initialization_method="estimated")
            squares = smoother(np.array(values), initialization_method="estimated")
            for fit in [ets.fit(disp=False), squares.fit(use_brute=False)]:
                lowest = min(lowest, criterion(fit.resid, trend is not None))
    return lowest


def check_fit(name, values, model):
    """The program's fit is as likely as the best of statsmodels, or likelier."""
    mean, spread = float(values.mean()), float(values.std())
    scaled = tuple((values - mean) / spread)
    plain = {**model, "level": (model["level"] - mean) / spread}
    if model["beta"] is not None:
        plain["slope"] = model["slope"] / spread
        if not 0 < model["beta"] <= model["alpha"] < 1:
            failures.append(f"fit: {name}: weights out of bounds {model}")
    ours = criterion(smoothed(scaled, plain).resid, model["beta"] is not None)
    theirs = best_fit(scaled)
    counts["fit"] = counts.get("fit", 0) + 1
    gains.append(theirs - ours)
    if ours > theirs + FIT:
        failures.append(f"fit: {name}: AICc of the program {ours}, of statsmodels {theirs}")


def check_forecast(name, row, forecast):
    values = row.iloc[-forecast["from"] :].to_numpy()
    model = forecast["model"]
    steps = len(forecast["expected"])
    if model is None:
        for _, value, lower, upper in forecast["expected"]:
            for theirs in (value, lower, upper):
                same(f"forecast: {name}", float(values[-1]), theirs)
        return
    check_fit(name, values, model)
    fit = smoothed(values, model)
    frame = fit.get_prediction(start=len(values), end=len(values) + steps - 1).summary_frame(alpha=1 - forecast["level"])
    # The program divides by the degrees of freedom, statsmodels by the number of values.
    fitted = 2 if model["beta"] is None else 4
    widen = math.sqrt(len(values) / (len(values) - fitted))
    scale = max(1.0, float(np.abs(values).max()))
    freq = row.index.freqstr
    period = row.index[-1]
    end = forecast["cut"]
    cut = (lambda v: v) if end is None else (lambda v: max(v, end)) if end == 0 else (lambda v: min(v, end))
    for (_, ours), (day, value, lower, upper) in zip(frame.iterrows(), forecast["expected"]):
        period += 1
        same(f"period: {name}", str(period.start_time.date()), day)
        half = (ours["pi_upper"] - ours["mean"]) * widen
        for a, b in [(ours["mean"], value), (ours["mean"] - half, lower), (ours["mean"] + half, upper)]:
            same(f"forecast: {name} {freq} {day}", cut(float(a)) / scale, b / scale)


def mean_of(parts):
    counted = [(weight, score) for weight, score in parts if weight > 0 and score is not None]
    if not counted:
        return [None, 0, len(parts)]
    weights, scores = zip(*counted)
    return [float(np.average(scores, weights=weights)), len(counted), len(parts)]


def check_mean(what, parts, theirs):
    for ours, other in zip(mean_of(parts), theirs):
        same(f"roll-up: {what}", ours, other)


def check_rollups(name, case, scores):
    by_objective = {}
    for objective in case["objectives"]:
        parts = [k for k in case["kpis"] if objective["id"] in k["objectives"]]
        of = lambda kind: [(k["weight"], scores[k["id"]]) for k in parts if kind in (None, k["nature"])]
        for key, kind in [("mean", None), ("leading", "Leading"), ("lagging", "Lagging")]:
            check_mean(f"{name} {objective['id']}", of(kind), objective[key])
        worst = min((score for _, score in of(None) if score is not None), default=None)
        same(f"worst: {name} {objective['id']}", worst, objective["worst"])
        by_objective[objective["id"]] = (objective, {k: mean_of(of(v)) for k, v in
            [("mean", None), ("leading", "Leading"), ("lagging", "Lagging")]}, worst)
    for perspective in case["perspectives"]:
        members = [m for m in by_objective.values() if m[0]["perspective"] == perspective["id"]]
        check_mean(f"{name} {perspective['id']}", [(m[0]["weight"], m[1]["mean"][0]) for m in members], perspective["mean"])
        for kind in ("leading", "lagging"):
            with_any = [(m[0]["weight"], m[1][kind][0]) for m in members if m[1][kind][2] > 0]
            check_mean(f"{name} {perspective['id']}", with_any, perspective[kind])
        worst = min((m[2] for m in members if m[2] is not None), default=None)
        same(f"worst: {name} {perspective['id']}", worst, perspective["worst"])


def check_case(case):
    as_of, fiscal = pd.Timestamp(case["as_of"]), case["fiscal_month"]
    kpis = {k["id"]: k for k in case["kpis"]}
    rows, scores = {}, {}
    for kpi in case["kpis"]:
        if kpi["formula"] is None:
            rows[kpi["id"]] = entered(kpi, as_of, fiscal)
    for kpi in case["kpis"]:
        if kpi["formula"] is not None:
            rows[kpi["id"]] = calculated(kpi, kpis, rows, as_of, fiscal)
    for kpi in case["kpis"]:
        scores[kpi["id"]] = check_kpi(f"{case['name']}, {kpi['name']}", kpi, rows[kpi["id"]], as_of, fiscal)
    check_rollups(case["name"], case, scores)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    for case in cases:
        check_case(case)
    print(f"{len(cases)} projects:", ", ".join(f"{count:,} x {kind}" for kind, count in sorted(counts.items())))
    print(f"fits against statsmodels: worst {-min(gains):+.4f}, best {-max(gains):+.1f} of AICc")
    for failure in failures[:20]:
        print(failure)
    if failures:
        sys.exit(f"{len(failures)} of {sum(counts.values()):,} comparisons differ")
    print("all agree to 1e-9")


if __name__ == "__main__":
    main()
