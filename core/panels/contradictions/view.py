"""The contradictions panel: one ranked list of what does not fit, and what was checked for it."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.comparison import sight_of
from core.contradictions import (
    KINDS,
    Checked,
    Finding,
    Kind,
    cited,
    contradictions_in,
    told,
)
from core.crossfilter import Workspace
from core.index import IntArray, Rows
from core.messages import numeral, say
from core.panels.contradictions.cells import said, said_in_full
from core.panels.contradictions.options import ContradictionsOptions
from core.panels.question import Question
from core.wording import Glyph, glyph_at
from core.wording.counts import counted

MOST = 500
"""The longest list; what lies beyond it is told by its number."""


class ContradictionsView(Struct, frozen=True, eq=False, dict=True):
    """The list as it is drawn; ``message`` says why there is nothing in it."""

    workspace: Workspace
    options: ContradictionsOptions
    findings: tuple[Finding, ...]
    counts: Mapping[Kind, int]
    """Findings of each kind in view, shown or not."""
    message: str = ""

    @property
    def total(self) -> int:
        """Findings of the kinds shown, listed or beyond the end of the list."""
        return sum(self.counts[kind] for kind in self.options.kinds)

    @property
    def more(self) -> int:
        """How many of them are beyond the end of the list."""
        return self.total - len(self.findings)

    @property
    def subtitle(self) -> str:
        """``32 findings: 9 denials · 5 divergent figures · …``, and what is not listed."""
        shown = [
            say(
                "findings.kinds",
                number=numeral(self.counts[kind]),
                kind=kind.label if self.counts[kind] == 1 else kind.plural,
            )
            for kind in KINDS
            if kind in self.options.kinds and self.counts[kind]
        ]
        if not shown:
            return ""
        hidden = sum(self.counts.values()) - self.total
        return say(
            "findings.subtitle",
            findings=counted(self.total, "finding"),
            kinds=say("filter.joint").join(shown),
            others=say("findings.others", number=numeral(hidden)) if hidden else "",
            more=say("findings.unlisted", number=numeral(self.more)) if self.more else "",
        )

    def text(self, place: int, column: str) -> str:
        """What a cell says."""
        return said(self.workspace, self.findings[place], column)

    def mark(self, place: int, column: str) -> tuple[str, Glyph] | None:
        """The side and the shape of the claim that a cell speaks of, where it speaks of one."""
        finding, index = self.findings[place], self.workspace.index
        row = {"one": finding.first, "other": finding.second}.get(column)
        if row is None:
            return None
        side = index["claimant_side"]
        return side.values[int(side.codes[row])], glyph_at(index, row)

    def tip(self, place: int, column: str) -> str:
        """What a cell says in full."""
        return said_in_full(self.workspace, self.findings[place], column)

    def sentence(self, place: int) -> str:
        """A finding in one sentence."""
        return told(self.findings[place], self.workspace.dataset, self.workspace.index)

    def copied(self, places: IntArray) -> str:
        """Findings as text: the sentence, then the citation of every claim behind it."""
        chosen: list[int] = places.tolist()
        return "\n\n".join(
            cited(self.findings[place], self.workspace.dataset, self.workspace.index)
            for place in chosen
        )

    def rows(self, places: IntArray) -> Rows:
        """The claims behind some findings."""
        chosen: list[int] = places.tolist()
        found = [self.findings[place].rows.array for place in chosen]
        return Rows(np.concatenate([np.zeros(0, dtype=np.int32), *found]))

    def places(self, rows: Rows) -> IntArray:
        """The findings that any of these claims stands behind."""
        marked = np.zeros(self.workspace.index.size, dtype=bool)
        marked[rows.array[rows.array < len(marked)]] = True
        claims, starts = self._behind
        if not len(claims) or not marked.any():
            return np.zeros(0, dtype=np.int32)
        hit = np.logical_or.reduceat(marked[claims], starts)
        return np.flatnonzero(hit).astype(np.int32)

    def place_of(self, rows: Rows) -> int:
        """The finding whose claims are exactly these, −1 where there is none."""
        return next((n for n, each in enumerate(self.findings) if each.rows == rows), -1)

    @cached_property
    def _behind(self) -> tuple[IntArray, IntArray]:
        found = [finding.rows.array for finding in self.findings]
        starts = np.cumsum([0, *(len(each) for each in found)])[:-1].astype(np.int32)
        return np.concatenate([np.zeros(0, dtype=np.int32), *found]), starts


def build(question: Question) -> ContradictionsView:
    """Find and rank what does not fit in view; raises nothing, whatever the dataset holds."""
    options = question.options
    if not isinstance(options, ContradictionsOptions):
        options = ContradictionsOptions()
    space = question.workspace
    if not question.passed.any():
        nothing = MappingProxyType(dict.fromkeys(KINDS, 0))
        return ContradictionsView(space, options, (), nothing, _unasked(question))
    sight = sight_of(question.workspace, question.filters)
    found = contradictions_in(space.dataset, space.index, sight)
    findings = found.ranked(options.kinds, options.order, MOST)
    message = "" if findings else _nothing(found.counts, found.checked)
    return ContradictionsView(space, options, findings, found.counts, message)


def _unasked(question: Question) -> str:
    if not question.index.size:
        return say("empty.contradictions")
    return say("empty.filtered")


def _nothing(counts: Mapping[Kind, int], checked: Checked) -> str:
    hidden = sum(counts.values())
    if hidden:
        return say("findings.none.kinds", findings=counted(hidden, "finding"))
    return say(
        "findings.none",
        figures=counted(checked.figures, "figure"),
        claims=counted(checked.claims, "claim"),
        comparable=numeral(checked.comparable),
        cells=counted(checked.cells, "cell"),
        statements=counted(checked.statements, "statement"),
    )
