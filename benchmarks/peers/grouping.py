"""pandas: a boolean mask, then ``groupby`` over categoricals."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.columns import Columns, Plain, grouped
from core.crossfilter import Asked, CountArray, Sum, Tally


class Grouping:
    """A frame of categoricals; what passes is taken once for each state, then grouped."""

    name = "pandas"

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._keys = {axis: f"axis{place}" for place, axis in enumerate(columns.axes)}
        self._frame = pd.DataFrame(
            {
                **{
                    self._keys[axis]: pd.Categorical.from_codes(
                        codes.astype(np.int16), dtype=pd.CategoricalDtype(list(range(axis.size)))
                    )
                    for axis, codes in columns.codes.items()
                },
                **{sum_.value: columns.figure(sum_.value) for sum_ in Sum if sum_.value},
            },
            copy=False,
        )
        self._text = pd.Categorical(columns.text.to_pandas())

    def answer(self, asked: Sequence[Asked]) -> list[CountArray]:
        """The tables asked for."""
        found: dict[tuple[object, Tally], CountArray] = {}
        for filters, tallies in grouped(asked).items():
            mask = self._mask(self._columns.plain(filters))
            frame = self._frame if mask is None else self._frame[mask]
            found.update({(filters, tally): self._table(frame, tally) for tally in tallies})
        return [found[one.filters, one.tally] for one in asked]

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """There is no way to."""

    def prove(self) -> None:
        """The columns are categorical."""
        kinds = self._frame[list(self._keys.values())].dtypes
        assert all(isinstance(kind, pd.CategoricalDtype) for kind in kinds)

    def _table(self, frame: pd.DataFrame, tally: Tally) -> CountArray:
        if not tally.axes:
            return np.array(len(frame))
        groups = frame.groupby([self._keys[axis] for axis in tally.axes], observed=False)
        counted = groups[tally.sum.value].sum() if tally.sum.value else groups.size()
        return np.rint(counted.to_numpy()).astype(np.int64).reshape(tally.shape)

    def _mask(self, plain: Plain) -> npt.NDArray[np.bool_] | None:
        columns, masks = self._columns, []
        if plain.low is not None and plain.high is not None:
            masks.append((columns.first <= plain.high) & (columns.last >= plain.low))
        if plain.known is not None:
            masks.append(columns.last <= plain.known)
        masks += [chosen[columns.facet(key)] for key, chosen in plain.chosen]
        if plain.word:
            held = self._text.categories.str.contains(plain.word, regex=False)
            masks.append(np.asarray(held)[self._text.codes])
        return np.logical_and.reduce(masks) if masks else None
