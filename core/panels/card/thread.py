"""The thread of a claim: what it answers, what answers it, in the order of time."""

from datetime import date

import numpy as np
from msgspec import Struct

from core.crossfilter import Workspace
from core.filters.dates import day_of
from core.index import UNDATED, ClaimIndex, IntArray
from core.messages import numeral, say
from core.panels.question import Question
from core.threads import ANSWERS, SPOKEN, Answer, Threads
from core.vocabulary.terms import Clock
from core.wording import Claim, Glyph, claim_at, glyph_at, proposition
from core.wording.dates import short
from core.wording.delays import delay
from core.wording.threads import does, no_reply, not_named

LONGEST = 40
"""A thread is cut to so many claims around the one looked at."""


class Step(Struct, frozen=True):
    """One claim of a thread; ``delay`` is how long after the claims it answers it was made."""

    row: int
    side: str
    glyph: Glyph
    date: str
    claimant: str
    does: str
    words: str
    delay: str
    here: bool


class Strand(Struct, frozen=True):
    """The step at place ``source`` answers the one at place ``target``."""

    source: int
    target: int
    answer: Answer


class Thread(Struct, frozen=True):
    """A thread in the order of time; no steps where a claim stands alone."""

    steps: tuple[Step, ...] = ()
    strands: tuple[Strand, ...] = ()
    total: int = 0
    """Claims in the whole thread, those cut off included."""
    remarks: tuple[str, ...] = ()
    """That nobody replied, that what is answered is not in the dataset."""

    @property
    def heading(self) -> str:
        """``Thread of 4 claims``."""
        if not self.steps:
            return say("thread")
        if self.total > len(self.steps):
            return say("thread.part", self.total, shown=numeral(len(self.steps)))
        return say("thread.of", self.total)


def thread(question: Question, row: int) -> Thread:
    """Every claim linked to one, directly or not, in time order, as known on the day asked for."""
    workspace, threads = question.workspace, question.threads
    rows = in_time(workspace, threads.rows(row).array)
    remarks = _remarks(question, row)
    if len(rows) == 1:
        return Thread(remarks=remarks)
    here = int(np.flatnonzero(rows == row)[0])
    start = max(0, min(here - LONGEST // 2, len(rows) - LONGEST))
    shown = rows[start : start + LONGEST].tolist()
    links = _links(threads, row)
    place = {number: at for at, number in enumerate(shown)}
    return Thread(
        steps=tuple(_step(workspace, number, row, links) for number in shown),
        strands=tuple(
            Strand(place[link.source], place[link.target], link.answer)
            for link in links
            if link.source in place and link.target in place
        ),
        total=len(rows),
        remarks=remarks,
    )


def in_time(workspace: Workspace, rows: IntArray) -> IntArray:
    """Rows by the moment they were claimed; undated ones last, equals as they stand."""
    moments = workspace.dataset.claims["claimed_on_from"].to_numpy()[rows]
    return rows[np.argsort(moments, kind="stable")]


def summary(claim: Claim) -> str:
    """Kind of answer, figure and what is claimed, in few words."""
    said = proposition(claim)
    if not claim.figure.stated:
        return said
    return say("thread.summary", figure=claim.figure.short(), what=said)


class _Link(Struct, frozen=True):
    source: int
    target: int
    answer: Answer


def _links(threads: Threads, row: int) -> list[_Link]:
    places = threads.links_of(row)
    return [
        _Link(source, target, ANSWERS[int(answer)])
        for source, target, answer in zip(
            threads.links.source[places].tolist(),
            threads.links.target[places].tolist(),
            threads.answers[places].tolist(),
            strict=True,
        )
    ]


def _step(workspace: Workspace, row: int, here: int, links: list[_Link]) -> Step:
    index, claim = workspace.index, claim_at(workspace.dataset, row)
    mine = [link for link in links if link.source == row]
    answered = [claim_at(workspace.dataset, link.target) for link in mine]
    given = sorted((link.answer for link in mine), key=ANSWERS.index)
    verb = does(claim, given[0] if given else None)
    dimension = index["claimant_side"]
    answers = bool(mine) or claim.act in SPOKEN
    return Step(
        row=row,
        side=dimension.values[int(dimension.codes[row])],
        glyph=glyph_at(index, row),
        date=short(claim.claimed),
        claimant=claim.claimant,
        does=verb,
        words=say("thread.step", does=verb, summary=summary(claim)) if answers else summary(claim),
        delay=_delay(claim, answered),
        here=row == here,
    )


def _delay(claim: Claim, answered: list[Claim]) -> str:
    """After the latest of the claims it answers: before that it cannot have answered them all."""
    dated = [
        (other.claimed.ends[1], other.claim_id, other) for other in answered if other.claimed.ends
    ]
    return delay(max(dated)[2].claimed, claim.claimed) if dated else ""


def _remarks(question: Question, row: int) -> tuple[str, ...]:
    workspace, threads, filters = question.workspace, question.threads, question.filters
    claim, index = claim_at(workspace.dataset, row), workspace.index
    said: list[str] = []
    missing = _missing(workspace, row)
    alone = not bool((index.links.source == row).any())
    if missing or (alone and claim.act in SPOKEN):
        said.append(not_named(claim, missing))
    known = bool(question.known[row])
    if known and threads.mask(Answer.NONE)[row]:
        until = filters.known_on or _newest(index)
        said.append(no_reply(claim, until, as_known=filters.known_on is not None))
    return tuple(said)


def _missing(workspace: Workspace, row: int) -> tuple[str, ...]:
    claims = workspace.dataset.claims
    named = [
        claim_id.strip()
        for column in ("replies_to", "supersedes")
        for claim_id in str(claims[column].iat[row]).split(";")
    ]
    return tuple(
        dict.fromkeys(
            claim_id for claim_id in named if claim_id and claim_id not in workspace.index.row_of
        )
    )


def _newest(index: ClaimIndex) -> date | None:
    days = index.days[Clock.CLAIMED]
    newest = int(days.first.max(initial=UNDATED))
    return None if newest == UNDATED else day_of(newest)
