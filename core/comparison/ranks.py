"""Which of two figures of one day comes first: the same whatever the order of the rows."""

import numpy as np
import pandas as pd

from core.comparison.bounds import Amounts, FloatArray
from core.comparison.identities import Hashes, identities
from core.comparison.orders import LongArray
from core.cores import shared
from core.index import CodeArray, IntArray
from core.ordering import joint, placed

_WIDTH = np.uint64(64)


def ranked(claims: pd.DataFrame, amounts: Amounts, basis: CodeArray) -> IntArray:
    """The order of figures of one day: when said, basis, value, id; never the order of rows."""
    said = [seconds_of(claims[f"claimed_on_{end}"]) for end in ("to", "from")]
    columns: tuple[LongArray | FloatArray, ...]
    columns = (*said, amounts.best, amounts.low, amounts.high)
    to, since, *figures = shared(_placed, columns, len(claims))
    code = joint((to, since, basis, *figures))
    order = np.argsort(code).astype(np.int32)
    code = code[order]
    alike = np.zeros(len(code) + 1, dtype=bool)
    alike[1:-1] = code[1:] == code[:-1]
    level = np.flatnonzero(alike[1:] | alike[:-1])
    identity = identities(claims["claim_id"])[order[level]]
    order[level] = order[level][_by_identity(code[level], identity)]
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank


def _placed(column: LongArray | FloatArray) -> IntArray:
    """Each value as its place among the distinct ones; what is not stated comes first."""
    return placed(np.where(np.isnan(column), -1, column))[0]


def _by_identity(code: LongArray, identity: Hashes) -> LongArray:
    """The order of ascending codes by what identifies them, in one sort where its head tells."""
    if not len(code):
        return code
    run = np.cumsum(np.diff(code, prepend=code[:1]) != 0)
    bits = np.uint64(int(run[-1]).bit_length())
    key = (run.astype(np.uint64) << (_WIDTH - bits)) | (identity >> bits)
    order = np.argsort(key)
    key = key[order]
    return np.lexsort((identity, code)) if (key[1:] == key[:-1]).any() else order


def seconds_of(column: "pd.Series[pd.Timestamp]") -> LongArray:
    """Moments as seconds since 1970-01-01; the least number there is where none is given."""
    return column.to_numpy().astype("datetime64[s]", copy=False).view(np.int64)
