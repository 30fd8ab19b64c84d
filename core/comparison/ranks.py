"""Which of two figures of one day comes first: the same whatever the order of the rows."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.comparison.bounds import Amounts
from core.comparison.orders import LongArray
from core.index import CodeArray, IntArray
from core.ordering import joint, placed

_SOME = 1 << 18
_WIDTH = np.uint64(64)


def ranked(claims: pd.DataFrame, amounts: Amounts, basis: CodeArray) -> IntArray:
    """The order of figures of one day: when said, basis, value, id; never the order of rows."""
    said = (seconds_of(claims[f"claimed_on_{end}"]) for end in ("to", "from"))
    value = (np.nan_to_num(part, nan=-1.0) for part in (amounts.best, amounts.low, amounts.high))
    moments, figures = ([placed(column)[0] for column in columns] for columns in (said, value))
    code = joint((*moments, basis, *figures))
    order = np.argsort(code).astype(np.int32)
    code = code[order]
    alike = np.zeros(len(code) + 1, dtype=bool)
    alike[1:-1] = code[1:] == code[:-1]
    level = np.flatnonzero(alike[1:] | alike[:-1])
    identity = _hashed(claims["claim_id"].iloc[order[level]])
    order[level] = order[level][_by_identity(code[level], identity)]
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank


def _by_identity(code: LongArray, identity: npt.NDArray[np.uint64]) -> LongArray:
    """The order of ascending codes by what identifies them, in one sort where its head tells."""
    if not len(code):
        return code
    run = np.cumsum(np.diff(code, prepend=code[:1]) != 0)
    bits = np.uint64(int(run[-1]).bit_length())
    key = (run.astype(np.uint64) << (_WIDTH - bits)) | (identity >> bits)
    order = np.argsort(key)
    key = key[order]
    return np.lexsort((identity, code)) if (key[1:] == key[:-1]).any() else order


def _hashed(ids: "pd.Series[str]") -> npt.NDArray[np.uint64]:
    """A number for each id, some at a time: as objects they take many times their room."""
    parts = (ids.iloc[at : at + _SOME] for at in range(0, len(ids), _SOME))
    hashes = [pd.util.hash_array(part.to_numpy(dtype=object), categorize=False) for part in parts]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *hashes])


def seconds_of(column: "pd.Series[pd.Timestamp]") -> LongArray:
    """Moments as seconds since 1970-01-01; the least number there is where none is given."""
    return column.to_numpy().astype("datetime64[s]").astype(np.int64)
