"""The footer: what stands under everything that leaves, so that it can be checked by itself."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct

from core.briefing.coverage import Coverage, coverage_of
from core.comparison import origins_by
from core.crossfilter import Denominator, Workspace
from core.dates import written
from core.filters import FilterState
from core.filters.dates import day_of
from core.handling import UNMARKED, Handling
from core.index import Rows
from core.messages import numeral, say
from core.session import SessionState
from core.summary import title_of
from core.vocabulary.terms import Basis, Clock
from core.wording.counts import counted

_HASH = 16
"""Digits of the fingerprint that are printed; 64 bits tell any two datasets apart."""


class FooterLine(Struct, frozen=True):
    """One line: what it is about, and what it says; a warning stands out."""

    name: str
    text: str
    warns: bool = False


class Footer(Struct, frozen=True):
    """Everything a reader needs to check what a product shows.

    Every field is asked for: there is no footer without one of them.
    """

    dataset: str
    fingerprint: str
    """SHA-256 of the bytes read, in hex; "" where the dataset was made in memory."""
    denominator: Denominator
    filters: str
    """The filters in words, "" where there are none."""
    clock: Clock
    known_on: date | None
    newest: date | None
    """Day of the newest claim shown, on the claim clock."""
    bases: tuple[tuple[Basis, int], ...]
    """Counting bases of the figures shown and how many figures each has, in stable order."""
    sources: int
    unsourced: int
    """Claims shown that name no source."""
    origins: int
    """Independent origins among those."""
    graded: int
    """Claims shown with a grade of source or information (Admiralty code)."""
    reliability: tuple[tuple[str, int], ...]
    """Claims shown of each grade of the source A–F; those without one are left out."""
    credibility: tuple[tuple[str, int], ...]
    """Claims shown of each grade of the information 1–6; those without one are left out."""
    coverage: Coverage
    handling: Handling
    made: date
    overridden: tuple[str, ...]
    """Lints that it left in spite of, in a few words each."""

    @property
    def lines(self) -> tuple[FooterLine, ...]:
        """The footer line by line."""
        lines = [
            FooterLine(say("footer.filters"), self._filters),
            FooterLine(say("footer.shown"), self.denominator.sentence),
            FooterLine(say("footer.asof"), self._as_of),
            FooterLine(say("footer.sources"), self._sources),
            FooterLine(say("footer.figures"), self._figures),
            FooterLine(say("footer.grading"), self._grading),
            FooterLine(say("footer.coverage"), self.coverage.sentence),
        ]
        if self.coverage.warning:
            lines.append(FooterLine(say("footer.coverage"), self.coverage.warning, warns=True))
        if self.overridden:
            told = say("footer.overridden", lints=_listed(self.overridden))
            lines.append(FooterLine(say("footer.checks"), told, warns=True))
        lines.append(FooterLine(say("footer.data"), self._data))
        return tuple(lines)

    @property
    def text(self) -> str:
        """The footer as plain text, a line each, the marking last where there is one."""
        told = [(line.name, line.text) for line in self.lines]
        if self.handling.text:
            told.append((say("footer.handling"), self.handling.text))
        return "\n".join(say("footer.line", name=name, text=text) for name, text in told)

    @property
    def _filters(self) -> str:
        filters = self.filters or say("footer.filters.none")
        return say("footer.filters.text", filters=filters, clock=self.clock.label)

    @property
    def _as_of(self) -> str:
        newest = say("footer.newest.none")
        if self.newest is not None:
            newest = say("footer.newest", day=written(self.newest))
        if self.known_on is None:
            return newest
        return say("footer.known", day=written(self.known_on), newest=newest)

    @property
    def _figures(self) -> str:
        parts = [
            say("footer.bases.one", basis=basis.label, number=numeral(count))
            for basis, count in self.bases
        ]
        return say("footer.bases", bases=_listed(parts)) if parts else say("footer.bases.none")

    @property
    def _sources(self) -> str:
        origins = counted(self.origins, "independent origin")
        said = say("footer.sources.text", sources=counted(self.sources, "source"), origins=origins)
        if not self.unsourced:
            return said
        return say("footer.sources.unsourced", said=said, claims=counted(self.unsourced, "claim"))

    @property
    def _grading(self) -> str:
        said = say("footer.graded", self.denominator.shown, graded=numeral(self.graded))
        parts = [
            say(f"footer.graded.{what}", grades=_grades(spread))
            for what, spread in (
                ("source", self.reliability),
                ("information", self.credibility),
            )
            if spread
        ]
        if not parts:
            return said
        return say("footer.graded.spread", said=said, spread=say("footer.graded.joint").join(parts))

    @property
    def _data(self) -> str:
        known = say("footer.data.memory")
        if self.fingerprint:
            known = say("footer.data.hash", hash=self.fingerprint[:_HASH])
        day = written(self.made)
        return say("footer.data.text", dataset=self.dataset, known=known, day=day)


def _listed(parts: Sequence[str]) -> str:
    return say("filter.joint").join(parts)


def _grades(spread: Sequence[tuple[str, int]]) -> str:
    return say("footer.graded.comma").join(
        say("footer.graded.grade", grade=grade, number=numeral(count)) for grade, count in spread
    )


def footer_of(
    state: SessionState,
    made: date,
    handling: Handling = UNMARKED,
    overridden: tuple[str, ...] = (),
) -> Footer:
    """The footer of what a state shows."""
    workspace, filters = state.workspace, state.filters
    index = workspace.index
    rows = Rows.where(workspace.mask(filters))
    whole = np.zeros(len(rows), dtype=np.int64)
    sources = index["source"]
    named = sources.codes[rows.array] != sources.code_of.get("", -1)
    return Footer(
        dataset=title_of(workspace.dataset) or say("footer.dataset"),
        fingerprint=workspace.dataset.fingerprint,
        denominator=workspace.denominator(filters),
        filters=_in_words(workspace, filters),
        clock=filters.clock,
        known_on=filters.known_on,
        newest=_newest(workspace, rows),
        bases=_bases(workspace, rows),
        sources=len(np.unique(sources.codes[rows.array][named])),
        unsourced=int((~named).sum()),
        origins=int(origins_by(workspace.dataset, index, rows.array, whole, 1)[0]),
        graded=_graded(workspace, rows),
        reliability=_spread(workspace, rows, "reliability"),
        credibility=_spread(workspace, rows, "credibility"),
        coverage=coverage_of(workspace, rows),
        handling=handling,
        made=made,
        overridden=overridden,
    )


def _in_words(workspace: Workspace, filters: FilterState) -> str:
    parts = [clause.describe(workspace.index) for clause in filters.clauses]
    if filters.known_on is not None:
        parts.append(say("filter.known", day=written(filters.known_on)))
    return _listed(parts)


def _newest(workspace: Workspace, rows: Rows) -> date | None:
    days = workspace.index.days[Clock.CLAIMED]
    last = days.last[rows.array][days.dated[rows.array]]
    return day_of(int(last.max())) if len(last) else None


def _bases(workspace: Workspace, rows: Rows) -> tuple[tuple[Basis, int], ...]:
    claims, basis = workspace.dataset.claims, workspace.index["basis"]
    figures = np.zeros(len(claims), dtype=bool)
    for column in ("best", "low", "high"):
        figures |= claims[column].notna().to_numpy(dtype=bool)
    shown = rows.array[figures[rows.array]]
    counts = np.bincount(basis.codes[shown], minlength=len(basis.values))
    found: dict[Basis, int] = dict.fromkeys(Basis, 0)
    for value, count in zip(basis.values, counts.tolist(), strict=True):
        found[Basis(value) if value else Basis.UNKNOWN] += count
    return tuple((basis, count) for basis, count in found.items() if count)


def _spread(workspace: Workspace, rows: Rows, key: str) -> tuple[tuple[str, int], ...]:
    dimension = workspace.index[key]
    counts: list[int] = np.bincount(
        dimension.codes[rows.array], minlength=len(dimension.values)
    ).tolist()
    return tuple(
        (value, count)
        for value, count in zip(dimension.values, counts, strict=True)
        if value and count
    )


def _graded(workspace: Workspace, rows: Rows) -> int:
    given = np.zeros(len(rows), dtype=bool)
    for key in ("reliability", "credibility"):
        dimension = workspace.index[key]
        given |= dimension.codes[rows.array] != dimension.code_of.get("", -1)
    return int(given.sum())
