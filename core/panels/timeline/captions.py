"""What a mark of the timeline says in words: attribution first, then the claim, then its thread."""

import numpy as np

from core.dates import written, written_span
from core.filters.dates import day_of
from core.index import UNDATED, ClaimIndex, Rows
from core.messages import numeral, say
from core.panels.bins import FIRST_DAY, LAST_DAY
from core.panels.timeline.thread import other_clock
from core.panels.timeline.view import TimelineView
from core.vocabulary.terms import Act, Clock
from core.wording import GLYPHS, claim_at
from core.wording.counts import counted
from core.wording.delays import later_or_earlier

_ANSWERING = (Act.DENY, Act.PARTLY_DENY, Act.CONFIRM, Act.REVISE, Act.RETRACT)
_LISTED = 2
_LONGEST = 180


def caption(view: TimelineView, rows: Rows) -> tuple[str, ...]:
    """Two to four lines on the claims of a mark; the first is their heading."""
    if not len(rows):
        return ()
    if len(rows) == 1:
        return _single(view, int(rows.array[0]))
    return _several(view, rows)


def days_in_words(index: ClaimIndex, clock: Clock, row: int) -> str:
    """A claim's days on a clock; says ``about`` where uncertain, and which end is open."""
    days = index.days[clock]
    first, last = int(days.first[row]), int(days.last[row])
    if first == UNDATED:
        return say("timeline.undated")
    if first == FIRST_DAY:
        said = say("timeline.upto", day=written(day_of(last)))
    elif last == LAST_DAY:
        said = say("timeline.from", day=written(day_of(first)))
    else:
        said = written_span(day_of(first), day_of(last))
    return say("timeline.about", days=said) if days.soft[row] else said


def _single(view: TimelineView, row: int) -> tuple[str, ...]:
    index = view.workspace.index
    heading = (
        days_in_words(index, view.clock, row),
        _claimant(index, row),
        _label(index, "topic", row),
    )
    lines = [_joined(*heading), _words(view, row)]
    lines.append(_other_clock(view, row))
    answers = [*_links(view, row, answered=True), *_links(view, row, answered=False)]
    lines += answers[:_LISTED]
    if len(answers) > _LISTED:
        lines.append(say("timeline.more", len(answers) - _LISTED))
    return tuple(line for line in lines if line)


def _several(view: TimelineView, rows: Rows) -> tuple[str, ...]:
    index = view.workspace.index
    days = index.days[view.clock]
    dated = rows.array[days.dated[rows.array]]
    parts = [counted(len(rows), "claim")]
    if len(dated):
        first = max(int(days.first[dated].min()), FIRST_DAY)
        parts.append(written_span(day_of(first), day_of(int(days.last[dated].max()))))
    sides = np.unique(view.side[rows.array])
    if len(sides) == 1:
        parts.append(index["claimant_side"].labels[int(sides[0])])
    kinds: list[int] = np.bincount(view.kinds(rows.array), minlength=len(GLYPHS)).tolist()
    listed = (
        say("timeline.kind", number=numeral(count), kind=glyph.meaning)
        for glyph, count in zip(GLYPHS, kinds, strict=True)
        if count
    )
    return _joined(*parts), _joined(*listed)


def _words(view: TimelineView, row: int) -> str:
    index, claims = view.workspace.index, view.workspace.dataset.claims
    for column in ("text", "translation"):
        said = " ".join(str(claims[column].iat[row]).split())
        if said:
            return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"
    written_as = str(claims["value_text"].iat[row])
    parts = (written_as, _label(index, "measure", row), _label(index, "category", row))
    return " ".join(part for part in parts if part)


def _other_clock(view: TimelineView, row: int) -> str:
    index = view.workspace.index
    other = other_clock(index, row, view.clock)
    if other is None:
        return ""
    same = index.days[view.clock]
    if (other.first, other.last) == (int(same.first[row]), int(same.last[row])):
        return ""
    said = days_in_words(index, other.clock, row)
    return say("timeline.other", clock=other.clock.label, days=said)


def _links(view: TimelineView, row: int, *, answered: bool) -> list[str]:
    index = view.workspace.index
    links, act = index.links, index["act"]
    here, there = (links.target, links.source) if answered else (links.source, links.target)
    lines: list[str] = []
    places = np.flatnonzero(here == row)
    for place in places[view.known.holds(there[places])].tolist():
        other = int(there[place])
        speaker = other if answered else row
        spoken = act.values[int(act.codes[speaker])]
        plain = "replace" if links.replaces[place] else "other"
        does = spoken if spoken in _ANSWERING else plain
        named = _claimant(index, other) or say("timeline.nobody")
        way = "answered" if answered else "answers"
        said, delay = say(f"timeline.{way}.{does}", speaker=named), _delay(view, row, other)
        lines.append(say("timeline.delayed", said=said, delay=delay) if delay else said)
    return lines


def _joined(*parts: str) -> str:
    return say("filter.joint").join(part for part in parts if part)


def _delay(view: TimelineView, row: int, other: int) -> str:
    dates = [claim_at(view.workspace.dataset, place).claimed for place in (row, other)]
    return later_or_earlier(*dates)


def _claimant(index: ClaimIndex, row: int) -> str:
    claimant = index["claimant"]
    return claimant.values[int(claimant.codes[row])]


def _label(index: ClaimIndex, key: str, row: int) -> str:
    dimension = index[key]
    code = int(dimension.codes[row])
    return dimension.labels[code] if dimension.values[code] else ""
