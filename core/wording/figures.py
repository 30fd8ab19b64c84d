"""Figures and grades in words and in short: a bound is never dropped, a missing figure never 0."""

from math import ceil

from msgspec import Struct

from core.messages import numeral, say
from core.vocabulary.terms import Bound, Credibility, Reliability

MISSING = "—"
"""How a missing figure is shown."""

_SIGNS = {
    Bound.APPROX: "~",
    Bound.VAGUE: "~",
    Bound.AT_LEAST: "≥ ",
    Bound.MORE_THAN: "> ",
    Bound.AT_MOST: "≤ ",
    Bound.LESS_THAN: "< ",
}
_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)


class Figure(Struct, frozen=True):
    """A figure as claimed; None where a part of it was not stated."""

    best: float | None = None
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None

    @property
    def stated(self) -> bool:
        """Whether any number was given."""
        return any(part is not None for part in (self.best, self.low, self.high))

    @property
    def many(self) -> int:
        """The number that a noun agrees with; a broken one counts as the next whole one."""
        main, span = self._parts()
        if main is None:
            main = span[1] if span is not None else 0
        return ceil(main)

    def _kind(self) -> Bound | None:
        if self.bound in _SIGNS:
            return self.bound
        low_only = self.low is not None and self.high is None
        high_only = self.high is not None and self.low is None
        if self.best is None or self.bound is Bound.RANGE:
            if low_only:
                return Bound.AT_LEAST
            if high_only:
                return Bound.AT_MOST
        return None

    def _parts(self) -> tuple[float | None, tuple[float, float] | None]:
        """The main number, and the range beside it where it says more."""
        kind = self._kind()
        if kind in _UPPER:
            main = self.best if self.best is not None else self.high
        elif kind is None:
            main = self.best
        else:
            main = self.best if self.best is not None else self.low
        if self.low is None or self.high is None:
            return (main if main is not None else self._any()), None
        if self.low == self.high and main in (None, self.low):
            return self.low, None
        return main, (self.low, self.high)

    def _any(self) -> float | None:
        return next((part for part in (self.best, self.low, self.high) if part is not None), None)

    def short(self) -> str:
        """``300``, ``≥ 14``, ``~30``, ``31–94``, ``60 (31–94)`` or a dash."""
        main, span = self._parts()
        kind = self._kind()
        sign = _SIGNS[kind] if kind else ""
        between = f"{number(span[0])}–{number(span[1])}" if span else ""
        if main is None:
            return between or MISSING
        return f"{sign}{number(main)}{f' ({between})' if between else ''}"

    def words(self) -> str:
        """``300``, ``at least 14``, ``between 31 and 94``; "" where nothing was stated."""
        main, span = self._parts()
        kind = self._kind()
        between = say("figure.between", low=number(span[0]), high=number(span[1])) if span else ""
        if main is None:
            return between
        told = say(f"figure.{kind}", number=number(main)) if kind else number(main)
        return say("figure.beside", figure=told, between=between) if between else told

    def meaning(self) -> str:
        """How the figure is meant: ``at least``, ``range``, ``exact``, ``not stated``."""
        if not self.stated:
            return say("figure.none")
        if self.bound is not None:
            return self.bound.label
        kind = self._kind()
        return kind.label if kind else say("figure.unbound")


def number(value: float) -> str:
    """A number with thousands separators and no more decimals than it needs (six at most)."""
    return numeral(value, _PLACES)


_PLACES = 6


def grade(reliability: Reliability | None, credibility: Credibility | None) -> str:
    """The Admiralty code in words: ``C4 · fairly reliable, doubtful``; ``not graded``."""
    if reliability is None and credibility is None:
        return say("grade.none")
    code = f"{reliability or '–'}{credibility or '–'}"
    source = reliability.label if reliability else say("grade.source.none")
    information = credibility.label if credibility else say("grade.information.none")
    return say("grade", code=code, source=source, information=information)
