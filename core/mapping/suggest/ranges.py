"""Columns of the lower and the upper end of a figure: killed_low, Minimum killed, Killed › max."""

from collections.abc import Sequence

from core.loading.headrows import JOINT, levels
from core.mapping.suggest.headings import header_words
from core.mapping.suggest.names import said
from core.vocabulary.categories import folded

_LOW = frozenset({"low", "min", "lower", "lo", "minimum", "lowest"})
_HIGH = frozenset({"high", "max", "upper", "hi", "up", "maximum", "highest"})
_BEST = frozenset({"best", "central", "mid", "estimate", "reported"})
_TAILS = frozenset({"est", "estimate", "bound", "end", "value"})
_KINDS = (("low", _LOW), ("high", _HIGH), ("best", _BEST))

Ends = dict[str, tuple[str, str]]


def ranged(headers: Sequence[str]) -> Ends:
    """The columns of lower and upper ends by the column of figures whose name they carry."""
    return {
        found[kind]: (found["low"], found["high"])
        for found in _grouped(headers).values()
        for kind in ("", "best")
        if "low" in found and "high" in found and kind in found
    }


def bare_ranges(headers: Sequence[str]) -> Ends:
    """The columns of both ends of a figure that has no column of its own, by what they count."""
    return {
        _counted(found["low"], start): (found["low"], found["high"])
        for start, found in _grouped(headers).items()
        if set(found) == {"low", "high"} and header_words(_counted(found["low"], start)).measure
    }


def _grouped(headers: Sequence[str]) -> dict[str, dict[str, str]]:
    """Headers by what they count, each by the end that its name says, "" where it says none."""
    found: dict[str, dict[str, str]] = {}
    for header in headers:
        start, kind = _divided(folded(said(" ".join(levels(header)))))
        if start:
            found.setdefault(start, {}).setdefault(kind, header)
    return found


def _divided(plain: str) -> tuple[str, str]:
    words = plain.replace("(", " ").replace(")", " ").split()
    tail = len(words) > 1 and words[-1] in _TAILS
    kept = words[:-1] if tail else words
    for kind, known in _KINDS:
        for place in (-1, 0):
            if len(kept) > 1 and kept[place] in known:
                return " ".join(kept[:-1] if place else kept[1:]), kind
    return " ".join(words), ""


def _counted(header: str, start: str) -> str:
    """What the ends count: of a header over several rows what stands above its last part."""
    return JOINT.join(levels(header)[:-1]) or start
