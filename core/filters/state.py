"""All filters at once: the clauses, the clock they run on, and what was known when."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Self, cast

from msgspec import Struct
from msgspec.structs import replace

from core.dates import written
from core.filters.clause import Clause, Serial
from core.filters.dates import DateSpan
from core.filters.facets import OneOf
from core.filters.threads import Answered
from core.filters.words import Words
from core.index import ClaimIndex
from core.messages import say
from core.vocabulary.terms import Clock

FILTER_KINDS: Mapping[str, type[Clause]] = MappingProxyType(
    {"answer": Answered, "dates": DateSpan, "facet": OneOf, "words": Words}
)
"""Every kind of clause by the name its serial form carries."""


KNOWN_ON = "known_on"
"""The key of *as known on* among those of the clauses: it can be left out and dropped like one."""


class FilterState(Struct, frozen=True, dict=True):
    """What is asked of the claims: clauses (one for each key), clock, and *as known on*."""

    clauses: tuple[Clause, ...] = ()
    clock: Clock = Clock.CLAIMED
    known_on: date | None = None

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.clauses, self.clock, self.known_on))

    @cached_property
    def _by_key(self) -> Mapping[str, Clause]:
        return {clause.key: clause for clause in self.clauses}

    @cached_property
    def keys(self) -> frozenset[str]:
        """What there is to drop."""
        keys = frozenset(self._by_key)
        return keys if self.known_on is None else keys | {KNOWN_ON}

    def clause(self, key: str) -> Clause | None:
        """The clause of a key, None where there is none."""
        return self._by_key.get(key)

    def with_clause(self, clause: Clause) -> Self:
        """With this clause in place of the one of its key; its place in the order is kept."""
        if self.clause(clause.key) is None:
            return replace(self, clauses=(*self.clauses, clause))
        return replace(
            self, clauses=tuple(clause if old.key == clause.key else old for old in self.clauses)
        )

    def without(self, keys: Iterable[str]) -> Self:
        """Without the clauses of these keys; KNOWN_ON is one of them."""
        dropped = self.keys.intersection(keys)
        if not dropped:
            return self
        kept = tuple(clause for clause in self.clauses if clause.key not in dropped)
        return type(self)(kept, self.clock, None if KNOWN_ON in dropped else self.known_on)

    def describe(self, index: ClaimIndex) -> str:
        """All of it in one line of words."""
        parts = [clause.describe(index) for clause in self.clauses]
        if self.known_on is not None:
            parts.append(say("filter.known", day=written(self.known_on)))
        if not parts:
            return say("filter.none")
        return say("filter.joint").join((*parts, say("filter.clock", clock=self.clock.label)))

    def serial(self) -> Serial:
        """The state as JSON values."""
        return {
            "clauses": [dict(clause.serial()) for clause in self.clauses],
            "clock": self.clock.value,
            "known_on": self.known_on.isoformat() if self.known_on else None,
        }

    @classmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError naming what it cannot read."""
        listed = serial.get("clauses")
        if not isinstance(listed, list):
            raise ValueError("'clauses' must be a list")  # noqa: TRY004
        state = cls(clock=Clock(str(serial.get("clock", Clock.CLAIMED.value))))
        known_on = serial.get("known_on")
        if known_on is not None:
            state = replace(state, known_on=date.fromisoformat(str(known_on)))
        for entry in cast("list[object]", listed):
            if not isinstance(entry, dict):
                raise ValueError("a filter must be an object")  # noqa: TRY004
            clause = cast("dict[str, object]", entry)
            kind = FILTER_KINDS.get(str(clause.get("kind")))
            if kind is None:
                raise ValueError(f"unknown kind of filter {clause.get('kind')!r}")
            state = state.with_clause(kind.from_serial(clause))
        return state
