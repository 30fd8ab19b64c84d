"""Where in which file a claim stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.dataset import Dataset
from core.loading import limits
from core.loading.rawtable import shown
from core.problems import Problem, Severity

Mask = NDArray[np.bool_]
Rows = slice | NDArray[np.int64]
_LARGEST = 1 << 62
_MIXING = np.uint64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio: sums of codes times its powers hardly meet."""


def files_and_rows(dataset: Dataset, places: Sequence[int]) -> list[tuple[str, int]]:
    """The files and rows of claims; a dataset made in memory counts as a file of its own."""
    raw = dataset.raw.get("claims")
    if raw is None or len(raw) < len(dataset.claims):
        return [(dataset.name, place + 2) for place in places]
    there = raw[["_file", "_row"]].iloc[list(places)]
    files, rows = there["_file"].tolist(), there["_row"].tolist()
    return [(str(file), int(row)) for file, row in zip(files, rows, strict=True)]


def warnings(
    dataset: Dataset,
    places: Iterable[Any],
    about: tuple[str, str],
    why: Callable[[int, str], str],
) -> Iterator[Problem]:
    """A warning for every claim at ``places``; ``about`` is the code and the column."""
    code, column = about
    chosen = [int(place) for place in places]
    listed = chosen[: limits.PROBLEMS]
    cells: list[Any] = dataset.claims[column].iloc[listed].tolist()
    spots = files_and_rows(dataset, listed)
    for place, cell, (file, row) in zip(listed, cells, spots, strict=True):
        value = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
        sentence = f"{file}, row {row}, {column}: {why(place, shown(value))}"
        yield Problem(code, Severity.WARNING, file, row, column, value, sentence)
    if len(chosen) > limits.PROBLEMS:
        more = len(chosen) - limits.PROBLEMS
        sentence = f"{dataset.name}: {more:,} more rows have this problem ({code})."
        yield Problem(code, Severity.WARNING, dataset.name, 0, column, "", sentence, more)


def for_file(
    dataset: Dataset, severity: Severity, about: tuple[str, str, str], what: str
) -> Problem:
    """A finding about all claims; ``about`` is code, column and value."""
    code, column, value = about
    return Problem(code, severity, dataset.name, 0, column, value, f"{dataset.name}: {what}")


def codes(dataset: Dataset, column: str) -> NDArray[np.signedinteger[Any]]:
    """The category codes of a claims column."""
    found: Any = dataset.claims[column].cat.codes
    return found.to_numpy()


def among(dataset: Dataset, column: str, wanted: Callable[[str], bool]) -> Mask:
    """For every claim, whether its text in a category column is wanted."""
    categories: Any = dataset.claims[column].cat.categories
    chosen = np.array([wanted(str(text)) for text in categories], dtype=bool)
    if not len(chosen):
        return np.zeros(len(dataset.claims), dtype=bool)
    return np.take(chosen, codes(dataset, column))


def mixed(dataset: Dataset, columns: Iterable[str]) -> NDArray[np.uint64]:
    """A number for the values in category columns: others for nearly all other values."""
    key = np.zeros(len(dataset.claims), dtype=np.uint64)
    for column in columns:
        if len(dataset.claims[column].cat.categories) > 1:
            key *= _MIXING
            key += codes(dataset, column).astype(np.uint64)
    return key


def keys(dataset: Dataset, columns: Iterable[str], rows: Rows = slice(None)) -> NDArray[np.int64]:
    """One number for every combination of values in category columns, of some rows or of all."""
    key = np.zeros(len(dataset.claims), dtype=np.int64)[rows]
    kinds = 1
    for column in columns:
        size = len(dataset.claims[column].cat.categories)
        if size <= 1:
            continue
        if kinds * size > _LARGEST:
            dense, distinct = pd.factorize(key)
            key, kinds = dense.astype(np.int64), len(distinct)
        key = key * size + codes(dataset, column)[rows]
        kinds *= size
    return key
