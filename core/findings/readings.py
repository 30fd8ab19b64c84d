"""How cells were read that are not written plainly: what stood there, and what was made of it."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.dataset import Dataset
from core.loading.headers import mapped_headers
from core.problems import Problem, Severity
from core.wording import claim_at
from core.wording.counts import counted
from core.wording.dates import words
from core.wording.figures import Figure

READ_FIGURE, READ_DATE, READ_TERM = "read_figure", "read_date", "read_term"

MOST = 1_000
"""Spellings of one column that are listed."""

_DATES = ("claimed_on", "event_date", "recorded_on", "since")
_FIGURES = ("best", "low", "high", "value_text", "bound")
_TERMS = ("claimant", "subject", "act", "topic", "measure", "category", "basis", "scope")
_DAY = r"\d{4}(-\d\d){0,2}(T[\d:.]+(Z|[+-][\d:]+)?)?[~?]?"
_PLAIN_DATE = re.compile(rf"(\.\.|{_DAY})(/(\.\.|{_DAY})?)?")


def readings(dataset: Dataset) -> tuple[Problem, ...]:
    """Every spelling of a figure, a date or a term that was read as something else than it says.

    Each stands once, at the first row that has it, with the number of rows.
    """
    return (*_figures(dataset), *_dates(dataset), *_terms(dataset))


def read_as(dataset: Dataset, cell: tuple[str, str], row: int) -> str:
    """What a cell, by column and text, was read as: ``~30 (approx)``, ``4 Apr 2016``, ``tank``.

    "" where it says just that.
    """
    column, text = cell
    claim = claim_at(dataset, row)
    if column in _FIGURES:
        return "" if _is_plain(text, claim.figure) else _figure(claim.figure)
    if column in _DATES:
        date = {
            "claimed_on": claim.claimed,
            "event_date": claim.event,
            "recorded_on": claim.recorded,
            "since": claim.since,
        }[column]
        return "" if _PLAIN_DATE.fullmatch(text) or not date.ends else words(date)
    told = str(dataset.claims[column].iat[row]) if column in dataset.claims.columns else ""
    return "" if told == text.strip() else told


def _figure(figure: Figure) -> str:
    return f"{figure.short()} ({figure.meaning()})" if figure.stated else figure.meaning()


def _is_plain(text: str, figure: Figure) -> bool:
    try:
        return float(text.replace(",", "")) in (figure.best, figure.low, figure.high)
    except ValueError:
        return False


def _figures(dataset: Dataset) -> Iterator[Problem]:
    yield from _changed(dataset, READ_FIGURE, "value_text", dataset.claims["value_text"])


def _dates(dataset: Dataset) -> Iterator[Problem]:
    for name in _DATES:
        yield from _changed(dataset, READ_DATE, name, dataset.claims[name])


def _terms(dataset: Dataset) -> Iterator[Problem]:
    raw = dataset.raw.get("claims")
    if raw is None or len(raw) != len(dataset.claims):
        return
    headers = mapped_headers("claims", tuple(map(str, raw.columns)))
    for name in (name for name in _TERMS if name in headers):
        yield from _changed(dataset, READ_TERM, name, raw.iloc[:, headers[name]])


def _changed(dataset: Dataset, code: str, name: str, column: pd.Series) -> Iterator[Problem]:
    for text, row, count in _spellings(column):
        told = read_as(dataset, (name, text), row)
        if told:
            yield _reading(dataset, code, (name, text), row, told, count)


def _spellings(column: pd.Series) -> Iterator[tuple[str, int, int]]:
    """Each text of a column that is not empty, the first row with it, and how many there are."""
    codes, texts = pd.factorize(column)
    if not len(texts):
        return
    counts = np.bincount(codes[codes >= 0], minlength=len(texts))
    first: npt.NDArray[np.int64] = np.zeros(len(texts), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    listed = 0
    for place, text in enumerate(map(str, texts)):
        if text.strip() and listed < MOST:
            listed += 1
            yield text, int(first[place]), int(counts[place])


def _reading(
    dataset: Dataset, code: str, cell: tuple[str, str], row: int, told: str, count: int
) -> Problem:
    column, text = cell
    raw = dataset.raw.get("claims")
    file, number = dataset.name, 0
    if raw is not None and {"_file", "_row"} <= set(raw.columns):
        file, written = str(raw["_file"].iat[row]), str(raw["_row"].iat[row])
        number = int(written) if written.isdecimal() else 0
    place = f"{file}, row {number}" if number else file
    sentence = f"{place}, {column}: “{text}” was read as {told}"
    more = f" in {counted(count, 'row')}" if count > 1 else ""
    return Problem(code, Severity.READING, file, number, column, text, f"{sentence}{more}.", count)
