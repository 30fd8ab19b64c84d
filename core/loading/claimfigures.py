"""The figures of claims: best, low, high and how they are meant, checked against one another."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.loading.columns import TableColumns
from core.loading.figures import NOTHING, Figure, read_figure
from core.loading.findings import Findings
from core.loading.numerals import Numerals, numerals
from core.loading.spellings import Spellings
from core.vocabulary.terms import Bound

Floats = NDArray[np.float64]
BOUNDS = ("", *(bound.value for bound in Bound))


class Figures(Struct, frozen=True, eq=False):
    """The figures of all rows; ``bound`` is a place in BOUNDS."""

    best: Floats
    low: Floats
    high: Floats
    bound: NDArray[np.int32]


def read_figures(columns: TableColumns) -> Figures:
    """The figures of a claims table; rows with impossible ones are refused."""
    read = {name: _column(columns, name) for name in ("best", "low", "high")}
    best = _merged(read["best"], _free_words(columns, read))
    low = _ends(read["low"], best.low)
    high = _ends(read["high"], best.high)
    found = Figures(best.best, low, high, _bounds(best, low, high, columns))
    for name, values in (("best", found.best), ("low", low), ("high", high)):
        columns.findings.refuse(
            values < 0,
            "negative_count",
            name,
            lambda _place, value: f"“{value}” is negative; a count is 0 or more.",
        )
    _refuse_ranges(found, columns.findings)
    return found


def _column(columns: TableColumns, name: str) -> Figures:
    spellings = columns.written(name)
    found = numerals(spellings.words, read_figure, NOTHING)
    codes = spellings.codes
    columns.findings.refuse(
        spellings.rows(found.is_bad),
        "bad_number",
        name,
        lambda place, value: (
            f"“{value}” {found.why(int(codes[place]))}. "
            "Write a number, or words such as “about 30”, “more than 100”, “31–94”."
        ),
    )
    return _spread(spellings, found)


def _spread(spellings: Spellings, found: Numerals[Figure]) -> Figures:
    def rows(bare: Floats | None, values: list[float]) -> Floats:
        others = np.array(values, dtype=np.float64)
        if bare is None and np.isnan(others).all():
            return np.broadcast_to(np.float64(np.nan), len(spellings.codes))
        words = np.full(len(found.words), np.nan) if bare is None else bare.copy()
        words[found.places] = others[found.kinds] if len(others) else np.nan
        return spellings.rows(words)

    kinds = np.array([BOUNDS.index(figure.bound or "") for figure in found.read], dtype=np.int32)
    bounds = np.zeros(len(found.words), dtype=np.int32)
    bounds[found.places] = kinds[found.kinds] if len(kinds) else 0
    return Figures(
        rows(found.values, [figure.best for figure in found.read]),
        rows(None, [figure.low for figure in found.read]),
        rows(None, [figure.high for figure in found.read]),
        spellings.rows(bounds),
    )


def _free_words(columns: TableColumns, read: dict[str, Figures]) -> Figures | None:
    if columns.table.as_is or not columns.says_something("value_text"):
        return None
    silent = np.ones(columns.length, dtype=bool)
    for name in ("best", "low", "high"):
        spellings = columns.written(name)
        silent &= spellings.rows(spellings.empty)
    if not silent.any():
        return None
    spellings = columns.written("value_text")
    spread = _spread(spellings, numerals(spellings.words, _words, NOTHING))
    return Figures(
        np.where(silent, spread.best, np.nan),
        np.where(silent, spread.low, np.nan),
        np.where(silent, spread.high, np.nan),
        np.where(silent, spread.bound, read["best"].bound),
    )


def _words(text: str) -> Figure:
    try:
        return read_figure(text)
    except ValueError:
        return Figure(bound=Bound.VAGUE)


def _merged(best: Figures, words: Figures | None) -> Figures:
    if words is None:
        return best
    return Figures(
        _filled(best.best, words.best),
        _filled(best.low, words.low),
        _filled(best.high, words.high),
        np.where(best.bound == 0, words.bound, best.bound),
    )


def _ends(column: Figures, words: Floats) -> Floats:
    return _filled(column.best, _larger(column.low, column.high), words)


def _larger(low: Floats, high: Floats) -> Floats:
    """The larger of two figures, the one that is given where the other is not."""
    if _says_nothing(low):
        return high
    return low if _says_nothing(high) else np.fmax(low, high)


def _filled(values: Floats, *others: Floats) -> Floats:
    """Figures, those of the next column where there is none."""
    for other in others:
        if _says_nothing(values):
            values = other
        elif not _says_nothing(other):
            values = np.where(np.isnan(values), other, values)
    return values


def _says_nothing(values: Floats) -> bool:
    """Whether a column is one NaN for all rows, as ``_spread`` makes it."""
    return values.strides == (0,)


def _bounds(best: Figures, low: Floats, high: Floats, columns: TableColumns) -> NDArray[np.int32]:
    if columns.table.as_is:
        return np.zeros(columns.length, dtype=np.int32)
    some_best, some_low, some_high = ~np.isnan(best.best), ~np.isnan(low), ~np.isnan(high)
    same = (low == high) & (~some_best | (best.best == low))
    either = some_low | some_high
    return np.select(
        [
            best.bound > 0,
            same,
            some_best & ~either,
            some_low & some_high,
            some_low & ~some_best,
            some_high & ~some_best,
        ],
        [
            best.bound,
            _code(Bound.EXACT),
            _code(Bound.EXACT),
            _code(Bound.RANGE),
            _code(Bound.AT_LEAST),
            _code(Bound.AT_MOST),
        ],
        default=0,
    ).astype(np.int32)


def _code(bound: Bound) -> int:
    return BOUNDS.index(bound)


def _refuse_ranges(figures: Figures, findings: Findings) -> None:
    pairs = (
        ("low", figures.low, "best", figures.best),
        ("best", figures.best, "high", figures.high),
        ("low", figures.low, "high", figures.high),
    )
    for small, smaller, large, larger in pairs:
        findings.refuse(
            smaller > larger,
            "bad_range",
            small,
            _too_large(small, smaller, large, larger),
        )


def _too_large(
    small: str, smaller: Floats, large: str, larger: Floats
) -> Callable[[int, str], str]:
    return lambda place, _value: (
        f"{small} ({smaller[place]:g}) is greater than {large} ({larger[place]:g}); "
        "check whether they were swapped."
    )
