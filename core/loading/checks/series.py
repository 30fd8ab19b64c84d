"""Series of figures that cannot be right: falling totals, first days too large, parts beyond."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.arithmetic import falls, overruns
from core.dataset import Dataset
from core.loading.checks.parts import parts_of
from core.loading.checks.spot import Mask, among, codes, keys, warnings
from core.ordering import placed, stably
from core.problems import Problem
from core.vocabulary.terms import Act, Basis

SERIES = ("claimant", "subject", "measure", "category")
SPIKE = 10.0
FEWEST = 5


def falling_totals(dataset: Dataset) -> Iterator[Problem]:
    """Running totals that are lower than the one before, unless they count from another day."""
    order, key = _ordered(dataset, among(dataset, "basis", lambda text: text == Basis.CUMULATIVE))
    best, when = _best(dataset)[order], _seconds(dataset)[order]
    fallen = falls(key, when, best, best)
    since = dataset.claims["since_from"].to_numpy()[order]
    told = ~np.isnat(since[fallen]) & ~np.isnat(since[fallen - 1])
    fallen = fallen[~(told & (since[fallen] != since[fallen - 1]))]
    before = {int(order[place]): float(best[place - 1]) for place in fallen.tolist()}
    yield from warnings(
        dataset,
        sorted(before),
        ("falling_total", "best"),
        lambda place, value: (
            f"this running total ({value}) is lower than the one before ({before[place]:g}); "
            "it is taken as a revision."
        ),
    )


def first_value_spikes(dataset: Dataset) -> Iterator[Problem]:
    """Series whose first value cannot be the count of one day or period.

    What was said between two days has said itself that it may cover the time before.
    """
    spread = dataset.claims["claimed_on_to"] - dataset.claims["claimed_on_from"]
    loose = (spread > np.timedelta64(1, "D")).to_numpy()
    every, keys_of = _ordered(dataset, np.ones(len(dataset.claims), dtype=bool))
    total = among(dataset, "basis", lambda text: text == Basis.CUMULATIVE)
    since = among(dataset, "since", lambda text: text != "")
    spikes: dict[int, float] = {}
    for rows, is_total in ((total & ~since, True), (~total, False)):
        order, key = every[rows[every]], keys_of[rows[every]]
        best, when = _best(dataset)[order], _seconds(dataset)[order]
        first, usual, value = _beginnings(key, when, best, is_total=is_total)
        high = (usual > 0) & (value > SPIKE * usual) & ~loose[order[first]]
        spikes |= dict(zip(order[first[high]].tolist(), usual[high].tolist(), strict=True))
    yield from warnings(
        dataset,
        sorted(spikes),
        ("first_value_spike", "best"),
        lambda place, _value: (
            f"the series begins with a value more than {SPIKE:g} times the usual step "
            f"({spikes[place]:g}); it probably covers the time before as well. State “since”."
        ),
    )


def totals_below_parts(dataset: Dataset) -> Iterator[Problem]:
    """Totals that are smaller than the parts tagged as theirs."""
    parts = parts_of(dataset)
    there = parts.totals >= 0
    part, whole = parts.rows[there], parts.totals[there]
    measure, best = codes(dataset, "measure"), _best(dataset)
    alike = measure[part] == measure[whole]
    low, sums = overruns(whole[alike], best[part[alike]], best)
    above = dict(zip(low.tolist(), sums.tolist(), strict=True))
    yield from warnings(
        dataset,
        sorted(above),
        ("total_below_parts", "best"),
        lambda place, value: f"the total ({value}) is less than its parts ({above[place]:g}).",
    )


def _best(dataset: Dataset) -> NDArray[np.float64]:
    return dataset.claims["best"].to_numpy(dtype=np.float64)


def _seconds(dataset: Dataset) -> NDArray[np.int64]:
    return dataset.claims["claimed_on_from"].to_numpy().astype("datetime64[s]").astype(np.int64)


def _ordered(dataset: Dataset, rows: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows with a dated figure, series by series and in order of time, and their series."""
    dated = dataset.claims["claimed_on_from"].notna().to_numpy()
    stated = among(dataset, "act", lambda text: text not in (Act.DENY, Act.RETRACT))
    chosen = np.flatnonzero(rows & dated & stated & ~np.isnan(_best(dataset)))
    key, when = keys(dataset, SERIES)[chosen], _seconds(dataset)[chosen]
    order = _by_key_and_time(key, when)
    return chosen[order], key[order]


def _by_key_and_time(key: NDArray[np.int64], when: NDArray[np.int64]) -> NDArray[np.int64]:
    moment, moments = placed(when)
    series, count = placed(key)
    return stably(series.astype(np.int64) * moments + moment, count * moments)


def _beginnings(
    key: NDArray[np.int64],
    when: NDArray[np.int64],
    best: NDArray[np.float64],
    *,
    is_total: bool,
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Of each series of more than FEWEST moments: its first row, the usual step, the first value.

    The step is the median of what a total rose by, or of what was said of each later moment.
    """
    moments = np.flatnonzero(_changes(key) | _changes(when))
    values = best[moments] if is_total or not len(moments) else np.add.reduceat(best, moments)
    starts = np.flatnonzero(_changes(key[moments]))
    lengths = np.diff(np.r_[starts, len(moments)])
    later = np.ones(len(moments), dtype=bool)
    later[starts] = False
    steps = (np.diff(values, prepend=0.0) if is_total else values)[later]
    of = np.repeat(np.arange(len(starts)), lengths - 1)
    size, sizes = placed(steps)
    steps = steps[stably(of * sizes + size, len(starts) * sizes)]
    long = np.flatnonzero(lengths > FEWEST)
    ends = np.cumsum(lengths - 1)[long]
    begins, count = ends - (lengths[long] - 1), lengths[long] - 1
    usual = (steps[begins + (count - 1) // 2] + steps[begins + count // 2]) / 2
    return moments[starts[long]], usual, values[starts[long]]


def _changes(values: NDArray[np.int64]) -> Mask:
    """Where a value differs from the one before; true at the first."""
    changed = np.ones(len(values), dtype=bool)
    changed[1:] = values[1:] != values[:-1]
    return changed
