"""polars: lazy queries, all of them collected at once."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from benchmarks.columns import Columns, Plain, table
from benchmarks.peers.peer import FILTERED
from core.crossfilter import Asked, CountArray, Sum, Tally


class Lazy:
    """A frame of narrow integers; polars plans and runs the queries of a step together."""

    name = "polars"

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._keys = {axis: f"axis{place}" for place, axis in enumerate(columns.axes)}
        self._frame = pl.DataFrame(
            {
                **{self._keys[axis]: codes for axis, codes in columns.codes.items()},
                **{sum_.value: columns.figure(sum_.value) for sum_ in Sum if sum_.value},
                **{f"is {key}": columns.facet(key) for key in FILTERED},
                "first": columns.first,
                "last": columns.last,
                "text": pl.from_arrow(columns.text),
            }
        ).with_columns(pl.col(*(sum_.value for sum_ in Sum if sum_.value)).fill_nan(None))
        self._collected = 0

    def answer(self, asked: Sequence[Asked]) -> list[CountArray]:
        """The tables asked for."""
        queries = [self._query(one) for one in asked]
        self._collected += 1
        found = pl.collect_all(queries)
        return [self._read(one.tally, frame) for one, frame in zip(asked, found, strict=True)]

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """There is no way to."""

    def prove(self) -> None:
        """The queries of a step are lazy and were collected together."""
        assert self._collected > 0
        assert isinstance(self._frame.lazy(), pl.LazyFrame)

    def _query(self, one: Asked) -> pl.LazyFrame:
        frame = self._frame.lazy().filter(*self._conditions(self._columns.plain(one.filters)))
        figure = one.tally.sum.value
        added = pl.col(figure).sum().alias("n") if figure else pl.len().alias("n")
        keys = [self._keys[axis] for axis in one.tally.axes]
        return frame.group_by(keys).agg(added) if keys else frame.select(added)

    def _read(self, tally: Tally, frame: pl.DataFrame) -> CountArray:
        cells = np.zeros(len(frame), dtype=np.int64)
        for axis in tally.axes:
            cells = cells * axis.size + frame[self._keys[axis]].to_numpy()
        return table(tally, cells, frame["n"].to_numpy())

    def _conditions(self, plain: Plain) -> list[pl.Expr]:
        found: list[pl.Expr] = []
        if plain.low is not None:
            found += [pl.col("first") <= plain.high, pl.col("last") >= plain.low]
        if plain.known is not None:
            found.append(pl.col("last") <= plain.known)
        for key, chosen in plain.chosen:
            found.append(pl.col(f"is {key}").is_in(np.flatnonzero(chosen).tolist()))
        if plain.word:
            found.append(pl.col("text").str.contains(plain.word, literal=True))
        return found
