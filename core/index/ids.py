"""The rows of claims by their ids, without a Python object for every claim."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from core.arrow import TEXT, chunked, pa, pc
from core.index.rows import IntArray

_FEW = 100_000
"""So many ids are kept as a dictionary; of more, those that were asked for."""


class ClaimIds(Mapping[str, int]):
    """Row of each claim id; ask for many at once by ``find``, which looks through them once."""

    def __init__(self, ids: "pd.Series[str]") -> None:
        self._ids = chunked(ids.array)
        few = len(ids) <= _FEW
        self._known: dict[str, int] = {}
        self._unknown: set[str] = set()
        if few:
            self._known = {claim_id: row for row, claim_id in enumerate(ids.tolist())}
        self._whole = few

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids.to_pylist())

    def __getitem__(self, claim_id: str) -> int:
        self.find((claim_id,))
        return self._known[claim_id]

    def find(self, wanted: Iterable[str]) -> None:
        """Look up ids that will be asked for one by one."""
        if self._whole:
            return
        new = {*wanted} - self._known.keys() - self._unknown
        if not new:
            return
        ids = sorted(new)
        rows = self.rows_of(pa.array(ids, TEXT)).tolist()
        self._known.update({key: row for key, row in zip(ids, rows, strict=True) if row >= 0})
        self._unknown |= new - self._known.keys()

    def rows_of(self, wanted: Any) -> IntArray:
        """The row of each id of an arrow array of text, -1 where nobody has it."""
        if not len(wanted):
            return np.zeros(0, dtype=np.int32)
        held = pc.is_in(self._ids, value_set=wanted)
        rows = np.flatnonzero(held.to_numpy())
        found = pc.index_in(wanted, value_set=self._ids.filter(held))
        places = found.fill_null(-1).to_numpy(zero_copy_only=False)
        return np.append(rows, -1)[places].astype(np.int32)
