"""The coverage stamp: how much of what is shown comes from whom, and whether it is lopsided."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from core.comparison import origins_by
from core.crossfilter import Workspace
from core.dates import written
from core.filters.dates import day_of
from core.index import BOTH, Rows, side_label
from core.messages import numeral, say
from core.vocabulary.terms import Clock
from core.wording.counts import counted

LOPSIDED = 3
"""One side's coverage is lopsided above this many times the other's."""

_NAMED = 4


class SideCoverage(Struct, frozen=True):
    """The claims that one side makes among those shown."""

    side: str
    label: str
    claims: int
    languages: tuple[tuple[str, int], ...]
    """Language of the original words as the dataset codes it ("" = not stated), most first."""
    newest: int | None
    """Day number of its newest claim on the claim clock, None where none is dated."""
    origins: int
    """Independent origins."""

    @property
    def sentence(self) -> str:
        """``Azerbaijan 61 claims (az 40, en 21; newest 8 Apr 2016; 9 independent origins)``."""
        if not self.claims:
            return say("coverage.side.none", side=self.label)
        newest = say("coverage.undated")
        if self.newest is not None:
            newest = say("coverage.newest", day=written(day_of(self.newest)))
        parts = (self._spoken, newest, counted(self.origins, "independent origin"))
        said, claims = say("coverage.joint").join(parts), counted(self.claims, "claim")
        return say("coverage.side", side=self.label, claims=claims, said=said)

    @property
    def _spoken(self) -> str:
        named = [
            say("coverage.language", language=name, number=numeral(count))
            for name, count in self.languages[:_NAMED]
            if name
        ]
        unnamed = sum(count for name, count in self.languages if not name)
        others = sum(1 for name, _ in self.languages[_NAMED:] if name)
        if not named:
            return say("coverage.language.none")
        if others:
            named.append(counted(others, "other language"))
        if unnamed:
            named.append(say("coverage.language.rest", number=numeral(unnamed)))
        return say("coverage.comma").join(named)


class Coverage(Struct, frozen=True):
    """Coverage of every side in the stable order; third parties and unnamed claimants last."""

    sides: tuple[SideCoverage, ...]
    belligerents: tuple[str, ...]

    @property
    def lopsided(self) -> tuple[SideCoverage, SideCoverage] | None:
        """The side covered most and the one covered least, where the first is over three times it.

        None where there are no two belligerent sides, or nothing of either is shown.
        """
        rivals = [side for side in self.sides if side.side in self.belligerents]
        if len(rivals) < 2:  # noqa: PLR2004 - it takes two to be lopsided
            return None
        most = max(rivals, key=lambda side: side.claims)
        least = min(rivals, key=lambda side: side.claims)
        return (most, least) if most.claims > LOPSIDED * least.claims else None

    @property
    def warning(self) -> str:
        """What a reader should be told of a lopsided coverage, "" where it is not."""
        found = self.lopsided
        if found is None:
            return ""
        most, least = found
        if not least.claims:
            claims = counted(most.claims, "claim")
            return say("coverage.lopsided.none", claims=claims, most=most.label, least=least.label)
        times = numeral(most.claims / least.claims, 1)
        return say("coverage.lopsided", most=most.label, times=times, least=least.label)

    @property
    def sentence(self) -> str:
        """Every side's coverage in one line."""
        return say("filter.joint").join(side.sentence for side in self.sides)


def coverage_of(workspace: Workspace, rows: Rows) -> Coverage:
    """The coverage of some claims."""
    index, shown = workspace.index, rows.array
    dimension = index["claimant_side"]
    size = len(dimension.values)
    codes = dimension.codes[shown].astype(np.int64)
    claims = np.bincount(codes, minlength=size)
    origins = origins_by(workspace.dataset, index, shown, codes, size)
    days = index.days[Clock.CLAIMED]
    newest = np.full(size, np.iinfo(np.int64).min)
    dated = days.dated[shown]
    np.maximum.at(newest, codes[dated], days.last[shown][dated].astype(np.int64))
    spoken = _languages(workspace, rows, size)
    sides = tuple(
        SideCoverage(
            side=side,
            label=say("side.unstated") if side == BOTH else " ".join(side_label(side).split()),
            claims=int(claims[code]),
            languages=spoken[code],
            newest=int(newest[code]) if newest[code] != np.iinfo(np.int64).min else None,
            origins=int(origins[code]),
        )
        for code, side in enumerate(dimension.values)
        if claims[code] or side in index.belligerents
    )
    return Coverage(sides, index.belligerents)


def _languages(
    workspace: Workspace, rows: Rows, size: int
) -> Sequence[tuple[tuple[str, int], ...]]:
    column = workspace.dataset.claims["language"].cat
    names = [str(name) for name in column.categories.tolist()]
    codes = column.codes.to_numpy()[rows.array].astype(np.int64)
    sides = workspace.index["claimant_side"].codes[rows.array].astype(np.int64)
    wide = max(len(names), 1)
    table = np.bincount(sides * wide + codes, minlength=size * wide).reshape(size, wide)
    return [
        tuple(
            (names[place], int(counts[place]))
            for place in sorted(np.flatnonzero(counts).tolist(), key=lambda at: (-counts[at], at))
        )
        for counts in table
    ]
