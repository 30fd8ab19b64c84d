"""Where the rows of the files went: from file and row to the claim, or to the row as written."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.dataset import Dataset
from core.problems import Problem, RejectedRow

_MOST_ROWS = 1 << 40


class Whereabouts:
    """Finds the claim of a row of a file, and the cells of a row, kept or refused.

    Keeps tables and not the dataset itself, so that it can be kept beside one.
    """

    def __init__(self, dataset: Dataset) -> None:
        raw = dataset.raw.get("claims")
        placed = raw is not None and {"_file", "_row"} <= set(raw.columns)
        self._raw = raw if placed and raw is not None else _NO_RAW
        self._claims = dataset.claims
        self._rejected = dataset.rejected

    def claim(self, problem: Problem) -> int | None:
        """Row of the claim made of a problem's row; None where the row was not kept.

        Of several claims made of one row it is the first that holds the problem's value.
        """
        file = self._files.get(problem.file)
        if file is None or not problem.row:
            return None
        keys, rows = self._keys
        wanted = file * _MOST_ROWS + problem.row
        first, last = np.searchsorted(keys, (wanted, wanted + 1)).tolist()
        made: list[int] = rows[first:last].tolist()
        return next((row for row in made if self._holds(row, problem)), made[0] if made else None)

    def _holds(self, row: int, problem: Problem) -> bool:
        if problem.column not in self._claims.columns:
            return False
        cell = self._claims[problem.column].iat[row]
        return problem.value in (str(cell), f"{cell:.15g}" if isinstance(cell, float) else "")

    def written(self, problem: Problem) -> tuple[tuple[str, str], ...]:
        """The cells of a problem's row as they stood in the file, empty ones left out."""
        claim = self.claim(problem)
        if claim is not None:
            cells = self._raw.iloc[claim]
            pairs = [(str(name), str(cells[name])) for name in self._raw.columns]
        else:
            refused = self._refused.get((problem.file, problem.row))
            pairs = list(refused.values) if refused is not None else []
        return tuple((name, text) for name, text in pairs if text and name not in ("_file", "_row"))

    @cached_property
    def _refused(self) -> Mapping[tuple[str, int], RejectedRow]:
        return {(row.file, row.row): row for row in reversed(self._rejected)}

    @cached_property
    def _coded(self) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:
        codes, names = pd.factorize(self._raw["_file"])
        return codes.astype(np.int64), tuple(map(str, names))

    @cached_property
    def _files(self) -> Mapping[str, int]:
        return {name: code for code, name in enumerate(self._coded[1])}

    @cached_property
    def _keys(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        numbers = pd.to_numeric(self._raw["_row"], errors="coerce").fillna(0)
        keys = self._coded[0] * _MOST_ROWS + numbers.to_numpy(dtype=np.int64)
        order = np.argsort(keys, kind="stable")
        return keys[order], order


_NO_RAW = pd.DataFrame({"_file": pd.Series([], dtype="str"), "_row": pd.Series([], dtype="str")})
