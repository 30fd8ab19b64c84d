"""One compiled pass over the columns. Frozen: the gate is a ratio to it, so it never changes."""

from collections.abc import Sequence
from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from benchmarks.columns import Columns, grouped
from benchmarks.peers.peer import FILTERED
from core.crossfilter import Asked, CountArray, Sum, Tally
from core.filters import FilterState

_WIDEST = 8_192
_KEPT = 3


@numba.njit(nogil=True)
def _pass(
    columns: tuple[Any, ...], filters: tuple[Any, ...], tables: tuple[Any, ...]
) -> npt.NDArray[np.int64]:
    days, facets, words, figures = columns
    window, allowed, used, word, worded = filters
    counted, offsets, kinds = tables
    out = np.zeros(offsets[-1], dtype=np.int64)
    for row in range(len(days)):
        if days[row, 0] > window[1] or days[row, 1] < window[0] or days[row, 1] > window[2]:
            continue
        if worded and not word[words[row]]:
            continue
        passed = True
        for place in used:
            if not allowed[place, facets[row, place]]:
                passed = False
                break
        if not passed:
            continue
        for table in range(counted.shape[1]):
            at = offsets[table] + counted[row, table]
            out[at] += 1 if kinds[table] < 0 else figures[row, kinds[table]]
    return out


class SinglePass:
    """Every table of a state is filled in one loop over the claims, which stop at the first no."""

    name = "single pass"

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._days = np.column_stack((columns.first, columns.last))
        self._facets = np.column_stack([columns.facet(key).astype(np.uint16) for key in FILTERED])
        named = [sum_.value for sum_ in Sum if sum_.value]
        self._figures = np.column_stack(
            [np.nan_to_num(columns.figure(name)).astype(np.int64) for name in named]
        )
        self._kind = {sum_: named.index(sum_.value) if sum_.value else -1 for sum_ in Sum}
        texts = columns.text.combine_chunks().dictionary_encode()
        self._texts, self._words = texts.indices.to_numpy(), texts.dictionary.to_pylist()
        self._tables: dict[tuple[Tally, ...], np.ndarray] = {}

    def answer(self, asked: Sequence[Asked]) -> list[CountArray]:
        """The tables asked for."""
        found: dict[tuple[object, Tally], CountArray] = {}
        for filters, tallies in grouped(asked).items():
            distinct = tuple(dict.fromkeys(tallies))
            cells = self._run(filters, distinct)
            ends = np.cumsum([0, *(tally.cells for tally in distinct)]).tolist()
            for place, tally in enumerate(distinct):
                found[filters, tally] = cells[ends[place] : ends[place + 1]].reshape(tally.shape)
        return [found[one.filters, one.tally] for one in asked]

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """Bring the columns of the tables together and compile; both happen once."""
        del brush
        self.answer(asked)

    def prove(self) -> None:
        """The loop was compiled to machine code."""
        assert _pass.signatures
        assert not _pass.get_metadata(_pass.signatures[0]).get("is_lifted_loop", False)

    def _run(self, filters: FilterState, tallies: tuple[Tally, ...]) -> np.ndarray:
        plain = self._columns.plain(filters)
        window = (
            -(2**31) if plain.low is None else plain.low,
            2**31 if plain.high is None else plain.high,
            2**31 if plain.known is None else plain.known,
        )
        allowed = np.ones((len(FILTERED), _WIDEST), dtype=np.bool_)
        used = []
        for key, chosen in plain.chosen:
            used.append(FILTERED.index(key))
            allowed[used[-1], : len(chosen)] = chosen
        word = np.array([plain.word in text for text in self._words])
        offsets = np.cumsum([0, *(tally.cells for tally in tallies)])
        kinds = np.array([self._kind[tally.sum] for tally in tallies])
        return _pass(
            (self._days, self._facets, self._texts, self._figures),
            (window, allowed, np.array(used, dtype=np.int64), word, bool(plain.word)),
            (self._cells(tallies), offsets, kinds),
        )

    def _cells(self, tallies: tuple[Tally, ...]) -> np.ndarray:
        if tallies not in self._tables:
            if len(self._tables) == _KEPT:
                self._tables.clear()
            rows = len(self._days)
            cells = np.zeros((rows, len(tallies)), dtype=np.uint16)
            for place, tally in enumerate(tallies):
                for axis in tally.axes:
                    cells[:, place] = cells[:, place] * axis.size + self._columns.codes[axis]
            self._tables[tallies] = cells
        return self._tables[tallies]
