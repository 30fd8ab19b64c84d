"""DuckDB: one query for each table; and tables aggregated beforehand, Mosaic's way."""

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from benchmarks.columns import Columns, Plain, table
from benchmarks.peers.peer import FILTERED
from core.crossfilter import DATES, Asked, CountArray, Sum, Tally
from core.filters import FilterState


class Queries:
    """The claims as a table in the order of their days, so that blocks of it can be skipped."""

    name = "duckdb"

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._keys = {axis: f"axis{place}" for place, axis in enumerate(columns.axes)}
        claims = pa.table(
            {
                **{self._keys[axis]: codes for axis, codes in columns.codes.items()},
                **{
                    sum_.value: pa.array(columns.figure(sum_.value), from_pandas=True)
                    for sum_ in Sum
                    if sum_.value
                },
                **{f"is_{key}": columns.facet(key) for key in FILTERED},
                "first_day": columns.first,
                "last_day": columns.last,
                "words": columns.text,
            }
        )
        self._base = duckdb.connect()
        self._base.execute("SET enable_progress_bar = false")
        self._base.register("given", claims)
        self._base.execute("CREATE TABLE claims AS SELECT * FROM given ORDER BY first_day")
        self._base.unregister("given")

    def answer(self, asked: Sequence[Asked]) -> list[CountArray]:
        """The tables asked for."""
        return [self._read(one.tally, self._query(one)) for one in asked]

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """There is no way to."""

    def prove(self) -> None:
        """A query scans the claims."""
        tally = Tally(self._columns.axes[:1])
        assert "claims" in self._explained(
            self._select(tally, "count(*)", "claims", ["last_day > 0"])
        )

    def _query(self, one: Asked) -> str:
        conditions = self._conditions(self._columns.plain(one.filters))
        added = f"sum({one.tally.sum.value})" if one.tally.sum.value else "count(*)"
        return self._select(one.tally, added, "claims", conditions)

    def _select(self, tally: Tally, added: str, source: str, conditions: Sequence[str]) -> str:
        keys = [self._keys[axis] for axis in tally.axes]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        group = f" GROUP BY {', '.join(keys)}" if keys else ""
        return f"SELECT {', '.join([*keys, f'{added} AS n'])} FROM {source}{where}{group}"  # noqa: S608 - names of our own

    def _read(self, tally: Tally, query: str) -> CountArray:
        found = self._base.execute(query).fetchnumpy()
        cells = np.zeros(len(found["n"]), dtype=np.int64)
        for axis in tally.axes:
            cells = cells * axis.size + found[self._keys[axis]]
        return table(tally, cells, np.nan_to_num(np.ma.filled(found["n"].astype(np.float64), 0)))

    def _explained(self, query: str) -> str:
        return " ".join(
            str(cell) for row in self._base.execute(f"EXPLAIN {query}").fetchall() for cell in row
        )

    def _conditions(self, plain: Plain) -> list[str]:
        found: list[str] = []
        if plain.low is not None:
            found += [f"first_day <= {plain.high}", f"last_day >= {plain.low}"]
        if plain.known is not None:
            found.append(f"last_day <= {plain.known}")
        for key, chosen in plain.chosen:
            listed = ", ".join(str(code) for code in np.flatnonzero(chosen)) or "-1"
            found.append(f"is_{key} IN ({listed})")
        if plain.word:
            found.append(f"contains(words, '{plain.word}')")
        return found


class Aggregated(Queries):
    """When a date brush is approached, each table is aggregated by day; a drag adds those up."""

    name = "duckdb, aggregated"

    def __init__(self, columns: Columns, queries: Queries | None = None) -> None:
        if queries is None:
            super().__init__(columns)
        else:
            self._columns, self._keys, self._base = columns, queries._keys, queries._base  # noqa: SLF001 - the same claims, held once
        self._cubes: dict[Asked, str] = {}

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """Make the aggregates of a date brush."""
        if brush != DATES:
            return
        for name in self._cubes.values():
            self._base.execute(f"DROP TABLE {name}")
        self._cubes.clear()
        for place, one in enumerate(dict.fromkeys(asked)):
            name = f"cube{place}"
            keys = ["first_day", "last_day", *(self._keys[axis] for axis in one.tally.axes)]
            added = f"sum({one.tally.sum.value})" if one.tally.sum.value else "count(*)"
            conditions = self._conditions(self._columns.plain(one.filters))
            where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
            listed = ", ".join([*keys, f"{added} AS part"])
            query = f"SELECT {listed} FROM claims{where} GROUP BY ALL ORDER BY first_day"  # noqa: S608 - names of our own
            self._base.execute(f"CREATE TABLE {name} AS {query}")
            self._cubes[one] = name

    def prove(self) -> None:
        """A query scans an aggregate and not the claims."""
        one, name = next(iter(self._cubes.items()))
        plan = self._explained(self._query(one))
        assert name in plan
        assert "claims" not in plan

    def _query(self, one: Asked) -> str:
        rest = Asked(one.tally, one.filters.without((DATES,)))
        if rest not in self._cubes:
            return super()._query(one)
        span = self._columns.plain(
            FilterState(tuple(c for c in one.filters.clauses if c.key == DATES))
        )
        return self._select(one.tally, "sum(part)", self._cubes[rest], self._conditions(span))
