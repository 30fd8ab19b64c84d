"""The crosswalk: what the terms of published series mean in the category tree, and from when on.

Matches are those of SKOS (W3C, 2009): what the node of the tree is to the term.
"""

import csv
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache

from msgspec import Struct

from core.shipped import ASSETS
from core.vocabulary.categories import folded


class Match(StrEnum):
    """What a node of the tree is to a term: the same, nearly the same, wider or narrower."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"


class Mapping(Struct, frozen=True):
    """One term of a scheme; a day that is None leaves that end of its validity open."""

    scheme: str
    term: str
    match: Match
    category: str
    valid_from: date | None
    valid_to: date | None
    follows: tuple[str, ...]
    """Terms of the scheme whose running totals it carries on: one renamed, several merged."""
    source: str

    def holds(self, on: date | None) -> bool:
        """Whether the term was in use on a day; on a day not known it may have been."""
        if on is None:
            return True
        after = self.valid_from is None or on >= self.valid_from
        return after and (self.valid_to is None or on <= self.valid_to)


class Succession(Struct, frozen=True):
    """From a day on a category carries on the running totals of others.

    Several predecessors were merged, one was renamed. A predecessor of several categories was
    split: none of them alone carries it on, so a split makes no succession.
    """

    category: str
    predecessors: tuple[str, ...]
    starts: date


class Split(Struct, frozen=True):
    """From a day on several categories stand in place of one, which none alone carries on."""

    predecessor: str
    categories: tuple[str, ...]
    starts: date


class Crosswalk:
    """Terms of published series, by scheme."""

    def __init__(self, mappings: tuple[Mapping, ...]) -> None:
        self._mappings = mappings

    def __iter__(self) -> Iterator[Mapping]:
        return iter(self._mappings)

    def find(self, scheme: str, term: str, on: date | None = None) -> Mapping | None:
        """What a term of a scheme meant on a day, None where the crosswalk does not say."""
        return next(
            (
                mapping
                for mapping in self._mappings
                if mapping.scheme == scheme
                and folded(mapping.term) == folded(term)
                and mapping.holds(on)
            ),
            None,
        )

    def successions(self) -> tuple[Succession, ...]:
        """Every category that carries on others, in the order of the file."""
        heirs = [heir for heir in self._mappings if heir.follows and heir.valid_from]
        followed = [(heir.scheme, folded(term)) for heir in heirs for term in heir.follows]
        return tuple(
            Succession(heir.category, self._categories(heir), heir.valid_from)
            for heir in heirs
            if heir.valid_from is not None
            and all(followed.count((heir.scheme, folded(term))) == 1 for term in heir.follows)
        )

    def splits(self) -> tuple[Split, ...]:
        """Every category that was divided among others, in the order of the file."""
        heirs: dict[tuple[str, str], list[Mapping]] = {}
        for mapping in self._mappings:
            for term in mapping.follows if mapping.valid_from else ():
                heirs.setdefault((mapping.scheme, folded(term)), []).append(mapping)
        found: list[Split] = []
        for (scheme, term), several in heirs.items():
            root = self.find(scheme, term)
            starts = [heir.valid_from for heir in several if heir.valid_from is not None]
            if root is not None and len(several) > 1:
                into = tuple(heir.category for heir in several)
                found.append(Split(root.category, into, min(starts)))
        return tuple(found)

    def _categories(self, heir: Mapping) -> tuple[str, ...]:
        found = (self.find(heir.scheme, term) for term in heir.follows)
        return tuple(mapping.category for mapping in found if mapping is not None)


@cache
def crosswalk() -> Crosswalk:
    """The crosswalk shipped in ``assets/vocabulary/crosswalk.csv``."""
    with (ASSETS / "vocabulary" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        return Crosswalk(
            tuple(
                Mapping(
                    row["scheme"],
                    row["term"],
                    Match(row["match"]),
                    row["category"],
                    _day(row["valid_from"]),
                    _day(row["valid_to"]),
                    tuple(filter(None, row["follows"].split(";"))),
                    row["source"],
                )
                for row in csv.DictReader(file)
            )
        )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
